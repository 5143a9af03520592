from dataclasses import replace

import pytest

from leadlight.schedule.solver.facts import facts_of
from leadlight.schedule.solver.instance import Booking, Instance, NotMeet, Pool, PoolWindow, Rules, Window
from leadlight.schedule.solver.load import Load
from leadlight.schedule.solver.places import Ground
from leadlight.schedule.solver.swapping.choice import Options
from leadlight.schedule.solver.swapping.first_come import arrivals, first_come, peer_first_come

from .rows import FIVE, a_class, a_party, an_evening, meeting

TWO_CLASSES = (a_class("3B"), a_class("4C"))


def times(timetable) -> dict[str, str]:
    return {booking.conference: booking.slot for booking in timetable.bookings.values()}


def one_interpreter(*conferences, **fields) -> Instance:
    pool = Pool("ar", "interpreter", "ar", (PoolWindow(FIVE, FIVE + 20, 1),))
    return an_evening(conferences, TWO_CLASSES, pools=(pool,), **fields)


def test_a_family_books_all_its_children_one_after_the_other():
    evening = an_evening([meeting("ada", "rosa"), meeting("ben", "rosa", "4C")], TWO_CLASSES)

    booked = times(first_come(evening, 1))

    assert sorted(booked) == ["ada", "ben"]
    assert abs(int(booked["ada"][-1]) - int(booked["ben"][-1])) == 1


def test_a_family_gives_up_one_preferred_time_to_place_both_children():
    """Alone, Ada's best is 17:00; but Ben's only slot is then, so she takes the later one."""
    rosa = a_party("rosa", windows=[Window(FIVE, FIVE + 20, 0, "in_person"), Window(FIVE, FIVE + 60, 2, "in_person")])
    hosts = (a_class("3B"), a_class("4C", count=1))
    evening = an_evening([meeting("ada", "rosa"), meeting("ben", "rosa", "4C")], hosts, parties=(rosa,))

    assert times(first_come(evening, 1)) == {"ada": "3B-1", "ben": "4C-0"}


def test_where_not_all_fit_as_many_as_possible_do():
    hosts = (a_class("3B", count=1), a_class("4C", count=2), a_class("5D", count=1))
    children = [meeting("ada", "rosa"), meeting("ben", "rosa", "4C"), meeting("cy", "rosa", "5D")]

    booked = times(first_come(an_evening(children, hosts), 1))

    assert len(booked) == 2
    assert booked["ben"] == "4C-1"


@pytest.mark.parametrize("book", [first_come, peer_first_come])
def test_the_same_seed_gives_the_same_timetable_and_another_may_not(book):
    evening = an_evening([meeting(f"c{n}") for n in range(6)])

    assert book(evening, 1) == book(evening, 1)
    assert len({tuple(sorted(book(evening, seed).bookings)) for seed in range(10)}) > 1


def test_who_needs_an_interpreter_comes_later_on_average():
    conferences = [meeting(f"c{n}", needs=(("ar",),) if n % 2 else ()) for n in range(400)]
    order = arrivals(Ground(one_interpreter(*conferences)), 1)

    late, others = ([turn for turn, f in enumerate(order) if f % 2 == odd] for odd in (1, 0))

    assert 50 < sum(late) / 200 - sum(others) / 200 < 150


@pytest.mark.parametrize("book", [first_come, peer_first_come])
@pytest.mark.parametrize("state", ["fixed", "confirmed"])
def test_what_stands_is_there_before_anybody_comes(book, state):
    """Ben's place is worse for him than others, and everybody wants it."""
    ben = (Booking("ben", "3B-1", "remote", state="confirmed"),)
    evening = an_evening([meeting(name) for name in ("ada", "ben", "cy", "di")])
    evening = replace(evening, **({"fixed": ben} if state == "fixed" else {"previous": ben}))

    for seed in range(5):
        booking = book(evening, seed).bookings["ben"]
        assert (booking.slot, booking.mode) == ("3B-1", "remote")


