"""The child shows a piece to the family or the class, and stops. (Meetings and practices open theirs by themselves.)"""

from django.db import transaction

from leadlight.people.models import record_choice
from leadlight.portfolio.models import Artifact, Share, share, unshare

ASKED = "asked"  # the child's own wish, as against a meeting's or a practice's


@transaction.atomic
def show_to(artifact, audience: str, *, by) -> Share:
    """Open a kept piece to "family" or "class" until the child stops it."""
    artifact = Artifact.objects.changeable_by(by).get_or_404(pk=artifact.pk, kept_at__isnull=False, binned_at=None)
    row = share(artifact, audience, learner_id=artifact.learner_id, because=ASKED)
    record_choice(by=by, learner_id=artifact.learner_id, decided="alone", what=f"showed to {audience}", about=artifact)
    return row


@transaction.atomic
def stop_showing(artifact, audience: str, *, by) -> int:
    """Take it back: every share with this audience ends now, whatever opened it."""
    artifact = Artifact.objects.changeable_by(by).get_or_404(pk=artifact.pk)
    ended = unshare(row=artifact, audience=audience, now=by.now)
    record_choice(by=by, learner_id=artifact.learner_id, decided="alone", what=f"took from {audience}", about=artifact)
    return ended
