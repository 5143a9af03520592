"""Why a conference has no place at all: which single rule empties the list, and the least that would fill it.

Of the times that are nearly a place (nearly.py), each that lacks one thing only is a reason by itself; where none does,
the time that lacks least is told.
"""

from itertools import groupby

from leadlight.schedule.solver.instance import Mode
from leadlight.schedule.solver.telling import words
from leadlight.schedule.solver.telling.changes import Change, phrase
from leadlight.schedule.solver.telling.desk import Desk, Reason
from leadlight.schedule.solver.telling.mending import creates, least_change
from leadlight.schedule.solver.telling.nearly import Miss, misses

ORDER = ("availability", "hours", "not_before", "run", "closed", "reserve", "helpers", "video", "long")


def why_nowhere(desk: Desk, c: int) -> list[Reason]:
    """The reasons why the list of places is empty, in the order in which one asks; each change was tried."""
    if c in desk.ground.fixed:
        return [Reason("fixed", words.say("fixed"))]
    found = misses(desk.ground, c)
    if not found:
        kind = "helpers_none" if not all(desk.instance.conferences[c].needs) else "nothing"
        return [Reason(kind, words.say(kind, host=desk.hosting(c)))]
    single = sorted((miss for miss in found if len(miss.lacks) == 1), key=_rank)
    reasons: list[Reason] = []
    for _, alike in groupby(single, key=lambda miss: (miss.lacks[0].kind, miss.mode)):
        miss = next((miss for miss in alike if _works(desk, c, miss)), None)
        if miss is not None and miss.change not in [reason.change for reason in reasons]:
            reasons.append(_reason(desk, c, [miss.lacks[0].kind], miss.lacks[0].change))
    return reasons or [_together(desk, c, found)]


def _works(desk: Desk, c: int, miss: Miss) -> bool:
    """Whether the conference has a place after the change, others staying where they are: tried, not believed."""
    change = miss.change
    return change is not None and creates(desk, c, change) and desk.helps(c, change)


def _together(desk: Desk, c: int, found: list[Miss]) -> Reason:
    """What has to come together where no one thing is enough."""
    least = min(found, key=lambda miss: miss.size)
    return _reason(desk, c, [lack.kind for lack in least.lacks], least_change(desk, c, found))


def _rank(miss: Miss) -> tuple[int, Mode, tuple[int, int, int]]:
    return ORDER.index(miss.lacks[0].kind), miss.mode, miss.size


def _reason(desk: Desk, c: int, kinds: list[str], change: Change | None) -> Reason:
    kind = kinds[0] if len(kinds) == 1 else "several"
    why = _why(desk, c, kind) if kind != "several" else _several(kinds)
    if change is None:
        return Reason(kind, why)
    return Reason(kind, words.say("would", why=why, change=phrase(desk.instance, change)), change)


def _several(kinds: list[str]) -> str:
    things = dict.fromkeys(words.say(f"lack_{kind}") for kind in sorted(kinds, key=ORDER.index))
    return words.say("several", things=words.listed(list(things)))


def _why(desk: Desk, c: int, kind: str) -> str:
    conference = desk.instance.conferences[c]
    party, host = desk.instance.parties[desk.ground.party[c]], desk.instance.hosts[desk.ground.host[c]]
    if (kind == "availability" and not party.windows) or (kind == "hours" and not host.slots):
        kind += "_none"
    return words.say(
        kind,
        host=words.host(host),
        time=words.time(conference.not_before or 0),
        length=words.minutes(conference.minutes or 0),
        helper=words.listed(words.needed(desk.instance, conference) or ["helper"]),
    )
