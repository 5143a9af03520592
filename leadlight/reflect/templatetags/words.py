"""The pack's words in a template: `{% load words %}`, then `{% say "le_invitation_greet" family=name %}`."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.translation import get_language

from leadlight.platform.languages import direction, forms
from leadlight.reflect import content

register = template.Library()


@register.simple_tag
def say(id, *, field="text", band=None, plain=False, **values):
    """The words in the reader's language. Where it does not hold them they come in English, marked as such.

    plain   no mark, for places that hold only text: an attribute, a title
    """
    reader = get_language()
    text = content.say(id, reader, field=field, band=band, **values)
    spoken = content.entry(id, reader, band).lang
    if plain or spoken in forms(reader):
        return conditional_escape(text)
    return format_html('<span lang="{}" dir="{}">{}</span>', spoken, direction(spoken), text)
