"""One piece at one address: each reader gets the page that is theirs. And what the child does with it."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from leadlight.people.desk import frame
from leadlight.platform.doors import open_to
from leadlight.portfolio import actions, hooks
from leadlight.portfolio.forms import CommentForm, DetailsForm, ReflectionForm
from leadlight.portfolio.models import Artifact, Reflection
from leadlight.portfolio.queries import names, window
from leadlight.portfolio.queries import piece as pieces
from leadlight.portfolio.views.common import ideas_for, look_of, say, typed
from leadlight.reflect import queries as starters

PLACES = [(f"{x},{y}", name) for (x, y), name in {
    (0.2, 0.2): gettext_lazy("top, at the left"), (0.5, 0.2): gettext_lazy("top, in the middle"),
    (0.8, 0.2): gettext_lazy("top, at the right"), (0.2, 0.5): gettext_lazy("at the left"),
    (0.5, 0.5): gettext_lazy("in the middle"), (0.8, 0.5): gettext_lazy("at the right"),
    (0.2, 0.8): gettext_lazy("bottom, at the left"), (0.5, 0.8): gettext_lazy("bottom, in the middle"),
    (0.8, 0.8): gettext_lazy("bottom, at the right"),
}.items()]  # fmt: skip
READERS = {
    "learner": "portfolio/piece_of_classmate.html", "teacher": "portfolio/piece_at_desk.html",
    "cover": "portfolio/piece_at_desk.html", "family": "portfolio/piece_for_family.html",
    "leader": "portfolio/piece_at_desk.html", "interpreter": "portfolio/piece_for_family.html",
}  # fmt: skip


@open_to("learner", "family", "teacher", "cover", "leader", "interpreter")
@require_GET
def piece(request, artifact_id):
    """The piece, large, with the words around it."""
    return piece_page(request, window.marked(request.viewer).get_or_404(pk=artifact_id))


def piece_page(request, artifact, form=None):
    """The page of a piece for whoever looks; `form` comes back with what was typed when something is in the way."""
    viewer, status = request.viewer, 422 if form and form.errors else 200
    if artifact.learner_id == viewer.person_id and viewer.hat == "learner":
        return render(request, "portfolio/piece.html", _own(request, artifact, form), status=status)
    page = {
        "piece": pieces.piece(artifact, viewer),
        "form": form or CommentForm(),
        "may_comment": Artifact.objects.commentable_by(viewer).filter(pk=artifact.pk).exists(),
        "places": PLACES,
        "desk": viewer.hat == "teacher",
        "answering": _reflection_asked_for(request, artifact),
    }
    if viewer.hat == "learner":
        page |= look_of(viewer)
    elif viewer.hat in ("teacher", "cover", "leader"):
        page = frame(request, next(iter(names.classes_of(artifact.learner_id, viewer)), None), **page)
    return render(request, READERS[viewer.hat], page, status=status)


def _reflection_asked_for(request, artifact):
    """The child's words that an answer is being written to (`?answer=7`)."""
    asked = request.GET.get("answer", "") or request.POST.get("answer", "")
    if not asked.isdecimal():
        return None
    return Reflection.objects.visible_to(request.viewer).filter(artifact=artifact, pk=asked[:12]).first()


def _own(request, artifact, form):
    """The child's own page of a piece."""
    viewer, look = request.viewer, look_of(request.viewer)
    ideas = ideas_for(request, look)
    return {
        **look,
        "piece": pieces.piece(artifact, viewer),
        "ideas": ideas,
        "starter": _starter(request, ideas),
        "form": form or ReflectionForm(),
        "cards": hooks.every(hooks.piece_cards, viewer, artifact),
        "places": PLACES,
        "reflections_url": reverse("portfolio:reflections", args=[artifact.pk]),
    }


def _starter(request, ideas):
    """The starter that was tapped: one of the pack by its id, or one of the class's own by its words."""
    id, own = request.GET.get("starter", "")[:80], request.GET.get("own", "")[:160]
    for each in ideas.starters:
        if (id and each.id == id) or (own and each.text == own):
            return each
    text = starters.starter_in(id, "", get_language()) if id else ""
    return starters.Starter(id, text, get_language()) if text else None


def mine(request, artifact_id):
    """The child's own piece, or 404."""
    return Artifact.objects.changeable_by(request.viewer).get_or_404(pk=artifact_id)


@open_to("learner")
@require_POST
def kept(request, artifact_id):
    """The child takes an offered piece into the window."""
    actions.keep_offered(mine(request, artifact_id), by=request.viewer)
    say(request, _("Kept. A new pane!"))
    return redirect("portfolio:piece", artifact_id)


@open_to("learner")
@require_POST
def given_back(request, artifact_id):
    """The child does not take it."""
    actions.give_back(mine(request, artifact_id), by=request.viewer)
    say(request, _("I gave it back."), reverse("portfolio:brought_back", args=[artifact_id]))
    return redirect("portfolio:home")


@open_to("learner")
@require_POST
def put_away(request, artifact_id):
    """Out of the window, not gone."""
    actions.put_away(mine(request, artifact_id), by=request.viewer)
    say(request, _("Put away."), reverse("portfolio:brought_back", args=[artifact_id]))
    return redirect("portfolio:home")


@open_to("learner")
@require_POST
def brought_back(request, artifact_id):
    actions.bring_back(mine(request, artifact_id), by=request.viewer)
    say(request, _("It is back in my window."))
    return redirect("portfolio:piece", artifact_id)


