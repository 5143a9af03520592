"""What is typed about a learner and their family."""

from django import forms
from django.utils.translation import gettext_lazy as _

from leadlight.people.emblems import GLASSES, SEGMENTS, motifs
from leadlight.people.forms.begin import BAND_CHOICES
from leadlight.people.forms.line import Line
from leadlight.platform.languages import FAMILY_LANGUAGES


def languages():
    named = [(each.code, f"{each.name} · {each.own_name}") for each in FAMILY_LANGUAGES]
    return [("", _("Not known yet")), *named]


def bands():
    return [("", _("As the class")), *BAND_CHOICES]


class ChildName(forms.Form):
    name = Line(
        label=_("What is the child called?"),
        max_length=120,
        help_text=_("First name and family name, in any script. A first name alone does too."),
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "dir": "auto"}),
    )


class Card(forms.Form):
    display = Line(label=_("Called"), max_length=120, help_text=_("As the class says it."))
    full = Line(label=_("Whole name"), max_length=160, required=False, help_text=_("For lists and letters."))
    spoken = Line(
        label=_("How it sounds"),
        max_length=120,
        required=False,
        help_text=_("Only where it is not said as it is written: “SEE-an” for Seán. Read aloud, it is said this way."),
    )
    band = forms.ChoiceField(label=_("Look of the pages"), required=False, choices=bands)
    motif = forms.ChoiceField(label=_("Emblem"), choices=lambda: [(name, name) for name in motifs()])
    one = forms.ChoiceField(label=_("First glass"), choices=[(glass, glass) for glass in GLASSES])
    other = forms.ChoiceField(label=_("Second glass"), choices=[(glass, glass) for glass in GLASSES])
    segments = forms.TypedChoiceField(coerce=int, choices=[(n, n) for n in SEGMENTS], widget=forms.HiddenInput)

    def card(self):
        """The clean values as `change_card` takes them."""
        clean = dict(self.cleaned_data)
        parts = (clean.pop("motif"), clean.pop("one"), clean.pop("other"), str(clean.pop("segments")))
        return {**clean, "emblem": ":".join(parts)}

    @classmethod
    def of(cls, person, posted=None):
        motif, one, other, segments = (person.emblem.split(":") + [""] * 4)[:4]
        fields = {name: getattr(person, name) for name in ("display", "full", "spoken", "band")}
        parts = {"motif": motif, "one": one, "other": other, "segments": segments or SEGMENTS[0]}
        return cls(posted, initial={**fields, **parts})


class FamilyMember(forms.Form):
    name = Line(
        label=_("Name"),
        max_length=120,
        help_text=_("As the child says it, if you like: “Teta”."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    relation = Line(
        label=_("How they belong together"),
        max_length=60,
        required=False,
        help_text=_("In any words: aunt, foster carer, big brother. Nothing is fine too."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language"), required=False, choices=languages)
    household = forms.IntegerField(
        label=_("Household"),
        min_value=1,
        max_value=9,
        initial=1,
        help_text=_("Adults with the same number come together and get one time."),
    )
    invited = forms.BooleanField(label=_("Gets an invitation of their own"), required=False, initial=True)


class Reach(forms.Form):
    """A phone number or a mail address; which of them is seen by itself."""

    value = Line(label=_("Phone or mail"), max_length=254)

    def clean_value(self):
        value = self.cleaned_data["value"].strip()
        if "@" in value:
            return forms.EmailField(error_messages={"invalid": NOT_A_MAIL}).clean(value)
        if sum(letter.isdigit() for letter in value) < 5:
            raise forms.ValidationError(_("A phone number has digits, a mail address has an @. This has neither."))
        return value


NOT_A_MAIL = _("This does not look like a mail address. One looks like rosa@post.example.")
