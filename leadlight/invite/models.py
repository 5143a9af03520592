"""An invitation for each adult, their answer, and the separate meeting no child ever sees."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models import Key, Person, kept_apart
from leadlight.platform.guard import GuardedQuerySet
from leadlight.platform.models import File
from leadlight.portfolio.models import Artifact
from leadlight.rounds.models import Conference


class LearnersWordsQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        if viewer.hat == "learner":
            return Q(learner_id=viewer.person_id)
        if viewer.hat == "family":
            return Q(learner_id__in=viewer.learners_cared_for())
        return Q(learner_id__in=viewer.learners_taught())

    def owned_by(self, viewer):
        return Q(learner_id=viewer.person_id) if viewer.hat == "learner" else Q(pk__in=[])


class InvitingWords(models.Model):
    """The child's own words, voice and picture at the head of every invitation of theirs."""

    learner = models.OneToOneField(Person, models.CASCADE, related_name="inviting_words")
    words = models.TextField(blank=True)
    sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    artifact = models.ForeignKey(Artifact, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = LearnersWordsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "inviting words"

    def __str__(self):
        return f"inviting words {self.pk}"


class InvitationQuerySet(GuardedQuerySet):
    """The adult theirs; the class's adults and the office; the learner who is invited, not what was answered.

    Nobody sends, prints or calls an adult who is kept from the child today: the invitation is not there until it ends.
    """

    def seen_by(self, viewer):
        return self.asked_of(viewer) & ~Q(kept_apart(viewer, "conference__learner_id", "adult_id"))

    def asked_of(self, viewer) -> Q:
        if viewer.hat == "family":
            return Q(adult_id=viewer.person_id, conference__learner_id__in=viewer.learners_cared_for())
        if viewer.hat in ("teacher", "cover"):
            return Q(conference__learner_id__in=viewer.learners_taught())
        if viewer.hat in ("office", "leader"):
            return Q(conference__learner__school_id=viewer.school_id)
        return Q(pk__in=[])

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("family", "teacher", "cover", "office") else Q(pk__in=[])


class Invitation(models.Model):
    """One adult invited to one conference, in their language, and the answer they gave.

    coming   yes, no, other (another person comes); empty: not answered
    how      as in Participant: here, video, phone, later
    """

    COMING = ("yes", "no", "other")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="invitations")
    adult = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    key = models.ForeignKey(Key, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=16, default="en")
    made_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True, blank=True)
    guide_read_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    coming = models.CharField(max_length=8, blank=True)
    who_comes = models.CharField(max_length=160, blank=True)
    interpreter = models.CharField(max_length=16, blank=True, help_text="language wanted; empty: none")
    needs = models.CharField(max_length=300, blank=True, help_text="access, siblings to mind, anything")
    told_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "adult"], name="invited_once")]

    def __str__(self):
        return f"invitation {self.pk}"


class SeparateMeetingQuerySet(GuardedQuerySet):
    """Never the learner, never peers, never the other household. No teacher meets who is kept from the child today."""

    def seen_by(self, viewer):
        if viewer.hat == "family":
            return Q(adult_id=viewer.person_id, learner_id__in=viewer.learners_cared_for())
        if viewer.hat in ("teacher", "cover"):
            return Q(learner_id__in=viewer.learners_taught()) & ~Q(kept_apart(viewer, "learner_id", "adult_id"))
        if viewer.hat == "office":
            return Q(learner__school_id=viewer.school_id)
        return Q(pk__in=[])

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("family", "teacher", "cover", "office") else Q(pk__in=[])


class SeparateMeeting(models.Model):
    """A talk between an adult and the teacher, apart from the conference. The child is not told."""

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    adult = models.ForeignKey(Person, models.CASCADE, related_name="separate_meetings")
    words = models.TextField(blank=True)
    asked_from = models.CharField(max_length=16, blank=True, help_text="invitation, guide, meeting, after")
    asked_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    offered_at = models.DateTimeField(null=True, blank=True)
    offered = models.CharField(max_length=200, blank=True, help_text="time and place or number, in words")
    agreed_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SeparateMeetingQuerySet.as_manager()

    def __str__(self):
        return f"separate meeting {self.pk}"
