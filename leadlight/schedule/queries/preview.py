"""What a round would give, before it is made."""

from dataclasses import dataclass
from datetime import date, time

from leadlight.people.models import Tie
from leadlight.people.viewer import current
from leadlight.rounds.queries import parties_of
from leadlight.rounds.shape import Shape

GLASSES = ("honey", "leaf", "ruby", "cobalt", "lagoon", "iris", "rose", "amber")


@dataclass(frozen=True, slots=True)
class PreviewDay:
    on: date
    starts: tuple[time, ...]
    jot_at: time | None
    free_at: time | None


@dataclass(frozen=True, slots=True)
class Preview:
    """`missing` counts conferences that would have no place."""

    needed: int
    places: int
    at_once: int
    days: tuple[PreviewDay, ...]
    glasses: tuple[str, ...]
    siblings: int
    languages: int

    @property
    def missing(self):
        return max(self.needed - self.places, 0)

    @property
    def spare(self):
        return max(self.places - self.needed, 0)


def preview(klass, shape: Shape, viewer) -> Preview:
    parties = parties_of(klass, viewer)
    days = []
    for on in sorted({day.on for day in shape.days}):
        starts = [start for start in shape.all_starts() if start.date() == on]
        last = [shape.free_at(day) for day in shape.days if day.on == on]
        jot = Shape(shape.days, shape.tables, shape.minutes, shape.gap_min, 0)
        ends = [jot.free_at(day) for day in shape.days if day.on == on]
        latest = lambda times: max((each for each in times if each), default=None)  # noqa: E731
        days.append(PreviewDay(on, tuple(start.time() for start in starts), latest(ends), latest(last)))
    home = klass.school.language
    spoken = {adult.language or home for party in parties for adult in party.adults}
    tables = shape.tables
    return Preview(
        needed=len(parties), places=shape.places(), at_once=len(tables), days=tuple(days),
        glasses=tuple(GLASSES[number % len(GLASSES)] for number in range(len(tables))),
        siblings=_with_siblings(parties, viewer), languages=len(spoken - {home}),
    )  # fmt: skip


def _with_siblings(parties, viewer) -> int:
    """How many learners of the class share an adult with another child of the school."""
    here = {party.learner.pk for party in parties}
    adults = {adult.pk for party in parties for adult in party.adults}
    ties = Tie.objects.filter(current(viewer.today), adult_id__in=adults).values_list("adult_id", "learner_id")
    children: dict[int, set] = {}
    for adult, learner in ties:
        children.setdefault(adult, set()).add(learner)
    return len({learner for found in children.values() if len(found) > 1 for learner in found & here})
