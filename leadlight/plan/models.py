"""What a learner chooses to show: the plan, its parts and picks; what the class agreed; what adults suggest."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models import Class, Person
from leadlight.platform.guard import GuardedQuerySet
from leadlight.platform.models import File
from leadlight.portfolio.models import GLASSES, Artifact, Share
from leadlight.reflect.models import OfClassQuerySet
from leadlight.rounds.models import Conference


class PlanQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        mine = Q(learner_id=viewer.person_id) if viewer.hat == "learner" else Q(pk__in=[])
        taught = Q(learner_id__in=viewer.learners_taught())
        return mine | taught | Q(pk__in=Share.objects.reaching(viewer, "plan.Plan").values("key"))

    def owned_by(self, viewer):
        return Q(learner_id=viewer.person_id) if viewer.hat == "learner" else Q(pk__in=[])

    def scribable_by(self, viewer):
        """Plans a teacher may write into *for* a child, stamped as such."""
        taught = self.filter(learner_id__in=viewer.learners_taught())
        return taught._clear(f"scribable_by {viewer}")


class Plan(models.Model):
    """A learner's plan, shown at one or more conferences (Showing)."""

    learner = models.ForeignKey(Person, models.CASCADE, related_name="plans")
    made_at = models.DateTimeField(default=timezone.now)
    ready_at = models.DateTimeField(null=True, blank=True, help_text="the child's own word: ready for me")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="a new plan took its place")
    edition = models.PositiveIntegerField(default=1)
    wishes = models.JSONField(default=list, blank=True, help_text="ids of support choices for this conference")
    feeling = models.CharField(max_length=40, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"plan {self.pk}"


class OfPlanQuerySet(GuardedQuerySet):
    path = "plan"

    def seen_by(self, viewer):
        return Q(**{f"{self.path}_id__in": Plan.objects.visible_to(viewer).values("pk")})

    def owned_by(self, viewer):
        mine = Q(**{f"{self.path}__learner_id": viewer.person_id})
        return mine if viewer.hat == "learner" else Q(pk__in=[])

    def scribable_by(self, viewer):
        taught = self.filter(**{f"{self.path}__learner_id__in": viewer.learners_taught()})
        return taught._clear(f"scribable_by {viewer}")


class ShowingQuerySet(OfPlanQuerySet):
    def seen_by(self, viewer):
        """Anyone who may see the conference learns which plan is shown; the plan guards itself."""
        return Q(conference_id__in=Conference.objects.visible_to(viewer).values("pk"))


class Showing(models.Model):
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="showings")
    conference = models.OneToOneField(Conference, models.CASCADE, related_name="showing")

    objects = ShowingQuerySet.as_manager()

    def __str__(self):
        return f"plan {self.plan_id} at {self.conference_id}"


class PartQuerySet(OfPlanQuerySet):
    def names_for(self, viewer):
        """Names of the parts for an adult who may come: readable before the pieces are (DECISIONS 1)."""
        shown = Showing.objects.visible_to(viewer).values("plan_id")
        return self.filter(plan_id__in=shown)._clear(f"names_for {viewer}")


