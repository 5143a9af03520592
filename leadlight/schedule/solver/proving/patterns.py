"""A pattern: one option, or none, for each conference of a unit; and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from leadlight.schedule.solver.places import Place
from leadlight.schedule.solver.proving.options import Floats, Options

if TYPE_CHECKING:
    from leadlight.schedule.solver.proving.pricing import Unit


@dataclass(frozen=True, slots=True)
class Pattern:
    """`options` in rising order; conferences of the unit that have none stay unplaced."""

    unit: Unit
    options: tuple[int, ...]

    def unplaced(self, options: Options) -> set[int]:
        return set(self.unit.conferences).difference(options.of_conference[list(self.options)].tolist())


@dataclass(frozen=True, slots=True)
class Costs:
    """What is made small.

    option   cost of each option, `leave` of leaving each conference out
    visits   whether waiting and further days count
    """

    option: Floats
    leave: Floats
    visits: bool
    options: Options

    @staticmethod
    def whole(options: Options) -> Costs:
        """Family costs and move costs together."""
        return Costs(options.cost, options.unplaced, True, options)

    @staticmethod
    def unplaced(options: Options) -> Costs:
        """How many stay unplaced, and nothing else."""
        leave = np.where(np.isfinite(options.unplaced), 1.0, np.inf)
        return Costs(np.zeros_like(options.cost), leave, False, options)

    def of(self, pattern: Pattern) -> float:
        cost = sum(float(self.option[o]) for o in pattern.options)
        cost += sum(float(self.leave[c]) for c in pattern.unplaced(self.options))
        return cost + (visit_costs(self.options, pattern.options) if self.visits else 0.0)


def visit_costs(options: Options, chosen: tuple[int, ...]) -> float:
    """Waiting and further days of the parties that come to these options."""
    if len(chosen) < 2:
        return 0.0
    ground, visits = options.ground, dict[int, list[Place]]()
    for option in chosen:
        place = options.places[option]
        visits.setdefault(ground.party[place.conference], []).append(place)
    for places in visits.values():
        places.sort(key=lambda place: place.start)
    return float(sum(ground.visit_cost(p, q) for places in visits.values() for p, q in pairwise(places)))
