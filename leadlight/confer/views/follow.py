"""Family phones, a grandparent far away, an interpreter: the same part and pane, each in their own language."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from leadlight.confer import actions, queries
from leadlight.confer.forms import OneLineForm, SayForm
from leadlight.confer.hooks import afterwards
from leadlight.confer.models import ParkedQuestion, Saying
from leadlight.confer.views.common import attempt, back, is_key, kept, language, page_of, the_meeting, unchanged
from leadlight.confer.views.trouble import again
from leadlight.invite.models import Invitation
from leadlight.plan.models import Part, Pick
from leadlight.platform.doors import open_to

FOLLOWING = ("family", "interpreter")


def follow_page(request, row, status=200, **more):
    """The part the learner is at, or (`?part=`) an earlier one looked at alone."""
    room, conference_id = queries.meeting_shown(row, request.viewer, language()), row.conference_id
    asked = request.GET.get("part", "")
    seen = {part.id: part for part in room.parts if part.reached or part.current or not room.open}
    part = seen.get(int(asked)) if is_key(asked) else None
    found = {
        "room": room,
        "page": request.get_full_path() if request.method == "GET" else page_of(row, request.viewer),
        "part": part or room.part or (None if room.open else room.parts[0]),
        "alone": part is not None and not part.current and room.open,
        "seen": list(seen.values()),
        "interprets": request.viewer.hat == "interpreter",
        "me": request.viewer.person,
        "parked": ParkedQuestion.objects.visible_to(request.viewer).filter(
            meeting_id=room.id, by_id=request.viewer.person_id
        ),
        **more,
    }
    if request.viewer.hat == "family" and conference_id:
        mine = (
            Invitation.objects.visible_to(request.viewer)
            .filter(conference_id=conference_id)
            .values_list("pk", flat=True)
        )
        found["separate_url"] = next((reverse("invite:separate", args=[pk]) + "?from=meeting" for pk in mine[:1]), "")
    if not room.open and conference_id:
        found["afterwards"] = [link for join in afterwards for link in join(request.viewer, conference_id)]
    return render(request, "confer/follow.html", found, status=status)


@open_to(*FOLLOWING)
def follow(request, conference_id):
    """In step while it is open; before it a waiting page that follows by itself; afterwards to look again."""
    row = queries.meeting_now(conference_id, request.viewer)
    if row is not None:
        return unchanged(request, f"{row.pk}.{row.step}") or follow_page(request, row)
    conference = queries.conference_shown(conference_id, request.viewer)
    return unchanged(request, "0") or render(request, "confer/wait.html", {"conference": conference})


@open_to("learner")
def beside(request, meeting_id):
    """A friend follows a practice on their own device."""
    row = queries.meeting_row(meeting_id, request.viewer)
    if not row.practice:
        raise Http404
    return unchanged(request, f"{row.pk}.{row.step}") or follow_page(request, row)


@open_to("family", "interpreter", "teacher", "cover", "learner")
@require_POST
def sayings(request, meeting_id):
    """Say something to the learner: words, a voice, a heart."""
    row = the_meeting(request, meeting_id)
    form = SayForm(request.POST, request.FILES)

    def work():
        said, rows = form.cleaned_data, Part.objects.visible_to(request.viewer)
        part = rows.get_or_404(pk=said["part"]) if said["part"] else None
        return actions.say(
            row, by=request.viewer, words=said["words"], sound=kept(request, form, "confer.Saying"),
            heart=said["heart"], part=part, language=language(),
        ).pk  # fmt: skip

    trouble = attempt(request, form, work)
    if trouble:
        return again(request, row, trouble=trouble, trouble_at="say", typed=request.POST)
    return back(request, row, "said")


@open_to("family", "interpreter", "teacher", "cover", "learner")
@require_POST
def saying_back(request, saying_id):
    """Whoever said it takes it back."""
    saying = Saying.objects.changeable_by(request.viewer).get_or_404(pk=saying_id)
    return back(request, actions.take_back_saying(saying, by=request.viewer))


@open_to("interpreter")
@require_POST
def saying_rendered(request, saying_id):
    """What was said, in the other language."""
    saying = Saying.objects.translatable_by(request.viewer).select_related("meeting").get_or_404(pk=saying_id)
    form = OneLineForm(request.POST)
    if form.is_valid():
        actions.render_saying(saying, by=request.viewer, words=form.cleaned_data["words"])
    return back(request, saying.meeting)


@open_to("interpreter")
@require_POST
def piece_rendered(request, meeting_id):
    """What the child wrote about a piece, in the family's language."""
    row = the_meeting(request, meeting_id)
    form, rows = OneLineForm(request.POST), Pick.objects.visible_to(request.viewer)
    pick = rows.get_or_404(pk=request.POST.get("pick"))
    if form.is_valid():
        actions.render_piece(row, pick, by=request.viewer, words=form.cleaned_data["words"], language=language())
    return back(request, row)


@open_to(*FOLLOWING)
@require_POST
def park(request, meeting_id):
    """A question for the teacher, for later. The child never sees it."""
    row, form = the_meeting(request, meeting_id), OneLineForm(request.POST)
    trouble = attempt(request, form, lambda: actions.park(row, by=request.viewer, words=form.cleaned_data["words"]).pk)
    if trouble:
        return again(request, row, trouble=trouble, trouble_at="park", typed=request.POST)
    return back(request, row, "parked")


@open_to(*FOLLOWING)
@require_POST
def parked_back(request, parked_id):
    parked = ParkedQuestion.objects.changeable_by(request.viewer).get_or_404(pk=parked_id)
    row = the_meeting(request, parked.meeting_id)
    actions.take_back_parked(parked, by=request.viewer)
    return back(request, row)
