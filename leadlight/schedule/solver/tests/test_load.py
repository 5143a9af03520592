import pytest

from leadlight.schedule.solver.instance import Booking, Pool, PoolWindow, Slot
from leadlight.schedule.solver.load import Block, Load
from leadlight.schedule.solver.places import Ground, Place

from .rows import FIVE, a_class, an_evening, meeting


def place(ground: Ground, name: str, slot: str, mode: str = "in_person", pools: tuple[int, ...] = ()) -> Place:
    there = ground.places(ground.number[name])
    return next(p for p in there if ground.slots[p.slot].id == slot and p.mode == mode and p.pools == pools)


def two(slot: str = "3B-0", *, hosts=(), first=None, second=None, mode: str = "in_person"):
    """A load with Ada's conference in it, and Ben's place in the same slot."""
    ground = Ground(an_evening([meeting("ada", **(first or {})), meeting("ben", **(second or {}))], hosts))
    load = Load(ground, [place(ground, "ada", "3B-0", mode)])
    return load, place(ground, "ben", slot, mode)


def test_a_full_slot_is_said_with_its_seats():
    load, ben = two()

    assert load.blocked_by(ben) == Block("seats", (0,), taken=1, of=1)
    assert not load.fits(ben)


def test_what_is_released_is_free_again():
    load, ben = two()

    load.release(place(load.ground, "ada", "3B-0"))

    assert load.blocked_by(ben) is None
    assert load.fits(ben)
    assert load.left == load.whole


def test_video_seats_run_out_before_chairs():
    load, ben = two(hosts=[a_class(seats=2)], mode="remote")

    assert load.blocked_by(ben) == Block("remote", (0,), taken=1, of=1)


def test_seats_kept_for_a_redo_are_free_for_one():
    hosts = [a_class(seats=2, withheld=1)]
    load, ben = two(hosts=hosts)
    again, redo = two(hosts=hosts, second={"redo": True})

    assert load.blocked_by(ben) == Block("withheld", (0,), taken=1, of=1)
    assert again.fits(redo)


def test_a_fixed_booking_stands_on_a_withheld_seat_and_no_other_beside_it():
    hosts = [a_class(seats=2, withheld=2), a_class("4C")]
    fixed = (Booking("ada", "3B-0", "in_person"),)
    ground = Ground(an_evening([meeting("ada"), meeting("ben", redo=True)], hosts, fixed=fixed))
    load = Load(ground)

    assert load.fits(place(ground, "ada", "3B-0"))
    load.take(place(ground, "ada", "3B-0"))
    assert load.fits(place(ground, "ben", "3B-0"))
    assert load.whole[2 * load.slots] == 1


@pytest.mark.parametrize(("first", "second"), [({"private": True}, {}), ({}, {"private": True})])
def test_a_private_conference_shares_with_nobody(first, second):
    load, ben = two(hosts=[a_class(seats=3)], first=first, second=second)

    assert load.blocked_by(ben) == Block("seats", (0,), taken=3 if first else 1, of=3)


def test_a_long_conference_takes_a_seat_in_each_of_its_slots():
    load, ben = two("3B-1", first={"minutes": 30})

    assert load.blocked_by(ben) == Block("seats", (1,), taken=1, of=1)


def test_a_break_is_said_with_the_slots_that_would_be_busy():
    load, ben = two("3B-1", hosts=[a_class(max_run=1)])

    assert load.blocked_by(ben) == Block("break", (0, 1), taken=2, of=1)
    assert load.fits(place(load.ground, "ben", "3B-2"))


def test_a_slot_with_somebody_in_it_makes_nobody_busier():
    load, ben = two(hosts=[a_class(max_run=1, seats=2)])

    assert load.fits(ben)


def test_between_two_runs_of_one_the_middle_makes_three():
    ground = Ground(an_evening([meeting("ada"), meeting("ben"), meeting("cy")], [a_class(max_run=2)]))
    load = Load(ground, [place(ground, "ada", "3B-0"), place(ground, "cy", "3B-2")])

    assert load.blocked_by(place(ground, "ben", "3B-1")) == Block("break", (0, 1, 2), taken=3, of=2)


@pytest.mark.parametrize(("pause", "free"), [(5, False), (6, True)])
def test_a_pause_of_more_than_five_minutes_is_a_break(pause, free):
    host = a_class(count=1, max_run=1)
    later = Slot("3B-1", FIVE + 20 + pause, FIVE + 40 + pause, 1)
    load, ben = two("3B-1", hosts=[type(host)("3B", "Hill", (*host.slots, later), 1)])

    assert load.fits(ben) is free


def with_interpreter(*windows: PoolWindow):
    """Ada from 17:00 to 17:40 and Ben from 17:20 to 17:40 with interpreters of one pool."""
    conferences = [meeting("ada", needs=(("ar",),), minutes=40), meeting("ben", host="4C", needs=(("ar",),))]
    pool = Pool("ar", "interpreter", "ar", windows)
    ground = Ground(an_evening(conferences, [a_class(), a_class("4C")], pools=(pool,)))
    return Load(ground, [place(ground, "ada", "3B-0", pools=(0,))]), ground


def test_an_interpreter_is_at_one_conference_at_a_time():
    load, ground = with_interpreter(PoolWindow(FIVE, FIVE + 60, 1))

    assert load.blocked_by(place(ground, "ben", "4C-1", pools=(0,))) == Block("pool", (4,), 1, 1, 0, FIVE + 20)
    assert load.fits(place(ground, "ben", "4C-2", pools=(0,)))


def test_an_interpreter_who_leaves_in_the_middle_is_missed_from_then_on():
    load, ground = with_interpreter(PoolWindow(FIVE, FIVE + 60, 1), PoolWindow(FIVE, FIVE + 30, 1))

    assert load.blocked_by(place(ground, "ben", "4C-1", pools=(0,))) == Block("pool", (4,), 1, 1, 0, FIVE + 30)
    assert load.fits(place(ground, "ben", "4C-0", pools=(0,)))


def test_two_needs_met_by_one_pool_take_two_people():
    pool = Pool("help", "support", "help", (PoolWindow(0, 10_000, 1),))
    ground = Ground(an_evening([meeting("ada", needs=(("help",), ("help",)))], pools=(pool,)))
    ada = place(ground, "ada", "3B-0", pools=(0, 0))

    assert Load(ground).blocked_by(ada) == Block("pool", (0,), 0, 1, 0, FIVE)


def test_an_emptied_load_leaves_the_first_as_it_is():
    load, ben = two()

    assert load.emptied().fits(ben)
    assert not load.fits(ben)
