"""What the learner does while leading: turn to a part, show a piece, seat people, light a lamp, word a goal."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from leadlight.confer.actions.steps import keep_shares_in_step, led, step
from leadlight.confer.models import Made, Reached, Signal
from leadlight.goals.actions import reword_goal, word_goal
from leadlight.plan.models import Part, Pick
from leadlight.rounds.models import Participant

LONGEST_NAME = 60
MOST_GUESTS = 12


@transaction.atomic
def move(meeting, *, by, part=None):
    """Turn to `part` (None: back to gathering). Everybody who follows turns too; the part counts as reached.

    Turning to where we are already changes nothing, so a form sent twice is one step.
    """
    meeting = led(meeting, by)
    if part is not None:
        part = Part.objects.visible_to(by).get_or_404(pk=part.pk, plan_id=meeting.plan_id)
    if meeting.part_id == (part.pk if part else None):
        return meeting
    first = Pick.objects.visible_to(by).filter(part=part).first() if part else None
    meeting.part, meeting.pick = part, first
    meeting.save(update_fields=["part", "pick"])
    if part:
        Reached.objects.visible_to(by).get_or_create(meeting=meeting, part=part)
    keep_shares_in_step(meeting, by=by)
    step(meeting, by)
    return meeting


@transaction.atomic
def show_piece(meeting, pick, *, by):
    """Put `pick` large on the stage; turns to its part if need be."""
    meeting = led(meeting, by)
    pick = Pick.objects.visible_to(by).get_or_404(pk=pick.pk, part__plan_id=meeting.plan_id)
    if meeting.pick_id == pick.pk and meeting.part_id == pick.part_id:
        return meeting
    meeting.part_id, meeting.pick = pick.part_id, pick
    meeting.save(update_fields=["part", "pick"])
    Reached.objects.visible_to(by).get_or_create(meeting=meeting, part_id=pick.part_id)
    step(meeting, by)
    return meeting


@transaction.atomic
def seat(meeting, participant, *, by, sitting=True):
    """A face was tapped: they are here. Tapped again: not yet."""
    meeting = led(meeting, by)
    rows = Participant.objects.changeable_by(by).filter(conference_id=meeting.conference_id, ended_at=None)
    participant = rows.select_for_update(of=("self",)).get_or_404(pk=participant.pk)
    if bool(participant.seated_at) == sitting:
        return participant
    participant.seated_at = timezone.now() if sitting else None
    participant.came = ("remote" if participant.how in ("video", "phone") else "came") if sitting else ""
    participant.save(update_fields=["seated_at", "came"])
    step(meeting, by)
    return participant


@transaction.atomic
def welcome(meeting, name: str, *, by, gone=False):
    """Somebody else is here: their name at this table. They get no page of their own. `gone` takes it back."""
    meeting = led(meeting, by)
    name = name.strip()[:LONGEST_NAME]
    names = [each for each in meeting.guests if each != name]
    if not gone and name and len(names) < MOST_GUESTS:
        names.append(name)
    if names == meeting.guests:
        return meeting
    meeting.guests = names
    meeting.save(update_fields=["guests"])
    step(meeting, by)
    return meeting


@transaction.atomic
def light(meeting, kind: str, *, by) -> Signal:
    """I'd like help, or come and see! Lighting a lit lamp finds the lit one."""
    meeting = led(meeting, by)
    lit = Signal.objects.visible_to(by).filter(meeting=meeting, kind=kind, out_at=None).first()
    if lit:
        return lit
    try:
        with transaction.atomic():
            lit = Signal.objects.create(meeting=meeting, kind=kind)
    except IntegrityError:
        return Signal.objects.visible_to(by).filter(meeting=meeting, kind=kind, out_at=None).get()
    step(meeting, by, guests=False)
    return lit


@transaction.atomic
def put_out(meeting, kind: str, *, by):
    """Tapped once more: it is all right now."""
    meeting = led(meeting, by)
    lit = Signal.objects.changeable_by(by).filter(meeting=meeting, kind=kind, out_at=None)
    if lit.update(out_at=timezone.now()):
        step(meeting, by, guests=False)


@transaction.atomic
def make_goal(meeting, *, by, **words):
    """A goal in the learner's own words, made at this meeting."""
    meeting = led(meeting, by)
    goal = word_goal(by=by, **words)
    Made.objects.create(meeting=meeting, goal=goal)
    keep_shares_in_step(meeting, by=by)
    step(meeting, by)
    return goal


@transaction.atomic
def change_goal_here(meeting, goal, *, by, **changes):
    """The learner changes the goal of this meeting; a goal from before becomes one that was looked at here."""
    meeting = led(meeting, by)
    goal = reword_goal(goal, by=by, **changes)
    Made.objects.visible_to(by).get_or_create(meeting=meeting, goal=goal)
    keep_shares_in_step(meeting, by=by)
    step(meeting, by)
    return goal
