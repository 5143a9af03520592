"""A learner's page for staff: their card, their classes, leaving and coming back."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people import hooks
from leadlight.people.actions.learners import change_card, child_comes_back, child_leaves, emblems_beside, move_child
from leadlight.people.desk import frame
from leadlight.people.forms.learners import Card
from leadlight.people.models import Enrolment, Person, Restriction
from leadlight.people.queries.learner import classes_of_learner, classes_to_move_to, family_of, former_family_of
from leadlight.people.viewer import current
from leadlight.platform.doors import open_to

STAFF_OF_CHILDREN = ("teacher", "cover", "office", "leader")
CHANGERS = ("teacher", "cover", "office")


def learner_or_404(viewer, learner_id, changing=False):
    """A Person who is or was enrolled somewhere, and whom this viewer may see or change."""
    people = Person.objects.kept_by(viewer) if changing else Person.objects.visible_to(viewer)
    return people.filter(pk__in=Enrolment.objects.values("learner_id")).get_or_404(pk=learner_id)


def desk_of(request, learner, **more):
    """The frame of a page about a learner: in their class's desk where the viewer holds it."""
    rows = classes_of_learner(learner, request.viewer)
    klass = rows[0] if rows else None
    return {**frame(request, klass, learner=learner), "their_classes": rows, **more}


@open_to(*STAFF_OF_CHILDREN)
def learner(request, learner_id):
    person = learner_or_404(request.viewer, learner_id)
    viewer = request.viewer
    context = desk_of(
        request,
        person,
        family=family_of(person, viewer),
        former=former_family_of(person, viewer),
        limits=Restriction.objects.visible_to(viewer).filter(current(viewer.today), learner=person).count(),
        cards=hooks.all_of(hooks.person_cards, viewer, person),
        window=hooks.first_of(hooks.learner_page, viewer, person.pk),
        may_change=viewer.hat in CHANGERS,
        keeps_limits=viewer.hat in ("office", "leader"),
    )
    return render(request, "people/learner.html", context)


@open_to(*CHANGERS)
def card(request, learner_id):
    """Name, how it sounds, emblem and look of pages."""
    person = learner_or_404(request.viewer, learner_id, changing=True)
    form = Card.of(person, request.POST or None)
    if form.is_valid():
        asked = form.card()
        kept = change_card(person, by=request.viewer, **asked)
        if kept.emblem != asked["emblem"]:
            messages.warning(request, _("Somebody in the class has that emblem already. The old one was kept."))
        return redirect("people:learner", person.pk)
    context = desk_of(request, person, form=form, taken=emblems_beside(person, by=request.viewer))
    return render(request, "people/card.html", context, status=422 if form.errors else 200)


@open_to(*CHANGERS)
def moving(request, learner_id):
    """Into another class, from today. Their window and their plans go with them."""
    person = learner_or_404(request.viewer, learner_id, changing=True)
    form = forms.Form(request.POST or None)
    choice = forms.ModelChoiceField(classes_to_move_to(person, request.viewer), label=_("Which class?"))
    form.fields["klass"] = choice
    if form.is_valid():
        move_child(person, form.cleaned_data["klass"], by=request.viewer)
        messages.success(request, _("%(name)s is in %(klass)s from today.") % _said(person, form))
        return redirect("/")
    context = desk_of(request, person, form=form, any=choice.queryset.exists())
    return render(request, "people/moving.html", context, status=422 if form.errors else 200)


def _said(person, form):
    return {"name": person.display, "klass": form.cleaned_data["klass"].name}


@open_to(*CHANGERS)
@require_POST
def leaving(request, learner_id):
    """The learner leaves the school. Said at once, and turned back by one press."""
    person = learner_or_404(request.viewer, learner_id, changing=True)
    classes = classes_of_learner(person, request.viewer)
    child_leaves(person, by=request.viewer)
    undo = f"undo:{reverse('people:return', args=[person.pk])}"
    messages.success(
        request, _("%(name)s has left. Their work stays 90 days.") % {"name": person.display}, extra_tags=undo
    )
    return redirect("people:class", classes[0].pk) if classes else redirect("/")


@open_to(*CHANGERS)
@require_POST
def come_back(request, learner_id):
    person = child_comes_back(Person.objects.returnable_by(request.viewer).get_or_404(pk=learner_id), by=request.viewer)
    messages.success(request, _("%(name)s is back.") % {"name": person.display})
    return redirect("people:learner", person.pk)
