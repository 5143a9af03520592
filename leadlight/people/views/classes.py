"""The class home, and bringing children into the class."""

from django.db.models import Exists, OuterRef
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.people import hooks
from leadlight.people.actions.begin import enrol
from leadlight.people.actions.learners import add_child
from leadlight.people.desk import classes_of, frame
from leadlight.people.forms.begin import Pasted
from leadlight.people.forms.learners import ChildName
from leadlight.people.models import Class
from leadlight.people.queries.windows import windows_of
from leadlight.platform.doors import open_to
from leadlight.platform.once import KeyUsedForOther, once

LONGEST_ASKED = 120


@open_to("teacher", "cover")
def home(request):
    """Straight to the class; who has none begins one, who has several goes to the first A-Z."""
    classes = classes_of(request.viewer)
    if classes:
        return redirect(classes[0].url)
    return redirect("people:new_class") if request.viewer.hat == "teacher" else render(request, "people/no_class.html")


@open_to("teacher", "cover", "office", "leader")
def klass(request, class_id):
    """The windows of a class, with what other rooms have to say beside them. `q` shows who is called so.

    A name is sent, not asked for by an address: it would stay in the browser's history and in a proxy's log.
    """
    theirs = Class.objects.changeable_by(request.viewer).filter(pk=OuterRef("pk"))
    row = Class.objects.visible_to(request.viewer).annotate(may_change=Exists(theirs)).get_or_404(pk=class_id)
    asked = request.POST.get("q", "").strip()[:LONGEST_ASKED]
    context = frame(
        request,
        row,
        asked=asked,
        windows=windows_of(row, request.viewer, asked),
        cards=hooks.all_of(hooks.class_cards, request.viewer, row),
        ways=hooks.all_of(hooks.class_ways, request.viewer, row),
        quiet=hooks.all_of(hooks.class_quiet, request.viewer, row),
        today=hooks.first_of(hooks.class_today, request.viewer, row),
        may_change=row.may_change,
    )
    return render(request, "people/class.html", context)


@open_to("teacher", "cover", "office")
def new_child(request, class_id):
    """One more child, by name."""
    row = Class.objects.changeable_by(request.viewer).get_or_404(pk=class_id)
    form = ChildName(request.POST or None)
    if form.is_valid():
        try:
            name = form.cleaned_data["name"]
            return redirect(once(request, lambda: _added(add_child(row, name, by=request.viewer))))
        except KeyUsedForOther:
            form.add_error("name", _("This page was used before. Press the button once more."))
    return render(request, "people/new_child.html", frame(request, row, form=form), status=422 if form.errors else 200)


def _added(person):
    return reverse("people:learner", args=[person.pk])


@open_to("teacher", "cover", "office")
def more_children(request, class_id):
    """A list of more children for a class that is there: who is in it already stays as they are."""
    row = Class.objects.changeable_by(request.viewer).get_or_404(pk=class_id)
    row.url = reverse("people:class", args=[row.pk])
    asked, pasted = "next" in request.POST, Pasted(request.POST, request.FILES)
    if asked and pasted.found and "file" not in request.FILES:
        enrol(row, pasted.learners, by=request.viewer)
        return redirect(row.url)
    if asked and not pasted.text.strip():
        pasted.trouble = pasted.nothing_yet()
    context = frame(request, row, pasted=pasted, questions=list(pasted.questions()))
    page = "people/_list_preview.html" if request.htmx else "people/new_class.html"
    return render(request, page, context, status=422 if asked and not request.htmx else 200)
