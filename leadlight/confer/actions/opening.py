"""Opening a meeting and closing it again: to its end, until another day, or because an adult of the class ends it."""

from datetime import timedelta

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from leadlight.confer.actions.steps import (
    FAMILY,
    STAYS_DAYS,
    because_of,
    guests_of,
    keep_shares_in_step,
    led,
    open_to_guests,
    step,
)
from leadlight.confer.models import Meeting, Signal
from leadlight.people.models import Person, record_choice
from leadlight.plan.actions.begin import ensure_plan
from leadlight.plan.models import Plan, Showing
from leadlight.portfolio.models import unshare
from leadlight.rounds.models import Conference

LEADERS = ("learner", "teacher", "cover")


def _conference(conference, by) -> Conference:
    """The conference, locked so that two devices opening at once find one meeting."""
    if by.hat not in LEADERS:
        raise Http404("the learner opens, or an adult of the class for them")
    rows = Conference.objects.changeable_by(by).select_for_update(of=("self",))
    return rows.get_or_404(pk=conference.pk, called_off_at=None)


def plan_of(conference, by) -> Plan:
    """The plan shown at this conference; the one that holds now, begun if need be, when none was named."""
    showing = Showing.objects.visible_to(by).filter(conference=conference).first()
    if showing:
        return Plan.objects.visible_to(by).get_or_404(pk=showing.plan_id)
    learner = Person.objects.visible_to(by).get_or_404(pk=conference.learner_id)
    plan = ensure_plan(learner, by=by, conference=conference)
    Showing.objects.visible_to(by).get_or_create(conference=conference, defaults={"plan": plan})
    return plan


@transaction.atomic
def open_meeting(conference, *, by) -> Meeting:
    """Open the conference: from now on the guests see what was picked, and follow in step.

    conference   the learner's own, or one of a learner `by` teaches or covers, not called off
    by           the Viewer acting; kept as a Choice: alone, or for the child

    Opening one that is open returns it. One that was closed goes on in a new meeting at the same part.
    Raises Http404 if `by` may not.
    """
    conference = _conference(conference, by)
    earlier = Meeting.objects.visible_to(by).filter(conference=conference, practice=False).order_by("-opened_at", "-pk")
    last = earlier.first()
    if last and last.closed_at is None:
        return last
    meeting = Meeting.objects.create(
        conference=conference, plan=plan_of(conference, by), opened_by_id=by.person_id, minutes=conference.minutes,
        part_id=last.part_id if last else None, pick_id=last.pick_id if last else None,
        guests=last.guests if last else [],
    )  # fmt: skip
    keep_shares_in_step(meeting, by=by)
    decided = "alone" if by.hat == "learner" else "for_child"
    record_choice(by=by, learner_id=conference.learner_id, decided=decided, what="opened", about=meeting)
    step(meeting, by)
    return meeting


@transaction.atomic
def open_practice(plan, *, by) -> Meeting:
    """A practice of the learner's own plan: the same pages, no guests, nothing shared by it."""
    plan = Plan.objects.changeable_by(by).get_or_404(pk=plan.pk)
    rows = Meeting.objects.visible_to(by).filter(plan=plan, practice=True, closed_at=None)
    return rows.first() or Meeting.objects.create(plan=plan, practice=True, opened_by_id=by.person_id)


@transaction.atomic
def end_practice(meeting, *, by):
    """A practice is over when the child, the friend who follows it or an adult of the class says so. Twice is once."""
    rows = Meeting.objects.visible_to(by).filter(pk=meeting.pk, practice=True, closed_at=None)
    if rows.update(closed_at=timezone.now()):
        step(meeting, by)


def released_because(conference) -> str:
    return f"release {conference.pk}"


@transaction.atomic
def release(conference, *, by):
    """Let the family look at what was picked without a meeting, for thirty days. take_back_release() undoes it.

    An interpreter has nothing to say where nobody meets, and sees nothing.
    """
    conference = _conference(conference, by)
    plan = plan_of(conference, by)
    ends_at = by.now + timedelta(days=STAYS_DAYS)
    because = released_because(conference)
    open_to_guests(conference.pk, plan, by=by, because=because, ends_at=ends_at, roles=FAMILY)
    decided = "alone" if by.hat == "learner" else "for_child"
    record_choice(by=by, learner_id=conference.learner_id, decided=decided, what="released", about=conference)


@transaction.atomic
def take_back_release(conference, *, by):
    conference = _conference(conference, by)
    unshare(because=released_because(conference))


def _close(meeting, by, *, goes_on=False):
    """No lamp stays lit and no interpreter stays inside; the family keeps looking until its day."""
    meeting = led(meeting, by)
    meeting.closed_at, meeting.goes_on = timezone.now(), goes_on
    meeting.save(update_fields=["closed_at", "goes_on"])
    Signal.objects.changeable_by(by).filter(meeting=meeting, out_at=None).update(out_at=meeting.closed_at)
    if meeting.conference_id:
        for guest in guests_of(meeting.conference_id, by).filter(role="interpreter"):
            unshare(because=because_of(meeting), to=guest.person)
    step(meeting, by)
    return meeting


def _held(meeting, by):
    """A conference with one piece, or none, and no word spoken was held all the same."""
    rows = Conference.objects.changeable_by(by).filter(pk=meeting.conference_id, held_at=None)
    rows.update(held_at=meeting.closed_at)


@transaction.atomic
def go_on_another_day(meeting, *, by) -> Meeting:
    """Close without finishing: let us go on on Monday. Opening again goes on at the same part."""
    return _close(meeting, by, goes_on=True)


@transaction.atomic
def finish(meeting, *, by) -> Meeting:
    """The learner has led to where they wanted. It counts as held, whatever was shown or said."""
    meeting = _close(meeting, by)
    _held(meeting, by)
    return meeting


@transaction.atomic
def end(meeting, *, by) -> Meeting:
    """An adult of the class ends it for everybody (a fire alarm, a forgotten iPad). Opening again goes on."""
    if by.hat not in ("teacher", "cover"):
        raise Http404("only an adult of the class ends it for everybody")
    meeting = _close(meeting, by)
    _held(meeting, by)
    return meeting
