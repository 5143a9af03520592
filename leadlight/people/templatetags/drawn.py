"""Names of drawings in templates: {{ "kite"|picture_name }}, {{ "owl"|motif_name }}."""

from django import template

from leadlight.people import drawn_names

register = template.Library()


@register.filter
def picture_name(name):
    return drawn_names.SECRETS.get(name, name)


@register.filter
def motif_name(name):
    return drawn_names.MOTIFS.get(name, name)
