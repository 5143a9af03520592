"""The teacher's pages after the conferences, and handing the class over."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leadlight.carryon import actions
from leadlight.carryon.forms import CoverForm, DayForm, FollowUpForm
from leadlight.carryon.handover import handover_of
from leadlight.carryon.queries import done_lately, in_turn, looks_ahead, my_promises, todos, words_of_class
from leadlight.goals.actions import look_at
from leadlight.goals.forms import LookForm
from leadlight.goals.models import Goal
from leadlight.people.actions import cover as covering
from leadlight.people.desk import frame
from leadlight.people.models import Class, Person
from leadlight.people.viewer import current
from leadlight.platform.doors import open_to
from leadlight.platform.once import once
from leadlight.platform.paper import paper_answer
from leadlight.rounds.models import Conference

DONE = {"done": actions.mark_done, "let-be": actions.let_be, "open": actions.open_again}


def _klass(request, class_id):
    return Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)


def _learners(klass, viewer):
    keys = klass.enrolments.filter(current(viewer.today)).values("learner_id")
    return Person.objects.visible_to(viewer).filter(pk__in=keys)


def _follow_ups(request, klass, form=None, status=200):
    viewer, people = request.viewer, {row.pk: row for row in _learners(klass, request.viewer)}
    keys = list(people)
    context = {
        "groups": in_turn(todos(people, viewer), viewer.today), "done": done_lately(people, viewer),
        "promises": my_promises(keys, viewer), "learners": people.values(), "form": form or FollowUpForm(),
        "words": words_of_class(keys, viewer), "looks": looks_ahead(keys, viewer),
    }  # fmt: skip
    return render(request, "carryon/desk/follow_ups.html", frame(request, klass, **context), status=status)


@open_to("teacher", "cover")
@require_http_methods(["GET", "HEAD", "POST"])
def follow_ups(request, class_id):
    """What was asked, and what was promised. Nothing here is late."""
    klass = _klass(request, class_id)
    if request.method != "POST":
        return _follow_ups(request, klass)
    form = FollowUpForm(request.POST)
    if not form.is_valid():
        return _follow_ups(request, klass, form, status=422)
    typed = dict(form.cleaned_data)
    learner = _learners(klass, request.viewer).get_or_404(pk=typed.pop("learner"))
    asked = typed.pop("words")
    once(request, lambda: str(actions.ask_follow_up(learner, asked, by=request.viewer, **typed).pk))
    return redirect("carryon:follow_ups", class_id)


@open_to("teacher", "cover")
@require_POST
def follow_up_state(request, class_id, follow_up_id, how):
    """Done, let it be, or open again: each undone by another."""
    if how not in DONE:
        return redirect("carryon:follow_ups", class_id)
    extra = {"channel": request.POST.get("channel", "")[:12]} if how == "done" else {}
    DONE[how](follow_up_id, by=request.viewer, **extra)
    if how != "open":
        undo = reverse("carryon:follow_up_state", args=[class_id, follow_up_id, "open"])
        messages.success(request, _("Put with what is done."), extra_tags=f"undo:{undo}")
    return redirect("carryon:follow_ups", class_id)


@open_to("teacher", "cover")
@require_POST
def follow_up_day(request, class_id, follow_up_id):
    """Later, on a day or some day."""
    form = DayForm(request.POST)
    if form.is_valid():
        actions.do_later(follow_up_id, form.cleaned_data["by_day"], by=request.viewer)
    else:
        messages.error(request, form.errors["by_day"][0])
    return redirect("carryon:follow_ups", class_id)


@open_to("teacher", "cover")
@require_POST
def promise_look(request, class_id, goal_id):
    """How it goes with my own promise."""
    goal = Goal.objects.visible_to(request.viewer).get_or_404(pk=goal_id)
    form = LookForm(request.POST)
    if form.is_valid():
        look_at(goal, form.cleaned_data["state"], by=request.viewer, words=form.cleaned_data["words"])
        messages.success(request, _("Kept. The child sees it."))
    return redirect("carryon:follow_ups", class_id)


@open_to("teacher", "cover")
@require_POST
def begin_redo(request, class_id, conference_id):
    """A new conference beside the old one, on a day that is found together."""
    old = Conference.objects.visible_to(request.viewer).get_or_404(pk=conference_id)
    new = actions.redo(old, by=request.viewer)
    messages.success(request, _("There is a new conference beside the first. Its time can be chosen now."))
    if new.round_id:
        return redirect(f"{reverse('schedule:timetable', args=[class_id])}?child={new.pk}")
    return redirect("carryon:follow_ups", class_id)


def _cover_page(request, klass, form=None, status=200):
    context = {
        "people": covering.colleagues(request.viewer) if request.viewer.hat == "teacher" else [],
        "covers": covering.covers_of(klass, by=request.viewer), "form": form or CoverForm(),
        "pack": handover_of(klass, by=request.viewer),
    }  # fmt: skip
    return render(request, "carryon/desk/cover.html", frame(request, klass, **context), status=status)


@open_to("teacher")
@require_http_methods(["GET", "HEAD", "POST"])
def cover(request, class_id):
    """Get well. Who takes over?"""
    klass = _klass(request, class_id)
    form = CoverForm(request.POST) if request.method == "POST" else None
    if form is None or not form.is_valid():
        return _cover_page(request, klass, form, status=422 if form else 200)
    typed = form.cleaned_data
    person = Person.objects.visible_to(request.viewer).get_or_404(pk=typed["person"])
    until = typed["until"] and datetime.combine(typed["until"], time.max, ZoneInfo(request.viewer.zone))
    told = typed["told"] if typed["tell"] else ""
    try:
        covering.hand_over(klass, person, by=request.viewer, ends_at=until or None, words=typed["words"], told=told)
    except covering.NotAColleague:
        form.add_error("person", _("Only somebody on the staff can take over. Invite them first on the staff page."))
        return _cover_page(request, klass, form, status=422)
    messages.success(request, _("%(name)s has your class. You need do nothing more.") % {"name": person.display})
    return redirect("carryon:cover", class_id)


@open_to("teacher", "cover")
@require_POST
def cover_end(request, class_id, cover_id):
    """Take the class back, or step back."""
    covering.end_cover(cover_id, by=request.viewer)
    messages.success(request, _("The class is with its teachers again."))
    return redirect(
        "carryon:cover" if request.viewer.hat == "teacher" else "home",
        *([class_id] if request.viewer.hat == "teacher" else []),
    )


@open_to("teacher", "cover")
@require_safe
def handover(request, class_id):
    """Everything a colleague needs, on one page."""
    klass = _klass(request, class_id)
    pack = handover_of(klass, by=request.viewer)
    return render(request, "carryon/desk/handover.html", frame(request, klass, pack=pack))


@open_to("teacher", "cover")
@require_safe
def handover_paper(request, class_id):
    klass = _klass(request, class_id)
    pack = handover_of(klass, by=request.viewer)
    language = request.LANGUAGE_CODE
    return paper_answer("carryon/handover.typ", _paper(pack), name="handover", language=language)


def _paper(pack) -> dict:
    """The handover as plain values, its headings already translated."""
    return {
        "title": _("%(name)s: conferences") % {"name": pack.klass.name},
        "words": pack.cover.words if pack.cover else "",
        "heads": {"when": _("When"), "child": _("Child"), "where": _("Where"), "needs": _("Needs")},
        "sittings": [
            {"when": f"{row.wall:%a %d %b %H:%M}" if row.wall else "", "child": row.learner, "where": row.place,
             "needs": ", ".join(filter(None, [row.interpreter, _("by video") if row.by_video else "", _("by phone") if row.by_phone else ""]))}
            for row in pack.sittings
        ],
        "lists": [
            {"title": title, "lines": lines} for title, lines in (
                (_("No time yet"), list(pack.no_time_yet)),
                (_("Families who have not answered"), list(pack.not_answered)),
                (_("Children who would like you near"), list(pack.near)),
                (_("Practising together"), [" + ".join(pair) for pair in pack.practising]),
                (_("What families need"), [": ".join(pair) for pair in pack.needs]),
                (_("Still open"), [": ".join(pair) for pair in pack.open_words]),
                (_("Only the office knows why: ask there who may collect or meet"), list(pack.apart)),
            ) if lines
        ],
        "last": _("Nothing depends on the internet or on the teacher. Each table has a card. A child may stop and go on another day."),
    }  # fmt: skip
