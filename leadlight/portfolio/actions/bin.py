"""The bin: thirty days, and back with one tap. What a teacher took out for safety, a teacher brings back."""

from django.db import transaction
from django.utils import timezone

from leadlight.people.models import record_choice
from leadlight.platform.models import audit
from leadlight.portfolio.models import Artifact, Reflection


def _throw(row, by, why=""):
    """Write the moment and the hat; whoever is not the child leaves a line in the audit trail."""
    row.binned_at, row.binned_hat = timezone.now(), by.hat
    if why and hasattr(row, "binned_why"):
        row.binned_why = why
    row.save()
    if by.hat == "learner":
        record_choice(by=by, learner_id=row.learner_id, decided="alone", what="put in the bin", about=row)
    else:
        audit(by, "binned", row)
    return row


def _lift(row, by):
    row.binned_at, row.binned_hat = None, ""
    row.save(update_fields=["binned_at", "binned_hat"])
    if by.hat != "learner":
        audit(by, "unbinned", row)
    return row


@transaction.atomic
def bin_piece(artifact, *, by, why="") -> Artifact:
    """Into the bin: nobody but the child sees it any more, and it leaves every share at once.

    why   a teacher's reason, when a piece is taken out for safety; the child reads it
    """
    artifact = Artifact.objects.binnable_by(by).get_or_404(pk=artifact.pk, binned_at=None)
    return _throw(artifact, by, why)


@transaction.atomic
def unbin_piece(artifact_id: int, *, by) -> Artifact:
    """Out of the bin, as it was. The child, unless a teacher took it out; a teacher, what teachers took out."""
    if by.hat == "learner":
        mine = Artifact.objects.changeable_by(by).filter(binned_hat="learner")
    else:
        mine = Artifact.objects.withdrawn_by_teachers_of(by)
    return _lift(mine.get_or_404(pk=artifact_id, binned_at__isnull=False), by)


@transaction.atomic
def bin_reflection(reflection, *, by) -> Reflection:
    """The child's own words into the bin; a teacher only what was shared, for safety."""
    return _throw(Reflection.objects.binnable_by(by).get_or_404(pk=reflection.pk, binned_at=None), by)


@transaction.atomic
def unbin_reflection(reflection_id: int, *, by) -> Reflection:
    """Back where the words were, and as private as they were."""
    mine = Reflection.objects.changeable_by(by).filter(binned_hat="learner")
    return _lift(mine.get_or_404(pk=reflection_id, binned_at__isnull=False), by)
