"""What the adults of the class do while six conferences run: go, be there, jot, write down what they were told."""

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from leadlight.confer.actions.steps import joined, led, step
from leadlight.confer.models import Jot, Saying, Signal, Visit
from leadlight.people.models import Tie
from leadlight.people.viewer import current

ADULTS = ("teacher", "cover")


def _of_class(by):
    if by.hat not in ADULTS:
        raise Http404("only an adult of the class circulates")


@transaction.atomic
def going(signal, *, by) -> Signal:
    """I'm going. The first who says so goes; the child reads who comes, the other boards too."""
    _of_class(by)
    signal = Signal.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=signal.pk, out_at=None)
    if signal.going_id is None:
        signal.going_id, signal.going_at = by.person_id, timezone.now()
        signal.save(update_fields=["going", "going_at"])
        step(joined(signal.meeting, by), by, guests=False)
    return signal


@transaction.atomic
def not_going(signal, *, by) -> Signal:
    """Undo going(): somebody else can go now."""
    _of_class(by)
    rows = Signal.objects.changeable_by(by).select_for_update(of=("self",))
    signal = rows.get_or_404(pk=signal.pk, going_id=by.person_id)
    signal.going_id = signal.going_at = None
    signal.save(update_fields=["going", "going_at"])
    step(joined(signal.meeting, by), by, guests=False)
    return signal


@transaction.atomic
def im_here(meeting, *, by) -> Visit:
    """One tap at a table. It ends with the next one, and puts out the lamps of this table."""
    _of_class(by)
    meeting, now = led(meeting, by), timezone.now()
    mine = Visit.objects.changeable_by(by).filter(by_id=by.person_id, until=None)
    here = mine.filter(meeting=meeting).first()
    mine.exclude(meeting=meeting).update(until=now)
    out = Signal.objects.changeable_by(by).filter(meeting=meeting, out_at=None).update(out_at=now)
    if out:
        step(meeting, by, guests=False)
    return here or Visit.objects.create(meeting=meeting, by_id=by.person_id, at=now)


@transaction.atomic
def jot(meeting, *, by, chips=(), words="", private=True) -> Jot:
    """A very short note about the learner of this meeting; for the writer alone, or for the class's adults."""
    _of_class(by)
    meeting = joined(meeting, by)
    return Jot.objects.create(
        learner_id=meeting.plan.learner_id, meeting=meeting, by_id=by.person_id, chips=list(chips), words=words,
        private=private,
    )  # fmt: skip


@transaction.atomic
def rejot(row, *, by, chips=(), words="", private=True) -> Jot:
    """Its writer changes a note."""
    row = Jot.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=row.pk)
    row.chips, row.words, row.private = list(chips), words, private
    row.save(update_fields=["chips", "words", "private"])
    return row


@transaction.atomic
def ask_jot_away(row, *, by):
    """Its writer takes a note away."""
    Jot.objects.changeable_by(by).get_or_404(pk=row.pk)
    Jot.objects.changeable_by(by).filter(pk=row.pk).delete()


@transaction.atomic
def say_for(meeting, adult_id: int, *, by, words: str) -> Saying:
    """Words of a family member without a phone, written down by an adult of the class and stamped so."""
    _of_class(by)
    meeting = joined(meeting, by)
    belongs = Tie.objects.filter(current(by.today), learner_id=meeting.plan.learner_id, adult_id=adult_id)
    if not belongs.exists():
        raise Http404("not of this family")
    saying = Saying.objects.create(
        meeting=meeting, part_id=meeting.part_id, by_id=adult_id, hat="family", words=words, told_by_id=by.person_id
    )
    step(meeting, by)
    return saying
