"""What a learner said about no piece in particular: a lesson's end, a day, the window as a whole."""

from leadlight.portfolio.models import Reflection
from leadlight.portfolio.queries.piece import reflection_note


def diary_of(viewer, learner) -> list:
    """The free-standing reflections of a learner (a Somebody) that `viewer` may read, newest first."""
    own = Reflection.objects.visible_to(viewer).filter(learner_id=learner.pk, artifact=None, binned_at=None)
    rows = own.select_related("sound", "drawing").order_by("-at", "-pk")[:60]
    return [reflection_note(row, viewer, {learner.pk: learner}) for row in rows]
