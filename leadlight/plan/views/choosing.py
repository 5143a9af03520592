"""Choosing into one part of the fan, by the child alone."""
# words: learner

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.plan.actions import picks as actions
from leadlight.plan.actions.hints import agreements_for
from leadlight.plan.actions.suggestions import pick_or_take
from leadlight.plan.forms import PickForm, WhyForm
from leadlight.plan.models import Part, Pick
from leadlight.plan.queries import mine, pieces, plans, reasons
from leadlight.plan.refusals import NothingChosen
from leadlight.plan.views.common import back, band, done, own_plan, say, say_kindly, why_of
from leadlight.platform.doors import open_to
from leadlight.portfolio.models import Artifact


def _own_part(request, part_id):
    """The child's own part, with its plan: one question, since who owns the one owns the other."""
    part = Part.objects.changeable_by(request.viewer).select_related("plan").get_or_404(pk=part_id)
    return part, part.plan


def _page(request, part, plan, form, status=200):
    """The page for one part: own panes, why, what the class agreed, ideas, and what is in it."""
    viewer, years = request.viewer, band(request)
    window = pieces.to_choose_from(viewer)
    parts = plans.parts_of(plan.pk, viewer, known=window)
    here = next(i for i, each in enumerate(parts) if each.pk == part.pk)
    shown = parts[here]
    used = {pick.piece.pk: each for each in parts for pick in each.picks if pick.piece}
    ideas = [idea for idea in mine.ideas_for(plan.pk, viewer) if idea.part_id in (part.pk, None)]
    flags = {idea.piece.pk: idea for idea in ideas if idea.piece and not idea.asks}
    context = {
        "part": shown,
        "before": parts[here - 1] if here else None,
        "after": parts[here + 1] if here + 1 < len(parts) else None,
        "pieces": [(piece, used.get(piece.pk), flags.get(piece.pk)) for piece in window],
        "form": form,
        "chosen": _number(form["artifact"].value() if form.is_bound else request.GET.get("piece")),
        "tapped": form.data.getlist("reasons") if form.is_bound else [],
        "written": form["reason"].value() if form.is_bound else "",
        "reasons": reasons.to_tap(part.seven, years),
        "openings": reasons.openings(part.seven, years),
        "so_far": plans.said_so_far(parts),
        **_agreed(plan, part, parts, viewer),
        "ideas": [(idea, idea in flags.values() and idea.piece.pk in {piece.pk for piece in window}) for idea in ideas],
        "back": reverse("plan:mine"),
        "age": years,
    }
    return render(request, "plan/choose.html", context, status=status)


def _agreed(plan, part, parts, viewer) -> dict:
    """What the class agreed about this part or about one that is still open, and the words of what is open."""
    everything = agreements_for(plan, by=viewer)
    still = plans.still_open(parts, {each.seven for each in everything if each.some})
    agreed = [each for each in everything if each.seven in ("", part.seven) or (each.some and each.seven in still)]
    return {"agreed": agreed, "still_open": ", ".join(still.values())}


def _number(typed) -> int:
    """A key as it was sent, if it can be one; else 0, which is no piece's."""
    key = str(typed or "")[:12]
    return int(key) if key.isascii() and key.isdecimal() else 0


@open_to("learner")
def part(request, part_id):
    """Which one shall I show? Pieces, activities, topics, in any number; or nothing, on purpose."""
    part, plan = _own_part(request, part_id)
    if request.method != "POST":
        return _page(request, part, plan, PickForm())
    form = PickForm(request.POST, request.FILES)
    if form.is_valid() and (answer := done(request, form, lambda: _put(request, part, plan, form))):
        return answer
    return _page(request, part, plan, form, status=422)


