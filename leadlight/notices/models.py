"""What we send, to whom, in which language, and whether it arrived. Never a child's name in a subject."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models import Person, School
from leadlight.platform.guard import GuardedQuerySet


class NoticeQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        if viewer.hat in ("teacher", "cover"):
            return Q(learner_id__in=viewer.learners_taught()) | Q(to_id=viewer.person_id)
        if viewer.hat in ("office", "leader"):
            return Q(school_id=viewer.school_id)
        mine = Q(to_id=viewer.person_id or 0)
        if viewer.hat == "family":
            return mine & (Q(learner=None) | Q(learner_id__in=viewer.learners_cared_for()))
        return mine

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("teacher", "cover", "office") else Q(pk__in=[])


class Notice(models.Model):
    """One message to one person on one channel. The row is written with the thing it tells of, then sent."""

    class Channel(models.TextChoices):
        MAIL = "mail"
        LETTER = "letter"

    school = models.ForeignKey(School, models.CASCADE, related_name="notices")
    to = models.ForeignKey(Person, models.CASCADE, related_name="notices")
    learner = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel)
    kind = models.CharField(max_length=40, help_text='"invitation", "booked", "moved", "thanks"')
    event = models.CharField(max_length=60, help_text='what it tells of: "rounds.Conference 7"')
    language = models.CharField(max_length=16, default="en")
    address = models.CharField(max_length=254, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    subject = models.CharField(max_length=160, blank=True)
    body = models.TextField(blank=True, help_text="with {link} and {code}, which are filled in as it goes out")
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True, help_text="handed to the mail server, or printed")
    handed_at = models.DateTimeField(null=True, blank=True, help_text="a letter that reached a hand")
    opened_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True, help_text="why it did not arrive, in plain words")
    tries = models.PositiveSmallIntegerField(default=0)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["to", "event", "kind", "channel"], name="notice_once")]

    def __str__(self):
        return f"{self.kind} {self.pk}"
