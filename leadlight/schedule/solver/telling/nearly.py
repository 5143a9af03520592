"""Times that are nearly a place for a conference: what each lacks, and the smallest change that mends each lack."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from leadlight.schedule.solver.instance import DAY_MIN, MODES, Conference, Mode, Pool, Slot, Window
from leadlight.schedule.solver.places import Ground, level_of
from leadlight.schedule.solver.telling.changes import Change, together

SLOT_MIN = 15  # for a host who has no slot to go by


class Lack(NamedTuple):
    kind: str
    size_min: int  # how much is asked for
    change: Change


class Miss(NamedTuple):
    """A time that is nearly a place."""

    start: int
    mode: Mode
    lacks: tuple[Lack, ...]

    @property
    def size(self) -> tuple[int, int, int]:
        return len(self.lacks), sum(lack.size_min for lack in self.lacks), self.start

    @property
    def change(self) -> Change | None:
        return together([lack.change for lack in self.lacks])


def misses(ground: Ground, c: int) -> list[Miss]:
    """Every time at which the conference could nearly be held, with what it lacks there, none without a lack."""
    found = chain(_at_slots(ground, c), _at_new_slots(ground, c))
    return [miss for miss in found if miss.lacks]


def _at_slots(ground: Ground, c: int) -> Iterator[Miss]:
    conference = ground.instance.conferences[c]
    for s in ground.slots_of[ground.host[c]]:
        for run, end, short in _runs(ground, conference, s):
            start = ground.slots[s].start
            slots = [ground.slots[r] for r in run]
            common = [*short, *_too_soon(conference, start), *_no_seat(conference, slots)]
            for mode in MODES:
                away = _away(ground, c, start, end, mode)
                for helping in _no_helper(ground, conference, start, end):
                    yield Miss(start, mode, (*common, *away, *_no_video(slots, mode), *helping))


def _runs(ground: Ground, conference: Conference, s: int) -> Iterator[tuple[list[int], int, list[Lack]]]:
    """The slots from `s` on with their end, and where they are too few what would make them enough."""
    run = ground.held(conference, s)
    if run is not None:
        yield list(run), ground.slots[run[-1]].end, []
        yield from _shortened(ground, conference, list(run))
        return
    slots = [s]
    while (following := ground.following[slots[-1]]) is not None:
        slots.append(following)
    start, last = ground.slots[s].start, ground.slots[slots[-1]].end
    end = start + (conference.minutes or 0)
    if not _taken(ground, ground.host_number[conference.host], last, end):
        more = Change("open", host=conference.host, start=last, end=end)
        yield slots, end, [Lack("run", end - last, more)]
    shorter = Change("shorter", conference=conference.id, number=last - start)
    yield slots, last, [Lack("run", end - last, shorter)]


def _shortened(ground: Ground, conference: Conference, run: list[int]) -> Iterator[tuple[list[int], int, list[Lack]]]:
    """The first slots of a run, where the conference took no longer: then breaks, helpers or hours may allow it."""
    start, last = ground.slots[run[0]].start, ground.slots[run[-1]].end
    for n in range(1, len(run)):
        end = ground.slots[run[n - 1]].end
        shorter = Change("shorter", conference=conference.id, number=end - start)
        yield run[:n], end, [Lack("long", last - end, shorter)]


def _at_new_slots(ground: Ground, c: int) -> Iterator[Miss]:
    """Times the host does not open yet: within the hours of the family, or next to the host's other slots."""
    conference, h = ground.instance.conferences[c], ground.host[c]
    own = [ground.slots[s] for s in ground.slots_of[h]]
    length = conference.minutes or (own[0].end - own[0].start if own else SLOT_MIN)
    windows = ground.instance.parties[ground.party[c]].windows
    times = {(start, w.mode) for w in windows for start in _starts(ground, conference, own, w, length)}
    times.update((start, mode) for slot in own for start in (slot.end, slot.start - length) for mode in MODES)
    for start, mode in sorted(times):
        end = start + length
        if start >= 0 and not _taken(ground, h, start, end):
            opened = Change("open", host=conference.host, start=start, end=end, mode=mode)
            hours = Lack("hours", _distance(own, start, end), opened)
            common = (hours, *_too_soon(conference, start), *_away(ground, c, start, end, mode))
            for helping in _no_helper(ground, conference, start, end):
                yield Miss(start, mode, (*common, *helping))


