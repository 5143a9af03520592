"""What was typed and attached, turned into clean values. Trouble is told in words that help."""

from django import forms
from django.utils.translation import gettext_lazy as _

from leadlight.people.models import Person
from leadlight.portfolio.actions.made import Made
from leadlight.portfolio.models import GLASSES, Artifact, Version

LONGEST = 20_000  # letters in one text
GLASS_NAMES = {
    "ruby": _("Ruby"), "amber": _("Amber"), "honey": _("Honey"), "leaf": _("Leaf"), "lagoon": _("Lagoon"),
    "cobalt": _("Cobalt"), "iris": _("Iris"), "rose": _("Rose"),
}  # fmt: skip
GLASS_CHOICES = [(glass, GLASS_NAMES[glass]) for glass in GLASSES]
FIRST_GLASS = {"photo": "honey", "drawing": "lagoon", "voice": "ruby", "writing": "iris", "paper": "leaf"}
UNKNOWN = _("Please choose one of these.")


def short(limit, **options):
    """A line of text that may stay empty and says kindly how much fits."""
    told = {"max_length": _("This is very long. %(limit_value)d letters fit here.")}
    return forms.CharField(max_length=limit, required=False, error_messages=told, **options)


def one_of(choices, **options):
    return forms.ChoiceField(
        choices=choices, error_messages={"invalid_choice": UNKNOWN, "required": UNKNOWN}, **options
    )


class Attached(forms.FileField):
    """A picture or a sound; what it really is, is found out when it is kept."""

    default_error_messages = {
        "invalid": _("This did not arrive. Choose it once more."),
        "missing": _("This did not arrive. Choose it once more."),
        "empty": _("There is nothing in this one. Choose another."),
        "max_length": _("This has a very long name. Give it a short one and choose it again."),
    }


class MadeForm(forms.Form):
    """Words, a picture, a sound: whatever was made. `words` may come from a textarea or stay away."""

    words = short(LONGEST, strip=True)
    alt = short(300)
    language = short(16)
    picture = Attached(required=False)
    sound = Attached(required=False)

    def made(self) -> Made:
        typed, sent = self.cleaned_data, self.cleaned_data.get
        return Made(
            picture=sent("picture"), sound=sent("sound"), words=typed.get("words", ""), alt=typed.get("alt", ""),
            language=typed.get("language", ""),
        )  # fmt: skip

    def spot(self) -> dict:
        x, y = self.cleaned_data.get("spot_x"), self.cleaned_data.get("spot_y")
        return {"spot_x": x, "spot_y": y} if x is not None and y is not None else {}


class SpotMixin(forms.Form):
    spot_x = forms.FloatField(required=False, min_value=0, max_value=1)
    spot_y = forms.FloatField(required=False, min_value=0, max_value=1)
    where = short(7)

    def spot(self) -> dict:
        """A tapped spot, or one of nine places chosen by name ("0.5,0.2")."""
        x, y = self.cleaned_data.get("spot_x"), self.cleaned_data.get("spot_y")
        where = self.cleaned_data.get("where", "")
        if x is None and "," in where:
            parts = where.split(",")
            x, y = (
                (float(part) for part in parts)
                if set(parts) <= {"0.2", "0.5", "0.8"} and len(parts) == 2
                else (None,) * 2
            )
        return {"spot_x": x, "spot_y": y} if x is not None and y is not None else {}


class DetailsForm(forms.Form):
    """What a pane says about itself. Only what is sent changes."""

    title = short(120)
    place = short(80)
    area = short(40)
    glass = one_of(GLASS_CHOICES, required=False)
    in_picture = forms.ModelMultipleChoiceField(Person.objects.none(), required=False)

    def __init__(self, *args, viewer, learner_id=None, **kwargs):
        super().__init__(*args, **kwargs)
        known = viewer.classmates() if viewer.hat == "learner" else viewer.learners_taught()
        self.fields["in_picture"].queryset = Person.objects.visible_to(viewer).filter(pk__in=known)
        self.fields["in_picture"].error_messages["invalid_choice"] = UNKNOWN

    def details(self) -> dict:
        sent = {name for name in ("title", "place", "area", "glass") if name in self.data}
        fields = {name: self.cleaned_data[name] for name in sent}
        if not fields.get("glass", "-"):
            del fields["glass"]
        if "in_picture" in self.data or "people_asked" in self.data:
            fields["in_picture"] = list(self.cleaned_data["in_picture"])
        return fields


class PieceForm(DetailsForm, MadeForm):
    """A new piece of one kind."""

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["glass"].initial = FIRST_GLASS[kind]

    def fields_of_piece(self) -> dict:
        return {"kind": self.kind, "glass": FIRST_GLASS[self.kind], **self.details()}


class ReflectionForm(SpotMixin, MadeForm):
    """The child's words, with the starter they began from."""

    starter_id = short(80)
    starter = short(160)
    pictures = forms.MultipleChoiceField(required=False, error_messages={"invalid_choice": UNKNOWN})
    shared = forms.BooleanField(required=False)

    def __init__(self, *args, picture_words=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pictures"].choices = [(name, name) for name in picture_words]

    def fields_of_reflection(self) -> dict:
        names = ("starter_id", "starter", "pictures", "shared")
        return {name: self.cleaned_data[name] for name in names} | self.spot()


class CommentForm(SpotMixin, MadeForm):
    """Somebody's words to the child."""


class FrontForm(forms.Form):
    title = short(80)
    line = short(200)
    glass = one_of(GLASS_CHOICES)
    large = forms.ModelChoiceField(Artifact.objects.none(), required=False)

    def __init__(self, *args, viewer, **kwargs):
        super().__init__(*args, **kwargs)
        seen = Version.objects.filter(picture__isnull=False).values("artifact_id")
        self.fields["large"].queryset = Artifact.objects.changeable_by(viewer).in_window().filter(pk__in=seen)
        self.fields["large"].error_messages["invalid_choice"] = UNKNOWN


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class AttachedMany(Attached):
    widget = ManyFiles

    def clean(self, files, initial=None):
        one = super().clean
        return [one(each, initial) for each in files] if files else []


class ClassPhotoForm(forms.Form):
    """Photos of the day and the children they belong to."""

    MOST = 30  # photos times children at once

    picture = AttachedMany(required=False)
    whose = forms.ModelMultipleChoiceField(
        Person.objects.none(), required=False, error_messages={"invalid_choice": UNKNOWN}
    )
    title = short(120)
    together = forms.BooleanField(required=False)

    def __init__(self, *args, learners, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["whose"].queryset = learners

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("picture"):
            self.add_error("picture", _("Choose a photo first."))
        if not cleaned.get("whose"):
            self.add_error("whose", _("Tap the face of at least one child."))
        if len(cleaned.get("picture") or ()) * len(cleaned.get("whose") or ()) > self.MOST:
            self.add_error("picture", _("That is a great many at once. Take fewer photos or fewer faces."))
        return cleaned
