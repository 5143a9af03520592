"""What this room adds to rooms below it: who may hear a saying, whose guests follow the picks, a tab at the desk."""

from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.confer.actions.steps import because_of
from leadlight.confer.models import Meeting, Saying
from leadlight.plan.actions.reach import Reach


def may_hear(viewer, file_id) -> bool:
    return Saying.objects.visible_to(viewer).filter(sound_id=file_id).exists()


def reaches(plan):
    """Guests of an open conference see what is picked now."""
    return [Reach(because_of(meeting)) for meeting in Meeting.objects.all().going_on(plan)]


def tabs(viewer):
    """Conferences now, for those who circulate."""
    return [(_("Conferences"), reverse("confer:boards"), "table", False)] if viewer.hat in ("teacher", "cover") else []
