"""Fixed bookings that cannot all stand: laid out as a timetable of their own and judged by the checker."""

from collections.abc import Iterator
from dataclasses import replace

from leadlight.schedule.solver.checking.check import check
from leadlight.schedule.solver.checking.evening import (
    Evening,
    Kind,
    Seating,
    Sitting,
    Violation,
    clock,
    in_time,
    seated,
)
from leadlight.schedule.solver.files.draft import Draft
from leadlight.schedule.solver.instance import Booking, Instance, Pool, Rules, Timetable

WHAT_TO_DO: dict[Kind, str] = {
    "too-long": "Fix an earlier slot, or shorten the conference.",
    "too-early": "Fix a later slot, or take not_before away.",
    "family-not-available": "Ask the family and add a window, or release the booking.",
    "need-not-met": "Name one pool for each need, or none at all.",
    "wrong-pool": "Name one of the pools the conference can use.",
    "slot-overfull": "Release one, or add a seat.",
    "remote-overfull": "Release one, or allow one more by video.",
    "not-private": "Release one.",
    "no-break": "Release one, or raise max_run.",
    "pool-overbooked": "Release one, or find one more person.",
    "pool-leaves-early": "Release one, or ask somebody to stay longer.",
    "pool-absent": "Release the booking, or add a window to the pool.",
    "family-overlap-or-travel": "Release one of the two.",
    "not-apart": "Release one of the two.",
    "parties-meet": "Release one of the two.",
}
OF_POOLS: tuple[Kind, ...] = ("need-not-met", "wrong-pool", "pool-overbooked", "pool-leaves-early", "pool-absent")
NAMED_MOST = 5  # bookings in one sentence


def weigh_fixed(draft: Draft) -> None:
    """Add to the draft's troubles why its fixed bookings cannot all stand, each at the last booking it is about.

    Only what can be found is weighed, and what rests on a row already in trouble is left out, so that one
    mistake in the file is told once.
    """
    instance = _findable(draft)
    alone = Timetable(instance.name, {booking.conference: booking for booking in instance.fixed})
    seating = seated(instance, alone)
    places = {booking.row.conference: booking.place for booking in reversed(draft.fixed)}
    doubtful = _Doubts(draft, places)
    number = {id: number for number, id in enumerate(seating.booked)}
    for violation in _broken(seating, alone):
        about = sorted(_about(seating, violation), key=lambda sitting: number[sitting.conference.id])
        if not any(doubtful.of(violation.kind, sitting) for sitting in about):
            draft.trouble(*_said(violation, [places[sitting.conference.id] for sitting in about]))


def _findable(draft: Draft) -> Instance:
    """The instance without the rows that name what is not there; what is wrong with the rules or the travel costs nothing."""
    schools = tuple(school.row for school in draft.schools)
    school_ids = {school.id for school in schools}
    sure_rules = draft.rules if draft.levels is not None else Rules(remote_switch_min=0)
    sure_travel = [len(row) for row in draft.travel] == [len(schools)] * len(schools)
    instance = Instance(
        name=draft.name,
        rules=sure_rules,
        schools=schools,
        travel=draft.travel if sure_travel else ((0,) * len(schools),) * len(schools),
        hosts=tuple(host.row for host in draft.hosts if host.row.school in school_ids),
        pools=tuple(pool.row for pool in draft.pools),
        parties=tuple(party.row for party in draft.parties),
        conferences=(),
        apart=tuple(rule.row for rule in draft.apart),
        not_meet=tuple(rule.row for rule in draft.not_meet),
    )
    return _with_fixed(instance, draft)


def _with_fixed(instance: Instance, draft: Draft) -> Instance:
    evening = Evening(instance)
    conferences = {
        c.row.id: replace(c.row, needs=tuple(tuple(p for p in need if p in evening.pools) for need in c.row.needs))
        for c in draft.conferences
        if c.row.party in evening.parties and c.row.host in evening.hosts
    }
    first: dict[str, Booking] = {}
    for booking in (fixed.row for fixed in draft.fixed):
        slot, conference = evening.slots.get(booking.slot), conferences.get(booking.conference)
        if slot and conference and slot[1].id == conference.host:
            first.setdefault(booking.conference, booking)
    return replace(instance, conferences=tuple(conferences.values()), fixed=tuple(first.values()))


def _broken(seating: Seating, alone: Timetable) -> list[Violation]:
    """What the checker says, and, since a fixed booking need not name its pools, whether any could serve them."""
    free = {id for id, sitting in seating.booked.items() if not sitting.booking.pools}
    said = check(seating.evening.instance, alone)
    broken = [v for v in said if not (v.kind == "need-not-met" and v.where[0] in free)]
    if any(violation.kind in OF_POOLS for violation in broken) or not free:
        return broken
    return broken + list(_unserved(seating.evening, [s for s in seating.present if s.conference.needs]))


