"""Where this room joins the rooms below: the child's first page."""
# words: learner

from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.invite.models import InvitingWords
from leadlight.plan.queries import plans
from leadlight.portfolio.hooks import Card


def my_conference(viewer, learner_id):
    """The card on the child's first page (portfolio.hooks.home_cards): inviting. When and where is the plan's card."""
    walls = [row.wall for row in plans.ahead(learner_id, viewer)]
    if not walls:
        return None
    words = InvitingWords.objects.visible_to(viewer).filter(learner_id=learner_id).exists()
    action = _("Change my invitation") if words else _("Invite my family")
    values = {"waiting": "" in walls, "url": reverse("invite:words", args=[learner_id]), "action": action}
    return Card("invite/learner/_conference.html", values)
