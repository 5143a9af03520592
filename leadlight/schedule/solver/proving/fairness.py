"""The second stage: the same number of conferences placed, and the families who have it worst served better.

Leximin (Muehlenthaler & Wanka 2016 on fair timetabling; Chiarandini, Fagerberg & Gualandi 2019): from the highest
family cost downwards, as few families as possible at or above it, each number held from then on. How many are
placed is frozen before, and so is what moves cost. Among promising patterns, so it is fair among these.
"""

from collections.abc import Mapping, Sequence
from math import ceil

import numpy as np

from leadlight.schedule.solver.clock import Clock
from leadlight.schedule.solver.proving.exchange import Promising, search
from leadlight.schedule.solver.proving.patterns import Pattern
from leadlight.schedule.solver.proving.pricing import Unit
from leadlight.schedule.solver.proving.programme import TINY, Programme
from leadlight.schedule.solver.result import FairPrice

MARGINS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 1000.0)  # of reduced cost, wider as long as the patterns are not too many
WIDER = 6  # times, at most, for a family that is served badly
MOST_COLUMNS = 12_000
MOST_OF_UNIT = 100
HEAVY = 1000.0  # a family at the level weighs more than all that the others pay for it
EFFORT = 100  # nodes of one search tree


class Fairness:
    """One fairer timetable, `now`. `served` says what each family pays in a pattern."""

    def __init__(self, promising: Promising, now: Mapping[Unit, Pattern], clock: Clock) -> None:
        self.promising, self.clock, self.now = promising, clock, dict(now)
        self.options, self.ground = promising.options, promising.options.ground
        self._served: dict[Pattern, dict[str, int]] = {}

    def served(self, pattern: Pattern) -> dict[str, int]:
        if pattern not in self._served:
            placed = {self.options.of_conference[o]: self.options.places[o] for o in pattern.options}
            families: dict[str, list[int]] = {}
            for c in pattern.unit.conferences:
                families.setdefault(self.ground.family[c], []).append(c)
            self._served[pattern] = {
                family: self.ground.family_cost(held, [placed[c] for c in held if c in placed])
                for family, held in families.items()
            }
        return self._served[pattern]

    def raise_worst(self, units: Sequence[Unit]) -> None:
        """Serve the worst off of these units better, the others standing as they are."""
        programme = self._programme(units)
        levels = {cost for pattern in programme.patterns for cost in self.served(pattern).values()}
        worst = max(cost for unit in units for cost in self.served(self.now[unit]).values())
        for level in sorted((level for level in levels if 0 < level <= worst), reverse=True):
            if self.clock.over:
                return
            counts = [self._count(pattern, level) for pattern in programme.patterns]
            self._lower(programme, units, level, counts)
            programme.limit(counts, sum(self._count(self.now[unit], level) for unit in units))

    def _programme(self, units: Sequence[Unit]) -> Programme:
        let = set(units)
        standing = [o for unit, pattern in self.now.items() if unit not in let for o in pattern.options]
        programme = Programme(self.options, units, self.promising.costs, standing=standing)
        worst = max(cost for unit in units for cost in self.served(self.now[unit]).values())
        programme.add(self.now[unit] for unit in units)
        programme.add(p for p in self._columns(units) if max(self.served(p).values()) <= worst)
        out = [float(len(p.unplaced(self.options))) for p in programme.patterns]
        programme.limit(out, sum(len(self.now[unit].unplaced(self.options)) for unit in units))
        moves = [self._moves(pattern) for pattern in programme.patterns]
        if any(moves):
            programme.limit(moves, sum(self._moves(self.now[unit]) for unit in units))
        return programme

    def _columns(self, units: Sequence[Unit]) -> list[Pattern]:
        """The patterns of the widest margin that are not too many; wider for those who are served badly."""
        columns: list[Pattern] = []
        for margin in MARGINS:
            wider: list[Pattern] = []
            for unit in units:
                badly = min(WIDER * margin, max(self.served(self.now[unit]).values()))
                wider += self.promising.within(unit, margin + badly)[0][:MOST_OF_UNIT]
                if len(wider) > MOST_COLUMNS:
                    return columns
            columns = wider
        return columns

    def _count(self, pattern: Pattern, level: int) -> float:
        return float(sum(cost >= level for cost in self.served(pattern).values()))

    def _moves(self, pattern: Pattern) -> float:
        placed = {int(self.options.of_conference[o]): self.options.places[o] for o in pattern.options}
        return float(sum(self.ground.move_cost(c, placed.get(c)) for c in pattern.unit.conferences))

    def _lower(self, programme: Programme, units: Sequence[Unit], level: int, counts: list[float]) -> None:
        """As few families as possible at this cost or above, and with so few as little cost as possible."""
        held = sum(self._count(self.now[unit], level) for unit in units)
        programme.weigh_by(counts)
        if not programme.solve(self.clock) or ceil(programme.value - 1e-4) >= held:
            return
        cost = [self.promising.costs.of(pattern) for pattern in programme.patterns]
        programme.weigh_by([HEAVY * count + own for count, own in zip(counts, cost, strict=True)])
        while programme.solve(self.clock) and programme.cut():
            pass
        chosen, _ = search(programme, [self.now[unit] for unit in units], self.clock, EFFORT)
        if sum(self._count(pattern, level) for pattern in chosen) < held - TINY:
            self.now.update((pattern.unit, pattern) for pattern in chosen)
        programme.relax()

    def price(self, before: Mapping[Unit, Pattern]) -> FairPrice:
        """What this stage gave and cost, against the timetable before it."""
        then = {family: cost for pattern in before.values() for family, cost in self.served(pattern).items()}
        now = {family: cost for pattern in self.now.values() for family, cost in self.served(pattern).items()}
        whole = self.ground.rules.unplaced
        return FairPrice(
            worst_before=max((cost for cost in then.values() if cost < whole), default=0),
            worst_after=max((cost for cost in now.values() if cost < whole), default=0),
            raised=sum(now[family] < then[family] for family in now),
            lowered=sum(now[family] > then[family] for family in now),
            price=int(np.sum(list(now.values())) - np.sum(list(then.values()))),
        )
