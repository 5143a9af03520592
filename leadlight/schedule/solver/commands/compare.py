"""First come, first served on the same families, beside a solved timetable."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import mean
from typing import Any

from leadlight.schedule.solver.checking.check import Score, score
from leadlight.schedule.solver.instance import Instance, Timetable
from leadlight.schedule.solver.swapping.first_come import first_come, peer_first_come

ORDERS = 5  # of arrival: one alone says little of a few dozen families who need an interpreter


@dataclass(frozen=True, slots=True)
class Comparison:
    """What booking would have given these families, on the average of several orders of arrival.

    aware    every rule kept and all children of a family booked at once: as good as booking can be
    peer     each child booked alone and interpreters sought afterwards, as booking sites do it; counted are
             the conferences that found theirs
    """

    aware: Score
    peer: Score


def compare(instance: Instance, seed: int) -> Comparison:
    """Book in `ORDERS` orders of arrival: that of `seed`, and of the seeds after it."""
    return Comparison(average(instance, seed, first_come), average(instance, seed, peer_first_come))


def average(instance: Instance, seed: int, book: Callable[[Instance, int], Timetable]) -> Score:
    """Every figure on the average, whole numbers rounded; `family_costs` are left out, for nobody pays an average."""
    scores = [score(instance, book(instance, seed + order)) for order in range(ORDERS)]
    figures: dict[str, Any] = {name: mean(getattr(found, name) for found in scores) for name in scores[0].printed()}
    whole = {name for name in figures if isinstance(getattr(scores[0], name), int)}
    rounded = {name: round(value) if name in whole else round(value, 4) for name, value in figures.items()}
    return replace(scores[0], **rounded, family_costs={})
