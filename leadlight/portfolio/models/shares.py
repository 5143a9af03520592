"""Share: the only way a piece of a child's work reaches anybody but the child and the class's adults."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models import Person
from leadlight.people.viewer import open_now
from leadlight.platform.guard import GuardedQuerySet


class ShareQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        """Who can see my work: the learner and the class's adults may read the list."""
        return Q(learner_id=viewer.person_id if viewer.hat == "learner" else None) | Q(
            learner_id__in=viewer.learners_taught()
        )

    def owned_by(self, viewer):
        return Q(learner_id=viewer.person_id if viewer.hat == "learner" else None)

    def reaching(self, viewer, subject: str = ""):
        """Shares (of `subject`, "portfolio.Artifact") that reach this viewer just now, as an open queryset."""
        to_me = Q(audience="person", to_id=viewer.person_id or 0)
        if viewer.hat == "family":
            reach = (to_me | Q(audience="family")) & Q(learner_id__in=viewer.learners_cared_for())
        elif viewer.hat == "learner":
            reach = to_me | Q(audience="class", learner_id__in=viewer.classmates())
        elif viewer.hat == "interpreter":
            reach = to_me & ~Q(learner_id__in=viewer.learners_kept_from())
        elif viewer.hat == "leader":
            reach = Q(audience="class", learner__school_id=viewer.school_id)
        else:
            reach = Q(pk__in=[])
        of = Q(subject=subject) if subject else Q()
        return self.filter(open_now(viewer.now), reach, of)._clear(f"reaching {viewer}")


class Share(models.Model):
    """`learner`'s `subject` number `key` is open to an audience from `starts_at` until `ends_at`.

    audience   family (every caring adult), class, or person (`to`)
    because    "asked", "meeting 7", "pairing 3": what opened it, so that the same thing can close it
    """

    AUDIENCES = ("family", "class", "person")

    learner = models.ForeignKey(Person, models.CASCADE, related_name="shares")
    subject = models.CharField(max_length=40, help_text='label: "portfolio.Artifact"')
    key = models.BigIntegerField()
    audience = models.CharField(max_length=8, choices=[(a, a) for a in AUDIENCES])
    to = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="shared_with_me")
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=60)

    objects = ShareQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subject", "key"]), models.Index(fields=["to", "subject"])]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "key", "audience", "to", "because"],
                condition=Q(ends_at=None), nulls_distinct=None, name="shared_once",
            ),
            models.CheckConstraint(
                condition=Q(audience="person", to__isnull=False) | (~Q(audience="person") & Q(to__isnull=True)),
                name="person_share_has_person",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.subject} {self.key} to {self.audience}"


def share(row, audience: str, *, learner_id: int, because: str, to=None, ends_at=None) -> Share:
    """Open `row` (an artifact or a plan) to an audience. Sharing twice for the same reason is one share."""
    found, _ = Share.objects.for_system("sharing for a reason").get_or_create(
        subject=row._meta.label, key=row.pk, audience=audience, to=to, because=because, ends_at=ends_at,
        defaults={"learner_id": learner_id},
    )  # fmt: skip
    return found


def unshare(*, because: str = "", row=None, audience: str = "", to=None, now=None) -> int:
    """End shares by their reason, their row, or both. Returns how many ended. Nothing is deleted."""
    if not because and row is None:
        raise ValueError("unshare() needs a reason or a row")
    now = now or timezone.now()
    rows = Share.objects.filter(Q(ends_at=None) | Q(ends_at__gt=now))
    if because:
        rows = rows.filter(because=because)
    if row is not None:
        rows = rows.filter(subject=row._meta.label, key=row.pk)
    if audience:
        rows = rows.filter(audience=audience)
    if to is not None:
        rows = rows.filter(to=to)
    return rows.for_system("ending shares by their reason").update(ends_at=now)
