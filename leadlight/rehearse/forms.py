"""What a friend noticed, and one question."""
# words: learner

from django import forms
from django.utils.translation import gettext_lazy as _

LONG = {"max_length": _("That is very long. Make it a little shorter, then give it.")}


class AdviceForm(forms.Form):
    noticed = forms.CharField(max_length=600, required=False, error_messages=LONG)
    question = forms.CharField(max_length=600, required=False, error_messages=LONG)
    noticed_sound = forms.FileField(required=False)
    question_sound = forms.FileField(required=False)

    def clean(self):
        values = super().clean()
        values["criteria"] = [words[:160] for words in dict.fromkeys(self.data.getlist("criteria"))][:12]
        given = any(values.get(name) for name in ("noticed", "question", "noticed_sound", "question_sound"))
        if not given and not values["criteria"] and not self.errors:
            raise forms.ValidationError(_("Write, say or tick one thing."))
        return values
