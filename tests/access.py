"""How the access table is asked through HTTP. Rooms put their probes into `<room>/tests/probes.py`.

A probe prepares rows with the cast and says what to ask:

    @probe("artifact_in_progress", "read")
    def _(cast):
        kite = cast.artifact("Kite")
        return Ask(f"/pieces/{kite.pk}/", canary="Kite")

`who` is the role being asked for, for the few probes whose address depends on it. For a change, `done`
tells whether the thing happened: it must for a yes, and must not for a no.
"""

import csv
import importlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.cast import ROLES

ROOT = Path(__file__).resolve().parents[1]

# A removed or barred adult's code opens nothing at all; a shared device with nobody signed in is led to its own door.
STRANGERS = {"nobody", "lost_link", "inga", "bram", "ipad"}
PROBES = {}


@dataclass
class Ask:
    """One request. `canary` must stand in the answer to a yes and nowhere in the answer to a no.

    own_list   a page that each of its hats has (their own queue): to a no it may open, without the canary
    """

    url: str
    method: str = "GET"
    data: dict = field(default_factory=dict)
    canary: str = ""
    done: Callable[[], bool] | None = None
    own_list: bool = False


def probe(thing: str, action: str):
    """Register what to ask for one object and action. Several probes may stand for one cell (channels)."""

    def keep(make):
        PROBES.setdefault((thing, action), []).append(make)
        return make

    return keep


def gather():
    """Import every room's probes and return the table's rows."""
    for found in sorted(ROOT.glob("leadlight/*/tests/probes*.py")):
        importlib.import_module(".".join(found.relative_to(ROOT).with_suffix("").parts))
    return list(csv.DictReader((ROOT / "docs" / "access.csv").open()))


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def _send(client, request):
    if request.method == "GET":
        return client.get(request.url)
    return getattr(client, request.method.lower())(request.url, request.data)


def check_yes(request, answer, told):
    assert answer.status_code < 400, answer.status_code
    assert not answer.headers.get("Location", "").startswith("/come-in/")
    assert request.canary.encode() in told
    assert request.done is None or request.done()


def check_no(cast, who, request, answer, told):
    assert not request.canary or request.canary.encode() not in told
    assert request.done is None or not request.done()
    if who in STRANGERS:
        assert answer.status_code == 302
        assert answer["Location"].startswith("/come-in/")
    elif not (request.own_list and answer.status_code == 200):
        nowhere = cast.browser(who).get("/nothing/was/ever/here/")
        assert (answer.status_code, body(answer)) == (404, nowhere.content)


def check_cell(cast, role, make, allowed):
    """Ask one cell as `role` and compare with the table."""
    who = ROLES[role]
    request = make(cast, who) if len(inspect.signature(make).parameters) == 2 else make(cast)
    answer = _send(cast.browser(who), request)
    told = body(answer) + repr(dict(answer.headers)).encode()
    check_yes(request, answer, told) if allowed else check_no(cast, who, request, answer, told)
