"""Artifacts (panes), their versions, and the front of the window."""

from dataclasses import replace

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils import timezone

from leadlight.people.models import Consent, Person
from leadlight.people.viewer import MOST_KEYS
from leadlight.platform.guard import GuardedQuerySet
from leadlight.platform.models import File
from leadlight.portfolio.models.shares import Share

ARTIFACT = "portfolio.Artifact"
GLASSES = ("ruby", "amber", "honey", "leaf", "lagoon", "cobalt", "iris", "rose")


def others_not_asked(viewer):
    """Keys of artifacts that show a child other than their maker whose family has not said yes (TRUST 6d.15)."""
    fresh = Q(until=None) | Q(until__gt=viewer.today)
    yes = Consent.objects.filter(fresh, purpose="others", state="yes")
    no = Consent.objects.filter(fresh, purpose="others", state="no")
    allowed = yes.exclude(learner_id__in=no.values("learner_id")).values("learner_id")
    shown = Artifact.in_picture.through.objects.exclude(person_id__in=allowed)
    return shown.exclude(person_id=models.F("artifact__learner_id")).values("artifact_id")


def self_not_for_class(viewer):
    """Keys of artifacts that show their own maker, whose family does not want that seen by the class."""
    fresh = Q(until=None) | Q(until__gt=viewer.today)
    no = Consent.objects.filter(fresh, purpose="class", state="no").values("learner_id")
    shown = Artifact.in_picture.through.objects.filter(person_id=models.F("artifact__learner_id"))
    return shown.filter(person_id__in=no).values("artifact_id")


def reached_by(viewer, subject: str, *, class_too=True):
    """Keys of what shares open to this viewer just now; without `class_too` only what is not open to a whole class."""
    known = _read_once(viewer)
    if known is not None:
        return {key for what, key, audience, _ in known if what == subject and (class_too or audience != "class")}
    rows = Share.objects.reaching(replace(viewer, settled=False), subject)
    return (rows if class_too else rows.exclude(audience="class")).values("key")


def _read_once(viewer):
    """[(subject, key, audience, others_not_asked)] of what reaches a settled viewer; None: it is much, or not settled."""
    if not viewer.settled:
        return None

    def read():
        asks = replace(viewer, settled=False)
        not_asked = Exists(others_not_asked(asks).filter(artifact_id=OuterRef("key")))
        rows = Share.objects.reaching(asks).annotate(
            not_asked=Case(When(subject=ARTIFACT, then=not_asked), default=False)
        )
        found = list(rows.values_list("subject", "key", "audience", "not_asked")[: MOST_KEYS + 1])
        return found if len(found) <= MOST_KEYS else None

    return viewer.once("reached", read)


class ArtifactQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        if viewer.hat in ("teacher", "cover"):
            return Q(learner_id__in=viewer.learners_taught(), binned_at=None)
        mine = Q(pk__in=[])
        if viewer.hat == "learner":
            mine = Q(learner_id=viewer.person_id) & ~Q(binned_hat="family")
        elif viewer.hat == "family":
            mine = self.offered_by(viewer)
        open_to_me = self.shown_to(viewer) & Q(binned_at=None, kept_at__isnull=False)
        if viewer.hat in ("learner", "leader"):
            open_to_me &= ~Q(pk__in=self_not_for_class(viewer))
        return mine | open_to_me

    def shown_to(self, viewer) -> Q:
        """What shares open to the viewer, but no picture of another child whose family was not asked."""
        known = _read_once(viewer)
        if known is None:
            return Q(pk__in=reached_by(viewer, ARTIFACT)) & ~Q(pk__in=others_not_asked(viewer))
        return Q(pk__in={key for subject, key, _audience, not_asked in known if subject == ARTIFACT and not not_asked})

    def offered_by(self, viewer) -> Q:
        """A piece this family member offers. Once the child keeps it, it is the child's to show."""
        cared_for = viewer.learners_cared_for()
        return Q(added_by_id=viewer.person_id, learner_id__in=cared_for, kept_at=None, binned_at=None)

    def owned_by(self, viewer):
        """Only the child changes a pane."""
        return Q(learner_id=viewer.person_id) if viewer.hat == "learner" else Q(pk__in=[])

    def commentable_by(self, viewer):
        """Where this viewer may leave words: the child, the class's adults, and those it was shared with.

        Classmates while the school has class comments on; they and families while messages are on.
        """
        talk = Q(learner__school__talk_off_at=None)
        who = Q(pk__in=[])
        if viewer.hat in ("teacher", "cover"):
            who = Q()
        elif viewer.hat == "family":
            who = talk
        elif viewer.hat == "learner":
            class_wide = Share.objects.reaching(viewer, "portfolio.Artifact").filter(audience="class").values("key")
            who = Q(learner_id=viewer.person_id) | (talk & Q(learner__school__class_comments=True, pk__in=class_wide))
        kept = Q(kept_at__isnull=False, binned_at=None)
        return self.visible_to(viewer).filter(who, kept)._clear(f"commentable_by {viewer}")

    def binnable_by(self, viewer):
        """The child; for safety the class's teachers (never cover), audited; whoever offers it, until it is kept."""
        who = Q(learner_id=viewer.person_id) if viewer.hat == "learner" else Q(pk__in=[])
        if viewer.hat == "teacher":
            who = Q(learner_id__in=viewer.learners_taught())
        elif viewer.hat == "family":
            who = self.offered_by(viewer)
        return self.visible_to(viewer).filter(who)._clear(f"binnable_by {viewer}")

    def withdrawn_by_teachers_of(self, viewer):
        """What a teacher took out for safety: the class's teachers may put it back."""
        taught = Q(learner_id__in=viewer.learners_taught()) if viewer.hat == "teacher" else Q(pk__in=[])
        rows = self.filter(taught, binned_at__isnull=False, binned_hat="teacher")
        return rows._clear(f"withdrawn_by_teachers_of {viewer}")

    def in_window(self):
        """Kept, not put away, not in the bin."""
        return self.filter(kept_at__isnull=False, put_away_at=None, binned_at=None)

    def waiting(self):
        """Offered by somebody else and not yet answered."""
        return self.filter(kept_at=None, put_away_at=None, binned_at=None)

    def put_away(self):
        return self.filter(put_away_at__isnull=False, binned_at=None)


