"""How pages look and which language they speak: kept in cookies on this device, open to anyone."""

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from leadlight.platform.doors import ANYONE, open_to
from leadlight.platform.style import showcase

COOKIE_AGE_S = 60 * 60 * 24 * 365
LOOKS = {"theme": {"day", "night", ""}, "read": {"easy", ""}}


def _back(request):
    """To where the person was, never to somebody else's address."""
    to = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(to if ours else "/")


def _keep(response, name, value):
    response.set_cookie(name, value, max_age=COOKIE_AGE_S, secure=settings.SECURE, httponly=True, samesite="Lax")


@open_to(ANYONE)
@require_POST
def look(request):
    response = _back(request)
    for name, known in LOOKS.items():
        value = request.POST.get(name)
        if value is not None and value in known:
            _keep(response, name, value)
    return response


@open_to(ANYONE)
@require_POST
def language(request):
    response = _back(request)
    if request.POST.get("language") in dict(settings.LANGUAGES):
        _keep(response, "language", request.POST["language"])
    return response


@open_to(ANYONE)
def style(request):
    """Every part of the kit on one page, for those who build."""
    if not (settings.DEBUG or settings.TESTING):
        raise Http404
    page = {"desk": "style_desk.html", "family": "style_family.html"}.get(request.GET.get("page"), "style.html")
    return render(request, f"platform/{page}", showcase(request))
