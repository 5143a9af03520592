"""The fallback without libraries: good beginnings, then families who change places with each other.

Ejection chains as in Nagata and Braeysy (2009) inside the "ruin and recreate" of Schrimpf and others (2000): a family
takes a place it would like, those in its way leave and choose anew, and so may those in the way of these.
What costs more in the end is taken back; a little more is forgiven for a while (threshold accepting, Dueck and
Scheuer 1990), but never a conference that was placed. Pure Python; the same seed and rounds give the same timetable.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from random import Random
from time import monotonic

from leadlight.schedule.solver.facts import facts_of
from leadlight.schedule.solver.instance import Instance, Timetable
from leadlight.schedule.solver.load import Load
from leadlight.schedule.solver.places import Ground, Place
from leadlight.schedule.solver.result import Budget, Progress
from leadlight.schedule.solver.swapping.choice import WORTH, Choice, Option, Options
from leadlight.schedule.solver.swapping.crowd import Crowd
from leadlight.schedule.solver.swapping.first_come import arrivals, in_turn
from leadlight.schedule.solver.swapping.hardest import Ease

STEPS = 200  # chains in a round: the clock is only looked at between rounds
STEPS_EACH = 10  # and not more than these for each family that is not happy
NODES = 200  # places tried for a family with siblings each time it chooses anew
LINKS = 8  # families of a chain who may send others away
FORGIVEN = (3, 2, 2, 1, 1, 1, 0, 0, 0, 0)  # cost that a chain may add, round after round, over and over
TURN = 10  # rounds at each of these


def solve_by_swaps(
    instance: Instance,
    *,
    budget: Budget,
    seed: int,
    previous: Timetable | None = None,
    report: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Timetable:
    """A good timetable with the standard library alone: no proof, but no rule broken.

    budget      seconds, and rounds of `STEPS` chains; ends at whichever comes first, and a few thousandths later
    previous    instead of `instance.previous`; the timetable begins there if that is better than anew
    report      is told of each better timetable
    stop        asked between rounds; True ends the search with the best so far

    Never places fewer than `first_come(instance, seed)` with the same `previous`, and is never worse for more time.
    """
    began = monotonic()
    if previous is not None:
        instance = replace(instance, previous=tuple(previous.bookings.values()))
    ground = Ground(instance)
    search = Search(ground, seed)
    search.run(budget, began, report, stop)
    return ground.timetable(search.best())


def improve(
    ground: Ground, places: Iterable[Place], *, seed: int, seconds: float = 1.0, rounds: int | None = None
) -> list[Place]:
    """A better timetable from one that keeps every rule, for whoever wants a quick beginning for more thorough work.

    places      what is placed; may be empty. Fixed conferences, and confirmed ones that are where they were confirmed,
                stay where they are, with these or other interpreters
    seconds, rounds     whichever ends first

    Returns places that cost at most as much, the unplaced counted first.
    """
    began = monotonic()
    search = Search(ground, seed, list(places))
    search.run(Budget(seconds, rounds), began)
    return search.best()


class Search:
    """A timetable that families change by chains of wishes, and the best one there was."""

    def __init__(self, ground: Ground, seed: int, places: list[Place] | None = None) -> None:
        self.ground, self.random, self.rounds = ground, Random(seed), 0  # noqa: S311 - repeatable on purpose
        load = Load(ground)
        facts = {p.conference: p for p in places if stands(ground, p)} if places else facts_of(ground, load)
        self.options = Options(ground, load, facts)
        beginnings = [self._complete(places)] if places else self._beginnings(seed)
        self.options.shuffle(self.random)
        crowds = [Crowd(self.options, load.emptied(), placed) for placed in beginnings]
        self.crowd = min(crowds, key=lambda crowd: sum(crowd.value))
        self.total = sum(self.crowd.value)
        self.best_value, self.best_placed, self.improved = self.total, dict(self.crowd.placed), True
        self.unhappy: list[int] = []
        self.homeless: list[int] = []
        self.old: dict[int, Choice] = {}  # what each family of the chain had
        self.paid: dict[int, int] = {}  # and what it paid

    # beginnings

    def _beginnings(self, seed: int) -> list[dict[int, Option]]:
        """First come, first served as `first_come` has it, the hardest families first, and what families know."""
        beginnings = [self._in_turn(arrivals(self.ground, seed))]
        ease = Ease(self.options)
        ease.prefer_quiet()
        beginnings += [self._in_turn(ease.hardest_first()), self._in_turn(ease.many_first())]
        known = [place for b in self.ground.instance.previous if (place := self.ground.place_of(b)) is not None]
        return beginnings + ([self._complete(known)] if known else [])

    def _in_turn(self, order: list[int]) -> dict[int, Option]:
        placed = self.options.seated(self.options.facts)
        load = Load(self.ground, self.options.facts.values())
        in_turn(self.options, load, placed, order)
        return placed

    def _complete(self, places: list[Place]) -> dict[int, Option]:
        """These places as far as they go together, and after them the families who still miss one."""
        placed = self.options.seated(self.options.facts)
        load = Load(self.ground, self.options.facts.values())
        for c, option in self.options.seated({place.conference: place for place in places}).items():
            if c not in placed and load.has(option.demand) and self.options.goes(option.place, placed):
                placed[c] = option
                load.add(option.demand)
        families = enumerate(self.options.families)
        in_turn(self.options, load, placed, [f for f, own in families if any(c not in placed for c in own)])
        return placed

    def run(
        self,
        budget: Budget,
        began: float,
        report: Callable[[Progress], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        """Rounds until the budget, counted from the moment `began`, is spent, or nothing is left to wish for."""
        for done in count():
            if report is not None and self.improved:
                report(self.progress(monotonic() - began))
            spent = done == budget.rounds or monotonic() - began >= budget.seconds
            if spent or self.best_value == 0 or (stop is not None and stop()):
                return
            self.round()

    def best(self) -> list[Place]:
        """The places of the best timetable so far, by conference."""
        return [self.best_placed[c].place for c in sorted(self.best_placed)]

    def progress(self, seconds: float) -> Progress:
        missing = sum(c not in self.best_placed for c in range(len(self.ground.host)))
        value = self.best_value - missing * (WORTH - self.ground.rules.unplaced)
        return Progress(seconds, "swapping", value, None, len(self.best_placed))

    # chains

    def round(self) -> None:
        """`STEPS` chains, and a look at whether the timetable is the best so far."""
        values = self.crowd.value
        self.unhappy = [family for family, value in enumerate(values) if value > 0]
        self.homeless = [family for family in self.unhappy if values[family] >= WORTH]
        forgiven = FORGIVEN[self.rounds // TURN % len(FORGIVEN)]
        for _ in range(min(STEPS, STEPS_EACH * len(self.unhappy))):
            self._chain(forgiven)
        self.rounds += 1
        self.improved = self.total < self.best_value
        if self.improved:
            self.best_value, self.best_placed = self.total, dict(self.crowd.placed)

    def _chain(self, forgiven: int) -> None:
        family, option = self._wish()
        if option is None:
            return
        self.old, self.paid = {}, {}
        self._send_away(family)
        left, links = self._enter(family, option), LINKS
        while left:
            family = left.pop()
            choice = self._best(family)
            if links and self._is_worse(family, choice):
                links -= 1
                more = self._enter(family, self._any(family))
                left.extend(more)
            else:
                self.crowd.seat(family, choice)
        self._settle(forgiven)

    def _enter(self, family: int, option: Option) -> list[int]:
        """Seat the family with this place if those in the way can be sent away. Returns who is waiting for places now."""
        away = self.crowd.in_the_way(option, self.random)
        if away is None or away & self.old.keys():
            self.crowd.seat(family, self._best(family))
            return []
        for other in sorted(away):
            self._send_away(other)
        free = self.crowd.load.has(option.demand)
        self.crowd.seat(family, self._best(family, option if free else None))
        return sorted(away)

    def _send_away(self, family: int) -> None:
        self.paid[family] = self.crowd.value[family]
        self.old[family] = self.crowd.unseat(family)

    def _best(self, family: int, only: Option | None = None) -> Choice:
        return self.options.best(self.crowd.load, family, self.crowd.placed, only=only, nodes=NODES)

    def _is_worse(self, family: int, choice: Choice) -> bool:
        return self.options.value(family, choice) > self.paid[family]

    def _settle(self, forgiven: int) -> None:
        """Keep what the chain made if it is worth it; else put everybody back."""
        families = list(self.old)
        new = sum(self.crowd.value[family] for family in families)
        old = sum(self.paid.values())
        if new <= old + forgiven:
            self.total += new - old
            return
        for family in families:
            self.crowd.unseat(family)
        for family in families:
            self.crowd.seat(family, self.old[family])

    def _wish(self) -> tuple[int, Option | None]:
        """A family that is not happy, and a place that might make it so."""
        among = self.homeless if self.homeless and self.random.random() < 0.5 else self.unhappy
        family = self.random.choice(among)
        missing = [c for c in self.options.families[family] if c not in self.crowd.placed and self.options.options[c]]
        c = self.random.choice(missing or self.options.families[family])
        options, now = self.options.options[c], self.crowd.placed.get(c)
        if now is not None:
            options = [option for option in options if option.cost <= now.cost and option is not now]
        return family, self._one_of(options) if options else None

    def _any(self, family: int) -> Option:
        places = [c for c in self.options.families[family] if self.options.options[c]]
        return self._one_of(self.options.options[self.random.choice(places)])

    def _one_of(self, options: list[Option]) -> Option:
        """One of them, the cheap ones more often."""
        return options[int(self.random.random() ** 2 * len(options))]


def stands(ground: Ground, place: Place) -> bool:
    """Whether the place is fixed, or confirmed to the family."""
    known = ground.previous.get(place.conference)
    return place.conference in ground.fixed or (
        known is not None and known.state == "confirmed" and ground.is_at(place, known)
    )