def _unserved(evening: Evening, sittings: list[Sitting]) -> Iterator[Violation]:
    """Fixed conferences for which, at some moment, nobody is left among the pools that could serve them.

    At each moment needs are matched to people by augmenting paths. What this finds is certain; bookings that
    could be served at each moment, but not with one pool throughout, are not found.
    """
    told: set[str] = set()
    windows = [window for pool in evening.instance.pools for window in pool.windows]
    for time in sorted({sitting.start for sitting in sittings} | {window.end for window in windows}):
        running = [sitting for sitting in sittings if sitting.start <= time < sitting.end]
        wants = [(sitting, pools) for sitting in running for pools in _could_serve(evening, sitting)]
        matching = _Matching([pools for _, pools in wants], {id: _there(p, time) for id, p in evening.pools.items()})
        for want, (sitting, _) in enumerate(wants):
            id = sitting.conference.id
            if not matching.serve(want, set()) and id not in told:
                told.add(id)
                needs = " and ".join(" or ".join(need) or "a pool" for need in sitting.conference.needs)
                yield Violation(
                    "pool-absent", ("", id), f"Conference {id} needs {needs}; nobody is left at {clock(time)}."
                )


def _could_serve(evening: Evening, sitting: Sitting) -> list[list[str]]:
    """For each need the pools that are there the whole time: the named one, or any that can meet it."""
    named: tuple[tuple[str, ...], ...] = tuple((pool,) for pool in sitting.booking.pools)
    needs = named or sitting.conference.needs
    return [[id for id in need if _covers(evening.pools[id], sitting)] for need in needs]


def _covers(pool: Pool, sitting: Sitting) -> bool:
    return any(window.start <= sitting.start and sitting.end <= window.end for window in pool.windows)


def _there(pool: Pool, time: int) -> int:
    return sum(window.count for window in pool.windows if window.start <= time < window.end)


class _Matching:
    """Wants matched to pools one by one; each new want may push others to another pool that can meet them."""

    def __init__(self, wants: list[list[str]], there: dict[str, int]) -> None:
        self.wants, self.there = wants, there
        self.served: dict[str, list[int]] = {pool: [] for pool in there}

    def serve(self, want: int, tried: set[str]) -> bool:
        for pool in self.wants[want]:
            if pool in tried:
                continue
            tried.add(pool)
            if len(self.served[pool]) < self.there[pool]:
                self.served[pool].append(want)
                return True
            for other in self.served[pool]:
                if self.serve(other, tried):
                    self.served[pool][self.served[pool].index(other)] = want
                    return True
        return False


class _Doubts:
    """Rows already in trouble: what the checker says because of them would tell the same mistake again."""

    def __init__(self, draft: Draft, fixed: dict[str, str]) -> None:
        self.places, self.fixed, self.rows = draft.places, fixed, draft.troubled_rows()
        self.pools = any(row.startswith("pools") for row in self.rows)

    def of(self, kind: Kind, sitting: Sitting) -> bool:
        id = sitting.conference.id
        if kind == "family-not-available":
            return self.places["party", sitting.party.id] in self.rows
        if kind in ("too-long", "no-break"):
            return self.places["host", sitting.host.id] in self.rows
        if kind in OF_POOLS:
            return self.pools or bool({self.places["conference", id], self.fixed[id]} & self.rows)
        return False


def _about(seating: Seating, violation: Violation) -> set[Sitting]:
    """The bookings of which one would have to go."""
    kind, where = violation.kind, violation.where
    if kind in ("slot-overfull", "remote-overfull", "not-private"):
        return set(seating.in_slot[where[0]])
    if kind == "no-break":
        run = _run_until(seating.evening, where[1])
        return {sitting for slot in run for sitting in seating.in_slot.get(slot, ())}
    if kind in ("pool-overbooked", "pool-leaves-early"):
        time = int(where[1])
        return {sitting for sitting in seating.in_pool[where[0]] if sitting.start <= time < sitting.end}
    ids = {"pool-absent": where[1:], "wrong-pool": where[:1]}.get(kind, where)
    return {seating.booked[id] for id in ids}


def _run_until(evening: Evening, slot_id: str) -> list[str]:
    """The slots of which one would have to be empty, so that this one could be used."""
    host = evening.slots[slot_id][1]
    ids = [slot.id for slot in in_time(host.slots)]
    last = ids.index(slot_id) + 1
    return ids[last - host.max_run - 1 : last]


def _said(violation: Violation, places: list[str]) -> tuple[str, str]:
    """Where the trouble stands, and its sentence: which bookings, what is wrong, what to do."""
    todo = WHAT_TO_DO[violation.kind]
    if len(places) == 1:
        return places[0], f"This fixed booking cannot stand. {violation.sentence} {todo}"
    named = ", ".join(places[:NAMED_MOST]) + (
        f" and {len(places) - NAMED_MOST} more" if len(places) > NAMED_MOST else ""
    )
    return places[-1], f"These fixed bookings cannot all stand: {named}. {violation.sentence} {todo}"
