"""The front of a window: the child designs it."""

from django.db import transaction

from leadlight.portfolio.models import Artifact, Front


@transaction.atomic
def dress_front(*, by, title="", line="", glass="lagoon", large=None) -> Front:
    """Title, what it is for, glass, and a piece shown large; the last wish holds."""
    if large is not None:
        large = Artifact.objects.changeable_by(by).get_or_404(pk=large.pk)
    fields = {"title": title, "line": line, "glass": glass, "large": large}
    front, _ = Front.objects.changeable_by(by).update_or_create(learner_id=by.person_id, defaults=fields)
    return front
