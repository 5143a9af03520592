"""Reads for practising: who asked whom, what a partner may see, what friends said."""

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from leadlight.confer.models import Meeting
from leadlight.people.models import Class, Person
from leadlight.people.viewer import current
from leadlight.plan.queries.classroom import criteria_of
from leadlight.rehearse.actions import answerer_of, going_on, mates_of
from leadlight.rehearse.models import Advice, Pairing

RECENT = 30


@dataclass(frozen=True)
class Pair:
    """A pairing as one viewer meets it."""

    pk: int
    learner: object
    partner: object
    open: bool
    over: bool
    mine: bool  # the viewer is the one who practises
    to_answer: bool
    offered_at: datetime
    meeting_id: int | None = None  # the practice the child leads just now

    @property
    def other(self):
        return self.partner if self.mine else self.learner


def _pairs(rows, viewer) -> list[Pair]:
    rows = list(rows)
    people = Person.objects.visible_to(viewer).in_bulk(
        {key for row in rows for key in (row.learner_id, row.partner_id)}
    )
    known = [row for row in rows if row.learner_id in people and row.partner_id in people]
    asked = {row.meeting_id for row in known if row.meeting_id and row.closed_at is None}
    meetings = Meeting.objects.visible_to(viewer).filter(pk__in=asked, closed_at=None) if asked else None
    led = set(meetings.values_list("pk", flat=True)) if meetings is not None else set()
    return [_pair(row, people, viewer, led) for row in known]


def _pair(row, people, viewer, led) -> Pair:
    over = row.closed_at is not None or row.no_thanks_at is not None
    waits = row.opened_at is None and not over
    return Pair(
        row.pk, people[row.learner_id], people[row.partner_id], open=row.opened_at is not None and not over, over=over,
        mine=row.learner_id == viewer.person_id, to_answer=waits and answerer_of(row) == viewer.person_id,
        offered_at=row.offered_at, meeting_id=row.meeting_id if row.meeting_id in led else None,
    )  # fmt: skip


def pairs_now(viewer) -> list[Pair]:
    """What is offered or open around this viewer."""
    return _pairs(going_on(viewer), viewer)


def pair_of(pairing_id: int, viewer) -> Pair | None:
    return next(iter(_pairs(Pairing.objects.visible_to(viewer).filter(pk=pairing_id), viewer)), None)


def mates(viewer) -> list:
    return sorted(mates_of(viewer), key=attrgetter("first_name_order"))


def pairs_of_class(klass, viewer) -> list[Pair]:
    """For the class's adults: what is offered or open in this class, in the order it was offered."""
    here = Person.objects.visible_to(viewer).filter(current(viewer.today, "enrolments__"), enrolments__klass=klass)
    return _pairs(going_on(viewer).filter(learner__in=here).order_by("offered_at", "pk"), viewer)


@dataclass(frozen=True)
class Said:
    """What one friend gave."""

    pk: int
    who: object
    to: object
    noticed: str
    question: str
    noticed_sound: object
    question_sound: object
    criteria: tuple
    at: datetime
    used: bool
    hidden: bool


def _said(rows, viewer) -> list[Said]:
    rows = list(rows.select_related("pairing", "noticed_sound", "question_sound"))
    keys = {key for row in rows for key in (row.by_id, row.pairing.learner_id) if key}
    people = Person.objects.visible_to(viewer).in_bulk(keys) if keys else {}
    return [
        Said(
            row.pk, people.get(row.by_id), people.get(row.pairing.learner_id), row.noticed, row.question,
            row.noticed_sound, row.question_sound, tuple(row.criteria), row.at, row.will_use_at is not None,
            row.hidden_at is not None,
        )
        for row in rows
    ]  # fmt: skip


def advice_for(viewer) -> list[Said]:
    """What friends gave this child, newest first."""
    rows = Advice.objects.visible_to(viewer).filter(pairing__learner_id=viewer.person_id)
    return _said(rows.order_by("-at", "-pk")[:RECENT], viewer)


def advice_in(pairing_id: int, viewer) -> list[Said]:
    return _said(Advice.objects.visible_to(viewer).filter(pairing_id=pairing_id), viewer)


def advice_of_class(klass, viewer) -> list[Said]:
    """For the class's adults, so that unkind words stay visible: what was given lately, newest first."""
    here = Person.objects.visible_to(viewer).filter(current(viewer.today, "enrolments__"), enrolments__klass=klass)
    rows = Advice.objects.visible_to(viewer).filter(pairing__learner__in=here)
    return _said(rows.order_by("-at", "-pk")[:RECENT], viewer)


def criteria_for(learner_id: int, viewer, lang: str) -> list:
    """The class's own criteria in three columns; the pack's first ideas where the class has none yet."""
    here = current(viewer.today, "enrolments__")
    klass = Class.objects.visible_to(viewer).filter(here, enrolments__learner_id=learner_id).first()
    if klass is None:
        return []
    columns = criteria_of(klass, viewer, lang)["columns"]
    own = any(column.rows for column in columns)
    return [
        (column, [row.words for row in column.rows] if own else [idea.text for idea in column.ideas[:2]])
        for column in columns
    ]
