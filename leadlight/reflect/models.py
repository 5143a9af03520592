"""Starters of a class's own, and five quiet minutes. The content pack itself is data (content.py)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models import Class, Person
from leadlight.people.viewer import current
from leadlight.platform.guard import GuardedQuerySet


def class_rows(viewer, path="klass") -> Q:
    """Rows of the classes a viewer teaches, covers or learns in. A shared device with nobody signed in has none of it."""
    if viewer.hat in ("teacher", "cover"):
        return Q(**{f"{path}_id__in": viewer.classes_held()})
    if viewer.hat == "learner":
        from leadlight.people.models import Enrolment

        mine = Enrolment.objects.filter(current(viewer.today), learner_id=viewer.person_id)
        return Q(**{f"{path}_id__in": mine.values("klass_id")})
    return Q(pk__in=[])


class OfClassQuerySet(GuardedQuerySet):
    """Things a whole class has: everybody in it reads them, its teachers change them."""

    def seen_by(self, viewer):
        return class_rows(viewer)

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("teacher", "cover") else Q(pk__in=[])


class RemovableQuerySet(OfClassQuerySet):
    def removable_by(self, viewer):
        """Cover removes nothing."""
        who = Q() if viewer.hat == "teacher" else Q(pk__in=[])
        return self.changeable_by(viewer).filter(who)._clear(f"removable_by {viewer}")


class ClassStarter(models.Model):
    """A starter the class wrote (shown first), or one of the pack it does not want to see (hidden)."""

    klass = models.ForeignKey(Class, models.CASCADE, related_name="starters")
    pack_id = models.CharField(max_length=80, blank=True, help_text="the entry it hides or rewords")
    category = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=16, default="en")
    text = models.CharField(max_length=160, blank=True)
    hidden = models.BooleanField(default=False)

    objects = RemovableQuerySet.as_manager()

    def __str__(self):
        return self.text or self.pack_id


class FiveMinutes(models.Model):
    """One starter for the whole class at a lesson's end. Each answer is a Reflection in its own window."""

    klass = models.ForeignKey(Class, models.CASCADE, related_name="five_minutes")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    starter_id = models.CharField(max_length=80, blank=True)
    starter = models.CharField(max_length=160)
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = RemovableQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "five minutes"

    def __str__(self):
        return self.starter
