"""Headers every answer carries (docs/security-model.md says why)."""

from django.conf import settings
from django.middleware.gzip import GZipMiddleware

COOKIE = b"cookie"
PERMISSIONS = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), interest-cohort=()"


class Headers:
    """Signed-in pages are never stored; nobody sniffs, frames or embeds us."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class ShortenText(GZipMiddleware):
    """gzip for words only: pictures and sounds are short already, and a piece of one must keep its length."""

    def process_response(self, request, response):
        words = response.headers.get("Content-Type", "").startswith(("text/", "application/json", "image/svg"))
        return super().process_response(request, response) if words and not response.streaming else response


class OneCookieLine:
    """ASGI wrapper: browsers split the Cookie header over HTTP/2, each cookie a line (RFC 9113, 8.2.3).

    Django joins lines with a comma, so that the second cookie is lost and nobody stays signed in.
    """

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        lines = [value for name, value in scope.get("headers", []) if name == COOKIE]
        if len(lines) > 1:
            others = [pair for pair in scope["headers"] if pair[0] != COOKIE]
            scope = {**scope, "headers": [*others, (COOKIE, b"; ".join(lines))]}
        return await self.app(scope, receive, send)