@pytest.mark.parametrize("book", [first_come, peer_first_come])
def test_what_stands_does_not_make_room_for_two_siblings(book):
    ada = (Booking("ada", "3B-0", "in_person"),)
    hosts = (a_class("3B"), a_class("4C", count=2), a_class("5D", count=2))
    children = [meeting("ada", "rosa", minutes=40), meeting("ben", "rosa", "4C"), meeting("cy", "rosa", "5D")]

    assert times(book(an_evening(children, hosts, fixed=ada), 1)) == {"ada": "3B-0"}


def test_booking_sites_forget_the_interpreter():
    """Both children can be heard by one interpreter at 17:00 only; the site lets both families book that time."""
    conferences = [meeting("ada", needs=(("ar",),)), meeting("ben", host="4C", needs=(("ar",),))]

    booked = times(peer_first_come(one_interpreter(*conferences), 1))

    assert len(booked) == 1


def test_booking_sites_book_a_time_at_which_no_interpreter_is_there():
    rosa = a_party(
        "rosa", windows=[Window(FIVE, FIVE + 60, 1, "in_person"), Window(FIVE + 40, FIVE + 60, 0, "in_person")]
    )
    evening = one_interpreter(meeting("ada", "rosa", needs=(("ar",),)), parties=(rosa,))

    assert times(peer_first_come(evening, 1)) == {}
    assert times(first_come(evening, 1)) == {"ada": "3B-0"}


def test_people_who_must_not_meet_come_at_other_times():
    evening = an_evening(
        [meeting("ada", "rosa"), meeting("ben", "max", "4C")],
        (a_class("3B"), a_class("4C")),
        not_meet=(NotMeet("rosa", "max", 20),),
        parties=tuple(a_party(name, windows=[Window(FIVE, FIVE + 60, 0, "in_person")]) for name in ("rosa", "max")),
    )

    booked = times(first_come(evening, 1))

    assert {slot[-1] for slot in booked.values()} == {"0", "2"}


def test_fixed_bookings_share_interpreters_so_that_each_has_one():
    """Ada's could be either; Ben's only one of them, and he comes second."""
    pools = tuple(
        Pool(name, "interpreter", "ar", (PoolWindow(FIVE, FIVE + 60, 1),), cost) for name, cost in (("a", 0), ("b", 1))
    )
    conferences = [meeting("ada", needs=(("a", "b"),)), meeting("ben", host="4C", needs=(("a",),), minutes=40)]
    fixed = (Booking("ada", "3B-1", "in_person"), Booking("ben", "4C-0", "in_person"))
    ground = Ground(an_evening(conferences, TWO_CLASSES, pools=pools, fixed=fixed))
    load = Load(ground)

    facts = facts_of(ground, load)

    assert {c: place.pools for c, place in facts.items()} == {0: (1,), 1: (0,)}
    assert not load.fits(facts[0])


def test_a_confirmed_booking_keeps_its_time_with_another_interpreter():
    pools = tuple(Pool(name, "interpreter", "ar", (PoolWindow(FIVE, FIVE + 60, n),)) for n, name in enumerate("ab"))
    previous = (Booking("ada", "3B-2", "in_person", ("a",), "confirmed"),)
    evening = an_evening([meeting("ada", needs=(("a", "b"),))], pools=pools, previous=previous)

    assert first_come(evening, 1).bookings["ada"] == Booking("ada", "3B-2", "in_person", ("b",), "proposed")


def test_a_confirmed_booking_whose_slot_is_gone_is_placed_anew():
    previous = (Booking("ada", "3B-9", "in_person", (), "confirmed"),)

    assert list(first_come(an_evening([meeting("ada")], previous=previous), 1).bookings) == ["ada"]


def test_a_published_time_is_kept_where_it_costs_less_than_moving():
    previous = (Booking("ada", "3B-2", "in_person"),)

    assert times(first_come(an_evening([meeting("ada")], previous=previous), 1)) == {"ada": "3B-2"}


def test_a_family_of_twelve_is_booked_in_bounded_time():
    hosts = tuple(a_class(f"K{n}", count=14, seats=3) for n in range(12))
    evening = an_evening([meeting(f"c{n}", "rosa", f"K{n}") for n in range(12)], hosts, rules=Rules(extra_day=0))
    ground = Ground(evening)
    load = Load(ground)
    options = Options(ground, load, {})

    chosen = options.best(load, 0, {}, nodes=2000)

    assert len({option.place.start for option in chosen if option}) == 12
    assert load.left == load.whole
