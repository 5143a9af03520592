"""What a file really is, by its first bytes. Its name and the type the browser claims count for nothing."""

import filetype

HEAD = 4096
IMAGES = ("jpeg", "png", "gif", "webp", "heif", "avif")
SOUNDS = ("webm", "mp4", "mp3", "wav", "ogg", "aac")

STILLS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
FIRST = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"\x1aE\xdf\xa3", "webm"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0", "document"),
    (b"PK\x03\x04", "document"),
    (b"{\\rtf", "document"),
)


def _riff(head):
    return {b"WEBP": "webp", b"WAVE": "wav", b"AVI ": "film"}.get(head[8:12], "other")


def _boxes(head):
    """The family of ISO files says in its first box what it is for."""
    brands = {head[8:12]} | {head[i : i + 4] for i in range(16, min(int.from_bytes(head[:4], "big"), HEAD), 4)}
    if brands & {b"avif", b"avis"}:
        return "avif"
    return "heif" if brands & STILLS else "mp4"


def _mpeg(head):
    """MP3 and AAC frames begin with eleven or twelve set bits and a layer that tells them apart."""
    if head[:1] != b"\xff" or len(head) < 4:
        return ""
    if head[1] & 0xF6 == 0xF0:
        return "aac"
    sound = head[1] & 0xE0 == 0xE0 and head[1] & 0x06 == 0x02 and head[2] & 0xF0 != 0xF0
    return "mp3" if sound else ""


def _writing(head):
    """svg, html or text, if these bytes are writing at all."""
    sixteen = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = head.decode("utf-16" if sixteen else "utf-8-sig", errors="ignore" if len(head) == HEAD else "strict")
    except UnicodeDecodeError:
        return ""
    if "\0" in text:
        return ""
    start = text.lstrip().lower()
    if "<svg" in start[:2000]:
        return "svg"
    return "document" if start.startswith(("<!doctype html", "<html")) else "text"


def kind_of(head: bytes) -> str:
    """One of IMAGES or SOUNDS, or empty, pdf, svg, document, text, film, other."""
    if not head:
        return "empty"
    for start, name in FIRST:
        if head.startswith(start):
            return name
    if head.startswith(b"RIFF"):
        return _riff(head)
    if head[4:8] == b"ftyp":
        return _boxes(head)
    return _mpeg(head) or _writing(head) or _by_the_book(head)


def _by_the_book(head):
    """Anything else: enough to give the right advice."""
    found = filetype.guess(head)
    family = found.mime.split("/")[0] if found else ""
    return {"video": "film", "application": "document"}.get(family, "other")
