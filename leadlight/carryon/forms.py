"""What is typed after a conference, cleaned."""

from django import forms
from django.utils.translation import gettext_lazy as _

from leadlight.carryon.actions import FACES, LIKE_ME
from leadlight.reflect.forms import TOO_LONG

DAY_HELP = {"invalid": _("Write the day like 2027-02-12, or choose it in the calendar.")}


class AfterForm(forms.Form):
    """A face, words or a voice. Any one of them is enough."""

    face = forms.ChoiceField(required=False, choices=[("", ""), *((face, face) for face in FACES)])
    like_me = forms.ChoiceField(required=False, choices=[("", ""), *((each, each) for each in LIKE_ME)])
    question = forms.CharField(required=False, max_length=60)
    words = forms.CharField(
        required=False, max_length=4000,
        error_messages={"max_length": _("That is a long story. Keep 4,000 letters here and tell the rest aloud.")},
    )  # fmt: skip
    sound = forms.FileField(required=False)


class FollowUpForm(forms.Form):
    learner = forms.IntegerField(error_messages={"required": _("Choose the child it is about.")})
    words = forms.CharField(
        max_length=2000, error_messages={"required": _("Write what is to be done, in a few words."), **TOO_LONG}
    )
    by_day = forms.DateField(required=False, error_messages=DAY_HELP)
    channel = forms.CharField(required=False, max_length=12, error_messages=TOO_LONG)


class AskSchoolForm(forms.Form):
    """Something for school only: the child does not see it."""

    words = forms.CharField(
        max_length=2000, error_messages={"required": _("Write your question in a few words."), **TOO_LONG}
    )


class WordsForm(forms.Form):
    """An answer, or the same thing said better."""

    words = forms.CharField(max_length=4000, error_messages={"required": _("Write a few words first."), **TOO_LONG})


class DayForm(forms.Form):
    by_day = forms.DateField(required=False, error_messages=DAY_HELP)


class MiniForm(forms.Form):
    """A small conference: who comes, and when, if a time is set."""

    adults = forms.TypedMultipleChoiceField(coerce=int, required=False)
    starts_at = forms.DateTimeField(
        required=False, input_formats=["%Y-%m-%dT%H:%M"],
        error_messages={"invalid": _("Write the time like 2027-02-12 16:20, or choose it in the calendar.")},
    )  # fmt: skip
    place = forms.CharField(required=False, max_length=60, error_messages=TOO_LONG)

    def __init__(self, *args, adults=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adults"].choices = [(row.pk, row.display) for row in adults]


class CoverForm(forms.Form):
    person = forms.IntegerField(error_messages={"required": _("Choose who takes over.")})
    until = forms.DateField(required=False, error_messages=DAY_HELP)
    words = forms.CharField(required=False, max_length=4000, error_messages=TOO_LONG)
    tell = forms.BooleanField(required=False)
    told = forms.CharField(required=False, max_length=200, error_messages=TOO_LONG)
