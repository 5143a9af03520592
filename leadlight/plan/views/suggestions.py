"""Answering an idea or a question: taking it and "no, thanks" weigh the same, both can be turned back."""
# words: learner

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.plan.actions import suggestions as actions
from leadlight.plan.models import Part, Suggestion
from leadlight.plan.views.common import back, say
from leadlight.platform.doors import open_to


def _mine(request, suggestion_id):
    return Suggestion.objects.answerable_by(request.viewer).get_or_404(pk=suggestion_id)


@open_to("learner")
@require_POST
def yes(request, suggestion_id):
    """I take it: its piece goes into my fan."""
    row = _mine(request, suggestion_id)
    part = Part.objects.changeable_by(request.viewer).filter(pk=row.part_id).first()
    pick = actions.take_suggestion(row, by=request.viewer, part=part)
    if pick:
        say(request, _("It is in my fan."), undo=reverse("plan:pick_dropped", args=[pick.pk]))
    else:
        say(request, _("Thank you, I think about it."), undo=reverse("plan:idea_open", args=[row.pk]))
    return back(request, reverse("plan:mine"))


@open_to("learner")
@require_POST
def no(request, suggestion_id):
    """No, thanks. Nobody is told."""
    row = _mine(request, suggestion_id)
    actions.decline_suggestion(row, by=request.viewer)
    say(request, _("Fine. I decide."), undo=reverse("plan:idea_open", args=[row.pk]))
    return back(request, reverse("plan:mine"))


@open_to("learner")
@require_POST
def open_again(request, suggestion_id):
    row = _mine(request, suggestion_id)
    actions.reopen_suggestion(row, by=request.viewer)
    return back(request, reverse("plan:mine")) if request.POST.get("next") else redirect("plan:mine")
