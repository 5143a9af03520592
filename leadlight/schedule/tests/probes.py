"""How the access table is asked about rounds, timetables, bookings, wishes and answers."""

from datetime import datetime, timedelta

from django.utils import timezone

from leadlight.invite.models import Invitation
from leadlight.rounds.models import Participant, Round
from leadlight.schedule.models import Booking, Seat, Slot, Wish
from tests.access import Ask, probe

FAMILY = ("rosa", "raul", "inga", "bram", "bea", "lost_link")


def slot_of(cast, days=20, hour=15):
    starts = (timezone.now() + timedelta(days=days)).replace(hour=hour, minute=20, second=0, microsecond=0)
    wall = datetime(starts.year, starts.month, starts.day, hour, 20)
    slot = Slot.objects.create(
        round=cast.round,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=20),
        zone="UTC",
        wall=wall.strftime("%Y-%m-%dT%H:%M"),
    )
    return slot, Seat.objects.create(slot=slot, place="Lantern table")


def booking_of(cast):
    slot, seat = slot_of(cast)
    conference = cast.conference
    conference.starts_at, conference.wall, conference.place, conference.zone = (
        slot.starts_at,
        slot.wall,
        seat.place,
        "UTC",
    )
    conference.save()
    return Booking.objects.create(conference=conference, learner=cast.ada, seat=seat, slot=slot)


def invitation_of(cast):
    return Invitation.objects.create(conference=cast.conference, adult=cast.rosa)


def system(model):
    return model.objects.for_system("what became of a test's row")


@probe("schedule_own_slot", "read")
def _(cast):
    booking = booking_of(cast)
    return Ask(f"/conferences/{booking.conference_id}/conference.ics", canary="Lantern table")


@probe("schedule_own_slot", "change")
def _(cast, who):
    slot, seat = slot_of(cast)
    done = lambda: system(Booking).exists()  # noqa: E731
    if who in FAMILY:
        return Ask(f"/invitations/{invitation_of(cast).pk}/times/", "POST", {"take": slot.pk}, done=done)
    return Ask(f"/conferences/{cast.conference.pk}/time/", "POST", {"seat": seat.pk}, done=done)


@probe("schedule_own_slot", "delete")
def _(cast, who):
    booking = booking_of(cast)
    invitation_of(cast)
    noun = "cancellation" if who in FAMILY else "removal"
    return Ask(f"/conferences/{booking.conference_id}/time/{noun}/", "POST", done=lambda: not system(Booking).exists())


@probe("schedule_own_slot", "comment")
def _(cast):
    booking = booking_of(cast)
    words = {"note": "We bring a pram."}
    return Ask(
        f"/conferences/{booking.conference_id}/time/note/", "POST", words, done=lambda: system(Booking).get().note != ""
    )


@probe("schedule_full", "read")
def _(cast):
    booking_of(cast)
    return Ask(f"/class/{cast.klass.pk}/timetable/", canary="Lantern table")


@probe("schedule_full", "change")
def _(cast):
    slot_of(cast)
    _ = cast.conference
    return Ask(f"/rounds/{cast.round.pk}/filling/", "POST", done=lambda: system(Booking).exists())


@probe("schedule_full", "change")
def _(cast):
    booking_of(cast)
    return Ask(f"/rounds/{cast.round.pk}/news/", "POST", done=lambda: system(Booking).get().told > 0)


@probe("schedule_full", "read")
def _(cast):
    booking_of(cast)
    row = invitation_of(cast)
    system(Invitation).filter(pk=row.pk).update(interpreter="so", answered_at=timezone.now())
    return Ask(f"/rounds/{cast.round.pk}/interpreters/", canary="Lantern table")


@probe("schedule_full", "change")
def _(cast):
    booking_of(cast)
    there = system(Participant).filter(conference=cast.conference, person=cast.ivo)
    there.update(ended_at=timezone.now())
    ask = f"/conferences/{cast.conference.pk}/interpreter/"
    return Ask(ask, "POST", {"who": cast.ivo.pk}, done=lambda: there.get().ended_at is None)


@probe("schedule_full", "comment")
def _(cast):
    slot, _ = slot_of(cast)
    return Ask(f"/slots/{slot.pk}/", "POST", {"note": "calmer"}, done=lambda: system(Slot).get().note == "calmer")


@probe("schedule_full", "delete")
def _(cast):
    booking_of(cast)
    return Ask(f"/rounds/{cast.round.pk}/clearance/", "POST", done=lambda: not system(Booking).exists())


@probe("round", "read")
def _(cast):
    slot_of(cast)
    return Ask(f"/class/{cast.klass.pk}/rounds/{cast.round.pk}/", canary="Autumn conferences")


WORDS = {
    "name": "Spring", "minutes": 20, "gap_min": 10, "jot_min": 20, "day": "2027-03-02", "first": "15:20", "until": "16:40",
    "table": "Rug", "make": "1",
}  # fmt: skip


@probe("round", "change")
def _(cast):
    return Ask(
        f"/class/{cast.klass.pk}/rounds/new/", "POST", WORDS, done=lambda: system(Round).filter(name="Spring").exists()
    )


@probe("round", "change")
def _(cast):
    words = {**WORDS, "edition": cast.round.edition}
    return Ask(
        f"/class/{cast.klass.pk}/rounds/{cast.round.pk}/",
        "POST",
        words,
        done=lambda: system(Round).get().name == "Spring",
    )


@probe("round", "delete")
def _(cast):
    return Ask(
        f"/class/{cast.klass.pk}/rounds/{cast.round.pk}/closing/",
        "POST",
        done=lambda: system(Round).get().closed_at is not None,
    )


@probe("wish", "read")
def _(cast, who):
    slot, _ = slot_of(cast)
    invitation = invitation_of(cast)
    Wish.objects.create(invitation=invitation, slot=slot, suits="good")
    if who in FAMILY:
        return Ask(f"/invitations/{invitation.pk}/times/", canary='value="good" checked')
    return Ask(f"/class/{cast.klass.pk}/timetable/?child={cast.conference.pk}", canary="suits best")


@probe("wish", "change")
def _(cast, who):
    slot, _ = slot_of(cast)
    page = "times" if who in FAMILY else "told"
    words = {f"suits-{slot.pk}": "possible", "coming": "yes"}
    return Ask(f"/invitations/{invitation_of(cast).pk}/{page}/", "POST", words, done=lambda: system(Wish).exists())


@probe("reply", "change")
def _(cast, who):
    page = "reply" if who in FAMILY else "told"
    words = {"coming": "yes", "needs": "a ramp"}
    done = lambda: system(Invitation).get().needs == "a ramp"  # noqa: E731
    return Ask(f"/invitations/{invitation_of(cast).pk}/{page}/", "POST", words, done=done)


@probe("reply", "read")
def _(cast, who):
    invitation = invitation_of(cast)
    system(Invitation).update(needs="a ramp for Nana", answered_at=timezone.now(), coming="yes")
    if who in FAMILY:
        return Ask(f"/invitations/{invitation.pk}/", canary="a ramp for Nana")
    return Ask(f"/class/{cast.klass.pk}/families/", canary="a ramp for Nana", own_list=who == "lea")
