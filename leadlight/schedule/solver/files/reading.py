"""Files of evenings and of timetables: JSON in, rows out, and back.

    read_instance(document)              slc-instance/1, as json.load gives it -> Instance
    read_timetable(document, instance)   slc-timetable/1 -> Timetable
    write_timetable(timetable)           Timetable -> slc-timetable/1
    open_instance("school.json")         the same from a file, plain or gzip, or from one of ours by its name

Everything wrong in a file is told at once, as a `BadInstance` (docs/timetable.md describes the files).
"""

import gzip
import json
import zlib
from pathlib import Path
from typing import Any

from leadlight.schedule.solver.files.contradictions import compare
from leadlight.schedule.solver.files.draft import Draft, booking_of, draft_of
from leadlight.schedule.solver.files.fields import BadInstance, Row, Trouble, quoted
from leadlight.schedule.solver.files.slips import Twice, no_text, once, slip
from leadlight.schedule.solver.files.standing import weigh_fixed
from leadlight.schedule.solver.instance import Booking, Instance, Timetable

__all__ = [
    "INSTANCES",
    "BadInstance",
    "Trouble",
    "open_document",
    "open_instance",
    "read_instance",
    "read_timetable",
    "write_timetable",
]

INSTANCES = Path(__file__).parents[1] / "instances"
INSTANCE_SCHEMA = "slc-instance/1"
TIMETABLE_SCHEMA = "slc-timetable/1"
GZIP_MAGIC = b"\x1f\x8b"


def read_instance(document: object) -> Instance:
    """Turn a document of schema slc-instance/1 into rows, or name everything that is wrong with it.

    document   what json.load gives; fields nobody knows are ignored, optional ones may be missing or null

    Slots come back in order of time, everything else in the order of the document.
    Raises BadInstance with every trouble found: fields, unknown ids, and bookings that cannot stand as fixed.
    """
    draft = draft_of(_opened(document, INSTANCE_SCHEMA))
    compare(draft)
    weigh_fixed(draft)
    if draft.troubles:
        raise BadInstance(draft.troubles)
    return _instance(draft)


def read_timetable(document: object, instance: Instance) -> Timetable:
    """Turn a document of schema slc-timetable/1 into bookings by conference.

    Conferences and slots that are not in `instance` are kept: an older timetable may name what is gone since, and
    the checker names them where it matters. Raises BadInstance for fields that are wrong, for a conference booked
    twice, and where no conference at all is one of the instance's: then the two do not belong together.
    """
    root = _opened(document, TIMETABLE_SCHEMA)
    bookings: dict[str, Booking] = {}
    for row in root.rows("bookings", "booking", required=True, key="conference"):
        booking = booking_of(row)
        if booking.conference in bookings:
            row.refuse("", f"Conference {booking.conference} is booked twice. Keep one of the two.")
        bookings[booking.conference] = booking
    name = instance.name if root.missing("instance") else root.text("instance")
    if not root.troubles and bookings and bookings.keys().isdisjoint(c.id for c in instance.conferences):
        root.refuse("bookings", f"None of these conferences is one of {instance.name}. Is this its timetable?")
    if root.troubles:
        raise BadInstance(root.troubles)
    return Timetable(name, bookings)


def write_timetable(timetable: Timetable) -> dict[str, Any]:
    """The document of schema slc-timetable/1 for `timetable`; bookings in order of their conference ids."""
    bookings = [timetable.bookings[key] for key in sorted(timetable.bookings)]
    return {"schema": TIMETABLE_SCHEMA, "instance": timetable.instance, "bookings": [_written(b) for b in bookings]}


def open_instance(path: str | Path) -> Instance:
    """Read the instance in a file, plain JSON or gzip; a bare name like "school-1" also finds the ones that come with us.

    Raises BadInstance, also where there is no such file or it cannot be read.
    """
    return read_instance(open_document(_found(path)))


def open_document(path: str | Path) -> object:
    """What a JSON file holds, plain or gzip. Raises BadInstance, with line and column where the JSON breaks off."""
    try:
        content = Path(path).read_bytes()
        if content.startswith(GZIP_MAGIC):
            content = gzip.decompress(content)
        return json.loads(content.decode(json.detect_encoding(content)), object_pairs_hook=once)
    except FileNotFoundError:
        raise _refusal(path, "There is no such file.")
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise _refusal(path, "The file is packed with gzip and damaged. Pack or send it again.")
    except Twice as twice:
        raise _refusal(path, str(twice))
    except UnicodeDecodeError as broken:
        raise _refusal(path, no_text(content, broken.start))
    except json.JSONDecodeError as broken:
        raise _refusal(path, slip(broken))
    except (RecursionError, ValueError):
        raise _refusal(path, "The file holds a number or a nesting that no evening needs. It is no instance.")
    except OSError as refused:
        raise _refusal(path, f"The file cannot be read ({refused.strerror}).")


def _opened(document: object, schema: str) -> Row:
    """The whole document as a row, if it says that it is of this schema."""
    root = Row(document, "", "file", [])
    said = root.fields.get("schema")
    if isinstance(document, dict) and said != schema:
        todo = f'This must be a file that begins with "schema": "{schema}"'
        found = f"it says {quoted(said)}" if said is not None else "it names no schema"
        other = said in (INSTANCE_SCHEMA, TIMETABLE_SCHEMA)
        hint = "Is this the other one of the two files?" if other else "docs/timetable.md describes the format."
        root.refuse("schema", f"{todo}; {found}. {hint}")
    if root.broken:
        raise BadInstance(root.troubles)
    return root


def _instance(draft: Draft) -> Instance:
    return Instance(
        name=draft.name,
        rules=draft.rules,
        schools=tuple(placed.row for placed in draft.schools),
        travel=draft.travel,
        hosts=tuple(placed.row for placed in draft.hosts),
        pools=tuple(placed.row for placed in draft.pools),
        parties=tuple(placed.row for placed in draft.parties),
        conferences=tuple(placed.row for placed in draft.conferences),
        apart=tuple(placed.row for placed in draft.apart),
        not_meet=tuple(placed.row for placed in draft.not_meet),
        fixed=tuple(placed.row for placed in draft.fixed),
        previous=tuple(placed.row for placed in draft.previous),
    )


def _written(booking: Booking) -> dict[str, Any]:
    row: dict[str, Any] = {
        "conference": booking.conference,
        "slot": booking.slot,
        "mode": booking.mode,
        "pools": list(booking.pools),
    }
    return row if booking.state == "published" else row | {"state": booking.state}


def _found(path: str | Path) -> Path:
    wanted = Path(path)
    ours = INSTANCES / f"{wanted.name}.json.gz"
    return ours if len(wanted.parts) == 1 and not wanted.exists() and ours.exists() else wanted


def _refusal(path: str | Path, sentence: str) -> BadInstance:
    return BadInstance([Trouble(str(path), sentence)])
