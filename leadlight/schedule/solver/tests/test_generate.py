"""Generated instances are what their model says, and the same from the same seed."""

import json
import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from leadlight.schedule.solver.commands.afterwards import published, teacher_ill
from leadlight.schedule.solver.commands.generate import KINDS, generate
from leadlight.schedule.solver.files.reading import read_instance

ROOT = Path(__file__).resolve().parents[4]


def seats(document: dict) -> int:
    return sum(slot["seats"] for host in document["hosts"] for slot in host["slots"] if not slot["catchup"])


def families(document: dict) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for party in document["parties"]:
        found.setdefault(party["family"], []).append(party)
    return found


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "division"])
def test_a_document_hangs_together(kind):
    document = generate(kind, 3)
    hosts = {host["id"] for host in document["hosts"]}
    parties = {party["id"] for party in document["parties"]}
    pools = {pool["id"] for pool in document["pools"]}
    assert {row["host"] for row in document["conferences"]} <= hosts
    assert {row["party"] for row in document["conferences"]} == parties
    assert {name for row in document["conferences"] for need in row["needs"] for name in need} <= pools
    assert all(need for row in document["conferences"] for need in row["needs"])
    assert all(a["start"] < a["end"] <= b["start"] for h in document["hosts"] for a, b in pairwise(h["slots"]))
    assert all(window["start"] < window["end"] for party in document["parties"] for window in party["windows"])
    assert len(read_instance(document).conferences) == len(document["conferences"])


def test_the_same_seed_draws_the_same_in_any_process():
    """Also where Python shuffles its sets anew; another seed draws something else."""
    code = "import json; from leadlight.schedule.solver.commands.generate import generate; print(json.dumps(generate('extended', 7)))"
    asked = [sys.executable, "-c", code]
    told = [
        subprocess.run(asked, env=os.environ | {"PYTHONHASHSEED": hashed}, cwd=ROOT, capture_output=True, check=True)
        for hashed in ("1", "2")
    ]
    assert json.loads(told[0].stdout) == json.loads(told[1].stdout) == generate("extended", 7)
    assert generate("extended", 7)["parties"] != generate("extended", 8)["parties"]


@pytest.mark.parametrize(
    ("kind", "students", "slack", "interpreted"),
    [("class", 25, 1.45, 0.12), ("school", 600, 1.45, 0.08), ("tight-school", 600, 1.3, 0.14)],
)
def test_sizes_and_shares_are_those_of_the_kind(kind, students, slack, interpreted):
    drawn = [generate(kind, seed) for seed in range(8)]
    homes = [home for document in drawn for home in families(document).values()]
    placed = sum(len(document["conferences"]) for document in drawn)
    assert {len({row["student"] for row in document["conferences"]}) for document in drawn} == {students}
    assert sum(map(seats, drawn)) / placed == pytest.approx(slack, abs=0.06)
    assert sum(home[0]["language"] is not None for home in homes) / len(homes) == pytest.approx(interpreted, abs=0.05)


def test_a_third_of_the_families_of_a_school_has_several_children():
    document = generate("school", 1)
    family_of = {party["id"]: party["family"] for party in document["parties"]}
    children = Counter(family for family, _ in {(family_of[c["party"]], c["student"]) for c in document["conferences"]})
    assert sum(count > 1 for count in children.values()) / len(children) == pytest.approx(0.37, abs=0.06)


def test_two_households_of_a_child_meet_the_teacher_apart():
    document = generate("tight-school", 1)
    rows = {row["id"]: row for row in document["conferences"]}
    pairs = [(rows[row["a"]], rows[row["b"]]) for row in document["apart"]]
    assert {a["student"] == b["student"] and a["party"] != b["party"] for a, b in pairs} == {True}
    assert {row["minutes"] for row in document["apart"]} == {30}


def test_the_extended_kind_has_every_feature():
    document = generate("extended", 1)
    found = Counter(key for row in document["conferences"] for key in row)
    assert all(found[key] > 0 for key in ("minutes", "private", "redo", "not_before"))
    assert document["must_not_meet"] != []
    assert sum(slot.get("withheld", 0) for host in document["hosts"] for slot in host["slots"]) > 0


def test_awkward_evenings_are_as_awkward_as_they_say():
    one, nobody, five = generate("one-slot", 1), generate("nobody", 1), generate("five-o-clock", 1)
    assert [len(host["slots"]) for host in one["hosts"]] == [1]
    assert (nobody["parties"], nobody["conferences"]) == ([], [])
    preferred = {(w["start"], w["end"]) for party in five["parties"] for w in party["windows"] if w["level"] == 0}
    assert preferred == {(17 * 60, 17 * 60 + 30)}

    alone = generate("one-interpreter", 1)
    assert len(families(alone)) == 300
    assert {tuple(need) for row in alone["conferences"] for need in row["needs"][:1]} == {("I-S00-so",)}
    assert {window["count"] for pool in alone["pools"] if pool["key"] == "so" for window in pool["windows"]} == {1}


def test_an_unknown_word_is_answered_with_the_known_ones():
    with pytest.raises(ValueError, match=r"^Nothing is called castle here\. There are: class, school, "):
        generate("castle", 1)
    with pytest.raises(ValueError, match=r"^Nothing is called towers here\. There are: students, hosts, "):
        generate("class", 1, towers=4)


def test_when_a_teacher_is_ill_their_evening_is_gone_and_nothing_else():
    document = generate("school", 2)
    rows = [{"conference": c["id"], "slot": f"{c['host']}-00", "mode": "in_person"} for c in document["conferences"]]
    known = published(document, {"bookings": rows}, seed=1)
    ill = teacher_ill(known, seed=1)

    states = Counter(row["state"] for row in known["previous"])
    assert states["confirmed"] / len(rows) == pytest.approx(0.3, abs=0.06)
    changed = [(a, b) for a, b in zip(known["hosts"], ill["hosts"], strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0][1]["slots"] == [slot for slot in changed[0][0]["slots"] if slot["start"] >= 1440]
    other = sum(a != b for a, b in zip(known["parties"], ill["parties"], strict=True))
    assert 0 < other / len(known["parties"]) < 0.05
    assert ill["previous"] == known["previous"]
