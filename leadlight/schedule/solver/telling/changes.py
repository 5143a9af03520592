"""The smallest changes that would make room: what one can ask of a family, a teacher or an interpreter.

A change names exactly what it asks, so that it can be tried (`apply`) before anybody is told of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Literal

from leadlight.schedule.solver.instance import Conference, Host, Instance, Mode, Party, Pool, PoolWindow, Slot, Window
from leadlight.schedule.solver.telling import words

ChangeKind = Literal[
    "come",
    "open",
    "seat",
    "release",
    "seat_remote",
    "helper",
    "stay",
    "sooner",
    "shorter",
    "longer_run",
    "nearer",
    "all",
]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that would be otherwise.

    come          `party` can come from `start` to `end` in `mode`, level 2 (only if needed)
    open          `host` opens a slot with one seat from `start` to `end`
    seat          each of `slots` gets `number` more seats
    release       each of `slots` keeps `number` seats fewer for conferences that are held once more
    seat_remote   each of `slots` gets `number` more seats for video
    helper        `number` more people of `pool` from `start` to `end`
    stay          one of the people of `pool` who are there next to or within `start` to `end` is there all that time
    sooner        `conference` may begin at `start`
    shorter       `conference` takes `number` minutes
    longer_run    `host` goes on for `number` slots in a row
    nearer        conferences `conference` and `other` need only `number` minutes between them
    all           every one of `parts`
    """

    kind: ChangeKind
    party: str = ""
    host: str = ""
    pool: str = ""
    conference: str = ""
    other: str = ""
    slots: tuple[str, ...] = ()
    mode: Mode = "in_person"
    start: int = 0
    end: int = 0
    number: int = 1
    parts: tuple["Change", ...] = ()


def together(changes: list[Change]) -> Change | None:
    """One change for all of them; None if there is nothing to change."""
    if len(changes) < 2:
        return changes[0] if changes else None
    return Change("all", parts=tuple(changes))


def apply(instance: Instance, change: Change) -> Instance:
    """The instance as it would be. What the change does not name stays as it is."""
    if change.kind == "all":
        return reduce(apply, change.parts, instance)
    if change.kind == "come":
        return _parties(instance, change)
    if change.kind in ("helper", "stay"):
        return _pools(instance, change)
    if change.kind in ("sooner", "shorter"):
        return _conferences(instance, change)
    if change.kind == "nearer":
        pair = {change.conference, change.other}
        apart = (replace(a, minutes=min(a.minutes, change.number)) if {a.a, a.b} == pair else a for a in instance.apart)
        return replace(instance, apart=tuple(apart))
    return _hosts(instance, change)


def _parties(instance: Instance, change: Change) -> Instance:
    window = Window(change.start, change.end, len(instance.rules.level) - 1, change.mode)

    def changed(party: Party) -> Party:
        return replace(party, windows=(*party.windows, window)) if party.id == change.party else party

    return replace(instance, parties=tuple(map(changed, instance.parties)))


def _pools(instance: Instance, change: Change) -> Instance:
    def changed(pool: Pool) -> Pool:
        if pool.id != change.pool:
            return pool
        at = next((n for n, w in enumerate(pool.windows) if w.count > 0 and meets(w, change)), None)
        windows, wider = list(pool.windows), PoolWindow(change.start, change.end, change.number)
        if change.kind == "stay" and at is not None:
            known = windows[at]
            windows[at] = replace(known, count=known.count - 1)
            wider = PoolWindow(min(known.start, change.start), max(known.end, change.end), 1)
        return replace(pool, windows=(*windows, wider))

    return replace(instance, pools=tuple(map(changed, instance.pools)))


def meets(window: PoolWindow | Window, change: Change) -> bool:
    """Whether the window touches or overlaps the time of the change."""
    return window.start <= change.end and change.start <= window.end


def _conferences(instance: Instance, change: Change) -> Instance:
    def changed(conference: Conference) -> Conference:
        if conference.id != change.conference:
            return conference
        if change.kind == "sooner":
            return replace(conference, not_before=change.start)
        return replace(conference, minutes=change.number)

    return replace(instance, conferences=tuple(map(changed, instance.conferences)))


