"""The teacher's side: a learner's window, a piece added for a child, one photo for several."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from leadlight.people.desk import frame
from leadlight.people.models import Class, Person
from leadlight.people.viewer import current
from leadlight.platform.doors import open_to
from leadlight.portfolio import actions, hooks
from leadlight.portfolio.forms import FIRST_GLASS, ClassPhotoForm, PieceForm
from leadlight.portfolio.models import Artifact
from leadlight.portfolio.queries import diary, names, window
from leadlight.portfolio.queries.between import between
from leadlight.portfolio.views.common import done, page_number, say, typed


def taught(request, learner_id):
    """A learner this teacher or cover has in a class today, or 404."""
    viewer = request.viewer
    return Person.objects.visible_to(viewer).filter(pk__in=viewer.learners_taught()).get_or_404(pk=learner_id)


def klass_of(person, viewer):
    """The class the desk's bar speaks of on a learner's pages."""
    return next(iter(names.classes_of(person.pk, viewer)), None)


@open_to("teacher", "cover")
@require_GET
def learner(request, learner_id):
    """A learner's window as the class's adults see it. Private reflections are never here."""
    viewer, person = request.viewer, taught(request, learner_id)
    page = {
        "person": person,
        "klass": klass_of(person, viewer),
        "window": window.window_of(person.pk, viewer, page_number(request), request.GET.get("area", "")[:40]),
        "wedges": hooks.first(hooks.fans, viewer, person.pk) or window.plain_fan(),
        "cards": hooks.every(hooks.desk_cards, viewer, person.pk),
        "between": between(person.pk, viewer),
        "diary": diary.diary_of(viewer, names.somebody(person)),
    }
    return render(request, "portfolio/learner.html", frame(request, **page))


@open_to("teacher")
@require_GET
def withdrawn(request, learner_id):
    """What teachers took out of this window for safety, to put back."""
    person = taught(request, learner_id)
    rows = Artifact.objects.withdrawn_by_teachers_of(request.viewer).filter(learner=person)
    page = {"person": person, "withdrawn": window.panes(rows, request.viewer)}
    return render(request, "portfolio/withdrawn.html", frame(request, klass_of(person, request.viewer), **page))


@open_to("teacher", "cover")
def add_for(request, learner_id):
    """A piece for one child: it lands in the window, marked as added by the teacher."""
    person = taught(request, learner_id)
    kind = "photo" if request.FILES.get("picture") else "voice" if request.FILES.get("sound") else "paper"
    kind = "writing" if kind == "paper" and request.POST.get("words", "").strip() else kind
    form = PieceForm(*typed(request), viewer=request.viewer, kind=kind)
    if request.method == "POST" and form.is_valid():
        back = reverse("portfolio:learner", args=[person.pk])
        answer = done(request, form, lambda: _add_for(request, person, form) and back)
        if answer:
            say(request, _("It is in %(name)s’s window. %(name)s can put it away.") % {"name": person.display})
            return answer
    page = {"person": person, "form": form}
    page["mates"] = form.fields["in_picture"].queryset.exclude(pk=person.pk)
    return render(
        request,
        "portfolio/add_for.html",
        frame(request, klass_of(person, request.viewer), **page),
        status=422 if form.errors else 200,
    )


def _add_for(request, person, form):
    return actions.add_piece_for(person.pk, form.made(), by=request.viewer, **form.fields_of_piece())


@open_to("teacher", "cover")
def class_photo(request, klass_id):
    """Photos, then faces: each photo goes into the window of each child that was tapped."""
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=klass_id)
    rows = Person.objects.visible_to(request.viewer).filter(
        current(request.viewer.today, "enrolments__"), enrolments__klass=klass
    )
    form = ClassPhotoForm(*typed(request), learners=rows.distinct())
    if request.method == "POST" and form.is_valid():
        answer = done(request, form, lambda: _add_for_each(request, klass, form))
        if answer:
            many = len(form.cleaned_data["whose"])
            say(request, ngettext("Kept in one window.", "Kept in %(n)s windows.", many) % {"n": many})
            return answer
    page = {"klass": klass, "form": form, "learners": rows.distinct()}
    return render(request, "portfolio/class_photo.html", frame(request, **page), status=422 if form.errors else 200)


def _add_for_each(request, klass, form):
    whose, together = form.cleaned_data["whose"], form.cleaned_data["together"]
    for picture in form.cleaned_data["picture"]:
        for person in whose:
            picture.seek(0)
            actions.add_piece_for(
                person.pk, actions.Made(picture=picture), by=request.viewer, kind="photo", glass=FIRST_GLASS["photo"],
                title=form.cleaned_data["title"], in_picture=list(whose) if together else [],
            )  # fmt: skip
    return reverse("portfolio:class_photo", args=[klass.pk])