def _put(request, part, plan, form):
    """Keep one pick and say so; without anything tapped or written, say how. Returns where to go."""
    viewer, values, here = request.viewer, form.cleaned_data, reverse("plan:part", args=[part.pk])
    why = why_of(form, viewer)
    try:
        if values["activity"]:
            pick, hints = actions.pick_activity(plan, values["activity"], by=viewer, part=part, **why)
        elif values["topic"] or not values["artifact"]:
            pick, hints = actions.pick_topic(plan, values["topic"], by=viewer, part=part, **why)
        else:
            artifact = Artifact.objects.changeable_by(viewer).get_or_404(pk=values["artifact"])
            pick, hints = pick_or_take(plan, artifact, by=viewer, part=part, **why)
    except NothingChosen as refused:
        say_kindly(request, [str(refused)])
        return here
    say(request, _("It is in my fan."), undo=reverse("plan:pick_dropped", args=[pick.pk]))
    say_kindly(request, hints)
    return here


@open_to("learner")
def reason(request, pick_id):
    """Say anew why this one."""
    pick = Pick.objects.changeable_by(request.viewer).get_or_404(pk=pick_id)
    form = WhyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        where = reverse("plan:part", args=[pick.part_id])
        answer = done(request, form, lambda: _say_why(request, pick, form) and where)
        if answer:
            return answer
    years = band(request)
    [(_part, shown)] = plans.picks_of(Pick.objects.changeable_by(request.viewer).filter(pk=pick.pk), request.viewer)
    context = {
        "pick": shown, "form": form, "tapped": form.data.getlist("reasons") if form.is_bound else pick.reasons,
        "written": form["reason"].value() if form.is_bound else pick.reason, "age": years,
        "reasons": reasons.to_tap(pick.part.seven, years), "openings": reasons.openings(pick.part.seven, years),
        "back": reverse("plan:part", args=[pick.part_id]),
    }  # fmt: skip
    return render(request, "plan/reason.html", context, status=422 if form.errors else 200)


def _say_why(request, pick, form):
    return actions.give_reason(pick, by=request.viewer, **why_of(form, request.viewer))


@open_to("learner")
@require_POST
def pick_dropped(request, pick_id):
    """I do not show it after all."""
    pick = Pick.objects.changeable_by(request.viewer).get_or_404(pk=pick_id)
    actions.drop_pick(pick, by=request.viewer)
    say(request, _("I do not show it."), undo=reverse("plan:pick_back", args=[pick.pk]))
    return back(request, reverse("plan:part", args=[pick.part_id]))


@open_to("learner")
@require_POST
def pick_back(request, pick_id):
    pick = actions.put_back_pick(Pick(pk=pick_id), by=request.viewer)
    say(request, _("It is in my fan."), undo=reverse("plan:pick_dropped", args=[pick.pk]))
    return back(request, reverse("plan:part", args=[pick.part_id]))


@open_to("learner")
@require_POST
def pick_place(request, pick_id):
    """Sooner or later within its part."""
    pick = Pick.objects.changeable_by(request.viewer).get_or_404(pk=pick_id)
    actions.move_pick(pick, by=request.viewer, step=-1 if request.POST.get("to") == "up" else 1)
    return back(request, reverse("plan:part", args=[pick.part_id]))


@open_to("learner")
@require_POST
def part_empty(request, part_id):
    """Empty on purpose, or open again."""
    part, _plan = _own_part(request, part_id)
    actions.leave_empty(part, by=request.viewer, on_purpose=request.POST.get("open") != "yes")
    return redirect("plan:mine")


@open_to("learner")
def changes(request):
    """My earlier picks and changes of mind, and how I chose."""
    plan, viewer = own_plan(request), request.viewer
    context = {
        "changes": mine.changes_of(plan.pk, viewer),
        "decided": mine.decided_by([viewer.person_id], viewer)[viewer.person_id],
        "out": mine.parts_taken_out(plan.pk, viewer),
        "back": reverse("plan:mine"),
        "age": band(request),
    }
    return render(request, "plan/changes.html", context)
