"""Taking in what a person sends, and letting it go again."""

import uuid

from django.db import OperationalError, transaction

from leadlight.platform import store
from leadlight.platform.media import measure, sniff
from leadlight.platform.media.encode import FULL
from leadlight.platform.media.refusals import Refused
from leadlight.platform.models import File

MOST = {"image": 25 * store.MIB, "sound": 60 * store.MIB}
KNOWN = {"image": sniff.IMAGES, "sound": sniff.SOUNDS}
LOOK = {"image": measure.picture, "sound": measure.sound}


def keep(upload, *, kind: str, holder: str, school: int) -> File:
    """Keep a picture or a sound that a person sent. When this returns, a power cut does not lose it.

    upload   an UploadedFile, or any Django file: `size`, `read`, `seek`, `chunks`
    kind     "image" or "sound"
    holder   label of the model that will hold it, "portfolio.Version": asked who may read it
    school   key of the school

    Returns the File. Our own encoding of it is a job; `file.ready_at` says when it is there, and
    `file.refused` why it will never be. Raises Refused, a plain sentence, when that can be told at once.
    """
    if store.nearly_full():
        raise Refused("room")
    name = look_at(upload, kind)
    file = File(id=uuid.uuid4(), kind=kind, holder=holder, school=school)
    upload.seek(0)
    try:
        store.receive(upload.chunks(), file.pk, most=MOST[kind])
    except store.TooBig:
        raise Refused(f"big_{kind}") from None
    except OSError as trouble:
        if trouble.errno in FULL:
            raise Refused("room") from None
        raise
    return _write_down(file, name)


def _write_down(file, name):
    from leadlight.platform.media.work import encode_file

    try:
        with transaction.atomic():
            file.save(force_insert=True)
            encode_file.enqueue(str(file.pk), name)
    except BaseException as trouble:
        store.drop_original(file.pk)
        if isinstance(trouble, OperationalError) and "full" in str(trouble):
            raise Refused("room") from None
        raise
    return file


def look_at(upload, kind: str) -> str:
    """The name of what `upload` really is ("jpeg", "webm"). Raises Refused when it is not a `kind`."""
    if upload.size > MOST[kind]:
        raise Refused(f"big_{kind}")
    upload.seek(0)
    name = sniff.kind_of(upload.read(sniff.HEAD))
    if name in KNOWN[kind]:
        LOOK[kind](upload, upload.size, name)
        return name
    raise Refused(_advice(name, kind))


def _advice(name, kind):
    if kind == "image" and name in sniff.SOUNDS:
        return "film_image" if name in ("mp4", "webm") else "sound_image"
    if kind == "sound" and name in sniff.IMAGES:
        return "image_sound"
    if name in ("film", "other"):
        return f"{name}_{kind}"
    if kind == "sound" and name != "empty":
        return "other_sound"
    return name


@transaction.atomic
def forget(file: File) -> None:
    """Take away the row now, and every byte of it once that is certain."""
    file_id = file.pk
    file.delete()
    transaction.on_commit(lambda: store.remove(file_id))
