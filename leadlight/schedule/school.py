"""What this room says on the first pages of the office and the leader: where each class's season stands."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from leadlight.invite.queries.schoolwide import Standing, standings_of
from leadlight.people.hooks import Thing
from leadlight.rounds.models import Conference, Round
from leadlight.schedule.home import in_words
from leadlight.schedule.models import Slot

NAMED = 3
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Season:
    """One class's round just now.

    without_time   children whose conference has none yet
    """

    round: Round
    days: tuple[date, ...]
    standing: Standing
    without_time: tuple[str, ...]


def seasons_of(viewer, classes) -> dict[int, Season]:
    """{class: Season} of the rounds that are not over, in five questions for any number of classes."""
    return viewer.once(("seasons", tuple(row.pk for row in classes)), lambda: _seasons(viewer, classes))


def _seasons(viewer, classes):
    rows = Round.objects.visible_to(viewer).filter(klass__in=classes, closed_at=None).order_by("made_at")
    rounds = {row.klass_id: row for row in rows}.values()
    days = _days(rounds, viewer)
    going = [row for row in rounds if not days.get(row.pk) or days[row.pk][-1] >= viewer.today]
    standings = standings_of(going, viewer)
    open_ones = Conference.objects.visible_to(viewer).filter(round__in=going, held_at=None, called_off_at=None)
    without: dict[int, dict] = {}
    open_ones = open_ones.filter(starts_at=None, learner__left_on=None).order_by("learner__sort_key", "pk")
    for pk, child in open_ones.values_list("round_id", "learner__display"):
        without.setdefault(pk, {})[child] = True
    return {
        row.klass_id: Season(row, days.get(row.pk, ()), standings[row.pk], tuple(without.get(row.pk, ())))
        for row in going
    }


def _days(rounds, viewer) -> dict[int, tuple]:
    found: dict[int, dict] = {}
    walls = Slot.objects.visible_to(viewer).filter(round__in=rounds).order_by("wall").values_list("round_id", "wall")
    for pk, wall in walls:
        found.setdefault(pk, {})[date.fromisoformat(wall[:10])] = True
    return {pk: tuple(days) for pk, days in found.items()}


# ---- the office


def office_things(viewer, classes) -> list[Thing]:
    """What the office can do for each class today."""
    seasons = seasons_of(viewer, classes)
    return [each for row in classes if row.pk in seasons for each in _things(row, seasons[row.pk], viewer)]


def _things(klass, season, viewer) -> list[Thing]:
    families, standing, found = reverse("invite:reach", args=[klass.pk]), season.standing, []
    if not season.days:
        days = reverse("schedule:round", args=[klass.pk, season.round.pk])
        return [Thing("calendar", klass, _("Days are not chosen yet"), "", days, _("Open the round"))]
    if not standing.out and standing.waiting:
        words = _("Every adult gets their own, in their language.")
        found.append(Thing("mail", klass, _("The invitations are not out yet"), words, families, _("Print or send")))
    elif standing.waiting:
        found.append(
            Thing("print", klass, _("Letters to print"), named(standing.waiting), families, _("Print letters"))
        )
    if standing.came_back:
        url = f"{families}?show=not_yet"
        found.append(Thing("phone", klass, _("Not reached yet"), named(standing.came_back), url, _("What to try")))
    if standing.printed:
        url = f"{families}?show=paper"
        found.append(
            Thing("page", klass, _("Did the letter arrive?"), named(standing.printed), url, _("Write it down"))
        )
    if standing.out and season.without_time and _past(season.round.reply_by, viewer):
        url = reverse("schedule:timetable", args=[klass.pk])
        found.append(Thing("clock", klass, _("No time yet"), named(season.without_time), url, _("Find a time")))
    if standing.wanted:
        words = named([": ".join(filter(None, both)) for both in standing.wanted.items()])
        url = reverse("schedule:interpreters", args=[season.round.pk])
        found.append(Thing("globe", klass, _("An interpreter is wanted"), words, url, _("Ask somebody")))
    if any(viewer.today <= day <= viewer.today + A_DAY for day in season.days):
        words, url = _("Who comes when, and where they sit."), reverse("schedule:arrivals", args=[season.round.pk])
        found.append(Thing("door", klass, _("The door list for the next conferences"), words, url, _("Print it")))
    return found


def _past(reply_by, viewer) -> bool:
    """Whether the last day for answers is here: who has no time by then needs somebody to find one."""
    return reply_by is None or viewer.today >= reply_by


def named(children) -> str:
    """Hugo, Omar, Yusuf and others: the families of these children."""
    first = ", ".join(children[:NAMED])
    return _("%(names)s and others") % {"names": first} if len(children) > NAMED else first


# ---- every class, in sentences


def class_sentences(viewer, classes) -> dict[int, list[str]]:
    """{class: sentences}: which days, whether families are reached and have a time. No child's name, nothing counted."""
    return {pk: list(_sentences(season, viewer)) for pk, season in seasons_of(viewer, classes).items()}


def _sentences(season, viewer):
    if not season.days:
        yield _("%(round)s is begun, without days yet.") % {"round": season.round.name}
        return
    yield _("%(round)s: %(days)s.") % {"round": season.round.name, "days": in_words(season.days)}
    if not season.standing.out:
        yield _("The invitations are not out yet.")
    elif season.standing.reached:
        yield _("Every family was sent an invitation in a language they read.")
    else:
        yield _("Some families are not reached yet. Their teachers and the office are trying other ways.")
    if season.round.reply_by and viewer.today <= season.round.reply_by:
        yield _("Families answer until %(day)s.") % {"day": date_format(season.round.reply_by, "l j F")}
    yield _("Some children have no time yet.") if season.without_time else _("Every child has a time.")
