"""Practising with a friend, and what the friend says. Never required."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.confer.models import Meeting
from leadlight.people.models import Person
from leadlight.platform.guard import GuardedQuerySet
from leadlight.platform.models import File


class PairingQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        if viewer.hat == "learner":
            return Q(learner_id=viewer.person_id) | Q(partner_id=viewer.person_id)
        return Q(learner_id__in=viewer.learners_taught())

    def owned_by(self, viewer):
        return Q()


class Pairing(models.Model):
    """`learner` practises, `partner` plays the family. While open, the partner sees what was chosen."""

    learner = models.ForeignKey(Person, models.CASCADE, related_name="pairings")
    partner = models.ForeignKey(Person, models.CASCADE, related_name="partnered")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="pairings")
    offered_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    offered_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    no_thanks_at = models.DateTimeField(null=True, blank=True)

    objects = PairingQuerySet.as_manager()

    class Meta:
        ordering = ["-offered_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(learner=models.F("partner")), name="partner_is_somebody_else")
        ]

    def __str__(self):
        return f"pairing {self.pk}"


class AdviceQuerySet(GuardedQuerySet):
    """rehearsal_feedback: the child it was given to, its writer, the class's adults."""

    def seen_by(self, viewer):
        if viewer.hat == "learner":
            return Q(pairing__learner_id=viewer.person_id) | Q(by_id=viewer.person_id)
        return Q(pairing__learner_id__in=viewer.learners_taught())

    def owned_by(self, viewer):
        """Its writer, for fifteen minutes; nobody destroys a peer's words but the class's teachers."""
        quarter = viewer.now - timedelta(minutes=15)
        return Q(by_id=viewer.person_id or 0, at__gt=quarter)


class Advice(models.Model):
    """One "I noticed" and one question, against the class's own criteria. The child marks what they will use."""

    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="advice")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    noticed = models.TextField(blank=True)
    noticed_sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    question = models.TextField(blank=True)
    question_sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    criteria = models.JSONField(default=list, blank=True, help_text="the class's own words that were ticked")
    at = models.DateTimeField(default=timezone.now)
    will_use_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "advice"

    def __str__(self):
        return f"advice {self.pk}"
