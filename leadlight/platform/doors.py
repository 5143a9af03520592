"""Every view says who may knock. One that does not is never entered.

The doors know hats as words only; who wears which is decided in `people` (request.viewer).
"""

from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect

ANYONE = "anyone"
OUTSIDE = (None, "device")  # nobody at all, and a shared device with nobody signed in: both are led to the door


def open_to(*hats):
    """Mark a view with the hats that may enter it. `open_to(ANYONE)` needs no hat at all."""
    if not hats:
        raise ValueError("open_to() needs at least one hat, or ANYONE")

    def mark(view):
        view.open_to = frozenset(hats)
        return view

    return mark


def to_sign_in(request):
    """The same answer for what exists and for what does not."""
    where = quote(request.get_full_path()) if request.method == "GET" else ""
    return HttpResponseRedirect(f"{settings.SIGN_IN_URL}?next={where}" if where else settings.SIGN_IN_URL)


class Doorkeeper:
    """Middleware. Stands after the one that sets `request.viewer`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        nobody = request.viewer.hat in OUTSIDE
        if response.status_code == 404 and nobody and not getattr(request, "door_was_open", False):
            return to_sign_in(request)
        return response

    def process_view(self, request, view, args, kwargs):
        hats = getattr(view, "open_to", None)
        if hats is None:
            raise PermissionDenied(f"{view.__module__}.{view.__name__} has no open_to()")
        if ANYONE in hats:
            request.door_was_open = True
            return None
        if request.viewer.hat in hats:
            return None
        if request.viewer.hat in OUTSIDE:
            return to_sign_in(request)
        raise Http404
