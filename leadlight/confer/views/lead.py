"""The learner's device, full screen; an adult of the class may drive it for them."""
# words: learner

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.confer import actions, queries
from leadlight.confer.hooks import afterwards, how_it_was
from leadlight.confer.models import Saying
from leadlight.confer.queries.room import guests_at
from leadlight.confer.views.common import (
    LEADING,
    attempt,
    back,
    kept,
    language,
    the_meeting,
    unchanged,
    undoable,
)
from leadlight.goals.forms import GoalForm, PromiseForm
from leadlight.goals.models import Goal, Promise
from leadlight.plan.models import Part, Pick
from leadlight.platform.doors import open_to
from leadlight.platform.languages import own_name
from leadlight.rounds.models import Conference, Participant


@open_to(*LEADING)
def start(request, conference_id):
    """Who comes, when, and one button: I begin when I like."""
    conference = queries.conference_shown(conference_id, request.viewer)
    meeting = queries.meeting_now(conference.pk, request.viewer)
    if meeting and meeting.closed_at is None:
        return redirect("confer:meeting", meeting.pk)
    found = {
        "conference": conference,
        "again": meeting,
        "guests": list(guests_at(conference.pk, request.viewer)),
        "mine": request.viewer.hat == "learner",
    }
    return render(request, "confer/start.html", found)


@open_to(*LEADING)
@require_POST
def open_it(request, conference_id):
    conference = Conference.objects.changeable_by(request.viewer).get_or_404(pk=conference_id)
    meeting = actions.open_meeting(conference, by=request.viewer)
    return redirect("confer:meeting", meeting.pk)


@open_to(*LEADING)
@require_POST
def release(request, conference_id):
    """Let the guests look without a meeting; `undo` takes it back."""
    conference = Conference.objects.changeable_by(request.viewer).get_or_404(pk=conference_id)
    if "undo" in request.GET:
        actions.take_back_release(conference, by=request.viewer)
    else:
        actions.release(conference, by=request.viewer)
        undoable(request, _("They can look at it now."), reverse("confer:release", args=[conference.pk]) + "?undo=1")
    return redirect("confer:start", conference.pk)


def lead_page(request, row, status=200, **more):
    room = queries.meeting_shown(row, request.viewer, language())
    if not room.leads:
        raise Http404
    spoken = sorted({own_name(guest.language) for guest in room.guests if guest.language and guest.seated})
    found = {"room": room, "age": room.band, "spoken": spoken, "mine": request.viewer.hat == "learner", **more}
    if not room.open and room.conference_id:  # a practice has nothing after it
        found["afterwards"] = [link for join in afterwards for link in join(request.viewer, room.conference_id)]
    if how_it_was and room.conference_id and room.part and room.part.seven == "thanks":
        found["face"], found["asks_face"] = how_it_was["said"](request.viewer, room.conference_id), True
        found["faces_of_it"] = [
            ("lovely", _("Lovely"), "smile"),
            ("okay", _("Okay"), "face"),
            ("hard", _("Hard"), "mountain"),
        ]
    return render(request, "confer/meeting.html", found, status=status)


@open_to(*LEADING)
def meeting(request, meeting_id):
    """Where the meeting stands. A reload, another iPad or a dead battery finds the same part and the same words."""
    row = queries.meeting_row(meeting_id, request.viewer)
    return unchanged(request, row.step) or lead_page(request, row)


@open_to(*LEADING)
@require_POST
def place(request, meeting_id):
    """Turn to a part, show one piece large, or go back to gathering."""
    row = the_meeting(request, meeting_id)
    pick, part = request.POST.get("pick"), request.POST.get("part")
    if pick:
        actions.show_piece(row, Pick.objects.visible_to(request.viewer).get_or_404(pk=pick), by=request.viewer)
    else:
        to = Part.objects.visible_to(request.viewer).get_or_404(pk=part) if part and part != "0" else None
        actions.move(row, part=to, by=request.viewer)
    return back(request, row)


@open_to(*LEADING)
@require_POST
def lamps(request, meeting_id):
    """I'd like help, or come and see! The same button puts it out."""
    row, kind = the_meeting(request, meeting_id), request.POST.get("kind")
    if kind not in ("help", "come"):
        raise Http404
    act = actions.put_out if request.POST.get("out") else actions.light
    act(row, kind, by=request.viewer)
    return back(request, row)