_SLOT: dict[str, Callable[[Slot, int], Slot]] = {
    "seat": lambda slot, n: replace(slot, seats=slot.seats + n),
    "release": lambda slot, n: replace(slot, withheld=max(0, slot.withheld - n)),
    "seat_remote": lambda slot, n: replace(slot, remote_seats=slot.remote_seats + n),
}


def _hosts(instance: Instance, change: Change) -> Instance:
    def changed(host: Host) -> Host:
        if change.kind in _SLOT:
            slots = (_SLOT[change.kind](s, change.number) if s.id in change.slots else s for s in host.slots)
            return replace(host, slots=tuple(slots))
        if host.id != change.host:
            return host
        if change.kind == "longer_run":
            return replace(host, max_run=max(host.max_run, change.number))
        return replace(host, slots=tuple(sorted((*host.slots, opened(change)), key=lambda slot: slot.start)))

    return replace(instance, hosts=tuple(map(changed, instance.hosts)))


def opened(change: Change) -> Slot:
    """The slot that a change of kind `open` adds."""
    name = f"{change.host}+{change.start}"
    return Slot(name, change.start, change.end, 1, 1 if change.mode == "remote" else 0)


# in words


def phrase(instance: Instance, change: Change) -> str:
    """The change as the second half of a sentence: "if ...", "with ..."."""
    if change.kind == "all":
        return words.listed([phrase(instance, part) for part in change.parts])
    tell = _TELL.get(change.kind)
    if tell is not None:
        return tell(instance, change)
    kind = "open_remote" if change.kind == "open" and change.mode == "remote" else change.kind
    return words.say(kind, **_parts(instance, change))


def _parts(instance: Instance, change: Change) -> dict[str, str]:
    host = next((words.host(h) for h in instance.hosts if h.id == change.host), change.host)
    return {
        "host": host,
        "span": words.span(change.start, change.end),
        "time": words.time(change.start),
        "length": words.minutes(change.number),
        "gap": words.minutes(change.number) if change.number else words.say("no_time"),
        "number": words.count(change.number, "conference"),
    }


def _tell_slots(instance: Instance, change: Change) -> str:
    found = [(host, slot) for host in instance.hosts for slot in host.slots if slot.id in change.slots]
    when = words.listed([words.time(slot.start) for _, slot in found])
    who = words.listed(list(dict.fromkeys(words.host(host) for host, _ in found)))
    tell = words.count if change.kind == "release" else words.more
    return words.say(change.kind, host=who, more=tell(change.number, "place"), time=when)


def _tell_coming(instance: Instance, change: Change) -> str:
    party = next(party for party in instance.parties if party.id == change.party)
    near = [w for w in party.windows if w.mode == "in_person" and meets(w, change)]
    several = sum(other.family == party.family for other in instance.parties) > 1
    who = words.say("the_household", party=party.id) if several else words.say("the_family")
    parts = {"who": who, "day": words.day(change.start), "span": words.span(change.start, change.end)}
    if change.mode == "remote":
        return words.say("come_remote", **parts)
    if any(w.start <= change.start for w in near):
        return words.say("come_until", clock=words.clock(change.end), **parts)
    if any(change.end <= w.end for w in near):
        return words.say("come_from", clock=words.clock(change.start), **parts)
    return words.say("come", **parts)


def _tell_helper(instance: Instance, change: Change) -> str:
    pool = next(pool for pool in instance.pools if pool.id == change.pool)
    name = words.helper(pool)
    near = next((w for w in pool.windows if w.count > 0 and meets(w, change)), None)
    if change.kind == "stay" and near is not None and (near.start <= change.start or change.end <= near.end):
        kind, minute = ("stay_until", change.end) if near.start <= change.start else ("stay_from", change.start)
        return words.say(kind, helper=words.a(name), clock=words.clock(minute), day=words.day(minute))
    return words.say("helper", more=words.more(change.number, name), span=words.span(change.start, change.end))


_TELL: dict[str, Callable[[Instance, Change], str]] = {
    "seat": _tell_slots,
    "release": _tell_slots,
    "seat_remote": _tell_slots,
    "come": _tell_coming,
    "helper": _tell_helper,
    "stay": _tell_helper,
}
