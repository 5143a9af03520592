"""What those who take part do: say something, park a question, promise, and render words for each other."""
# words: family

from datetime import timedelta

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leadlight.confer.actions.steps import joined, step
from leadlight.confer.models import ParkedQuestion, Rendering, Saying
from leadlight.goals.actions import bring_back, promise, promise_told, take_back
from leadlight.plan.models import Part, Pick

MOST_SAYINGS, WITHIN_MIN = 30, 5


class OverForToday(Exception):
    """The meeting is closed; the words were not sent."""

    words = _("The conference is over for today. Your words are still here, and nothing was sent.")


class TooManyWords(Exception):
    """More than thirty in five minutes."""

    words = _("That was a lot at once. Wait a little, then say the next one.")


def _open(meeting, by):
    meeting = joined(meeting, by)
    if meeting.closed_at is not None:
        raise OverForToday
    return meeting


@transaction.atomic
def say(meeting, *, by, words="", sound=None, heart=False, part=None, language="") -> Saying:
    """Words, a voice or a heart for the learner, shown on the learner's page at once.

    part   the part it is about; else where the learner is

    Raises OverForToday when the meeting is closed, TooManyWords after thirty in five minutes, Http404 for those
    who are not there. The learner does not speak to themselves here.
    """
    meeting = _open(meeting, by)
    if by.hat == "learner" and not meeting.practice:
        raise Http404("the learner speaks for themselves")
    lately = Saying.objects.visible_to(by).filter(
        meeting=meeting, by_id=by.person_id, at__gt=timezone.now() - timedelta(minutes=WITHIN_MIN)
    )
    if lately.count() >= MOST_SAYINGS:
        raise TooManyWords
    part_id = meeting.part_id
    if part is not None:
        part_id = Part.objects.visible_to(by).get_or_404(pk=part.pk, plan_id=meeting.plan_id).pk
    saying = Saying.objects.create(
        meeting=meeting, part_id=part_id, pick_id=meeting.pick_id if part_id == meeting.part_id else None,
        by_id=by.person_id, hat=by.hat, words=words, sound=sound, heart=heart, language=language,
    )  # fmt: skip
    step(meeting, by)
    return saying


@transaction.atomic
def take_back_saying(saying, *, by):
    """Whoever said it takes it back, wholly."""
    saying = Saying.objects.changeable_by(by).get_or_404(pk=saying.pk)
    meeting = joined(saying.meeting, by)
    Saying.objects.changeable_by(by).filter(pk=saying.pk).delete()
    step(meeting, by)
    return meeting


def _put_away(saying, by, at):
    """Only the learner it was said to puts words away; nobody is told."""
    rows = Saying.objects.visible_to(by).filter(meeting__plan__learner_id=by.person_id)
    if by.hat != "learner" or not rows.filter(pk=saying.pk).update(hidden_at=at):
        raise Http404("not said to you")


@transaction.atomic
def hide_saying(saying, *, by):
    """The learner puts words away. They stay kept; show_saying() brings them back."""
    _put_away(saying, by, timezone.now())


@transaction.atomic
def show_saying(saying, *, by):
    _put_away(saying, by, None)


@transaction.atomic
def park(meeting, *, by, words: str) -> ParkedQuestion:
    """A question for the teacher, for later. The child never sees it, and no step tells of it on their page."""
    meeting = joined(meeting, by)
    if by.hat not in ("family", "interpreter"):
        raise Http404("family parks questions")
    return ParkedQuestion.objects.create(meeting=meeting, by_id=by.person_id, words=words)


@transaction.atomic
def take_back_parked(parked, *, by):
    ParkedQuestion.objects.changeable_by(by).get_or_404(pk=parked.pk)
    ParkedQuestion.objects.changeable_by(by).filter(pk=parked.pk).delete()


@transaction.atomic
def promise_here(meeting, goal, *, by, words="", sound=None, language=""):
    """One's own promise for the goal, made while following the meeting; it appears on everybody's page."""
    meeting = joined(meeting, by)
    made = promise(goal, by=by, words=words, sound=sound, language=language)
    step(meeting, by)
    return made


@transaction.atomic
def take_back_promise_here(meeting, row, *, by, undo=False):
    """Withdraw one's own promise on everybody's page; `undo` gives it again."""
    meeting = joined(meeting, by)
    row = bring_back(row, by=by) if undo else take_back(row, by=by)
    step(meeting, by)
    return row


@transaction.atomic
def tell_promise_for(meeting, goal, adult_id: int, *, by, words: str):
    """A promise of somebody without a phone, written down by an adult of the class."""
    meeting = joined(meeting, by)
    made = promise_told(goal, adult_id, by=by, words=words)
    step(meeting, by)
    return made


@transaction.atomic
def render_saying(saying, *, by, words: str):
    """The interpreter writes what was said in the other language. The original stays on top."""
    rows = Saying.objects.translatable_by(by).select_for_update(of=("self",))
    saying = rows.get_or_404(pk=saying.pk)
    saying.translation = words
    saying.save(update_fields=["translation"])
    step(joined(saying.meeting, by), by)
    return saying


@transaction.atomic
def render_piece(meeting, pick, *, by, words: str, language="") -> Rendering:
    """The interpreter writes the child's words about a piece in the family's language."""
    meeting = _open(meeting, by)
    if by.hat != "interpreter":
        raise Http404("only an interpreter renders")
    pick = Pick.objects.visible_to(by).get_or_404(pk=pick.pk, part__plan_id=meeting.plan_id)
    row, _new = Rendering.objects.visible_to(by).update_or_create(
        meeting=meeting, pick=pick, language=language, defaults={"words": words, "by_id": by.person_id}
    )
    step(meeting, by)
    return row
