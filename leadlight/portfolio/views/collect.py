"""The child's own window, and what goes into it."""
# words: learner

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from leadlight.platform.doors import open_to
from leadlight.portfolio import actions, hooks
from leadlight.portfolio.forms import FrontForm, MadeForm, PieceForm
from leadlight.portfolio.models import Artifact, Front
from leadlight.portfolio.queries import names, window
from leadlight.portfolio.views.common import COLOURS, done, look_of, page_number, say, typed
from leadlight.reflect.queries import open_five, starter_in

KINDS = ("photo", "drawing", "voice", "writing", "paper")


@open_to("learner")
@require_GET
def home(request):
    """The learner's window, and what can be done next."""
    viewer, look = request.viewer, look_of(request.viewer)
    me = viewer.person_id
    area, number = request.GET.get("area", "")[:40], page_number(request)
    page = {
        **look,
        "window": window.window_of(me, viewer, number, area),
        "area": area,
        "page_before": number - 1 if number else None,
        "rows": request.GET.get("as") == "list",
        "first_size": "" if look["band"] == "5-7" else "large",
        "wedges": None if look["age_is_older"] else hooks.first(hooks.fans, viewer, me) or window.plain_fan(),
        "show_url": hooks.first(hooks.shows, viewer) if look["band"] == "5-7" else None,
        "cards": hooks.every(hooks.home_cards, viewer, me),
        "note": window.last_note(me, viewer),
        **_now(viewer),
    }
    return render(request, "portfolio/home.html", page)


def _now(viewer):
    five = open_five(viewer)
    return {"five": five, "five_starter": five and starter_in(five.starter_id, five.starter, get_language())}


@open_to("learner")
@require_GET
def five_now(request):
    """The five quiet minutes that are on just now, as a piece of page; nothing when none are."""
    return render(request, "portfolio/_now.html", _now(request.viewer))


@open_to("learner")
@require_GET
def ways(request):
    """The five ways to add a piece."""
    return render(request, "portfolio/ways.html", look_of(request.viewer))


@open_to("learner")
def new(request, kind):
    """Make a piece and keep it: the kind was the first tap, making the second, Keep the last."""
    if kind not in KINDS:
        raise Http404(kind)
    form = PieceForm(*typed(request), viewer=request.viewer, kind=kind)
    if request.method == "POST" and form.is_valid():
        answer = done(request, form, lambda: _keep(request, form))
        if answer:
            say(request, _("Kept. A new pane!"), _undo_of(answer))
            return redirect(_back_to(request)) if _back_to(request) else answer
    page = {**look_of(request.viewer), "form": form, "kind": kind, "next": _back_to(request)}
    page["named"] = _("A photo of us") if request.GET.get("of") == "us" else ""
    page["mates"] = form.fields["in_picture"].queryset.exclude(pk=request.viewer.person_id)
    page["colours"] = COLOURS
    return render(request, f"portfolio/new_{kind}.html", page, status=422 if form.errors else 200)


def _back_to(request) -> str:
    """Where the child came from to make this, if it is one of our own pages: a meeting goes on where it was."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/") else ""


def _keep(request, form):
    row = actions.add_piece(form.made(), by=request.viewer, **form.fields_of_piece())
    return reverse("portfolio:piece", args=[row.pk])


def _undo_of(answer):
    return f"{answer['Location']}bin/"


@open_to("learner")
def another_try(request, artifact_id):
    """A newer version of the same piece."""
    artifact = Artifact.objects.changeable_by(request.viewer).get_or_404(pk=artifact_id, kept_at__isnull=False)
    form = MadeForm(*typed(request))
    if request.method == "POST" and form.is_valid():
        back = reverse("portfolio:piece", args=[artifact.pk])
        answer = done(request, form, lambda: actions.try_again(artifact, form.made(), by=request.viewer) and back)
        if answer:
            return answer
    page = {**look_of(request.viewer), "form": form, "artifact": artifact, "colours": COLOURS}
    page["title"] = window.name_of(artifact)
    return render(request, "portfolio/another_try.html", page, status=422 if form.errors else 200)


@open_to("learner")
@require_GET
def away(request):
    """What was put away or given back, and the bin."""
    viewer = request.viewer
    mine = Artifact.objects.changeable_by(viewer)
    page = {
        **look_of(viewer),
        "away": window.panes(mine.put_away()[:100], viewer),
        "bin": window.panes(mine.filter(binned_at__isnull=False).order_by("-binned_at")[:100], viewer),
    }
    return render(request, "portfolio/away.html", page)


@open_to("learner")
def front(request, learner_id):
    """The front of the own window: its title, what it is for, its glass, a piece shown large."""
    if learner_id != request.viewer.person_id:
        raise Http404(learner_id)
    mine = Front.objects.visible_to(request.viewer).filter(learner_id=request.viewer.person_id).first()
    first = {name: getattr(mine, name) for name in ("title", "line", "glass", "large")} if mine else {"glass": "lagoon"}
    form = FrontForm(*typed(request), viewer=request.viewer, initial=first)
    if request.method == "POST" and form.is_valid():
        actions.dress_front(by=request.viewer, **form.cleaned_data)
        answer = done(request, form, lambda: reverse("portfolio:home"))
        if answer:
            say(request, _("This is the front of my window now."))
            return answer
    pictures = window.panes(form.fields["large"].queryset[:60], request.viewer)
    page = {**look_of(request.viewer), "form": form, "pictures": pictures}
    page["large"] = mine.large_id if mine else None
    return render(request, "portfolio/front.html", page, status=422 if form.errors else 200)


@open_to("learner")
@require_GET
def class_window(request):
    """Work that classmates show to the class."""
    viewer = request.viewer
    shown = Artifact.objects.visible_to(viewer).exclude(learner_id=viewer.person_id).in_window()
    rows = list(shown[:60])
    learners = names.people({row.learner_id for row in rows}, viewer)
    hanging = window.panes(Artifact.objects.visible_to(viewer).filter(pk__in=[row.pk for row in rows]), viewer)
    of = {row.pk: learners[row.learner_id] for row in rows}
    page = {**look_of(viewer), "shown": [(pane, of[pane.pk]) for pane in hanging]}
    return render(request, "portfolio/class_window.html", page)
