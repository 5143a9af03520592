"""What goes home: the take-home page; and a small conference on any day."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from leadlight.carryon import actions
from leadlight.carryon.forms import MiniForm
from leadlight.carryon.queries import after
from leadlight.people.desk import frame
from leadlight.people.models import Class, Person, Tie, as_called, kept_apart, own_word
from leadlight.people.viewer import current
from leadlight.plan.models import Pick
from leadlight.platform.doors import open_to
from leadlight.platform.once import once
from leadlight.platform.paper import paper_answer


def _talk_at_home(found, viewer) -> list[str]:
    """Two or three lines to talk about at home, from the child's own picks. No machine writes them."""
    picks = Pick.objects.visible_to(viewer).filter(part__plan__showings__conference=found.conference)
    titles = [pick.artifact.title or _("my piece") for pick in picks.select_related("artifact") if pick.artifact_id]
    asks = [_("Show me “%(title)s” again. What would you change?"), _("How did you begin “%(title)s”?"),
            _("Who helped with “%(title)s”?")]  # fmt: skip
    return [ask % {"title": title} for ask, title in zip(asks, titles, strict=False)]


@open_to("learner", "family", "teacher", "cover")
@require_safe
def take_home(request, conference_id):
    """What we agreed, how to help at home, when we look again."""
    found = after(conference_id, request.viewer)
    context = {"after": found, "learner": found.learner, "talk": _talk_at_home(found, request.viewer)}
    return render(request, "carryon/take_home.html", context)


@open_to("learner", "family", "teacher", "cover")
@require_safe
def take_home_paper(request, conference_id):
    found = after(conference_id, request.viewer)
    who = {"learner": found.learner, "family": _("My family"), "teacher": _("My teacher")}
    values = {
        "title": _("What we agreed"), "learner": found.learner,
        "goals": [
            {"words": goal.words, "first": goal.first_step,
             "look": goal.look_again_on.strftime("%d. %m. %Y") if goal.look_again_on else "",
             "promises": [{"who": who[each.who], "words": each.words} for each in goal.promises]}
            for goal in found.goals
        ],
        "heads": {"look": _("Look again on"), "talk": _("To talk about at home"), "first": _("First step")},
        "talk": _talk_at_home(found, request.viewer),
    }  # fmt: skip
    return paper_answer("carryon/take_home.typ", values, name="take-home", language=request.LANGUAGE_CODE)


def _adults(learner_id, viewer):
    """Who may be asked: the child's family and staff as supporting adults, but nobody who is kept from the child."""
    family = Tie.objects.filter(current(viewer.today), learner_id=learner_id).values("adult_id")
    may_come = Q(pk__in=family) | Q(account__is_active=True)
    rows = Person.objects.visible_to(viewer).filter(~kept_apart(viewer, learner_id, "pk"), may_come)
    return rows.exclude(pk=viewer.person_id).annotate(word=own_word(viewer))


def _begin(request, learner, form):
    typed = form.cleaned_data
    at = typed["starts_at"]
    if at is not None:
        at = at.replace(tzinfo=ZoneInfo(request.viewer.zone))
    adults = list(_adults(learner.pk, request.viewer).filter(pk__in=typed["adults"]))
    return actions.begin_mini(learner, adults, by=request.viewer, starts_at=at, place=typed["place"])


@open_to("learner")
@require_http_methods(["GET", "HEAD", "POST"])
def my_mini(request):
    """A small conference I begin myself, on any day."""
    viewer = request.viewer
    learner = Person.objects.visible_to(viewer).get_or_404(pk=viewer.person_id)
    adults = as_called(_adults(learner.pk, viewer))
    form = MiniForm(request.POST or None, adults=adults)
    if request.method == "POST" and form.is_valid():
        once(request, lambda: str(_begin(request, learner, form).pk))
        messages.success(request, _("My small conference is made."))
        return redirect("home")
    context = {"form": form, "adults": adults, "back": "/"}
    return render(request, "carryon/learner/mini.html", context, status=422 if form.errors else 200)


@open_to("teacher", "cover")
@require_http_methods(["GET", "HEAD", "POST"])
def mini(request, class_id, learner_id):
    """A small conference for one child on any day, without a round."""
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    enrolled = klass.enrolments.filter(current(request.viewer.today)).values("learner_id")
    learner = Person.objects.visible_to(request.viewer).get_or_404(pk=learner_id, pk__in=enrolled)
    adults = _adults(learner.pk, request.viewer)
    form = MiniForm(request.POST or None, adults=adults)
    if request.method == "POST" and form.is_valid():
        once(request, lambda: str(_begin(request, learner, form).pk))
        messages.success(request, _("The small conference is made. %(name)s sees it.") % {"name": learner.display})
        return redirect("people:class", class_id)
    context = frame(request, klass, form=form, adults=adults, learner=learner)
    return render(request, "carryon/desk/mini.html", context, status=422 if form.errors else 200)
