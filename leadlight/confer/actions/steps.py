"""What every verb of this room needs: the meeting for update, one more step, and shares that follow the picks."""

from datetime import timedelta

from django.db.models import F

from leadlight.confer.models import Made, Meeting
from leadlight.goals.models import Goal
from leadlight.people.models import Enrolment
from leadlight.people.viewer import current
from leadlight.plan.models import Pick, Plan
from leadlight.platform.live import tell
from leadlight.portfolio.models import Artifact, Share, share, unshare
from leadlight.rounds.models import Participant

STAYS_DAYS = 30
GUESTS = ("family", "supporting", "interpreter")


def led(meeting, by) -> Meeting:
    """The open meeting, locked, if `by` leads it (the learner, or for them an adult of the class). Else Http404."""
    rows = Meeting.objects.changeable_by(by).select_for_update(of=("self",))
    return rows.get_or_404(pk=meeting.pk, closed_at=None)


def joined(meeting, by) -> Meeting:
    """The meeting if `by` may be there at all, open or closed. Else Http404."""
    return Meeting.objects.visible_to(by).get_or_404(pk=meeting.pk)


def step(meeting, by) -> int:
    """One more step: everybody who follows, the waiting page and the class's board are told its number, no more."""
    rows = Meeting.objects.filter(pk=meeting.pk)
    rows.visible_to(by).update(step=F("step") + 1)
    number, learner_id = rows.visible_to(by).values_list("step", "plan__learner_id").get()
    tell(f"meeting-{meeting.pk}", step=number)
    if meeting.conference_id:
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


def wanted(plan_id: int, by) -> dict:
    """{(label, key): row} of what the plan opens: itself and every picked artifact."""
    plan = Plan.objects.visible_to(by).get_or_404(pk=plan_id)
    picked = Pick.objects.visible_to(by).filter(part__plan_id=plan_id).values("artifact_id")
    rows = [plan, *Artifact.objects.visible_to(by).filter(pk__in=picked)]
    return {(row._meta.label, row.pk): row for row in rows}


def open_to_guests(conference_id: int, plan_id: int, *, by, because: str, ends_at):
    """Bring the shares made for `because` in step with the plan's picks: open what is new, close what is gone."""
    rows = wanted(plan_id, by)
    there = Share.objects.visible_to(by).filter(because=because, ends_at__gt=by.now).exclude(subject="goals.Goal")
    have = {(each.subject, each.key, each.to_id) for each in there}
    people = [guest.person for guest in guests_of(conference_id, by)]
    for name, row in rows.items():
        for person in people:
            if (*name, person.pk) not in have:
                learner_id = Plan.objects.visible_to(by).get_or_404(pk=plan_id).learner_id
                share(row, "person", learner_id=learner_id, because=because, to=person, ends_at=ends_at)
    for subject, key in {(subject, key) for subject, key, _ in have} - set(rows):
        if subject == Artifact._meta.label:
            unshare(because=because, row=Artifact(pk=key))


def keep_shares_in_step(meeting, *, by):
    """While a meeting is open, what is picked now is what its guests see. Goals made here reach the interpreter."""
    if meeting.practice or meeting.closed_at is not None:
        return
    because, ends_at = because_of(meeting), stays_until(meeting)
    open_to_guests(meeting.conference_id, meeting.plan_id, by=by, because=because, ends_at=ends_at)
    made = Made.objects.visible_to(by).filter(meeting=meeting).values("goal_id")
    goals = list(Goal.objects.visible_to(by).filter(pk__in=made))
    if goals:
        for guest in guests_of(meeting.conference_id, by).filter(role="interpreter"):
            for goal in goals:
                share(goal, "person", learner_id=goal.learner_id, because=because, to=guest.person, ends_at=ends_at)
