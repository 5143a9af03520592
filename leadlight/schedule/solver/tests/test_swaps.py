from dataclasses import replace
from itertools import count

import pytest

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.files.reading import open_instance
from leadlight.schedule.solver.instance import Booking, Instance, Pool, PoolWindow, Timetable, Window
from leadlight.schedule.solver.places import Ground
from leadlight.schedule.solver.result import Budget, Progress
from leadlight.schedule.solver.swapping.first_come import first_come
from leadlight.schedule.solver.swapping.swaps import improve, solve_by_swaps

from .rows import FIVE, a_class, a_party, an_evening, meeting


def at(*numbers: int, level: int = 0) -> list[Window]:
    """Windows for slots of 20 minutes, by their number."""
    return [Window(FIVE + 20 * n, FIVE + 20 * n + 20, level, "in_person") for n in numbers]


def swapped(evening: Instance, rounds: int = 5, **more) -> Timetable:
    timetable = solve_by_swaps(evening, budget=Budget(60, rounds), seed=more.pop("seed", 1), **more)
    assert check(evening, timetable) == []
    return timetable


def cost(evening: Instance, timetable: Timetable) -> int:
    counted = score(evening, timetable)
    return counted.cost + counted.move_cost


@pytest.fixture(scope="module")
def a_real_class() -> Instance:
    return open_instance("class-1")


def test_a_class_is_placed_as_well_as_can_be(a_real_class):
    """8 is proven to be the least."""
    timetable = swapped(a_real_class, rounds=60)

    assert (len(timetable.bookings), cost(a_real_class, timetable)) == (25, 8)


def test_a_chain_of_three_makes_room():
    """The first can only come at 17:00, and each of the others sits in the place of the one before."""
    parties = [a_party("p0", windows=at(0))] + [a_party(f"p{n}", windows=at(n - 1, n)) for n in (1, 2, 3)]
    evening = an_evening([meeting(f"c{n}", f"p{n}") for n in range(4)], [a_class(count=4)], parties=tuple(parties))
    ground = Ground(evening)
    places = [place_at(ground, f"c{n}", n - 1) for n in (1, 2, 3)]

    better = improve(ground, places, seed=1, rounds=5)

    assert [(p.conference, p.slot) for p in better] == [(0, 0), (1, 1), (2, 2), (3, 3)]


def test_an_interpreter_is_left_to_who_needs_one():
    """Ada can only come at 17:00, and so can the interpreter; Ben, who comes first, could do without 17:00."""
    pool = Pool("ar", "interpreter", "ar", (PoolWindow(FIVE, FIVE + 20, 1),))
    windows = [*at(0), *at(1, level=2)]
    parties = (a_party("ben", windows=windows), a_party("ada", windows=windows))
    evening = an_evening([meeting("c1", "ben"), meeting("c2", "ada", needs=(("ar",),))], parties=parties, pools=(pool,))

    for seed in range(5):
        assert {c: b.slot for c, b in swapped(evening, seed=seed).bookings.items()} == {"c1": "3B-1", "c2": "3B-0"}


def test_what_is_fixed_never_makes_room():
    parties = (a_party("ada", windows=at(0)), a_party("ben", windows=at(0, 1)))
    fixed = (Booking("c2", "3B-0", "in_person"),)
    evening = an_evening([meeting("c1", "ada"), meeting("c2", "ben")], parties=parties, fixed=fixed)

    assert {c: b.slot for c, b in swapped(evening).bookings.items()} == {"c2": "3B-0"}


@pytest.mark.parametrize(("state", "placed"), [("confirmed", 1), ("published", 2), ("proposed", 2)])
def test_only_what_is_confirmed_stays_when_another_could_be_placed(state, placed):
    parties = (a_party("ada", windows=at(0)), a_party("ben", windows=at(0, 1)))
    evening = an_evening([meeting("c1", "ada"), meeting("c2", "ben")], parties=parties)
    known = Timetable(evening.name, {"c2": Booking("c2", "3B-0", "in_person", (), state)})

    assert len(swapped(evening, previous=known).bookings) == placed


