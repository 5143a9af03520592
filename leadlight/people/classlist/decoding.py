"""From the bytes of a file to its letters: which encoding it is, or what kind of file it is instead."""

import re
import unicodedata

from leadlight.people.classlist.outcome import ListRefused

LARGEST_BYTES = 1_000_000

HEADS = (
    (b"%PDF", "is_pdf"),
    (b"\x89PNG", "is_picture"),
    (b"\xff\xd8\xff", "is_picture"),
    (b"GIF8", "is_picture"),
    (b"RIFF", "is_picture"),
    (b"II*\x00", "is_picture"),
    (b"MM\x00*", "is_picture"),
    (b"{\\rtf", "is_document"),
    (b"\x1f\x8b", "is_packed"),
    (b"7z\xbc\xaf", "is_packed"),
    (b"Rar!", "is_packed"),
    (b"SQLite format", "is_unknown"),
)
BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
SPOKEN = {"cp1252": "Windows-1252", "latin-1": "Latin-1", "mac_roman": "Mac Roman"}
CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1a\x1b")


def decode(source):
    """(text, encoding) of bytes or text. `encoding` is "text" for text. Raises ListRefused for what holds no list."""
    if isinstance(source, str):
        head = source[:64].lstrip("\ufeff").encode("utf-8", "replace")
        refuse_other_kinds(head, source)
        if len(source) > LARGEST_BYTES:
            raise ListRefused("too_large")
        return source.removeprefix("\ufeff").replace("\x00", ""), "text"
    refuse_other_kinds(source[:4096], source)
    if len(source) > LARGEST_BYTES:
        raise ListRefused("too_large")
    return _decode_bytes(bytes(source))


def refuse_other_kinds(head, whole):
    """Say what to do with a PDF, a picture, a document, a packed file or a web page."""
    for magic, code in HEADS:
        if head.startswith(magic):
            raise ListRefused(code)
    if head.startswith(b"PK\x03\x04"):
        raise ListRefused(_kind_of_zip(whole))
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise ListRefused("is_spreadsheet")
    if head[4:8] == b"ftyp":
        raise ListRefused("is_picture")
    if re.match(rb"\s*<(!doctype html|html|\?xml|table)\b", head, re.IGNORECASE):
        raise ListRefused("is_page")


def _kind_of_zip(whole):
    start = whole[:8192] if isinstance(whole, bytes) else whole[:8192].encode("utf-8", "replace")
    end = whole[-8192:] if isinstance(whole, bytes) else b""
    if b"xl/" in start + end or b"opendocument.spreadsheet" in start or b"Index/" in start + end:
        return "is_spreadsheet"
    if b"word/" in start + end or b"opendocument.text" in start:
        return "is_document"
    return "is_packed"


def _decode_bytes(raw):
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return _lenient(raw[len(bom) :], encoding)
    if b"\x00" in raw:
        return _wide(raw), "utf-16"
    strange = len(raw) - len(raw.translate(None, CONTROLS))
    if strange > 3 and strange * 20 > len(raw):
        raise ListRefused("is_unknown")
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _narrow(raw)


def _lenient(raw, encoding):
    text = raw.decode(encoding, "replace")
    if text.count("\ufffd") * 4 > len(text):
        raise ListRefused("is_unknown")
    return text.replace("\x00", ""), encoding


def _wide(raw):
    """UTF-16 without its mark: the order of bytes in which the text reads as text."""
    ways = [raw[: len(raw) // 2 * 2].decode(encoding, "replace") for encoding in ("utf-16-le", "utf-16-be")]
    best = max(ways, key=_readable)
    if _readable(best) < 0.9:
        raise ListRefused("is_unknown")
    return best


def _readable(text):
    """The share of characters that stand in lists: letters of one or two scripts, digits, signs and spaces."""
    pages = {}
    for letter in text:
        kind = unicodedata.category(letter)[0]
        page = "ascii" if letter.isascii() else "east" if "\u2e80" <= letter <= "\ud7af" else ord(letter) >> 9
        if (letter.isprintable() or letter in "\r\n\t") and kind in "LMNPSZ" + "C" * (letter in "\r\n\t"):
            pages[page] = pages.get(page, 0) + 1
    return sum(sorted(pages.values())[-3:]) / max(len(text), 1) if "ascii" in pages else 0


def _narrow(raw):
    """One byte a letter: mostly UTF-8 with a slip, Windows-1252, Latin-1, or Mac Roman where only that makes sense."""
    slipped = raw.decode("utf-8", "replace")
    lost = slipped.count("\ufffd")
    if sum(not letter.isascii() for letter in slipped) > 5 * lost:
        return slipped, "utf-8"
    try:
        windows, encoding = raw.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        windows, encoding = raw.decode("latin-1"), "latin-1"
    mac = raw.decode("mac_roman")
    if _oddities(windows) > 0 and _oddities(mac) == 0:
        return mac, "mac_roman"
    if _oddities(windows) * 2 > sum(not letter.isascii() for letter in windows) > 40:
        raise ListRefused("is_unknown")
    return windows, encoding


ODD = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-ÞŠŽŸŒ]|[^\W\d_][^\w\s.,;:|\t'’´`\"()/&@<>?!+=*#-]|[^\x00-\x7f\w\s’‘“”–—•·…]")


def _oddities(text):
    """How often a letter beyond ASCII stands where no name has it: a capital inside a word, a sign beside a letter."""
    return sum(not match[0].isascii() for match in ODD.finditer(text))