class Artifact(models.Model):
    """One piece of work: a pane. What it holds lies in its versions.

    kept_at None means offered by somebody else and not yet answered; with put_away_at it was given
    back. A put-away pane comes back whenever the child likes; one in the bin for thirty days.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo"
        DRAWING = "drawing"
        VOICE = "voice"
        WRITING = "writing"
        PAPER = "paper"

    learner = models.ForeignKey(Person, models.CASCADE, related_name="artifacts")
    kind = models.CharField(max_length=8, choices=Kind)
    title = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=80, blank=True, help_text='where the paper thing is: "green folder"')
    area = models.CharField(max_length=40, blank=True, help_text="a word of the child's own or of the class")
    glass = models.CharField(max_length=8, choices=[(g, g) for g in GLASSES], default="cobalt")
    made_on = models.DateField(null=True, blank=True)
    added_at = models.DateTimeField(default=timezone.now, db_index=True)
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    added_hat = models.CharField(max_length=16, default="learner")
    kept_at = models.DateTimeField(null=True, blank=True)
    put_away_at = models.DateTimeField(null=True, blank=True)
    binned_at = models.DateTimeField(null=True, blank=True)
    binned_hat = models.CharField(
        max_length=16, blank=True, help_text="what a teacher took out, only a teacher brings back"
    )
    binned_why = models.CharField(max_length=200, blank=True, help_text="a teacher's reason, for safety only")
    in_picture = models.ManyToManyField(Person, blank=True, related_name="pictured_in")
    then = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="now_pairs")

    objects = ArtifactQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-pk"]
        indexes = [models.Index(fields=["learner", "-added_at"])]

    def __str__(self):
        return f"artifact {self.pk}"


class OfArtifactQuerySet(GuardedQuerySet):
    """Things that hang on an artifact and are seen wherever it is."""

    def seen_by(self, viewer):
        return Q(artifact_id__in=Artifact.objects.visible_to(viewer).values("pk"))

    def owned_by(self, viewer):
        return Q(artifact__learner_id=viewer.person_id) if viewer.hat == "learner" else Q(pk__in=[])


class Version(models.Model):
    """One state of an artifact: a picture, a sound, words, or several of these. The last is shown."""

    artifact = models.ForeignKey(Artifact, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    picture = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)
    language = models.CharField(max_length=16, blank=True)
    alt = models.CharField(max_length=300, blank=True, help_text="what one sees, told by the child or a helper")
    at = models.DateTimeField(default=timezone.now)

    objects = OfArtifactQuerySet.as_manager()

    class Meta:
        ordering = ["artifact", "number"]
        constraints = [models.UniqueConstraint(fields=["artifact", "number"], name="version_number_once")]

    def __str__(self):
        return f"version {self.number} of {self.artifact_id}"


class OfLearnerQuerySet(GuardedQuerySet):
    """The child's own, read by the class's adults."""

    def seen_by(self, viewer):
        if viewer.hat == "learner":
            return Q(learner_id=viewer.person_id)
        return Q(learner_id__in=viewer.learners_taught())

    def owned_by(self, viewer):
        return Q(learner_id=viewer.person_id) if viewer.hat == "learner" else Q(pk__in=[])


class Front(models.Model):
    """The front of a learner's window: a title, a line what it is for, a glass, a piece shown large."""

    learner = models.OneToOneField(Person, models.CASCADE, related_name="front")
    title = models.CharField(max_length=80, blank=True)
    line = models.CharField(max_length=200, blank=True)
    glass = models.CharField(max_length=8, choices=[(g, g) for g in GLASSES], default="lagoon")
    large = models.ForeignKey(Artifact, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = OfLearnerQuerySet.as_manager()

    def __str__(self):
        return f"front of {self.learner_id}"
