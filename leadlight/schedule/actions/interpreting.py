"""Asking somebody who interprets to be at a conference, and letting them go. Nobody is asked to two tables at once."""

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from leadlight.invite.models import Invitation
from leadlight.people.models import Person, Post, Restriction
from leadlight.people.viewer import current
from leadlight.platform.models import audit
from leadlight.rounds import hooks
from leadlight.rounds.models import Conference, Participant
from leadlight.schedule.actions.bookings import NoTime, longer_when_interpreted
from leadlight.schedule.models import Booking

ASKERS = ("teacher", "cover", "office", "leader")


class AskedElsewhere(NoTime):
    """They interpret at another table at that time."""


def posts_of_interpreters(viewer):
    return Post.objects.filter(current(viewer.today), school_id=viewer.school_id, hat="interpreter")


def interpreters_of(viewer):
    """The school's interpreters."""
    return Person.objects.visible_to(viewer).filter(pk__in=posts_of_interpreters(viewer).values("person_id"))


def not_for(conferences, viewer) -> set[tuple[int, int]]:
    """(conference, person) of those who may not interpret there: kept from the child, or there as family."""
    why = "nobody is asked to a child they are kept from"
    limits = Restriction.objects.for_system(why).filter(current(viewer.today), learner__conferences__in=conferences)
    other = Participant.objects.for_system(why).filter(conference__in=conferences).exclude(role="interpreter")
    return {
        *limits.values_list("learner__conferences", "adult_id"),
        *other.values_list("conference_id", "person_id"),
    }


@transaction.atomic
def ask_interpreter(conference, person_id, *, by):
    """Ask this person to interpret at `conference`; whoever was asked before is let go.

    Returns the Person. Raises AskedElsewhere, and then nothing has changed; Http404 if `by` may not.
    """
    conference = _asked_for(conference, by)
    person = interpreters_of(by).get_or_404(pk=person_id)
    if (conference.pk, person.pk) in not_for([conference.pk], by):
        raise Http404("kept from the child, or there as family")
    list(posts_of_interpreters(by).select_for_update().filter(person=person))  # two askers at once meet here
    if _elsewhere(person, conference, by):
        raise AskedElsewhere
    _let_go(_there(conference).exclude(person=person), conference)
    fields = {"role": "interpreter", "language": _wanted(conference, by) or person.language, "ended_at": None}
    Participant.objects.visible_to(by).update_or_create(conference=conference, person=person, defaults=fields)
    audit(by, "interpreter.asked", conference)
    return person


@transaction.atomic
def let_interpreter_go(conference, *, by):
    """Nobody interprets there for now. Letting go twice is once."""
    conference = _asked_for(conference, by)
    if _let_go(_there(conference), conference):
        audit(by, "interpreter.let_go", conference)


def _asked_for(conference, by):
    if by.hat not in ASKERS:
        raise Http404("staff ask an interpreter")
    rows = Conference.objects.changeable_by(by).select_for_update(of=("self",))
    return rows.get_or_404(pk=conference.pk, held_at=None, called_off_at=None)


def _there(conference):
    """Whoever was asked, also one whom nobody sees there since a limit keeps them away: it may end before the day."""
    rows = Participant.objects.for_system("everybody who was asked is let go")
    return rows.filter(conference=conference, role="interpreter", ended_at=None)


def _let_go(rows, conference) -> int:
    people = [row.person_id for row in rows]
    ended = rows.update(ended_at=timezone.now())
    for person_id in people:
        for tell_room in hooks.guest_left:
            tell_room(conference, person_id)
    return ended


def _wanted(conference, by) -> str:
    """The language somebody of the family asked for; empty when nobody said which."""
    said = Invitation.objects.visible_to(by).filter(conference=conference).exclude(interpreter__in=("", "yes"))
    return said.values_list("interpreter", flat=True).first() or ""


def _elsewhere(person, conference, by) -> bool:
    """Whether this person interprets at another conference while this one lasts. Both last longer where one interprets."""
    held = Booking.objects.visible_to(by).filter(conference_id=conference.pk)
    longer = longer_when_interpreted(conference)
    theirs = Participant.objects.filter(person=person, role="interpreter", ended_at=None).values("conference_id")
    return any(
        Booking.objects.filter(slot__starts_at__lt=ends + longer, slot__ends_at__gt=starts - longer)
        .filter(conference_id__in=theirs)
        .exclude(conference_id=conference.pk)
        .exists()
        for starts, ends in held.values_list("slot__starts_at", "slot__ends_at")
    )
