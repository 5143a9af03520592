"""Why a family meets when it meets: for every time it would have liked better, what is in the way.

Said from the rows of the file and the timetable, never from the solver, so everybody can count it again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from leadlight.schedule.solver.instance import Booking, Instance, Timetable
from leadlight.schedule.solver.places import Place, level_of
from leadlight.schedule.solver.telling import words
from leadlight.schedule.solver.telling.desk import Blocker, Desk, Reason
from leadlight.schedule.solver.telling.mending import effort
from leadlight.schedule.solver.telling.reasons import Clerk

MOST_TOLD = 6


@dataclass(frozen=True, slots=True)
class Better:
    """A time the family would have liked better for one of its conferences, and all that blocks it there."""

    booking: Booking
    time: str
    gain: int  # how much less it would cost the family; 0 or less where only the time itself is better
    blockers: tuple[Blocker, ...]

    def line(self) -> str:
        why = "; ".join(blocker.sentence for blocker in self.blockers)
        return words.say("better", time=self.time, why=why)


@dataclass(frozen=True, slots=True)
class Told:
    """One conference of the family: how it stands, the better times, or why it has none."""

    conference: str
    sentence: str
    better: tuple[Better, ...] = ()
    reasons: tuple[Reason, ...] = ()

    def lines(self, most: int = MOST_TOLD) -> Iterator[str]:
        yield self.sentence
        if not (self.better or self.reasons):
            yield words.say("best")
        yield from (better.line() for better in self.better[:most])
        yield from (f"  {reason.sentence}" for reason in self.reasons[:most])
        rest = max(len(self.better), len(self.reasons)) - most
        if rest > 0:
            yield words.say("more", more=words.count(rest, "more time" if self.better else "more reason"))


@dataclass(frozen=True, slots=True)
class Explanation:
    """A family's conferences, one after the other in the order of time, those without one last."""

    family: str
    conferences: tuple[Told, ...]

    def lines(self, most: int = MOST_TOLD) -> list[str]:
        """Plain sentences, one a line; of the better times of a conference at most `most`."""
        return [line for told in self.conferences for line in told.lines(most)]


def explain(instance: Instance, timetable: Timetable, family: str, *, clerk: Clerk | None = None) -> Explanation:
    """Why the family meets when it meets.

    clerk   of the same instance and timetable, if the caller asks about many families

    Each time is judged with everybody else where they are, the family's other conferences, too: what would have to
    move with it is named. Raises KeyError for a family without conferences.
    """
    clerk = clerk or Clerk(Desk(instance, timetable))
    desk = clerk.desk
    if family not in desk.family:
        raise KeyError(family)
    order = sorted(desk.family[family], key=lambda c: (c not in desk.at, desk.at[c].start if c in desk.at else 0, c))
    return Explanation(family, tuple(_told(clerk, c) for c in order))


def _told(clerk: Clerk, c: int) -> Told:
    desk = clerk.desk
    conference, place = desk.instance.conferences[c], desk.at.get(c)
    parts = {"who": _who(desk, c), "host": desk.hosting(c)}
    if place is None:
        reasons = tuple(clerk.why_unplaceable(conference.id))
        return Told(conference.id, words.say("not_met", **parts), (), reasons)
    level = level_of(desk.instance.parties[desk.ground.party[c]], place.start, place.end, place.mode)
    parts |= {"time": words.time(place.start), "how": words.how(place.mode), "level": words.level(level or 0)}
    helpers = words.listed([words.helper(desk.instance.pools[p]) for p in place.pools]) if place.pools else ""
    sentence = words.say("met_by" if helpers else "met", helpers=helpers, **parts)
    return Told(conference.id, sentence, tuple(better_times(desk, c)))


def _who(desk: Desk, c: int) -> str:
    """Whose conference it is, with the household where the child has one in each of several."""
    conference, whole = desk.instance.conferences[c], desk.instance
    alike = [d for d in desk.family[desk.ground.family[c]] if whole.conferences[d].student == conference.student]
    if len({whole.conferences[d].party for d in alike}) < 2:
        return desk.who(c)
    return words.say("household", who=desk.who(c), party=conference.party)


def better_times(desk: Desk, c: int) -> list[Better]:
    """The times the family ranks above the one it has, the best first.

    Ranked above: its other conferences staying, the family would pay less; or the time alone costs less, and what
    it would pay elsewhere (waiting, a further day) is the reason against it.
    """
    now = desk.at[c]
    with desk.without([c]):
        price = _prices(desk, c)
        best: dict[tuple[int, str], tuple[tuple[int, int, int], Better]] = {}
        for place in desk.places(c):
            gain = price(now) - price(place)
            if place == now or (gain <= 0 and place.cost >= now.cost):
                continue
            blockers = desk.blockers(place)
            rank = (*effort(blockers), -gain)
            known = best.get((place.slot, place.mode))
            if known is None or rank < known[0]:
                told = tuple(blockers or [_price(desk, c, place, gain)])
                better = Better(desk.ground.booking(place), _when(desk, place, now), gain, told)
                best[place.slot, place.mode] = (rank, better)
    return [better for _, better in sorted(best.values(), key=lambda one: (-one[1].gain, one[0]))]


def _prices(desk: Desk, c: int) -> Callable[[Place], int]:
    """What the party pays with a given place for this conference, the others of the party staying."""
    others = _beside(desk, c)
    held = [c, *(other.conference for other in others)]
    return lambda place: desk.ground.family_cost(held, [place, *others])


def _beside(desk: Desk, c: int) -> list[Place]:
    """The party's other places."""
    return [desk.at[d] for d in sorted(desk.ground.ties[c]) if d in desk.at and desk.ground.ties[c][d].same_party]


def _price(desk: Desk, c: int, place: Place, gain: int) -> Blocker:
    """Why a free place is not better for the family after all; or that it is, and can be had."""
    if gain > 0:
        return Blocker("free", words.say("free"))
    others = _beside(desk, c)
    if place.day not in {other.day for other in others}:
        return Blocker("day", words.say("day"))
    visits = sorted([place, *others], key=lambda one: (one.start, one.end))
    for earlier, later in pairwise(visits):
        if place in (earlier, later) and earlier.day == later.day and desk.ground.visit_cost(earlier, later):
            return _waiting(desk, place, earlier, later)
    other = min(others, key=lambda one: abs(one.start - place.start))
    return Blocker("costs", words.say("costs", other=desk.who(other.conference)))


def _waiting(desk: Desk, place: Place, earlier: Place, later: Place) -> Blocker:
    other, side = (earlier, "after") if place == later else (later, "before")
    gap = later.start - earlier.end - desk.ground.needed_min(earlier, later)
    parts = {"other": desk.who(other.conference), "school": desk.instance.schools[other.school].id}
    return Blocker("wait", words.say("wait", gap=words.minutes(gap), side=words.say(side), **parts))


def _when(desk: Desk, place: Place, now: Place) -> str:
    """The time, with what else is different there."""
    said = [words.time(place.start)]
    if place.mode != now.mode:
        said.append(words.how(place.mode))
    if place.slots == now.slots and place.mode == now.mode:
        said.append(
            words.say("with", helpers=words.listed([words.named_helper(desk.instance.pools[p]) for p in place.pools]))
        )
    return ", ".join(said)
