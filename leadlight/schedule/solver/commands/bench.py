"""`leadlight bench timetable`: how good and how fast the timetable is on this computer, on drawn or given evenings."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from leadlight.schedule.solver.commands.generate import KINDS
from leadlight.schedule.solver.commands.teller import aligned, percent
from leadlight.schedule.solver.commands.timetable import positive, whole

USUAL = ("class", "school", "tight-school")
HOUSE = Path(__file__).resolve().parents[4]
HEADS = ("", "of", "placed", "at most", "soft cost", "at least", "gap", "seconds", "CPU s", "MB", "booked", "by site")
EXAMPLE = f"""example:
  leadlight bench timetable --kind school tight-school --seed 1 2 3
  leadlight bench timetable --kind school --ill
  leadlight bench timetable --folder my-evenings --seconds 60

Kinds: {", ".join(KINDS)}. How they are drawn is written in families.py and houses.py of the solver.
"""
LEGEND = """
soft cost: wishes not met, waiting, further days; at least: no timetable that places as many can cost less
booked, by site: placed first come, first served, with every rule kept while booking, and as booking sites do it
CPU seconds and memory are those of the whole process, with starting and reading"""


def main(argv: Sequence[str]) -> int:
    """Measure what the words of the command line ask; the table, or JSON lines, on stdout.

    Returns 0, or 1 where an evening could not be measured or a timetable broke a rule; 130 stopped, with what there is.
    """
    chosen = asked(argv)
    rows: list[dict[str, Any]] = []
    code = 0
    try:
        for row in each(chosen):
            if row is None or row["violations"] > 0:
                code = 1
            if row is not None:
                rows.append(row)
                if chosen.json:
                    print(json.dumps(row), flush=True)
    except KeyboardInterrupt:
        say("Stopped.")
        code = 130
    if rows and not chosen.json:
        print(*aligned([HEADS, *map(cells, rows)]), LEGEND, sep="\n")
        print(*[ill_sentence(row) for row in rows if row["known"] + row["confirmed"]], sep="\n")
    return code


def asked(argv: Sequence[str]) -> argparse.Namespace:
    reader = argparse.ArgumentParser(
        prog="leadlight bench timetable",
        description="Solves evenings, each in a process of its own, and says what came out and what it took.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = reader.add_argument
    add("--kind", nargs="+", choices=list(KINDS), metavar="K", help=f"what to draw ({', '.join(USUAL)})")
    add("--seed", nargs="+", type=whole, default=[1], metavar="S", help="from which seeds (1)")
    add("--seconds", type=positive, metavar="N", help="for each (10 for a school, 60 for a few, 600 for a division)")
    add("--folder", type=Path, metavar="F", help="the instances of this folder instead (.json, .json.gz)")
    add("--ill", action="store_true", help="then publish each, let a teacher be ill on the first day, and solve again")
    add("--json", action="store_true", help="a JSON object on a line for each evening")
    chosen = reader.parse_args(argv)
    if chosen.folder and not files(chosen.folder):
        reader.error(f"there is no .json or .json.gz file in {chosen.folder}")
    return chosen


def files(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.json"), *folder.glob("*.json.gz")])


def evenings(chosen: argparse.Namespace) -> Iterator[list[str]]:
    """What to measure, in the words that `measure` understands: --file or --kind, which, --seed, which."""
    for seed in chosen.seed:
        if chosen.folder:
            yield from (["--file", str(file), "--seed", str(seed)] for file in files(chosen.folder))
        else:
            yield from (["--kind", kind, "--seed", str(seed)] for kind in chosen.kind or USUAL)


def each(chosen: argparse.Namespace) -> Iterator[dict[str, Any] | None]:
    """What was measured, evening by evening; None for one that could not be."""
    with tempfile.TemporaryDirectory() as folder:
        after = Path(folder) / "ill.json"
        for words in evenings(chosen):
            say(f"Measuring {Path(words[1]).name}, seed {words[3]} …")
            yield alone([*words, "--ill", str(after)] if chosen.ill else words, chosen.seconds)
            if after.exists():
                say("… and again with a teacher ill")
                yield alone(["--file", str(after), *words[2:]], chosen.seconds)
                after.unlink()


def alone(words: list[str], seconds: float | None) -> dict[str, Any] | None:
    """What `measure` finds in a process of its own; None, after its own words on stderr, where it cannot."""
    asked_for = [sys.executable, "-P", "-m", "leadlight.schedule.solver.commands.measure", *words]
    asked_for += [] if seconds is None else ["--seconds", str(seconds)]
    paths = os.pathsep.join(filter(None, (str(HOUSE), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(asked_for, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": paths})
    if done.returncode == 130:
        raise KeyboardInterrupt
    return json.loads(done.stdout) if done.returncode == 0 else None


def cells(row: dict[str, Any]) -> tuple[str, ...]:
    return (
        row["name"],
        f"{row['conferences']:,}",
        f"{row['placed']:,}",
        number(row["placed_bound"]),
        f"{row['soft_cost']:,}",
        number(row["soft_bound"]),
        "?" if row["gap"] is None else percent(row["gap"]),
        f"{row['seconds']:.1f}",
        f"{row['cpu_seconds']:.1f}",
        f"{row['peak_mb']:,}",
        f"{row['aware']:,}",
        f"{row['peer']:,}",
    )


def ill_sentence(row: dict[str, Any]) -> str:
    """What solving again did to whom."""
    return (
        f"{row['name']}: {row['moved']} of {row['known']} published bookings moved"
        f" ({percent(row['moved'] / max(1, row['known']))}), {row['confirmed_moved']} of {row['confirmed']} confirmed ones;"
        f" {row['released']} more cannot stand as they were."
    )


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def number(found: int | None) -> str:
    return "?" if found is None else f"{found:,}"
