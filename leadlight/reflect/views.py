"""The desk's side of reflecting: five quiet minutes on the board, and the class's own starters."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from leadlight.people.desk import frame
from leadlight.platform.doors import open_to
from leadlight.platform.once import once
from leadlight.reflect import actions, content, queries
from leadlight.reflect.forms import StarterForm
from leadlight.reflect.models import ClassStarter, FiveMinutes


@open_to("teacher", "cover")
def five_begin(request, klass_id):
    """Choose one starter for the whole class, or write one; then the board."""
    klass = queries.class_held(request.viewer, klass_id)
    form = StarterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(once(request, lambda: _begin(request, klass, form.cleaned_data)))
        except actions.NoStarter:
            form.add_error("own", _("Choose a starter or write one."))
    turn = int(request.GET.get("turn", "0")[:3]) if request.GET.get("turn", "0").isdecimal() else 0
    ideas = queries.ideas(
        request.viewer, klasses=[klass], band=klass.band, lang=get_language(), categories=queries.FOR_A_LESSON,
        turn=turn, at_once=6,
    )  # fmt: skip
    page = {"klass": klass, "form": form, "ideas": ideas, "running": queries.open_five(request.viewer, klass=klass)}
    return render(request, "reflect/five_begin.html", frame(request, **page), status=422 if form.errors else 200)


def _begin(request, klass, wanted):
    text = wanted["own"]
    if not text and wanted["starter_id"]:
        text = queries.starter_in(wanted["starter_id"], "", get_language())
    id = "" if wanted["own"] else wanted["starter_id"]
    five = actions.begin_five(klass.pk, by=request.viewer, starter=text, starter_id=id if text else "")
    return reverse("reflect:board", args=[five.pk])


@open_to("teacher", "cover")
@require_GET
def board(request, five_id):
    """The starter, large, for the projector. No names, no count of who has answered."""
    five = FiveMinutes.objects.visible_to(request.viewer).get_or_404(pk=five_id)
    klass = queries.class_held(request.viewer, five.klass_id)
    gone = (request.viewer.now - five.opened_at).total_seconds() / (5 * 60)
    page = {"five": five, "klass": klass, "share": min(gone, 1)}
    page["starter"] = queries.starter_in(five.starter_id, five.starter, get_language())
    return render(request, "reflect/board.html", frame(request, **page))


@open_to("teacher", "cover")
@require_POST
def five_end(request, five_id):
    five = FiveMinutes.objects.visible_to(request.viewer).get_or_404(pk=five_id)
    actions.end_five(five, by=request.viewer)
    messages.success(request, _("The five minutes are over. What was said lies in each window."))
    return redirect("reflect:five_begin", five.klass_id)


@open_to("teacher", "cover")
def starters(request, klass_id):
    """The class's own starters, and those of the pack to show or hide."""
    klass = queries.class_held(request.viewer, klass_id)
    form = StarterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_starter(klass.pk, by=request.viewer, text=form.cleaned_data["own"], language=get_language())
            return redirect("reflect:starters", klass.pk)
        except actions.NoStarter:
            form.add_error("own", _("Write the beginning of a sentence first."))
    own, groups = queries.starters_desk(request.viewer, klass, get_language())
    page = {"klass": klass, "form": form, "own": own, "groups": groups}
    return render(request, "reflect/starters.html", frame(request, **page), status=422 if form.errors else 200)


@open_to("teacher", "cover")
@require_POST
def starter_hidden(request, klass_id, pack_id):
    _known(pack_id)
    actions.hide_starter(klass_id, pack_id, by=request.viewer)
    messages.success(request, _("Hidden for this class."), f"undo:{reverse('reflect:shown', args=[klass_id, pack_id])}")
    return redirect("reflect:starters", klass_id)


@open_to("teacher", "cover")
@require_POST
def starter_shown(request, klass_id, pack_id):
    actions.show_starter(klass_id, pack_id, by=request.viewer)
    return redirect("reflect:starters", klass_id)


@open_to("teacher")
@require_POST
def starter_removal(request, starter_id):
    row = ClassStarter.objects.visible_to(request.viewer).get_or_404(pk=starter_id)
    return redirect("reflect:starters", actions.remove_starter(row, by=request.viewer))


def _known(pack_id):
    """404 for an id that the pack does not hold."""
    from django.http import Http404

    try:
        return content.entry(pack_id)
    except KeyError:
        raise Http404("no such starter") from None
