"""What somebody most likely did where a file breaks off being JSON, in words that say how to put it right."""

import re
from json import JSONDecodeError
from typing import Any

from leadlight.schedule.solver.files.fields import shortened

SHOWN = 30  # letters of what stands there
CURLY = "“”„‟«»‘’‚'`"
DOCUMENT = "This is a document or an archive. Save it as plain text (UTF-8) first."
NAME = 'Here should be the name of a field in quotation marks, like "id"'
VALUE = "Here should be a number, a text in quotation marks, true, false or a list"


class Twice(ValueError):
    """A field that stands twice in one { }, as a sentence: JSON keeps the last without a word, and half an evening is gone."""


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The fields of one { }. Raises Twice."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        name = next(name for name in names if names.count(name) > 1)
        where = f"the row with the id {shortened(str(fields['id']))}" if "id" in fields else "one { }"
        todo = "Keep one, or put the two lists together" if isinstance(fields[name], list) else "Keep one"
        raise Twice(f'In {where} the field "{shortened(name)}" stands twice. {todo}.')
    return fields


def slip(broken: JSONDecodeError) -> str:
    """One sentence with line and column, what is wrong there, and what stands there."""
    text, at = broken.doc, broken.pos
    if not text.strip():
        return "The file is empty."
    if text.startswith(("PK", "%PDF")):
        return DOCUMENT
    ahead = text[at:].lstrip()
    if not ahead:
        return "The file ends too early: a closing } or ] is missing, or its end was not saved."
    stands = ahead.splitlines()[0].strip()
    shown = stands if len(stands) <= SHOWN else f"{stands[:SHOWN]}..."
    return f"Line {broken.lineno}, column {broken.colno}: {_likely(broken.msg, text[:at].rstrip(), ahead)}. There stands: {shown}"


def no_text(content: bytes, at: int) -> str:
    """The same for a file that is no text in UTF-8 from byte `at` on."""
    if content.startswith((b"PK", b"%PDF", b"\xd0\xcf")):
        return DOCUMENT
    line = content.count(b"\n", 0, at) + 1
    return f"Line {line} holds a letter that is not UTF-8. Save the file as UTF-8 (in most editors: Save as, Encoding)."


def _likely(said: str, before: str, ahead: str) -> str:
    if ahead[0] in CURLY:
        return 'Use straight double quotation marks: "'
    if ahead[:2] in ("//", "/*") or ahead[0] == "#":
        return "Leave notes out: this kind of file cannot hold any"
    if said.startswith("Extra data"):
        return "The file should end before this; a closing } or ] is one too many, or two files were put together"
    if "control character" in said or "Unterminated" in said:
        return "A quotation mark is missing at the end of a text in this line"
    if "escape" in said:
        return "Write \\\\ where one \\ is meant"
    if (before.endswith(",") and ahead[0] in "}],") or "trailing comma" in said:
        return "A comma is one too many before this"
    return _between(said, before, ahead)


def _between(said: str, before: str, ahead: str) -> str:
    if "','" in said:
        clock = re.search(r"(\d{1,2})$", before) if re.match(r":\s*\d\d", ahead) else None
        if clock:
            return f"Write times in minutes: {clock[1]}:00 on the first day is {60 * int(clock[1])}"
        if before.endswith("0") and ahead[0].isdigit():
            return "A number cannot begin with 0"
        return "A comma is missing before this, or a quotation mark is missing or too many just before"
    if "':'" in said:
        return 'A colon is missing before this, between the name of a field and what it is, as in "seats": 2'
    if "property name" in said:
        return NAME
    small = re.match(r"True|False|None|TRUE|FALSE|NULL", ahead)
    if small:
        return "Write true, false or null in small letters"
    return VALUE
