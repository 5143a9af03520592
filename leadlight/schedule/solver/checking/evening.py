"""Who sits where and when: a timetable laid over its evening, for check.py and score.py alone.

Written from the words of docs/timetable.md and from nothing the solver uses, so that a mistake there is seen here.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from leadlight.schedule.solver.instance import (
    DAY_MIN,
    MODES,
    Booking,
    Conference,
    Host,
    Instance,
    Party,
    Pool,
    Slot,
    Timetable,
)

Kind = Literal[
    "unknown-conference",
    "booked-twice",
    "wrong-key",
    "unknown-slot",
    "wrong-host",
    "bad-mode",
    "too-long",
    "too-early",
    "family-not-available",
    "need-not-met",
    "wrong-pool",
    "slot-overfull",
    "remote-overfull",
    "not-private",
    "withheld-taken",
    "no-break",
    "pool-overbooked",
    "pool-leaves-early",
    "pool-absent",
    "family-overlap-or-travel",
    "not-apart",
    "parties-meet",
    "confirmed-booking-moved",
]


@dataclass(frozen=True, slots=True)
class Violation:
    """One hard rule that a timetable breaks: `where` are the ids it is about, `sentence` says it to a person."""

    kind: Kind
    where: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """A booking with everything it names. `slots` are all it holds; not `whole`: too few follow the first."""

    booking: Booking
    conference: Conference
    party: Party
    host: Host
    slots: tuple[Slot, ...]
    whole: bool

    @property
    def start(self) -> int:
        return self.slots[0].start

    @property
    def end(self) -> int:
        return self.slots[-1].end

    @property
    def order(self) -> tuple[int, int, str, str, str]:
        """By time; the rest only so that two at one moment always come in one order."""
        return self.start, self.end, self.host.school, self.booking.mode, self.conference.id

    @property
    def pools(self) -> tuple[str, ...]:
        """The pools that serve it: one for each need, without those that cannot meet their need."""
        pairs = zip(self.booking.pools, self.conference.needs, strict=False)
        return tuple(pool for pool, alternatives in pairs if pool in alternatives)


class Evening:
    """The rows of an instance by id. Ids are known and unique, as `read_instance` leaves them."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.pools: dict[str, Pool] = {pool.id: pool for pool in instance.pools}
        self.parties: dict[str, Party] = {party.id: party for party in instance.parties}
        self.conferences: dict[str, Conference] = {c.id: c for c in instance.conferences}
        self.hosts: dict[str, Host] = {host.id: host for host in instance.hosts}
        self.slots: dict[str, tuple[Slot, Host]] = {
            slot.id: (slot, host) for host in instance.hosts for slot in host.slots
        }
        self.row_of_school = {school.id: row for row, school in enumerate(instance.schools)}

    def sitting(self, booking: Booking) -> Sitting:
        """What a booking of a known conference at a known slot holds."""
        conference = self.conferences[booking.conference]
        first, host = self.slots[booking.slot]
        held = [first]
        for slot in in_time(host.slots):
            if _lasts(held) < (conference.minutes or 0) and slot.start == held[-1].end:
                held.append(slot)
        whole = _lasts(held) >= (conference.minutes or 0)
        return Sitting(booking, conference, self.parties[conference.party], host, tuple(held), whole)

    def pause(self, first: Sitting, then: Sitting) -> int:
        """Minutes a party needs between two conferences: the way, or changing between a room and a screen."""
        if first.booking.mode != then.booking.mode:
            return self.instance.rules.remote_switch_min
        if first.booking.mode == "remote":
            return 0
        return self.instance.travel[self.row_of_school[first.host.school]][self.row_of_school[then.host.school]]


@dataclass(frozen=True)
class Seating:
    """A timetable laid over its evening: `booked` holds what can be found there, `astray` names the rest."""

    evening: Evening
    booked: dict[str, Sitting]
    astray: list[Violation] = field(default_factory=list)

    @cached_property
    def present(self) -> list[Sitting]:
        return [sitting for sitting in self.booked.values() if sitting.booking.mode in MODES]

    @cached_property
    def in_slot(self) -> dict[str, list[Sitting]]:
        return _grouped((slot.id, sitting) for sitting in self.present for slot in sitting.slots)

    @cached_property
    def in_pool(self) -> dict[str, list[Sitting]]:
        """By pool; a sitting that needs two of one pool is there twice."""
        return _grouped((pool, sitting) for sitting in self.present for pool in sitting.pools)

    @cached_property
    def of_party(self) -> dict[str, list[Sitting]]:
        """By party, in the order in which the party comes."""
        return _grouped((s.party.id, s) for s in sorted(self.present, key=lambda sitting: sitting.order))


def seated(instance: Instance, timetable: Timetable) -> Seating:
    """Lay `timetable` over `instance`; a booking that cannot be found there counts as none and is named in `astray`."""
    evening = Evening(instance)
    seating = Seating(evening, {})
    for key, booking in timetable.bookings.items():
        wrong = _stray(evening, booking, booking.conference in seating.booked)
        if wrong is None:
            seating.booked[booking.conference] = evening.sitting(booking)
            wrong = _misfiled(key, booking)
        seating.astray.extend([wrong] if wrong else [])
    return seating


def in_time(slots: Iterable[Slot]) -> list[Slot]:
    return sorted(slots, key=lambda slot: (slot.start, slot.end))


def clock(minutes: int) -> str:
    """1455 is "day 2, 00:15": days are counted from 1 when people read them."""
    return f"day {minutes // DAY_MIN + 1}, {minutes % DAY_MIN // 60:02}:{minutes % 60:02}"


def several(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _lasts(held: list[Slot]) -> int:
    return held[-1].end - held[0].start


def _stray(evening: Evening, booking: Booking, again: bool) -> Violation | None:
    id = booking.conference
    if id not in evening.conferences:
        return Violation("unknown-conference", (id,), f"Nobody asked for a conference {id}.")
    if again:
        return Violation("booked-twice", (id,), f"Conference {id} is booked twice.")
    if booking.slot not in evening.slots:
        return Violation(
            "unknown-slot", (booking.slot,), f"Conference {id} is booked at {booking.slot}, which is no slot."
        )
    wanted, found = evening.conferences[id].host, evening.slots[booking.slot][1].id
    if wanted != found:
        return Violation("wrong-host", (id,), f"Conference {id} belongs to {wanted}, and is booked with {found}.")
    return None


def _misfiled(key: str, booking: Booking) -> Violation | None:
    if key == booking.conference:
        return None
    sentence = f"The booking of conference {booking.conference} is filed as {key}."
    return Violation("wrong-key", (booking.conference,), sentence)


def _grouped(pairs: Iterable[tuple[str, Sitting]]) -> dict[str, list[Sitting]]:
    groups = defaultdict(list)
    for key, sitting in pairs:
        groups[key].append(sitting)
    return dict(groups)
