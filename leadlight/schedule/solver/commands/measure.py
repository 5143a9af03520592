"""Solve one instance in a process of its own and print what it took, as JSON: `python -m leadlight.schedule.solver.commands.measure`.

Memory and processor time are counted for a whole process, so `bench` starts one for each instance.
"""

import argparse
import json
import resource
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.commands.afterwards import published, teacher_ill
from leadlight.schedule.solver.commands.compare import Comparison, compare
from leadlight.schedule.solver.commands.generate import generate
from leadlight.schedule.solver.commands.method import usual_seconds
from leadlight.schedule.solver.commands.timetable import Refused, opened
from leadlight.schedule.solver.files.reading import open_document, read_instance, write_timetable
from leadlight.schedule.solver.files.writing import write_whole
from leadlight.schedule.solver.instance import Booking, Instance, Timetable
from leadlight.schedule.solver.result import Budget, Result
from leadlight.schedule.solver.solve import solve

OF_RESULT = (
    "conferences",
    "placed",
    "placed_bound",
    "cost",
    "bound",
    "soft_cost",
    "soft_bound",
    "gap",
    "method",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One instance, solved once.

    seconds          on the clock, from rows to result; what is loaded only then is part of it
    cpu_seconds      of all processors, with starting Python and reading
    peak_mb          the most memory it held, and the largest of its children if it has any
    gap              share of `soft_bound` by which the soft cost may be too high; None: not proven
    violations       rules the independent checker finds broken: always 0
    known            published bookings, of which `moved` have another time or none
    confirmed        confirmed bookings, of which `released` cannot stand and `confirmed_moved` could (always 0)
    aware, peer      conferences placed first come, first served: at its best, and as booking sites do it
    *_language       share of the families who need an interpreter with all conferences placed
    """

    name: str
    conferences: int
    seconds: float
    cpu_seconds: float
    peak_mb: int
    placed: int
    placed_bound: int | None
    cost: int
    bound: int | None
    soft_cost: int
    soft_bound: int | None
    gap: float | None
    violations: int
    known: int
    moved: int
    confirmed: int
    released: int
    confirmed_moved: int
    aware: int
    peer: int
    placed_language: float
    placed_others: float
    aware_language: float
    method: str


def measure(instance: Instance, *, seconds: float | None, seed: int) -> tuple[Measured, Timetable]:
    """Solve it, look at what that took, and only then check it and book it first come, first served.

    seconds    for solving; None: what is usual for so many conferences
    """
    budget = Budget(seconds or usual_seconds(len(instance.conferences)))
    began = monotonic()
    result = solve(instance, budget=budget, seed=seed)
    spent, (cpu, peak) = monotonic() - began, used()
    return measured(instance, result, compare(instance, seed), seconds=spent, cpu=cpu, peak=peak), result.timetable


def measured(
    instance: Instance, result: Result, compared: Comparison, *, seconds: float, cpu: float, peak: int
) -> Measured:
    counted = score(instance, result.timetable)
    return Measured(
        name=instance.name,
        seconds=round(seconds, 2),
        cpu_seconds=round(cpu, 2),
        peak_mb=peak,
        violations=len(check(instance, result.timetable)),
        aware=compared.aware.placed,
        peer=compared.peer.placed,
        aware_language=compared.aware.placed_language,
        placed_language=counted.placed_language,
        placed_others=counted.placed_others,
        **told_of_families(instance, result),
        **{name: getattr(result, name) for name in OF_RESULT},
    )


def told_of_families(instance: Instance, result: Result) -> dict[str, Any]:
    """How many earlier bookings there are of each state, and how many of them stand no more."""
    now = result.timetable.bookings
    lost = Counter(b.state for b in instance.previous if not same_place(b, now.get(b.conference)))
    there = Counter(booking.state for booking in instance.previous)
    return {
        "known": there["published"],
        "moved": lost["published"],
        "confirmed": there["confirmed"],
        "released": len(result.released),
        "confirmed_moved": lost["confirmed"] - len(result.released),
    }


def same_place(one: Booking, other: Booking | None) -> bool:
    return other is not None and (one.slot, one.mode) == (other.slot, other.mode)


def used() -> tuple[float, int]:
    """(seconds of processor time, peak memory in MB) of this process and of its children that have ended."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    per_mb = 2**20 if sys.platform == "darwin" else 2**10  # bytes there, kilobytes elsewhere
    cpu = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    return cpu, (own.ru_maxrss + children.ru_maxrss) // per_mb


def main(argv: Sequence[str]) -> int:
    chosen = asked(argv)
    try:
        document = wanted(chosen)
        instance = opened(chosen.file or chosen.kind, lambda: read_instance(document))
        found, timetable = measure(instance, seconds=chosen.seconds, seed=chosen.seed)
        if chosen.ill:
            known = published(document, write_timetable(timetable), seed=chosen.seed)
            write_whole(Path(chosen.ill), teacher_ill(known, seed=chosen.seed))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(json.dumps(asdict(found)))
    return 0


def asked(argv: Sequence[str]) -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="python -m leadlight.schedule.solver.commands.measure")
    reader.add_argument("--file", help="an instance")
    reader.add_argument("--kind", help="or one drawn from --seed")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--seconds", type=float)
    reader.add_argument("--ill", help="write here the same evening after publishing, with a teacher ill")
    return reader.parse_args(argv)


def wanted(chosen: argparse.Namespace) -> Any:
    if chosen.file:
        return opened(chosen.file, lambda: open_document(chosen.file))
    return generate(chosen.kind, chosen.seed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
