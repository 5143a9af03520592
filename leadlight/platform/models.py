"""Tables of the ground: files, the audit trail, keys of forms already done. They know no room."""

import hashlib
import json
import uuid

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext


class File(models.Model):
    """Something seen or heard, in our own encoding. Bytes lie in the store, never in this row.

    Who may read it is asked of the room whose model holds it (`holder`), each time.
    """

    class Kind(models.TextChoices):
        IMAGE = "image"
        SOUND = "sound"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.BigIntegerField(db_index=True, help_text="key of the school; platform knows no room")
    holder = models.CharField(max_length=60, help_text='label of the model that holds it, "portfolio.Version"')
    kind = models.CharField(max_length=8, choices=Kind)
    added_at = models.DateTimeField(default=timezone.now)
    ready_at = models.DateTimeField(null=True, blank=True, help_text="when our own encoding was safely stored")
    refused = models.CharField(max_length=200, blank=True, help_text="why it could not be kept, in plain English")
    width = models.PositiveIntegerField(default=0, help_text="pixels of the largest size")
    height = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0, help_text="length of a sound")
    bytes = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    wave = models.JSONField(default=list, blank=True, help_text="about 60 loudness steps 0-100 of a sound")
    run = models.CharField(max_length=16, blank=True, help_text="the try whose encoding is served")
    parts = models.JSONField(
        default=dict,
        blank=True,
        help_text='{"small": {"name", "bytes", "sha256", "width", "height"}}; a sound has "sound"',
    )

    def __str__(self):
        return f"{self.kind} {self.pk}"

    @property
    def why_refused(self) -> str:
        """The sentence in the reader's language, or nothing."""
        return gettext(self.refused) if self.refused else ""


class Once(models.Model):
    """A form's key and its first answer, kept 90 days."""

    key = models.CharField(max_length=64)
    owner = models.BigIntegerField(help_text="key of the person, 0 for nobody yet")
    body = models.CharField(max_length=64)
    answer = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="once_per_key")]

    def __str__(self):
        return self.key


class Knock(models.Model):
    """How often somebody tried one door within one stretch of time (see limits.py). Holds no address, only its seal."""

    door = models.CharField(max_length=40)
    who = models.CharField(max_length=64, help_text="SHA-256 of an address or network, with a secret of ours")
    until = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["door", "who", "until"], name="knock_once")]

    def __str__(self):
        return f"{self.door}: {self.count}"


class Worker(models.Model):
    """Somebody who does jobs just now: a web process or `leadlight worker`. Its pulse keeps its jobs its own."""

    name = models.CharField(primary_key=True, max_length=100)
    seen_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.name


class Periodic(models.Model):
    """A job that comes round; whoever moves `next_at` on may begin it."""

    path = models.CharField(primary_key=True, max_length=200)
    next_at = models.DateTimeField()

    def __str__(self):
        return self.path


class Audit(models.Model):
    """One line of what happened: who, wearing what, did what to which row. No child's words. Append-only."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    school = models.BigIntegerField(db_index=True)
    person = models.BigIntegerField(null=True)
    hat = models.CharField(max_length=16, blank=True)
    what = models.CharField(max_length=60, help_text='a verb: "export.opened"')
    subject = models.CharField(max_length=60, blank=True, help_text='label and key: "people.Device 7"')
    result = models.CharField(max_length=20, default="done")
    alone = models.BooleanField(default=False, help_text="a second signature was wanted and nobody else was there")
    seal = models.CharField(max_length=64, help_text="SHA-256 over the seal before and this line")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.at:%F %T} {self.what}"

    def line(self):
        fields = [self.at.isoformat(), self.school, self.person, self.hat, self.what, self.subject, self.result]
        return json.dumps([*fields, self.alone])

    def sealed(self, before: str) -> str:
        return hashlib.sha256((before + self.line()).encode()).hexdigest()


@transaction.atomic
def audit(viewer, what: str, subject="", *, result="done", alone=False, school=None):
    """Append one line to the chain of `viewer`'s school. `subject` is a row or a text."""
    about = f"{subject._meta.label} {subject.pk}" if hasattr(subject, "_meta") else str(subject)
    school = school or viewer.school_id or 0
    last = _last_line(Audit.objects.filter(school=school).order_by("-pk"))
    row = Audit(school=school, person=viewer.person_id, hat=viewer.hat or "", what=what, subject=about[:60])
    row.result, row.alone = result, alone
    row.seal = row.sealed(last.seal if last else "")
    row.save()
    return row


def _last_line(lines):
    """The last line, locked. Who waited for another's line to be written asks again: that one is the last now."""
    while True:
        last = lines.select_for_update().first()
        if lines.values_list("pk", flat=True).first() == (last and last.pk):
            return last


def chain_is_whole(school: int) -> bool:
    """Whether no line of the school's audit trail was changed or taken out of the middle."""
    before = ""
    for row in Audit.objects.filter(school=school).order_by("pk").iterator():
        if row.seal != row.sealed(before):
            return False
        before = row.seal
    return True
