"""The class's jots, each with whom it is about and who wrote it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.http import Http404

from leadlight.confer.models import Jot, ParkedQuestion
from leadlight.confer.wording import chips_of
from leadlight.people.models import Class, Enrolment
from leadlight.people.viewer import current

MOST = 200


@dataclass(frozen=True, slots=True)
class JotShown:
    id: int
    learner: str
    by: str
    mine: bool
    chips: tuple
    picked: tuple
    words: str
    private: bool
    at: datetime


def jots_of(klass_id: int, viewer, language: str) -> list[JotShown]:
    """Newest first: the viewer's own, and those shared with the class's adults."""
    learners = Enrolment.objects.filter(current(viewer.today), klass_id=klass_id).values("learner_id")
    rows = Jot.objects.visible_to(viewer).filter(learner_id__in=learners)
    rows = rows.annotate(about=F("learner__display"), writer=F("by__display"))[:MOST]
    said = dict(chips_of(language))
    return [
        JotShown(
            id=row.pk,
            learner=row.about,
            by=row.writer,
            mine=row.by_id == viewer.person_id,
            chips=tuple(said[chip] for chip in row.chips if chip in said),
            picked=tuple(row.chips),
            words=row.words,
            private=row.private,
            at=row.at,
        )
        for row in rows
    ]


def parked_of(klass_id: int, viewer):
    """Questions families parked for this class's adults, not answered yet: (words, who, about whom, when)."""
    learners = Enrolment.objects.filter(current(viewer.today), klass_id=klass_id).values("learner_id")
    rows = ParkedQuestion.objects.visible_to(viewer).filter(meeting__plan__learner_id__in=learners, answered_at=None)
    rows = rows.annotate(about=F("meeting__plan__learner__display"), asker=F("by__display")).order_by("-at")
    return list(rows.values_list("words", "asker", "about", "at")[:MOST])


def class_of(learner_id: int, viewer) -> int:
    """The class in which this adult has the learner today. Http404 when there is none."""
    rows = Enrolment.objects.filter(current(viewer.today), learner_id=learner_id)
    key = (
        rows.filter(klass_id__in=Class.objects.visible_to(viewer).values("pk"))
        .values_list("klass_id", flat=True)
        .first()
    )
    if key is None:
        raise Http404("nobody you teach")
    return key
