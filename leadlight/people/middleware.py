"""Sets request.viewer once, before any door, and speaks the viewer's language."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation

from leadlight.people.sessions import viewer_of

COOKIE = "language"
ONLY_READ = ("GET", "HEAD")
KNOWN = {code for code, _ in settings.LANGUAGES}


def language_for(request, viewer) -> str:
    """What the person chose on this device, else what the school wrote down, else what the browser asks for."""
    chosen = request.COOKIES.get(COOKIE, "")
    for code in (chosen, viewer.language if viewer.hat else ""):
        if code in KNOWN:
            return code
        if code.split("-")[0] in KNOWN:
            return code.split("-")[0]
    return translation.get_language_from_request(request)


class WhoIsLooking:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        viewer = viewer_of(request)
        request.viewer = viewer.settle() if request.method in ONLY_READ else viewer
        language = language_for(request, request.viewer)
        with translation.override(language), timezone.override(ZoneInfo(request.viewer.zone)):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
