"""What opens a door: devices that a teacher approved, printed or mailed keys, a child's secret."""

import hashlib
import secrets

from django.db import models
from django.utils import timezone

from leadlight.people.models.persons import Person
from leadlight.people.models.schools import Class, School

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


class Device(models.Model):
    """A shared iPad of a class, or a family's phone. The cookie holds the token, this row its seal."""

    class Kind(models.TextChoices):
        CLASS = "class"
        FAMILY = "family"

    school = models.ForeignKey(School, models.CASCADE, related_name="devices")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.CLASS)
    klass = models.ForeignKey(Class, models.CASCADE, null=True, blank=True, related_name="devices")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="devices")
    name = models.CharField(max_length=60, blank=True)
    seal = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(default=timezone.now)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    ends_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.name or f"device {self.pk}"


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


class Secret(models.Model):
    """A learner's pictures in order, or six digits: hashed like a password. Never shown, only replaced."""

    class Kind(models.TextChoices):
        PICTURES = "pictures"
        DIGITS = "digits"

    learner = models.OneToOneField(Person, models.CASCADE, related_name="secret")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PICTURES)
    hash = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"secret of {self.learner_id}"


class Tries(models.Model):
    """Wrong tries at one door, per device and per child, so that nobody can lock a child out elsewhere."""

    device = models.ForeignKey(Device, models.CASCADE, related_name="tries")
    learner = models.ForeignKey(Person, models.CASCADE, related_name="tries")
    wrong = models.PositiveSmallIntegerField(default=0)
    locked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "learner"], name="tries_once")]

    def __str__(self):
        return f"tries {self.pk}"
