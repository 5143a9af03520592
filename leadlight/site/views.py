"""The root: where a person lands, and the pages for what is not there."""

from django.shortcuts import redirect, render

from leadlight.platform.doors import ANYONE, open_to

HOMES: dict[str, str] = {}  # hat -> url name; higher rooms fill it in urls.py order


@open_to(ANYONE)
def home(request):
    """Each hat's own first page."""
    where = HOMES.get(request.viewer.hat)
    return redirect(where) if where else render(request, "site/welcome.html")


def not_found(request, exception=None):
    """The same page, byte for byte, for what does not exist and for what is not yours."""
    return render(request, "site/not_found.html", status=404)


def form_too_old(request, reason=""):
    """A form from a page that was open too long, or from elsewhere."""
    return render(request, "site/form_too_old.html", status=403)


def broken(request):
    return render(request, "site/broken.html", status=500)
