"""Words around a pane: the child's reflections and stickies, and others' comments."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models import Person
from leadlight.platform.guard import GuardedQuerySet
from leadlight.platform.models import File
from leadlight.portfolio.models.pieces import Artifact, OfArtifactQuerySet
from leadlight.reflect.models import FiveMinutes


class Spot(models.Model):
    """Where on the picture a pin stands, as shares of its width and height; empty: no spot."""

    spot_x = models.FloatField(null=True, blank=True)
    spot_y = models.FloatField(null=True, blank=True)

    class Meta:
        abstract = True


class ReflectionQuerySet(GuardedQuerySet):
    """Private until shared; then whoever may see the pane, and the class's adults."""

    def seen_by(self, viewer):
        mine = Q(learner_id=viewer.person_id) if viewer.hat == "learner" else Q(pk__in=[])
        shared = Q(shared_at__isnull=False)
        taught = Q(learner_id__in=viewer.learners_taught())
        beside = Q(artifact_id__in=Artifact.objects.visible_to(viewer).values("pk"), goes_along=True)
        return mine | (shared & (taught | beside))

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
    language = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField(default=timezone.now)
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
    """Read by the child, the class's adults and the writer; one household never reads the other's."""

    def seen_by(self, viewer):
        mine = Q(by_id=viewer.person_id or 0, artifact_id__in=Artifact.objects.visible_to(viewer).values("pk"))
        if viewer.hat == "learner":
            return Q(artifact__learner_id=viewer.person_id) | mine
        if viewer.hat in ("teacher", "cover"):
            return Q(artifact__learner_id__in=viewer.learners_taught(), artifact__binned_at=None)
        return mine

    def owned_by(self, viewer):
        return Q(by_id=viewer.person_id or 0)


class Comment(Spot):
    """Somebody's words to the child about a pane. The child may hide it; it is not destroyed."""

    artifact = models.ForeignKey(Artifact, models.CASCADE, related_name="comments")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    hat = models.CharField(max_length=16)
    words = models.TextField(blank=True)
    sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=16, blank=True)
    translation = models.TextField(blank=True, help_text="a person's translation; the original stays first")
    told_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    hidden_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"comment {self.pk}"
