"""`leadlight timetable`: the best timetable for the evening in a file, and how good it is.

Needs neither Django nor settings nor a database. Talks on stderr; stdout carries what was asked for as data.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeVar

from leadlight.schedule.solver.checking.check import check
from leadlight.schedule.solver.commands.interrupt import asked_to_stop, undisturbed
from leadlight.schedule.solver.commands.known import with_states
from leadlight.schedule.solver.commands.method import missing_library, usual_seconds
from leadlight.schedule.solver.commands.report import as_json, as_lines, report_on
from leadlight.schedule.solver.commands.teller import Teller
from leadlight.schedule.solver.files.reading import (
    BadInstance,
    open_document,
    open_instance,
    read_timetable,
    write_timetable,
)
from leadlight.schedule.solver.files.writing import CannotWrite, place_to_write, write_whole
from leadlight.schedule.solver.instance import Booking, Instance, Timetable
from leadlight.schedule.solver.result import Budget, Result
from leadlight.schedule.solver.solve import BrokenRule, solve
from leadlight.schedule.solver.telling import words
from leadlight.schedule.solver.telling.explain import explain

T = TypeVar("T")
LONGEST_S = 10**6
EXAMPLE = """example:
  leadlight timetable evening.json -o timetable.json --compare
  leadlight timetable evening.json -o new.json --previous timetable.json --explain F00012
  leadlight timetable evening.json --previous timetable.json --explain F00012   (explains the old one, solves nothing)

