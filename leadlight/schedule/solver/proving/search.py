"""The way from a first timetable to the best: a bound, a dive, exchanges, a proof."""

from collections.abc import Callable, Iterable, Iterator

from leadlight.schedule.solver.clock import Clock
from leadlight.schedule.solver.instance import Timetable
from leadlight.schedule.solver.load import Load
from leadlight.schedule.solver.places import Ground, Place
from leadlight.schedule.solver.proving.dive import dive
from leadlight.schedule.solver.proving.exchange import Exchange, Promising
from leadlight.schedule.solver.proving.fairness import Fairness
from leadlight.schedule.solver.proving.generation import Bound, generate
from leadlight.schedule.solver.proving.groups import circles, homes
from leadlight.schedule.solver.proving.options import Options
from leadlight.schedule.solver.proving.patterns import Costs, Pattern
from leadlight.schedule.solver.proving.pricing import Unit
from leadlight.schedule.solver.proving.programme import Basis, Floor, Programme
from leadlight.schedule.solver.result import FairPrice, Progress
from leadlight.schedule.solver.swapping.swaps import improve

MARGINS = (0.5, 1.0, 2.0, 4.0, 8.0)  # of reduced cost, from the most promising patterns on
EFFORT, HARDER = 200, 8  # nodes of one exchange's search tree, and times that where it was not enough
CHAINS, CHAINS_FOR = 2, 300  # rounds of chains, and one more for so many units
WHOLE = 900  # conferences that are let go all at once

Turn = tuple[list[Unit], float, int]  # who chooses anew, within which margin, with which effort


