"""What is taken so far, whether a place is still free, and the first rule that says no.

Seats, video seats, interpreters minute by minute and the teachers' breaks: everything two families can take
from each other. What binds the conferences of one family is `Ground.go_together`, asked by the caller.
"""

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from leadlight.schedule.solver.places import PAUSE_MIN, Ground, Place, present_at

BlockKind = Literal["seats", "remote", "withheld", "break", "pool"]


@dataclass(frozen=True, slots=True)
class Block:
    """The first rule that keeps a place from being taken: `taken` of `of` are gone, so one more does not fit.

    seats, remote   the seats of `slots[0]`, or those for video; a private conference needs all of them, and takes all
    withheld        the seats of `slots[0]` that are not kept for conferences held once more
    break           `slots` would all be busy, without a break: `taken` of them in a row where `of` may be
    pool            the interpreters or helpers of `pool` at the minute `instant`
    """

    kind: BlockKind
    slots: tuple[int, ...]
    taken: int
    of: int
    pool: int | None = None
    instant: int | None = None


class Demand(NamedTuple):
    """What a place takes: one of each of `single`, `amount` of each of `several`, and the time of its teachers."""

    single: tuple[int, ...]
    several: tuple[tuple[int, int], ...]
    slots: tuple[int, ...]


class Load:
    """The load of an evening: an array of what is left of everything that can run out.

    With S slots: left[s] are the seats of slot s, left[S + s] its seats for video, left[2S + s] its seats that are
    not withheld, and from 3S on the people of each pool in each stretch of time between two changes (`Pace`).
    Empty at first, fixed bookings too: who asks takes them first.
    """

    def __init__(self, ground: Ground, places: Iterable[Place] = ()) -> None:
        self.ground, self.slots = ground, len(ground.slots)
        self.paces = _paces(ground, 3 * self.slots)
        self.whole = self._whole()
        self.left = list(self.whole)
        self.before, self.after = _neighbours(ground)
        self.max_run = [ground.instance.hosts[h].max_run for h in ground.host_of]
        self._demands: dict[tuple[tuple[int, ...], str, tuple[int, ...], bool, bool], Demand] = {}
        for place in places:
            self.take(place)

    def _whole(self) -> list[int]:
        slots = self.ground.slots
        at_least = _ordinary_fixed(self.ground)
        whole = [slot.seats for slot in slots] + [slot.remote_seats for slot in slots]
        whole += [max(slot.seats - slot.withheld, at_least[s]) for s, slot in enumerate(slots)]
        return whole + [people for pace in self.paces for people in pace.people]

    def emptied(self) -> "Load":
        """The same evening with nothing taken; what was computed once is shared."""
        twin = object.__new__(Load)
        twin.__dict__.update(self.__dict__)
        twin.left = list(self.whole)
        return twin

    def demand(self, place: Place) -> Demand:
        """What the place takes. Kept: who asks about one place very often may keep it, too, and use `has` and `add`."""
        conference = self.ground.instance.conferences[place.conference]
        key = (place.slots, place.mode, place.pools, conference.private, conference.redo)
        known = self._demands.get(key)
        if known is None:
            known = self._demands[key] = self._demand(place, private=conference.private, redo=conference.redo)
        return known

    def _demand(self, place: Place, *, private: bool, redo: bool) -> Demand:
        wanted: Counter[int] = Counter()
        for s in place.slots:
            slot = self.ground.slots[s]
            wanted[s] = max(1, slot.seats) if private else 1
            if place.mode == "remote":
                wanted[self.slots + s] = 1
            if slot.withheld and not redo and not private:
                wanted[2 * self.slots + s] = 1
        for p in place.pools:
            wanted.update(self.paces[p].during(place.start, place.end))
        several = tuple((r, n) for r, n in wanted.items() if n > 1)
        return Demand(tuple(r for r, n in wanted.items() if n == 1), several, place.slots)

    # asking

    def fits(self, place: Place) -> bool:
        """Whether nobody else is in the way."""
        return self.has(self.demand(place))

    def has(self, demand: Demand) -> bool:
        """Whether everything demanded is left, and the teachers keep their breaks."""
        left = self.left
        for r in demand.single:
            if left[r] < 1:
                return False
        for r, n in demand.several:
            if left[r] < n:
                return False
        slots = demand.slots
        if len(slots) == 1 and left[slots[0]] != self.whole[slots[0]]:
            return True  # somebody is there already: the teachers are no busier than before
        return self.run_with(slots) <= self.max_run[slots[0]]

    def busy(self, slot: int) -> bool:
        return self.left[slot] != self.whole[slot]

    def run_with(self, slots: tuple[int, ...]) -> int:
        """How many slots in a row are busy once `slots`, which follow each other, are; 0 if they are already."""
        left, whole = self.left, self.whole
        if all(left[s] != whole[s] for s in slots):
            return 0
        run = len(slots)
        s = self.before[slots[0]]
        while s >= 0 and left[s] != whole[s]:
            run, s = run + 1, self.before[s]
        s = self.after[slots[-1]]
        while s >= 0 and left[s] != whole[s]:
            run, s = run + 1, self.after[s]
        return run

    def blocked_by(self, place: Place) -> Block | None:
        """The first rule that is in the way: seats, video seats, seats kept for later, a break, interpreters."""
        demand = self.demand(place)
        wanted = [(r, 1) for r in demand.single] + list(demand.several)
        short = sorted(r for r, n in wanted if self.left[r] < n)
        kinds: tuple[BlockKind, ...] = ("seats", "remote", "withheld")
        for r in short:
            if r < 3 * self.slots:
                return Block(kinds[r // self.slots], (r % self.slots,), self.whole[r] - self.left[r], self.whole[r])
        if self.run_with(place.slots) > self.max_run[place.slot]:
            run = self.run(place.slots)
            return Block("break", run, len(run), self.max_run[place.slot])
        return next((self._short_of_people(place, r) for r in short if r >= 3 * self.slots), None)

    def run(self, slots: tuple[int, ...]) -> tuple[int, ...]:
        """The slots that are busy in a row once `slots` are, in order of time."""
        run = deque(slots)
        while (s := self.before[run[0]]) >= 0 and self.busy(s):
            run.appendleft(s)
        while (s := self.after[run[-1]]) >= 0 and self.busy(s):
            run.append(s)
        return tuple(run)

    def _short_of_people(self, place: Place, r: int) -> Block:
        pool, pace = next((p, self.paces[p]) for p in place.pools if r in self.paces[p].during(place.start, place.end))
        instant = max(place.start, pace.starts[r - pace.first])
        return Block("pool", place.slots, self.whole[r] - self.left[r], self.whole[r], pool, instant)

    # taking

    def take(self, place: Place) -> None:
        self.add(self.demand(place))

    def release(self, place: Place) -> None:
        self.remove(self.demand(place))

    def add(self, demand: Demand) -> None:
        for r in demand.single:
            self.left[r] -= 1
        for r, n in demand.several:
            self.left[r] -= n

    def remove(self, demand: Demand) -> None:
        for r in demand.single:
            self.left[r] += 1
        for r, n in demand.several:
            self.left[r] += n


@dataclass(frozen=True, slots=True)
class Pace:
    """A pool over time: `people[i]` of it are there from starts[i] to starts[i + 1], the place of i = 0 being `first`."""

    first: int
    starts: tuple[int, ...]
    people: tuple[int, ...]

    def during(self, start: int, end: int) -> range:
        """The stretches that make up the time from `start` to `end`, both of them starts."""
        return range(self.first + bisect_left(self.starts, start), self.first + bisect_left(self.starts, end))


def _paces(ground: Ground, first: int) -> list[Pace]:
    """Every pool cut where people come or go, and where a conference that may want it starts or ends."""
    cuts = [{t for window in pool.windows for t in (window.start, window.end)} for pool in ground.instance.pools]
    times = [{t for s in held for t in (ground.slots[s].start, ground.slots[s].end)} for held in ground.slots_of]
    wanted = {
        (p, ground.host[c])
        for c, conference in enumerate(ground.instance.conferences)
        for p in chain.from_iterable(conference.needs)
    }
    for name, host in wanted:
        cuts[ground.pool_number[name]] |= times[host]
    paces = []
    for pool, cut in zip(ground.instance.pools, cuts, strict=True):
        starts = tuple(sorted(cut))
        paces.append(Pace(first, starts, tuple(present_at(pool, t) for t in starts)))
        first += len(starts)
    return paces


def _neighbours(ground: Ground) -> tuple[list[int], list[int]]:
    """The slot before and after each, or -1 where there is none or a pause between them is a break."""
    before, after = [-1] * len(ground.slots), [-1] * len(ground.slots)
    for held in ground.slots_of:
        for s, t in pairwise(held):
            if ground.slots[t].start - ground.slots[s].end <= PAUSE_MIN:
                after[s], before[t] = t, s
    return before, after


def _ordinary_fixed(ground: Ground) -> list[int]:
    """How many fixed conferences that are not held once more each slot has: they stand even on withheld seats."""
    count = [0] * len(ground.slots)
    for c, booking in ground.fixed.items():
        conference = ground.instance.conferences[c]
        if not conference.redo:
            for s in ground.held(conference, ground.slot_number[booking.slot]) or ():
                count[s] += 1
    return count
