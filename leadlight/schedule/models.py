"""Times and places: slots, seats in them, what families wish for, and the booking the database keeps single."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from leadlight.invite.models import Invitation
from leadlight.people.models import Person, Tie
from leadlight.people.viewer import current
from leadlight.platform.guard import GuardedQuerySet
from leadlight.rounds.models import Conference, Round


def conferences_of_household(viewer):
    """Keys of the conferences whose time this adult may choose: those of the household they belong to."""
    ties = Tie.objects.filter(current(viewer.today), adult_id=viewer.person_id, learner_id=OuterRef("learner_id"))
    mine = ties.filter(household=OuterRef("household"), learner_id__in=viewer.learners_cared_for())
    return Conference.objects.visible_to(viewer).filter(Exists(mine)).values("pk")


def conferences_to_book(viewer):
    """The conferences whose time `viewer` may choose: a family's own household's, a class's adults', the school's."""
    if viewer.hat == "family":
        return Conference.objects.visible_to(viewer).filter(pk__in=conferences_of_household(viewer))
    if viewer.hat == "learner":
        return Conference.objects.none()
    return Conference.objects.changeable_by(viewer)


class SlotQuerySet(GuardedQuerySet):
    """A family sees the times of its rounds, never who has them."""

    def seen_by(self, viewer):
        return Q(round_id__in=Round.objects.visible_to(viewer).values("pk"))

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("teacher", "cover", "office", "leader") else Q(pk__in=[])


class Slot(models.Model):
    """A time in a round when several conferences run at once."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField(help_text="UTC")
    ends_at = models.DateTimeField(help_text="UTC")
    zone = models.CharField(max_length=40)
    wall = models.CharField(max_length=16, help_text='"2026-12-10T16:20" as promised')
    minutes = models.PositiveSmallIntegerField(default=20)
    private = models.BooleanField(default=False, help_text="one family alone in the room")
    note = models.CharField(max_length=120, blank=True, help_text="for the adults who run the day")

    objects = SlotQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "starts_at"], name="slot_once")]

    def __str__(self):
        return self.wall

    @property
    def wall_time(self):
        """The promised time of day as a datetime without a zone: what a clock in the room shows."""
        return datetime.fromisoformat(self.wall)


class OfSlotQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        return Q(slot_id__in=Slot.objects.visible_to(viewer).values("pk"))

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("teacher", "cover", "office", "leader") else Q(pk__in=[])


class Seat(models.Model):
    """One table at one time. At most one booking can ever hold it."""

    slot = models.ForeignKey(Slot, models.CASCADE, related_name="seats")
    place = models.CharField(max_length=60, help_text='"Window table"')
    position = models.PositiveSmallIntegerField(default=1)

    objects = OfSlotQuerySet.as_manager()

    class Meta:
        ordering = ["slot", "position"]
        constraints = [models.UniqueConstraint(fields=["slot", "place"], name="seat_once")]

    def __str__(self):
        return f"{self.place}, {self.slot_id}"


class WishQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        return Q(invitation_id__in=Invitation.objects.visible_to(viewer).values("pk"))

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("family", "teacher", "cover", "office") else Q(pk__in=[])


class Wish(models.Model):
    """How a time suits one adult."""

    SUITS = ("good", "possible", "if_needed")

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="wishes")
    slot = models.ForeignKey(Slot, models.CASCADE, related_name="wishes")
    suits = models.CharField(max_length=10, choices=[(s, s) for s in SUITS])

    objects = WishQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "wishes"
        constraints = [models.UniqueConstraint(fields=["invitation", "slot"], name="wish_once")]

    def __str__(self):
        return f"{self.suits} {self.pk}"


class BookingQuerySet(GuardedQuerySet):
    """Whoever may see the conference sees its time. A family changes the time of its own household only."""

    def seen_by(self, viewer):
        return Q(conference_id__in=Conference.objects.visible_to(viewer).values("pk"))

    def owned_by(self, viewer):
        if viewer.hat == "family":
            return Q(conference_id__in=conferences_of_household(viewer))
        return Q() if viewer.hat in ("teacher", "cover", "office", "leader") else Q(pk__in=[])


class Booking(models.Model):
    """A conference holds a seat. The database allows one booking per seat, per conference, and per learner and slot."""

    conference = models.OneToOneField(Conference, models.CASCADE, related_name="booking")
    seat = models.OneToOneField(Seat, models.RESTRICT, related_name="booking")
    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    slot = models.ForeignKey(Slot, models.CASCADE, related_name="bookings")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=300, blank=True, help_text="what the table needs to know")
    fixed = models.BooleanField(default=False, help_text="stays where it is when times are found for the others")
    edition = models.PositiveIntegerField(default=1, help_text="grows with each move")
    told = models.PositiveIntegerField(default=0, help_text="the edition the family was last told of")

    objects = BookingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "slot"], name="one_conference_a_learner_a_slot")]

    def __str__(self):
        return f"booking {self.pk}"
