"""Turning what was typed or tapped at a door into clean values."""

from django import forms
from django.utils.translation import gettext_lazy as _

from leadlight.people import emblems
from leadlight.people.codes import clean_code


class CodeForm(forms.Form):
    code = forms.CharField(max_length=60, required=False)

    def clean_code(self):
        return clean_code(self.cleaned_data["code"])


class NameForm(forms.Form):
    name = forms.CharField(max_length=60, required=False)


class EmblemForm(forms.Form):
    motif = forms.ChoiceField()
    one = forms.ChoiceField()
    two = forms.ChoiceField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        glasses = [(glass, glass) for glass in emblems.GLASSES]
        self.fields["motif"].choices = [(name, name) for name in emblems.motifs()]
        self.fields["one"].choices = self.fields["two"].choices = glasses

    def clean(self):
        found = super().clean()
        if found.get("one") and found.get("one") == found.get("two"):
            raise forms.ValidationError(_("Two different glasses make a ring. Pick another one."))
        return found
