"""The places of all conferences as arrays, and the shared things ("rows") each of them uses up.

A spot is a conference's run of slots in one mode; an option is a spot with a choice of interpreters. Options of
one spot lie side by side, spots of one conference lie side by side, and everything is in the order of the file.

Rows, numbered one after the other:
  seats     one for each slot: seats taken <= its seats, and 0 when the slot is closed for a break
  remote    one for each slot: conferences by video <= its remote seats, and 0 when it is closed
  ordinary  one for each slot with withheld seats: conferences that are not redos; 0 when it is closed
  pool      one for each pool and instant at which somebody may start or leave
  hold      one for each conference and slot it may hold, where the slot may have to close: held only when the
            slot is open (the disaggregated form of the break rule; Cornuéjols, Sridharan & Thizy 1991)
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from leadlight.schedule.solver.places import Ground, Place, present_at
from leadlight.schedule.solver.proving.breaks import chains

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Options:
    """All options of a ground.

    places          option -> Place
    cost            option -> its own cost, the cost of a move included
    first_option    spot -> its first option; one more at the end
    first_spot      conference -> its first spot; one more at the end
    start, end, school, remote, day   spot -> as in Place
    row_at, row, amount   option -> rows: `row[row_at[o]:row_at[o + 1]]`, and how much of each
    capacity        row -> how much there is; for what is in a slot, and for holds, it counts while the slot is open
    slot            row -> the slot it is a part of, or -1
    chains          (slots, max_run) of each run of slots that needs a break; `closing` are all their slots
    holds           (conference, slot) of each hold row, from row `first_hold` on
    of_conference   option -> conference
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.places: list[Place] = []
        heads = [self.places[o] for o in self._number_options()]
        self.start: Ints = np.array([p.start for p in heads], dtype=np.int64)
        self.end: Ints = np.array([p.end for p in heads], dtype=np.int64)
        self.day: Ints = np.array([p.day for p in heads], dtype=np.int64)
        self.school: Ints = np.array([p.school for p in heads], dtype=np.int64)
        self.remote = np.array([p.mode == "remote" for p in heads], dtype=bool)
        self.cost: Floats = np.array([p.cost + ground.move_cost(p.conference, p) for p in self.places], dtype=float)
        self.unplaced: Floats = np.array(
            [ground.rules.unplaced + ground.move_cost(c, None) for c in range(len(ground.host))], dtype=float
        )
        self.unplaced[list(ground.fixed)] = np.inf
        self.of_conference: Ints = np.array([p.conference for p in self.places], dtype=np.int64)
        self.chains = [
            (chain, host.max_run) for h, host in enumerate(ground.instance.hosts) for chain in chains(ground, h)
        ]
        self.closing = {s for chain, _ in self.chains for s in chain}
        self._number_rows()

    def _number_options(self) -> list[int]:
        """Gather all places; returns the first option of each spot."""
        spots: list[int] = []
        first_spot: list[int] = []
        for c in range(len(self.ground.host)):
            first_spot.append(len(spots))
            before: tuple[tuple[int, ...], str] | None = None
            for place in filter(self._enough, self.ground.places(c)):
                if (place.slots, place.mode) != before:
                    spots.append(len(self.places))
                    before = (place.slots, place.mode)
                self.places.append(place)
        self.first_option: Ints = np.array([*spots, len(self.places)], dtype=np.int64)
        self.first_spot: Ints = np.array([*first_spot, len(spots)], dtype=np.int64)
        return spots

    def _number_rows(self) -> None:
        slots = self.ground.slots
        capacity = [slot.seats for slot in slots]
        self.remote_row = len(capacity)
        capacity += [slot.remote_seats for slot in slots]
        slot_of = [*range(len(slots)), *range(len(slots))]
        self.ordinary_row = {}
        for s, seats in self._ordinary_seats().items():
            self.ordinary_row[s] = len(capacity)
            capacity.append(seats)
            slot_of.append(s)
        self.pool_row = self._pool_rows(capacity)
        self.first_hold = len(capacity)
        self.holds = sorted({(p.conference, s) for p in self.places for s in p.slots if s in self.closing})
        self.hold = {key: self.first_hold + n for n, key in enumerate(self.holds)}
        slot_of += [-1] * (len(capacity) - len(slot_of)) + [s for _, s in self.holds]
        capacity += [1] * len(self.holds)
        self.capacity: Floats = np.array(capacity, dtype=float)
        self.slot: Ints = np.array(slot_of, dtype=np.int64)
        used = [list(self._rows(place)) for place in self.places]
        self.row_at: Ints = np.array([0, *accumulate(map(len, used))], dtype=np.int64)
        self.row: Ints = np.array([row for rows in used for row, _ in rows], dtype=np.int64)
        self.amount: Floats = np.array([amount for rows in used for _, amount in rows], dtype=float)

    def _enough(self, place: Place) -> bool:
        """Whether a pool that is to meet several needs of one conference has so many people, and its teachers may
        work so long in a row.
        """
        if len(place.slots) > self.ground.instance.hosts[self.ground.host[place.conference]].max_run:
            return False
        asked = Counter(place.pools)
        return all(n < 2 or self.ground.people(p, place.start, place.end) >= n for p, n in asked.items())

    def _ordinary_seats(self) -> dict[int, int]:
        """Seats of slots with withheld ones that conferences other than redos may take."""
        ground = self.ground
        seats = {s: max(0, slot.seats - slot.withheld) for s, slot in enumerate(ground.slots) if slot.withheld}
        stand: dict[int, int] = dict.fromkeys(seats, 0)
        for c, booking in ground.fixed.items():
            conference = ground.instance.conferences[c]
            for s in ground.held(conference, ground.slot_number[booking.slot]) or ():
                if s in seats and not conference.redo:
                    stand[s] += max(1, seats[s]) if conference.private else 1
        return {s: max(seats[s], stand[s]) for s in seats}

    def _pool_rows(self, capacity: list[int]) -> dict[int, list[tuple[int, int]]]:
        """For each pool its (instant, row), in order of time."""
        instants: dict[int, set[int]] = {}
        for place in self.places:
            for p in place.pools:
                instants.setdefault(p, set()).add(place.start)
        rows: dict[int, list[tuple[int, int]]] = {}
        for p in sorted(instants):
            pool = self.ground.instance.pools[p]
            rows[p] = []
            for instant in sorted(instants[p] | {w.end for w in pool.windows}):
                rows[p].append((instant, len(capacity)))
                capacity.append(present_at(pool, instant))
        return rows

    def _rows(self, place: Place) -> Iterator[tuple[int, int]]:
        ground = self.ground
        conference = ground.instance.conferences[place.conference]
        for s in place.slots:
            slot = ground.slots[s]
            yield s, slot.seats if conference.private else 1
            if place.mode == "remote":
                yield self.remote_row + s, 1
            if s in self.ordinary_row and not conference.redo:
                yield self.ordinary_row[s], max(1, slot.seats - slot.withheld) if conference.private else 1
            if s in self.closing:
                yield self.hold[place.conference, s], 1
        for p, people in Counter(place.pools).items():
            for instant, row in self.pool_row[p]:
                if place.start <= instant < place.end:
                    yield row, people

    def spots_of(self, conference: int) -> slice:
        return slice(int(self.first_spot[conference]), int(self.first_spot[conference + 1]))

    def options_of(self, spot: int) -> range:
        return range(int(self.first_option[spot]), int(self.first_option[spot + 1]))

    def rows_of(self, option: int) -> slice:
        return slice(int(self.row_at[option]), int(self.row_at[option + 1]))

    def used(self, chosen: Iterable[int]) -> Floats:
        """row -> how much of it these options use up together."""
        used = np.zeros(len(self.capacity))
        for option in chosen:
            part = self.rows_of(option)
            used[self.row[part]] += self.amount[part]  # rows of one option differ from each other
        return used

    def numbers(self, places: Iterable[Place]) -> list[int]:
        """The options that these places are."""
        found = []
        for place in places:
            spots = self.spots_of(place.conference)
            whole = range(int(self.first_option[spots.start]), int(self.first_option[spots.stop]))
            found.append(next(o for o in whole if self.places[o] == place))
        return found

    def priced(self, price: Floats) -> Floats:
        """option -> its cost at the prices of the rows it uses (price: one for each row, >= 0)."""
        if not self.places:
            return self.cost
        return self.cost + np.add.reduceat(price[self.row] * self.amount, self.row_at[:-1])

    def best_of_spots(self, priced: Floats) -> tuple[Floats, Ints]:
        """The cheapest option of each spot: its priced cost, its number (the first of equals)."""
        if not self.places:
            return np.zeros(0), np.zeros(0, dtype=np.int64)
        low = np.minimum.reduceat(priced, self.first_option[:-1])
        length = np.diff(self.first_option)
        equal = priced == np.repeat(low, length)
        number = np.where(equal, np.arange(len(priced)), len(priced))
        return low, np.minimum.reduceat(number, self.first_option[:-1])
