"""The reach of a round by household: its adults together, told by the one who is furthest."""

from dataclasses import dataclass
from datetime import datetime

from leadlight.invite.queries.reach import STATES, Reached


@dataclass(frozen=True, slots=True)
class Household:
    """The invited adults of one conference, as they were asked. `best` is the one whose invitation is furthest."""

    adults: tuple[Reached, ...]
    best: Reached

    @property
    def state(self) -> str:
        return self.best.state

    @property
    def since(self) -> datetime | None:
        return self.best.since

    def most_wanted(self) -> tuple:
        """To sort by: those something can be done for now, letters on their way first."""
        return not self.best.act, STATES.index(self.state), self.best.act != "handed"


def households(rows) -> list[Household]:
    """`rows` of reach_of, one for each child and household, in the order they came."""
    found: dict[int, list[Reached]] = {}
    for row in rows:
        found.setdefault(row.conference, []).append(row)
    return [Household(tuple(adults), max(adults, key=_how_far)) for adults in found.values()]


def _how_far(row) -> tuple:
    """Of answers, one that asks for nothing more, and the first; else what was heard of last."""
    if row.state == "answered":
        return STATES.index("answered"), not row.act, -row.pk
    return STATES.index(row.state), row.since.timestamp() if row.since else 0, -row.pk
