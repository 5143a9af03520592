"""`leadlight bench timetable` measures drawn and given evenings, each in a process of its own."""

import json

import pytest

from leadlight.schedule.solver.commands.bench import main
from leadlight.schedule.solver.commands.generate import generate


@pytest.fixture
def bench(tmp_path, monkeypatch, capfd):
    """(exit code, the rows or lines of stdout, stderr), standing in `tmp_path`."""
    monkeypatch.chdir(tmp_path)

    def asking(*arguments):
        code = main([*map(str, arguments), "--seconds", "0.3"])
        out, err = capfd.readouterr()
        lines = out.splitlines()
        return code, [json.loads(line) for line in lines] if "--json" in arguments else lines, err

    return asking


def test_each_evening_is_a_line_with_what_it_took(bench):
    code, rows, _ = bench("--kind", "one-slot", "nobody", "--json")
    assert (code, [row["name"] for row in rows]) == (0, ["one-slot-1", "nobody-1"])
    assert [(row["conferences"], row["placed"], row["violations"]) for row in rows] == [(5, 3, 0), (0, 0, 0)]
    assert all(row["peak_mb"] > 5 and row["cpu_seconds"] > 0 for row in rows)


def test_a_folder_of_evenings_is_a_table_for_people_whatever_is_wrong_with_one(tmp_path, bench):
    (tmp_path / "bad.json").write_text("{")
    (tmp_path / "good.json").write_text(json.dumps(generate("one-slot", 4)))
    code, (head, row, *_), err = bench("--folder", ".")
    assert code == 1
    assert "\nbad.json: The file ends too early" in err
    assert head.split()[:3] == ["of", "placed", "at"]
    assert row.split()[:3] == ["one-slot-4", "5", "3"]


def test_a_teacher_who_is_ill_moves_nobody_who_said_yes(bench):
    code, (before, after), _ = bench("--kind", "class", "--ill", "--json")
    assert (code, before["name"], after["name"]) == (0, "class-1", "class-1-ill")
    assert (before["known"], before["confirmed"]) == (0, 0)
    assert after["known"] + after["confirmed"] == before["placed"]
    assert after["confirmed"] > 0
    assert (after["confirmed_moved"], after["violations"]) == (0, 0)
