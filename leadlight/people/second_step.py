"""The second step of staff: a passkey or an authenticator app, and printed recovery codes for the day it is lost.

Nobody lets in the first device, a family or another staff person before their own second step
stands. A view that does one of these is marked

    @open_to("teacher")
    @after_second_step
    @require_POST
    def approve_device(request, ...)

and sends its teacher to a page that sets the step up and leads back. While only this computer can follow our
address nobody elsewhere can try a password, and nothing is asked (docs/decisions/0009).
"""

from functools import wraps
from time import time
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django.http import HttpResponseRedirect
from django.urls import reverse

from leadlight.platform.address import reachable

PROVED_FOR_S = 10 * 60
REAL_STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_step(person_id: int) -> bool:
    return Authenticator.objects.filter(user__person_id=person_id, type__in=REAL_STEPS).exists()


def second_step_needed(viewer) -> bool:
    """Whether this staff person still has to set up a second step before letting anyone in."""
    return reachable() and bool(viewer.person_id) and not has_second_step(viewer.person_id)


def _go(page, request):
    """To `page`, which leads back to where this request came from (a POST cannot be repeated: back to its page)."""
    back = request.get_full_path() if request.method == "GET" else request.headers.get("Referer", "/")
    return HttpResponseRedirect(f"{reverse(page)}?{urlencode({'next': back})}")


def after_second_step(view):
    """Let only staff in whose second step stands; others are led to set it up and back."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if second_step_needed(request.viewer):
            return _go("people:second_step", request)
        return view(request, *args, **kwargs)

    return guarded


def note_proof(request):
    """The person has just shown who they are: by signing in, or by being asked again."""
    request.session["proved"] = time()


def proved_lately(request) -> bool:
    """Signing in counts as proof too."""
    shown = max(request.session.get("proved", 0), request.session.get("began", 0))
    return time() - shown < PROVED_FOR_S


def asked_again(view):
    """Let in only who proved themselves in the last ten minutes; others are asked once more and led back."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not proved_lately(request):
            return _go("people:again", request)
        return view(request, *args, **kwargs)

    return guarded
