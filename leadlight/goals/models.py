"""What a learner aims at, the three promises, and looking again. Adults never word, change or delete a goal."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models import Person
from leadlight.people.models.ties import of_one_household
from leadlight.platform.guard import GuardedQuerySet
from leadlight.platform.models import File


def around_learner(viewer, path="learner") -> Q:
    """Rows about a learner: the child, the class's adults, the family."""
    if viewer.hat == "learner":
        return Q(**{f"{path}_id": viewer.person_id})
    if viewer.hat in ("teacher", "cover"):
        return Q(**{f"{path}_id__in": viewer.learners_taught()})
    if viewer.hat == "family":
        return Q(**{f"{path}_id__in": viewer.learners_cared_for()})
    return Q(pk__in=[])


class GoalQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        if viewer.hat == "interpreter":
            from leadlight.portfolio.models import reached_by

            return Q(pk__in=reached_by(viewer, "goals.Goal"))
        return around_learner(viewer)

    def owned_by(self, viewer):
        return Q(learner_id=viewer.person_id) if viewer.hat == "learner" else Q(pk__in=[])


class Goal(models.Model):
    """One thing the learner wants to learn or do next, in their own words. All endings weigh the same."""

    learner = models.ForeignKey(Person, models.CASCADE, related_name="goals")
    words = models.TextField(blank=True)
    sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    first_step = models.TextField(blank=True)
    area = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=16, blank=True)
    look_again_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    carried_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="carried_to")
    reached_at = models.DateTimeField(null=True, blank=True)
    let_go_at = models.DateTimeField(null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"goal {self.pk}"

    @property
    def open(self):
        return self.reached_at is None and self.let_go_at is None


class OfGoalQuerySet(GuardedQuerySet):
    """What stands with a goal. Of families' words a family reads its own household's: two households do not read each other."""

    theirs = Q()  # rows that hold a family's words

    def seen_by(self, viewer):
        here = Q(goal_id__in=Goal.objects.visible_to(viewer).values("pk"))
        if viewer.hat == "family":
            own = Q(by_id=viewer.person_id) | Q(of_one_household(viewer, "goal__learner_id"))
            return here & (~self.theirs | own)
        return here

    def owned_by(self, viewer):
        return Q(by_id=viewer.person_id or 0)


class PromiseQuerySet(OfGoalQuerySet):
    """Only its owner takes a promise back, or whoever wrote it down for them."""

    theirs = Q(who="family")

    def owned_by(self, viewer):
        return super().owned_by(viewer) | Q(told_by_id=viewer.person_id or 0)


class Promise(models.Model):
    """One small thing, in its owner's own words or voice. `told_by`: written down for somebody without a phone."""

    WHO = ("learner", "family", "teacher")

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="promises")
    who = models.CharField(max_length=8, choices=[(w, w) for w in WHO])
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.TextField(blank=True)
    sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=16, blank=True)
    translation = models.TextField(blank=True)
    told_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"promise {self.pk}"


class CheckInQuerySet(OfGoalQuerySet):
    theirs = Q(hat="family")


class CheckIn(models.Model):
    """A look at one promise, or at the goal as a whole. Doing, not yet and changed weigh the same."""

    STATES = ("doing", "not_yet", "changed")

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="check_ins")
    promise = models.ForeignKey(Promise, models.CASCADE, null=True, blank=True, related_name="check_ins")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    hat = models.CharField(max_length=16)
    state = models.CharField(max_length=8, choices=[(s, s) for s in STATES])
    words = models.TextField(blank=True)
    sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"check-in {self.pk}"
