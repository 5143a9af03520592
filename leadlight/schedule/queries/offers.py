"""The times a family may choose from: which are free, how each suits, which one is theirs. Never who has the others."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from leadlight.invite.hooks import Times
from leadlight.schedule.actions.bookings import interpreted_elsewhere, kept_apart, together
from leadlight.schedule.models import Booking, Seat, Slot, Wish, conferences_to_book


@dataclass(frozen=True, slots=True)
class Offer:
    """One time. `other` says that a sister or brother, or another household, sits elsewhere then."""

    pk: int
    at: datetime
    free: bool
    mine: bool
    other: bool
    private: bool
    suits: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class OfferedDay:
    on: date
    offers: tuple[Offer, ...]


def offered(conference, viewer):
    """Slots still ahead with `has_seat` (a table is free), `elsewhere` (the family sits at another), `apart` and `voice` (who
    interprets is at another)."""
    time = OuterRef("starts_at"), OuterRef("ends_at")
    free = Seat.objects.filter(slot_id=OuterRef("pk"), booking=None)
    ahead = Slot.objects.visible_to(viewer).filter(round_id=conference.round_id, starts_at__gt=viewer.now)
    return ahead.annotate(
        has_seat=Exists(free),
        elsewhere=Exists(together(conference, *time)),
        apart=Exists(kept_apart(conference, *time, viewer.today)),
        voice=Exists(interpreted_elsewhere(conference, *time)),
    )


def days_for(invitation, conference, viewer) -> list[OfferedDay]:
    """What a family may choose, day by day."""
    suits = dict(Wish.objects.visible_to(viewer).filter(invitation=invitation).values_list("slot_id", "suits"))
    held, beside = sitting(conference, viewer)
    days: dict[date, list[Offer]] = {}
    for slot in offered(conference, viewer):
        at = slot.wall_time
        other = slot.elsewhere
        free = slot.has_seat and not other and not slot.apart and not slot.voice
        said = suits.get(slot.pk, "")
        offer = Offer(slot.pk, at, free, slot.pk == held, other, slot.private, said, _near(slot, beside))
        days.setdefault(at.date(), []).append(offer)
    return [OfferedDay(on, tuple(offers)) for on, offers in days.items()]


def sitting(conference, viewer):
    """(this conference's slot or None, [(first name, starts, ends)] of the other children this adult has opened)."""
    mine = Booking.objects.visible_to(viewer).filter(
        Q(conference=conference) | Q(conference__in=conferences_to_book(viewer).values("pk"))
    )
    held, beside = None, []
    for row in mine.select_related("slot", "learner"):
        if row.conference_id == conference.pk:
            held = row.slot_id
        elif row.learner_id != conference.learner_id:
            beside.append((row.learner.display, row.slot.starts_at, row.slot.ends_at))
    return held, beside


def _near(slot, beside, within_min=15) -> str:
    """The name of a sister or brother who sits shortly before or after this time."""
    for name, starts, ends in beside:
        wait = min(abs((slot.starts_at - ends).total_seconds()), abs((starts - slot.ends_at).total_seconds()))
        if wait <= within_min * 60 and (slot.ends_at <= starts or slot.starts_at >= ends):
            return name
    return ""


def times_of(viewer, conference, invitation=None) -> Times | None:
    """What an invitation says of its time (joined to invite.hooks.times)."""
    if conference.round_id is None:
        return None
    ahead = Slot.objects.visible_to(viewer).filter(round_id=conference.round_id, starts_at__gt=viewer.now)
    starts = tuple(slot.wall_time for slot in ahead)
    save = reverse("schedule:calendar", args=[conference.pk]) if conference.wall else ""
    choose = reverse("schedule:times", args=[invitation.pk]) if invitation and starts else ""
    return Times(starts=starts, choose=choose, save=save)
