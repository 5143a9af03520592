"""Where this room joins the rooms below."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.plan import hooks
from leadlight.plan.actions.reach import Reach
from leadlight.platform.hooks import file_readers
from leadlight.rehearse.models import Advice, Pairing


def open_practices(plan):
    """Partners of practices that are open see each new pick at once, but for parts "only for us"."""
    rows = Pairing.objects.for_system("partners of an open practice follow the child's picks")
    rows = rows.filter(learner_id=plan.learner_id, opened_at__isnull=False, closed_at=None, no_thanks_at=None)
    return [Reach(f"pairing {key}", everything=False) for key in rows.values_list("pk", flat=True)]


def may_hear_advice(viewer, file_id) -> bool:
    held = Q(noticed_sound_id=file_id) | Q(question_sound_id=file_id)
    return Advice.objects.visible_to(viewer).filter(held).exists()


def practice_door(viewer, plan):
    return [(_("Practise with a friend"), reverse("rehearse:home"), "friends")]


def class_door(viewer, klass):
    return [(_("Practising in pairs"), reverse("rehearse:class_practice", args=[klass.pk]), "faces")]


def join():
    hooks.class_doors.append(class_door)
    hooks.going_on.append(open_practices)
    hooks.doors.append(practice_door)
    file_readers[Advice._meta.label] = may_hear_advice