@open_to(*LEADING)
@require_POST
def seats(request, meeting_id):
    """A tapped face sits down or gets up; a name is welcomed or leaves."""
    row, gone = the_meeting(request, meeting_id), bool(request.POST.get("gone"))
    if "name" in request.POST:
        actions.welcome(row, request.POST["name"], by=request.viewer, gone=gone)
    else:
        rows = Participant.objects.visible_to(request.viewer)
        who = rows.get_or_404(pk=request.POST.get("guest"), conference_id=row.conference_id)
        actions.seat(row, who, by=request.viewer, sitting=not gone)
    return back(request, row)


@open_to("learner")
@require_POST
def goal(request, meeting_id):
    """The goal of this meeting, in the learner's own words or voice."""
    row, key = the_meeting(request, meeting_id), request.POST.get("goal")
    mine = Goal.objects.changeable_by(request.viewer)
    now = mine.get_or_404(pk=key) if key else None
    form = GoalForm(request.POST, request.FILES, goal=now)

    def work():
        words = {**form.cleaned_data, "sound": kept(request, form, "goals.Goal"), "language": language()}
        if now:
            return actions.change_goal_here(row, now, by=request.viewer, **words).pk
        return actions.make_goal(row, by=request.viewer, **words).pk

    trouble = attempt(request, form, work)
    if trouble:
        again = queries.meeting_row(meeting_id, request.viewer)
        return lead_page(request, again, 422, trouble=trouble, trouble_at="goal", typed=request.POST)
    return back(request, row, "goal")


@open_to("learner", "family", "teacher", "cover")
@require_POST
def promise(request, meeting_id):
    """One's own promise, by whoever sends it: child, family or teacher."""
    row = the_meeting(request, meeting_id)
    found = Goal.objects.visible_to(request.viewer).get_or_404(
        pk=request.POST.get("goal"), learner_id=row.plan.learner_id
    )
    form = PromiseForm(request.POST, request.FILES)

    def work():
        sound = kept(request, form, "goals.Promise")
        words = form.cleaned_data["words"]
        return actions.promise_here(row, found, by=request.viewer, words=words, sound=sound, language=language()).pk

    trouble = attempt(request, form, work)
    if not trouble:
        return back(request, row, "goal")
    from leadlight.confer.views.trouble import again

    return again(request, row, trouble=trouble, trouble_at="promise", typed=request.POST)


@open_to("learner", "family", "teacher", "cover")
@require_POST
def promise_back(request, meeting_id, promise_id):
    """Take one's own promise back, or (`undo`) give it again."""
    row = the_meeting(request, meeting_id)
    found = Promise.objects.changeable_by(request.viewer).get_or_404(pk=promise_id)
    undo = "undo" in request.GET
    actions.take_back_promise_here(row, found, by=request.viewer, undo=undo)
    if not undo:
        here = reverse("confer:promise_back", args=[row.pk, found.pk])
        undoable(request, _("The promise is taken back."), f"{here}?undo=1")
    return back(request, row, "goal")


@open_to("learner")
@require_POST
def saying_away(request, saying_id):
    """The learner puts somebody's words away, or (`undo`) back."""
    rows = Saying.objects.visible_to(request.viewer).select_related("meeting")
    saying = rows.get_or_404(pk=saying_id)
    if "undo" in request.GET:
        actions.show_saying(saying, by=request.viewer)
    else:
        actions.hide_saying(saying, by=request.viewer)
        undoable(request, _("I put the words away."), reverse("confer:saying_away", args=[saying.pk]) + "?undo=1")
    return back(request, saying.meeting)


@open_to(*LEADING)
@require_POST
def pause(request, meeting_id):
    """Let's go on on Monday: a normal ending."""
    row = actions.go_on_another_day(the_meeting(request, meeting_id), by=request.viewer)
    return back(request, row)


@open_to(*LEADING)
@require_POST
def finish(request, meeting_id):
    row = actions.finish(the_meeting(request, meeting_id), by=request.viewer)
    return back(request, row)


@open_to("teacher", "cover")
@require_POST
def end(request, meeting_id):
    """An adult of the class ends it for everybody."""
    row = actions.end(the_meeting(request, meeting_id), by=request.viewer)
    return back(request, row)


@open_to("learner")
@require_POST
def how(request, meeting_id):
    """How was it for me? One of three faces, kept by the room that keeps words after."""
    row, face = the_meeting(request, meeting_id), request.POST.get("face")
    if not how_it_was or row.conference_id is None or face not in ("lovely", "okay", "hard"):
        raise Http404
    how_it_was["say"](request.viewer, row.conference_id, face)
    return back(request, row)
