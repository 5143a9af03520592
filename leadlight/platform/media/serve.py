"""The one address of every picture and sound: /file/<id>/<size>/.

Who may read it is asked each time, also for HEAD, for a piece (206) and for "still the same?" (304).
What does not exist, is not ready or is not yours is the same 404.
"""

import logging
import re

from django.conf import settings
from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leadlight.platform import store
from leadlight.platform.doors import open_to
from leadlight.platform.hooks import file_readers
from leadlight.platform.models import File

log = logging.getLogger("leadlight.media")
WHO_MAY_READ_SOME = ("learner", "family", "teacher", "cover", "leader", "interpreter")
TYPES = {"webp": "image/webp", "m4a": "audio/mp4"}
CHUNK = 128 * 1024
WHOLE = 512 * 1024
ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})$")


def readable(viewer, file_id) -> File:
    """The file, if its holder's room says that `viewer` may read it. Raises Http404."""
    file = File.objects.filter(pk=file_id).first()
    if file is None or file.holder not in file_readers or not file_readers[file.holder](viewer, file.pk):
        raise Http404
    return file


@open_to(*WHO_MAY_READ_SOME)
@require_safe
def one_file(request, file_id, size):
    """One size of a picture, or a sound, or a piece of it."""
    file = readable(request.viewer, file_id)
    part = file.parts.get(size) if file.ready_at else None
    if part is None:
        raise Http404
    seal = f'"{part["sha256"][:32]}"'
    if seal in request.headers.get("If-None-Match", ""):
        return _dressed(HttpResponseNotModified(), file, size, part, seal)
    if settings.ACCEL:
        return _dressed(_handed_on(file, part), file, size, part, seal)
    piece = _asked_for(request, part["bytes"], seal)
    if piece and piece[0] > piece[1]:
        beyond = HttpResponse(status=416, headers={"Content-Range": f"bytes */{part['bytes']}"})
        return _dressed(beyond, file, size, part, seal)
    return _dressed(_bytes_of(request, file, part, piece), file, size, part, seal)


@open_to(*WHO_MAY_READ_SOME)
@require_safe
def file_state(request, file_id, size):
    """The fragment a waiting page asks for now and then. The words about the picture stay in that page."""
    file = readable(request.viewer, file_id)
    return render(request, "platform/media/_state.html", {"file": file, "size": size})


def _asked_for(request, length, seal):
    """(first, last) byte of the piece asked for, first > last when it lies outside; None: the whole.

    Several pieces at once, or a piece of something that has changed since: the whole.
    """
    asked = ONE_RANGE.match(request.headers.get("Range", "").strip())
    if not asked or not any(asked.groups()) or request.headers.get("If-Range", seal) != seal:
        return None
    first, last = asked.groups()
    if not first:
        return max(0, length - int(last)), length - 1 if int(last) else -1
    first, last = int(first), int(last) if last else length - 1
    if last < first < length:
        return None
    return first, min(last, length - 1)


def _bytes_of(request, file, part, piece):
    path = store.path_of(file.pk, file.run, part["name"])
    if not path.exists():
        log.error("the store lacks a part of %s", file)
        raise Http404
    first, last = piece or (0, part["bytes"] - 1)
    count = last - first + 1
    if request.method == "HEAD":
        answer = HttpResponse()
    elif count <= WHOLE:
        answer = HttpResponse(b"".join(_bytes(path, first, count)))
    else:
        answer = StreamingHttpResponse(
            (_bytes_later if isinstance(request, ASGIRequest) else _bytes)(path, first, count)
        )
    answer.headers["Content-Length"] = str(count)
    if piece:
        answer.status_code = 206
        answer.headers["Content-Range"] = f"bytes {first}-{last}/{part['bytes']}"
    return answer


def _bytes(path, first, count):
    with path.open("rb") as file:
        file.seek(first)
        while count > 0 and (chunk := file.read(min(CHUNK, count))):
            count -= len(chunk)
            yield chunk


async def _bytes_later(path, first, count):
    """Disk reads here are a fraction of a millisecond from the page cache; the loop is given back between them."""
    for chunk in _bytes(path, first, count):
        yield chunk


def _handed_on(file, part):
    """A front server sends the bytes (and pieces of them) itself, after our yes."""
    inner = store.path_of(file.pk, file.run, part["name"]).relative_to(settings.FILES)
    return HttpResponse(headers={"X-Accel-Redirect": f"{settings.ACCEL.rstrip('/')}/{inner}"})


def _dressed(answer, file, size, part, seal):
    ending = part["name"].rpartition(".")[2]
    answer.headers["Content-Type"] = TYPES[ending]
    answer.headers["Content-Disposition"] = f'inline; filename="leadlight-{file.pk.hex[:8]}-{size}.{ending}"'
    answer.headers["ETag"] = seal
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
