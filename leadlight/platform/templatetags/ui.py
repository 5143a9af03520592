"""Template words of the house, built in everywhere."""

import uuid

from django import template
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def once():
    """A hidden field that lets the same form do its work only once."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid.uuid4())
