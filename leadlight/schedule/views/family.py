"""Choosing a time on a phone. # words: family"""

from urllib.parse import urlparse

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leadlight.invite.models import Invitation
from leadlight.invite.queries.letters import letter
from leadlight.platform.doors import open_to
from leadlight.rounds.models import Conference
from leadlight.schedule.actions import telling
from leadlight.schedule.actions.bookings import (
    InterpreterElsewhere,
    JustTaken,
    NoTime,
    TooLate,
    TwoPlacesAtOnce,
    book,
    give_back,
)
from leadlight.schedule.actions.wishes import wish
from leadlight.schedule.calendar import calendar_file
from leadlight.schedule.models import Slot, Wish, conferences_to_book
from leadlight.schedule.queries.offers import days_for

WHY = {  # looked up again in the reader’s language
    JustTaken: gettext_noop("That time was just taken. Here are the others. What you chose below is kept."),
    InterpreterElsewhere: gettext_noop("That time was just taken. Here are the others. What you chose below is kept."),
    TwoPlacesAtOnce: gettext_noop("Somebody of your family sits at another table at that time. Here are the others."),
    TooLate: gettext_noop("It is too close to the day. Please call the school. We find a way."),
}


@open_to("family")
@require_http_methods(["GET", "HEAD", "POST"])
def times(request, pk):
    """Take a free time at once, or say how each suits."""
    viewer = request.viewer
    invitation = Invitation.objects.changeable_by(viewer).get_or_404(pk=pk)
    found, trouble = letter(invitation, viewer, with_words=False), ""
    may_choose = conferences_to_book(viewer).filter(pk=found.conference.pk).exists()
    if request.method == "POST":
        wish(invitation, suits_in(request.POST), by=viewer)
        try:
            return answered(request, found)
        except NoTime as why:
            trouble = _(WHY[type(why)])
    days = days_for(invitation, found.conference, viewer)
    context = {"letter": found, "learner": found.learner.display, "days": days, "trouble": trouble}
    context |= {"may_choose": may_choose, "suits": Wish.SUITS}
    return render(request, "schedule/family/times.html", context, status=409 if trouble else 200)


def suits_in(posted) -> dict[int, str]:
    """{slot key: how it suits} from fields called suits-17."""
    named = {name.removeprefix("suits-"): value for name, value in posted.items() if name.startswith("suits-")}
    return {int(key): value for key, value in named.items() if key.isdecimal() and len(key) < 18}


def answered(request, found):
    """Book the time whose button was pressed; without one the wishes alone are the answer."""
    taken = request.POST.get("take", "")
    if not taken.isdecimal():
        messages.success(request, _("Thank you. We find a time that suits you, and tell you."))
        return redirect("invite:invitation", found.pk)
    slot = Slot.objects.visible_to(request.viewer).get_or_404(pk=taken)
    booking = book(found.conference, slot, by=request.viewer)
    telling.tell_booked(booking, by=request.viewer)
    messages.success(request, _("The time is yours."))
    return redirect("invite:invitation" if found.invitation.answered_at else "invite:reply", found.pk)


@open_to("family")
@require_POST
def give_time_back(request, pk):
    conference = conferences_to_book(request.viewer).get_or_404(pk=pk)
    mine = Invitation.objects.visible_to(request.viewer).get_or_404(conference=conference)
    try:
        give_back(conference, by=request.viewer)
        messages.success(request, _("The time is free again. You can choose another one."))
    except NoTime as why:
        messages.warning(request, _(WHY[type(why)]))
    return redirect("schedule:times", mine.pk)


@open_to("family", "teacher", "cover", "office", "leader", "learner", "interpreter")
@require_safe
def calendar(request, pk):
    """The conference for a calendar: first name only, and no name in the file's name."""
    held = Conference.objects.visible_to(request.viewer).exclude(starts_at=None)
    conference = held.select_related("learner__school").get_or_404(pk=pk)
    title = _("%(learner)s’s conference") % {"learner": conference.learner.display}
    place = ", ".join(filter(None, [conference.learner.school.name, conference.place]))
    words = _("Come with %(learner)s, please. To change: %(link)s") % {
        "learner": conference.learner.display, "link": settings.URL + "/",
    }  # fmt: skip
    file = calendar_file(conference, title=title, place=place, words=words, host=urlparse(settings.URL).hostname)
    answer = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="conference.ics"'
    answer["Cache-Control"] = "no-store"
    return answer
