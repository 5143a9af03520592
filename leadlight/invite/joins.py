"""Where this room joins the rooms below: the child's first page, and the desk's queue of talks."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.invite.models import InvitingWords
from leadlight.people.models import Person
from leadlight.portfolio.hooks import Card
from leadlight.rounds.models import Conference, Participant


@dataclass(frozen=True, slots=True)
class Coming:
    """A conference as the child sees it: when, where, and whom they invited; never what was answered."""

    at: datetime | None
    place: str
    who: tuple[str, ...]


def coming_of(learner_id, viewer) -> list[Coming]:
    rows = list(Conference.objects.visible_to(viewer).filter(learner_id=learner_id, held_at=None, called_off_at=None))
    seats = Participant.objects.visible_to(viewer).filter(
        conference__in=[row.pk for row in rows], ended_at=None, role="family"
    )
    invited = list(seats.values_list("conference_id", "person_id"))
    people = Person.objects.visible_to(viewer).in_bulk([person for _conference, person in invited])
    return [
        Coming(
            datetime.fromisoformat(row.wall) if row.wall else None,
            row.place,
            tuple(people[person].display for held, person in invited if held == row.pk and person in people),
        )
        for row in rows[:3]
    ]


def my_conference(viewer, learner_id):
    """The card on the child's first page (portfolio.hooks.home_cards)."""
    coming = coming_of(learner_id, viewer)
    if not coming:
        return None
    words = InvitingWords.objects.visible_to(viewer).filter(learner_id=learner_id).exists()
    action = _("Change my invitation") if words else _("Invite my family")
    values = {"coming": coming, "url": reverse("invite:words", args=[learner_id]), "action": action}
    return Card("invite/learner/_conference.html", values)
