"""What a family said at the gate or on the phone, written down for them and stamped."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leadlight.invite.actions.answering import answer
from leadlight.invite.forms import ToldForm
from leadlight.invite.models import Invitation
from leadlight.invite.queries.letters import letter
from leadlight.people.desk import frame
from leadlight.people.models import Class
from leadlight.platform.doors import open_to
from leadlight.schedule.actions.bookings import NoTime, book
from leadlight.schedule.actions.wishes import wish
from leadlight.schedule.models import Slot
from leadlight.schedule.queries.offers import days_for
from leadlight.schedule.views.family import suits_in
from leadlight.schedule.views.timetable import WHY, number


@open_to("teacher", "cover", "office")
@require_http_methods(["GET", "HEAD", "POST"])
def told(request, pk):
    rows = Invitation.objects.changeable_by(request.viewer).select_related("adult")
    invitation = rows.get_or_404(pk=pk)
    found = letter(invitation, request.viewer)
    form = ToldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return keep(request, found, form)
    klass = Class.objects.visible_to(request.viewer).filter(rounds=found.conference.round_id).first()
    before = {
        "coming": invitation.coming or "yes", "how": found.how or "here", "who_comes": invitation.who_comes,
        "needs": invitation.needs, "interpreter": invitation.interpreter, "language": invitation.language,
    }  # fmt: skip
    context = frame(
        request, klass, letter=found, form=form, typed=form.data if form.is_bound else before,
        days=days_for(invitation, found.conference, request.viewer),
    )  # fmt: skip
    return render(request, "schedule/desk/told.html", context, status=422 if form.errors else 200)


def keep(request, found, form):
    """The answer, the wishes, and the time when one was named; a time that is gone leaves the rest kept."""
    viewer, taken = request.viewer, number(request.POST.get("take", ""))
    answer(found.invitation, by=viewer, coming=form.cleaned_data["coming"], **form.values())
    wish(found.invitation, suits_in(request.POST), by=viewer)
    messages.success(request, _("Written down, and stamped as told to you."))
    if taken:
        try:
            book(found.conference, Slot.objects.visible_to(viewer).get_or_404(pk=taken), by=viewer)
        except NoTime as why:
            messages.warning(request, _(WHY[type(why)]))
            return redirect("schedule:told", found.pk)
    klass_id = found.conference.round.klass_id if found.conference.round_id else 0
    return redirect("invite:reach", klass_id) if klass_id else redirect("/")
