"""What these views share: answers for pages that follow, kept recordings, and refusals as sentences."""
# words: family, learner

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leadlight.confer import actions
from leadlight.confer.models import Meeting
from leadlight.platform.media import Refused, keep
from leadlight.platform.once import KeyUsedForOther, once

REFUSALS = (actions.OverForToday, actions.TooManyWords)
LEADING = ("learner", "teacher", "cover")


MOST_DIGITS = 18


def unchanged(request, version) -> HttpResponse | None:
    """204 when the page that asks already shows this version."""
    return HttpResponse(status=204) if request.GET.get("since") == str(version) else None


def the_meeting(request, meeting_id) -> Meeting:
    return Meeting.objects.visible_to(request.viewer).get_or_404(pk=meeting_id)


def page_of(meeting, viewer) -> str:
    """Where this viewer reads this meeting."""
    if viewer.hat in ("family", "interpreter"):
        return reverse("confer:follow", args=[meeting.conference_id])
    if viewer.hat == "learner" and meeting.plan.learner_id != viewer.person_id:
        return reverse("confer:beside", args=[meeting.pk])
    return reverse("confer:meeting", args=[meeting.pk])


def is_key(typed: str) -> bool:
    """Whether what was sent can be the key of a row: a few digits, and no "²"."""
    return typed.isdecimal() and len(typed) < MOST_DIGITS


def back(request, meeting, anchor=""):
    """To where the form stood: the board when it was the board's, else the viewer's page of the meeting."""
    board = request.POST.get("board", "")
    where = reverse("confer:board", args=[int(board)]) if is_key(board) else page_of(meeting, request.viewer)
    return redirect(f"{where}#{anchor}" if anchor else where)


def kept(request, form, holder: str):
    """The recording of a clean form as a File, or None. A refusal becomes a sentence beside the form."""
    upload = form.cleaned_data.get("sound")
    if not upload:
        return None
    return keep(upload, kind="sound", holder=holder, school=request.viewer.school_id)


def first_trouble(form) -> str:
    return next((str(each) for errors in form.errors.values() for each in errors), "")


def attempt(request, form, work) -> str:
    """Run `work()` for a clean form, once. Returns the trouble in words, empty when it is done."""
    if not form.is_valid():
        return first_trouble(form)
    try:
        once(request, lambda: str(work() or ""))
    except REFUSALS as refused:
        return str(refused.words)
    except Refused as refused:
        return str(refused)
    except KeyUsedForOther:
        return _("This was sent a moment ago with other words. Look whether it is there, then send again.")
    return ""


def undoable(request, words: str, url: str):
    messages.success(request, words, extra_tags=f"undo:{url}")


def language() -> str:
    return get_language() or "en"
