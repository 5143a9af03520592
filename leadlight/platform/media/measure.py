"""The cheap look at a file before it is kept: how large, whole or cut short, sound or film.

Reads headers only, in plain Python, a few kilobytes: nothing is decoded here. What the header hides,
the encoder finds later. Each function takes an open file and its size in bytes.
"""

from leadlight.platform.media.refusals import Refused

MOST_DOTS = 64_000_000
LONGEST_SIDE = 32_768
WINDOW = 1024 * 1024


def big(bytes_):
    return int.from_bytes(bytes_, "big")


def little(bytes_):
    return int.from_bytes(bytes_, "little")


def _at(file, where, count):
    file.seek(where)
    return file.read(count)


def _png(file, size):
    where = 8
    while where < size:
        head = _at(file, where, 8)
        where += 12 + big(head[:4])
        if head[4:] == b"IEND":
            break
    if where > size or head[4:] != b"IEND":
        raise Refused("part_image")
    head = _at(file, 16, 8)
    return big(head[:4]), big(head[4:])


def _jpeg(file, size):
    where, seen = 2, (0, 0)
    while True:
        mark = _at(file, where, 9)
        if len(mark) < 9:
            raise Refused("part_image")
        if mark[0] != 0xFF:
            raise Refused("broken_image")
        if mark[1] == 0xFF:
            where += 1
            continue
        if 0xC0 <= mark[1] <= 0xCF and mark[1] not in (0xC4, 0xC8, 0xCC):
            seen = big(mark[7:9]), big(mark[5:7])
        if mark[1] == 0xDA:
            break
        where += 2 + big(mark[2:4])
    if not _ends(file, where, size):
        raise Refused("part_image")
    return seen


def _ends(file, after, size):
    """Whether a JPEG has its end mark. Telephones put a thumbnail before it and more things behind."""
    while size > after:
        start = max(after, size - WINDOW)
        if b"\xff\xd9" in _at(file, start, size - start):
            return True
        size = start + 1 if start > after else after
    return False


def _gif(file, size):
    head = _at(file, 6, 4)
    return little(head[:2]), little(head[2:])


def _webp(file, size):
    head = _at(file, 0, 30)
    if little(head[4:8]) + 8 > size or len(head) < 30:
        raise Refused("part_image")
    if head[12:16] == b"VP8X":
        return little(head[24:27]) + 1, little(head[27:30]) + 1
    if head[12:16] == b"VP8L":
        bits = little(head[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return little(head[26:28]) & 0x3FFF, little(head[28:30]) & 0x3FFF


def boxes(file, size):
    """The outermost boxes of an ISO file: (name, where its content begins, where it ends)."""
    where = 0
    while where + 8 <= size:
        head = _at(file, where, 16)
        length, inside = big(head[:4]), 8
        if length == 1:
            length, inside = big(head[8:16]), 16
        end = size if length == 0 else where + length
        if end > size or (length not in (0, 1) and length < inside):
            return
        yield head[4:8], where + inside, end
        where = end


def _outermost(file, size, part):
    found = list(boxes(file, size))
    if not found or found[-1][2] != size:
        raise Refused(part)
    return {name: (start, end) for name, start, end in reversed(found)}


def _heif(file, size):
    start, end = _outermost(file, size, "part_image").get(b"meta", (0, 0))
    meta = _at(file, start, min(end - start, WINDOW))
    sizes, where = [(0, 0)], meta.find(b"ispe")
    while where >= 0:
        sizes.append((big(meta[where + 8 : where + 12]), big(meta[where + 12 : where + 16])))
        where = meta.find(b"ispe", where + 4)
    return max(sizes, key=lambda one: one[0] * one[1])


SIZES = {"png": _png, "jpeg": _jpeg, "gif": _gif, "webp": _webp, "heif": _heif, "avif": _heif}


def picture(file, size: int, name: str) -> None:
    """Raises Refused if the header alone tells that this picture cannot be kept."""
    width, height = SIZES[name](file, size)
    if not width or not height:
        raise Refused("broken_image")
    if width * height > MOST_DOTS or max(width, height) > LONGEST_SIDE:
        raise Refused("dots")


def sound(file, size: int, name: str) -> None:
    """Raises Refused for a film and for half a recording."""
    if name == "mp4":
        start, end = _outermost(file, size, "part_sound").get(b"moov", (0, 0))
        if not end:
            raise Refused("part_sound")
        if b"vide" in _at(file, start, min(end - start, WINDOW)):
            raise Refused("film_sound")
    elif name == "webm":
        tracks = _at(file, 0, 65536).partition(b"\x16\x54\xae\x6b")[2].partition(b"\x1f\x43\xb6\x75")[0]
        if b"\x83\x81\x01" in tracks:
            raise Refused("film_sound")
