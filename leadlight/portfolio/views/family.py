"""The family's side: pieces shown to them, and pieces they offer from home."""
# words: family

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from leadlight.people.models import Person
from leadlight.platform.doors import open_to
from leadlight.portfolio import actions
from leadlight.portfolio.forms import PieceForm
from leadlight.portfolio.models import Artifact
from leadlight.portfolio.queries import window
from leadlight.portfolio.views.common import done, say, typed


@open_to("family")
@require_GET
def shared(request):
    """What each child shows to the family just now, and what waits to be kept."""
    viewer = request.viewer
    children = []
    for person in Person.objects.visible_to(viewer).filter(pk__in=viewer.learners_cared_for()):
        seen = Artifact.objects.visible_to(viewer).filter(learner=person)
        shown = window.panes(seen.filter(kept_at__isnull=False)[:60], viewer)
        offered = window.panes(seen.filter(kept_at=None)[:20], viewer)
        children.append({"person": person, "shown": shown, "offered": offered})
    return render(request, "portfolio/shared.html", {"children": children})


@open_to("family")
def offer(request, learner_id):
    """Something from home for the child's window: the child keeps it or gives it back."""
    viewer = request.viewer
    cared_for = Person.objects.visible_to(viewer).filter(pk__in=viewer.learners_cared_for())
    person = cared_for.get_or_404(pk=learner_id)
    kind = "photo" if request.FILES.get("picture") else "voice" if request.FILES.get("sound") else "writing"
    form = PieceForm(*typed(request), viewer=viewer, kind=kind)
    if request.method == "POST" and form.is_valid():
        answer = done(request, form, lambda: _offer(request, person, form))
        if answer:
            say(request, _("%(name)s finds it beside the window and decides.") % {"name": person.display})
            return answer
    page = {"person": person, "form": form}
    return render(request, "portfolio/offer.html", page, status=422 if form.errors else 200)


def _offer(request, person, form):
    row = actions.offer_piece(person.pk, form.made(), by=request.viewer, **form.fields_of_piece())
    return reverse("portfolio:piece", args=[row.pk])
