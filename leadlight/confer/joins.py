"""What this room adds to rooms below it: who may hear a saying, whose guests follow the picks, ways to a meeting."""

# words: learner, family
from datetime import timedelta

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.confer.actions.steps import because_of
from leadlight.confer.models import Meeting, Saying
from leadlight.invite.hooks import Card
from leadlight.plan.actions.reach import Reach
from leadlight.plan.queries import plans
from leadlight.portfolio.models import unshare
from leadlight.rounds.models import Conference

AHEAD_H = 12


def may_hear(viewer, file_id) -> bool:
    return Saying.objects.visible_to(viewer).filter(sound_id=file_id).exists()


def reaches(plan):
    """Guests of an open conference see what is picked now."""
    return [Reach(because_of(meeting)) for meeting in Meeting.objects.all().going_on(plan)]


def shut_out(conference, person_id):
    """Whoever is taken out while the meeting goes on sees its pieces no longer."""
    for meeting in Meeting.objects.all().open_at(conference):
        unshare(because=because_of(meeting), to=person_id)


def tabs(viewer, klass):
    """The board, for those who circulate."""
    if viewer.hat not in ("teacher", "cover"):
        return []
    return [(_("Conferences"), reverse("confer:board", args=[klass.pk]), "talk")]


def doors(viewer, plan):
    """On the child's own page: begin, or go on with what is open."""
    if viewer.hat != "learner":
        return []
    coming = plans.ahead(plan.learner_id, viewer)[:2]
    return [(_("I begin my conference"), reverse("confer:start", args=[row.pk]), "forward") for row in coming]


def family_cards(viewer):
    """A meeting that is open now, or one that begins today."""
    soon = viewer.now + timedelta(hours=AHEAD_H)
    now = Meeting.objects.visible_to(viewer).filter(closed_at=None, practice=False).values("conference_id")
    rows = Conference.objects.visible_to(viewer).filter(called_off_at=None, held_at=None)
    rows = rows.filter(Q(pk__in=now) | Q(starts_at__range=(viewer.now - timedelta(hours=2), soon)))
    return [
        Card(
            _("%(name)s’s conference") % {"name": row.name}, _("Same page, same part, in your language."),
            reverse("confer:follow", args=[row.pk]), _("Be there"), "forward",
        )
        for row in rows.annotate(name=F("learner__display"))[:3]
    ]  # fmt: skip
