"""What a solve is given, what it says on the way, and what it hands back: plain frozen rows, no rules.

Values and bounds here are family costs and move costs together, whole numbers in the units of
`Rules`; a bound is a number that no timetable whatever can be below (or, for places, above), and it
is None until that is proven.
"""

from dataclasses import dataclass

from leadlight.schedule.solver.instance import Timetable


@dataclass(frozen=True, slots=True)
class Budget:
    """How much work a solve may spend; whichever limit is met first ends it.

    seconds    of the clock on the wall
    rounds     of improving; None: as many as the seconds give. With rounds that end before the
               seconds do, the same instance and seed give the same timetable on every machine
    """

    seconds: float
    rounds: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """One moment of a solve, for whoever waits.

    seconds         since the solve began
    stage           what it is doing, in a word or two
    value           cost of the best timetable so far; None before there is one
    bound           proven lower bound of the cost; None while nothing is proven
    placed          conferences placed by the best timetable so far
    placed_bound    no timetable can place more; None while nothing is proven
    """

    seconds: float
    stage: str
    value: int | None = None
    bound: int | None = None
    placed: int | None = None
    placed_bound: int | None = None


@dataclass(frozen=True, slots=True)
class FairPrice:
    """What the second stage, fairness, gave to the families served worst and what all paid for it.

    Costs are those of families with every conference placed; the number placed is the same before
    and after.

    worst_before, worst_after    the highest cost of a family
    raised                       families who are better off
    lowered                      families who are worse off
    price                        by how much the cost of the whole timetable rose (never below 0)
    """

    worst_before: int
    worst_after: int
    raised: int
    lowered: int
    price: int


@dataclass(frozen=True, slots=True)
class Release:
    """A confirmed booking that could not stand, and why, as a plain sentence."""

    conference: str
    because: str


@dataclass(frozen=True, slots=True)
class Result:
    """A timetable and what is known about how good it is.

    timetable       keeps every hard rule: it has passed `check`
    conferences     how many the instance has
    unplaced_cost   `rules.unplaced` of the instance
    placed          conferences with a booking
    placed_bound    no timetable can place more; None: not proven
    cost            family costs and move costs
    bound           no timetable can cost less; None: not proven
    bound_as_many   no timetable that places no more than this one can cost less; None: nothing beyond `bound`
    moves           the part of `cost` that moved bookings make
    moved           conferences whose published or confirmed booking has another slot, another mode or is gone
    released        confirmed bookings that could not stand
    fair            what fairness gave and cost; None where it was not asked for
    method          how the timetable was found, in words
    seconds         spent, on the clock
    cut_by_clock    the seconds ended it and not the rounds or a proof: the same seed may end elsewhere
    """

    timetable: Timetable
    conferences: int
    unplaced_cost: int
    placed: int
    placed_bound: int | None
    cost: int
    bound: int | None
    bound_as_many: int | None = None
    moves: int = 0
    moved: tuple[str, ...] = ()
    released: tuple[Release, ...] = ()
    fair: FairPrice | None = None
    method: str = ""
    seconds: float = 0.0
    cut_by_clock: bool = False

    @property
    def unplaced(self) -> int:
        return self.conferences - self.placed

    @property
    def soft_cost(self) -> int:
        """The cost of comfort: everything but the unplaced."""
        return self.cost - self.unplaced * self.unplaced_cost

    @property
    def soft_bound(self) -> int | None:
        """No timetable that places as many can have a lower `soft_cost`; None: not proven."""
        if self.bound is None:
            return None
        return max(0, max(self.bound, self.bound_as_many or 0) - self.unplaced * self.unplaced_cost)

    @property
    def gap(self) -> float | None:
        """By which share of `soft_bound` the `soft_cost` may be too high; 0.0: proven best. None: not proven."""
        least = self.soft_bound
        return None if least is None else (self.soft_cost - least) / max(1, least)
