"""What this room says on a class's first page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.schedule.home import HATS, one_thing, stand_of


def class_today(viewer, klass):
    """On the days of the conferences the one thing is the board."""
    stand = stand_of(klass, viewer) if viewer.hat in HATS else None
    if stand is None or viewer.today not in stand.days:
        return None
    return one_thing(
        _("Today’s one thing: the conferences"), _("The board says who meets where, and when you are called."),
        reverse("confer:board", args=[klass.pk]), _("Open the board"),
    )  # fmt: skip
