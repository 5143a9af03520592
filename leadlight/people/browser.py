"""What we leave in a browser and take from it: the device's cookie, and nothing of the child who was here before."""

from django.conf import settings
from django.middleware.csrf import rotate_token

from leadlight.people import sessions
from leadlight.people.models import Device, make_token, seal_token

COOKIE_AGE_S = 60 * 60 * 24 * 400
WIPE = '"cache"'  # nothing else: "storage" would take a child's unsent work with it


def token_of(request) -> str:
    return request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")


def keep_token(response, token: str):
    """The device's own mark: no script reads it, no other site sends it."""
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME, token, max_age=COOKIE_AGE_S, secure=settings.SECURE, httponly=True, samesite="Lax"
    )
    return response


def asking_device_of(request):
    """The class's Device whose cookie this request carries, whether or not anybody said yes; or None."""
    if not token_of(request):
        return None
    rows = Device.objects.for_system("the cookie's own device").select_related("klass")
    return rows.filter(seal=seal_token(token_of(request)), kind=Device.Kind.CLASS).first()


def fresh_token(request) -> str:
    """This browser's token, or a new one; a token that was a class's device is never a family's."""
    token = token_of(request)
    return token if token and asking_device_of(request) is None else make_token()


def come_in(request, response, hat: str, person_id: int, **extra):
    """A new session for this person; whoever was here before leaves nothing behind."""
    sessions.begin(request, hat, person_id, **extra)
    rotate_token(request)
    response["Clear-Site-Data"] = WIPE
    return response


def leave(request, response):
    sessions.sign_out(request)
    rotate_token(request)
    response["Clear-Site-Data"] = WIPE
    return response