def _starts(ground: Ground, conference: Conference, own: list[Slot], window: Window, length: int) -> list[int]:
    """Where a new slot would begin: at the edges of the window, of the host's other slots, of the helpers' hours."""
    edges = {window.start, window.end - length, conference.not_before or 0}
    for slot in own:
        edges |= {slot.end, slot.start - length}
    for pool in (ground.instance.pools[ground.pool_number[p]] for need in conference.needs for p in need):
        edges.update(chain.from_iterable((w.start, w.end - length) for w in pool.windows))
    return sorted(start for start in edges if window.start <= start and start + length <= window.end)


def _distance(own: list[Slot], start: int, end: int) -> int:
    """How far from the host's other slots of the day, in minutes; a day of its own is far."""
    same = [slot for slot in own if slot.start // DAY_MIN == start // DAY_MIN]
    return min((max(slot.start - end, start - slot.end) for slot in same), default=DAY_MIN)


def _taken(ground: Ground, h: int, start: int, end: int) -> bool:
    return any(ground.slots[s].start < end and start < ground.slots[s].end for s in ground.slots_of[h])


def _too_soon(conference: Conference, start: int) -> list[Lack]:
    if conference.not_before is None or start >= conference.not_before:
        return []
    return [Lack("not_before", conference.not_before - start, Change("sooner", conference=conference.id, start=start))]


def _no_seat(conference: Conference, slots: list[Slot]) -> list[Lack]:
    lacks = []
    for slot in slots:
        kept = 0 if conference.redo else slot.withheld
        if slot.seats < 1:
            lacks.append(Lack("closed", 1 + kept, Change("seat", slots=(slot.id,), number=1 + kept - slot.seats)))
        elif slot.seats - kept < 1:
            number = 1 + kept - slot.seats
            lacks.append(Lack("reserve", number, Change("release", slots=(slot.id,), number=number)))
    return lacks


def _no_video(slots: list[Slot], mode: Mode) -> list[Lack]:
    closed = [slot for slot in slots if slot.remote_seats < 1] if mode == "remote" else []
    return [Lack("video", 1, Change("seat_remote", slots=(slot.id,), number=1 - slot.remote_seats)) for slot in closed]


def _away(ground: Ground, c: int, start: int, end: int, mode: Mode) -> list[Lack]:
    party = ground.instance.parties[ground.party[c]]
    if level_of(party, start, end, mode) is not None:
        return []
    near = [w for w in party.windows if w.mode == mode and w.start // DAY_MIN == start // DAY_MIN]
    longer = [max(0, w.start - start) + max(0, end - w.end) for w in near]
    size = min(longer, default=DAY_MIN + end - start)
    return [Lack("availability", size, Change("come", party=party.id, start=start, end=end, mode=mode))]


def _no_helper(ground: Ground, conference: Conference, start: int, end: int) -> list[list[Lack]]:
    """The lacks of helpers: one list, or none at all where a need can be met by nobody."""
    lacks = []
    for need in conference.needs:
        pools = [ground.pool_number[p] for p in need]
        if not pools:
            return []
        if not any(ground.present(p, start, end) for p in pools):
            lacks.append(
                min((_staying(ground.instance.pools[p], start, end) for p in pools), key=lambda lack: lack.size_min)
            )
    return [lacks]


def _staying(pool: Pool, start: int, end: int) -> Lack:
    """How much longer somebody of the pool would have to be there."""
    near = [w for w in pool.windows if w.count > 0 and w.start <= end and start <= w.end]
    if not near:
        return Lack("helpers", DAY_MIN, Change("helper", pool=pool.id, start=start, end=end))
    size = max(0, near[0].start - start) + max(0, end - near[0].end)
    return Lack("helpers", size, Change("stay", pool=pool.id, start=start, end=end))
