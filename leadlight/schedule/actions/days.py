"""A round with its days, tables, conferences and invitations, made at once and changed later."""

from datetime import timedelta

from django.db import transaction

from leadlight.invite.actions.inviting import invite
from leadlight.platform.models import audit
from leadlight.rounds.actions import ask_to_come, make_conference, open_round, reword_round
from leadlight.rounds.models import Conference, Round
from leadlight.rounds.queries import parties_of
from leadlight.rounds.shape import Shape, instant, wall_text
from leadlight.schedule.models import Booking, Seat, Slot


@transaction.atomic
def make_round(klass, shape: Shape, *, by, **values):
    """A round with all its times, seats, conferences, participants and invitations. Nobody hears of it yet.

    shape    days, tables and lengths
    values   name, kind, agenda, invite_on, reply_by, interpreted_min of the Round

    Each household of a learner gets a conference of its own; adults who must not meet the learner get none.
    """
    lengths = {"minutes": shape.minutes, "gap_min": shape.gap_min, "jot_min": shape.jot_min}
    made = open_round(klass, by=by, **lengths, **values)
    _add_times(made, shape, by)
    _add_parties(made, by)
    return made


@transaction.atomic
def change_days(round, shape: Shape, *, by, edition: int, **values) -> list[Slot]:
    """Bring a round's times, tables and words to what was typed; learners who came since get a conference.

    Returns the times that stay although they were taken out: somebody sits there, and has to be moved first.
    Raises rounds.actions.ChangedMeanwhile when `edition` is not the one last read.
    """
    lengths = {"minutes": shape.minutes, "gap_min": shape.gap_min, "jot_min": shape.jot_min}
    round = reword_round(round, by=by, edition=edition, **lengths, **values)
    kept = _drop_times(round, shape, by)
    _add_times(round, shape, by)
    _add_parties(round, by)
    return kept


def _drop_times(round, shape, by):
    """Take away seats nobody holds at times or tables that are no longer wanted. Returns slots that stay."""
    wanted = {wall_text(wall) for wall in shape.all_starts()}
    slots = Slot.objects.changeable_by(by).filter(round=round)
    gone = slots.exclude(wall__in=wanted)
    free = Seat.objects.changeable_by(by).filter(slot__round=round, booking=None)
    free.filter(slot__in=gone.values("pk")).delete()
    free.exclude(place__in=shape.tables).delete()
    gone.filter(seats=None).delete()
    odd = Seat.objects.changeable_by(by).filter(slot__round=round).exclude(place__in=shape.tables).values("slot_id")
    return list((gone | slots.filter(pk__in=odd)).distinct())


def _add_times(round, shape, by):
    zone = round.klass.school.zone
    there = {slot.wall: slot for slot in Slot.objects.changeable_by(by).filter(round=round)}
    length = timedelta(minutes=shape.minutes)
    for wall in shape.all_starts():
        starts_at = instant(wall, zone)
        fields = {"starts_at": starts_at, "ends_at": starts_at + length, "zone": zone, "minutes": shape.minutes}
        slot = there.get(wall_text(wall)) or Slot.objects.create(round=round, wall=wall_text(wall), **fields)
        if slot.minutes != shape.minutes:
            Slot.objects.changeable_by(by).filter(pk=slot.pk).update(ends_at=fields["ends_at"], minutes=shape.minutes)
        _add_seats(slot, shape.tables, by)


def _add_seats(slot, tables, by):
    there = set(Seat.objects.changeable_by(by).filter(slot=slot).values_list("place", flat=True))
    if slot.private and there:
        return
    for position, place in enumerate(tables[:1] if slot.private else tables, 1):
        if place not in there:
            Seat.objects.create(slot=slot, place=place, position=position)


def _add_parties(round, by):
    """A conference for every learner and household that has none in this round, its adults invited."""
    held = Conference.objects.visible_to(by).filter(round=round)
    there = {(row.learner_id, row.household): row for row in held}
    for party in parties_of(round.klass, by):
        conference = there.get((party.learner.pk, party.household))
        if conference is None:
            conference = make_conference(
                party.learner, by=by, adults=party.adults, household=party.household,
                round=round, kind=round.kind, minutes=round.minutes, zone=round.klass.school.zone,
            )  # fmt: skip
        ask_to_come(conference, party.adults, by=by)
        for adult in party.adults:
            invite(conference, adult, by=by)


@transaction.atomic
def keep_private(slot, *, by):
    """One family alone in the room at this time. Refuses (False) while two or more sit there."""
    slot = Slot.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=slot.pk)
    seats = Seat.objects.changeable_by(by).filter(slot=slot)
    if seats.exclude(booking=None).count() > 1:
        return False
    first = seats.exclude(booking=None).first() or seats.first()
    seats.filter(booking=None).exclude(pk=first.pk if first else None).delete()
    Slot.objects.changeable_by(by).filter(pk=slot.pk).update(private=True)
    return True


@transaction.atomic
def share_again(slot, *, by):
    """All tables of the round at this time again."""
    slot = Slot.objects.changeable_by(by).get_or_404(pk=slot.pk)
    Slot.objects.changeable_by(by).filter(pk=slot.pk).update(private=False)
    slot.private = False
    _add_seats(slot, tables_of(slot.round, by), by)


def tables_of(round, by) -> tuple[str, ...]:
    """Names of the tables in use in a round, in their order."""
    seats = Seat.objects.visible_to(by).filter(slot__round=round).order_by("position", "pk")
    return tuple(dict.fromkeys(seats.values_list("place", flat=True)))


@transaction.atomic
def note_slot(slot, words, *, by):
    """Something the adults who run the day want to remember about a time."""
    Slot.objects.changeable_by(by).get_or_404(pk=slot.pk)
    Slot.objects.changeable_by(by).filter(pk=slot.pk).update(note=words[:120])


@transaction.atomic
def take_everybody_out(round, *, by):
    """The office begins the timetable again: every booking of the round that is not fixed goes, wishes stay."""
    round = Round.objects.changeable_by(by).get_or_404(pk=round.pk)
    held = Booking.objects.changeable_by(by).filter(slot__round=round, fixed=False)
    conferences = Conference.objects.changeable_by(by).filter(pk__in=list(held.values_list("conference_id", flat=True)))
    held.delete()
    conferences.update(starts_at=None, wall="", place="")
    audit(by, "timetable.cleared", round)
