"""What a class has together: agreements about choosing, and criteria in its own words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from leadlight.people.models import Person
from leadlight.plan.models import Boundary, Criterion
from leadlight.plan.names import WORDS
from leadlight.reflect import content


@dataclass(frozen=True)
class Agreement:
    """One limit on choosing: proposed, agreed on a day, or dropped."""

    pk: int
    words: str
    check: str
    who: str
    agreed_by: str
    agreed_on: date | None
    dropped: bool


def agreements_of(klass, viewer) -> dict:
    """{"holding", "proposed", "dropped"}: lists of Agreement."""
    rows = list(Boundary.objects.visible_to(viewer).filter(klass=klass).order_by("proposed_at", "pk"))
    people = Person.objects.visible_to(viewer).filter(pk__in={row.proposed_by_id for row in rows})
    names = dict(people.values_list("pk", "display"))
    all_rows = [_agreement(row, names) for row in rows]
    return {
        "holding": [row for row in all_rows if row.agreed_on and not row.dropped],
        "proposed": [row for row in all_rows if not row.agreed_on and not row.dropped],
        "dropped": [row for row in all_rows if row.dropped],
    }


def _agreement(row, names) -> Agreement:
    by = {"class": _("our class"), "child": _("the child"), "teacher": _("the teacher")}
    return Agreement(
        row.pk, row.words, _check(row), names.get(row.proposed_by_id, ""), by.get(row.agreed_by, ""), row.agreed_on,
        row.dropped_at is not None,
    )  # fmt: skip


def _check(row) -> str:
    """The soft check in words, or empty."""
    if row.least is None and row.most is None:
        return ""
    where = WORDS.get(row.seven) or _("all parts together")
    if row.least is not None and row.most is not None:
        return _("%(where)s: from %(least)s to %(most)s") % {"where": where, "least": row.least, "most": row.most}
    if row.most is not None:
        return _("%(where)s: up to %(most)s") % {"where": where, "most": row.most}
    return _("%(where)s: from %(least)s") % {"where": where, "least": row.least}


SENSES = (("looks", "eye", "honey"), ("sounds", "ear", "cobalt"), ("feels", "heart", "rose"))


@dataclass(frozen=True)
class Column:
    """One of the three columns of the chart."""

    sense: str
    title: str
    symbol: str
    glass: str
    rows: tuple
    ideas: tuple


def criteria_of(klass, viewer, lang: str) -> dict:
    """The chart's three columns in the class's words, ideas of the pack beside them, and what was taken off."""
    rows = list(Criterion.objects.visible_to(viewer).filter(klass=klass))
    titles = {"looks": _("it looks like"), "sounds": _("it sounds like"), "feels": _("it feels like")}
    taken = {row.words for row in rows if row.dropped_at is None}
    columns = [
        Column(
            sense, titles[sense], symbol, glass,
            tuple(row for row in rows if row.sense == sense and row.dropped_at is None),
            tuple(idea for idea in content.criteria(who="learner", band=klass.band, lang=lang, sense=sense) if idea.text not in taken)[:6],
        )
        for sense, symbol, glass in SENSES
    ]  # fmt: skip
    return {"columns": columns, "off": [row for row in rows if row.dropped_at is not None]}
