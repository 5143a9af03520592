"""Who comes when and where, for whoever opens the school's door: a paper by days."""

from dataclasses import dataclass
from datetime import date, datetime

from leadlight.people.models import Person
from leadlight.rounds.models import Conference, Participant

BY_THE_DOOR = ("", "here")


@dataclass(frozen=True, slots=True)
class Arrival:
    at: datetime
    learner: Person
    who: tuple[str, ...]
    place: str
    interpreter: bool


def arrivals_of(round, viewer) -> list[tuple[date, list[Arrival]]]:
    """Every day of a round with its arrivals, the earliest first. Who comes by phone or video is not waited for."""
    rows = Conference.objects.visible_to(viewer).filter(round=round, called_off_at=None).exclude(wall="")
    rows = {row.pk: row for row in rows.order_by("wall", "place", "pk")}
    guests = _guests(rows, viewer)
    wanted = {row.learner_id for row in rows.values()} | {
        person for people in guests.values() for person, _role in people
    }
    people = Person.objects.visible_to(viewer).in_bulk(wanted)
    days: dict[date, list[Arrival]] = {}
    for row in rows.values():
        here = [(people[person], role) for person, role in guests.get(row.pk, ()) if person in people]
        if row.learner_id in people:
            at = datetime.fromisoformat(row.wall)
            families = tuple(person.display for person, role in here if role != "interpreter")
            interpreted = any(role == "interpreter" for _person, role in here)
            days.setdefault(at.date(), []).append(Arrival(at, people[row.learner_id], families, row.place, interpreted))
    return list(days.items())


def _guests(conferences, viewer) -> dict[int, list[tuple[int, str]]]:
    """{conference: [(person, role)]}: who is to be let in; never somebody who is kept from the learner: the guard of participants sees to it."""
    rows = Participant.objects.visible_to(viewer).filter(conference__in=conferences, ended_at=None, how__in=BY_THE_DOOR)
    found: dict[int, list[tuple[int, str]]] = {}
    for row in rows.exclude(role="teacher").order_by("pk"):
        found.setdefault(row.conference_id, []).append((row.person_id, row.role))
    return found
