"""What the adults of the class do while six conferences run: go, be there, jot, write down what they were told."""

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from leadlight.confer.actions.opening import released_because
from leadlight.confer.actions.steps import because_of, joined, keep_shares_in_step, led, step
from leadlight.confer.models import Jot, Meeting, Saying, Signal, Visit
from leadlight.people.models import Enrolment, Restriction, Tie
from leadlight.people.queries.staff import with_me_in
from leadlight.people.viewer import current
from leadlight.platform.models import audit
from leadlight.portfolio.models import unshare
from leadlight.rounds.models import Participant

ADULTS = ("teacher", "cover")


def _of_class(by):
    if by.hat not in ADULTS:
        raise Http404("only an adult of the class circulates")


@transaction.atomic
def going(signal, *, by) -> Signal:
    """I'm going. The first who says so goes, or whoever answers for one who was only sent.

    The child reads who comes, the other boards too.
    """
    _of_class(by)
    signal = Signal.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=signal.pk, out_at=None)
    if signal.going_id is None or signal.sent_by_id is not None:
        _somebody_goes(signal, by.person_id, None, by)
    return signal


@transaction.atomic
def send(signal, person_id, *, by) -> Signal:
    """Ask a colleague of the class to go. The child reads who comes; theirs and every other board says who is asked.

    Raises Http404 unless that person teaches or covers a class of the child's together with `by`, now. Who said that
    they go themselves is not sent away.
    """
    _of_class(by)
    signal = Signal.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=signal.pk, out_at=None)
    learner = signal.meeting.plan.learner_id
    classes = Enrolment.objects.filter(current(by.today), learner_id=learner, klass_id__in=by.classes_held())
    kept = Restriction.objects.filter(current(by.today), learner_id=learner).values("adult_id")
    person = with_me_in(classes.values("klass_id"), by).exclude(pk__in=kept).get_or_404(pk=person_id)
    if signal.going_id is None or signal.sent_by_id is not None:
        _somebody_goes(signal, person.pk, by.person_id, by)
        audit(by, "signal.sent", signal)
    return signal


def _somebody_goes(signal, person_id, sent_by, by):
    signal.going_id, signal.sent_by_id = person_id, sent_by
    signal.going_at = timezone.now() if person_id else None
    signal.save(update_fields=["going", "sent_by", "going_at"])
    step(joined(signal.meeting, by), by, guests=False)


@transaction.atomic
def soon(signal, *, by) -> Signal:
    """In a minute. The child reads who comes soon; whoever is free first can still go."""
    _of_class(by)
    signal = Signal.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=signal.pk, out_at=None)
    if signal.going_id is None and signal.soon_id is None:
        signal.soon_id = by.person_id
        signal.save(update_fields=["soon"])
        step(joined(signal.meeting, by), by, guests=False)
    return signal


@transaction.atomic
def not_going(signal, *, by) -> Signal:
    """Undo going() or send(): somebody else can go now."""
    _of_class(by)
    mine = Q(going_id=by.person_id) | Q(sent_by_id=by.person_id)
    rows = Signal.objects.changeable_by(by).filter(mine).select_for_update(of=("self",))
    signal = rows.get_or_404(pk=signal.pk)
    _somebody_goes(signal, None, None, by)
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
def take_out(meeting, participant, *, by) -> Participant:
    """Somebody is not to take part any longer: their page closes and the pieces opened to them here with it."""
    return _taking_part(meeting, participant, by, ended_at=timezone.now())


@transaction.atomic
def let_back(meeting, participant, *, by) -> Participant:
    """Undo take_out()."""
    return _taking_part(meeting, participant, by, ended_at=None)


def _taking_part(meeting, participant, by, *, ended_at):
    _of_class(by)
    meeting = led(meeting, by)
    rows = Participant.objects.changeable_by(by).filter(conference_id=meeting.conference_id).exclude(role="teacher")
    participant = rows.select_for_update(of=("self",)).get_or_404(pk=participant.pk)
    participant.ended_at, participant.seated_at = ended_at, None
    participant.save(update_fields=["ended_at", "seated_at"])
    if ended_at:
        for because in _reasons(meeting, by):
            unshare(because=because, to=participant.person_id, now=ended_at)
    else:
        keep_shares_in_step(meeting, by=by)
    audit(by, "guest.taken_out" if ended_at else "guest.let_back", participant)
    step(meeting, by)
    return participant


def _reasons(meeting, by):
    """Why a guest of this conference may see its pieces: this meeting, those of earlier days, a release without one."""
    met = Meeting.objects.visible_to(by).filter(conference_id=meeting.conference_id)
    return [released_because(meeting.conference), *map(because_of, met)]


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
