"""Taking a seat, moving, giving it back. The database keeps every seat single; nothing here counts and hopes."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from leadlight.people.models import Post, Restriction
from leadlight.people.viewer import current
from leadlight.platform.models import audit
from leadlight.rounds.models import Conference, Participant
from leadlight.schedule.models import Booking, Seat, Slot, conferences_to_book


class NoTime(Exception):
    """This time cannot be had. Show others; keep what was typed."""


class JustTaken(NoTime):
    """Somebody else was a moment earlier, or the time never was on offer here."""


class TwoPlacesAtOnce(NoTime):
    """The learner, or one of the adults, already sits elsewhere at that time."""


class InterpreterElsewhere(NoTime):
    """Whoever interprets here is asked to another table at that time."""


class TooLate(NoTime):
    """A family changes a time until the evening before."""


def together(conference, starts, ends):
    """Bookings between two instants (or columns), in any room, of anybody who also belongs to `conference`."""
    adults = Participant.objects.filter(conference_id=conference.pk, ended_at=None).values("person_id")
    theirs = Participant.objects.filter(person_id__in=adults, ended_at=None, role="family").values("conference_id")
    same = Q(learner_id=conference.learner_id) | Q(conference_id__in=theirs)
    return _overlapping(starts, ends).filter(same).exclude(conference_id=conference.pk)


def interpreted_elsewhere(conference, starts, ends):
    """Bookings between two instants (or columns) where somebody who is asked to interpret at `conference` interprets."""
    asked = Participant.objects.filter(role="interpreter", ended_at=None)
    people = asked.filter(conference_id=conference.pk).values("person_id")
    theirs = asked.filter(person_id__in=people).exclude(conference_id=conference.pk).values("conference_id")
    longer = longer_when_interpreted(conference)
    return _overlapping(starts - longer, ends + longer).filter(conference_id__in=theirs)


def hold_interpreters(conference):
    """Who moves a time, and who asks an interpreter, meet at the interpreter's own post and go one after the other."""
    asked = Participant.objects.filter(conference_id=conference.pk, role="interpreter", ended_at=None)
    posts = Post.objects.select_for_update().filter(person_id__in=asked.values("person_id"), hat="interpreter")
    list(posts.order_by("pk"))


def longer_when_interpreted(conference) -> timedelta:
    """How much longer than its slot a conference lasts where somebody interprets."""
    round = conference.round
    return timedelta(minutes=max(0, (round.interpreted_min or 0) - round.minutes)) if round else timedelta()


def kept_apart(conference, starts, ends, today):
    """Bookings between two instants (or columns) of people who must not meet those of `conference`. Nobody is told why."""
    held = current(today)
    adults = Participant.objects.filter(conference_id=conference.pk, ended_at=None).values("person_id")
    learners = Restriction.objects.filter(held, adult_id__in=adults).values("learner_id")
    barred = Restriction.objects.filter(held, learner_id=conference.learner_id).values("adult_id")
    theirs = Participant.objects.filter(person_id__in=barred, ended_at=None).values("conference_id")
    return _overlapping(starts, ends).filter(Q(learner_id__in=learners) | Q(conference_id__in=theirs))


def _overlapping(starts, ends):
    return Booking.objects.filter(slot__starts_at__lt=ends, slot__ends_at__gt=starts)


@transaction.atomic
def book(conference, slot, *, by, place=""):
    """Give `conference` a seat at `slot`, at the table called `place` or the first free one; a held seat is left.

    Returns the Booking. Raises JustTaken, TwoPlacesAtOnce, InterpreterElsewhere or TooLate, and then nothing has changed.
    """
    conference = conferences_to_book(by).select_for_update(of=("self",)).get_or_404(pk=conference.pk)
    slot = Slot.objects.visible_to(by).get_or_404(pk=slot.pk, round_id=conference.round_id)
    held = Booking.objects.changeable_by(by).filter(conference=conference).first()
    refuse_if_late(held, slot, by)
    if together(conference, slot.starts_at, slot.ends_at).exists():
        raise TwoPlacesAtOnce
    if kept_apart(conference, slot.starts_at, slot.ends_at, by.today).exists():
        raise JustTaken
    hold_interpreters(conference)
    if interpreted_elsewhere(conference, slot.starts_at, slot.ends_at).exists():
        raise InterpreterElsewhere
    seats = Seat.objects.visible_to(by).filter(slot=slot, booking=None)
    for seat in seats.filter(place=place) if place else seats:
        try:
            with transaction.atomic():
                return _sit(conference, seat, slot, held, by)
        except IntegrityError:
            continue
    raise JustTaken


def refuse_if_late(held, slot, by):
    """A family plans for tomorrow and later, and leaves today's time to a phone call. Staff may do both."""
    if by.hat != "family":
        return
    days = [row.wall_time.date() for row in (held and held.slot, slot) if row]
    if any(day <= by.today for day in days):
        raise TooLate


def _sit(conference, seat, slot, held, by):
    booking = held or Booking(conference=conference, learner_id=conference.learner_id, edition=0)
    booking.seat, booking.slot, booking.by_id = seat, slot, by.person_id
    booking.edition += 1
    booking.save()
    time = {"starts_at": slot.starts_at, "zone": slot.zone, "wall": slot.wall, "place": seat.place}
    conferences_to_book(by).filter(pk=conference.pk).update(**time)
    audit(by, "booking.moved" if held else "booking.made", conference)
    return booking


@transaction.atomic
def give_back(conference, *, by):
    """Leave the seat to others. Returns (slot, place) that were held, so that it can be turned back, or None."""
    conference = conferences_to_book(by).select_for_update(of=("self",)).get_or_404(pk=conference.pk)
    held = Booking.objects.changeable_by(by).filter(conference=conference).first()
    if held is None:
        return None
    refuse_if_late(held, None, by)
    slot, place = held.slot, held.seat.place
    held.delete()
    conferences_to_book(by).filter(pk=conference.pk).update(starts_at=None, wall="", place="")
    audit(by, "booking.given_back", conference)
    return slot, place


@transaction.atomic
def note_booking(conference, words, *, by):
    """What the table needs to know: a step at the door, a pram, somebody who hears better on the left."""
    mine = Booking.objects.changeable_by(by)
    mine.get_or_404(conference_id=conference.pk)
    mine.filter(conference_id=conference.pk).update(note=words[:300])


@transaction.atomic
def fix(conference, fixed: bool, *, by):
    """Whether this booking stays where it is when times are found for the others."""
    conference = Conference.objects.changeable_by(by).get_or_404(pk=conference.pk)
    Booking.objects.changeable_by(by).filter(conference=conference).update(fixed=fixed)
