"""What a result says of its own worth follows from its counts."""

import pytest

from leadlight.schedule.solver.instance import Timetable
from leadlight.schedule.solver.result import Result


def result(*, placed: int, cost: int, bound: int | None) -> Result:
    """Of 10 conferences at 1000 for each without a place."""
    return Result(Timetable("evening"), 10, 1000, placed, None, cost, bound)


@pytest.mark.parametrize(
    ("placed", "cost", "bound", "said"),
    [
        (10, 8, 8, (8, 8, 0.0)),
        (8, 2110, 2100, (110, 100, 0.1)),
        (10, 8, None, (8, None, None)),
        (9, 1007, 12, (7, 0, 7.0)),  # the bound says nothing of timetables that leave one out
        (10, 0, 0, (0, 0, 0.0)),
    ],
)
def test_comfort_is_what_is_left_when_the_unplaced_are_taken_away(placed, cost, bound, said):
    found = result(placed=placed, cost=cost, bound=bound)
    assert (found.soft_cost, found.soft_bound, found.gap) == said
