"""Is this timetable allowed? Every hard rule, checked without a line of what solves it. A school's own auditor runs it as
`python -m leadlight.schedule.solver.checking` (see __main__.py).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import get_args

from leadlight.schedule.solver.checking.evening import (
    Kind,
    Seating,
    Sitting,
    Violation,
    clock,
    in_time,
    seated,
    several,
)
from leadlight.schedule.solver.checking.score import Score, score
from leadlight.schedule.solver.instance import MODES, Instance, Pool, Slot, Timetable

__all__ = ["KINDS", "Score", "Violation", "check", "score"]

KINDS: tuple[Kind, ...] = get_args(Kind)
PAUSE_MIN = 5  # a longer pause between two slots is a break for the teacher
Rule = Callable[[Seating], Iterator[Violation]]


def check(instance: Instance, timetable: Timetable) -> list[Violation]:
    """Name every hard rule that `timetable` breaks; an empty list means it may be held.

    instance    as `read_instance` gives it: ids known and unique
    timetable   any bookings, also of slots and conferences that do not exist

    A booking that cannot be found in the instance is named and then counts as none. A conference without a
    booking breaks no rule. Never raises.
    """
    seating = seated(instance, timetable)
    return seating.astray + [violation for rule in RULES for violation in rule(seating)]


def _own_places(seating: Seating) -> Iterator[Violation]:
    """What a booking breaks all by itself."""
    for sitting in seating.booked.values():
        id, mode = sitting.conference.id, sitting.booking.mode
        if mode not in MODES:
            yield Violation("bad-mode", (id,), f"Conference {id} can be in_person or remote, not {mode}.")
            continue
        yield from _time_trouble(sitting)
        yield from _need_trouble(sitting)


def _time_trouble(sitting: Sitting) -> Iterator[Violation]:
    id, mode, start, end = sitting.conference.id, sitting.booking.mode, sitting.start, sitting.end
    if not sitting.whole:
        needs = f"Conference {id} lasts {several(sitting.conference.minutes or 0, 'minute')}"
        yield Violation("too-long", (id,), f"{needs}; the slots from {clock(start)} on end at {clock(end)}.")
    if start < (sitting.conference.not_before or 0):
        wanted = clock(sitting.conference.not_before or 0)
        yield Violation("too-early", (id,), f"Conference {id} is at {clock(start)} and may not start before {wanted}.")
    if not any(w.mode == mode and w.start <= start and end <= w.end for w in sitting.party.windows):
        how = "by video" if mode == "remote" else "in person"
        cannot = f"Party {sitting.party.id} did not say that it can come {how} from {clock(start)} to {clock(end)}"
        yield Violation("family-not-available", (id,), f"{cannot} (conference {id}).")


def _need_trouble(sitting: Sitting) -> Iterator[Violation]:
    id, pools, needs = sitting.conference.id, sitting.booking.pools, sitting.conference.needs
    if len(pools) != len(needs):
        yield Violation(
            "need-not-met",
            (id,),
            f"Conference {id} has {several(len(needs), 'need')} and {several(len(pools), 'pool')} for that.",
        )
    for pool, alternatives in zip(pools, needs, strict=False):
        if pool not in alternatives:
            wanted = " or ".join(alternatives)
            yield Violation("wrong-pool", (id, pool), f"Conference {id} needs {wanted}, and is given {pool}.")


def _seats(seating: Seating) -> Iterator[Violation]:
    for id, sittings in seating.in_slot.items():
        slot = seating.evening.slots[id][0]
        yield from _crowding(slot, sittings)
        if len(sittings) > 1 and any(sitting.conference.private for sitting in sittings):
            yield Violation("not-private", (id,), f"{_named(slot)} holds a private conference and somebody else.")


def _crowding(slot: Slot, sittings: list[Sitting]) -> Iterator[Violation]:
    count, remote = len(sittings), sum(sitting.booking.mode == "remote" for sitting in sittings)
    if count > slot.seats:
        yield Violation(
            "slot-overfull",
            (slot.id,),
            f"{_named(slot)} has {several(slot.seats, 'seat')} and {several(count, 'conference')}.",
        )
    if remote > slot.remote_seats:
        sentence = f"{_named(slot)} can hold {several(slot.remote_seats, 'conference')} by video and has {remote}."
        yield Violation("remote-overfull", (slot.id,), sentence)


def _withheld(seating: Seating) -> Iterator[Violation]:
    """Seats kept for conferences that are held once more; what is fixed may sit there all the same."""
    evening = seating.evening
    stands = [evening.sitting(booking) for booking in evening.instance.fixed]
    standing = Counter(slot.id for sitting in stands if not sitting.conference.redo for slot in sitting.slots)
    for id, sittings in seating.in_slot.items():
        slot = evening.slots[id][0]
        first_time = sum(not sitting.conference.redo for sitting in sittings)
        allowed = max(slot.seats - slot.withheld, standing[id])
        if slot.withheld and first_time > allowed:
            kept = (
                f"{_named(slot)} keeps {slot.withheld} of {several(slot.seats, 'seat')} for conferences held once more"
            )
            yield Violation("withheld-taken", (id,), f"{kept}; others there: {first_time}.")


def _breaks(seating: Seating) -> Iterator[Violation]:
    for host in seating.evening.instance.hosts:
        run, before = 0, None
        for slot in in_time(host.slots):
            if before is not None and slot.start - before.end > PAUSE_MIN:
                run = 0
            run = run + 1 if slot.id in seating.in_slot else 0
            if run > host.max_run:
                sentence = f"{host.id} has no break before {clock(slot.start)}: {several(run, 'slot')} in a row, {host.max_run} allowed."
                yield Violation("no-break", (host.id, slot.id), sentence)
            before = slot


def _pools(seating: Seating) -> Iterator[Violation]:
    for id, sittings in seating.in_pool.items():
        pool = seating.evening.pools[id]
        starts = {sitting.start for sitting in sittings}
        for time in sorted(starts | {window.end for window in pool.windows}):
            yield from _shortage(pool, time, sittings, "pool-overbooked" if time in starts else "pool-leaves-early")
        for sitting in sittings:
            if not any(w.start <= sitting.start and sitting.end <= w.end for w in pool.windows):
                sentence = (
                    f"Nobody of {id} is there for all of conference {sitting.conference.id} at {clock(sitting.start)}."
                )
                yield Violation("pool-absent", (id, sitting.conference.id), sentence)


def _shortage(pool: Pool, time: int, sittings: list[Sitting], kind: Kind) -> Iterator[Violation]:
    running = sum(sitting.start <= time < sitting.end for sitting in sittings)
    there = sum(window.count for window in pool.windows if window.start <= time < window.end)
    if running > there:
        sentence = f"At {clock(time)} conferences that need somebody of {pool.id}: {running}; people there: {there}."
        yield Violation(kind, (pool.id, str(time), str(running), str(there)), sentence)


def _ways(seating: Seating) -> Iterator[Violation]:
    """A party cannot be in two places, and needs its time between them."""
    for party, sittings in seating.of_party.items():
        for first, then in combinations(sittings, 2):
            pause = seating.evening.pause(first, then)
            if then.start - first.end < pause:
                a, b = first.conference.id, then.conference.id
                sentence = f"Party {party} needs {several(pause, 'minute')} between {a} and {b}; {_gap(then.start - first.end)}."
                yield Violation("family-overlap-or-travel", (a, b), sentence)


def _apart(seating: Seating) -> Iterator[Violation]:
    for rule in seating.evening.instance.apart:
        if rule.a in seating.booked and rule.b in seating.booked:
            between = _between(seating.booked[rule.a], seating.booked[rule.b])
            if between < rule.minutes:
                sentence = f"Conferences {rule.a} and {rule.b} need {several(rule.minutes, 'minute')} between them; {_gap(between)}."
                yield Violation("not-apart", (rule.a, rule.b), sentence)


def _meetings(seating: Seating) -> Iterator[Violation]:
    for rule in seating.evening.instance.not_meet:
        for one in seating.of_party.get(rule.a, ()):
            for other in seating.of_party.get(rule.b, ()):
                school = one.host.school
                in_one_place = other.host.school == school and rule.school in (None, school)
                in_person = one.booking.mode == other.booking.mode == "in_person"
                if in_one_place and in_person and _between(one, other) < rule.minutes:
                    ids = one.conference.id, other.conference.id
                    who = f"Parties {rule.a} and {rule.b} must not meet, and come to {school}"
                    sentence = f"{who} within {several(rule.minutes, 'minute')} of each other ({ids[0]}, {ids[1]})."
                    yield Violation("parties-meet", ids, sentence)


def _confirmed(seating: Seating) -> Iterator[Violation]:
    for fixed in seating.evening.instance.fixed:
        sitting = seating.booked.get(fixed.conference)
        now = sitting.booking if sitting else None
        stands = now is not None and (now.slot, now.mode) == (fixed.slot, fixed.mode)
        if now is None or not stands or (fixed.pools and now.pools != fixed.pools):
            sentence = (
                f"Conference {fixed.conference} was confirmed at {fixed.slot}, {fixed.mode}, and is not left as it was."
            )
            yield Violation("confirmed-booking-moved", (fixed.conference,), sentence)


def _between(one: Sitting, other: Sitting) -> int:
    """Minutes from the end of the earlier to the start of the later; below nought where they overlap."""
    first, then = sorted((one, other), key=lambda sitting: sitting.order)
    return then.start - first.end


def _gap(minutes: int) -> str:
    return f"there are {minutes}" if minutes >= 0 else "they overlap"


def _named(slot: Slot) -> str:
    return f"Slot {slot.id} ({clock(slot.start)})"


RULES: tuple[Rule, ...] = (
    _own_places,
    _seats,
    _withheld,
    _breaks,
    _pools,
    _ways,
    _apart,
    _meetings,
    _confirmed,
)
