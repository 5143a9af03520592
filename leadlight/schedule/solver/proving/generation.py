"""Column and cut generation: patterns and break cuts are made when the prices ask for them, and a bound is proven.

The bound is Lagrange's (Geoffrion 1974): at any prices, what the cheapest patterns cost less what the shared rows
can bring in. It is computed from rounded prices in exact numbers, so it does not rest on the tolerances of the
solver. Which slots are open is chosen best for each host, so the bound is as strong as the programme with every
break cut that has a price.
"""

from collections.abc import Callable, Collection
from math import ceil

import numpy as np

from leadlight.schedule.solver.clock import Clock
from leadlight.schedule.solver.proving.breaks import most_open
from leadlight.schedule.solver.proving.options import Floats, Options
from leadlight.schedule.solver.proving.patterns import Costs, Pattern
from leadlight.schedule.solver.proving.pricing import Unit, exactly
from leadlight.schedule.solver.proving.programme import Floor, Programme

MARGIN = 1e-4  # a pattern must save more than this to be taken in


class Bound:
    """The best bound so far and the prices that prove it."""

    def __init__(self, options: Options) -> None:
        self.value = -np.inf
        self.price: Floats = np.zeros(len(options.capacity))
        self.unit: Floats = np.full(len(options.ground.units), -np.inf)  # unit -> its cheapest pattern
        self.leave: Floats = options.unplaced

    @property
    def whole(self) -> int | None:
        """As a whole number: costs are whole, so the bound may be rounded up."""
        return ceil(self.value - 1e-9) if np.isfinite(self.value) else None


def brought_in(options: Options, price: Floats) -> float:
    """What the shared rows can bring in at these prices: the part of the bound that no pattern changes."""
    slots, brought = len(options.ground.slots), price * options.capacity
    of_slots = options.slot >= 0
    worth = np.zeros(slots)
    np.add.at(worth, options.slot[of_slots], brought[of_slots])
    total = sum(most_open([float(worth[s]) for s in chain], most) for chain, most in options.chains)
    total += sum(float(worth[s]) for s in range(slots) if s not in options.closing)
    return total + float(brought[~of_slots].sum())


def leaving(costs: Costs, floors: list[Floor], price: list[float]) -> Floats:
    """conference -> what leaving it out costs, less what the floors pay for it."""
    leave = costs.leave.copy()
    for floor, paid in zip(floors, price, strict=True):
        leave[list(floor.conferences)] -= paid
    return leave


def generate(
    programme: Programme,
    clock: Clock,
    *,
    settled: Collection[Unit] = (),
    most: int = 3,
    told: Callable[[Bound], None] = lambda bound: None,
    bound: Bound | None = None,
) -> bool:
    """Solve the programme over all patterns; False when the clock ran out before its end.

    settled   units that have their pattern and are not priced; there is no bound then
    bound     is raised in every round
    """
    while programme.solve(clock):
        if (missing := _missing(programme, settled, most, bound, clock)) is None:
            return False
        added = programme.add(missing)
        if bound is not None:
            told(bound)
        if not added and not programme.cut():
            return True
        if clock.over:
            return False
    return False


def _missing(
    programme: Programme, settled: Collection[Unit], most: int, bound: Bound | None, clock: Clock
) -> list[Pattern] | None:
    """The patterns that would make the last solution cheaper; and the bound that its prices prove. None when the clock
    ran out before.
    """
    options, costs, price = programme.options, programme.costs, programme.prices()
    best, choice = options.best_of_spots(options.priced(price) - options.cost + costs.option)
    paid = [max(0.0, exactly(programme.dual[row])) for row in programme.floor_rows]
    leave = leaving(costs, programme.floors, paid)
    missing, lows = [], np.full(len(options.ground.units), -np.inf)
    for unit in programme.units:
        if unit in settled:
            continue
        if clock.over:
            return None
        below = exactly(programme.dual[programme.unit_row[unit.number]] - MARGIN)
        lows[unit.number], found, _ = unit.cheapest(best, leave, visits=costs.visits, most=most, below=below)
        missing += [Pattern(unit, tuple(sorted(int(choice[s]) for s in spots))) for spots in found]
    if bound is not None:
        whole = float(sum(lows[unit.number] for unit in programme.units)) - brought_in(options, price)
        whole += sum(p * f.unplaced for p, f in zip(paid, programme.floors, strict=True))
        if whole > bound.value:
            bound.value, bound.price, bound.unit, bound.leave = whole, price, lows, leave
    return missing
