"""A school and its classes. A new year is a new class with the same learners."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from leadlight.platform.guard import GuardedQuerySet

BANDS = ("5-7", "8-10", "11-14", "15-18")


class School(models.Model):
    """Everything in Leadlight belongs to one school; rows of two schools never meet."""

    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=40, default="UTC", help_text="IANA time zone")
    language = models.CharField(max_length=16, default="en")
    phone = models.CharField(max_length=40, blank=True, help_text="printed on letters")
    country = models.CharField(max_length=2, blank=True)
    sample = models.BooleanField(default=False, help_text="the made-up school")
    talk_off_at = models.DateTimeField(null=True, blank=True, help_text="since when all messages are switched off")
    class_comments = models.BooleanField(default=True, help_text="learners may answer work shared with the class")

    def __str__(self):
        return self.name


class ClassQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        school = Q(school_id=viewer.school_id)
        if viewer.hat in ("teacher", "cover"):
            return school & Q(pk__in=viewer.classes_held())
        if viewer.hat in ("office", "leader"):
            return school
        if viewer.hat == "device":
            return school & Q(pk=viewer.class_id)
        if viewer.hat in ("learner", "family"):
            from leadlight.people.models.ties import Enrolment
            from leadlight.people.viewer import current

            who = (
                Q(learner_id=viewer.person_id)
                if viewer.hat == "learner"
                else Q(learner_id__in=viewer.learners_cared_for())
            )
            return school & Q(pk__in=Enrolment.objects.filter(who, current(viewer.today)).values("klass_id"))
        return Q(pk__in=[])

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("teacher", "cover", "office") else Q(pk__in=[])


class Class(models.Model):
    """A class for one year, with the age band its pages start from."""

    school = models.ForeignKey(School, models.CASCADE, related_name="classes")
    name = models.CharField(max_length=60)
    band = models.CharField(max_length=6, choices=[(band, band) for band in BANDS], default="8-10")
    room = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = ClassQuerySet.as_manager()

    class Meta:
        verbose_name = _("class")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name
