"""What a teacher chose or wrote."""

from django import forms
from django.utils.translation import gettext_lazy as _

TOO_LONG = {"max_length": _("This is very long. %(limit_value)d letters fit here.")}


class StarterForm(forms.Form):
    """A starter of the pack by its id, or the class's own words."""

    starter_id = forms.CharField(max_length=80, required=False, error_messages=TOO_LONG)
    own = forms.CharField(max_length=160, required=False, error_messages=TOO_LONG)
