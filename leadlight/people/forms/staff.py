"""What is typed when colleagues are let in, and about the school."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from leadlight.people.forms.begin import BAND_CHOICES, MailField, all_zones
from leadlight.people.forms.line import Line
from leadlight.people.forms.staff_door import PasswordField, check_password
from leadlight.people.models import Account, Class, Person, Post, School


class Invitation(forms.Form):
    name = Line(label=_("What is the colleague called?"), max_length=120)


class HatInvitation(Invitation):
    hats = forms.MultipleChoiceField(label=_("Hats"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hats"].choices = [(hat, names[hat]) for hat in Post.HATS]


class Colleague(forms.Form):
    """A colleague who is here already."""

    person = forms.TypedChoiceField(label=_("Who?"), coerce=int)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [(person.pk, person.full or person.display) for person in people]


class ComeIn(forms.Form):
    """A colleague's first page, behind their one-use key."""

    name = Line(label=_("What do children call you?"), max_length=120)
    mail = MailField(help_text=_("You come in with it."))
    password = PasswordField()

    def clean(self):
        name, mail = self.cleaned_data.get("name", ""), self.cleaned_data.get("mail", "")
        check_password(self, "password", Account(email=mail, person=Person(display=name)))
        return self.cleaned_data


class SchoolSettings(forms.ModelForm):
    zone = forms.ChoiceField(label=_("Where the clock is set"), choices=all_zones)
    language = forms.ChoiceField(label=_("Language of the school"), choices=settings.LANGUAGES)
    talk_off = forms.BooleanField(
        label=_("All messages are switched off"),
        required=False,
        help_text=_("Nobody can write to anybody until this is taken away. Everything already written stays."),
    )

    class Meta:
        model = School
        fields = ("name", "phone", "language", "zone", "class_comments")
        labels = {
            "name": _("What the school is called"),
            "phone": _("Phone, printed on letters"),
            "class_comments": _("Learners may answer work shared with the class"),
        }
        help_texts = {"phone": "", "class_comments": ""}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["talk_off"].initial = self.instance.talk_off_at is not None


class ClassSettings(forms.ModelForm):
    band = forms.ChoiceField(label=_("How old are the children?"), choices=BAND_CHOICES)

    class Meta:
        model = Class
        fields = ("name", "band", "room", "ends_on")
        labels = {
            "name": _("What is the class called?"),
            "room": _("Room"),
            "ends_on": _("Last day of this class"),
        }
        widgets = {"ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
