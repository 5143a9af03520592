"""What several views here need."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leadlight.plan.actions.begin import band_of, ensure_plan, unshown_conferences
from leadlight.plan.queries.plans import current_plan
from leadlight.platform.media import Refused, keep
from leadlight.platform.once import KeyUsedForOther, once


def say(request, text, undo=""):
    """One line after something was done, with the address that turns it back."""
    messages.success(request, text, f"undo:{undo}" if undo else "")


def say_kindly(request, texts):
    for text in texts:
        messages.warning(request, text)


def back(request, otherwise):
    """To where the person was (a form's hidden `next`), never to somebody else's address."""
    to = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(to if ours else otherwise)


def own_plan(request):
    """The child's plan, begun on their first look and shown at conferences made since."""
    viewer = request.viewer
    plan = current_plan(viewer.person_id, viewer)
    if plan is None or unshown_conferences(plan, viewer).exists():
        return ensure_plan(viewer.person, by=viewer)
    return plan


def band(request) -> str:
    return band_of(request.viewer.person, request.viewer)


def kept_sound(upload, viewer, holder="plan.Pick"):
    """A recorded voice as a kept File, or None without one. Raises Refused."""
    return keep(upload, kind="sound", holder=holder, school=viewer.school_id) if upload else None


def why_of(form, viewer) -> dict:
    """reason, reasons, sound and language as the actions take them."""
    values = form.cleaned_data
    sound = kept_sound(values["sound"], viewer)
    return {"reason": values["reason"], "reasons": values["reasons"], "sound": sound, "language": get_language() or ""}


def done(request, form, work):
    """Run `work` once for this form and go to the address it returns. None: something is in the way, said on the form."""
    try:
        return HttpResponseRedirect(once(request, work))
    except Refused as refused:
        form.add_error("sound", str(refused))
    except KeyUsedForOther:
        form.add_error(None, _("This was kept before with other words. Look at it, then keep it once more."))
    return None
