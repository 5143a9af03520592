"""The long proof: thousands of random evenings through `solve`, and hundreds against trying everything.

    bin/prove-timetable [--evenings 10000] [--compared 500] [--seed 1]

Stops at the first evening that breaks a promise and prints the smallest one that does. Not a test_ file: the
ordinary run has the same laws on fewer evenings (test_properties.py).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence

from hypothesis import HealthCheck, Phase, given, seed, settings

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.instance import Instance
from leadlight.schedule.solver.result import Budget, Result
from leadlight.schedule.solver.solve import Search, solve
from leadlight.schedule.solver.swapping.first_come import first_come, peer_first_come

from .brute import best_by_brute_force
from .strategies import instances
from .test_properties import by_swaps, found, kept, read

ROUNDS = 3
SECONDS = 20.0 if Search else 0.2  # of a solve to its end: swaps alone never know that they are there
PHASES = (Phase.generate, Phase.shrink)


def main(arguments: Sequence[str]) -> int:
    asked = argparse.ArgumentParser(prog="bin/prove-timetable", description="Hold random evenings against the rules.")
    asked.add_argument("--evenings", type=int, default=10_000, help="of up to ten conferences, against the rules")
    asked.add_argument("--compared", type=int, default=500, help="of up to six, against trying everything")
    asked.add_argument("--seed", type=int, default=1, help="other evenings")
    chosen = asked.parse_args(arguments)
    counted: Counter[str] = Counter()
    _draw(lambda evening: keeps_the_rules(evening, counted), 10, chosen.evenings, chosen.seed)
    _draw(lambda evening: is_the_best(evening, counted), 6, chosen.compared, chosen.seed)
    sys.stdout.write(_closing(counted))
    return 0


def keeps_the_rules(evening: Instance, counted: Counter[str]) -> None:
    """No rule broken by any of the ways to make a timetable; none places fewer than first come, first served."""
    first, swapped, result = first_come(evening, 1), by_swaps(evening, rounds=1), _solve(evening)
    for timetable in (first, peer_first_come(evening, 1), swapped, result.timetable):
        assert check(evening, timetable) == []
    assert len(first.bookings) <= len(swapped.bookings)
    assert len(first.bookings) <= result.placed
    _says_what_is(evening, result)
    counted.update(evenings=1, conferences=result.conferences, placed=result.placed, first=len(first.bookings))


def is_the_best(evening: Instance, counted: Counter[str]) -> None:
    """With the libraries `solve` finds the best there is and never claims more; without, nothing better than it."""
    result = _solve(evening, rounds=None)
    best = best_by_brute_force(evening, kept(evening, result.timetable))
    swapped = by_swaps(evening, rounds=ROUNDS)
    assert found(evening, swapped) >= best_by_brute_force(evening, kept(evening, swapped))
    _says_what_is(evening, result)
    assert result.bound is None or result.bound <= best[1]
    assert result.placed_bound is None or result.placed_bound >= result.conferences - best[0]
    assert found(evening, result.timetable) >= best
    if result.bound is not None:
        assert found(evening, result.timetable) == best
    counted.update(
        compared=1,
        best=found(evening, result.timetable) == best,
        proven=result.bound == best[1],
        swaps_best=found(evening, swapped) == best,
    )


def _solve(evening: Instance, rounds: int | None = ROUNDS) -> Result:
    """With `rounds`, or until nothing better can be hoped for: with the libraries that is a moment."""
    return solve(evening, budget=Budget(SECONDS, rounds), seed=1)


def _says_what_is(evening: Instance, result: Result) -> None:
    counted = score(evening, result.timetable)
    assert (result.placed, result.cost) == (counted.placed, counted.cost + counted.move_cost)
    assert result.bound is None or result.bound <= result.cost
    assert result.placed_bound is None or result.placed <= result.placed_bound


def _draw(law: Callable[[Instance], None], conferences: int, examples: int, number: int) -> None:
    drawn = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=PHASES,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    drawn(seed(number)(given(instances(max_conferences=conferences).map(read))(law)))()


def _closing(counted: Counter[str]) -> str:
    return (
        f"{counted['evenings']:,} random evenings with {counted['conferences']:,} conferences: no rule broken; "
        f"{counted['placed']:,} placed, {counted['first']:,} by first come, first served.\n"
        f"{counted['compared']:,} evenings against trying everything: {counted['best']:,} best, {counted['proven']:,} "
        f"proven so; by swaps alone {counted['swaps_best']:,} best. None better than the best.\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
