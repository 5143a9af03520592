"""What a solve says: one line for each step on the way, and at the end how good the timetable is and how sure that is."""

from collections.abc import Callable
from time import monotonic

from leadlight.schedule.solver.checking.check import Score
from leadlight.schedule.solver.commands.compare import Comparison
from leadlight.schedule.solver.instance import Instance
from leadlight.schedule.solver.result import FairPrice, Progress, Result
from leadlight.schedule.solver.telling import words

PAUSE_S = 0.5
Rows = list[tuple[str, str]]


class Teller:
    """Tells of progress: a line where something changed, two in a second at most, and the last change always.

    say    takes one line
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.told: str | None = None
        self.waiting: Progress | None = None
        self.last = -PAUSE_S

    def hear(self, progress: Progress) -> None:
        self.waiting = progress
        if monotonic() - self.last >= PAUSE_S:
            self.finish()

    def finish(self) -> None:
        """Tell what is not told yet."""
        if self.waiting is None:
            return
        line = step(self.waiting)
        if line != self.told:
            self.say(f"{self.waiting.seconds:7.1f} s  {line}")
            self.told, self.last = line, monotonic()
        self.waiting = None


def step(progress: Progress) -> str:
    """One moment of a solve on one line, short enough for 80 columns also with the figures of a division."""
    if progress.placed is None:
        return progress.stage
    placed = f"{progress.placed:,} placed"
    if progress.placed_bound is not None:
        placed += f" (at most {progress.placed_bound:,})"
    if progress.value is None:
        return placed
    least = "" if progress.bound is None else f" (at least {progress.bound:,})"
    return f"{placed}, cost {progress.value:,}{least}"


def verdict(result: Result, score: Score, instance: Instance) -> Rows:
    """How good the timetable is, each with a word for it, in sentences that claim only what is proven."""
    rows = [("placed", places(result)), ("comfort", comfort(result))]
    if result.placed:
        rows += whom(result, score, instance)
    if instance.previous:
        rows += moves(result, instance)
    if result.fair is not None:
        rows.append(("fairness", fairness(result.fair)))
    return rows


def places(result: Result) -> str:
    placed, most, count = result.placed, result.placed_bound, result.conferences
    if not count:
        return "There are no conferences to place."
    if placed == count:
        return f"All {count:,} conferences have a place."
    if most is None:
        return f"{placed:,} of {count:,}. Whether more is possible is not proven."
    return f"{placed:,} of {count:,}. No timetable whatever can place more than {most:,} of the {count:,}."


def comfort(result: Result) -> str:
    cost, least, gap = result.soft_cost, result.soft_bound, result.gap
    what = "waiting, further days and moved bookings" if result.moves else "waiting and further days"
    begin = f"Wishes not met, {what} cost {cost:,}"
    alike = "no timetable" if result.placed == result.conferences else "no timetable that places as many"
    if not cost:
        return f"{begin}: it could not be better."
    if least is None or gap is None:
        return f"{begin}. How low this could be is not proven."
    if gap == 0:
        return f"{begin}, and {alike} can cost less: this is proven."
    return f"{begin}, and {alike} can cost less than {least:,}: at most {percent(gap)} too much."


def whom(result: Result, score: Score, instance: Instance) -> Rows:
    """How families fare, those who need an interpreter beside the others."""
    rows = [("wishes", f"{percent(score.families_first_pref)} of the families come only at times they prefer.")]
    if languages_in(instance):
        rows.append(
            (
                "interpreters",
                f"All conferences placed: {percent(score.placed_language)} of the families who need an interpreter,"
                f" {percent(score.placed_others)} of the others. Only preferred times: "
                f"{percent(score.first_pref_language)} and {percent(score.first_pref_others)}.",
            )
        )
    if score.multi_parties:
        rows.append(
            (
                "waiting",
                f"{waited(score.mean_wait)} on average between two conferences of a family;"
                f" {percent(score.day_split_share)} of families with several come on more than one day.",
            )
        )
    return [*rows, ("served worst", hardest(result, score, instance))]


def languages_in(instance: Instance) -> bool:
    return any(party.language for party in instance.parties)


def waited(minutes: float) -> str:
    return "Less than a minute" if minutes < 1 else words.minutes(round(minutes))


def hardest(result: Result, score: Score, instance: Instance) -> str:
    """The family that pays most of those with all their places, so that somebody can look at it."""
    family_of = {party.id: party.family for party in instance.parties}
    placed = result.timetable.bookings
    without = {family_of[row.party] for row in instance.conferences if row.id not in placed}
    costs = {family: cost for family, cost in score.family_costs.items() if family not in without}
    worst = max(costs, key=lambda family: costs[family], default=None)
    if worst is None:
        return "No family has all its places."
    if not costs[worst]:
        return "No family with all its places has anything to put up with."
    return f"Family {worst}, of those with all their places: it costs {costs[worst]:,}. --explain {worst} says why."


def moves(result: Result, instance: Instance) -> Rows:
    published = {booking.conference for booking in instance.previous if booking.state == "published"}
    confirmed = sum(booking.state == "confirmed" for booking in instance.previous)
    rows = []
    if published:
        moved = len(published.intersection(result.moved))
        told = f"{moved:,} of {words.count(len(published), 'published booking')} will have another time, or none."
        rows.append(("moved", told))
    if confirmed:
        lost = len(result.released)
        kept = "All stand." if not lost else f"{lost:,} cannot stand: the time is gone, or no longer free for it."
        rows.append(("confirmed", f"Of {words.count(confirmed, 'confirmed booking')}: {kept}"))
    return rows


def fairness(price: FairPrice) -> str:
    if not price.worst_before:
        return "No family is served badly: there is nothing to make fairer."
    if not price.raised:
        return "No way was found to help the families served worst."
    return (
        f"The family served worst costs {price.worst_after} instead of {price.worst_before}. {price.raised:,} better"
        f" off, {price.lowered:,} worse off; all families together cost {price.price:,} more."
    )


def beside(score: Score, compared: Comparison, *, languages: bool = True) -> list[str]:
    """A table: this timetable, and first come, first served on the same families."""
    columns = [score, compared.aware, compared.peer]
    rows: list[tuple[str, ...]] = [
        ("", "this", "booking", "as booking"),
        ("", "timetable", "at its best", "sites do it"),
    ]
    rows += [("conferences placed", *(f"{s.placed:,} ({percent(s.placed_share)})" for s in columns))]
    shares = [
        ("families, all placed", "families_all_placed"),
        ("  need an interpreter", "placed_language"),
        ("  need none", "placed_others"),
        ("preferred times only", "families_first_pref"),
        ("on several days", "day_split_share"),
    ]
    rows += [(label, *(percent(getattr(s, name)) for s in columns)) for label, name in shares]
    rows += [("minutes of waiting", *(f"{s.mean_wait:.1f}" for s in columns))]
    return aligned([row for row in rows if not row[0].endswith(("interpreter", "none")) or languages])


def aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows as lines with columns under each other: words to the left, figures to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]


def percent(share: float) -> str:
    return f"{100 * share:.1f} %"
