"""The class's adults beside a child's plan: reading, suggesting, asking, writing a pick down for the child."""

from operator import attrgetter

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people.desk import frame
from leadlight.people.models import Class, Person
from leadlight.people.viewer import current
from leadlight.plan.actions import picks, suggestions
from leadlight.plan.actions.begin import ensure_plan
from leadlight.plan.forms import NoteForForm, SuggestionForm
from leadlight.plan.models import Beforehand, Part, Suggestion
from leadlight.plan.queries import mine, pieces, plans
from leadlight.plan.queries.reasons import texts
from leadlight.plan.refusals import NothingChosen
from leadlight.plan.views.common import done, kept_sound, say, say_kindly
from leadlight.platform.doors import open_to
from leadlight.portfolio.models import Artifact


def _taught(request, learner_id):
    viewer = request.viewer
    return Person.objects.visible_to(viewer).filter(pk__in=viewer.learners_taught()).get_or_404(pk=learner_id)


def _class_of(learner, viewer):
    here = current(viewer.today, "enrolments__")
    return Class.objects.visible_to(viewer).filter(here, enrolments__learner=learner).first()


@open_to("teacher", "cover")
def learner_plan(request, learner_id, form=None, status=200):
    """What the child plans, and the two things an adult may do beside it."""
    viewer, learner = request.viewer, _taught(request, learner_id)
    plan = plans.current_plan(learner.pk, viewer) or ensure_plan(learner, by=viewer)
    window = pieces.pieces(Artifact.objects.visible_to(viewer).in_window().filter(learner=learner), viewer)
    parts = plans.parts_of(plan.pk, viewer, known=window)
    before = Beforehand.objects.visible_to(viewer).filter(plan=plan).first()
    context = frame(
        request, _class_of(learner, viewer), learner=learner, plan=plan, parts=parts,
        wedges=plans.fan_of(parts, links=False), coming=plans.coming(learner.pk, viewer),
        pieces=window, ideas=mine.ideas_for(plan.pk, viewer, open_only=False), form=form or SuggestionForm(),
        before=before and texts([*before.feelings, *before.supports, before.leading]),
    )  # fmt: skip
    return render(request, "plan/beside.html", context, status=status)


@open_to("teacher", "cover")
@require_POST
def suggest(request, learner_id):
    """Leave an idea or a question. It changes nothing in the plan."""
    learner = _taught(request, learner_id)
    form = SuggestionForm(request.POST, request.FILES)
    if form.is_valid():
        answer = done(request, form, lambda: _leave(request, learner, form))
        if answer:
            return answer
    return learner_plan(request, learner_id, form=form, status=422)


def _leave(request, learner, form):
    viewer, values = request.viewer, form.cleaned_data
    plan = ensure_plan(learner, by=viewer)
    part = Part.objects.visible_to(viewer).get_or_404(pk=values["part"], plan=plan) if values["part"] else None
    seen = Artifact.objects.visible_to(viewer).filter(learner=learner)
    artifact = seen.get_or_404(pk=values["artifact"]) if values["artifact"] else None
    sound = kept_sound(values["sound"], viewer, "plan.Suggestion")
    row = suggestions.suggest(
        plan, values["words"], by=viewer, part=part, artifact=artifact, asks=values["asks"], sound=sound
    )
    text = _("Left for %(name)s, who decides.") % {"name": learner.display}
    say(request, text, undo=reverse("plan:suggestion_back", args=[row.pk]))
    return reverse("plan:learner", args=[learner.pk])


@open_to("teacher", "cover")
@require_POST
def suggestion_back(request, suggestion_id):
    """Take one's own idea back."""
    row = Suggestion.objects.changeable_by(request.viewer).get_or_404(pk=suggestion_id)
    learner_id = row.plan.learner_id
    suggestions.take_back_suggestion(row, by=request.viewer)
    return redirect("plan:learner", learner_id)


@open_to("teacher", "cover")
@require_POST
def note_for(request, learner_id):
    """Write down what the child said they choose; stamped, and dropped by the child alone."""
    viewer, learner, form = request.viewer, _taught(request, learner_id), NoteForForm(request.POST)
    if not form.is_valid():
        raise Http404("no such part")
    values, plan = form.cleaned_data, ensure_plan(learner, by=viewer)
    part = Part.objects.scribable_by(viewer).get_or_404(pk=values["part"], plan=plan)
    seen = Artifact.objects.visible_to(viewer).filter(learner=learner)
    artifact = seen.get_or_404(pk=values["artifact"]) if values["artifact"] else None
    try:
        picks.note_pick_for(
            plan, by=viewer, part=part, artifact=artifact, activity=values["activity"], reason=values["reason"]
        )
        say(request, _("Noted for %(name)s. It carries your name.") % {"name": learner.display})
    except NothingChosen:
        say_kindly(request, [_("Choose a piece, or write what it is.")])
    return redirect("plan:learner", learner.pk)


@open_to("learner", "teacher")
def who_chose(request, learner_id):
    """A mirror: the child's own choices, for the child and privately for the class's teachers."""
    viewer = request.viewer
    if viewer.hat == "learner" and viewer.person_id != learner_id:
        raise Http404("only one's own")
    learner = (
        Person.objects.visible_to(viewer).get_or_404(pk=learner_id)
        if viewer.hat == "learner"
        else _taught(request, learner_id)
    )
    plan = plans.current_plan(learner.pk, viewer)
    parts = plans.parts_of(plan.pk, viewer) if plan else []
    context = {
        "base": "platform/child.html" if viewer.hat == "learner" else "platform/desk.html",
        "learner": learner,
        "lines": mine.who_chose(parts, learner, viewer),
        "mirror": mine.decided_by([learner.pk], viewer)[learner.pk],
    }
    return render(request, "plan/who_chose.html", context)


@open_to("teacher")
def class_mirror(request, class_id):
    """Who chose, child by child, A to Z. Nobody else sees it; nothing is ranked."""
    viewer = request.viewer
    klass = Class.objects.visible_to(viewer).get_or_404(pk=class_id)
    here = current(viewer.today, "enrolments__")
    learners = Person.objects.visible_to(viewer).filter(here, enrolments__klass=klass).distinct()
    learners = sorted(learners, key=attrgetter("first_name_order"))
    decided = mine.decided_by([learner.pk for learner in learners], viewer)
    rows = [(learner, decided[learner.pk]) for learner in learners]
    return render(request, "plan/class_mirror.html", frame(request, klass, rows=rows))
