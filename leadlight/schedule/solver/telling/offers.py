"""What a family can have now: its best joint choices among what is free, swaps that hurt nobody, the price of a wish.

For live booking. Everybody else stays where they are, except in a swap the one conference it names.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, count

from leadlight.schedule.solver.instance import Booking, Instance, Timetable
from leadlight.schedule.solver.places import Place
from leadlight.schedule.solver.telling import words
from leadlight.schedule.solver.telling.desk import Desk

NODES = 20_000  # places tried for one family before one child more is left out
Found = dict[tuple[object, ...], tuple[int, tuple[Place, ...]]]  # by times and modes: the cost, the places


@dataclass(frozen=True, slots=True)
class Swap:
    """A conference of another family that moves to a place as good for its family as the one it has, or better."""

    conference: str
    family: str
    old: Booking
    new: Booking
    sentence: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A joint choice for a family: its bookings in order of time, what it costs the family, and who has to move for it."""

    bookings: tuple[Booking, ...]
    cost: int
    swaps: tuple[Swap, ...] = ()


def best_slots(
    instance: Instance, timetable: Timetable, family: str, n: int, *, desk: Desk | None = None
) -> list[Offer]:
    """The n cheapest joint choices of the family that are free, then up to n swaps that are better than all of these.

    desk   of the same instance and timetable, if the caller asks about many families

    As many of the family's conferences as can be have a place in each free choice; what the family has already counts
    as free to it. Two choices differ in a time or a mode. Raises KeyError for a family without conferences.
    """
    desk = desk or Desk(instance, timetable)
    if family not in desk.family:
        raise KeyError(family)
    free = free_choices(desk, desk.family[family], n)
    offers = [Offer(_bookings(desk, places), cost) for cost, places in free]
    least = offers[0].cost if offers else None
    return offers + _swaps(desk, family, n, least)


def free_choices(desk: Desk, conferences: Sequence[int], n: int) -> list[tuple[int, tuple[Place, ...]]]:
    """The n cheapest joint choices with their cost, those that leave out the fewest conferences only."""
    optional = [c for c in conferences if c not in desk.ground.fixed]
    with desk.without(conferences):
        for missing in range(len(optional) + 1):
            found: Found = {}
            budget = count(NODES, -1)
            for left_out in combinations(optional, missing):
                search = Joint(desk, [c for c in conferences if c not in left_out], n, found, budget)
                search.run(missing * desk.ground.rules.unplaced)
            if found:
                return sorted(found.values(), key=lambda one: (one[0], [place[2:] for place in one[1]]))[:n]
    return []


class Joint:
    """Branch and bound in the order of time, so that what a visit costs is known as soon as a place is chosen.

    Bound: what is spent, and for each conference still to come the cheapest place later than the last one chosen.
    Beyond the budget of places to try, what was found stands: a family of eight may be offered less than the best.
    """

    def __init__(
        self,
        desk: Desk,
        conferences: Sequence[int],
        n: int,
        found: Found,
        budget: Iterator[int],
    ) -> None:
        self.desk, self.ground, self.n, self.found, self.budget = desk, desk.ground, n, found, budget
        self.free = {c: sorted(filter(desk.admits, desk.places(c)), key=_time) for c in conferences}
        self.times = {c: [_time(place) for place in places] for c, places in self.free.items()}
        self.least = {c: _least_from(places) for c, places in self.free.items()}
        self.chosen: list[Place] = []

    def run(self, spent: int) -> None:
        self._next(frozenset(self.free), (-1, -1, -1), spent)

    def _next(self, waiting: frozenset[int], last: tuple[int, int, int], spent: int) -> None:
        if not waiting:
            self._keep(spent)
            return
        steps = []
        for c in waiting:
            at = bisect_right(self.times[c], last)
            others = self._bound(waiting - {c}, last)
            if others is not None:
                places = (place for place in self.free[c][at:] if self._goes(place))
                steps += [(spent + place.cost + self._visit(place), others, _time(place), place) for place in places]
        for now, others, time, place in sorted(steps, key=lambda step: (step[0], step[2], step[3].mode, step[3].pools)):
            if now + others < self._worst() and next(self.budget) > 0:
                self.chosen.append(place)
                self.desk.load.take(place)
                self._next(waiting - {place.conference}, time, now)
                self.desk.load.release(place)
                self.chosen.pop()

    def _bound(self, waiting: Iterable[int], last: tuple[int, int, int]) -> int | None:
        bound = 0
        for c in waiting:
            at = bisect_right(self.times[c], last)
            if at == len(self.times[c]):
                return None
            bound += self.least[c][at]
        return bound

    def _goes(self, place: Place) -> bool:
        together = self.ground.go_together
        return all(together(place, other) for other in self.chosen) and self.desk.load.fits(place)

    def _visit(self, place: Place) -> int:
        """What comes on top of the place since the party was somewhere before."""
        party = self.ground.party[place.conference]
        before = next((p for p in reversed(self.chosen) if self.ground.party[p.conference] == party), None)
        return 0 if before is None else self.ground.visit_cost(before, place)

    def _keep(self, spent: int) -> None:
        key = tuple((place.conference, place.slot, place.mode) for place in self.chosen)
        if key not in self.found or spent < self.found[key][0]:
            self.found[key] = (spent, tuple(self.chosen))

    def _worst(self) -> float:
        """What a further choice must undercut."""
        if len(self.found) < self.n:
            return float("inf")
        return sorted(cost for cost, _ in self.found.values())[self.n - 1]


