"""From a mix of patterns to one pattern for each unit: settle what is (nearly) whole, solve again, and go on.

Diving with column generation (Joncour, Michel, Sadykov, Sverdlov & Vanderbeck 2010): what was settled shapes the
prices at which the patterns of the others are made. A step that leaves somebody out is taken back and tried again in
smaller ones.
"""

from leadlight.schedule.solver.clock import Clock
from leadlight.schedule.solver.load import Load
from leadlight.schedule.solver.places import Place
from leadlight.schedule.solver.proving.generation import generate
from leadlight.schedule.solver.proving.patterns import Pattern
from leadlight.schedule.solver.proving.pricing import Unit
from leadlight.schedule.solver.proving.programme import TINY, Programme

SURE = 0.8  # a pattern with this share is settled at once
SLICE = 20  # and of the others each time the largest of so many
FINEST = 40 * SLICE
JUMP = 0.4  # of the price of an unplaced conference: a step that costs more was too large


def dive(programme: Programme, clock: Clock) -> list[Pattern] | None:
    """One pattern for each unit, keeping every rule; None when the clock ran out.

    The programme must have been solved, and is let choose again in the end.
    """
    way, part = Dive(programme), SLICE
    while mixed := way.mixed():
        value = programme.value
        settled = way.settle(mixed, part)
        if not settled:
            break  # nothing that is left fits beside the rest
        if not generate(programme, clock, settled=way.settled.keys(), most=2):
            return None
        if programme.value > value + JUMP * way.left_out and part < FINEST and len(settled) > 1:
            way.take_back(settled)
            part = min(FINEST, part * 4)
            if not generate(programme, clock, settled=way.settled.keys(), most=2):
                return None
        else:
            part = max(SLICE, part // 2)
    return way.finish()


class Dive:
    """Units and the patterns they were settled with."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.settled: dict[Unit, int] = {}
        self.load = Load(programme.options.ground)
        self.left_out = float(programme.options.ground.rules.unplaced)

    def mixed(self) -> list[int]:
        """The patterns of open units that the last solution uses, by share."""
        programme = self.programme
        open_ = [
            (-float(share), n)
            for n, share in enumerate(programme.shares())
            if share > TINY and programme.patterns[n].unit not in self.settled
        ]
        return [n for _, n in sorted(open_)]

    def settle(self, mixed: list[int], part: int) -> list[int]:
        """Settle the sure ones and a part of the others; which they were."""
        shares = self.programme.shares()
        sure = sum(shares[n] >= SURE for n in mixed)
        settled: list[int] = []
        wanted = sure + max(1, (len(mixed) - sure) // part)
        for k, n in enumerate(mixed):
            if k >= wanted and settled:
                break
            pattern = self.programme.patterns[n]
            if pattern.unit not in self.settled and self._take(pattern):
                self.settled[pattern.unit] = n
                self.programme.settle(n)
                settled.append(n)
        return settled

    def take_back(self, settled: list[int]) -> None:
        for n in settled:
            pattern = self.programme.patterns[n]
            del self.settled[pattern.unit]
            self.programme.settle(n, whole=False)
            for place in self._places(pattern):
                self.load.release(place)

    def finish(self) -> list[Pattern] | None:
        """What was settled; the others get what still fits of their mix, or stay out. None if one may not."""
        chosen = {unit: self.programme.patterns[n] for unit, n in self.settled.items()}
        for n in self.settled.values():
            self.programme.settle(n, whole=False)
        for n in self.mixed():
            pattern = self.programme.patterns[n]
            if pattern.unit not in chosen and self._take(pattern):
                chosen[pattern.unit] = pattern
        out = [Pattern(unit, ()) for unit in self.programme.units if unit not in chosen]
        may = all(pattern in self.programme.known for pattern in out)
        return [*chosen.values(), *out] if may else None

    def _places(self, pattern: Pattern) -> list[Place]:
        return [self.programme.options.places[option] for option in pattern.options]

    def _take(self, pattern: Pattern) -> bool:
        """Take the places of the pattern, unless what was settled is in their way."""
        taken: list[Place] = []
        for place in self._places(pattern):
            if not self.load.fits(place):
                for other in taken:
                    self.load.release(other)
                return False
            self.load.take(place)
            taken.append(place)
        return True
