"""Cue cards: on paper, and as one page that stays on the screen without a network."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leadlight.plan.paper_cards import values_of
from leadlight.plan.queries import cards
from leadlight.plan.views.common import band, own_plan
from leadlight.platform.doors import open_to
from leadlight.platform.paper import paper_answer


@open_to("learner")
def cards_page(request):
    """Every card on one page; nothing more is asked of the network once it is here."""
    plan, years = own_plan(request), band(request)
    found = cards.cards_of(plan.pk, request.viewer, years)
    context = {
        "cards": found,
        "wedges": [card.part.wedge() for card in found],
        "back": reverse("plan:mine"),
        "age": years,
    }
    return render(request, "plan/cards.html", context)


@open_to("learner")
def cards_paper(request):
    """The same cards, four to a sheet, to cut out."""
    plan = own_plan(request)
    found = cards.cards_of(plan.pk, request.viewer, band(request))
    values = values_of(found, title=_("My cards"))
    return paper_answer("plan/cards.typ", values, name="cards", language=get_language() or "en")
