"""Random small evenings against the words of the rules: nothing broken, nothing worse than promised."""

from dataclasses import replace

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.files.reading import BadInstance, read_instance
from leadlight.schedule.solver.instance import Instance, Timetable
from leadlight.schedule.solver.result import Budget
from leadlight.schedule.solver.swapping.first_come import first_come, peer_first_come
from leadlight.schedule.solver.swapping.swaps import solve_by_swaps

from .brute import best_by_brute_force
from .strategies import Document, instances

SHORT = settings(max_examples=60, deadline=None, derandomize=True)
FEW = settings(SHORT, max_examples=30)


def read(document: Document) -> Instance:
    """The evening; one whose fixed bookings cannot stand is drawn anew."""
    try:
        return read_instance(document)
    except BadInstance:
        reject()


evenings = instances(max_conferences=8).map(read)


def by_swaps(evening: Instance, seed: int = 1, rounds: int = 2) -> Timetable:
    return solve_by_swaps(evening, budget=Budget(60, rounds), seed=seed)


def found(evening: Instance, timetable: Timetable) -> tuple[int, int]:
    counted = score(evening, timetable)
    return counted.conferences - counted.placed, counted.cost + counted.move_cost


def kept(evening: Instance, timetable: Timetable) -> set[str]:
    """Confirmed conferences that are where they were."""
    confirmed = {b.conference: (b.slot, b.mode) for b in evening.previous if b.state == "confirmed"}
    return {c for c, b in timetable.bookings.items() if confirmed.get(c) == (b.slot, b.mode)}


@SHORT
@given(evenings, st.integers(0, 9))
def test_first_come_first_served_breaks_no_rule(evening, seed):
    assert check(evening, first_come(evening, seed)) == []
    assert check(evening, peer_first_come(evening, seed)) == []


@SHORT
@given(evenings, st.integers(0, 9))
def test_swaps_break_no_rule_and_never_place_fewer_than_first_come(evening, seed):
    swapped, first = by_swaps(evening, seed), first_come(evening, seed)

    assert check(evening, swapped) == []
    assert found(evening, swapped) <= found(evening, first)


@FEW
@given(evenings)
def test_more_rounds_never_make_it_worse(evening):
    results = [found(evening, by_swaps(evening, rounds=rounds)) for rounds in (0, 1, 3)]

    assert results == sorted(results, reverse=True)


@FEW
@given(evenings)
def test_the_same_seed_gives_the_same_timetable(evening):
    assert by_swaps(evening) == by_swaps(evening)


@FEW
@given(evenings)
def test_a_confirmed_booking_that_is_given_up_could_not_have_stood(evening):
    """Put back beside all that stands, it breaks a rule."""
    timetable = by_swaps(evening)
    standing = kept(evening, timetable) | {fixed.conference for fixed in evening.fixed}
    stands = {c: b for c, b in timetable.bookings.items() if c in standing}

    for booking in evening.previous:
        if booking.state == "confirmed" and booking.conference not in standing:
            assert check(evening, Timetable(evening.name, stands | {booking.conference: booking})) != []


@SHORT
@given(instances(max_conferences=5).map(read))
def test_swaps_find_nothing_better_than_the_best(evening):
    timetable = by_swaps(evening)

    assert found(evening, timetable) >= best_by_brute_force(evening, kept(evening, timetable))


@FEW
@given(evenings)
def test_a_timetable_that_is_given_is_only_made_better(evening):
    known = replace(evening, previous=())
    first = first_come(known, 1)

    again = solve_by_swaps(known, budget=Budget(60, 0), seed=2, previous=first)

    assert check(known, again) == []
    assert len(again.bookings) >= len(first.bookings)
