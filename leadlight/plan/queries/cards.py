"""What stands on a child's own cue cards: how it begins, what is shown, why, and the child's own notes."""
# words: learner

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leadlight.plan.queries.plans import PartShown, parts_of
from leadlight.plan.queries.reasons import openings
from leadlight.reflect import content


@dataclass(frozen=True)
class Card:
    """One card. `lines` are (small words before, the child's words)."""

    part: PartShown
    lines: tuple
    stuck: str
    number: int

    @property
    def picture(self):
        """The first picture among what is shown, if any."""
        return next((pick.piece.picture for pick in self.part.picks if pick.piece and pick.piece.picture), None)

    @property
    def promises(self) -> bool:
        return self.part.seven == "goals"


def cards_of(plan_id: int, viewer, band: str) -> list[Card]:
    """The child's own cards, in their order. Own notes are on them, so they are for the child alone."""
    stuck, parts = _stuck(), parts_of(plan_id, viewer)
    return [Card(part, _lines(part, part.notes, band), stuck, i) for i, part in enumerate(parts)]


def _lines(part, notes, band) -> tuple:
    lines = []
    for pick in part.picks:
        label = (
            _("We do it together")
            if pick.kind == "activity"
            else _("We talk about")
            if pick.kind == "topic"
            else _("I show")
        )
        lines.append((label, pick.title))
        if pick.why:
            lines.append((_("because"), pick.why))
    if not lines:
        lines += [(opening.text, "") for opening in openings(part.seven, band)[:2]]
    if part.need:
        lines.append((_("What I need from you"), part.need))
    if notes:
        lines.append((_("I want to remember"), notes))
    return tuple(lines)


def _stuck() -> str:
    lang = get_language() or "en"
    helps = " ".join(content.say(key, lang) for key in ("sh_breathe", "sh_point", "sh_lamp"))
    return _("Stuck? %(helps)s") % {"helps": helps}
