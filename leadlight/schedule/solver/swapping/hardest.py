"""Which families to place first, if all may wait: those for whom least is left when others have chosen.

Each conference is spread evenly over the slots it could take; what comes together in a slot, per seat, is its
pressure. A conference has as much ease as its slots have room: many slots that nobody wants are ease, many that
everybody wants are none. The idea is that of the squeaky wheels in Joslin and Clements (1999), without the loop.
"""

from leadlight.schedule.solver.swapping.choice import Option, Options


class Ease:
    """How crowded each slot will be, and how easy that leaves each family."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.pressure = self._pressure()

    def _pressure(self) -> list[float]:
        """Conferences per seat if each conference were spread evenly over the slots it could take."""
        slots = self.options.ground.slots
        wanted = [0.0] * len(slots)
        for own in self.options.options:
            runs = {option.place.slots for option in own}
            for s in (s for run in runs for s in run):
                wanted[s] += 1 / len(runs)
        return [each / max(1, slot.seats) for each, slot in zip(wanted, slots, strict=True)]

    def of(self, c: int) -> float:
        """The room in the slots of a conference: high if it has many and few others want them."""
        runs = {option.place.slots for option in self.options.options[c]}
        return sum(1 / max(self.pressure[s] for s in run) for run in sorted(runs))

    def hardest_first(self) -> list[int]:
        """Families by their hardest conference."""
        ease = [min(map(self.of, conferences)) for conferences in self.options.families]
        return sorted(range(len(ease)), key=ease.__getitem__)

    def many_first(self) -> list[int]:
        """The same, but families with several children come earlier: their places must go together."""
        ease = [min(map(self.of, conferences)) / len(conferences) for conferences in self.options.families]
        return sorted(range(len(ease)), key=ease.__getitem__)

    def prefer_quiet(self) -> None:
        """Among places of equal cost put those first that fewer others want."""
        for own in self.options.options:
            own.sort(key=self._quiet)

    def _quiet(self, option: Option) -> tuple[int, float]:
        return option.cost, max(self.pressure[s] for s in option.place.slots)
