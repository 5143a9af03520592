"""What is typed about goals and promises, cleaned."""

from django import forms
from django.utils.translation import gettext_lazy as _

from leadlight.goals.models import CheckIn

NOTHING_SAID = _("Write or say one thing. One small thing is enough.")


class WordsOrVoice(forms.Form):
    """Words, a recorded voice, or both. One of them is enough."""

    words = forms.CharField(required=False, max_length=2000, strip=True)
    sound = forms.FileField(required=False)

    def clean(self):
        found = super().clean()
        if not self.errors and not found.get("words") and not found.get("sound") and not self.already_heard():
            raise forms.ValidationError(NOTHING_SAID)
        return found

    def already_heard(self) -> bool:
        """Whether there is a recording from before that stays."""
        return False


class GoalForm(WordsOrVoice):
    """The learner's goal: words or voice, the first step, where it belongs, a day to look again."""

    first_step = forms.CharField(required=False, max_length=1000)
    area = forms.CharField(required=False, max_length=40)
    look_again_on = forms.DateField(required=False)

    def __init__(self, *args, goal=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.goal = goal

    def already_heard(self):
        return bool(self.goal and self.goal.sound_id)


class PromiseForm(WordsOrVoice):
    """One's own promise."""


class LookForm(forms.Form):
    """How it goes with a promise. The tap is enough; words and voice are welcome."""

    state = forms.ChoiceField(
        choices=[(state, state) for state in CheckIn.STATES],
        error_messages={"required": _("Tap one of the three. Each is a good answer.")},
    )
    words = forms.CharField(required=False, max_length=2000)
    sound = forms.FileField(required=False)


class DayForm(forms.Form):
    """A day to look again; empty means some day."""

    day = forms.DateField(
        required=False, error_messages={"invalid": _("Write the day like 2027-02-12, or choose it in the calendar.")}
    )
