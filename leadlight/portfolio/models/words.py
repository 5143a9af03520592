"""Words around a pane: the child's reflections and stickies, and others' comments."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models import Person
from leadlight.platform.guard import GuardedQuerySet
from leadlight.platform.models import File
from leadlight.portfolio.models.pieces import Artifact, OfArtifactQuerySet, reached_by
from leadlight.reflect.models import FiveMinutes

TAKE_BACK = timedelta(minutes=15)


class Spot(models.Model):
    """Where on the picture a pin stands, as shares of its width and height; empty: no spot."""

    spot_x = models.FloatField(null=True, blank=True)
    spot_y = models.FloatField(null=True, blank=True)

    class Meta:
        abstract = True


class ReflectionQuerySet(GuardedQuerySet):
    """Private until shared; then the class's adults, and those whom the child shows the pane (never a whole class)."""

    def seen_by(self, viewer):
        if viewer.hat == "learner":
            mine = Q(learner_id=viewer.person_id)
        else:
            mine = Q(learner_id__in=viewer.learners_taught(), shared_at__isnull=False, binned_at=None)
        shown = reached_by(viewer, "portfolio.Artifact", class_too=False)
        open_to_me = Artifact.objects.visible_to(viewer).filter(pk__in=shown).values("pk")
        beside = Q(artifact_id__in=open_to_me, goes_along=True, shared_at__isnull=False, binned_at=None)
        return mine | beside

    def binnable_by(self, viewer):
        """The child; for safety the class's teachers (never cover) what was shared, audited."""
        who = self.owned_by(viewer)
        if viewer.hat == "teacher":
            who = Q(learner_id__in=viewer.learners_taught())
        return self.visible_to(viewer).filter(who)._clear(f"binnable_by {viewer}")

    def owned_by(self, viewer):
        return Q(learner_id=viewer.person_id) if viewer.hat == "learner" else Q(pk__in=[])


class Reflection(Spot):
    """A learner's words about a piece, a time, or themselves: written, spoken, or tapped pictures."""

    learner = models.ForeignKey(Person, models.CASCADE, related_name="reflections")
    artifact = models.ForeignKey(Artifact, models.CASCADE, null=True, blank=True, related_name="reflections")
    five = models.ForeignKey(FiveMinutes, models.SET_NULL, null=True, blank=True, related_name="answers")
    starter_id = models.CharField(max_length=80, blank=True)
    starter = models.CharField(max_length=160, blank=True, help_text="as it was read, so that it never changes later")
    words = models.TextField(blank=True)
    pictures = models.JSONField(default=list, blank=True, help_text="names of tapped picture words")
    sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    drawing = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField(default=timezone.now)
    binned_at = models.DateTimeField(null=True, blank=True)
    binned_hat = models.CharField(max_length=16, blank=True)
    shared_at = models.DateTimeField(null=True, blank=True, help_text="empty: only the child")
    goes_along = models.BooleanField(default=True, help_text="when shared: seen by those the pane is shared with")

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"reflection {self.pk}"


class StickyQuerySet(OfArtifactQuerySet):
    def seen_by(self, viewer):
        if viewer.hat == "learner":
            return Q(artifact__learner_id=viewer.person_id)
        return Q(artifact__learner_id__in=viewer.learners_taught(), artifact__binned_at=None)


class Sticky(Spot):
    """The child's small mark: perhaps I show this."""

    artifact = models.OneToOneField(Artifact, models.CASCADE, related_name="sticky")
    words = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = StickyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stickies"

    def __str__(self):
        return f"sticky on {self.artifact_id}"


class CommentQuerySet(GuardedQuerySet):
    """Read by the child, the class's adults and the writer; one household never reads the other's.

    The child reads every one that is not withdrawn by a teacher; what the child hid, only the child and the
    teachers still find.
    """

    def seen_by(self, viewer):
        mine = Q(by_id=viewer.person_id or 0, artifact_id__in=Artifact.objects.visible_to(viewer).values("pk"))
        if viewer.hat == "learner":
            return Q(artifact__learner_id=viewer.person_id, withdrawn_at=None) | mine
        if viewer.hat in ("teacher", "cover"):
            return Q(artifact__learner_id__in=viewer.learners_taught(), artifact__binned_at=None)
        return mine

    def owned_by(self, viewer):
        return Q(by_id=viewer.person_id or 0)

    def hideable_by(self, viewer):
        """The child may hide words left to them; they are not destroyed."""
        who = Q(artifact__learner_id=viewer.person_id) if viewer.hat == "learner" else Q(pk__in=[])
        return self.visible_to(viewer).filter(who)._clear(f"hideable_by {viewer}")

    def withdrawable_by(self, viewer):
        """The class's teachers (never cover), for safety."""
        who = Q() if viewer.hat == "teacher" else Q(pk__in=[])
        return self.visible_to(viewer).filter(who)._clear(f"withdrawable_by {viewer}")

    def removable_by(self, viewer):
        """The writer, for fifteen minutes: afterwards unkind words stay as they were said."""
        return self.changeable_by(viewer).filter(at__gt=viewer.now - TAKE_BACK)._clear(f"removable_by {viewer}")


class Comment(Spot):
    """Somebody's words to the child about a pane, or the child's answer. The child may hide it; it is not destroyed."""

    artifact = models.ForeignKey(Artifact, models.CASCADE, related_name="comments")
    reflection = models.ForeignKey(Reflection, models.SET_NULL, null=True, blank=True, related_name="answers")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    hat = models.CharField(max_length=16)
    words = models.TextField(blank=True)
    sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=16, blank=True)
    translation = models.TextField(blank=True, help_text="a person's translation; the original stays first")
    told_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    hidden_at = models.DateTimeField(null=True, blank=True, help_text="by the child")
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="by a teacher, for safety")

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"comment {self.pk}"
