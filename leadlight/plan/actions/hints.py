"""What the class agreed, said kindly. It blocks nothing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import get_language

from leadlight.plan.models import Boundary, Pick
from leadlight.reflect import content


@dataclass(frozen=True)
class Hint:
    """One agreement of the class. `line` is what the pack says kindly when a plan is over or under it, else empty.

    seven   the kind of part it is about; empty: all together
    some    the class agreed on at least one there
    """

    words: str
    agreed_on: date
    line: str = ""
    seven: str = ""
    some: bool = False


def agreements_for(plan, *, by) -> list[Hint]:
    """The agreements of the learner's classes; crossed ones carry a line."""
    rows = Boundary.objects.visible_to(by).filter(agreed_on__isnull=False, dropped_at=None)
    rows = rows.filter(klass__enrolments__learner_id=plan.learner_id, klass__enrolments__ends_on=None).distinct()
    rows = list(rows.order_by("agreed_on", "pk"))
    if not rows:
        return []
    picks = Pick.objects.visible_to(by).filter(part__plan_id=plan.pk).order_by()
    counts = dict(picks.values_list("part__seven").annotate(n=Count("pk")))
    return [Hint(row.words, row.agreed_on, _line(row, counts), row.seven, bool(row.least)) for row in rows]


def hints_for(plan, *, by) -> list[str]:
    """The class's agreements that the plan now crosses, as kind sentences."""
    return [f"{hint.words} {hint.line}" for hint in agreements_for(plan, by=by) if hint.line]


def _line(boundary, counts) -> str:
    chosen = counts.get(boundary.seven, 0) if boundary.seven else sum(counts.values())
    language = get_language() or "en"
    if boundary.most is not None and chosen > boundary.most:
        return content.say("mi_choice_learner_over_limit", language, n=boundary.most)
    if boundary.least is not None and 0 < chosen < boundary.least:
        return content.say("mi_choice_learner_under_limit", language, n=boundary.least)
    return ""
