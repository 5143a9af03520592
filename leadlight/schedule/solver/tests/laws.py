"""What every told reason, better time and offer must keep, asked of the checker, which shares no code with them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.files.reading import BadInstance, read_instance
from leadlight.schedule.solver.instance import MODES, Booking, Conference, Instance, Timetable
from leadlight.schedule.solver.swapping.first_come import first_come
from leadlight.schedule.solver.telling.changes import apply
from leadlight.schedule.solver.telling.desk import Blocker

from .strategies import instances


@st.composite
def evenings(draw: Any, max_conferences: int = 6) -> tuple[Instance, Timetable]:
    """A random evening and a good timetable for it, in which nobody knows why some have no place."""
    try:
        instance = read_instance(draw(instances(max_conferences=max_conferences, extended=True)))
    except BadInstance:  # what is fixed may contradict itself; that is for the reader's own tests
        reject()
    timetable = first_come(instance, draw(st.integers(0, 3)))
    fixed = {booking.conference for booking in instance.fixed}
    out = draw(st.sets(st.sampled_from([c.id for c in instance.conferences]))) if instance.conferences else set()
    return instance, without(timetable, out - fixed if draw(st.booleans()) else set())


def without(timetable: Timetable, out: Iterable[str]) -> Timetable:
    gone = set(out)
    return Timetable(timetable.instance, {c: b for c, b in timetable.bookings.items() if c not in gone})


def put(timetable: Timetable, *bookings: Booking) -> Timetable:
    return Timetable(timetable.instance, timetable.bookings | {booking.conference: booking for booking in bookings})


def conference_of(instance: Instance, name: str) -> Conference:
    return next(conference for conference in instance.conferences if conference.id == name)


def bookings_for(instance: Instance, conference: Conference) -> Iterator[Booking]:
    """Every booking one could write down for it."""
    host = next(host for host in instance.hosts if host.id == conference.host)
    for slot, mode, pools in product(host.slots, MODES, list(product(*conference.needs))):
        yield Booking(conference.id, slot.id, mode, pools)


def has_room(instance: Instance, timetable: Timetable, name: str) -> bool:
    """Whether the conference can be put into the timetable, everybody else staying where they are."""
    choices = bookings_for(instance, conference_of(instance, name))
    return any(not check(instance, put(timetable, booking)) for booking in choices)


def can_all_be_held(instance: Instance, names: Iterable[str]) -> bool:
    """Whether these conferences can be held together if nobody else came: every way is tried, told by the checker."""
    order = [conference_of(instance, name) for name in names]
    alone = replace(
        instance,
        conferences=tuple(order),
        fixed=tuple(booking for booking in instance.fixed if booking.conference in set(names)),
    )
    missing = replace(alone, fixed=())  # while some are still to come, a fixed one may be missing
    waiting = [Timetable(instance.name)]
    while waiting:
        timetable = waiting.pop()
        if len(timetable.bookings) == len(order):
            return True
        following = bookings_for(instance, order[len(timetable.bookings)])
        longer = (put(timetable, booking) for booking in following)
        last = len(timetable.bookings) + 1 == len(order)
        waiting += [one for one in longer if not check(alone if last else missing, one)]
    return False


def relaxed(
    instance: Instance, timetable: Timetable, blockers: Iterable[Blocker], *, asking: bool
) -> tuple[Instance, Timetable]:
    """The evening without the blockers: `asking` for their changes where they have one, else others giving way."""
    for blocker in blockers:
        if asking and blocker.change is not None:
            instance = apply(instance, blocker.change)
        else:
            instance = loose(instance, blocker.others)
            timetable = without(timetable, blocker.others)
    return instance, timetable


def loose(instance: Instance, names: Iterable[str]) -> Instance:
    """The evening with these conferences fixed no more."""
    freed = set(names)
    return replace(instance, fixed=tuple(b for b in instance.fixed if b.conference not in freed))


def joint_costs(instance: Instance, timetable: Timetable, family: str) -> list[int]:
    """What each joint choice of a family costs, of those that leave out the fewest; every combination tried."""
    parties = {party.id for party in instance.parties if party.family == family}
    own = [conference for conference in instance.conferences if conference.party in parties]
    others = without(timetable, {conference.id for conference in own})
    best: dict[tuple[object, ...], tuple[int, int]] = {}
    for chosen in product(*([None, *bookings_for(instance, conference)] for conference in own)):
        joint = put(others, *filter(None, chosen))
        if not check(instance, joint):
            key = tuple((booking.slot, booking.mode) if booking else None for booking in chosen)
            found = chosen.count(None), score(instance, joint).family_costs[family]
            best[key] = min(found, best.get(key, found))
    fewest = min((missing for missing, _ in best.values()), default=0)
    return sorted(cost for missing, cost in best.values() if missing == fewest)
