"""What a learner chooses to show: the plan, its parts and picks; what the class agreed; what adults suggest."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models import Class, Person
from leadlight.platform.guard import GuardedQuerySet
from leadlight.platform.models import File
from leadlight.portfolio.models import GLASSES, Artifact, reached_by
from leadlight.reflect.models import OfClassQuerySet
from leadlight.rounds.models import A_DAY, Conference


class PlanQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        mine = Q(learner_id=viewer.person_id) if viewer.hat == "learner" else Q(pk__in=[])
        taught = Q(learner_id__in=viewer.learners_taught())
        return mine | taught | Q(pk__in=reached_by(viewer, "plan.Plan"))

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

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["learner"], condition=Q(ended_at=None), name="one_plan_at_a_time")
        ]

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


AT_THE_TABLE = ("learner", "family", "interpreter", "teacher", "cover")


class ShowingQuerySet(OfPlanQuerySet):
    def seen_by(self, viewer):
        """Anyone who may see the conference learns which plan is shown; the plan guards itself.

        An interpreter reads the names of the parts from a day before, to prepare the words.
        """
        coming = Conference.objects.visible_to(viewer)
        if viewer.hat == "interpreter":
            open_now = Q(plan_id__in=reached_by(viewer, "plan.Plan"))
            soon = Q(conference__starts_at__lte=viewer.now + A_DAY)
            return Q(conference_id__in=coming.values("pk")) & (open_now | soon)
        return Q(conference_id__in=coming.values("pk"))


class Showing(models.Model):
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="showings")
    conference = models.OneToOneField(Conference, models.CASCADE, related_name="showing")

    objects = ShowingQuerySet.as_manager()

    def __str__(self):
        return f"plan {self.plan_id} at {self.conference_id}"


class BeforehandQuerySet(OfPlanQuerySet):
    def seen_by(self, viewer):
        """The child, and the class's adults so that they can help; nobody the plan is shared with."""
        if viewer.hat == "learner":
            return Q(plan__learner_id=viewer.person_id)
        return Q(plan__learner_id__in=viewer.learners_taught())


class Beforehand(models.Model):
    """How the child feels before a conference, what they ask for, how they want to lead. Ids of the pack."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="beforehand")
    feelings = models.JSONField(default=list, blank=True)
    supports = models.JSONField(default=list, blank=True)
    leading = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = BeforehandQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "beforehand"

    def __str__(self):
        return f"before plan {self.plan_id}"


def _not_for_mates(viewer, path=""):
    """A part "only for us" is for the child, the family and the class's adults: not for a practice partner."""
    if viewer.hat != "learner":
        return Q()
    return Q(**{f"{path}only_us": False}) | Q(**{f"{path}plan__learner_id": viewer.person_id})


class PartQuerySet(OfPlanQuerySet):
    def seen_by(self, viewer):
        return super().seen_by(viewer) & Q(dropped_at=None) & _not_for_mates(viewer)

    def names_for(self, viewer):
        """Names of the parts for who may come: readable before the pieces are. Office and leader know time and place alone."""
        shown = Showing.objects.visible_to(viewer).values("plan_id") if viewer.hat in AT_THE_TABLE else ()
        return self.filter(plan_id__in=shown, dropped_at=None)._clear(f"names_for {viewer}")

    def scribable_by(self, viewer):
        return super().scribable_by(viewer).filter(dropped_at=None)

    def dropped_by(self, viewer):
        """Parts the child took out: only the child finds them, to put them back."""
        mine = self.filter(self.owned_by(viewer), dropped_at__isnull=False)
        return mine._clear(f"dropped_by {viewer}")


class Part(models.Model):
    """One step of the conference, copied into the plan: renamed, dropped, moved as the child likes.

    seven     which of the seven default parts it is ("proud"), empty for the child's own
    pack_id   the entry of the pack whose words it bears in each reader's language, until the child renames it
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="parts")
    seven = models.CharField(max_length=12, blank=True)
    pack_id = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=80, blank=True, help_text="the child's own name; empty: the pack's, translated")
    symbol = models.CharField(max_length=24, default="star")
    glass = models.CharField(max_length=8, choices=[(g, g) for g in GLASSES], default="honey")
    position = models.PositiveSmallIntegerField(help_text="1 comes first")
    minutes = models.PositiveSmallIntegerField(default=3)
    if_time = models.BooleanField(default=False, help_text="only if there is time")
    only_us = models.BooleanField(default=False, help_text="just my family and me")
    fresh = models.BooleanField(null=True, blank=True, help_text="true: to try fresh; false: practised; empty: unsaid")
    need = models.TextField(blank=True, help_text="what I need from you")
    left_empty_at = models.DateTimeField(null=True, blank=True, help_text="empty on purpose: the wedge is lit")
    dropped_at = models.DateTimeField(null=True, blank=True, help_text="taken out by the child, who may put it back")

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return f"part {self.position} of plan {self.plan_id}"


class OwnNotesQuerySet(OfPlanQuerySet):
    path = "part__plan"

    def seen_by(self, viewer):
        return self.owned_by(viewer)


class OwnNotes(models.Model):
    """What the child wants to remember in a part. Only the child, ever: no teacher, family or partner."""

    part = models.OneToOneField(Part, models.CASCADE, related_name="own_notes")
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = OwnNotesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "own notes"

    def __str__(self):
        return f"notes of part {self.part_id}"


class PickQuerySet(OfPlanQuerySet):
    path = "part__plan"

    def seen_by(self, viewer):
        plans = Q(part__plan__in=Plan.objects.visible_to(viewer).values("pk"))
        return plans & Q(dropped_at=None, part__dropped_at=None) & _not_for_mates(viewer, "part__")

    def ever_by(self, viewer):
        """Every pick the child ever made, dropped ones too: their own changes of mind."""
        return self.filter(self.owned_by(viewer))._clear(f"ever_by {viewer}")


class Pick(models.Model):
    """An artifact, an activity or a topic chosen to show in one part, and why.

    A change of mind is never lost: a dropped pick and an earlier reason stay as dropped rows.
    """

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
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = PickQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["part", "artifact"], condition=Q(dropped_at=None), name="pick_once"),
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

    def answerable_by(self, viewer):
        """Those left for this child."""
        mine = self.filter(plan__learner_id=viewer.person_id if viewer.hat == "learner" else None)
        return mine._clear(f"answerable_by {viewer}")


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
