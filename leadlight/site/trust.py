"""How an iPad or a phone learns to trust this computer: one page, and the root certificate to install."""

import os
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from leadlight.platform.doors import ANYONE, open_to


def _root() -> Path:
    """The root certificate of `bin/start --share`, else the page does not exist."""
    path = Path(os.environ.get("LEADLIGHT_SHARED", ""))
    if not path.is_file():
        raise Http404
    return path


@open_to(ANYONE)
def trust(request):
    _root()
    import segno

    drawing = segno.make(f"{settings.URL}/trust/", error="m").svg_inline(
        scale=4, omitsize=True, svgclass="qr", lineclass=None
    )
    return render(request, "site/trust.html", {"address": f"{settings.URL}/trust/", "qr": drawing})


@open_to(ANYONE)
def root_certificate(request):
    answer = HttpResponse(_root().read_bytes(), content_type="application/x-x509-ca-cert")
    answer["Content-Disposition"] = 'attachment; filename="leadlight-root.crt"'
    return answer
