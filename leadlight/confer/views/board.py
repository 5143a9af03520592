"""The board in one hand: who asks for an adult, six cards, jots. Nothing on it is about anybody's work."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.confer import actions, queries
from leadlight.confer.forms import JotForm, ToldForm
from leadlight.confer.models import Jot, Made, Signal
from leadlight.confer.views.common import (
    attempt,
    back,
    first_trouble,
    is_key,
    language,
    the_meeting,
    unchanged,
    undoable,
)
from leadlight.confer.wording import chips_of
from leadlight.goals.models import Goal
from leadlight.people.desk import frame
from leadlight.people.models import Class
from leadlight.people.queries.doors import waiting_at_door
from leadlight.platform.doors import open_to
from leadlight.platform.fan import Wedge
from leadlight.reflect import content
from leadlight.rounds.models import Participant

CIRCULATING = ("teacher", "cover")


@open_to(*CIRCULATING)
def boards(request):
    """The board of the one class this adult holds, or a choice between several."""
    classes = list(Class.objects.visible_to(request.viewer))
    if not classes:
        raise Http404
    if len(classes) == 1:
        return redirect("confer:board", classes[0].pk)
    return render(request, "confer/boards.html", {**frame(request), "held": classes})


def the_class(request, class_id) -> Class:
    return Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)


def board_page(request, class_id, status=200, **more):
    klass = the_class(request, class_id)
    shown = queries.board_of(klass.pk, request.viewer, language())
    found = {
        **frame(request, klass),
        "board": shown,
        "wedges": {card.meeting_id: [Wedge(*wedge) for wedge in card.wedges] for card in shown.cards},
        "chips": chips_of(language()),
        "redirects": content.redirects(language()),
        "version": shown.version,
        "waiting": waiting_at_door(klass, request.viewer),
        "board_url": reverse("confer:board", args=[klass.pk]),
        "absent": any(row.absent for row in shown.coming),
        **more,
    }
    return render(request, "confer/board.html", found, status=status)


@open_to(*CIRCULATING)
def board(request, class_id):
    """The page, or 204 to a board that already shows all there is."""
    if "since" in request.GET:
        Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
        same = unchanged(request, queries.board_version(class_id, request.viewer))
        if same:
            return same
    return board_page(request, class_id)


@open_to(*CIRCULATING)
@require_POST
def going(request, signal_id):
    """I'm going; with `undo` somebody else may."""
    signal = Signal.objects.visible_to(request.viewer).select_related("meeting").get_or_404(pk=signal_id)
    act = actions.not_going if "undo" in request.GET else actions.going
    act(signal, by=request.viewer)
    return back(request, signal.meeting)


@open_to(*CIRCULATING)
@require_POST
def send(request, signal_id):
    """A colleague of the class is asked to go."""
    signal = Signal.objects.visible_to(request.viewer).select_related("meeting").get_or_404(pk=signal_id)
    who = request.POST.get("who", "")
    actions.send(signal, int(who) if is_key(who) else 0, by=request.viewer)
    return back(request, signal.meeting)


@open_to(*CIRCULATING)
@require_POST
def soon(request, signal_id):
    """In a minute: the child is told, and anybody may still go."""
    signal = Signal.objects.visible_to(request.viewer).select_related("meeting").get_or_404(pk=signal_id)
    actions.soon(signal, by=request.viewer)
    return back(request, signal.meeting)


@open_to(*CIRCULATING)
@require_POST
def visit(request, meeting_id):
    """I'm here: one tap, it ends with the next."""
    row = the_meeting(request, meeting_id)
    actions.im_here(row, by=request.viewer)
    return back(request, row)


@open_to(*CIRCULATING)
@require_POST
def guest(request, meeting_id, participant_id):
    """Somebody is not to take part any longer; `undo` lets them back."""
    row = the_meeting(request, meeting_id)
    rows = Participant.objects.visible_to(request.viewer).filter(conference_id=row.conference_id)
    who = rows.get_or_404(pk=participant_id)
    if "undo" in request.GET:
        actions.let_back(row, who, by=request.viewer)
    else:
        actions.take_out(row, who, by=request.viewer)
        again = reverse("confer:guest", args=[row.pk, who.pk]) + "?undo=1"
        undoable(request, _("They no longer take part, and see nothing more of it."), again)
    return back(request, row)


@open_to(*CIRCULATING)
@require_POST
def jots(request, meeting_id):
    row, form = the_meeting(request, meeting_id), JotForm(request.POST)
    made = []
    trouble = attempt(request, form, lambda: made.append(actions.jot(row, by=request.viewer, **form.noted)))
    if trouble:
        from leadlight.confer.views.trouble import again

        return again(request, row, trouble=trouble, trouble_at=f"jot-{row.pk}", typed=request.POST)
    if made:
        undoable(request, _("Noted."), reverse("confer:jot_away", args=[made[0].pk]))
    return back(request, row)


@open_to(*CIRCULATING)
def class_jots(request, class_id, status=200, **more):
    """My notes about the class's learners, and those shared with its adults."""
    klass = the_class(request, class_id)
    found = {
        **frame(request, klass),
        "parked": queries.parked_of(klass.pk, request.viewer),
        "jots": queries.jots_of(klass.pk, request.viewer, language()),
        "chips": chips_of(language()),
        **more,
    }
    return render(request, "confer/jots.html", found, status=status)


@open_to(*CIRCULATING)
@require_POST
def jot(request, jot_id):
    """Its writer words a note anew."""
    row, form = Jot.objects.changeable_by(request.viewer).get_or_404(pk=jot_id), JotForm(request.POST)
    klass = queries.class_of(row.learner_id, request.viewer)
    if not form.is_valid():
        return class_jots(request, klass, 422, trouble=first_trouble(form), trouble_at=row.pk)
    actions.rejot(row, by=request.viewer, **form.noted)
    return redirect("confer:class_jots", klass)


@open_to(*CIRCULATING)
@require_POST
def jot_away(request, jot_id):
    """Its writer takes a note away."""
    row = Jot.objects.changeable_by(request.viewer).get_or_404(pk=jot_id)
    klass = queries.class_of(row.learner_id, request.viewer)
    actions.ask_jot_away(row, by=request.viewer)
    board = reverse("confer:board", args=[klass])
    return redirect(board if board in request.POST.get("next", "") else reverse("confer:class_jots", args=[klass]))


@open_to(*CIRCULATING)
@require_POST
def told(request, meeting_id):
    """What somebody without a phone said or promised, written down for them and stamped."""
    row, form = the_meeting(request, meeting_id), ToldForm(request.POST)

    def work():
        who, words = form.cleaned_data["who"], form.cleaned_data["words"]
        if not form.cleaned_data["promised"]:
            return actions.say_for(row, who, by=request.viewer, words=words).pk
        made = Made.objects.visible_to(request.viewer).filter(meeting=row).values("goal_id")
        goal = Goal.objects.visible_to(request.viewer).filter(pk__in=made).order_by("-pk").first()
        if goal is None:
            raise Http404
        return actions.tell_promise_for(row, goal, who, by=request.viewer, words=words).pk

    trouble = attempt(request, form, work)
    if trouble:
        from leadlight.confer.views.trouble import again

        return again(request, row, trouble=trouble, trouble_at=f"told-{row.pk}", typed=request.POST)
    return back(request, row)
