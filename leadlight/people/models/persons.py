"""A person, once, whatever they are to whom. Roles are dated rows elsewhere."""

import unicodedata

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from leadlight.people.models.schools import BANDS, School
from leadlight.platform.guard import GuardedQuerySet


def people_around(viewer) -> Q:
    """Who a viewer may know by name, as a Q over Person, inside the viewer's school."""
    from leadlight.people.models.ties import Enrolment, Teaching, Tie
    from leadlight.people.viewer import current

    today, me = viewer.today, Q(pk=viewer.person_id)
    if viewer.hat in ("office", "leader"):
        return Q(school_id=viewer.school_id)
    if viewer.hat in ("teacher", "cover"):
        taught = viewer.learners_taught()
        family = Tie.objects.filter(learner_id__in=taught).values("adult_id")
        staff = Q(account__isnull=False, school_id=viewer.school_id)
        return me | Q(pk__in=taught) | Q(pk__in=family) | staff
    if viewer.hat in ("learner", "device"):
        mates = viewer.classmates()
        classes = Enrolment.objects.filter(current(today), learner_id__in=mates).values("klass_id")
        teachers = Teaching.objects.filter(current(today), klass_id__in=classes).values("person_id")
        if viewer.hat == "device":
            return Q(pk__in=mates) | Q(pk__in=teachers)
        family = Tie.objects.filter(current(today), learner_id=viewer.person_id).values("adult_id")
        return me | Q(pk__in=mates) | Q(pk__in=teachers) | Q(pk__in=family)
    if viewer.hat == "family":
        mine = viewer.learners_cared_for()
        classes = Enrolment.objects.filter(current(today), learner_id__in=mine).values("klass_id")
        teachers = Teaching.objects.filter(current(today), klass_id__in=classes).values("person_id")
        return me | Q(pk__in=mine) | Q(pk__in=teachers)
    return me if viewer.person_id else Q(pk__in=[])


class PersonQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        return people_around(viewer)

    def owned_by(self, viewer):
        """The class's adults keep the card of an adult who belongs; of one who did, only the office."""
        if viewer.hat in ("teacher", "cover"):
            from leadlight.people.models.ties import ties_kept_by

            taught, family = viewer.learners_taught(), ties_kept_by(viewer).values("adult_id")
            return Q(pk=viewer.person_id) | Q(pk__in=taught) | Q(pk__in=family)
        if viewer.hat == "office":
            return Q(school_id=viewer.school_id)
        return Q(pk=viewer.person_id) if viewer.person_id else Q(pk__in=[])

    def kept_by(self, viewer):
        """Whose card and family this viewer keeps: the class's adults and the office. Not one's own, as a learner."""
        if viewer.hat not in ("teacher", "cover", "office"):
            return self.none()._clear(f"kept_by {viewer}")
        return self.changeable_by(viewer)

    def returnable_by(self, viewer):
        """Who has left and may be taken back: anyone for the office; who left a class of theirs today, for its adults."""
        from leadlight.people.models.ties import Enrolment

        if viewer.hat == "office":
            return self.changeable_by(viewer)
        today = Enrolment.objects.filter(ends_on=viewer.today, klass_id__in=viewer.classes_held()).values("learner_id")
        return self.filter(left_on=viewer.today, pk__in=today)._clear(f"returnable_by {viewer}")


class Person(models.Model):
    """A name and how it is shown. No birth date, no photo, no number from elsewhere.

    emblem   "owl:lagoon:honey:10": motif, two glasses, segments of the ring (learners)
    band     the learner's own choice of age look; empty means the class's
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="people")
    display = models.CharField(_("name"), max_length=120, help_text=_("as it is said, in any script"))
    full = models.CharField(max_length=160, blank=True, help_text="with family name, for lists and letters")
    sort_key = models.CharField(max_length=160, blank=True, db_index=True)
    spoken = models.CharField(max_length=120, blank=True, help_text="how it sounds, when it is not as written")
    language = models.CharField(max_length=16, blank=True, help_text="BCP 47; empty means the school's")
    emblem = models.CharField(max_length=60, blank=True)
    face = models.CharField(max_length=40, blank=True, help_text="name of a drawn face, sample school only")
    band = models.CharField(max_length=6, blank=True, choices=[(band, band) for band in BANDS])
    look = models.JSONField(default=dict, blank=True, help_text="own choices: theme, read (easy), motion")
    left_on = models.DateField(null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]

    def __str__(self):
        return self.display

    @property
    def initial(self):
        return self.display[:1]

    @property
    def first_name_order(self):
        """A to Z by what the page shows, accents aside. `sort_key` is the register's, by family name."""
        plain = unicodedata.normalize("NFKD", self.display.casefold())
        return "".join(each for each in plain if not unicodedata.combining(each)), self.sort_key, self.pk


class AccountManager(BaseUserManager):
    def get_queryset(self):
        """An account always comes with its person and school: each request needs all three."""
        return super().get_queryset().select_related("person__school")

    def create_user(self, email, password=None, **fields):
        account = self.model(email=self.normalize_email(email), **fields)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """A staff person's way in by mail and password or passkey. Children and families have none."""

    email = models.EmailField(unique=True)
    person = models.OneToOneField(Person, models.CASCADE, related_name="account")
    is_active = models.BooleanField(default=True)
    is_staff = False
    is_superuser = False

    USERNAME_FIELD = "email"
    objects = AccountManager()

    def __str__(self):
        return f"account {self.pk}"

    def has_perm(self, perm, obj=None):
        return False

    def has_module_perms(self, app_label):
        return False


class ContactQuerySet(GuardedQuerySet):
    """family_contact in the access table: own, the class's adults (read), the office and leader."""

    def seen_by(self, viewer):
        from leadlight.people.models.ties import Tie
        from leadlight.people.viewer import current

        if viewer.hat in ("teacher", "cover"):
            belong = Tie.objects.filter(current(viewer.today), learner_id__in=viewer.learners_taught())
            return Q(person_id__in=belong.values("adult_id"))
        if viewer.hat in ("office", "leader"):
            return Q(person__school_id=viewer.school_id)
        if viewer.hat == "family":
            mine = Tie.objects.filter(adult_id=viewer.person_id, learner_id__in=viewer.learners_cared_for())
            return Q(person_id__in=mine.values("adult_id"))
        return Q(pk__in=[])

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("office", "leader", "family") else Q(pk__in=[])

    def removable_by(self, viewer):
        """Only the office takes a contact away; a family and a leader write a new one over it."""
        return self.visible_to(viewer) if viewer.hat == "office" else self.none()._clear("nobody")


class Contact(models.Model):
    """A way to reach a family member. Several people may share an address."""

    class Kind(models.TextChoices):
        MAIL = "mail"
        PHONE = "phone"

    person = models.ForeignKey(Person, models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=8, choices=Kind)
    value = models.CharField(max_length=254)

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "value"], name="contact_once")]

    def __str__(self):
        return f"{self.kind} of {self.person_id}"
