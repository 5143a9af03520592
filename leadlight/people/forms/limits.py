"""What the office types about limits and consents."""

from django import forms
from django.utils.translation import gettext_lazy as _

from leadlight.people.actions.consents import PURPOSES, STATES
from leadlight.people.forms.line import Line


class Limit(forms.Form):
    contact = forms.BooleanField(
        label=_("No contact: no messages, no meeting, no invitation"), required=False, initial=True
    )
    information = forms.BooleanField(label=_("No information: sees and hears nothing"), required=False, initial=True)
    reference = Line(
        label=_("Where the paper lies"),
        max_length=120,
        help_text=_("Cabinet, folder, date. The paper itself is never kept here."),
    )

    def clean(self):
        if not self.cleaned_data.get("contact") and not self.cleaned_data.get("information"):
            raise forms.ValidationError(_("Tick what the paper says: no contact, no information, or both."))
        return self.cleaned_data


class NewLimit(Limit):
    adult = forms.TypedChoiceField(label=_("Who?"), coerce=int)
    field_order = ["adult", "contact", "information", "reference"]

    def __init__(self, *args, adults, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adult"].choices = [(adult.pk, adult.full or adult.display) for adult in adults]


class Consents(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for purpose, name in PURPOSES.items():
            radios = forms.RadioSelect()
            self.fields[purpose] = forms.ChoiceField(label=name, choices=list(STATES.items()), widget=radios)
