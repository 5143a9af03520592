"""What a class agreed about choosing, and what it says a strong conference is."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people.desk import frame
from leadlight.people.models import Class
from leadlight.plan.actions import agreements as actions
from leadlight.plan.forms import BoundaryForm, CriterionForm
from leadlight.plan.models import Boundary, Criterion
from leadlight.plan.queries import classroom
from leadlight.plan.views.common import done, say
from leadlight.platform.doors import open_to

IN_CLASS = ("learner", "teacher", "cover")


def _klass(request, class_id):
    return Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)


def _base(request, **more):
    base = "platform/child.html" if request.viewer.hat == "learner" else "platform/desk.html"
    return {"base": base, "adult": request.viewer.hat != "learner", **more}


def _frame(request, klass, **context):
    """The desk's frame for adults, the plain page for a child of the class."""
    return (
        frame(request, klass, **context)
        if context["adult"]
        else {"klass": klass, "back": reverse("plan:mine"), **context}
    )


@open_to(*IN_CLASS)
def agreements(request, class_id):
    """What holds, what is proposed; anybody in the class proposes, its adults write down what was agreed."""
    klass = _klass(request, class_id)
    form = BoundaryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = done(request, form, lambda: _propose(request, klass, form))
        if answer:
            return answer
    context = _base(request, form=form, **classroom.agreements_of(klass, request.viewer))
    return render(
        request, "plan/agreements.html", _frame(request, klass, **context), status=422 if form.errors else 200
    )


def _propose(request, klass, form):
    actions.propose_boundary(klass, by=request.viewer, **form.cleaned_data)
    say(request, _("It is on the list. Now talk about it together."))
    return reverse("plan:agreements", args=[klass.pk])


def _boundary(request, boundary_id):
    return Boundary.objects.changeable_by(request.viewer).get_or_404(pk=boundary_id)


@open_to("teacher", "cover")
@require_POST
def agreed(request, boundary_id):
    """Written down: the class agreed, today."""
    row = _boundary(request, boundary_id)
    by_whom = request.POST.get("agreed_by")
    actions.agree_boundary(row, by=request.viewer, agreed_by=by_whom if by_whom in Boundary.AGREED else "class")
    return redirect("plan:agreements", row.klass_id)


@open_to("teacher", "cover")
def agreement(request, boundary_id):
    """Other words or numbers, after talking again."""
    row = _boundary(request, boundary_id)
    form = BoundaryForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        actions.change_boundary(row, by=request.viewer, **form.cleaned_data)
        return redirect("plan:agreements", row.klass_id)
    context = frame(request, _klass(request, row.klass_id), form=form, row=row)
    return render(request, "plan/agreement.html", context, status=422 if form.errors else 200)


@open_to("teacher", "cover")
@require_POST
def agreement_dropped(request, boundary_id):
    """It no longer holds; `back` takes that back."""
    row, again = _boundary(request, boundary_id), request.POST.get("back") == "yes"
    actions.drop_boundary(row, by=request.viewer, drop=not again)
    if not again:
        say(request, _("It no longer holds. Undo is in the list below."))
    return redirect("plan:agreements", row.klass_id)


@open_to(*IN_CLASS)
def criteria(request, class_id):
    """Our conferences are strong when: looks like, sounds like, feels like, in the class's own words."""
    klass = _klass(request, class_id)
    form = CriterionForm(request.POST or None)
    if request.method == "POST" and request.viewer.hat != "learner" and form.is_valid():
        answer = done(request, form, lambda: _write(request, klass, form))
        if answer:
            return answer
    lang = get_language() or "en"
    context = _base(request, form=form, **classroom.criteria_of(klass, request.viewer, lang))
    return render(request, "plan/criteria.html", _frame(request, klass, **context), status=422 if form.errors else 200)


def _write(request, klass, form):
    actions.write_criterion(klass, by=request.viewer, **form.cleaned_data)
    return reverse("plan:criteria", args=[klass.pk])


@open_to("teacher", "cover")
@require_POST
def criterion_dropped(request, criterion_id):
    """Off the chart, or back on it."""
    row = Criterion.objects.changeable_by(request.viewer).get_or_404(pk=criterion_id)
    again = request.POST.get("back") == "yes"
    actions.drop_criterion(row, by=request.viewer, drop=not again)
    return redirect("plan:criteria", row.klass_id)


@open_to("teacher", "cover")
@require_POST
def criterion_words(request, criterion_id):
    """Say it in better words."""
    row = Criterion.objects.changeable_by(request.viewer).get_or_404(pk=criterion_id)
    form = CriterionForm(request.POST, instance=row)
    if form.is_valid():
        actions.reword_criterion(row, by=request.viewer, **form.cleaned_data)
    return redirect("plan:criteria", row.klass_id)


@open_to(*IN_CLASS)
def chart(request, class_id):
    """The anchor chart, to print and hang up."""
    klass = _klass(request, class_id)
    context = {"klass": klass, **classroom.criteria_of(klass, request.viewer, get_language() or "en")}
    return render(request, "plan/chart.html", context)
