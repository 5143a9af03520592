"""A meeting as one viewer sees it: on the child's device, on a family's phone, beside an interpreter."""

from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.utils import timezone

from leadlight.confer import wording
from leadlight.confer.actions.steps import stays_until
from leadlight.confer.models import Made, Meeting, Reached, Saying, Signal
from leadlight.confer.queries.pieces import pieces_of
from leadlight.confer.queries.shapes import GoalShown, Guest, Lamp, MeetingShown, PartShown, PromiseShown, Said
from leadlight.goals.models import Goal, Promise
from leadlight.people.models import Enrolment, name_for_child, own_word
from leadlight.people.viewer import current
from leadlight.plan.models import OwnNotes, Part
from leadlight.rounds.models import Conference, Participant

MOST_GOALS = 3


def with_learner(rows, viewer):
    """Whoever may see the row may know by name who leads it; an interpreter sees no Person row."""
    klass = Enrolment.objects.filter(current(viewer.today), learner_id=OuterRef("plan__learner_id"))
    return rows.annotate(
        learner_id=F("plan__learner_id"),
        learner_name=F("plan__learner__display"),
        emblem=F("plan__learner__emblem"),
        face=F("plan__learner__face"),
        own_band=F("plan__learner__band"),
        class_band=Subquery(klass.values("klass__band")[:1]),
        place=F("conference__place"),
    )


def meeting_now(conference_id, viewer):
    """The open meeting of a conference, else the last one there was, else None. For meeting_shown()."""
    rows = Meeting.objects.visible_to(viewer).filter(conference_id=conference_id, practice=False)
    rows = rows.filter(conference__called_off_at=None)
    return with_learner(rows, viewer).order_by(F("closed_at").desc(nulls_first=True), "-pk").first()


def meeting_row(meeting_id, viewer):
    """One meeting with what its pages say of the learner, for meeting_shown(). Http404 otherwise."""
    return with_learner(Meeting.objects.visible_to(viewer), viewer).get_or_404(pk=meeting_id)


def conference_shown(conference_id, viewer):
    """The conference with its learner's name, for those who wait before its door. Http404 otherwise."""
    rows = Conference.objects.visible_to(viewer).filter(called_off_at=None)
    return rows.annotate(
        learner_name=F("learner__display"), emblem=F("learner__emblem"), face=F("learner__face")
    ).get_or_404(pk=conference_id)


def meeting_shown(row, viewer, language: str) -> MeetingShown:
    """Everything a page of this meeting shows. At most ten questions to the database, however many pieces.

    row   from meeting_row() or meeting_now(), read for this very viewer
    """
    leads = viewer.hat in ("teacher", "cover") or viewer.person_id == row.learner_id
    parts = _parts(row, viewer, language, leads)
    open_all = leads or row.closed_at is not None
    goals_part = any(part.seven == "goals" and (open_all or part.reached or part.current) for part in parts)
    number = next((part.number for part in parts if part.current), 0)
    return MeetingShown(
        id=row.pk, conference_id=row.conference_id, learner_id=row.learner_id, learner=row.learner_name,
        emblem=row.emblem, face=row.face, band=row.own_band or row.class_band or "8-10", place=row.place or "",
        practice=row.practice, open=row.closed_at is None, goes_on=row.goes_on, step=row.step, number=number,
        pick_id=row.pick_id, opened_at=row.opened_at, minutes=row.minutes, until=stays_until(row), parts=parts,
        guests=tuple(guests_at(row.conference_id, viewer)) if leads else (), names=tuple(row.guests),
        lamps=tuple(_lamps(row, viewer)) if leads else (), sayings=tuple(_sayings(row, viewer)),
        goals=tuple(_goals(row, viewer)) if goals_part else (), leads=leads,
    )  # fmt: skip


