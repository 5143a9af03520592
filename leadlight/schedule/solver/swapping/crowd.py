"""A whole timetable while it is being changed: who sits where, who is in whose way, what each family pays."""

from collections.abc import Iterable, Mapping
from random import Random

from leadlight.schedule.solver.load import Load
from leadlight.schedule.solver.swapping.choice import Choice, Option, Options


class Crowd:
    """Families and their choices. `placed` has every conference with a place, `value` what each family pays."""

    def __init__(self, options: Options, load: Load, placed: Mapping[int, Option]) -> None:
        """`load` must be empty; it is filled with `placed`."""
        self.options, self.load = options, load
        self.placed: dict[int, Option] = {}
        self.users: list[set[int]] = [set() for _ in load.whole]
        self.value = [0] * len(options.families)
        for family, conferences in enumerate(options.families):
            self.seat(family, [placed.get(c) for c in conferences])

    def choice(self, family: int) -> Choice:
        return [self.placed.get(c) for c in self.options.families[family]]

    def seat(self, family: int, choice: Choice) -> None:
        """Give a family that is not seated its places."""
        for option in choice:
            if option is not None:
                self.placed[option.place.conference] = option
                self.load.add(option.demand)
                for r in resources(option):
                    self.users[r].add(option.place.conference)
        self.value[family] = self.options.value(family, choice)

    def unseat(self, family: int) -> Choice:
        """Take a family out. Returns what it had, as `seat` takes it."""
        choice = self.choice(family)
        for option in choice:
            if option is not None:
                del self.placed[option.place.conference]
                self.load.remove(option.demand)
                for r in resources(option):
                    self.users[r].discard(option.place.conference)
        return choice

    def in_the_way(self, option: Option, random: Random) -> set[int] | None:
        """Families who must leave for the option to be free: few, chosen at random. None: what stands is in the way."""
        rivals = self._tied(option) | self._break_makers(option, random)
        away = {self.options.family_of[c] for c in rivals}
        for r, n in (*((r, 1) for r in option.demand.single), *option.demand.several):
            missing = n - self.load.left[r] - sum(self._takes(r, family) for family in away)
            users = [c for c in sorted(self.users[r] - self.options.facts.keys()) if missing > 0]
            random.shuffle(users)
            for c in users:
                family = self.options.family_of[c]
                if missing > 0 and family not in away:
                    missing -= self._takes(r, family)
                    away.add(family)
            if missing > 0:
                return None
        return None if rivals & self.options.facts.keys() else away

    def _tied(self, option: Option) -> set[int]:
        together, ties = self.options.ground.go_together, self.options.ground.ties[option.place.conference]
        return {d for d in ties if d in self.placed and not together(option.place, self.placed[d].place)}

    def _takes(self, r: int, family: int) -> int:
        """How much of a resource the family has."""
        demands = [option.demand for option in self.choice(family) if option is not None]
        return sum(d.single.count(r) + sum(n for q, n in d.several if q == r) for d in demands)

    def _break_makers(self, option: Option, random: Random) -> set[int]:
        """Who sits in a slot beside the option that could be the teachers' break instead."""
        load, slots = self.load, option.demand.slots
        run, most = load.run(slots), load.max_run[slots[0]]
        if load.run_with(slots) <= most:
            return set()
        first, last = run.index(slots[0]), run.index(slots[-1])
        breaks = [i for i in range(first) if len(run) - 1 - i <= most]
        breaks += [i for i in range(last + 1, len(run)) if i <= most]
        return self.users[run[random.choice(breaks)]] if breaks else set()


def resources(option: Option) -> Iterable[int]:
    yield from option.demand.single
    for r, _ in option.demand.several:
        yield r
