"""One line of words, with our own sentences for what cannot be kept."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Line(forms.CharField):
    """Too long, or empty where something belongs: said plainly; the page shows again what was typed."""

    default_error_messages = {
        "required": _("Nothing is written here yet. A few letters do."),
        "max_length": _("This is very long. %(limit_value)d letters fit here."),
    }
