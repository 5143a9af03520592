"""Looking again at a goal and its promises: the learner's page, and the family's on a phone."""
# words: learner

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leadlight.goals import actions
from leadlight.goals.forms import DayForm, LookForm
from leadlight.goals.models import Goal
from leadlight.goals.queries import goal_seen, goals_of
from leadlight.platform.doors import open_to
from leadlight.platform.media import Refused, keep
from leadlight.platform.once import KeyUsedForOther, once

PAGES = {"learner": "goals/learner/look_again.html", "family": "goals/family/look_again.html"}
PAGES["interpreter"] = PAGES["family"]
ENDINGS = {"reached": actions.reach, "let-go": actions.let_go, "open": actions.reopen}


@open_to("learner")
@require_safe
def goals(request):
    """My goals, those I work on first; ended ones stay."""
    found = goals_of([request.viewer.person_id], request.viewer, ended=True)
    found.sort(key=lambda goal: bool(goal.ended))
    return render(request, "goals/learner/goals.html", {"goals": found, "back": "/"})


def _page(request, goal_id, form=None, status=200):
    goal = goal_seen(goal_id, request.viewer)
    context = {"goal": goal, "form": form or LookForm(), "learner": goal.learner, "back": "/", "states": STATES}
    return render(request, PAGES[request.viewer.hat], context, status=status)


STATES = (("doing", "plant"), ("not_yet", "rain"), ("changed", "arrow"))


@open_to("learner", "family", "interpreter")
@require_safe
def goal(request, goal_id):
    return _page(request, goal_id)


def _look(request, goal_id, form):
    """Keep the sound, then the look. Returns the address to go on to."""
    found = Goal.objects.visible_to(request.viewer).get_or_404(pk=goal_id)
    sound = None
    if form.cleaned_data["sound"]:
        sound = keep(form.cleaned_data["sound"], kind="sound", holder="goals.CheckIn", school=request.viewer.school_id)
    actions.look_at(found, form.cleaned_data["state"], by=request.viewer, words=form.cleaned_data["words"], sound=sound)
    return reverse("goals:goal", args=[goal_id])


@open_to("learner", "family")
@require_POST
def look(request, goal_id):
    """How it goes with my promise."""
    form = LookForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, goal_id, form, status=422)
    try:
        return redirect(once(request, lambda: _look(request, goal_id, form)))
    except (Refused, KeyUsedForOther) as trouble:
        form.add_error(None, str(trouble) or _("This page was open twice. Your words are here: send them once more."))
        return _page(request, goal_id, form, status=422)


@open_to("learner")
@require_POST
def ending(request, goal_id, how):
    """I can do it now, I let it go, or I take it up again: all the same size, each undone by another."""
    if how not in ENDINGS:
        return redirect("goals:goal", goal_id)
    found = Goal.objects.changeable_by(request.viewer).get_or_404(pk=goal_id)
    ENDINGS[how](found, by=request.viewer)
    if how != "open":
        undo = reverse("goals:ending", args=[goal_id, "open"])
        messages.success(request, _("It is kept in my goals."), extra_tags=f"undo:{undo}")
    return redirect("goals:goals" if how != "open" else "goals:goal", *([] if how != "open" else [goal_id]))


@open_to("learner")
@require_http_methods(["POST"])
def next_look(request, goal_id):
    """Go on like this, and look again on a day."""
    form = DayForm(request.POST)
    found = Goal.objects.changeable_by(request.viewer).get_or_404(pk=goal_id)
    if not form.is_valid():
        messages.error(request, form.errors["day"][0])
        return redirect("goals:goal", goal_id)
    actions.go_on(found, form.cleaned_data["day"], by=request.viewer)
    messages.success(request, _("I go on like this."))
    return redirect("goals:goal", goal_id)
