"""What is said of a timetable claims what is proven and no more."""

from dataclasses import replace

import pytest

from leadlight.schedule.solver.checking.score import score
from leadlight.schedule.solver.commands.compare import Comparison
from leadlight.schedule.solver.commands.generate import generate
from leadlight.schedule.solver.commands.teller import Teller, beside, comfort, fairness, hardest, moves, places, step
from leadlight.schedule.solver.files.reading import read_instance
from leadlight.schedule.solver.instance import Booking, Instance, Rules, Timetable
from leadlight.schedule.solver.result import FairPrice, Progress, Release, Result
from leadlight.schedule.solver.swapping.first_come import first_come


def result(placed: int = 8, most: int | None = None, cost: int = 2110, bound: int | None = None) -> Result:
    """Of 10 conferences at 1000 for each without a place."""
    return Result(Timetable("evening"), 10, 1000, placed, most, cost, bound)


@pytest.mark.parametrize(
    ("placed", "most", "said"),
    [
        (10, 10, "All 10 conferences have a place."),
        (10, None, "All 10 conferences have a place."),
        (8, 8, "8 of 10. No timetable whatever can place more than 8 of the 10."),
        (7, 8, "7 of 10. No timetable whatever can place more than 8 of the 10."),
        (8, None, "8 of 10. Whether more is possible is not proven."),
    ],
)
def test_how_many_could_be_placed_is_said_only_where_it_is_proven(placed, most, said):
    assert places(result(placed, most)) == said


def test_no_conferences_is_a_sentence_of_its_own():
    assert places(Result(Timetable("evening"), 0, 1000, 0, 0, 0, 0)) == "There are no conferences to place."


@pytest.mark.parametrize(
    ("cost", "bound", "said"),
    [
        (2110, None, "cost 110. How low this could be is not proven."),
        (2110, 2110, "cost 110, and no timetable that places as many can cost less: this is proven."),
        (2110, 2100, "cost 110, and no timetable that places as many can cost less than 100: at most 10.0 % too much."),
    ],
)
def test_how_low_the_cost_could_be_is_said_only_where_it_is_proven(cost, bound, said):
    assert comfort(result(cost=cost, bound=bound)) == f"Wishes not met, waiting and further days {said}"


def test_where_all_have_a_place_the_bound_is_of_every_timetable():
    told = comfort(result(placed=10, cost=8, bound=8))
    assert told.endswith("cost 8, and no timetable can cost less: this is proven.")


def test_what_moving_costs_is_part_of_it_and_named():
    moved = replace(result(cost=2110), moves=4, moved=("C1", "C2"))
    assert comfort(moved).startswith("Wishes not met, waiting, further days and moved bookings cost 110.")


def test_of_earlier_bookings_the_published_and_the_confirmed_are_told_apart():
    def known(conference, state):
        return Booking(conference, "S1", "in_person", (), state)

    instance = Instance("evening", Rules(), (), (), (), (), (), ())
    instance = replace(
        instance, previous=(known("C1", "published"), known("C2", "published"), known("C3", "confirmed"))
    )
    lost = Release("C3", "Its time is no longer there.")
    assert moves(replace(result(), moved=("C1", "C3"), released=(lost,)), instance) == [
        ("moved", "1 of 2 published bookings will have another time, or none."),
        ("confirmed", "Of 1 confirmed booking: 1 cannot stand: the time is gone, or no longer free for it."),
    ]


def test_what_fairness_cost_is_said_beside_what_it_gave():
    assert fairness(FairPrice(12, 8, 3, 5, 2)) == (
        "The family served worst costs 8 instead of 12. 3 better off, 5 worse off; all families together cost 2 more."
    )


def test_a_step_says_what_is_known_at_that_moment():
    assert step(Progress(1.0, "reading")) == "reading"
    known = Progress(1.0, "diving", value=24_281, bound=24_278, placed=602, placed_bound=602)
    assert step(known) == "602 placed (at most 602), cost 24,281 (at least 24,278)"


def test_the_longest_step_of_a_division_and_the_table_stay_in_80_columns():
    known = Progress(600.0, "exchanging places", value=242_129, bound=238_401, placed=12_178, placed_bound=12_219)
    lines: list[str] = []
    Teller(lines.append).hear(known)
    instance = read_instance(generate("class", 1))
    counted = replace(score(instance, first_come(instance, 1)), placed=12_178, placed_language=0.0)
    lines += [f"  {line}" for line in beside(counted, Comparison(counted, counted))]
    assert len(lines) == 10
    assert len(beside(counted, Comparison(counted, counted), languages=False)) == 7
    assert max(map(len, lines)) <= 80


def test_the_family_that_pays_most_is_named():
    instance = read_instance(generate("class", 1))
    timetable = first_come(instance, 1)
    found = replace(result(), timetable=timetable)
    counted = score(instance, timetable)
    told = hardest(found, counted, instance)
    named = next(family for family in counted.family_costs if f"Family {family}," in told)
    assert counted.family_costs[named] == counted.worst_placed_family > 0
    assert f"costs {counted.worst_placed_family}. --explain {named} " in told
    nothing = replace(counted, family_costs=dict.fromkeys(counted.family_costs, 0))
    assert hardest(found, nothing, instance) == "No family with all its places has anything to put up with."


def test_a_cost_of_nothing_needs_no_proof():
    told = comfort(result(placed=10, cost=0, bound=None))
    assert told == "Wishes not met, waiting and further days cost 0: it could not be better."


def test_a_hundred_changes_in_a_moment_are_two_lines_and_the_last_is_one_of_them():
    lines: list[str] = []
    teller = Teller(lines.append)
    for value in range(100, 0, -1):
        teller.hear(Progress(0.1, "swapping", value=value, placed=8))
    teller.finish()
    assert len(lines) == 2
    assert lines[-1].endswith("cost 1")


def test_what_did_not_change_is_not_told_again():
    lines: list[str] = []
    teller = Teller(lines.append)
    for seconds in (0.1, 0.7, 1.3):
        teller.hear(Progress(seconds, "swapping", value=5, placed=8))
        teller.finish()
    assert len(lines) == 1
