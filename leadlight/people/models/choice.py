"""Who decided what: alone, with help, or for the child. Append-only; the source of the private mirror."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models.persons import Person
from leadlight.platform.guard import GuardedQuerySet


class ChoiceQuerySet(GuardedQuerySet):
    """A learner their own, the class's teachers (not cover) theirs, family and others none."""

    def seen_by(self, viewer):
        if viewer.hat == "learner":
            return Q(learner_id=viewer.person_id)
        if viewer.hat == "teacher":
            return Q(learner_id__in=viewer.learners_taught())
        return Q(pk__in=[])

    def owned_by(self, viewer):
        return Q(pk__in=[])

    def delete(self):
        raise TypeError("choices are only ever added")

    def update(self, **fields):
        raise TypeError("choices are only ever added")


class Choice(models.Model):
    """One line: `by`, wearing `hat`, decided `what` about a thing of `learner`."""

    DECIDED = ("alone", "with_help", "for_child")

    learner = models.ForeignKey(Person, models.CASCADE, related_name="choices")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    hat = models.CharField(max_length=16)
    decided = models.CharField(max_length=10, choices=[(d, d) for d in DECIDED])
    what = models.CharField(max_length=40, help_text='"picked", "dropped", "ordered", "named a part", "worded a goal"')
    subject = models.CharField(max_length=40, help_text='label: "plan.Pick"')
    key = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = ChoiceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.what} ({self.decided})"


def record_choice(*, by, learner_id: int, decided: str, what: str, about) -> Choice:
    """Append one Choice about the row `about`. Call inside the action's transaction."""
    return Choice.objects.create(
        learner_id=learner_id, by_id=by.person_id, hat=by.hat, decided=decided, what=what,
        subject=about._meta.label, key=about.pk,
    )  # fmt: skip