def test_a_published_time_is_left_for_a_better_one_only_if_it_saves_more_than_the_move():
    windows = [*at(0), *at(1, level=1), *at(2, level=2)]
    evening = an_evening([meeting("c1", "ada")], parties=(a_party("ada", windows=windows),))

    kept = swapped(replace(evening, previous=(Booking("c1", "3B-1", "in_person"),)))
    moved = swapped(replace(evening, previous=(Booking("c1", "3B-2", "in_person"),)))

    assert (kept.bookings["c1"].slot, moved.bookings["c1"].slot) == ("3B-1", "3B-0")


def test_the_timetable_families_know_is_where_it_begins(a_real_class):
    best = swapped(a_real_class, rounds=60)

    again = swapped(a_real_class, rounds=0, seed=2, previous=best)

    assert cost(a_real_class, again) == 8


def test_without_a_round_it_places_at_least_what_first_come_does(a_real_class):
    for seed in range(5):
        first = first_come(a_real_class, seed)
        timetable = swapped(a_real_class, rounds=0, seed=seed)
        assert (-len(timetable.bookings), cost(a_real_class, timetable)) <= (
            -len(first.bookings),
            cost(a_real_class, first),
        )


def test_each_better_timetable_is_told(a_real_class):
    told: list[Progress] = []

    timetable = swapped(a_real_class, rounds=60, report=told.append)

    assert [p.value for p in told] == sorted({p.value for p in told}, reverse=True)
    assert (told[-1].value, told[-1].placed) == (cost(a_real_class, timetable), len(timetable.bookings))
    assert {p.bound for p in told} == {None}


def test_it_stops_when_asked_with_the_best_so_far(a_real_class):
    asked = count()

    timetable = solve_by_swaps(a_real_class, budget=Budget(60, None), seed=1, stop=lambda: next(asked) == 3)

    assert timetable == swapped(a_real_class, rounds=3)


def test_it_ends_when_the_seconds_do(a_real_class):
    assert swapped(a_real_class, rounds=0) == solve_by_swaps(a_real_class, budget=Budget(0, None), seed=1)


@pytest.mark.parametrize("conferences", [[], [meeting("c1", "nobody")]])
def test_an_evening_on_which_nobody_can_be_placed_is_empty(conferences):
    evening = an_evening(conferences, parties=(a_party("nobody", windows=()),))

    assert swapped(evening).bookings == {}


def test_improve_makes_a_given_timetable_better_and_leaves_what_stands():
    parties = (a_party("ada", windows=[*at(1), *at(0, level=2)]), a_party("ben", windows=[*at(0), *at(1, level=2)]))
    fixed = (Booking("c3", "3B-2", "in_person"),)
    conferences = [meeting("c1", "ada"), meeting("c2", "ben"), meeting("c3", "cy")]
    evening = an_evening(conferences, parties=(*parties, a_party("cy")), fixed=fixed)
    ground = Ground(evening)
    places = [place_at(ground, name, slot) for name, slot in (("c1", 0), ("c2", 1), ("c3", 2))]

    better = improve(ground, places, seed=1, rounds=3)

    assert [(p.conference, p.slot) for p in better] == [(0, 1), (1, 0), (2, 2)]
    assert improve(ground, better, seed=1, rounds=3) == better


def test_improve_takes_no_place_back_for_a_confirmed_booking_that_was_given_up():
    """Ben's confirmed slot is taken by Ada in what is given, who can come at no other time."""
    parties = (a_party("ada", windows=at(0)), a_party("ben", windows=at(0, level=2)))
    previous = (Booking("c2", "3B-0", "in_person", (), "confirmed"),)
    ground = Ground(an_evening([meeting("c1", "ada"), meeting("c2", "ben")], parties=parties, previous=previous))
    given = [place_at(ground, "c1", 0)]

    assert improve(ground, given, seed=1, rounds=3) == given


def place_at(ground: Ground, conference: str, slot: int):
    return next(p for p in ground.places(ground.number[conference]) if p.slot == slot)