class Part(models.Model):
    """One step of the conference, copied into the plan: renamed, dropped, moved as the child likes.

    seven   which of the seven default parts it is ("proud"), empty for the child's own
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="parts")
    seven = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=80, blank=True, help_text="the child's own name; empty: the pack's, translated")
    symbol = models.CharField(max_length=24, default="star")
    glass = models.CharField(max_length=8, choices=[(g, g) for g in GLASSES], default="honey")
    position = models.PositiveSmallIntegerField(help_text="1 comes first")
    minutes = models.PositiveSmallIntegerField(default=3)
    if_time = models.BooleanField(default=False, help_text="only if there is time")
    only_us = models.BooleanField(default=False, help_text="just my family and me")
    fresh = models.BooleanField(null=True, blank=True, help_text="true: to try fresh; false: practised; empty: unsaid")
    notes = models.TextField(blank=True, help_text="the child's own notes; never sent to other viewers")
    need = models.TextField(blank=True, help_text="what I need from you")
    left_empty_at = models.DateTimeField(null=True, blank=True, help_text="empty on purpose: the wedge is lit")

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return f"part {self.position} of plan {self.plan_id}"


class OfPartQuerySet(OfPlanQuerySet):
    path = "part__plan"

    def seen_by(self, viewer):
        return Q(part__plan__in=Plan.objects.visible_to(viewer).values("pk"))


class Pick(models.Model):
    """An artifact, an activity or a topic chosen to show in one part, and why."""

    part = models.ForeignKey(Part, models.CASCADE, related_name="picks")
    artifact = models.ForeignKey(Artifact, models.CASCADE, null=True, blank=True, related_name="picks")
    activity = models.CharField(max_length=200, blank=True, help_text="something to do together")
    topic = models.CharField(max_length=200, blank=True, help_text="something to talk about")
    position = models.PositiveSmallIntegerField(help_text="1 is shown first")
    reason = models.TextField(blank=True)
    reasons = models.JSONField(default=list, blank=True, help_text="ids of tapped reasons")
    sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=16, blank=True)
    noted_by = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="an adult wrote it down for the child",
    )
    at = models.DateTimeField(default=timezone.now)

    objects = OfPartQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["part", "artifact"], name="pick_once"),
            models.CheckConstraint(
                condition=Q(artifact__isnull=False, activity="", topic="")
                | (Q(artifact__isnull=True, topic="") & ~Q(activity=""))
                | (Q(artifact__isnull=True, activity="") & ~Q(topic="")),
                name="pick_is_exactly_one_thing",
            ),
        ]

    def __str__(self):
        return f"pick {self.pk}"


class SuggestionQuerySet(GuardedQuerySet):
    """Seen by the child, the class's adults and whoever made it. Only its maker takes it back; only the child answers."""

    def seen_by(self, viewer):
        if viewer.hat == "learner":
            return Q(plan__learner_id=viewer.person_id) | Q(by_id=viewer.person_id)
        if viewer.hat in ("teacher", "cover"):
            return Q(plan__learner_id__in=viewer.learners_taught())
        return Q(by_id=viewer.person_id or 0, plan__learner_id__in=viewer.learners_cared_for())

    def owned_by(self, viewer):
        return Q(by_id=viewer.person_id or 0)


class Suggestion(models.Model):
    """An idea or a question for the child. No read receipt; "no, thanks" tells nobody why."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="suggestions")
    part = models.ForeignKey(Part, models.SET_NULL, null=True, blank=True, related_name="+")
    artifact = models.ForeignKey(Artifact, models.CASCADE, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    hat = models.CharField(max_length=16)
    asks = models.BooleanField(default=False, help_text="a question rather than an idea")
    words = models.TextField(blank=True)
    sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"suggestion {self.pk}"


class Boundary(models.Model):
    """What a class agreed about choosing: said kindly, blocks nothing.

    seven, least, most   the soft check: between `least` and `most` picks in parts of that kind (empty: no check)
    """

    AGREED = ("class", "child", "teacher")

    klass = models.ForeignKey(Class, models.CASCADE, related_name="boundaries")
    words = models.CharField(max_length=200)
    seven = models.CharField(max_length=12, blank=True)
    least = models.PositiveSmallIntegerField(null=True, blank=True)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    proposed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    agreed_by = models.CharField(max_length=8, choices=[(a, a) for a in AGREED], blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = OfClassQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "boundaries"

    def __str__(self):
        return self.words


class Criterion(models.Model):
    """One row of what a strong conference looks, sounds or feels like, made with the class."""

    SENSES = ("looks", "sounds", "feels")

    klass = models.ForeignKey(Class, models.CASCADE, related_name="criteria")
    sense = models.CharField(max_length=8, choices=[(s, s) for s in SENSES])
    words = models.CharField(max_length=160)
    symbol = models.CharField(max_length=24, blank=True)
    made_by = models.CharField(max_length=60, blank=True, help_text="first name of who said it, if they like")
    position = models.PositiveSmallIntegerField(default=1)
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = OfClassQuerySet.as_manager()

    class Meta:
        ordering = ["sense", "position", "pk"]
        verbose_name_plural = "criteria"

    def __str__(self):
        return self.words
