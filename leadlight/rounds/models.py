"""A season of conferences, and the spine: one learner, one party, one time."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.goals.models import around_learner
from leadlight.people.models import Class, Person, kept_apart, tied
from leadlight.platform.guard import GuardedQuerySet
from leadlight.portfolio.models import Share
from leadlight.reflect.models import OfClassQuerySet

A_DAY = timedelta(days=1)
KINDS = ("student-led", "three-way", "goal-setting", "mini", "redo")


class RoundQuerySet(OfClassQuerySet):
    def seen_by(self, viewer):
        if viewer.hat in ("office", "leader"):
            return Q(klass__school_id=viewer.school_id)
        if viewer.hat in ("family", "learner"):
            return Q(pk__in=Conference.objects.visible_to(viewer).values("round_id"))
        return super().seen_by(viewer)

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("teacher", "cover", "office") else Q(pk__in=[])


class Round(models.Model):
    """Days, lengths and words of one season. Optional: a conference can stand alone on any day."""

    klass = models.ForeignKey(Class, models.CASCADE, related_name="rounds")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=[(k, k) for k in KINDS], default="student-led")
    agenda = models.CharField(max_length=60, blank=True, help_text="id of the pack's agenda the plans start from")
    minutes = models.PositiveSmallIntegerField(default=20)
    gap_min = models.PositiveSmallIntegerField(default=10)
    jot_min = models.PositiveSmallIntegerField(default=20, help_text="for the teacher, after the last one of a day")
    interpreted_min = models.PositiveSmallIntegerField(null=True, blank=True, help_text="length with an interpreter")
    invite_on = models.DateField(null=True, blank=True, help_text="when invitations may go out")
    reply_by = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1, help_text="grows with each change; two editors meet on it")

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self):
        return self.name


class ConferenceQuerySet(GuardedQuerySet):
    """The learner and the class's adults; office and leader as a time and a place; an adult theirs only.

    An interpreter keeps nothing: the time and place until it was held or called off, and while a meeting is open.
    """

    def seen_by(self, viewer):
        if viewer.hat in ("office", "leader"):
            return Q(learner__school_id=viewer.school_id)
        if viewer.hat in ("family", "interpreter"):
            mine = Participant.objects.all()._clear("own rows only").filter(person_id=viewer.person_id, ended_at=None)
            if viewer.hat == "family":
                return Q(pk__in=mine.values("conference_id"), learner_id__in=viewer.learners_cared_for())
            called = Q(pk__in=mine.filter(role="interpreter").values("conference_id"))
            open_now = Q(learner_id__in=Share.objects.reaching(viewer, "plan.Plan").values("learner_id"))
            still = Q(held_at=None, called_off_at=None) & ~Q(starts_at__lt=viewer.now - A_DAY)
            return called & (still | open_now) & ~Q(learner_id__in=viewer.learners_kept_from())
        return around_learner(viewer)

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("learner", "teacher", "cover", "office", "leader") else Q(pk__in=[])


class Conference(models.Model):
    """One learner, one party, one time. `starts_at` is the instant; `zone` and `wall` keep what was promised."""

    learner = models.ForeignKey(Person, models.CASCADE, related_name="conferences")
    round = models.ForeignKey(Round, models.SET_NULL, null=True, blank=True, related_name="conferences")
    kind = models.CharField(max_length=12, choices=[(k, k) for k in KINDS], default="student-led")
    redo_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="redos")
    household = models.PositiveSmallIntegerField(default=1)
    starts_at = models.DateTimeField(null=True, blank=True, help_text="UTC; empty: no time yet")
    zone = models.CharField(max_length=40, blank=True)
    wall = models.CharField(max_length=16, blank=True, help_text='"2026-12-10T16:20" as promised')
    minutes = models.PositiveSmallIntegerField(default=20)
    place = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    held_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    what_happened = models.CharField(max_length=40, blank=True, help_text="id of a what-happened action")

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self):
        return f"conference {self.pk}"


class ParticipantQuerySet(GuardedQuerySet):
    """Whoever may see the conference; but nobody waits for, asks or opens anything to who is kept from the child today,
    or belongs to the child's family no longer. What was held keeps those who came.
    """

    def seen_by(self, viewer):
        here = Q(conference_id__in=Conference.objects.visible_to(viewer).values("pk"))
        kept = Q(kept_apart(viewer, "conference__learner_id", "person_id"))
        belongs = Q(tied(viewer, "conference__learner_id", "person_id"))
        gone = Q(role="family", conference__held_at=None) & ~belongs
        return here & ~kept & ~gone

    def owned_by(self, viewer):
        if viewer.hat in ("teacher", "cover", "office", "leader", "learner"):
            return Q()
        return Q(person_id=viewer.person_id or 0)


class Participant(models.Model):
    """Somebody invited to a conference, how they come, and whether they came."""

    HOW = ("here", "video", "phone", "later", "not")
    ROLES = ("family", "supporting", "interpreter", "teacher")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, models.CASCADE, related_name="participations")
    role = models.CharField(max_length=12, choices=[(r, r) for r in ROLES], default="family")
    how = models.CharField(max_length=8, choices=[(h, h) for h in HOW], blank=True, help_text="empty: not answered")
    language = models.CharField(max_length=16, blank=True)
    seated_at = models.DateTimeField(null=True, blank=True)
    came = models.CharField(max_length=12, blank=True, help_text="came, late, remote, later, not")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="taken out of this conference")

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "person"], name="participant_once")]

    def __str__(self):
        return f"{self.person_id} at {self.conference_id}"