def _parts(row, viewer, language, leads) -> tuple:
    reached = Reached.objects.filter(meeting_id=row.pk, part_id=OuterRef("pk"))
    rows = Part.objects.visible_to(viewer).filter(plan_id=row.plan_id)
    rows = rows.annotate(reached=Exists(reached), notes=_own_notes(viewer))
    pieces = pieces_of(row.plan_id, row.pk, viewer, language)
    band = row.own_band or row.class_band or "8-10"
    found = []
    for number, part in enumerate(rows, 1):
        here = part.pk == row.part_id
        shown = () if not leads and not (here or part.reached or row.closed_at) else tuple(pieces.get(part.pk, ()))
        found.append(
            PartShown(
                id=part.pk,
                number=number,
                name=wording.part_name(part, language),
                short=wording.wedge_name(part, language),
                seven=part.seven,
                symbol=part.symbol,
                glass=part.glass,
                reached=part.reached,
                current=here,
                pieces=shown,
                role=wording.role(part, language, row.learner_name),
                ask=wording.ask(part.seven) if leads else "",
                starters=tuple(wording.starters(part.seven, band, language)) if leads else (),
                questions=() if leads else tuple(wording.questions(part.seven, language)),
                notes=part.notes or "",
                need=part.need,
                only_us=part.only_us,
            )
        )
    return tuple(found)


def _own_notes(viewer):
    """What the child wrote for themselves in a part: the guard gives nobody else any."""
    if viewer.hat != "learner":
        return Value("")
    return Subquery(OwnNotes.objects.visible_to(viewer).filter(part_id=OuterRef("pk")).values("words")[:1])


def guests_at(conference_id, viewer):
    """Who was invited and how they come, for whoever leads. A family member reads nothing of it."""
    rows = Participant.objects.visible_to(viewer).filter(conference_id=conference_id, ended_at=None)
    rows = rows.annotate(
        name=F("person__display"),
        own=F("person__language"),
        face=F("person__face"),
        called=own_word(viewer, "person_id"),
    )
    for row in rows.order_by("pk"):
        yield Guest(
            row.pk, row.person_id, row.name, row.role, row.how, row.language or row.own, bool(row.seated_at), row.face,
            row.called or "",
        )  # fmt: skip


def _lamps(row, viewer):
    lit = Signal.objects.visible_to(viewer).filter(meeting_id=row.pk, out_at=None)
    for each in lit.annotate(who=F("going__display"), face=F("going__face"), later=F("soon__display")):
        yield Lamp(each.pk, each.kind, each.lit_at, each.who or "", each.face or "", each.later or "")


def _sayings(row, viewer):
    rows = Saying.objects.visible_to(viewer).filter(meeting_id=row.pk, hidden_at=None)
    called = own_word(viewer, "by_id", row.learner_id)
    rows = rows.annotate(name=F("by__display"), called=called, title=F("pick__artifact__title"))
    for each in rows.select_related("sound"):
        yield Said(
            id=each.pk, by=name_for_child(each.called, each.name or ""), mine=each.by_id == viewer.person_id, hat=each.hat, words=each.words,
            translation=each.translation, language=each.language, heart=each.heart, sound=each.sound,
            part_id=each.part_id, told=each.told_by_id is not None, piece=each.title or "",
        )  # fmt: skip


def _goals(row, viewer):
    """The goal of this meeting first, then the learner's other open ones, newest first."""
    made = Made.objects.filter(meeting_id=row.pk, goal_id=OuterRef("pk"))
    rows = Goal.objects.visible_to(viewer).filter(learner_id=row.learner_id, let_go_at=None)
    rows = rows.annotate(here=Exists(made)).filter(Q(reached_at=None) | Q(here=True))
    goals = list(rows.select_related("sound").order_by("-here", "-made_at", "-pk")[:MOST_GOALS])
    promises: dict = {goal.pk: [] for goal in goals}
    if goals:
        found = Promise.objects.visible_to(viewer).filter(goal_id__in=promises, withdrawn_at=None)
        made_by = {"name": F("by__display"), "face": F("by__face"), "called": own_word(viewer, "by_id", row.learner_id)}
        for each in found.select_related("sound").annotate(**made_by):
            promises[each.goal_id].append(_promise(each, viewer))
    for goal in goals:
        yield GoalShown(
            goal.pk, goal.words, goal.sound, goal.first_step, goal.language, goal.look_again_on, goal.here,
            tuple(promises[goal.pk]),
        )  # fmt: skip


def _promise(row, viewer) -> PromiseShown:
    mine, today = row.by_id == viewer.person_id, timezone.localdate(row.at, ZoneInfo(viewer.zone)) == viewer.today
    return PromiseShown(
        row.pk, row.who, name_for_child(row.called, row.name or ""), mine, row.words, row.translation, row.language,
        row.sound, row.told_by_id is not None, row.face or "", today,
    )  # fmt: skip
