"""The tabs this room adds to a class's desk."""

from django.urls import reverse
from django.utils.translation import gettext as _


def class_tabs(viewer, klass):
    return [
        (_("Round"), reverse("schedule:rounds", args=[klass.pk]), "calendar"),
        (_("Timetable"), reverse("schedule:timetable", args=[klass.pk]), "table"),
    ]


def day_page(class_id):
    """Where the days of a class are chosen (joined to invite.hooks.day_pages)."""
    return reverse("schedule:rounds", args=[class_id])


def told_page(invitation_id):
    """Where staff write down what a family told them (joined to invite.hooks.told_pages)."""
    return reverse("schedule:told", args=[invitation_id])
