"""Every cell of docs/access.csv, through HTTP, as each of the twenty roles.

Yes: an answer in the two hundreds (or a redirect inside the house), the canary in it, the change done.
No: byte for byte the answer for something that never existed, the canary nowhere, nothing changed.
"""

import csv
import importlib
import inspect
from pathlib import Path

import pytest

from tests.access import PROBES
from tests.cast import ROLES

ROOT = Path(__file__).resolve().parents[1]
for found in sorted(ROOT.glob("leadlight/*/tests/probes.py")):
    importlib.import_module(".".join(found.relative_to(ROOT).with_suffix("").parts))

CELLS = list(csv.DictReader((ROOT / "docs" / "access.csv").open()))
WAITING = {tuple(row.values()) for row in csv.DictReader((ROOT / "docs" / "access_waiting.csv").open())}


def cells():
    for row in CELLS:
        for number, make in enumerate(PROBES.get((row["object"], row["action"]), [])):
            name = f"{row['object']}-{row['action']}-{number}-{row['role']}"
            yield pytest.param(row["role"], make, row["allowed"] == "yes", id=name)


def ask(client, request):
    kind = getattr(client, request.method.lower())
    return kind(request.url, request.data) if request.method != "GET" else kind(request.url)


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize(("role", "make", "allowed"), cells())
def test_cell(cast, role, make, allowed):
    who = ROLES[role]
    request = make(cast, who) if len(inspect.signature(make).parameters) == 2 else make(cast)
    answer = ask(cast.browser(who), request)
    told = body(answer) + repr(dict(answer.headers)).encode()
    if allowed:
        assert answer.status_code < 400, answer.status_code
        assert not answer.headers.get("Location", "").startswith("/come-in/")
        assert request.canary.encode() in told
        assert request.done is None or request.done()
        return
    assert not request.canary or request.canary.encode() not in told
    assert request.done is None or not request.done()
    if who in ("nobody", "lost_link"):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/come-in/")
    else:
        nowhere = cast.browser(who).get("/nothing/was/ever/here/")
        assert (answer.status_code, body(answer)) == (404, nowhere.content)


def test_every_object_with_a_yes_is_asked_or_waits_by_name():
    wanted = {(row["object"], row["action"]) for row in CELLS if row["allowed"] == "yes"}
    assert wanted - set(PROBES) - WAITING == set(), "write a probe, or list it in docs/access_waiting.csv"
    assert WAITING & set(PROBES) == set(), "these are asked now: take them out of docs/access_waiting.csv"
    assert WAITING - wanted == set()