def _time(place: Place) -> tuple[int, int, int]:
    return place.start, place.end, place.conference


def _least_from(places: Sequence[Place]) -> list[int]:
    """The cheapest place from each on."""
    least: list[int] = []
    for place in reversed(places):
        least.append(min(place.cost, least[-1]) if least else place.cost)
    return least[::-1]


def _bookings(desk: Desk, places: Iterable[Place]) -> tuple[Booking, ...]:
    return tuple(desk.ground.booking(place) for place in sorted(places, key=_time))


def cost_of(desk: Desk, conferences: Sequence[int]) -> int:
    """What a family pays as the desk stands."""
    return desk.ground.family_cost(conferences, [desk.at[c] for c in conferences if c in desk.at])


# swaps


def _swaps(desk: Desk, family: str, n: int, least: int | None) -> list[Offer]:
    """One conference of the family gets a better place because one of another family moves and loses nothing."""
    offers: dict[tuple[Booking, ...], Offer] = {}
    for c in desk.family[family]:
        with desk.without([c]):
            for place in desk.places(c):
                offer = _swap_for(desk, desk.family[family], place, least)
                if offer is not None:
                    offers.setdefault(offer.bookings, offer)
    return sorted(offers.values(), key=lambda offer: (offer.cost, offer.bookings[0].slot, str(offer)))[:n]


def _swap_for(desk: Desk, own: Sequence[int], place: Place, least: int | None) -> Offer | None:
    places = [place, *(desk.at[d] for d in own if d in desk.at)]
    cost = desk.ground.family_cost(own, places)
    if least is not None and cost >= least:
        return None
    for d in single_obstacles(desk, place):
        old = desk.at[d]
        if d in own or not movable(desk, d):
            continue
        with desk.without([d]):
            new = _as_good(desk, d, old, place) if desk.admits(place) else None
        if new is not None:
            return Offer(_bookings(desk, places), cost, (_swap(desk, old, new),))
    return None


def single_obstacles(desk: Desk, place: Place) -> Iterator[int]:
    """The conferences each of which has a part in everything that blocks the place."""
    blockers = desk.blockers(place)
    if blockers:
        names = set(blockers[0].others).intersection(*(blocker.others for blocker in blockers))
        yield from sorted(desk.ground.number[name] for name in names)


def movable(desk: Desk, c: int) -> bool:
    """Whether one may ask: not what the office fixed, nor what a family has said yes to."""
    known = desk.ground.previous.get(c)
    return c not in desk.ground.fixed and (known is None or known.state != "confirmed")


def _as_good(desk: Desk, d: int, old: Place, taken: Place) -> Place | None:
    """A place for the (lifted) conference that costs its family no more than `old`, once `taken` is."""
    family = desk.family[desk.ground.family[d]]
    others = [desk.at[e] for e in family if e in desk.at]
    before = desk.ground.family_cost(family, [old, *others])
    desk.put(taken)
    try:
        priced = [
            (desk.ground.family_cost(family, [place, *others]), place.start, place.mode, place)
            for place in desk.places(d)
            if desk.admits(place)
        ]
    finally:
        desk.lift(taken.conference)
    best = min(priced, key=lambda one: one[:3], default=None)
    return best[3] if best is not None and best[0] <= before else None


def _swap(desk: Desk, old: Place, new: Place) -> Swap:
    d = old.conference
    family = desk.ground.family[d]
    times = [words.time(place.start) + (", by video" if place.mode == "remote" else "") for place in (old, new)]
    sentence = words.say("swap", family=family, old=times[0], new=times[1])
    return Swap(desk.instance.conferences[d].id, family, desk.ground.booking(old), desk.ground.booking(new), sentence)
