"""What opens a door: devices that a teacher approved, printed or mailed keys, a child's secret."""

import hashlib
import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models.persons import Person
from leadlight.people.models.schools import Class, School
from leadlight.platform.guard import GuardedQuerySet

NONE = Q(pk__in=[])

LETTERS = "23456789abcdefghijkmnpqrstuvwxyz"  # 32 signs without 0 O 1 l
CODE_LENGTH = 16  # 80 bits


def make_token(bits: int = 256) -> str:
    """A fresh random token. 80 bits come as 16 typeable signs, more as url-safe text."""
    if bits <= 80:
        return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    return secrets.token_urlsafe(bits // 8)


def seal_token(token: str) -> str:
    """What is stored of a token: its SHA-256. Tokens are random, so no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def seal_for_key(token: str, key_id: int) -> str:
    """What is stored of a family's browser: bound to one key, so that two adults may share a phone."""
    return seal_token(f"{token}:{key_id}")


class DeviceQuerySet(GuardedQuerySet):
    """The class's adults and the office; a child those phones that want to open their own things."""

    def seen_by(self, viewer):
        if viewer.hat in ("teacher", "cover"):
            return Q(klass_id__in=viewer.classes_held()) | Q(key__learner_id__in=viewer.learners_taught())
        if viewer.hat == "office":
            return Q(school_id=viewer.school_id)
        if viewer.hat == "learner":
            return Q(key__learner_id=viewer.person_id)
        if viewer.hat == "family":
            return Q(key__person_id=viewer.person_id, key__learner_id__in=viewer.learners_cared_for())
        return Q(pk=viewer.device_id) if viewer.hat == "device" else NONE

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("teacher", "cover", "office", "learner") else NONE

    def shut_out_by(self, viewer):
        """A family member's own phones, which they may shut out. They let none in: that is for others to say."""
        if viewer.hat != "family":
            return self.none()._clear(f"shut_out_by {viewer}")
        return self.visible_to(viewer).filter(kind=Device.Kind.FAMILY)


class Device(models.Model):
    """A shared iPad of a class, or a family's phone. The cookie holds the token, this row its seal.

    klass   of a class's device; empty for a phone
    key     of a phone: the code it was opened with; its `person` is the adult who typed it
    Asking: neither approved nor ended. Living: approved and not ended.
    """

    class Kind(models.TextChoices):
        CLASS = "class"
        FAMILY = "family"

    school = models.ForeignKey(School, models.CASCADE, related_name="devices")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.CLASS)
    klass = models.ForeignKey(Class, models.CASCADE, null=True, blank=True, related_name="devices")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="devices")
    key = models.ForeignKey("Key", models.CASCADE, null=True, blank=True, related_name="devices")
    name = models.CharField(max_length=60, blank=True)
    seal = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(default=timezone.now)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    ends_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.name or f"device {self.pk}"


class KeyQuerySet(GuardedQuerySet):
    """Who may know that a key exists. What it opens with, nobody can read again."""

    def seen_by(self, viewer):
        if viewer.hat in ("teacher", "cover"):
            return Q(learner_id__in=viewer.learners_taught()) | Q(klass_id__in=viewer.classes_held())
        if viewer.hat == "office":
            return Q(school_id=viewer.school_id)
        if viewer.hat == "leader":
            return Q(school_id=viewer.school_id) & ~Q(purpose="family")
        if viewer.hat == "division":
            return Q(school_id=viewer.school_id, purpose="badge")
        if viewer.hat == "learner":
            return Q(learner_id=viewer.person_id, purpose="family")
        if viewer.hat == "family":
            return Q(person_id=viewer.person_id, learner_id__in=viewer.learners_cared_for())
        return NONE

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("teacher", "cover", "office", "leader", "division") else NONE


class Key(models.Model):
    """Anything printed or mailed that opens a door. Only its seal is kept."""

    PURPOSES = ("family", "badge", "device", "way_back", "staff", "conference", "interpreter")

    school = models.ForeignKey(School, models.CASCADE, related_name="keys")
    purpose = models.CharField(max_length=12, choices=[(p, p) for p in PURPOSES])
    seal = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="keys")
    learner = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="keys_to_me")
    klass = models.ForeignKey(Class, models.CASCADE, null=True, blank=True, related_name="keys")
    about = models.CharField(max_length=60, blank=True, help_text='label and key of one thing: "rounds.Conference 7"')
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    ends_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="taken back by hand")
    uses_left = models.PositiveSmallIntegerField(null=True, blank=True, help_text="empty: any number")
    used_at = models.DateTimeField(null=True, blank=True)

    objects = KeyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.purpose} key {self.pk}"


class SignIn(models.Model):
    """A staff session somewhere: shown to its owner, who can end it. `known` is the seal of that browser's own mark."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="sign_ins")
    session = models.CharField(max_length=40, unique=True)
    known = models.CharField(max_length=64, blank=True, db_index=True)
    machine = models.CharField(max_length=60, blank=True, help_text='"Safari on iPad", guessed')
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]

    def __str__(self):
        return f"sign-in {self.pk}"


class SecretQuerySet(GuardedQuerySet):
    """The child may choose a new one, the class's adults may ask for a new choice. Nobody reads it."""

    def seen_by(self, viewer):
        if viewer.hat in ("teacher", "cover"):
            return Q(learner_id__in=viewer.learners_taught())
        return Q(learner_id=viewer.person_id) if viewer.hat == "learner" else NONE

    def owned_by(self, viewer):
        return Q()


class Secret(models.Model):
    """A learner's pictures in order, or six digits: hashed like a password. Never shown, only replaced.

    Without a hash, or while `choose_until` lasts, the child chooses at the class's door.
    """

    class Kind(models.TextChoices):
        PAIR = "pair"  # two pictures in order, of nine
        FOUR = "four"  # four of twelve
        DIGITS = "digits"  # six

    learner = models.OneToOneField(Person, models.CASCADE, related_name="secret")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.FOUR)
    hash = models.CharField(max_length=200, blank=True)
    tiles = models.JSONField(default=list, help_text="the pictures shown at the door, the same each time, shuffled")
    made_at = models.DateTimeField(default=timezone.now)
    choose_until = models.DateTimeField(null=True, blank=True, help_text="an adult of the class lets the child choose")

    objects = SecretQuerySet.as_manager()

    def __str__(self):
        return f"secret of {self.learner_id}"


class TriesQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        if viewer.hat in ("teacher", "cover"):
            return Q(learner_id__in=viewer.learners_taught())
        return NONE

    def owned_by(self, viewer):
        return Q()


class Tries(models.Model):
    """Wrong tries at one door, per device and per child, so that nobody can lock a child out elsewhere."""

    device = models.ForeignKey(Device, models.CASCADE, related_name="tries")
    learner = models.ForeignKey(Person, models.CASCADE, related_name="tries")
    wrong = models.PositiveSmallIntegerField(default=0)
    locked_at = models.DateTimeField(null=True, blank=True)
    forgot_at = models.DateTimeField(null=True, blank=True, help_text="the child pressed: I forgot")

    objects = TriesQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "learner"], name="tries_once")]

    def __str__(self):
        return f"tries {self.pk}"
