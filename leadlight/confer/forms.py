"""What is typed, tapped or recorded around a meeting, cleaned."""

# words: family, learner
from django import forms
from django.utils.translation import gettext_lazy as _

from leadlight.confer.wording import CHIPS
from leadlight.goals.forms import WordsOrVoice

NOTHING_SAID = _("Write, speak or tap the heart. A few words are enough.")
NOTHING_NOTED = _("Tap a word or write one.")


class SayForm(WordsOrVoice):
    """Words, a voice or a heart for the learner."""

    heart = forms.BooleanField(required=False)
    part = forms.IntegerField(required=False)

    def already_heard(self):
        return bool(self.cleaned_data.get("heart"))

    def clean(self):
        if not any(self.data.get(name, "").strip() for name in ("words", "heart")) and not self.files.get("sound"):
            raise forms.ValidationError(NOTHING_SAID)
        return super().clean()


class OneLineForm(forms.Form):
    """A question for later, or somebody else's words."""

    words = forms.CharField(max_length=2000)


class JotForm(forms.Form):
    """Tapped chips, a few words, and who may read them."""

    chips = forms.MultipleChoiceField(required=False, choices=[(chip, chip) for chip in CHIPS])
    words = forms.CharField(required=False, max_length=2000)
    shared = forms.BooleanField(required=False)

    def clean(self):
        found = super().clean()
        if not self.errors and not found.get("words") and not found.get("chips"):
            raise forms.ValidationError(NOTHING_NOTED)
        return found

    @property
    def noted(self) -> dict:
        found = self.cleaned_data
        return {"chips": found["chips"], "words": found["words"], "private": not found["shared"]}


class ToldForm(forms.Form):
    """What somebody without a phone said or promised, written down for them."""

    who = forms.IntegerField(min_value=1)
    words = forms.CharField(max_length=2000)
    promised = forms.BooleanField(required=False)
