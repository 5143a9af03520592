"""What a family member opens on a phone."""
# words: family

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leadlight.invite import hooks
from leadlight.invite.actions import answering, inviting, separate
from leadlight.invite.forms import ReplyForm, SeparateForm, WaysForm
from leadlight.invite.models import Invitation, SeparateMeeting
from leadlight.invite.queries.letters import letter, letters_of
from leadlight.platform.doors import open_to
from leadlight.platform.once import once


def cards_from(joined, viewer):
    return [card for hook in joined for card in hook(viewer)]


def _letter(request, pk):
    invitation = Invitation.objects.changeable_by(request.viewer).get_or_404(pk=pk)
    return letter(invitation, request.viewer)


@open_to("family")
@require_safe
def home(request):
    """The next thing of each child this family member has opened."""
    context = {
        "letters": letters_of(request.viewer),
        "cards": cards_from(hooks.family_cards, request.viewer),
        "more": cards_from(hooks.family_more, request.viewer),
    }
    return render(request, "invite/family/home.html", context)


@open_to("family")
@require_safe
def invitation(request, pk):
    found = _letter(request, pk)
    inviting.note_opened(found.invitation, by=request.viewer)
    return render(request, "invite/family/invitation.html", {"letter": found, "learner": found.learner.display})


@open_to("family")
@require_safe
def guide(request, pk):
    found = _letter(request, pk)
    if found.invitation.guide_read_at is None:
        inviting.note_guide_read(found.invitation, by=request.viewer)
    return render(request, "invite/family/guide.html", {"letter": found, "learner": found.learner.display})


@open_to("family")
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request, pk):
    found = _letter(request, pk)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answering.answer(found.invitation, by=request.viewer, **form.values())
        messages.success(request, _("Thank you. The school knows."))
        return redirect("invite:invitation", found.pk)
    context = {"letter": found, "learner": found.learner.display, "form": form, "typed": typed(form, found)}
    return render(request, "invite/family/reply.html", context, status=422 if form.errors else 200)


def typed(form, found) -> dict:
    """What stands in the fields: what was just typed, else what was answered before."""
    if form.is_bound:
        return form.data
    before = found.invitation
    return {
        "who_comes": before.who_comes, "how": found.how or "here", "language": before.language,
        "interpreter": before.interpreter, "needs": before.needs,
    }  # fmt: skip


@open_to("family")
@require_http_methods(["GET", "HEAD", "POST"])
def ways(request, pk):
    """Cannot come: somebody else, by video, by phone, recorded, another day."""
    found = _letter(request, pk)
    form = WaysForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answering.answer(found.invitation, by=request.viewer, **form.values())
        messages.success(request, _("Thank you for telling us. The school knows."))
        return redirect("invite:invitation", found.pk)
    context = {"letter": found, "learner": found.learner.display, "form": form}
    return render(request, "invite/family/ways.html", context, status=422 if form.errors else 200)


@open_to("family")
@require_http_methods(["GET", "HEAD", "POST"])
def separate_meeting(request, pk):
    """A talk without the child: this page is the first tap, its button the second."""
    found = _letter(request, pk)
    form = SeparateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wish = lambda: str(separate.ask(found.learner, by=request.viewer, **form.cleaned_data).pk)  # noqa: E731
        once(request, wish)
        messages.success(request, _("We offer you a time to talk. Nobody else is told."))
        return redirect("invite:separate", found.pk)
    context = {"letter": found, "learner": found.learner.display, "from": request.GET.get("from", "invitation")}
    return render(request, "invite/family/separate.html", context)


ANSWERS = {"withdraw": separate.withdraw, "again": separate.ask_again, "agree": separate.agree}


@open_to("family")
@require_POST
def separate_answer(request, pk):
    """The offered time suits, or the talk is not needed any more."""
    meeting = SeparateMeeting.objects.changeable_by(request.viewer).get_or_404(pk=pk)
    act = ANSWERS.get(request.POST.get("answer", ""))
    if act:
        act(meeting, by=request.viewer)
        messages.success(request, _("Kept."))
    back = Invitation.objects.visible_to(request.viewer).filter(conference__learner_id=meeting.learner_id).first()
    return redirect("invite:separate", back.pk) if back else redirect("invite:home")
