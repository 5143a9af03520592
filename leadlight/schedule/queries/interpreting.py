"""Which conferences of a round want somebody who interprets, and who was asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from leadlight.invite.models import Invitation
from leadlight.people.models import Person
from leadlight.platform.language_names import name_here
from leadlight.platform.languages import forms
from leadlight.rounds.models import Conference, Participant
from leadlight.schedule.actions.interpreting import interpreters_of, not_for

ANY = "yes"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One conference that wants an interpreter, or has one.

    language   as this page calls it; empty where nobody said which
    speakers   the school's interpreters who may be there, those who speak it first
    """

    pk: int
    learner: Person
    at: datetime | None
    until: datetime | None
    place: str
    language: str
    asked: Person | None
    speakers: tuple[Person, ...]


def wanted_of(round, viewer) -> list[Wanted]:
    """Those of a round that are still to come, the earliest first, those without a time last."""
    rows = Conference.objects.visible_to(viewer).filter(round=round, called_off_at=None, held_at=None)
    rows = {row.pk: row for row in rows.filter(learner__left_on=None)}
    said = Invitation.objects.visible_to(viewer).filter(conference__in=rows).exclude(interpreter="")
    languages = dict(said.order_by("-pk").values_list("conference_id", "interpreter"))
    guests = Participant.objects.visible_to(viewer).filter(conference__in=rows, role="interpreter", ended_at=None)
    asked = dict(guests.values_list("conference_id", "person_id"))
    wanted = {pk: row for pk, row in rows.items() if pk in languages or pk in asked}
    keys = {row.learner_id for row in wanted.values()} | set(asked.values())
    people = Person.objects.visible_to(viewer).in_bulk(keys)
    speakers, never = list(interpreters_of(viewer)), not_for(list(wanted), viewer)
    may = {pk: [person for person in speakers if (pk, person.pk) not in never] for pk in wanted}
    found = [
        _wanted(row, round, languages.get(pk, ANY), people.get(asked.get(pk)), people[row.learner_id], may[pk])
        for pk, row in wanted.items()
        if row.learner_id in people
    ]
    return sorted(found, key=lambda each: (each.at is None, str(each.at), each.learner.first_name_order))


def _wanted(row, round, code, asked, learner, speakers) -> Wanted:
    at = datetime.fromisoformat(row.wall) if row.wall else None
    minutes = timedelta(minutes=round.interpreted_min or row.minutes)
    first = sorted(speakers, key=lambda person: not same(person.language, code))
    language = "" if code == ANY else name_here(code)
    return Wanted(row.pk, learner, at, at and at + minutes, row.place, language, asked, tuple(first))


def same(one: str, other: str) -> bool:
    """Whether two codes name one language: "ar-LB" and "ar"."""
    return bool(one) and forms(one)[-1] == forms(other)[-1]
