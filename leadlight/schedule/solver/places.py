"""Where a conference may take place, which two places go together, and what a visit costs its family.

The one statement of the rules that everything which makes or explains a timetable shares. The checker
says the same rules again in its own words (check.py) and must never import from here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import NamedTuple

from leadlight.schedule.solver.instance import (
    DAY_MIN,
    Booking,
    Conference,
    Instance,
    Mode,
    Party,
    Pool,
    Slot,
    Timetable,
)

PAUSE_MIN = 5  # a pause longer than this between two slots is a break of its own


class Place(NamedTuple):
    """One way to hold a conference. Numbers are positions: in the instance's lists, slots in `Ground.slots`."""

    conference: int
    slots: tuple[int, ...]  # every slot it holds, in order
    start: int
    end: int
    school: int
    mode: Mode
    pools: tuple[int, ...]
    cost: int  # its level, a catch-up slot, its interpreters

    @property
    def slot(self) -> int:
        return self.slots[0]

    @property
    def day(self) -> int:
        return self.start // DAY_MIN


@dataclass(slots=True)
class Tie:
    """What binds two conferences: the same adults, one learner's two households, people who must not meet."""

    same_party: bool = False
    apart: int | None = None
    not_meet: list[tuple[int | None, int]] = field(default_factory=list)  # (school or any, minutes)


