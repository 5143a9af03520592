"""What a solve says: one line for each step on the way, and at the end how good the timetable is and how sure that is."""

from collections.abc import Callable
from time import monotonic

from leadlight.schedule.solver.checking.check import Score
from leadlight.schedule.solver.commands.compare import Comparison
from leadlight.schedule.solver.instance import Instance
from leadlight.schedule.solver.result import FairPrice, Progress, Result

PAUSE_S = 0.5
Rows = list[tuple[str, str]]


class Teller:
    """Tells of progress: a line where something changed, two in a second at most, and the last change always.

    say    takes one line
    """

    def __init__(self, say: Callable[[str], None], conferences: int) -> None:
        self.say, self.conferences = say, conferences
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
        line = step(self.waiting, self.conferences)
        if line != self.told:
            self.say(f"{self.waiting.seconds:7.1f} s  {line}")
            self.told, self.last = line, monotonic()
        self.waiting = None


def step(progress: Progress, conferences: int) -> str:
    """One moment of a solve on one line."""
    parts = [f"{progress.stage:<24}"]
    if progress.placed is not None:
        parts.append(f"{progress.placed:,} of {conferences:,} placed")
    if progress.placed_bound is not None:
        parts.append(f"(at most {progress.placed_bound:,} can be)")
    if progress.value is not None:
        parts.append(f" cost {progress.value:,}")
    if progress.bound is not None:
        parts.append(f"(at least {progress.bound:,})")
    return " ".join(parts).rstrip()


def verdict(result: Result, score: Score, instance: Instance) -> Rows:
    """How good the timetable is, each with a word for it, in sentences that claim only what is proven."""
    rows = [("placed", places(result)), ("comfort", comfort(result))]
    if result.placed:
        rows += whom(score, instance)
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
    if least is None or gap is None:
        return f"{begin}. How low this could be is not proven."
    if gap == 0:
        return f"{begin}, and {alike} can cost less: this is proven."
    return f"{begin}, and {alike} can cost less than {least:,}: at most {percent(gap)} too much."


def whom(score: Score, instance: Instance) -> Rows:
    """How families fare, those who need an interpreter beside the others."""
    rows = [("wishes", f"{percent(score.families_first_pref)} of the families come only at times they prefer.")]
    if any(party.language for party in instance.parties):
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
                f"{score.mean_wait:g} minutes on average between two conferences of a family;"
                f" {percent(score.day_split_share)} of families with several come on more than one day.",
            )
        )
    return [
        *rows,
        ("served worst", f"The family that pays most, with all its places, costs {score.worst_placed_family}."),
    ]


def moves(result: Result, instance: Instance) -> Rows:
    published = {booking.conference for booking in instance.previous if booking.state == "published"}
    confirmed = sum(booking.state == "confirmed" for booking in instance.previous)
    rows = []
    if published:
        moved = len(published.intersection(result.moved))
        told = f"{moved:,} of the {len(published):,} published bookings have another time now, or none."
        rows.append(("moved", told))
    if confirmed:
        lost = len(result.released)
        kept = "All of them stand." if not lost else f"{lost:,} could not stand:"
        rows.append(("confirmed", f"{confirmed:,} bookings were confirmed. {kept}"))
    return rows + [("", f"{release.conference}: {release.because}") for release in result.released]


def fairness(price: FairPrice) -> str:
    if not price.raised:
        return "No way was found to help the families served worst."
    return (
        f"The family served worst costs {price.worst_after} instead of {price.worst_before}. {price.raised:,} families"
        f" are better off, {price.lowered:,} are worse off, and all together pay {price.price:,} more."
    )


def beside(score: Score, compared: Comparison) -> list[str]:
    """A table: this timetable, and first come, first served on the same families."""
    columns = [score, compared.aware, compared.peer]
    rows: list[tuple[str, ...]] = [("", "this one", "booking at its best", "as booking sites do it")]
    rows += [("conferences placed", *(f"{s.placed:,} ({percent(s.placed_share)})" for s in columns))]
    shares = [
        ("families with all of theirs", "families_all_placed"),
        ("  who need an interpreter", "placed_language"),
        ("  who need none", "placed_others"),
        ("families with preferred times", "families_first_pref"),
        ("families on several days", "day_split_share"),
    ]
    rows += [(label, *(percent(getattr(s, name)) for s in columns)) for label, name in shares]
    rows += [("minutes waiting between two", *(f"{s.mean_wait:g}" for s in columns))]
    return aligned([row for row in rows if not row[0].endswith(("interpreter", "none")) or score.placed_language])


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
