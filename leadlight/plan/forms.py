"""What a child, a teacher or a class typed into the pages of planning, turned into clean values."""

from django import forms
from django.utils.translation import gettext_lazy as _

from leadlight.plan.models import Boundary, Criterion
from leadlight.plan.names import SEVEN, WORDS
from leadlight.plan.queries.reasons import known

LONG = _("That is very long. Make it a little shorter, then keep it.")


def line(most, **more):
    """One line of words with room for `most` letters."""
    return forms.CharField(max_length=most, required=False, error_messages={"max_length": LONG}, **more)


class WhyForm(forms.Form):
    """Why this one: tapped, written, spoken, or nothing at all."""

    reason = line(1000)
    sound = forms.FileField(required=False)

    def clean(self):
        values = super().clean()
        values["reasons"] = known(self.data.getlist("reasons"))
        return values


class PickForm(WhyForm):
    """One thing for a part: a tapped piece, an activity or a topic."""

    artifact = forms.IntegerField(required=False, min_value=1)
    activity = line(200)
    topic = line(200)


class PartForm(forms.Form):
    name = line(80)


class NewPartForm(forms.Form):
    name = forms.CharField(
        max_length=80, error_messages={"required": _("What is it called? One word is enough."), "max_length": LONG}
    )


class ShapeForm(forms.Form):
    """How a part is meant; each button of the page sends one of these."""

    minutes = forms.IntegerField(required=False)
    if_time = forms.NullBooleanField(required=False)
    only_us = forms.NullBooleanField(required=False)
    fresh = forms.NullBooleanField(required=False)
    need = line(500)

    def values(self) -> dict:
        """Only what was sent."""
        return {name: value for name, value in self.cleaned_data.items() if name in self.data and value is not None}


class NotesForm(forms.Form):
    words = line(4000)


class SuggestionForm(forms.Form):
    """An idea or a question for a child; words or a voice, about a part, a piece, or nothing in particular."""

    words = line(600)
    asks = forms.BooleanField(required=False)
    sound = forms.FileField(required=False)
    part = forms.IntegerField(required=False)
    artifact = forms.IntegerField(required=False)

    def clean(self):
        values = super().clean()
        if not values.get("words") and not values.get("sound") and not self.errors:
            raise forms.ValidationError(_("Write or say what you would like to leave."))
        return values


class NoteForForm(forms.Form):
    """What a child said they choose, written down by an adult."""

    part = forms.IntegerField()
    artifact = forms.IntegerField(required=False)
    activity = line(200)
    reason = line(1000)


class BoundaryForm(forms.ModelForm):
    seven = forms.ChoiceField(
        required=False, choices=[("", _("all parts together")), *((name, WORDS[name]) for name in SEVEN)]
    )

    class Meta:
        model = Boundary
        fields = ["words", "seven", "least", "most"]
        error_messages = {"words": {"required": _("Write what you agree on."), "max_length": LONG}}

    def clean(self):
        values = super().clean()
        least, most = values.get("least"), values.get("most")
        if least is not None and most is not None and least > most:
            self.add_error("most", _("This is fewer than the line before. Swap them?"))
        return values


class CriterionForm(forms.ModelForm):
    class Meta:
        model = Criterion
        fields = ["sense", "words", "made_by"]
        error_messages = {"words": {"required": _("Write it in the class’s own words."), "max_length": LONG}}
