"""Separate meetings that wait for somebody at school."""

from dataclasses import dataclass

from leadlight.invite.models import SeparateMeeting
from leadlight.people.models import Person


@dataclass(frozen=True, slots=True)
class Talk:
    meeting: SeparateMeeting
    learner: Person
    adult: Person
    offered_by: str = ""


def talks_of(viewer) -> list[Talk]:
    """Open wishes for a talk, oldest first; those held or taken back are gone from the list."""
    rows = list(SeparateMeeting.objects.visible_to(viewer).filter(held_at=None, withdrawn_at=None).order_by("asked_at"))
    people = Person.objects.visible_to(viewer).in_bulk(
        {row.learner_id for row in rows} | {row.adult_id for row in rows}
    )
    return [
        Talk(row, people[row.learner_id], people[row.adult_id])
        for row in rows
        if {row.learner_id, row.adult_id} <= set(people)
    ]
