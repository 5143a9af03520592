"""Whether the families of several rounds were reached, for the office and the leader of a school."""

from dataclasses import dataclass, field, replace

from django.db.models import Exists, F, OuterRef

from leadlight.invite.models import Invitation
from leadlight.invite.queries.reach import _notices, where_it_is
from leadlight.platform.language_names import name_here
from leadlight.rounds.models import Participant

ANY = "yes"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a round's invitations stand. Each list holds children's names, A to Z, one a child.

    out        whether anything was printed, sent or opened
    waiting    nothing was sent yet to any adult of a household
    came_back  what was sent reached nobody of a household
    printed    a letter was printed, and nobody knows whether it arrived
    wanted     asked for an interpreter, and nobody is asked to be there: {child: language}
    """

    out: bool = False
    waiting: list = field(default_factory=list)
    came_back: list = field(default_factory=list)
    printed: list = field(default_factory=list)
    wanted: dict = field(default_factory=dict)

    @property
    def reached(self) -> bool:
        return self.out and not self.waiting and not self.came_back


def standings_of(rounds, viewer) -> dict[int, Standing]:
    """{round: Standing} in two questions, however many rounds and families there are."""
    rows = Invitation.objects.visible_to(viewer).filter(conference__round__in=rounds, conference__called_off_at=None)
    rows = rows.filter(conference__learner__left_on=None)
    there = Participant.objects.visible_to(viewer).filter(role="interpreter", ended_at=None)
    rows = rows.annotate(
        child=F("conference__learner__display"),
        round_id=F("conference__round_id"),
        interpreted=Exists(there.filter(conference_id=OuterRef("conference_id"))),
        held=F("conference__held_at"),
    )
    rows = list(rows.order_by("conference__learner__sort_key", "pk"))
    sent = _notices(rows, viewer)
    homes: dict[tuple, list] = {}
    for row in rows:
        ways = sent.get(row.pk, {})
        stand = where_it_is(row, ways.get("mail"), ways.get("letter"))
        homes.setdefault((row.round_id, row.conference_id), []).append((row, *stand[:2], ways))
    found = {each.pk: Standing() for each in rounds}
    for (round_id, _conference), adults in homes.items():
        found[round_id] = _with(found[round_id], adults)
    return found


def _with(standing, adults) -> Standing:
    """The standing with one household more."""
    out = any(ways or row.opened_at or row.answered_at for row, _state, _since, ways in adults)
    child, states = adults[0][0].child, {state for _row, state, _since, _ways in adults}
    if states == {"not_yet"}:
        into = standing.came_back if any(since for _row, _state, since, _ways in adults) else standing.waiting
    else:
        into = standing.printed if states <= {"not_yet", "paper"} and not _in_a_hand(adults) else []
    if child not in into:
        into.append(child)
    for row, _state, _since, _ways in adults:
        if row.interpreter and not row.interpreted and not row.held:
            standing.wanted[child] = "" if row.interpreter == ANY else name_here(row.interpreter)
    return replace(standing, out=standing.out or out)


def _in_a_hand(adults) -> bool:
    return any(ways.get("letter") and ways["letter"].handed_at for _row, _state, _since, ways in adults)
