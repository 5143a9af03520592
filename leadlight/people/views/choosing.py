"""Choosing a secret, twice the same: at the door while an adult lets me, or signed in whenever I like."""
# words: learner

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people import secret_pictures as pictures
from leadlight.people.actions import child_door
from leadlight.people.browser import come_in
from leadlight.people.models import Class, Enrolment, Person, Secret
from leadlight.people.viewer import current
from leadlight.people.views.child_door import AT_DOOR, back_to_class, kid_here, tapped
from leadlight.platform.doors import open_to

STEP = "choosing"  # in the session: whose, what kind, which tiles, and (after the first time) a seal of what was chosen


def _begin(request, learner, band, kind=""):
    kind = kind if kind in (Secret.Kind.FOUR, Secret.Kind.DIGITS) and band != "5-7" else pictures.kind_for(band)
    step = {"learner": learner.pk, "kind": kind, "tiles": pictures.tiles_for(kind), "first": ""}
    request.session[STEP] = step
    return step


def _page(request, learner, step, band, given=(), trouble="", status=200):
    shown = request.POST.getlist("tile") if given else []
    tiles = shown if sorted(shown) == sorted(step["tiles"]) else pictures.shuffled(step["tiles"])
    kind = step["kind"]
    context = {
        "learner": learner, "kind": kind, "tiles": pictures.named(tiles), "given": given, "trouble": trouble,
        "wanted": pictures.wanted(kind), "dots": pictures.dots(kind, given), "again": bool(step["first"]),
        "choosing": True, "other": _other(kind, band),
    }  # fmt: skip
    return render(request, "people/child_door.html", context, status=status)


def _other(kind, band):
    if band == "5-7":
        return ""
    return Secret.Kind.FOUR if kind == Secret.Kind.DIGITS else Secret.Kind.DIGITS


@open_to(*AT_DOOR)
def choose_secret(request, learner_id):
    learner = kid_here(request, learner_id)
    if not child_door.may_choose(learner, request.viewer):
        raise Http404("Nobody let this child choose just now")
    band = learner.band or Class.objects.visible_to(request.viewer).get_or_404(pk=request.viewer.class_id).band
    step = request.session.get(STEP) or {}
    if request.method != "POST" or step.get("learner") != learner.pk:
        step = _begin(request, learner, band, request.GET.get("kind", ""))
        return _page(request, learner, step, band)
    given = tapped(request, step["kind"], step["tiles"])
    if not pictures.is_whole(step["kind"], given, step["tiles"]):
        trouble = _("Six digits, please.") if step["kind"] == Secret.Kind.DIGITS else ""
        return _page(request, learner, step, band, given=given, trouble=trouble)
    return _chosen(request, learner, step, band, given)


def _chosen(request, learner, step, band, given):
    """Once: ask again. Twice the same: keep it and come in. Twice different: from the beginning, kindly."""
    seal = pictures.peppered(learner.pk, step["kind"], given)
    if pictures.is_too_easy(step["kind"], given):
        step = _begin(request, learner, band, step["kind"])
        return _page(request, learner, step, band, trouble=_("That one is easy to find out. Pick another."), status=422)
    if not step["first"]:
        request.session[STEP] = step = {**step, "first": seal}
        return _page(request, learner, step, band)
    if not constant_time_compare(step["first"], seal):
        step = _begin(request, learner, band, step["kind"])
        return _page(request, learner, step, band, trouble=_("Those two were not the same. Begin again."), status=422)
    child_door.choose_secret(learner, step["kind"], given, step["tiles"], by=request.viewer)
    return come_in(request, redirect("/"), "learner", learner.pk)


@open_to("teacher", "cover")
@require_POST
def let_choose(request, learner_id):
    """This child may choose a secret at the door, within the hour."""
    learner = Person.objects.changeable_by(request.viewer).get_or_404(pk=learner_id)
    child_door.let_choose([learner.pk], by=request.viewer)
    messages.success(request, _("%(name)s can choose a new secret at the door now.") % {"name": learner.display})
    return back_to_class(request, learner)


def let_all_choose(klass, viewer, *, only_first=False):
    """Whoever has no secret may choose one; with `only_first` nothing happens once anybody has."""
    here = Enrolment.objects.filter(current(viewer.today), klass=klass)
    chosen = Secret.objects.visible_to(viewer).exclude(hash="").values("learner_id")
    if not (only_first and here.filter(learner_id__in=chosen).exists()):
        child_door.let_choose(here.exclude(learner_id__in=chosen).values("learner_id"), by=viewer)


@open_to("teacher", "cover")
@require_POST
def let_class_choose(request, class_id):
    """Everybody in the class who has none yet."""
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    let_all_choose(klass, request.viewer)
    return redirect("people:signing_in", klass.pk)