class Search:
    """One search. `best` is always a timetable that keeps every rule.

    bound, placed_bound   what is proven so far; None: nothing
    proven                `best` cannot be bettered
    """

    def __init__(
        self, ground: Ground, clock: Clock, seed: int, report: Callable[[Progress], None] | None = None
    ) -> None:
        self.ground, self.clock, self._seed, self._report = ground, clock, seed, report
        self.options = Options(ground)
        self.units = [Unit(self.options, number) for number in range(len(ground.units))]
        self.costs, self.counts = Costs.whole(self.options), Costs.unplaced(self.options)
        self.best: list[Pattern] = []
        self.cost = float("inf")
        self.root = Bound(self.options)
        self.unplaced_bound: int | None = None
        self._programme: Programme | None = None
        self._as_many: dict[int, int | None] = {}
        self.proven = False
        self.stage = "first come, first served"

    # what is known

    @property
    def bound(self) -> int | None:
        return round(self.cost) if self.proven else self.root.whole

    @property
    def placed_bound(self) -> int | None:
        return None if self.unplaced_bound is None else len(self.ground.host) - self.unplaced_bound

    @property
    def placed(self) -> int:
        return sum(len(pattern.options) for pattern in self.best)

    def bound_as_many(self) -> int | None:
        """The bound of timetables that place no more than the best here; None where `bound` says it already."""
        unplaced = len(self.ground.host) - self.placed
        if self._programme is None or self.unplaced_bound is None or unplaced <= self.unplaced_bound:
            return None
        if unplaced in self._as_many:
            return self._as_many[unplaced]
        bound = Bound(self.options)
        self._programme.add_floor(Floor(frozenset(range(len(self.ground.host))), unplaced))
        generate(self._programme, self.clock, bound=bound)
        self._as_many[unplaced] = bound.whole
        return bound.whole

    def places(self) -> list[Place]:
        return [self.options.places[o] for pattern in self.best for o in pattern.options]

    def timetable(self) -> Timetable:
        return self.ground.timetable(self.places())

    def tell(self) -> None:
        if self._report is not None:
            cost = None if self.cost == float("inf") else round(self.cost)
            self._report(Progress(self.clock.spent, self.stage, cost, self.bound, self.placed, self.placed_bound))

    def offer(self, patterns: Iterable[Pattern]) -> bool:
        """Keep these if they cost less than the best so far, and stand beside each other to the last seat."""
        patterns = list(patterns)
        cost = sum(map(self.costs.of, patterns))
        if cost > self.cost - 0.5 or not self._stand(patterns):
            return False
        self.best, self.cost = patterns, cost
        self.proven = self.root.whole is not None and cost <= self.root.whole
        self.tell()
        return True

    def _stand(self, patterns: list[Pattern]) -> bool:
        """Whether they do: what HiGHS calls whole is only nearly so."""
        load = Load(self.ground)
        for pattern in patterns:
            for option in pattern.options:
                if not load.fits(self.options.places[option]):
                    return False
                load.take(self.options.places[option])
        return True

    # the way

    def begin(self, places: Iterable[Place]) -> None:
        """Take a first timetable, which must keep every rule."""
        self.offer(self._patterns(places))

    def _patterns(self, places: Iterable[Place]) -> list[Pattern]:
        chosen: dict[int, list[int]] = {}
        for option in self.options.numbers(places):
            chosen.setdefault(self.options.places[option].conference, []).append(option)
        return [
            Pattern(unit, tuple(sorted(o for c in unit.conferences for o in chosen.get(c, ())))) for unit in self.units
        ]

    def run(self, rounds: int | None = None) -> None:
        """Prove a bound, then make the timetable better until it is proven best or the budget ends."""
        if self.proven or not self.units:
            return self._nothing_left()
        programme = self._root()
        if programme is None or self.proven:
            return None
        self._programme = programme
        self.stage = "making a timetable of it"
        dived = dive(programme, self.clock)
        if dived is not None:
            self.offer(dived)
        self._swap()
        if not self.proven and not self.clock.over:
            self._exchange(rounds)
        return None

    def _swap(self) -> None:
        """Chains of families who change places: quick, and good at finding room for one more."""
        if not self.proven and not self.clock.over:
            rounds = CHAINS + len(self.units) // CHAINS_FOR
            places = improve(self.ground, self.places(), seed=self._seed, seconds=self.clock.left, rounds=rounds)
            self.offer(self._patterns(places))
            self._seed += 1  # other chains the next time

    def _nothing_left(self) -> None:
        self.root.value, self.unplaced_bound, self.proven = self.cost, 0, True

    def fair(self) -> FairPrice | None:
        """The second stage: serve the worst off better. None without a bound to choose patterns by."""
        if self.root.whole is None or not self.units:
            return None
        before = {pattern.unit: pattern for pattern in self.best}
        fairness = Fairness(Promising(self.costs, self.root), before, self.clock)
        for circle in circles(self.options, self.units, WHOLE):
            fairness.raise_worst(circle)
        self.best = list(fairness.now.values())
        self.cost = sum(map(self.costs.of, self.best))
        self.proven = False
        return fairness.price(before)

    # the bound

    def _root(self) -> Programme | None:
        """The programme over all units, solved; None when the clock ran out first."""
        self.stage = "finding what is possible"
        seeds = homes(self.options, self.units)
        statuses: Basis = {}
        patterns, holds, floors = list(self.best), set[int](), list[Floor]()
        for seed in seeds if len(seeds) > 1 else []:
            part = Programme(self.options, seed, self.costs)
            part.add(p for p in self.best if p.unit.number in part.unit_row)
            part.add(Pattern(unit, ()) for unit in seed if not self._fixed(unit))
            if not generate(part, self.clock):
                return None
            statuses |= part.basis()
            patterns += part.patterns
            holds |= part.holds()
            floors += self._floors(part)
        programme = Programme(self.options, self.units, self.costs)
        programme.add(patterns)
        programme.add(Pattern(unit, ()) for unit in self.units if not self._fixed(unit))
        programme.add_holds(sorted(holds))
        for floor in floors:
            programme.add_floor(floor)
        if statuses:
            programme.begin_at(statuses)
        return programme if self._bounded(programme) else None

    def _fixed(self, unit: Unit) -> bool:
        return not self.ground.fixed.keys().isdisjoint(unit.conferences)

    def _bounded(self, programme: Programme) -> bool:
        """Solve the programme over all patterns, count what must stay unplaced, and solve again with that."""
        if not self._generate(programme):
            return False
        basis = programme.basis()
        floors = self._floors(programme)
        programme.weigh(self.costs)
        self.unplaced_bound = max((floor.unplaced for floor in floors), default=0)
        self.tell()
        out = programme.out()
        if floors and out < floors[0].unplaced - 1e-6:
            programme.add_floor(floors[0])
        programme.begin_at(basis)
        return self._generate(programme)

    def _generate(self, programme: Programme) -> bool:
        def told(bound: Bound) -> None:
            self.proven = bound.whole is not None and self.cost <= bound.whole
            self.tell()

        return generate(programme, self.clock, bound=self.root, told=told)

    def _floors(self, programme: Programme) -> list[Floor]:
        """How many of the programme's conferences stay unplaced at least, whatever the others do."""
        counted = Bound(self.options)
        programme.weigh(self.counts)
        generate(programme, self.clock, bound=counted)
        if not counted.whole or counted.whole < 0:
            return []
        return [Floor(frozenset(c for unit in programme.units for c in unit.conferences), counted.whole)]

    # exchanges

    def _exchange(self, rounds: int | None) -> None:
        self.stage = "exchanging places"
        self.bound_as_many()  # now, as long as there is time
        exchange = Exchange(Promising(self.costs, self.root), self.best, self.clock)
        turns = self._whole() if len(self.ground.host) <= WHOLE else self._by_circles(exchange)
        for done, (units, margin, effort) in enumerate(turns):
            if self.proven or self.clock.over or done == rounds:
                return
            answer = exchange.free(units, margin, effort)
            if answer.better and not self.offer(exchange.now.values()):
                exchange.begin_at(self.best)
            elif answer.final and len(units) == len(self.units) and margin >= self.cost - 1 - self.root.value:
                self.proven = answer.whole
                return self.tell()

    def _whole(self) -> Iterator[Turn]:
        """All units at once, with more and more patterns, then with all that could be of use and more and more effort."""
        margin, effort = MARGINS[0], EFFORT
        while True:
            gap = max(0.0, self.cost - 1 - self.root.value)
            yield self.units, min(margin, gap), effort
            effort = effort * HARDER if margin >= gap else EFFORT
            margin = max(2 * margin, min(gap, 3 * margin))

    def _by_circles(self, exchange: Exchange) -> Iterator[Turn]:
        """One group after the other, those first that are farthest from what the bound promises."""
        for margin in MARGINS:
            for most in (WHOLE // 2, WHOLE):
                groups = circles(self.options, self.units, most)
                excess = [sum(exchange.excess(unit) for unit in group) for group in groups]
                for n in sorted(range(len(groups)), key=lambda n: (-excess[n], n)):
                    if excess[n] >= 0.5:
                        yield groups[n], min(margin, self.cost - 1 - self.root.value), EFFORT
            if self.placed_bound is not None and self.placed < self.placed_bound:
                self._swap()
                exchange.begin_at(self.best)
