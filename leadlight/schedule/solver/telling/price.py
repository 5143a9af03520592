"""What it would take to give somebody a certain time: who else would have to move, and what they would lose.

Found by putting the conference there, lifting who is in the way, cheapest first, and giving each of them the best place
that is left. Nothing proves that it could not be done for less, so it is told as "at most".
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from leadlight.schedule.solver.instance import Booking, Instance, Timetable
from leadlight.schedule.solver.places import Place
from leadlight.schedule.solver.telling import words
from leadlight.schedule.solver.telling.desk import Desk
from leadlight.schedule.solver.telling.offers import cost_of, movable

MOST_LIFTED = 8  # more than so many families would not be asked


@dataclass(frozen=True, slots=True)
class Price:
    """A way to give a conference a time.

    bookings   its own, and those of everybody who moves
    unplaced   conferences that would be left without a time
    losers     families who would pay more than now
    cost       how much more all families together would pay, the family that wishes included
    """

    bookings: tuple[Booking, ...]
    unplaced: tuple[str, ...]
    losers: tuple[str, ...]
    cost: int
    sentence: str


def price_of(
    instance: Instance, timetable: Timetable, conference: str, slot: str, *, desk: Desk | None = None
) -> Price | None:
    """The cheapest way found to hold the conference from `slot` on; None if none was found or no rule allows it there.

    Raises KeyError for a conference the instance does not know.
    """
    desk = desk or Desk(instance, timetable)
    c = desk.ground.number[conference]
    there = [place for place in desk.places(c) if desk.ground.slots[place.slot].id == slot]
    found = [price for place in there if (price := _forced(desk, place)) is not None]
    return min(found, key=lambda price: (price.cost, len(price.losers)), default=None)


def _forced(desk: Desk, place: Place) -> Price | None:
    with restored(desk):
        before = dict(desk.at)
        desk.lift(place.conference)
        lifted = _make_way(desk, place)
        if lifted is None:
            return None
        desk.put(place)
        moved = {place.conference: place}
        for d in lifted:
            new = _cheapest(desk, d)
            if new is not None:
                desk.put(new)
                moved[d] = new
        return _told(desk, before, moved, [d for d in lifted if d not in moved])


@contextmanager
def restored(desk: Desk) -> Iterator[None]:
    """Whatever is moved about inside, afterwards everybody sits where they sat."""
    before = dict(desk.at)
    try:
        yield
    finally:
        changed = [c for c in {*before, *desk.at} if before.get(c) != desk.at.get(c)]
        for c in changed:
            desk.lift(c)
        for c in sorted(changed):
            if c in before:
                desk.put(before[c])


def _make_way(desk: Desk, place: Place) -> list[int] | None:
    """Lift conferences until nothing blocks the place, each time the one whose next best place costs least."""
    lifted: list[int] = []
    while blockers := desk.blockers(place):
        others = [desk.ground.number[name] for name in blockers[0].others]
        willing = [d for d in others if movable(desk, d) and d in desk.at]
        if not willing or len(lifted) == MOST_LIFTED:
            return None
        best = min(willing, key=lambda d: (_loss(desk, d), d))
        desk.lift(best)
        lifted.append(best)
    return lifted


def _loss(desk: Desk, d: int) -> int:
    """What its family would lose if the conference had to leave its place."""
    family = desk.family[desk.ground.family[d]]
    before, now = cost_of(desk, family), desk.at[d]
    with desk.without([d]):
        others = [desk.at[e] for e in family if e in desk.at]
        costs = [
            desk.ground.family_cost(family, [place, *others])
            for place in desk.places(d)
            if (place.slot, place.mode) != (now.slot, now.mode) and desk.admits(place)
        ]
        return min(costs, default=desk.ground.family_cost(family, others)) - before


def _cheapest(desk: Desk, d: int) -> Place | None:
    family = desk.family[desk.ground.family[d]]
    others = [desk.at[e] for e in family if e in desk.at]
    free = [place for place in desk.places(d) if desk.admits(place)]
    return min(free, key=lambda p: (desk.ground.family_cost(family, [p, *others]), p.start, p.mode), default=None)


def _told(desk: Desk, before: dict[int, Place], moved: dict[int, Place], left: list[int]) -> Price:
    names = sorted({desk.ground.family[d] for d in [*moved, *left]})
    change = {}
    for name in names:
        own = desk.family[name]
        was = desk.ground.family_cost(own, [before[d] for d in own if d in before])
        change[name] = cost_of(desk, own) - was
    losers = tuple(name for name, more in change.items() if more > 0)
    unplaced = tuple(desk.instance.conferences[d].id for d in left)
    bookings = tuple(desk.ground.booking(place) for place in moved.values())
    return Price(bookings, unplaced, losers, sum(change.values()), _sentence(len(moved) - 1, len(losers), len(left)))


def _sentence(moved: int, losers: int, left: int) -> str:
    if not moved and not left:
        return words.say("price_free")
    if left:
        return words.say("price_left", left=words.count(left, "conference"), losers=words.count(losers, "family"))
    if losers:
        return words.say("price", moved=words.count(moved, "conference"), losers=words.count(losers, "family"))
    return words.say("price_nobody", moved=words.count(moved, "conference"))
