"""Make a timetable better: let some units choose anew among promising patterns while the others stand as they are.

Large neighbourhood search (Shaw 1998) with a whole-number programme in place of a heuristic. Promising are the
patterns whose reduced cost at the root prices is small; were all of them taken whose reduced cost is below the gap
and every unit let go, the answer would be the best timetable there is (Baldacci, Christofides & Mingozzi 2008). That
answer is as sure as the search tree of HiGHS; the bound before it is exact (generation.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product

import highspy
import numpy as np

from leadlight.schedule.solver.clock import Clock
from leadlight.schedule.solver.proving.generation import Bound
from leadlight.schedule.solver.proving.options import Floats
from leadlight.schedule.solver.proving.patterns import Costs, Pattern
from leadlight.schedule.solver.proving.pricing import Unit
from leadlight.schedule.solver.proving.programme import Programme

MOST_PATTERNS = 3000  # of one unit
FUZZ = 0.01  # far more than the linear programme's value can be wrong by
MOST_IN_ALL = 200_000  # of all units together; then each gets a few
FEW = 30
LOOKS = 10  # at patterns, for each that is wanted


class Promising:
    """The patterns of each unit by reduced cost at the root prices."""

    def __init__(self, costs: Costs, bound: Bound) -> None:
        self.costs, self.bound, self.options = costs, bound, costs.options
        self.priced: Floats = self.options.priced(bound.price)
        self.best, _ = self.options.best_of_spots(self.priced)
        self._taken = 0
        self._kept: dict[Unit, tuple[float, list[tuple[float, Pattern]], bool]] = {}

    def within(self, unit: Unit, margin: float) -> tuple[list[Pattern], bool]:
        """The patterns whose reduced cost is at most `margin`; and whether these are all of them."""
        kept = self._kept.get(unit)
        if kept is None or kept[0] < margin:
            below = self.bound.unit[unit.number] + margin + 1e-6
            most = max(FEW, min(MOST_PATTERNS, MOST_IN_ALL - self._taken))
            _, found, whole = unit.cheapest(self.best, self.bound.leave, most=most, below=below)
            every = chain.from_iterable(self._with_interpreters(unit, spots, margin) for spots in found)
            looked_at = ((self.reduced(p), p) for p in islice(every, LOOKS * most))
            near = list(islice((pair for pair in looked_at if pair[0] <= margin + 1e-6), most))
            whole = whole and next(looked_at, None) is None and next(every, None) is None
            kept = margin, sorted(near, key=lambda pair: pair[0]), whole
            self._taken += len(kept[1]) - (len(self._kept[unit][1]) if unit in self._kept else 0)
            self._kept[unit] = kept
        return [p for reduced, p in kept[1] if reduced <= margin + 1e-6], kept[2]

    def _with_interpreters(self, unit: Unit, spots: list[int], margin: float) -> Iterator[Pattern]:
        """The patterns at these spots: one for each choice of interpreters who are not too dear, the cheapest first."""
        choices = []
        for spot in spots:
            near = [o for o in self.options.options_of(spot) if self.priced[o] <= self.best[spot] + margin + 1e-6]
            choices.append(sorted(near, key=lambda o: self.priced[o]))
        return (Pattern(unit, tuple(sorted(chosen))) for chosen in product(*choices))

    def reduced(self, pattern: Pattern) -> float:
        """What the pattern costs above the cheapest of its unit, at the root prices."""
        cost = self.costs.of(pattern) - float(self.bound.unit[pattern.unit.number])
        cost += sum(float(self.priced[o] - self.options.cost[o]) for o in pattern.options)
        return cost - sum(float(self.options.unplaced[c] - self.bound.leave[c]) for c in pattern.unplaced(self.options))


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an exchange.

    better   the timetable costs less now
    final    nothing better can be had of these patterns, with the others as they are
    whole    these were all patterns within the margin
    """

    better: bool
    final: bool
    whole: bool


class Exchange:
    """A timetable as patterns, and what it takes to change a part of it."""

    def __init__(self, promising: Promising, patterns: Iterable[Pattern], clock: Clock) -> None:
        self.promising, self.clock = promising, clock
        self.costs, self.options = promising.costs, promising.options
        self.begin_at(patterns)

    def begin_at(self, patterns: Iterable[Pattern]) -> None:
        self.now = {pattern.unit: pattern for pattern in patterns}

    def excess(self, unit: Unit) -> float:
        """What the unit's pattern costs above the best it could hope for, at the root prices."""
        return self.promising.reduced(self.now[unit])

    def free(self, units: Sequence[Unit], margin: float, effort: int) -> Answer:
        """Let these units choose among their patterns within `margin`; `effort`: nodes of the search tree at most."""
        among = {unit: self.promising.within(unit, margin) for unit in units if not self.clock.over}
        if len(among) < len(units):
            return Answer(better=False, final=False, whole=False)
        let = set(units)
        standing = [o for unit, pattern in self.now.items() if unit not in let for o in pattern.options]
        programme = Programme(self.options, units, self.costs, standing=standing)
        programme.add([self.now[unit] for unit in units])
        programme.add(pattern for patterns, _ in among.values() for pattern in patterns)
        before = sum(self.costs.of(self.now[unit]) for unit in units)
        whole = all(whole for _, whole in among.values())
        room = self._room(programme, before)
        if not room:
            return Answer(better=False, final=room is False, whole=whole)
        chosen, proven = search(programme, [self.now[unit] for unit in units], self.clock, effort)
        after = sum(map(self.costs.of, chosen))
        if after < before - 0.5:
            self.now.update((pattern.unit, pattern) for pattern in chosen)
        return Answer(better=after < before - 0.5, final=proven, whole=whole)

    def _room(self, programme: Programme, before: float) -> bool | None:
        """Whether the linear programme leaves room for something better; None where it could not be solved.

        Adds the break cuts it asks for. Costs are whole: better is better by 1.
        """
        while programme.solve(self.clock):
            if programme.value > before - 1 + FUZZ:
                return False
            if not programme.cut():
                return True
        return None


def search(programme: Programme, start: Sequence[Pattern], clock: Clock, effort: int) -> tuple[list[Pattern], bool]:
    """The best whole choice of the programme's patterns, from `start` on; and whether it is proven best."""
    highs, columns = programme.highs, programme.columns
    highs.setOptionValue("mip_max_nodes", effort)
    highs.setOptionValue("mip_abs_gap", 0.99)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("presolve", "off")
    programme.whole()
    solution = highspy.HighsSolution()
    solution.col_value = list(_start(programme, start))
    highs.setSolution(solution)
    programme.run(clock)
    x = np.array(highs.getSolution().col_value)
    proven = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    if len(x) < columns:
        return list(start), proven
    chosen = [p for p, column in zip(programme.patterns, programme.column, strict=True) if x[column] > 0.5]
    return (chosen if len(chosen) == len(start) else list(start)), proven


def _start(programme: Programme, start: Sequence[Pattern]) -> Floats:
    x = np.zeros(programme.columns)
    column = dict(zip(programme.patterns, programme.column, strict=True))
    for pattern in start:
        x[column[pattern]] = 1.0
        for option in pattern.options:
            for s in programme.options.places[option].slots:
                if s in programme.open_column:
                    x[programme.open_column[s]] = 1.0
    return x
