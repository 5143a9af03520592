"""The best timetable of a very small evening, by trying everything: what clever methods are held against.

Knows no rule itself: it only asks `check` and `score`, which were written apart from all that solves. Bookings
only ever add violations, so whatever is wrong with one booking, or with two, is wrong with all that hold them.
"""

from collections.abc import Collection

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.instance import MODES, Booking, Conference, Instance, Timetable

Found = tuple[int, int]


def best_by_brute_force(instance: Instance, standing: Collection[str] = ()) -> Found:
    """The fewest conferences that must stay unplaced, and the least family and move costs with so few.

    instance    up to six conferences; more take hours
    standing    ids of conferences that stay at the slot and mode of `instance.previous`
    """
    return Everything(instance, standing).best()


class Everything:
    def __init__(self, instance: Instance, standing: Collection[str]) -> None:
        self.instance, self.standing = instance, standing
        self.must = {fixed.conference for fixed in instance.fixed} | set(standing)
        nothing = score(instance, Timetable(instance.name))
        self.nothing = nothing.cost + nothing.move_cost
        bookings = [(self._bookings(conference), conference.id in self.must) for conference in instance.conferences]
        self.bookings = sorted(bookings, key=lambda own: len(own[0]))
        self.least: Found = (len(bookings) + 1, 0)
        self.pairs: dict[tuple[Booking, Booking], bool] = {}

    def best(self) -> Found:
        self._next(0, [], 0, self.nothing)
        return self.least

    def _next(self, depth: int, booked: list[Booking], unplaced: int, floor: int) -> None:
        """Every way to go on from `booked`. `floor` counts what each booking saves by itself: together it is never more."""
        if depth == len(self.bookings):
            self.least = min(self.least, (unplaced, self._cost(booked)))
            return
        rest = sum(min((saved for saved, _ in own), default=0) for own, _ in self.bookings[depth + 1 :])
        own, must = self.bookings[depth]
        for saved, booking in own:
            if (unplaced, floor + saved + rest) < self.least and self._together(booking, booked):
                self._next(depth + 1, [*booked, booking], unplaced, floor + saved)
        if not must and (unplaced + 1, floor + rest) < self.least:
            self._next(depth + 1, booked, unplaced + 1, floor)

    def _together(self, booking: Booking, booked: list[Booking]) -> bool:
        for other in booked:
            if (other, booking) not in self.pairs:
                self.pairs[other, booking] = self._allowed([other, booking])
            if not self.pairs[other, booking]:
                return False
        return len(booked) < 2 or self._allowed([*booked, booking])

    def _bookings(self, conference: Conference) -> list[tuple[int, Booking]]:
        """What is allowed for it if nobody else comes, the cheapest first, with what that changes in the cost."""
        slots = next(host.slots for host in self.instance.hosts if host.id == conference.host)
        pools: list[tuple[str, ...]] = [()]
        for need in conference.needs:
            pools = [(*chosen, pool) for chosen in pools for pool in need]
        every = [
            Booking(conference.id, s.id, mode, choice, "proposed") for s in slots for mode in MODES for choice in pools
        ]
        allowed = [booking for booking in every if self._stays(booking) and self._allowed([booking])]
        return sorted(((self._cost([b]) - self.nothing, b) for b in allowed), key=lambda pair: pair[0])

    def _stays(self, booking: Booking) -> bool:
        """Whether it keeps what is fixed and what is to stand."""
        known = [b for b in self.instance.fixed if b.conference == booking.conference]
        if booking.conference in self.standing:
            known += [b for b in self.instance.previous if b.conference == booking.conference]
        return all((b.slot, b.mode) == (booking.slot, booking.mode) for b in known)

    def _allowed(self, bookings: list[Booking]) -> bool:
        """Whether no rule is broken but that fixed conferences are still missing."""
        timetable = Timetable(self.instance.name, {b.conference: b for b in bookings})
        missing = {fixed.conference for fixed in self.instance.fixed} - timetable.bookings.keys()
        return all(
            v.kind == "confirmed-booking-moved" and v.where[0] in missing for v in check(self.instance, timetable)
        )

    def _cost(self, bookings: list[Booking]) -> int:
        counted = score(self.instance, Timetable(self.instance.name, {b.conference: b for b in bookings}))
        return counted.cost + counted.move_cost
