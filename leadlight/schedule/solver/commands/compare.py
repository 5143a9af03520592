"""First come, first served on the same families, beside a solved timetable."""

from collections.abc import Callable
from dataclasses import dataclass

from leadlight.schedule.solver.checking.check import Score, score
from leadlight.schedule.solver.instance import Instance, Timetable
from leadlight.schedule.solver.swapping.first_come import first_come, peer_first_come

ORDERS = 3


@dataclass(frozen=True, slots=True)
class Comparison:
    """What booking would have given these families.

    aware    every rule kept and all children of a family booked at once: as good as booking can be
    peer     each child booked alone and interpreters sought afterwards, as booking sites do it; counted are
             the conferences that found theirs
    """

    aware: Score
    peer: Score


def compare(instance: Instance, seed: int) -> Comparison:
    """Book in three orders of arrival, `seed` and the two after it, and keep the middle one by conferences placed."""
    return Comparison(middle(instance, seed, first_come), middle(instance, seed, peer_first_come))


def middle(instance: Instance, seed: int, book: Callable[[Instance, int], Timetable]) -> Score:
    scores = [score(instance, book(instance, seed + order)) for order in range(ORDERS)]
    return sorted(scores, key=lambda found: (found.placed, -found.cost))[ORDERS // 2]
