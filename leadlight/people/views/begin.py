"""The first page of an empty house, the first school, and a class from a list."""

from allauth.account.adapter import get_adapter
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from leadlight.people import hooks, sessions
from leadlight.people.actions.begin import AlreadyBegun, begin_class, begin_school, begun
from leadlight.people.desk import frame
from leadlight.people.forms.begin import BeginSchool, NewClass, Pasted
from leadlight.people.models import School
from leadlight.people.sign_ins import note_sign_in
from leadlight.platform.doors import ANYONE, open_to
from leadlight.platform.fan import Wedge
from leadlight.platform.once import KeyUsedForOther, once

SEVEN = (
    ("hand", "honey"), ("star", "leaf"), ("mountain", "ruby"), ("bolt", "cobalt"),
    ("flag", "lagoon"), ("heart", "iris"), ("flower", "rose"),
)  # fmt: skip


def doors_fan(lit):
    """The fan over a door of the first page: a picture, so its wedges have no names."""
    return [Wedge(name="", symbol=symbol, glass=glass, lit=i < lit) for i, (symbol, glass) in enumerate(SEVEN)]


def first_run(request):
    """Two doors: look around, or begin. Called by the root of the house while nobody has begun."""
    context = {
        "sample": bool(hooks.sample) or School.objects.filter(sample=True).exists(),
        "lit": doors_fan(7),
        "unlit": doors_fan(1),
    }
    return render(request, "people/first_run.html", context)


@open_to(ANYONE)
def begin(request):
    """The school and its first teacher, on one page. Shut for good once a school has staff."""
    if begun():
        raise Http404
    form = BeginSchool(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    if form.is_valid():
        try:
            account = begin_school(**form.cleaned_data)
        except AlreadyBegun:
            raise Http404 from None
        get_adapter(request).login(request, account)
        answer = redirect(f"{reverse('people:new_class')}?first=1")
        note_sign_in(request, account, answer)
        return answer
    return render(request, "people/begin.html", {"form": form}, status=422 if form.errors else 200)


@open_to("teacher", "office")
def new_class(request):
    """A class with its children, pasted or dropped as the teacher has them. Kept only by "Next"."""
    asked = "next" in request.POST
    form = NewClass(request.POST) if asked else NewClass(initial=request.POST.dict() or None)
    pasted = Pasted(request.POST, request.FILES)
    if asked and form.is_valid() and pasted.found and "file" not in request.FILES:
        try:
            return redirect(once(request, lambda: _begin(request, form, pasted)))
        except KeyUsedForOther:
            pass
    if asked and not pasted.text.strip():
        pasted.trouble = pasted.nothing_yet()
    context = frame(
        request, form=form, pasted=pasted, first=request.GET.get("first"), questions=list(pasted.questions())
    )
    page = "people/_list_preview.html" if request.htmx else "people/new_class.html"
    trouble = asked and (form.errors or pasted.trouble)
    return render(request, page, context, status=422 if trouble and not request.htmx else 200)


def _begin(request, form, pasted):
    with transaction.atomic():
        klass = begin_class(by=request.viewer, learners=pasted.learners, **form.cleaned_data)
    request.viewer.person.refresh_from_db()
    sessions.put_on(request, "teacher")
    return reverse("people:class", args=[klass.pk])
