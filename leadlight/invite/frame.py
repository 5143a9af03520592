"""The tab this room adds to a class's desk."""

from django.urls import reverse
from django.utils.translation import gettext as _


def families_tab(viewer, klass):
    return [(_("Families"), reverse("invite:reach", args=[klass.pk]), "mail")]
