"""The root: where a person lands, and the pages for what is not there."""

from django.conf import settings
from django.shortcuts import redirect, render

from leadlight.people.actions.begin import begun
from leadlight.people.views.begin import first_run
from leadlight.platform.doors import ANYONE, open_to

HOMES: dict[str, str] = {}  # hat -> url name; higher rooms fill it in urls.py order


@open_to(ANYONE)
def home(request):
    """Each hat's own first page; two doors while nobody has begun."""
    where = HOMES.get(request.viewer.hat)
    if where:
        return redirect(where)
    if request.viewer.hat is None:
        return redirect(settings.SIGN_IN_URL) if begun() else first_run(request)
    return render(request, "site/welcome.html")


def not_found(request, exception=None):
    """The same page, byte for byte, for what does not exist and for what is not yours."""
    return render(request, "site/not_found.html", status=404)


def form_too_old(request, reason=""):
    """A form from a page that was open too long, or from elsewhere."""
    return render(request, "site/form_too_old.html", status=403)


def broken(request):
    return render(request, "site/broken.html", status=500)
