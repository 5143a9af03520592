"""The school's own pages: settings, classes and contacts for the office, what happened."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from leadlight.people import hooks
from leadlight.people.actions.school import set_class, set_school
from leadlight.people.desk import HAT_NAMES, frame
from leadlight.people.forms.staff import ClassSettings, SchoolSettings
from leadlight.people.models import Class, Person, School
from leadlight.people.queries.learner import families_of
from leadlight.people.queries.school import asking_things, classes_now, new_children, without_second_step
from leadlight.people.queries.windows import learners_in
from leadlight.people.second_step import asked_again
from leadlight.platform.doors import open_to
from leadlight.platform.models import Audit, audit

LINES_A_PAGE = 100


@open_to("office", "leader")
def office(request):
    """The first page: for the office what there is to do, for the leader where each class stands. No child's work."""
    viewer = request.viewer
    context = frame(request)
    context["rows"] = classes_now(viewer, context["classes"])
    if viewer.hat == "leader":
        return render(request, "people/leader.html", context)
    things = [
        *asking_things(viewer, context["classes"]),
        *hooks.all_of(hooks.office_things, viewer, context["classes"]),
    ]
    context |= {"things": things, "new": new_children(viewer, context["classes"]), "bare": without_second_step(viewer)}
    return render(request, "people/office.html", context)


@open_to("office", "leader")
def classes(request):
    """Every class of the school in a plain list."""
    return render(request, "people/classes.html", frame(request))


@open_to("office", "leader")
@asked_again
def contact_list(request, class_id):
    """Every learner of a class with family, phone and mail: opened by few, and noted."""
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    learners = learners_in(klass, request.viewer)
    families = families_of(learners, request.viewer)
    rows = [(learner, families[learner.pk]) for learner in learners]
    audit(request.viewer, "contacts.opened", klass)
    return render(request, "people/contact_list.html", frame(request, row=klass, rows=rows))


@open_to("office", "leader")
def settings(request):
    school = School.objects.get(pk=request.viewer.school_id)
    form = SchoolSettings(request.POST or None, instance=school)
    if form.is_valid():
        set_school(by=request.viewer, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("people:settings")
    return render(request, "people/settings.html", frame(request, form=form), status=422 if form.errors else 200)


@open_to("teacher", "cover", "office")
def class_settings(request, class_id):
    klass = Class.objects.changeable_by(request.viewer).get_or_404(pk=class_id)
    form = ClassSettings(request.POST or None, instance=klass)
    if form.is_valid():
        set_class(klass, by=request.viewer, **form.cleaned_data)
        return redirect("people:class", klass.pk)
    return render(
        request, "people/class_settings.html", frame(request, klass, form=form), status=422 if form.errors else 200
    )


@open_to("leader", "division")
def what_happened(request):
    """The audit trail of the school, newest first: who, wearing what, did what, when. No child's words are in it."""
    lines = Audit.objects.filter(school=request.viewer.school_id).order_by("-pk")
    page = Paginator(lines, LINES_A_PAGE).get_page(request.GET.get("page"))
    keys = {line.person for line in page if line.person}
    names = {person.pk: person.display for person in Person.objects.visible_to(request.viewer).filter(pk__in=keys)}
    rows = [(line, names.get(line.person, ""), HAT_NAMES.get(line.hat, line.hat)) for line in page]
    return render(request, "people/audit.html", frame(request, rows=rows, page=page))
