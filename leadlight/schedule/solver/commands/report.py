"""All there is to say of one search: for people as lines, for programs as JSON."""

import json
from dataclasses import asdict, dataclass
from textwrap import wrap

from leadlight.schedule.solver.checking.check import Score, score
from leadlight.schedule.solver.commands.compare import Comparison, compare
from leadlight.schedule.solver.commands.known import Changed, changed
from leadlight.schedule.solver.commands.teller import beside, languages_in, verdict
from leadlight.schedule.solver.instance import Instance, Timetable
from leadlight.schedule.solver.result import Result
from leadlight.schedule.solver.telling import words
from leadlight.schedule.solver.telling.changes import phrase
from leadlight.schedule.solver.telling.desk import Desk
from leadlight.schedule.solver.telling.explain import explain
from leadlight.schedule.solver.telling.reasons import Clerk

LONGEST_LIST = 20
WIDTH = 80


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A conference without a place.

    reason    the first true one, as a sentence
    change    the least that would give it a place, as the end of "it would work ..."
    """

    conference: str
    family: str
    reason: str
    change: str | None


@dataclass(frozen=True, slots=True)
class Report:
    instance: Instance
    result: Result
    score: Score
    changed: list[Changed]
    unplaced: list[Unplaced]
    compared: Comparison | None
    explained: list[str]
    stopped: bool


def report_on(
    instance: Instance, result: Result, *, stopped: bool, whole: bool, compare_with: int | None, explain_to: str | None
) -> Report:
    """Gather what is asked for.

    stopped         somebody ended the search
    whole           a reason for everybody without a place; else for as many as a person reads (each takes a moment)
    compare_with    seed for first come, first served; None: no comparison
    explain_to      a family of the instance; None: no explanation
    """
    return Report(
        instance=instance,
        result=result,
        score=score(instance, result.timetable),
        changed=changed(instance, result.timetable, result.moved),
        unplaced=unplaced(instance, result.timetable, None if whole else LONGEST_LIST),
        compared=None if compare_with is None else compare(instance, compare_with),
        explained=[] if explain_to is None else explain(instance, result.timetable, explain_to).lines(),
        stopped=stopped,
    )


def unplaced(instance: Instance, timetable: Timetable, most: int | None) -> list[Unplaced]:
    """Everybody without a place, or the first `most` of them, in the order of the file."""
    left = [row for row in instance.conferences if row.id not in timetable.bookings][:most]
    family_of = {party.id: party.family for party in instance.parties}
    clerk = Clerk(Desk(instance, timetable)) if left else None
    return [why(instance, clerk, row.id, family_of[row.party]) for row in left if clerk]


def why(instance: Instance, clerk: Clerk, conference: str, family: str) -> Unplaced:
    reasons = clerk.why_unplaceable(conference)
    change = next((reason.change for reason in reasons if reason.change), None)
    helps = phrase(instance, change) if change else None
    first = reasons[0].sentence
    for kind in ("would", "would_at"):  # the change is told beside the reason, so that one reason may stand over many
        first = first.removesuffix(words.say(kind, why="", change=helps or ""))
    return Unplaced(conference, family, first, helps)


def as_lines(report: Report) -> list[str]:
    """The report as a person reads it, at most `WIDTH` characters wide."""
    result = report.result
    ended = ", ended early, as asked" if report.stopped else ""
    lines = ["", f"{report.instance.name}, after {result.seconds:.1f} s{ended}"]
    for label, sentence in verdict(result, report.score, report.instance):
        lines += folded(f"  {label:<14}", sentence)
    if report.compared:
        table = beside(report.score, report.compared, languages=languages_in(report.instance))
        lines += ["", "Beside first come, first served (on the average of five orders of arrival)"]
        lines += [f"  {line}" for line in table]
    return [*lines, *changed_lines(report.changed), *unplaced_lines(report.unplaced, result.unplaced), ""]


def unplaced_lines(rows: list[Unplaced], count: int) -> list[str]:
    lines = ["", f"Without a place ({count:,})"] if count else []
    alike: dict[str, list[Unplaced]] = {}
    for row in rows[:LONGEST_LIST]:
        alike.setdefault(row.reason, []).append(row)
    for reason, whom in alike.items():
        lines += folded("  ", reason)
        for row in whom:
            helps = f": it would work {row.change}." if row.change else "."
            lines += folded("    ", f"{row.conference} (family {row.family}){helps}", hanging=2)
    return lines + and_more(count)


def changed_lines(rows: list[Changed]) -> list[str]:
    lines = ["", f"To be told of another time, or of none ({len(rows):,})"] if rows else []
    for row in rows[:LONGEST_LIST]:
        told = words.say("now" if row.now else "now_none", before=row.before, now=row.now or "")
        told = words.say("said_yes", told=told) if row.state == "confirmed" else told
        lines += folded("  ", f"{row.conference} (family {row.family}) {told}", hanging=2)
    return lines + and_more(len(rows))


def and_more(count: int) -> list[str]:
    more = count - LONGEST_LIST
    return [f"  and {more:,} more; --json names them all."] if more > 0 else []


def folded(begin: str, sentence: str, hanging: int = 0) -> list[str]:
    """A sentence after its label, the further lines below its first word, or `hanging` to the right of it.

    Ids and spans of time stay whole.
    """
    later = " " * (len(begin) + hanging)
    return wrap(sentence, WIDTH, initial_indent=begin, subsequent_indent=later, break_on_hyphens=False)


def as_json(report: Report) -> str:
    """The report as one JSON object; costs are whole numbers, shares 0 to 1, seconds on the clock."""
    result = asdict(report.result)
    del result["timetable"]
    compared = report.compared
    return json.dumps(
        {
            "instance": report.instance.name,
            "stopped": report.stopped,
            **result,
            "soft_cost": report.result.soft_cost,
            "soft_bound": report.result.soft_bound,
            "gap": report.result.gap,
            "score": report.score.printed(),
            "changed": [asdict(row) for row in report.changed],
            "unplaced": [asdict(row) for row in report.unplaced],
            "first_come": {"aware": compared.aware.printed(), "peer": compared.peer.printed()} if compared else None,
            "explained": report.explained,
        },
        indent=1,
    )
