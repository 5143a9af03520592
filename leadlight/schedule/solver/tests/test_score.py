"""What a timetable costs, counted by hand, and by the first checker."""

from dataclasses import replace

from leadlight.schedule.solver.checking.score import score
from leadlight.schedule.solver.instance import Booking, Instance, Rules, Timetable, Window
from leadlight.schedule.solver.tests.test_check import EVENING, FIVE, GOOD, rebook, with_slot

FREE_WAITS = Rules(wait_free_min=0, wait_unit_min=15)


def cost_of(family: str, instance: Instance = EVENING, timetable: Timetable = GOOD) -> int:
    return score(instance, timetable).family_costs[f"family of {family}"]


def test_first_choices_cost_nothing_and_a_video_call_its_level():
    assert score(EVENING, GOOD).family_costs == {
        "family of rosa": 0,
        "family of bea": 1,
        "family of dora": 0,
        "family of dirk": 0,
        "family of emil": 0,
        "family of finn": 0,
    }


def test_the_best_window_that_holds_the_whole_conference_counts():
    windows = (
        Window(FIVE, FIVE + 150, 2, "in_person"),
        Window(FIVE, FIVE + 90, 1, "in_person"),
        Window(FIVE, FIVE + 60, 0, "in_person"),
    )
    dora = replace(
        EVENING, parties=tuple(replace(p, windows=windows) if p.id == "dora" else p for p in EVENING.parties)
    )
    assert cost_of("dora", dora) == 1


def test_catching_up_costs_by_the_first_slot():
    assert cost_of("dora", with_slot("H0-1", catchup=True)[0]) == 3
    assert cost_of("dora", with_slot("H0-2", catchup=True)[0]) == 0


def test_waiting_costs_for_each_unit_begun_the_way_taken_off():
    """Rosa ends at 17:30, walks 15 minutes and begins again at 18:00."""
    near = replace(EVENING, travel=((0, 15), (15, 0)), rules=FREE_WAITS)
    assert cost_of("rosa", near) == 1
    assert cost_of("rosa", replace(near, travel=((0, 14), (14, 0)))) == 2
    assert cost_of("rosa", replace(near, rules=replace(FREE_WAITS, wait_free_min=15))) == 0
    assert score(near, GOOD).mean_wait == 15.0


def test_a_second_day_costs_and_no_wait_is_counted_over_night():
    evening, _ = with_slot("H1-2", start=FIVE + 1440, end=FIVE + 1470)
    windows = (Window(FIVE, FIVE + 1500, 0, "in_person"),)
    evening = replace(evening, parties=tuple(replace(p, windows=windows) for p in evening.parties))
    assert cost_of("rosa", evening) == 4
    assert score(evening, GOOD).day_split_share == 1.0


def test_a_pool_has_its_price():
    paid = replace(EVENING, pools=(replace(EVENING.pools[0], cost=1), EVENING.pools[1]))
    assert cost_of("rosa", paid) == 1


def test_an_unplaced_conference_outweighs_all():
    bookings = {key: booking for key, booking in GOOD.bookings.items() if key != "ben"}
    counted = score(EVENING, Timetable("evening", bookings))
    assert (counted.cost, counted.soft_cost, counted.placed, counted.worst_family) == (1000, 0, 6, 1000)


def test_the_worst_are_told_with_and_without_the_unplaced():
    evening, _ = with_slot("H0-1", catchup=True)
    counted = score(evening, Timetable("evening", {key: b for key, b in GOOD.bookings.items() if key != "ben"}))
    assert sorted(counted.family_costs.values()) == [0, 0, 0, 0, 3, 1000]
    assert (counted.worst_family, counted.worst_placed_family, counted.p95) == (1000, 3, 3)

    nobody = score(replace(EVENING, conferences=(), fixed=(), apart=()), Timetable("evening"))
    assert (nobody.worst_family, nobody.worst_placed_family, nobody.p95, nobody.cost) == (0, 0, 0, 0)


def test_what_was_merely_proposed_moves_for_nothing():
    """Ada stays; Ben now comes by video, Cleo and Eli at another time, and Zoe's conference is gone."""
    told = (
        Booking("ada", "H0-0", "in_person", state="published"),
        Booking("ben", "H0-0", "in_person", state="published"),
        Booking("cleo", "H1-3", "in_person", state="proposed"),
        Booking("eli", "gone", "in_person", state="confirmed"),
        Booking("zoe", "H0-3", "in_person", state="published"),
    )
    counted = score(replace(EVENING, previous=told, rules=Rules(move=5)), GOOD)
    assert (counted.moved, counted.move_cost, counted.cost) == (3, 10, 1)


def test_families_with_a_language_are_told_apart_from_the_others():
    spanish = replace(
        EVENING, parties=tuple(replace(p, language="es") if p.id in ("rosa", "bea") else p for p in EVENING.parties)
    )
    without_cleo = Timetable("evening", {k: b for k, b in GOOD.bookings.items() if k != "cleo"})
    counted = score(spanish, without_cleo)
    assert (counted.placed_language, counted.placed_others) == (0.5, 1.0)
    assert (counted.first_pref_language, counted.first_pref_others) == (0.0, 1.0)


def test_a_broken_timetable_is_counted_too():
    assert score(*rebook("ben", slot="nowhere")).placed == 6
    assert cost_of("bea", *rebook("ben", mode="phone")) == 0
