"""The second read: what the encoder wrote is looked at by another eye before it is shown to anybody.

Plain Python, no decoder: the right kind, whole, nothing after its end, no place for notes about time or place.
"""

import hashlib
from pathlib import Path

from leadlight.platform.media.measure import boxes, little

PICTURE_CHUNKS = {b"VP8 ", b"VP8L"}
SOUND_BOXES = [b"ftyp", b"moov", b"free", b"mdat"]
NOTES = (b"\xa9xyz", b"\xa9nam", b"\xa9ART", b"loci", b"GPS", b"covr")


class Unsound(Exception):
    """Our own encoder wrote something we do not want to show."""


def check(path: Path) -> dict:
    """Returns {"bytes": …, "sha256": …} of a sound product. Raises Unsound."""
    with path.open("rb") as file:
        size = path.stat().st_size
        if path.suffix == ".webp":
            _picture(file, size)
        else:
            _sound(file, size)
        file.seek(0)
        return {"bytes": size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def _picture(file, size):
    head = file.read(20)
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP" or little(head[4:8]) + 8 != size:
        raise Unsound("not a whole WebP")
    length = little(head[16:20])
    if head[12:16] not in PICTURE_CHUNKS or 20 + length + length % 2 != size:
        raise Unsound("more than a picture")


def _sound(file, size):
    found = list(boxes(file, size))
    names = [name for name, _, _ in found]
    if [name for name in SOUND_BOXES if name in names] != names or not found or found[-1][2] != size:
        raise Unsound("not a plain m4a")
    moov = b""
    for name, start, end in found:
        if name == b"moov":
            file.seek(start)
            moov = file.read(end - start)
    if not moov or any(note in moov for note in NOTES) or b"vide" in moov:
        raise Unsound("notes in a sound")
