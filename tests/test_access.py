"""Every cell of docs/access.csv, through HTTP, as each of the twenty roles.

Yes: an answer in the two hundreds (or a redirect inside the house), the canary in it, the change done.
No: byte for byte the answer for something that never existed, the canary nowhere, nothing changed.
"""

import csv

import pytest

from tests.access import PROBES, ROOT, check_cell, gather

CELLS = gather()
WAITING = {tuple(row.values()) for row in csv.DictReader((ROOT / "docs" / "access_waiting.csv").open())}


def cells():
    for row in CELLS:
        for number, make in enumerate(PROBES.get((row["object"], row["action"]), [])):
            name = f"{row['object']}-{row['action']}-{number}-{row['role']}"
            yield pytest.param(row["role"], make, row["allowed"] == "yes", id=name)


@pytest.mark.parametrize(("role", "make", "allowed"), cells())
def test_cell(cast, role, make, allowed):
    check_cell(cast, role, make, allowed)


def test_every_object_with_a_yes_is_asked_or_waits_by_name():
    wanted = {(row["object"], row["action"]) for row in CELLS if row["allowed"] == "yes"}
    assert wanted - set(PROBES) - WAITING == set(), "write a probe, or list it in docs/access_waiting.csv"
    assert WAITING & set(PROBES) == set(), "these are asked now: take them out of docs/access_waiting.csv"
    assert WAITING - wanted == set()
