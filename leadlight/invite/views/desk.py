"""Have we reached every family: letters, mails, what came back, the call list."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from leadlight.invite import hooks
from leadlight.invite.actions import answering, posting
from leadlight.invite.models import Invitation
from leadlight.invite.queries.households import households
from leadlight.invite.queries.reach import STATES, in_a_sentence, reach_of
from leadlight.notices import actions as notices
from leadlight.notices.models import Notice
from leadlight.people.desk import frame
from leadlight.people.models import Class
from leadlight.people.second_step import after_second_step
from leadlight.platform.address import reachable
from leadlight.platform.doors import open_to
from leadlight.platform.languages import language as known
from leadlight.platform.paper import paper_answer
from leadlight.rounds.queries import round_of

CARDS = 4


def _class_and_round(request, class_id):
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    return klass, round_of(klass, request.viewer)


@open_to("teacher", "cover", "office", "leader")
@require_safe
def reach(request, class_id):
    klass, round = _class_and_round(request, class_id)
    rows = households(reach_of(round, request.viewer)) if round else []
    shown = request.GET.get("show", "")
    fresh = bool(rows) and not any(row.since for row in rows)
    lost = [] if fresh else [row for row in rows if row.state == "not_yet"]
    asked = [row for row in rows if shown not in STATES or row.state == shown]
    context = frame(
        request, klass, round=round, shown=shown, reachable=reachable(), states=[(s, sum(r.state == s for r in rows)) for s in STATES],
        said=in_a_sentence(rows), all=len(rows),
        homes=sorted(asked, key=lambda row: (row in lost[:CARDS], *row.most_wanted())), cards=lost[:CARDS],
        may_send=request.viewer.hat != "leader", day_page=next((hook(klass.pk) for hook in hooks.day_pages), ""), fresh=fresh,
    )  # fmt: skip
    return render(request, "invite/desk/reach.html", context)


@open_to("teacher", "cover", "office", "leader")
@require_safe
def calls(request, class_id):
    """Whom to call, in which language, and what to say; for paper."""
    klass, round = _class_and_round(request, class_id)
    rows = reach_of(round, request.viewer) if round else []
    context = {"klass": klass, "rows": [row for row in rows if row.state not in ("answered",)]}
    return render(request, "invite/desk/calls.html", context)


def _refused(request):
    """Links that nobody could follow are not mailed."""
    if reachable():
        return None
    messages.warning(
        request,
        _("A mail carries a link, and phones cannot follow it to this computer yet. Letters can be printed already."),
    )
    return True


@open_to("teacher", "cover", "office")
@after_second_step
@require_POST
def letters(request, class_id):
    """All letters of the round in one file, or those of one adult, or of those who were not reached."""
    klass, round = _class_and_round(request, class_id)
    if round is None:
        raise Http404
    rows = Invitation.objects.changeable_by(request.viewer).filter(conference__round=round)
    which = request.POST.get("which", "all")
    if which == "lost":
        rows = rows.filter(pk__in=[row.pk for row in reach_of(round, request.viewer) if row.state == "not_yet"])
    elif which != "all":
        rows = [rows.get_or_404(pk=which)]
    values = posting.print_letters(list(rows), by=request.viewer)
    if not values["letters"]:
        messages.warning(request, _("There is no letter to print."))
        return redirect("invite:reach", klass.pk)
    return paper_answer("invite/letter.typ", values, name="invitations", language=request.LANGUAGE_CODE)


@open_to("teacher", "cover", "office")
@after_second_step
@require_POST
def mails(request, class_id):
    """By mail to everybody who has an address and was not written to, or to one adult once more."""
    klass, round = _class_and_round(request, class_id)
    if round is None:
        raise Http404
    if _refused(request):
        return redirect("invite:reach", klass.pk)
    wanted = request.POST.get("which", "all")
    rows = [row for row in reach_of(round, request.viewer) if row.mail and (wanted == "all" or str(row.pk) == wanted)]
    count = sum(_mail(request, row.pk, again=wanted != "all") for row in rows)
    messages.success(
        request,
        ngettext("%(n)d mail goes out.", "%(n)d mails go out.", count) % {"n": count}
        if count
        else _("There was nobody to mail."),
    )
    return redirect("invite:reach", klass.pk)


def _mail(request, pk, *, again) -> bool:
    invitation = Invitation.objects.changeable_by(request.viewer).get_or_404(pk=pk)
    before = (
        Notice.objects.visible_to(request.viewer).filter(event=posting.event_of(invitation), channel="mail").first()
    )
    if before is None:
        return bool(posting.mail_invitation(invitation, by=request.viewer))
    if again and (before.bounced_at or before.trouble):
        return bool(notices.try_again(before, by=request.viewer))
    return again and bool(posting.mail_invitation(invitation, by=request.viewer, kind="reminder"))


@open_to("teacher", "cover", "office")
@require_POST
def handed(request, pk):
    """A letter arrived in a hand, or came back."""
    letter = Notice.objects.changeable_by(request.viewer).get_or_404(pk=pk, channel="letter")
    notices.hand_over(letter, by=request.viewer, came_back=request.POST.get("came") == "back")
    invitation = Invitation.objects.visible_to(request.viewer).select_related("conference__round")
    found = invitation.get_or_404(pk=letter.event.rpartition(" ")[2])
    season = found.conference.round
    return redirect("invite:reach", season.klass_id) if season else redirect("/")


@open_to("teacher", "cover", "office")
@require_POST
def language(request, pk):
    """The language this adult is written to, put right at the desk."""
    rows = Invitation.objects.changeable_by(request.viewer).select_related("conference__round")
    found = rows.get_or_404(pk=pk)
    if known(request.POST.get("language", "")):
        answering.speak(found, request.POST["language"], by=request.viewer)
    season = found.conference.round
    return redirect("invite:reach", season.klass_id) if season else redirect("/")
