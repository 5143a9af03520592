"""The cheapest places for all conferences of one family at once, among those that are free now.

Branch and bound, children with the fewest places first, each child's cheapest place first: the first dive is
good, and what is left is mostly cut off by the bound (the cheapest place of each child still open, and the
days the family already comes). Bounded by a number of nodes, so that a family of twelve is no catastrophe.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from random import Random
from typing import NamedTuple

from leadlight.schedule.solver.load import Demand, Load
from leadlight.schedule.solver.places import Ground, Place

WORTH = 10**9  # of a conference that is placed: more than any comfort, so that placing comes first
BOUND = 10**6  # times more than that is worth what stands already: it never makes room for two others
NODES = 3000  # places tried for a family with siblings before its best choice so far is taken


class Option(NamedTuple):
    """A place, what it takes, and what it costs its family with the move from the place they know."""

    place: Place
    demand: Demand
    cost: int


Choice = list[Option | None]  # in the order of a family's conferences; None: unplaced


class Options:
    """Every conference with its places, cheapest first, and every family with its conferences.

    places        where each conference may be; `facts` (fixed, confirmed) have their one time and mode only
    options       options[c], sorted by cost, then as `Ground.places` has them
    without       without[c], the price of leaving it unplaced
    families      the conferences of each family, in the order of the file
    family_of     the family of each conference
    """

    def __init__(self, ground: Ground, load: Load, facts: Mapping[int, Place]) -> None:
        self.ground, self.facts = ground, facts
        self.options = [self._options(load, c) for c in range(len(ground.host))]
        worth = [WORTH * (BOUND if c in facts else 1) for c in range(len(ground.host))]
        self.without = [worth[c] + ground.move_cost(c, None) for c in range(len(ground.host))]
        by_name: dict[str, list[int]] = defaultdict(list)
        for c, name in enumerate(ground.family):
            by_name[name].append(c)
        self.families = list(by_name.values())
        self.family_of = [0] * len(ground.host)
        for f, conferences in enumerate(self.families):
            for c in conferences:
                self.family_of[c] = f

    def _options(self, load: Load, c: int) -> list[Option]:
        fact = self.facts.get(c)
        there = [p for p in self.ground.places(c) if fact is None or (p.slots, p.mode) == (fact.slots, fact.mode)]
        options = [Option(p, load.demand(p), p.cost + self.ground.move_cost(c, p)) for p in there]
        return sorted(options, key=lambda option: option.cost)

    def shuffle(self, random: Random) -> None:
        """Put places of equal cost in another order."""
        for options in self.options:
            random.shuffle(options)
            options.sort(key=lambda option: option.cost)

    def seated(self, places: Mapping[int, Place]) -> dict[int, Option]:
        """The options that are these places, by conference."""
        return {c: o for c, place in places.items() for o in self.options[c] if o.place == place}

    def goes(self, place: Place, placed: Mapping[int, Option]) -> bool:
        """Whether it keeps every tie to the conferences in `placed`."""
        ties = self.ground.ties[place.conference]
        return all(self.ground.go_together(place, placed[d].place) for d in ties if d in placed)

    def value(self, family: int, choice: Sequence[Option | None]) -> int:
        """What the family's choice costs, the unplaced at `WORTH` each."""
        chosen = [option for option in choice if option is not None]
        missing = sum(self.without[c] for c, o in zip(self.families[family], choice, strict=True) if o is None)
        return missing + sum(o.cost for o in chosen) + visits(self.ground, [o.place for o in chosen])

    def best(
        self,
        load: Load,
        family: int,
        placed: Mapping[int, Option],
        *,
        only: Option | None = None,
        nodes: int = NODES,
    ) -> Choice:
        """The cheapest free choice of a family none of whose conferences is in `load` or in `placed`.

        only    the place of one of its conferences, if that is settled
        nodes   how many places may be tried: what is found by then is returned, for siblings not always the best
        """
        conferences = self.families[family]
        free = (
            self.free(load, [only] if only and c == only.place.conference else self.options[c], placed)
            for c in conferences
        )
        if len(conferences) == 1:
            return [next(next(free), None)]
        found = Joint(self, load, conferences, [list(each) for each in free], nodes).search()
        return [found.get(c) for c in conferences]

    def free(self, load: Load, options: Iterable[Option], placed: Mapping[int, Option]) -> Iterator[Option]:
        """Those of the options that nobody is in the way of."""
        has, ties = load.has, self.ground.ties
        for option in options:
            if has(option.demand) and (not ties[option.place.conference] or self.goes(option.place, placed)):
                yield option


class Joint:
    """One search over the conferences of one family."""

    def __init__(
        self, options: Options, load: Load, conferences: Sequence[int], free: Sequence[list[Option]], nodes: int
    ) -> None:
        self.ground, self.load, self.nodes = options.ground, load, nodes
        order = sorted(range(len(conferences)), key=lambda i: (conferences[i] not in options.facts, len(free[i])))
        self.conferences, self.free = [conferences[i] for i in order], [free[i] for i in order]
        self.without = [options.without[c] for c in self.conferences]
        least = [f[0].cost if f else w for f, w in zip(self.free, self.without, strict=True)]
        self.rest = [*accumulate(reversed(least), initial=0)][::-1]
        self.value = sum(self.without) + 1
        self.found: dict[int, Option] = {}
        self.chosen: list[Option] = []

    def search(self) -> dict[int, Option]:
        self._next(0, 0)
        return self.found

    def _next(self, depth: int, spent: int) -> None:
        if depth == len(self.free):
            self._keep(spent)
            return
        floor = spent + self.rest[depth + 1] + self._days()
        for option in self.free[depth]:
            if floor + option.cost >= self.value or self.nodes < 0:
                break
            self.nodes -= 1
            if self._goes(option):
                self._with(option, depth, spent)
        if floor + self.without[depth] < self.value:
            self._next(depth + 1, spent + self.without[depth])

    def _with(self, option: Option, depth: int, spent: int) -> None:
        self.load.add(option.demand)
        self.chosen.append(option)
        self._next(depth + 1, spent + option.cost)
        self.chosen.pop()
        self.load.remove(option.demand)

    def _goes(self, option: Option) -> bool:
        together = self.ground.go_together
        return all(together(option.place, o.place) for o in self.chosen) and self.load.has(option.demand)

    def _days(self) -> int:
        """What the days the chosen places spread over cost already: more places never make it less."""
        days = {(self.ground.party[o.place.conference], o.place.day) for o in self.chosen}
        return self.ground.rules.extra_day * (len(days) - len({party for party, _ in days}))

    def _keep(self, spent: int) -> None:
        value = spent + visits(self.ground, [o.place for o in self.chosen])
        if value < self.value:
            self.value, self.found = value, {o.place.conference: o for o in self.chosen}


def visits(ground: Ground, places: Sequence[Place]) -> int:
    """What further days and waiting cost the parties who come to these places."""
    if len(places) < 2:
        return 0
    by_party: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        by_party[ground.party[place.conference]].append(place)
    cost = 0
    for own in by_party.values():
        own.sort(key=lambda place: place.start)
        cost += sum(ground.visit_cost(p, q) for p, q in pairwise(own))
    return cost
