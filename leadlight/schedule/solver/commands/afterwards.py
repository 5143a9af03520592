"""What happens to an evening after it was published: families say yes, a teacher falls ill, plans change.

For trying out solving anew: each function takes an instance document and gives another one, drawn from a
seed; the given one stays as it is.
"""

from random import Random

from leadlight.schedule.solver.commands.families import Row, windows
from leadlight.schedule.solver.instance import DAY_MIN


def published(document: Row, timetable: Row, *, seed: int, confirmed: float = 0.3) -> Row:
    """The instance with the bookings of `timetable` as `previous`: the share `confirmed` has said yes."""
    rng = Random(f"published {seed}")  # noqa: S311 a drawing, no secret
    known = [row | {"state": "confirmed" if rng.random() < confirmed else "published"} for row in timetable["bookings"]]
    return document | {"previous": known}


def teacher_ill(document: Row, *, seed: int, changing: float = 0.02) -> Row:
    """One host has no slots on day 0, and the share `changing` of the parties has other windows.

    Bookings with the teacher on that day stay in `previous` and name slots that are no more: the families
    were told of them.
    """
    rng = Random(f"ill {seed}")  # noqa: S311 a drawing, no secret
    ill = rng.choice([row["id"] for row in document["hosts"]])
    hosts = [row | {"slots": later(row)} if row["id"] == ill else row for row in document["hosts"]]
    parties = [row | {"windows": windows(rng)} if rng.random() < changing else row for row in document["parties"]]
    return document | {"name": f"{document['name']}-ill", "hosts": hosts, "parties": parties}


def later(host: Row) -> list[Row]:
    return [slot for slot in host["slots"] if slot["start"] >= DAY_MIN]
