"""Turning what was typed into clean values. # words: family"""

from django import forms
from django.utils.translation import gettext_lazy as _

from leadlight.platform.languages import FAMILY_LANGUAGES

HOW = (
    ("here", _("We come to school")),
    ("video", _("By video")),
    ("phone", _("By phone")),
    ("later", _("Later: please record it for us")),
)
LANGUAGES = [(each.code, each.own_name) for each in FAMILY_LANGUAGES]


class ReplyForm(forms.Form):
    """Who comes, how, in which language, and what they need."""

    who_comes = forms.CharField(max_length=160, required=False, strip=True)
    how = forms.ChoiceField(choices=HOW, required=False)
    language = forms.ChoiceField(choices=LANGUAGES, required=False)
    interpreter = forms.BooleanField(required=False)
    needs = forms.CharField(max_length=300, required=False, strip=True)

    def values(self) -> dict:
        """As `actions.answer` takes them."""
        clean = self.cleaned_data
        kept = {name: clean[name] for name in ("who_comes", "language", "needs")}
        wanted = (clean["language"] or "yes") if clean["interpreter"] else ""
        return {**kept, "how": clean["how"] or "here", "interpreter": wanted}


class WaysForm(forms.Form):
    """Cannot come: another way."""

    way = forms.ChoiceField(choices=[(w, w) for w in ("other", "video", "phone", "later", "no")])
    who_comes = forms.CharField(max_length=160, required=False, strip=True)

    def values(self) -> dict:
        way = self.cleaned_data["way"]
        coming = {"other": "other", "no": "no"}.get(way, "yes")
        how = {"other": "here", "no": "not"}.get(way, way)
        return {"coming": coming, "how": how, "who_comes": self.cleaned_data["who_comes"]}


class ToldForm(ReplyForm):
    """The same, as a family said it to the teacher, with whether they come at all."""

    coming = forms.ChoiceField(
        choices=[("yes", _("come")), ("other", _("somebody else comes")), ("no", _("cannot come"))]
    )


class SeparateForm(forms.Form):
    words = forms.CharField(max_length=2000, required=False, strip=True)
    asked_from = forms.CharField(max_length=16, required=False)


class OfferForm(forms.Form):
    offered = forms.CharField(max_length=200, strip=True)


class InvitingForm(forms.Form):
    """The child's words; the pane is checked against the child's own by the action."""

    words = forms.CharField(max_length=600, required=False, strip=True)
    artifact = forms.IntegerField(required=False, min_value=1)
    sound = forms.FileField(required=False)
