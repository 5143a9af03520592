"""Where this room joins the rooms below: the child's first page, and the desk's queue of talks."""
# words: learner

from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.invite.models import InvitingWords
from leadlight.invite.queries.reach import came_back
from leadlight.people import hooks as people
from leadlight.plan.queries import plans
from leadlight.portfolio.hooks import Card
from leadlight.rounds.queries import round_of

FEW = 3


def my_conference(viewer, learner_id):
    """The card on the child's first page (portfolio.hooks.home_cards): inviting. When and where is the plan's card."""
    walls = [row.wall for row in plans.ahead(learner_id, viewer)]
    if not walls:
        return None
    words = InvitingWords.objects.visible_to(viewer).filter(learner_id=learner_id).exists()
    action = _("Change my invitation") if words else _("Invite my family")
    values = {"waiting": "" in walls, "url": reverse("invite:words", args=[learner_id]), "action": action}
    return Card("invite/learner/_conference.html", values)


def not_reached(viewer, klass):
    """On the class's first page: families that no invitation has reached yet, and what to try next."""
    round = round_of(klass, viewer) if viewer.hat in ("teacher", "cover") else None
    if round is None or round.closed_at:
        return []
    lost = came_back(round, viewer)[:FEW]
    return [people.Card("invite/desk/_lost_card.html", {"lost": lost, "klass": klass})] if lost else []
