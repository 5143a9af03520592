"""One small evening as a document, and ways to change it: for the tests of reading."""

from typing import Any

import pytest

from leadlight.schedule.solver.files.reading import BadInstance, read_instance
from leadlight.schedule.solver.tests.strategies import Document

FIVE = 17 * 60


def slots(host: str) -> list[Document]:
    starts = [FIVE + 30 * number for number in range(4)]
    return [
        {"id": f"{host}-{n}", "start": t, "end": t + 30, "seats": 1, "remote_seats": 1} for n, t in enumerate(starts)
    ]


def party(id: str) -> Document:
    window = {"start": FIVE, "end": FIVE + 120, "level": 0}
    return {"id": id, "family": f"F-{id}", "windows": [window | {"mode": "in_person"}, window | {"mode": "remote"}]}


def evening() -> Document:
    """A class in each of two schools, and one of every rule there is."""
    return {
        "schema": "slc-instance/1",
        "name": "evening",
        "schools": [{"id": "S0"}, {"id": "S1"}],
        "travel": [[0, 15], [15, 0]],
        "hosts": [
            {"id": "H0", "school": "S0", "max_run": 2, "slots": slots("H0")},
            {"id": "H1", "school": "S1", "max_run": 3, "slots": slots("H1")},
        ],
        "pools": [
            {
                "id": "es",
                "kind": "interpreter",
                "key": "es",
                "windows": [{"start": FIVE, "end": FIVE + 60, "count": 1}],
            },
            {"id": "fr", "kind": "interpreter", "key": "fr", "windows": []},
        ],
        "parties": [party("rosa"), party("bea"), party("dora")],
        "conferences": [
            {"id": "ada", "student": "Ada", "party": "rosa", "host": "H0", "needs": [["es", "fr"]]},
            {"id": "cleo", "student": "Cleo", "party": "rosa", "host": "H1"},
            {"id": "ben", "student": "Ben", "party": "bea", "host": "H0", "needs": [["es"]]},
            {"id": "dan", "student": "Dan", "party": "dora", "host": "H0", "minutes": 60, "not_before": FIVE},
        ],
        "apart": [{"a": "cleo", "b": "dan", "minutes": 30}],
        "must_not_meet": [{"a": "rosa", "b": "bea", "minutes": 15, "school": "S0"}],
        "fixed": [],
        "previous": [],
    }


def changed(path: str, value: object) -> Document:
    """The evening with another value at a path like "hosts.0.max_run"; ... takes away what stands there."""
    document = evening()
    at: Any = document
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in way:
        at = at[part]
    if value is ...:
        del at[last]
    elif isinstance(at, list) and last == len(at):
        at.append(value)
    else:
        at[last] = value
    return document


def fixing(*bookings: tuple[str, str] | tuple[str, str, list[str]], **changes: object) -> Document:
    rows = [dict(zip(("conference", "slot", "pools"), booking, strict=False), mode="in_person") for booking in bookings]
    return evening() | {"fixed": rows} | changes


def troubles(document: object) -> dict[str, str]:
    with pytest.raises(BadInstance) as refusal:
        read_instance(document)
    return {trouble.place: trouble.sentence for trouble in refusal.value.troubles}
