"""What every verb of this room needs: the meeting for update, one more step, and shares that follow the picks."""

from datetime import timedelta

from django.db.models import F

from leadlight.confer.models import Made, Meeting
from leadlight.goals.models import Goal
from leadlight.people.models import Enrolment
from leadlight.people.viewer import current
from leadlight.plan.actions.reach import open_plan
from leadlight.plan.models import Plan
from leadlight.platform.live import tell
from leadlight.portfolio.models import Share, share
from leadlight.rounds.models import Participant

STAYS_DAYS = 30
FAMILY = ("family", "supporting")
GUESTS = (*FAMILY, "interpreter")


def led(meeting, by) -> Meeting:
    """The open meeting, locked, if `by` leads it (the learner, or for them an adult of the class). Else Http404."""
    rows = Meeting.objects.changeable_by(by).select_for_update(of=("self",))
    return rows.get_or_404(pk=meeting.pk, closed_at=None)


def joined(meeting, by) -> Meeting:
    """The meeting if `by` may be there at all, open or closed. Else Http404."""
    return Meeting.objects.visible_to(by).get_or_404(pk=meeting.pk)


def step(meeting, by, *, guests=True) -> int:
    """One more step: everybody who follows, the waiting page and the class's board are told its number, no more.

    guests   False when nothing on the guests' pages changes: a lamp is between the child and the class's adults
    """
    rows = Meeting.objects.filter(pk=meeting.pk).visible_to(by)
    rows.update(step=F("step") + 1)
    number, learner_id = rows.values_list("step", "plan__learner_id").get()
    tell(f"meeting-{meeting.pk}", step=number)
    if meeting.conference_id and guests:
        tell(f"conference-{meeting.conference_id}", step=number)
    for klass_id in Enrolment.objects.filter(current(by.today), learner_id=learner_id).values_list(
        "klass_id", flat=True
    ):
        tell(f"class-{klass_id}", step=number)
    return number


def because_of(meeting) -> str:
    return f"meeting {meeting.pk}"


def stays_until(meeting):
    """The instant after which the pieces shown here close again for those who came."""
    return meeting.opened_at + timedelta(days=STAYS_DAYS)


def guests_of(conference_id: int, by):
    """Participants who are to see the pieces: everybody invited but staff, unless taken out."""
    rows = Participant.objects.visible_to(by).filter(conference_id=conference_id, role__in=GUESTS, ended_at=None)
    return rows.select_related("person")


def open_to_guests(conference_id: int, plan, *, by, because: str, ends_at, roles=GUESTS):
    """Open the plan and its pieces to each guest of these roles who has not got them for this reason yet.

    What is picked or dropped afterwards follows by itself while the meeting is open (plan.hooks.going_on).
    """
    there = Share.objects.visible_to(by).filter(because=because, subject=Plan._meta.label, ends_at__gt=by.now)
    have = set(there.values_list("to_id", flat=True))
    for guest in guests_of(conference_id, by).filter(role__in=roles):
        if guest.person_id not in have:
            open_plan(plan, guest.person, because=because, ends_at=ends_at)


def keep_shares_in_step(meeting, *, by):
    """Guests who were invited late see what the others see; a goal made here reaches the interpreter."""
    if meeting.practice or meeting.closed_at is not None:
        return
    because, ends_at = because_of(meeting), stays_until(meeting)
    plan = Plan.objects.visible_to(by).get_or_404(pk=meeting.plan_id)
    open_to_guests(meeting.conference_id, plan, by=by, because=because, ends_at=ends_at)
    made = Made.objects.visible_to(by).filter(meeting=meeting).values("goal_id")
    goals = list(Goal.objects.visible_to(by).filter(pk__in=made))
    if goals:
        for guest in guests_of(meeting.conference_id, by).filter(role="interpreter"):
            for goal in goals:
                share(goal, "person", learner_id=goal.learner_id, because=because, to=guest.person, ends_at=ends_at)
