"""places.py and check.py say the same rules in their own words: of one conference, of two, and of a family's cost."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.files.reading import read_instance
from leadlight.schedule.solver.instance import MODES, Booking, Conference, Instance, Timetable
from leadlight.schedule.solver.places import Ground
from leadlight.schedule.solver.tests.strategies import instances, quickly

OF_TWO = {"family-overlap-or-travel", "not-apart", "parties-meet"}
OF_MANY = {"no-break", "pool-overbooked", "pool-leaves-early"}  # places.py leaves these to whoever fills a timetable


@quickly(60)
@given(instances(max_conferences=4))
def test_a_conference_has_the_places_that_break_no_rule(document):
    instance = read_instance(document)
    ground = Ground(instance)
    for number, conference in enumerate(instance.conferences):
        alone = replace(instance, fixed=tuple(b for b in instance.fixed if b.conference == conference.id))
        allowed = [booking for booking in bookings(instance, conference) if broken(alone, booking) <= OF_MANY]
        places = [ground.booking(place) for place in ground.places(number)]
        # a pool whose windows never have anybody is no place for places.py, and merely overbooked for check.py
        staffed = [b for b in allowed if all(somebody(instance, pool, b) for pool in b.pools)]
        assert sorted(places, key=repr) == sorted(staffed, key=repr)


@quickly(60)
@given(st.data())
def test_two_places_go_together_unless_a_rule_is_broken_and_cost_what_the_score_says(data):
    instance = read_instance(data.draw(instances(max_conferences=5)))
    ground = Ground(instance)
    options = [list(ground.places(number)) for number in range(len(instance.conferences))]
    chosen = {n: data.draw(st.sampled_from(places)) for n, places in enumerate(options) if places}
    timetable = ground.timetable(chosen.values())
    named = {frozenset(violation.where) for violation in check(instance, timetable) if violation.kind in OF_TWO}
    apart = [pair for pair in combinations(chosen.values(), 2) if not ground.go_together(*pair)]

    assert named == {frozenset(instance.conferences[place.conference].id for place in pair) for pair in apart}
    counted = score(instance, timetable)
    assert sum(ground.move_cost(n, chosen.get(n)) for n in range(len(options))) == counted.move_cost
    if not apart:
        assert ground.family_cost(range(len(options)), chosen.values()) == counted.cost


def bookings(instance: Instance, conference: Conference) -> Iterator[Booking]:
    """Every booking at a slot of its host, possible or not."""
    host = next(host for host in instance.hosts if host.id == conference.host)
    for slot, mode, pools in product(host.slots, MODES, product(*conference.needs)):
        yield Booking(conference.id, slot.id, mode, pools, "proposed")


def broken(instance: Instance, booking: Booking) -> set[str]:
    return {violation.kind for violation in check(instance, Timetable("random", {booking.conference: booking}))}


def somebody(instance: Instance, pool: str, booking: Booking) -> bool:
    """The pool has a window with people in it over the whole conference."""
    counted = [
        replace(p, windows=tuple(w for w in p.windows if w.count)) if p.id == pool else p for p in instance.pools
    ]
    return "pool-absent" not in broken(replace(instance, pools=tuple(counted)), booking)
