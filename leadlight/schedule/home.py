"""What this room says on a class's first page: where its round stands, and the one thing to do today."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadlight.invite.queries.reach import are_out, came_back, on_paper
from leadlight.people.hooks import Card
from leadlight.people.models import Enrolment, Key
from leadlight.people.second_step import second_step_needed
from leadlight.people.viewer import current
from leadlight.rounds.queries import round_of
from leadlight.schedule.models import Slot

HATS = ("teacher", "cover")
EARLY = timedelta(days=2)
FEW = 2


@dataclass(frozen=True, slots=True)
class Stand:
    """A round as the class page tells it. `step` counts the five steps of its card from 0."""

    round: object
    days: tuple
    step: int


def stand_of(klass, viewer) -> Stand | None:
    """Where the class's round stands today, or None before the first and after one is over. Two queries, once a page."""
    return viewer.once(("stand", klass.pk), lambda: _stand(klass, viewer))


def _stand(klass, viewer):
    row = round_of(klass, viewer)
    if row is None or row.closed_at:
        return None
    walls = Slot.objects.visible_to(viewer).filter(round=row).order_by("wall")
    days = tuple(dict.fromkeys(slot.wall_time.date() for slot in walls))
    return Stand(row, days, _step(row, days, viewer.today))


def _step(row, days, today) -> int:
    if not days or (row.reply_by and today <= row.reply_by):
        return 0
    if today < days[0]:
        return 2 if days[0] - today <= EARLY else 1
    return 3 if today <= days[-1] else 4


def class_cards(viewer, klass):
    stand = stand_of(klass, viewer) if viewer.hat in HATS else None
    if stand is None:
        return []
    names = (_("Invite"), _("Choose"), _("Practise"), _("Meet"), _("Look again"))
    steps = [(name, place < stand.step, place == stand.step) for place, name in enumerate(names)]
    context = {"stand": stand, "steps": steps, "klass": klass, "when": in_words(stand.days)}
    return [Card("schedule/desk/_round_card.html", context)]


def in_words(days) -> str:
    """Tue 8 and Thu 10 December; Mon 30 November to Fri 4 December."""
    if not days:
        return _("No times yet")
    last = date_format(days[-1], "D j F")
    if len(days) == 1:
        return last
    first = date_format(days[0], "D j" if days[0].month == days[-1].month else "D j F")
    line = _("%(first)s and %(last)s") if len(days) == 2 else _("%(first)s to %(last)s")
    return line % {"first": first, "last": last}


def not_reached(viewer, klass):
    """The card of families whose invitation came back and who were reached no other way, until the conferences are over."""
    stand = stand_of(klass, viewer) if viewer.hat in HATS else None
    lost = came_back(stand.round, viewer) if stand and stand.step <= 3 else []
    return [Card("schedule/desk/_lost.html", {"lost": lost[:FEW], "klass": klass})] if lost else []


def class_today(viewer, klass):
    """Make a round; begin the invitations, and ask whether letters arrived; then time to choose. Its days are the board's."""
    if viewer.hat not in HATS:
        return None
    if second_step_needed(viewer) and Key.objects.visible_to(viewer).filter(purpose="family").exists():
        return _second_step(klass)
    stand = stand_of(klass, viewer)
    if stand is None:
        return _begin(viewer, klass)
    if viewer.today in stand.days or stand.step > 2:
        return None
    url = reverse("invite:reach", args=[klass.pk])
    if not are_out(stand.round, viewer):
        return one_thing(
            _("Today’s one thing: the invitations"), _("Print them or send them. Every adult gets their own, in their language."),
            url, _("Open invitations"),
        )  # fmt: skip
    if waiting := on_paper(stand.round, viewer):
        title = ngettext(
            "Today’s one thing: did the letter arrive?", "Today’s one thing: did the letters arrive?", len(waiting)
        )
        return one_thing(title, _waiting(waiting), url, _("Open families"))
    return _choosing(klass) if stand.step in (1, 2) else None


def _waiting(children) -> str:
    if len(children) == 1:
        return _("The letter for %(name)s’s family is printed. Ask whether it arrived.") % {"name": children[0]}
    if len(children) == 2:
        names = {"first": children[0], "second": children[1]}
        return _("The letters for %(first)s’s and %(second)s’s families are printed. Ask whether they arrived.") % names
    return _("Some letters are printed, and nobody knows yet whether they arrived.")


def _choosing(klass):
    return one_thing(
        _("Today’s one thing: five quiet minutes"), _("The conferences are near. Some children would like time to choose and to practise."),
        reverse("reflect:five_begin", args=[klass.pk]), _("Begin them"),
    )  # fmt: skip


def _begin(viewer, klass):
    if viewer.hat != "teacher" or not Enrolment.objects.filter(current(viewer.today), klass=klass).exists():
        return None
    if round_of(klass, viewer) is not None:
        return None
    return one_thing(
        _("Today’s one thing: days for the conferences"), _("Say which days and how many tables. It takes five minutes."),
        reverse("schedule:round_new", args=[klass.pk]), _("Choose the days"),
    )  # fmt: skip


def _second_step(klass):
    """Codes were printed while only this computer was asked; now others can reach it."""
    back = urlencode({"next": reverse("people:class", args=[klass.pk])})
    return one_thing(
        _("Today’s one thing: your second step"), _("Phones can reach this computer now. It keeps out whoever guesses your password."),
        f"{reverse('people:second_step')}?{back}", _("Set it up"),
    )  # fmt: skip


def one_thing(title, words, url, press):
    return Card("schedule/desk/_today.html", {"title": title, "words": words, "url": url, "press": press})