class Ground:
    """An instance with its lists numbered and its ties found.

    slots       every slot of every host, in the order of the file
    host_of     the host of each slot
    following   the slot that begins at the same host as this one ends, or None
    ties        ties[c][d] for two conferences that bind each other
    units       conferences by family, joined where a tie crosses families: nothing else binds two units but seats,
                interpreters and breaks
    """

    def __init__(self, instance: Instance) -> None:
        self.instance, self.rules = instance, instance.rules
        self.slots: list[Slot] = [slot for host in instance.hosts for slot in host.slots]
        self.host_of = [h for h, host in enumerate(instance.hosts) for _ in host.slots]
        self.slots_of: list[list[int]] = [[] for _ in instance.hosts]
        for s, h in enumerate(self.host_of):
            self.slots_of[h].append(s)
        for held in self.slots_of:
            held.sort(key=lambda s: self.slots[s].start)
        self.following = self._following()
        self._number()
        self.fixed = {self.number[b.conference]: b for b in instance.fixed}
        self.previous = {
            self.number[b.conference]: b
            for b in instance.previous
            if b.conference in self.number and b.state != "proposed"
        }
        self.ties = self._ties()
        self.units = self._units()

    def _number(self) -> None:
        """The position of everything that has an id, and of what each conference names."""
        instance = self.instance
        self.slot_number = {slot.id: s for s, slot in enumerate(self.slots)}
        self.school_number = {school.id: s for s, school in enumerate(instance.schools)}
        self.host_number = {host.id: h for h, host in enumerate(instance.hosts)}
        self.pool_number = {pool.id: p for p, pool in enumerate(instance.pools)}
        self.party_number = {party.id: p for p, party in enumerate(instance.parties)}
        self.number = {conference.id: c for c, conference in enumerate(instance.conferences)}
        self.host = [self.host_number[c.host] for c in instance.conferences]
        self.party = [self.party_number[c.party] for c in instance.conferences]
        self.school = [self.school_number[instance.hosts[h].school] for h in self.host]
        self.family = [instance.parties[p].family for p in self.party]

    def _following(self) -> list[int | None]:
        following: list[int | None] = [None] * len(self.slots)
        for held in self.slots_of:
            for s, t in pairwise(held):
                if self.slots[s].end == self.slots[t].start:
                    following[s] = t
        return following

    def _ties(self) -> list[dict[int, Tie]]:
        ties: list[dict[int, Tie]] = [defaultdict(Tie) for _ in self.party]
        by_party: dict[int, list[int]] = defaultdict(list)
        for c, p in enumerate(self.party):
            by_party[p].append(c)
        for together in by_party.values():
            for c, d in product(together, together):
                if c != d:
                    ties[c][d].same_party = True
        for rule in self.instance.apart:
            c, d = self.number[rule.a], self.number[rule.b]
            for one, other in ((c, d), (d, c)):
                ties[one][other].apart = max(rule.minutes, ties[one][other].apart or 0)
        for ban in self.instance.not_meet:
            a, b = by_party[self.party_number[ban.a]], by_party[self.party_number[ban.b]]
            where = None if ban.school is None else self.school_number[ban.school]
            for c, d in product(a, b):
                ties[c][d].not_meet.append((where, ban.minutes))
                ties[d][c].not_meet.append((where, ban.minutes))
        return [dict(tie) for tie in ties]

    def _units(self) -> list[tuple[int, ...]]:
        by_family: dict[str, list[int]] = defaultdict(list)
        for c, family in enumerate(self.family):
            by_family[family].append(c)
        units, seen = [], set()
        for first in range(len(self.family)):
            if first in seen:
                continue
            unit, waiting = [], [first]
            seen.add(first)
            while waiting:
                c = waiting.pop()
                unit.append(c)
                bound = {*self.ties[c], *by_family[self.family[c]]} - seen
                seen |= bound
                waiting.extend(bound)
            units.append(tuple(sorted(unit)))
        return units

    # places

    def held(self, conference: Conference, slot: int) -> tuple[int, ...] | None:
        """The slots the conference would hold from `slot` on, or None where too few follow without a break."""
        run, minutes = [slot], conference.minutes or 0
        while self.slots[run[-1]].end - self.slots[slot].start < minutes:
            following = self.following[run[-1]]
            if following is None:
                return None
            run.append(following)
        return tuple(run)

    def places(self, c: int) -> Iterator[Place]:
        """Every place the rules about this conference alone allow, in the order of its host's slots.

        A fixed conference has its fixed place only, for each choice of interpreters its booking leaves open.
        """
        conference, fixed = self.instance.conferences[c], self.fixed.get(c)
        for slot in self.slots_of[self.host[c]]:
            if fixed and self.slots[slot].id != fixed.slot:
                continue
            run = self.held(conference, slot)
            if run is None or not (fixed or self.room_for(conference, run)):
                continue
            if conference.not_before is not None and self.slots[slot].start < conference.not_before:
                continue
            yield from self._places_at(c, run, fixed)

    def room_for(self, conference: Conference, run: tuple[int, ...]) -> bool:
        """Whether the slots, were they empty, have a seat for it."""
        seats = [self.slots[s].seats - (0 if conference.redo else self.slots[s].withheld) for s in run]
        return min(seats) > 0

    def _places_at(self, c: int, run: tuple[int, ...], fixed: Booking | None) -> Iterator[Place]:
        conference, first = self.instance.conferences[c], self.slots[run[0]]
        start, end = first.start, self.slots[run[-1]].end
        party = self.instance.parties[self.party[c]]
        modes: tuple[Mode, ...] = ("in_person", "remote") if fixed is None else (fixed.mode,)
        for mode in modes:
            level = level_of(party, start, end, mode)
            if level is None or (mode == "remote" and min(self.slots[s].remote_seats for s in run) < 1):
                continue
            comfort = self.rules.level[level] + self.rules.catchup * first.catchup
            for pools in self.helpers(conference, start, end, fixed):
                cost = comfort + sum(self.instance.pools[p].cost for p in pools)
                yield Place(c, run, start, end, self.school[c], mode, pools, cost)

    def helpers(
        self, conference: Conference, start: int, end: int, fixed: Booking | None = None
    ) -> Iterator[tuple[int, ...]]:
        """Every choice of one present pool for each need."""
        named = fixed.pools if fixed and fixed.pools else None
        choices = []
        for n, pools in enumerate(conference.needs):
            wanted = [named[n]] if named else pools
            choices.append([p for p in map(self.pool_number.__getitem__, wanted) if self.present(p, start, end)])
        yield from product(*choices)

    def present(self, pool: int, start: int, end: int) -> bool:
        """Whether one window holds all of it, and somebody is there throughout."""
        windows = self.instance.pools[pool].windows
        return any(w.start <= start and end <= w.end for w in windows) and self.people(pool, start, end) > 0

    def people(self, pool: int, start: int, end: int) -> int:
        """The fewest people of the pool who are there at any instant of it."""
        there = self.instance.pools[pool]
        instants = {start, *(w.end for w in there.windows if start <= w.end < end)}
        return min(present_at(there, instant) for instant in instants)

    # pairs and costs

    def needed_min(self, earlier: Place, later: Place) -> int:
        """Minutes one party needs between two conferences."""
        if earlier.mode != later.mode:
            return self.rules.remote_switch_min
        return 0 if later.mode == "remote" else self.instance.travel[earlier.school][later.school]

    def go_together(self, p: Place, q: Place) -> bool:
        """Whether two places keep every tie between their conferences."""
        tie = self.ties[p.conference].get(q.conference)
        if tie is None:
            return True
        if p.start > q.start:
            p, q = q, p
        gap = q.start - p.end
        if tie.same_party and gap < self.needed_min(p, q):
            return False
        if tie.apart is not None and gap < tie.apart:
            return False
        if p.mode == q.mode == "in_person" and p.school == q.school:
            return all(gap >= minutes for school, minutes in tie.not_meet if school in (None, p.school))
        return True

    def visit_cost(self, earlier: Place, later: Place) -> int:
        """What one party pays between two conferences that follow each other: a further day, or waiting."""
        if earlier.day != later.day:
            return self.rules.extra_day
        waiting = later.start - earlier.end - self.needed_min(earlier, later) - self.rules.wait_free_min
        return self.rules.wait_unit * -(-waiting // self.rules.wait_unit_min) if waiting > 0 else 0

    def family_cost(self, conferences: Iterable[int], places: Iterable[Place]) -> int:
        """What the families of `conferences` pay with these places; a conference with none is unplaced."""
        placed = sorted(places, key=lambda p: (p.start, p.end))
        cost = self.rules.unplaced * (len(list(conferences)) - len(placed)) + sum(p.cost for p in placed)
        by_party: dict[int, list[Place]] = defaultdict(list)
        for place in placed:
            by_party[self.party[place.conference]].append(place)
        return cost + sum(self.visit_cost(p, q) for visits in by_party.values() for p, q in pairwise(visits))

    def move_cost(self, c: int, place: Place | None) -> int:
        """What it costs that a published booking became `place`."""
        known = self.previous.get(c)
        return 0 if known is None or (place is not None and self.is_at(place, known)) else self.rules.move

    def is_at(self, place: Place, booking: Booking) -> bool:
        return self.slots[place.slot].id == booking.slot and place.mode == booking.mode

    # to and from bookings

    def booking(self, place: Place) -> Booking:
        pools = tuple(self.instance.pools[p].id for p in place.pools)
        conference = self.instance.conferences[place.conference]
        return Booking(conference.id, self.slots[place.slot].id, place.mode, pools, "proposed")

    def timetable(self, places: Iterable[Place]) -> Timetable:
        bookings = (self.booking(place) for place in places)
        return Timetable(self.instance.name, {booking.conference: booking for booking in bookings})

    def place_of(self, booking: Booking) -> Place | None:
        """The place a booking names, or None where the rules no longer allow it."""
        c = self.number.get(booking.conference)
        if c is None:
            return None
        there = [place for place in self.places(c) if self.is_at(place, booking)]
        exact = [p for p in there if tuple(self.instance.pools[i].id for i in p.pools) == booking.pools]
        return next(iter(exact or there), None)


def level_of(party: Party, start: int, end: int, mode: Mode) -> int | None:
    """The best level of a window that holds the whole conference, or None."""
    levels = [w.level for w in party.windows if w.mode == mode and w.start <= start and end <= w.end]
    return min(levels, default=None)


def present_at(pool: Pool, instant: int) -> int:
    """How many of the pool are there."""
    return sum(w.count for w in pool.windows if w.start <= instant < w.end)
