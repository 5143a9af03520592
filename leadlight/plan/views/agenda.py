"""My conference, in my order."""
# words: learner

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.plan import hooks
from leadlight.plan.actions import parts as actions
from leadlight.plan.actions.picks import say_ready
from leadlight.plan.forms import NewPartForm, NotesForm, PartForm, ShapeForm
from leadlight.plan.models import Beforehand, Part, Plan
from leadlight.plan.names import full_name
from leadlight.plan.queries import mine, plans
from leadlight.plan.refusals import Refused
from leadlight.plan.views.common import back, band, done, own_plan, say, say_kindly
from leadlight.platform.doors import open_to
from leadlight.reflect import content


@open_to("learner")
def mine_page(request, form=None, status=200):
    """The parts in the child's order, how the minutes add up, and one part opened beside them (?part=)."""
    viewer, plan = request.viewer, own_plan(request)
    parts, meeting = plans.parts_of(plan.pk, viewer), plans.coming(viewer.person_id, viewer)
    asked, years = request.GET.get("part", ""), band(request)
    span = plans.span_of(parts, meeting, get_language() or "en")
    opened = next((part for part in parts if str(part.pk) == asked), parts[0] if parts else None)
    context = {
        "plan": plan,
        "parts": parts,
        "wedges": plans.fan_of(parts),
        "coming": meeting,
        "span": span,
        "bar": plans.bar_of(parts, span, mirrored=get_language_bidi()),
        "opened": opened,
        "notes": opened.notes if opened else "",
        "out": mine.parts_taken_out(plan.pk, viewer),
        "ideas": [idea for idea in mine.ideas_for(plan.pk, viewer) if idea.part_id is None],
        "doors": [door for hook in hooks.doors for door in hook(viewer, plan)],
        "new_form": form or NewPartForm(),
        "age": years,
        "little": years == "5-7" and not (asked or form or "list" in request.GET),
        "back": "/",
    }
    return render(request, "plan/mine.html", context, status=status)


def _own(request, part_id):
    return Part.objects.changeable_by(request.viewer).get_or_404(pk=part_id)


def _to(part_id):
    return f"{reverse('plan:mine')}?part={part_id}"


@open_to("learner")
@require_POST
def new_part(request):
    """A part of my own."""
    plan, form = own_plan(request), NewPartForm(request.POST)
    if form.is_valid():
        answer = done(request, form, lambda: _add(request, plan, form))
        if answer:
            return answer
    return mine_page(request, form=form, status=422)


def _add(request, plan, form):
    try:
        return _to(actions.add_part(plan, form.cleaned_data["name"], by=request.viewer).pk)
    except Refused as refused:
        say_kindly(request, [str(refused)])
        return reverse("plan:mine")


@open_to("learner")
@require_POST
def order(request):
    """One step by its button, or the whole order at once after dragging."""
    plan = own_plan(request)
    for name, step in (("up", -1), ("down", 1)):
        if request.POST.get(name, "").isdecimal():
            actions.move_part(_own(request, request.POST[name]), by=request.viewer, step=step)
            return redirect("plan:mine")
    keys = [int(key) for key in request.POST.getlist("order") if key.isascii() and key.isdecimal()][:20]
    actions.order_parts(plan, keys, by=request.viewer)
    return HttpResponse(status=204) if request.headers.get("Sec-Fetch-Mode") == "cors" else redirect("plan:mine")


@open_to("learner")
@require_POST
def part_name(request, part_id):
    """Call it as I like; empty goes back to the usual name."""
    part, form = _own(request, part_id), PartForm(request.POST)
    if form.is_valid():
        actions.name_part(part, form.cleaned_data["name"], by=request.viewer)
    else:
        say_kindly(request, [str(error) for errors in form.errors.values() for error in errors])
    return redirect(_to(part.pk))


@open_to("learner")
@require_POST
def part_shape(request, part_id):
    """Minutes, if there is time, only for us, practised or fresh, what I need from you."""
    part, form = _own(request, part_id), ShapeForm(request.POST)
    if form.is_valid():
        actions.shape_part(part, by=request.viewer, **form.values())
    else:
        say_kindly(request, [str(error) for errors in form.errors.values() for error in errors])
    return redirect(_to(part.pk))


@open_to("learner")
def part_notes(request, part_id):
    """My own notes of a part: nobody else reads them."""
    part = _own(request, part_id)
    form = NotesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.keep_notes(part, form.cleaned_data["words"], by=request.viewer)
        say(request, _("Kept. Only I can read it."))
        return redirect(_to(part.pk))
    words = form.data.get("words") if form.is_bound else mine.notes_of(part.plan_id, request.viewer).get(part.pk, "")
    context = {"part": part, "name": full_name(part), "form": form, "words": words, "back": _to(part.pk)}
    return render(request, "plan/notes.html", {**context, "age": band(request)}, status=422 if form.errors else 200)


@open_to("learner")
@require_POST
def part_dropped(request, part_id):
    """This part is out."""
    part = _own(request, part_id)
    try:
        actions.drop_part(part, by=request.viewer)
        say(request, _("This part is out."), undo=reverse("plan:part_back", args=[part.pk]))
    except Refused as refused:
        say_kindly(request, [str(refused)])
    return redirect("plan:mine")


@open_to("learner")
@require_POST
def part_back(request, part_id):
    """Put it back."""
    part = Part.objects.dropped_by(request.viewer).get_or_404(pk=part_id)
    try:
        actions.put_back_part(part, by=request.viewer)
    except Refused as refused:
        say_kindly(request, [str(refused)])
    return back(request, _to(part.pk))


@open_to("learner")
@require_POST
def ready(request):
    """Ready for me: the child's own word."""
    plan = Plan.objects.changeable_by(request.viewer).get_or_404(ended_at=None)
    say_ready(plan, by=request.viewer, ready=request.POST.get("ready") != "no")
    return back(request, reverse("plan:mine"))


@open_to("learner")
def beforehand(request, plan_id):
    """How I feel before, what I would like, how I want to lead. Read by my teachers, to help."""
    plan, viewer, years = (
        Plan.objects.changeable_by(request.viewer).get_or_404(pk=plan_id),
        request.viewer,
        band(request),
    )
    lang = get_language() or "en"
    tables = {
        "feelings": content.feelings(years, lang), "supports": content.supports(years, lang),
        "leading": content.ways_to_lead(years, lang),
    }  # fmt: skip
    if request.method == "POST":
        known = {name: {entry.id for entry in rows} for name, rows in tables.items()}
        chosen = {name: [key for key in request.POST.getlist(name) if key in known[name]] for name in tables}
        chosen["leading"] = next(iter(chosen["leading"]), "")
        actions.say_beforehand(plan, by=viewer, **chosen)
        say(request, _("Kept. My teacher can see it, to help."))
        return redirect("plan:mine")
    row = Beforehand.objects.visible_to(viewer).filter(plan=plan).first() or Beforehand(plan=plan)
    context = {"row": row, **tables, "back": reverse("plan:mine"), "age": years}
    return render(request, "plan/beforehand.html", context)
