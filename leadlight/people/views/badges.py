"""Badges on paper: made new, printed, ended. The code stands on the paper and nowhere else."""

from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people.actions import badges
from leadlight.people.models import Class
from leadlight.people.papers.badges import badge_values
from leadlight.people.second_step import after_second_step
from leadlight.people.views.child_door import back_to_class
from leadlight.platform.address import reachable
from leadlight.platform.doors import open_to
from leadlight.platform.paper import paper_answer


def _printed(request, made, class_name):
    values = badge_values(made, class_name)
    return paper_answer("people/badges.typ", values, name=_("badges"), language=get_language())


def _only_here(request):
    """Nothing is printed while our address leads nowhere else."""
    return render(request, "people/only_here.html", status=409)


@open_to("teacher", "office", "leader")
@after_second_step
@require_POST
def class_badges(request, class_id):
    """New badges for the whole class, eight on a page; those printed before stop."""
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    if not reachable():
        return _only_here(request)
    return _printed(request, badges.reissue_badges(klass, by=request.viewer), klass.name)


@open_to("teacher", "cover", "office", "leader")
@after_second_step
@require_POST
def badge_of(request, learner_id):
    """A new badge for one child; the lost one stops."""
    learner = badges.learners_with_badges(request.viewer).get_or_404(pk=learner_id)
    if not reachable():
        return _only_here(request)
    token = badges.reissue_badge(learner, by=request.viewer)
    return _printed(request, [(learner, token)], badges.class_of(learner, request.viewer).name)


@open_to("teacher", "cover", "office", "leader")
@require_POST
def badge_ending(request, learner_id):
    """A lost badge stops."""
    learner = badges.learners_with_badges(request.viewer).get_or_404(pk=learner_id)
    badges.end_badges(Q(learner=learner), by=request.viewer)
    return back_to_class(request, learner) if request.viewer.hat in ("teacher", "cover", "office") else redirect("/")


@open_to("office", "leader", "division")
@require_POST
def school_badges_ending(request):
    """Every badge of the school stops at once, after a breach."""
    badges.end_badges(Q(), by=request.viewer)
    return redirect("/")
