"""The latest words between a teacher and a learner, beside the learner's window."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from leadlight.portfolio.models import Comment
from leadlight.portfolio.queries.names import Somebody, people
from leadlight.portfolio.queries.window import name_of

LAST = 4


@dataclass(frozen=True)
class Said:
    words: str
    sound: object
    at: datetime
    who: Somebody
    mine: bool
    artifact_id: int
    title: str


def between(learner_id, viewer) -> list[Said]:
    """What the class's adults and the child last said to each other, oldest first."""
    rows = Comment.objects.visible_to(viewer).filter(artifact__learner_id=learner_id, withdrawn_at=None)
    rows = rows.filter(hat__in=("teacher", "cover", "learner")).select_related("sound").order_by("-at", "-pk")
    rows = list(rows.annotate(title=F("artifact__title"), kind=F("artifact__kind"))[:LAST])[::-1]
    names = people({row.by_id for row in rows}, viewer)
    return [
        Said(
            row.words, row.sound, row.at, names[row.by_id], row.by_id == viewer.person_id, row.artifact_id, name_of(row)
        )
        for row in rows
    ]
