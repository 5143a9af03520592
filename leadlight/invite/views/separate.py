"""The desk's queue of separate meetings: asked, offered, agreed, held."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from leadlight.invite.actions import separate
from leadlight.invite.forms import OfferForm
from leadlight.invite.models import SeparateMeeting
from leadlight.invite.queries.talks import talks_of
from leadlight.people.desk import frame
from leadlight.platform.doors import open_to

ACTS = {
    "agreed": separate.agree,
    "held": separate.note_held,
    "withdrawn": separate.withdraw,
    "again": separate.ask_again,
}


@open_to("teacher", "cover", "office")
@require_safe
def talks(request):
    """Who would like to talk, the longest waiting first. No child sees any of this."""
    return render(request, "invite/desk/talks.html", frame(request, None, talks=talks_of(request.viewer)))


@open_to("teacher", "cover", "office")
@require_POST
def talk(request, pk):
    """Offer a time, or note that it suits, took place, or is not needed."""
    meeting = SeparateMeeting.objects.changeable_by(request.viewer).get_or_404(pk=pk)
    form = OfferForm(request.POST)
    act = ACTS.get(request.POST.get("act", ""))
    if act:
        act(meeting, by=request.viewer)
        messages.success(request, _("Kept."))
    elif form.is_valid():
        separate.offer(meeting, form.cleaned_data["offered"], by=request.viewer)
        messages.success(request, _("Offered. The family reads it on their page."))
    else:
        messages.warning(request, _("Write when and where, or a number to call. Then offer it."))
    return redirect("invite:talks")