@open_to("learner")
def details(request, artifact_id):
    """Title, glass, place, a word of one's own, who is in the picture."""
    artifact = mine(request, artifact_id)
    form = DetailsForm(*typed(request), viewer=request.viewer)
    if request.method == "POST" and form.is_valid():
        actions.describe(artifact, by=request.viewer, **form.details())
        say(request, _("Changed."))
        return redirect("portfolio:piece", artifact.pk)
    page = {**look_of(request.viewer), "form": form, "artifact": artifact}
    page["piece"] = found = pieces.piece(artifact, request.viewer)
    page["shown"] = {person.pk for person in found.circle.shown}
    page["mates"] = form.fields["in_picture"].queryset.exclude(pk=request.viewer.person_id)
    return render(request, "portfolio/details.html", page, status=422 if form.errors else 200)


AUDIENCES = ("family", "class")


@open_to("learner", "teacher", "cover")
@require_GET
def audience(request, artifact_id):
    """Who can see a piece, for the child and the class's adults."""
    viewer = request.viewer
    around = Q(learner_id=viewer.person_id) if viewer.hat == "learner" else Q(learner_id__in=viewer.learners_taught())
    artifact = Artifact.objects.visible_to(viewer).filter(around).get_or_404(pk=artifact_id)
    page = {"piece": pieces.piece(artifact, viewer), **(look_of(viewer) if viewer.hat == "learner" else {})}
    page["classes"] = names.classes_of(artifact.learner_id, viewer)
    page["base"] = "platform/child.html" if viewer.hat == "learner" else "platform/desk.html"
    return render(request, "portfolio/audience.html", page)


@open_to("learner")
@require_POST
def shown_to(request, artifact_id, audience):
    """Show a piece to the family or the class."""
    if audience not in AUDIENCES:
        raise Http404(audience)
    actions.show_to(mine(request, artifact_id), audience, by=request.viewer)
    text = _("My family can see it now.") if audience == "family" else _("My class can see it now.")
    say(request, text, reverse("portfolio:not_shown_to", args=[artifact_id, audience]))
    return redirect("portfolio:piece", artifact_id)


@open_to("learner")
@require_POST
def not_shown_to(request, artifact_id, audience):
    """Stop showing it."""
    if audience not in AUDIENCES:
        raise Http404(audience)
    actions.stop_showing(mine(request, artifact_id), audience, by=request.viewer)
    say(request, _("I took it back."), reverse("portfolio:shown_to", args=[artifact_id, audience]))
    return redirect("portfolio:piece", artifact_id)


@open_to("learner", "teacher", "family")
@require_POST
def into_bin(request, artifact_id):
    """To the bin: the child; a teacher for safety, with a reason; whoever offered it, until it is kept."""
    viewer = request.viewer
    artifact = Artifact.objects.binnable_by(viewer).get_or_404(pk=artifact_id)
    actions.bin_piece(artifact, by=viewer, why=request.POST.get("why", "")[:200])
    undo = reverse("portfolio:out_of_bin", args=[artifact.pk])
    if viewer.hat == "learner":
        say(request, _("It is in the bin. It stays there for thirty days."), undo)
        return redirect("portfolio:home")
    if viewer.hat == "family":
        say(request, _("You took it back."))
        return redirect("portfolio:shared")
    say(request, _("Taken out for safety. The learner can read why."), undo)
    return redirect("portfolio:learner", artifact.learner_id)


@open_to("learner", "teacher")
@require_POST
def out_of_bin(request, artifact_id):
    """Back, as it was."""
    artifact = actions.unbin_piece(artifact_id, by=request.viewer)
    say(request, _("It is back."))
    return redirect("portfolio:piece", artifact.pk)


@open_to("learner")
def then(request, artifact_id):
    """Choose an earlier piece to lay beside this one."""
    artifact, viewer = mine(request, artifact_id), request.viewer
    others = Artifact.objects.changeable_by(viewer).in_window().exclude(pk=artifact.pk)
    if request.method == "POST":
        asked = request.POST.get("then", "")
        chosen = others.get_or_404(pk=asked) if asked else None
        actions.pair(artifact, chosen, by=viewer)
        return redirect("portfolio:growth" if chosen else "portfolio:piece", artifact.pk)
    page = {**look_of(viewer), "artifact": artifact, "title": window.name_of(artifact)}
    page["panes"] = window.panes(others.filter(added_at__lte=artifact.added_at)[:60], viewer)
    return render(request, "portfolio/then.html", page)


@open_to("learner", "teacher", "cover")
@require_GET
def growth(request, artifact_id):
    """Then and now, side by side: two pieces, or the first and the newest try of one."""
    viewer = request.viewer
    artifact = Artifact.objects.visible_to(viewer).get_or_404(pk=artifact_id)
    page = {"now": pieces.piece(artifact, viewer), "then": None}
    before = Artifact.objects.visible_to(viewer).filter(pk=artifact.then_id, binned_at=None).first()
    if before:
        page["then"] = pieces.piece(before, viewer)
    if viewer.hat == "learner":
        return render(request, "portfolio/growth.html", page | look_of(viewer))
    klass = next(iter(names.classes_of(artifact.learner_id, viewer)), None)
    return render(request, "portfolio/growth_at_desk.html", frame(request, klass, **page))