The files are described in docs/timetable.md. Ctrl and C ends the search and keeps the best timetable so far.
"""


class Refused(Exception):
    """Why nothing was done, in plain sentences that say what to do."""


def main(argv: Sequence[str]) -> int:
    """Do what the words of the command line ask.

    Returns the exit code: 0 done, also when somebody ended the search early; 1 refused, with a sentence on stderr;
    130 stopped at once.
    """
    chosen = asked(argv)
    try:
        return run(chosen)
    except (CannotWrite, Refused) as refusal:
        say(str(refusal))
        return 1
    except BrokenRule as fault:
        say(f"The timetable that was found breaks a rule and was not written: {fault}")
        say("This is a fault of Leadlight. Please report it with the file of the evening.")
        return 1
    except KeyboardInterrupt:
        say("Stopped. Nothing was written.")
        return 130


def asked(argv: Sequence[str]) -> argparse.Namespace:
    reader = argparse.ArgumentParser(
        prog="leadlight timetable",
        description="Finds the best timetable for an evening of conferences, and says how good it is.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = reader.add_argument
    add("instance", metavar="INSTANCE.json", help="the evening: hosts, families, conferences, rules (also .json.gz)")
    add("-o", "--out", metavar="OUT.json", help="where the timetable goes")
    add("--seconds", type=positive, metavar="N", help="how long to search: 10 for a school, more for a division")
    add("--rounds", type=counted, metavar="N", help="end after N rounds: then one seed gives one timetable everywhere")
    add("--seed", type=whole, default=1, metavar="S", help="another seed may find another timetable as good (1)")
    add("--previous", metavar="OLD.json", help="the timetable families know: as little as can be of it is moved")
    add("--fair", action="store_true", help="then help the families served worst, and say what the others pay for it")
    add("--explain", metavar="FAMILY", help="say for each better time of this family what is in the way")
    add("--compare", action="store_true", help="put first come, first served on the same families beside it")
    add("--json", action="store_true", help="print the whole report as JSON on stdout")
    chosen = reader.parse_args(argv)
    if not chosen.out and not (chosen.explain and chosen.previous):
        reader.error("say with -o where the timetable shall go, for example: -o timetable.json")
    return chosen


def positive(word: str) -> float:
    """A number of seconds. For bench, too."""
    try:
        number = float(word)
    except ValueError:
        number = 0
    if not 0 < number <= LONGEST_S:
        raise argparse.ArgumentTypeError(f"give a number above 0 and at most {LONGEST_S:,}, like 30, not {word!r}")
    return number


def whole(word: str) -> int:
    try:
        return int(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"give a whole number, like 3, not {word!r}")


def counted(word: str) -> int:
    return int(positive(str(whole(word))))


def run(chosen: argparse.Namespace) -> int:
    out = place_to_write(chosen.out, reads=chosen.instance) if chosen.out else None
    instance = opened(chosen.instance, lambda: open_instance(chosen.instance))
    if chosen.previous:
        previous = known_to_families(chosen.previous, instance)
        instance = replace(instance, previous=tuple(previous.bookings.values()))
    if chosen.explain:
        find_family(instance, chosen.explain)
    if out is None:
        tell_broken(instance, previous, chosen.previous)
        print(*explain(instance, previous, chosen.explain).lines(), sep="\n")
        return 0
    result, stopped = search(instance, chosen)
    refuse_broken(instance, result.timetable)
    with undisturbed():
        write_whole(out, write_timetable(with_states(instance, result.timetable)))
        say(f"The timetable is in {chosen.out}.")
    try:
        tell(instance, result, chosen, stopped=stopped)
    except KeyboardInterrupt:
        say("Stopped. The rest of the report is left out.")
    return 0


def opened(path: str, open_it: Callable[[], T]) -> T:
    """What `open_it` reads, or a refusal in which every line names the file."""
    try:
        return open_it()
    except BadInstance as bad:
        raise Refused("\n".join(line if line.startswith(path) else _in(path, line) for line in bad.lines()))


def _in(path: str, line: str) -> str:
    """The line with its file: after it a place in the file, or a sentence about the whole."""
    return f"{path}: {line}" if line[0].isupper() else f"{path}, {line}"


def known_to_families(path: str, instance: Instance) -> Timetable:
    """An earlier timetable. Who names it here has told families of it, so what says "proposed" in it is published."""
    found = opened(path, lambda: read_timetable(open_document(path), instance))
    if found.instance != instance.name:
        say(f"{path} is a timetable of {found.instance}, and this is {instance.name}. Are they the same evening?")
    return replace(found, bookings={name: published(booking) for name, booking in found.bookings.items()})


def tell_broken(instance: Instance, known: Timetable, path: str) -> None:
    """A line on stderr where a timetable that is only explained does not fit the evening (any more)."""
    broken = check(instance, known)
    if broken:
        count = words.count(len(broken), "rule")
        say(f"{path} breaks {count} of this evening, so what is said of it may not hold. First: {broken[0].sentence}")


def published(booking: Booking) -> Booking:
    return replace(booking, state="published") if booking.state == "proposed" else booking


def find_family(instance: Instance, family: str) -> None:
    """Raises Refused, with the names most like it, where no party belongs to the family."""
    families = sorted({party.family for party in instance.parties})
    if family not in families:
        near = get_close_matches(family, families, n=3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else "The file names families in its parties."
        raise Refused(f"There is no family {family} in {instance.name}. {hint}")


def search(instance: Instance, chosen: argparse.Namespace) -> tuple[Result, bool]:
    """(the best timetable found, whether somebody ended the search)."""
    missing = missing_library()
    if missing:
        unfair = " and there is no second stage for fairness" if chosen.fair else ""
        say(f"{missing} is not here, so nothing is proven{unfair}.\nbin/start --timetable brings it.")
    count = len(instance.conferences)
    say(f"{instance.name}: {words.count(count, 'conference')}.\nCtrl and C ends the search and keeps the best so far.")
    teller = Teller(say)
    with asked_to_stop(say) as stop:
        result = solve(
            instance,
            budget=Budget(chosen.seconds or usual_seconds(count), chosen.rounds),
            seed=chosen.seed,
            report=teller.hear,
            stop=stop,
            fair=chosen.fair,
        )
        stopped = stop()
    teller.finish()
    return result, stopped


def refuse_broken(instance: Instance, timetable: Timetable) -> None:
    """Raises BrokenRule, with the first broken rule as a sentence: such a timetable is never written."""
    broken = check(instance, timetable)
    if broken:
        raise BrokenRule(broken[0].sentence)


def tell(instance: Instance, result: Result, chosen: argparse.Namespace, *, stopped: bool) -> None:
    """The report for people on stderr; on stdout all of it as JSON, or what was explained."""
    report = report_on(
        instance,
        result,
        stopped=stopped,
        whole=chosen.json,
        compare_with=chosen.seed if chosen.compare else None,
        explain_to=chosen.explain,
    )
    for line in as_lines(report):
        say(line)
    if chosen.json:
        print(as_json(report))
    elif report.explained:
        print(*report.explained, sep="\n")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
