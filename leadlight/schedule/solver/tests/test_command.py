"""`leadlight timetable`, asked as a person asks it."""

import json
import signal
import subprocess

import pytest

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.commands.generate import generate
from leadlight.schedule.solver.commands.method import missing_library
from leadlight.schedule.solver.commands.timetable import main, refuse_broken
from leadlight.schedule.solver.files.reading import read_instance, read_timetable, write_timetable
from leadlight.schedule.solver.instance import Instance, Timetable
from leadlight.schedule.solver.solve import BrokenRule
from leadlight.schedule.solver.swapping.first_come import first_come
from leadlight.schedule.solver.tests.command_line import HOUSE, leadlight, started

QUICK = ("--rounds", 1, "--seconds", 5)


@pytest.fixture
def evening(tmp_path) -> dict:
    """A class in evening.json, with more families than it has places."""
    document = generate("class", 1, slack=0.9)
    (tmp_path / "evening.json").write_text(json.dumps(document))
    return document


@pytest.fixture
def ask(tmp_path, monkeypatch, capsys):
    """`leadlight timetable` in this process, standing in `tmp_path`: (exit code, stdout, stderr)."""
    monkeypatch.chdir(tmp_path)

    def asking(*arguments):
        capsys.readouterr()
        return (main([str(word) for word in arguments]), *capsys.readouterr())

    return asking


def written(folder, instance: Instance, name: str = "out.json") -> Timetable:
    return read_timetable(json.loads((folder / name).read_text()), instance)


def test_it_needs_neither_django_nor_settings_nor_a_database(tmp_path):
    told = leadlight("timetable", "class-1", "-o", "out.json", "--seconds", 3, folder=tmp_path, without=HOUSE)
    assert told.returncode == 0, told.stderr
    out = json.loads((tmp_path / "out.json").read_text())
    assert (out["schema"], out["instance"], len(out["bookings"])) == ("slc-timetable/1", "class-1", 25)
    assert "All 25 conferences have a place." in told.stderr
    assert told.stdout == ""


def test_with_python_alone_no_fewer_have_a_place_than_come_first(tmp_path, evening):
    told = leadlight("timetable", "evening.json", "-o", "out.json", *QUICK, "--seed", 3, folder=tmp_path)
    instance = read_instance(evening)
    timetable = written(tmp_path, instance)
    assert (told.returncode, check(instance, timetable)) == (0, [])
    assert "numpy is not here, so nothing is proven." in told.stderr
    assert len(timetable.bookings) >= len(first_come(instance, 3).bookings) > 0


def test_the_report_names_everybody_without_a_place_and_the_whole_as_json(tmp_path, ask, evening):
    asked = ("evening.json", "-o", "out.json", *QUICK, "--json", "--compare", "--explain", "F00003")
    code, out, err = ask(*asked)
    assert code == 0
    instance = read_instance(evening)
    report, timetable = json.loads(out), written(tmp_path, instance)
    left = [row["id"] for row in evening["conferences"] if row["id"] not in timetable.bookings]
    assert len(left) > 0
    assert [row["conference"] for row in report["unplaced"]] == left
    assert all(row["reason"] for row in report["unplaced"])
    assert report["score"] == score(instance, timetable).printed()
    assert (report["placed"], report["cost"]) == (len(timetable.bookings), score(instance, timetable).cost)
    assert report["first_come"]["aware"]["placed"] <= report["placed"]
    assert report["explained"] != []
    assert f"Without a place ({len(left)})" in err
    assert "as booking\n" in err


def test_fairness_is_a_second_stage_that_takes_no_place_from_anybody(tmp_path, ask, evening):
    """And where it cannot be had, that is said."""
    best = json.loads(ask("evening.json", "-o", "out.json", *QUICK, "--json")[1])
    code, out, err = ask("evening.json", "-o", "out.json", *QUICK, "--fair", "--json")
    fair = json.loads(out)
    assert (code, fair["placed"], check(read_instance(evening), written(tmp_path, read_instance(evening)))) == (
        0,
        best["placed"],
        [],
    )
    assert ("no second stage for fairness" in err) is (fair["fair"] is None) is (missing_library() is not None)
    if fair["fair"] is not None:
        assert fair["fair"]["worst_after"] <= fair["fair"]["worst_before"]
        assert fair["fair"]["price"] >= 0


def test_what_is_explained_is_data(tmp_path, ask, evening):
    code, out, err = ask("evening.json", "-o", "out.json", *QUICK, "--explain", "F00003")
    assert (code, out[:5]) == (0, "K0000")
    assert "K0000" not in err


def test_a_timetable_that_families_know_stays_where_it_is(tmp_path, ask):
    document = generate("class", 2)
    (tmp_path / "evening.json").write_text(json.dumps(document))
    instance = read_instance(document)
    known = first_come(instance, 5)
    (tmp_path / "old.json").write_text(json.dumps(write_timetable(known)))
    asked = ("evening.json", "--previous", "old.json", "-o", "out.json", *QUICK, "--json")
    report = json.loads(ask(*asked)[1])
    timetable = written(tmp_path, instance)
    moved = [
        name
        for name, old in known.bookings.items()
        if name not in timetable.bookings
        or (timetable.bookings[name].slot, timetable.bookings[name].mode) != (old.slot, old.mode)
    ]
    assert sorted(report["moved"]) == sorted(moved)
    assert report["moves"] == instance.rules.move * len(moved)
    assert len(moved) < len(known.bookings) / 2


def test_who_said_yes_has_said_yes_after_solving_again_and_who_is_moved_is_named(tmp_path, ask, evening):
    """A teacher is ill on the first day: written by hand, as an office does."""
    instance = read_instance(evening)
    known = write_timetable(first_come(instance, 5))
    for number, row in enumerate(known["bookings"]):
        row["state"] = ("confirmed", "published", "proposed")[number % 3]
    (tmp_path / "old.json").write_text(json.dumps(known))
    gone = {row["id"] for row in evening["hosts"][0]["slots"] if row["start"] < 1440}
    evening["hosts"][0]["slots"] = [row for row in evening["hosts"][0]["slots"] if row["id"] not in gone]
    (tmp_path / "evening.json").write_text(json.dumps(evening))
    out, err = ask("evening.json", "--previous", "old.json", "-o", "out.json", *QUICK, "--json")[1:]
    after = {row["conference"]: row for row in json.loads((tmp_path / "out.json").read_text())["bookings"]}
    stands = [row for row in known["bookings"] if same(row, after.get(row["conference"]))]
    assert {row["state"] for row in stands} >= {"confirmed", "published"}
    for row in stands:
        assert after[row["conference"]].get("state", "published") == row["state"].replace("proposed", "published")
    moved = [row for row in known["bookings"] if row not in stands]
    assert all(after.get(row["conference"], {"state": "proposed"})["state"] == "proposed" for row in moved)
    told = json.loads(out)["changed"]
    assert {row["conference"] for row in told} == {row["conference"] for row in moved}
    assert [row["state"] for row in told] == sorted(row["state"] for row in told)
    assert f"To be told of another time, or of none ({len(moved)})" in err
    assert "which is gone; now" in err


def same(before, now):
    return now is not None and (before["slot"], before["mode"]) == (now["slot"], now["mode"])


@pytest.mark.parametrize(
    ("word", "value"), [("--seconds", "ten"), ("--seconds", "0"), ("--rounds", "2.5"), ("--seed", "x")]
)
def test_a_number_that_is_none_is_answered_with_an_example(capsys, word, value):
    with pytest.raises(SystemExit) as left:
        main(["evening.json", "-o", "out.json", word, value])
    said = capsys.readouterr().err
    assert (left.value.code, said.count("invalid")) == (2, 0)
    assert ", like 3" in said
    assert f"not '{value}'" in said


def test_an_old_timetable_is_explained_without_solving_anything(tmp_path, ask, evening):
    known = write_timetable(first_come(read_instance(evening), 5))
    (tmp_path / "old.json").write_text(json.dumps(known))
    code, out, err = ask("evening.json", "--previous", "old.json", "--explain", "F00003")
    assert (code, err) == (0, "")
    assert out.startswith("K0000")


def test_a_timetable_of_another_evening_is_worked_with_but_not_in_silence(tmp_path, ask, evening):
    known = write_timetable(first_come(read_instance(evening), 5)) | {"instance": "last year"}
    known["bookings"][0]["slot"] = "gone"
    (tmp_path / "old.json").write_text(json.dumps(known))
    code, _, err = ask("evening.json", "--previous", "old.json", "--explain", "F00003")
    assert code == 0
    assert "old.json is a timetable of last year, and this is class-1. Are they the same evening?" in err
    assert "old.json breaks 1 rule of this evening" in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            '{"schema": "slc-instance/1",\n  oops}',
            "evening.json: Line 2, column 3: Here should be the name of a field in quotation marks",
        ),
        (None, "evening.json: There is no such file."),
        ('{"schema": "slc-instance/9"}', "evening.json, schema: "),
    ],
)
def test_a_bad_file_is_named_with_the_place_in_it(tmp_path, ask, content, said):
    if content is not None:
        (tmp_path / "evening.json").write_text(content)
    code, out, err = ask("evening.json", "-o", "out.json")
    assert (code, err[: len(said)], out) == (1, said, "")
    assert not (tmp_path / "out.json").exists()


def test_a_slot_that_ends_before_it_starts_is_named(tmp_path, ask, evening):
    slot = evening["hosts"][0]["slots"][2]
    slot["end"] = slot["start"] - 30
    (tmp_path / "evening.json").write_text(json.dumps(evening))
    code, out, err = ask("evening.json", "-o", "out.json")
    assert (code, out) == (1, "")
    assert err.startswith("evening.json, hosts[0].slots[2]")
    assert slot["id"] in err


def test_what_cannot_be_written_is_told_before_solving(tmp_path, ask, evening):
    before = (tmp_path / "evening.json").read_text()
    same = ask("evening.json", "-o", "./evening.json")
    nowhere = ask("evening.json", "-o", "no/out.json")
    assert same == (1, "", "./evening.json is the file to be read. Choose another name for the timetable.\n")
    assert nowhere == (1, "", "There is no folder no. Make it first, or choose another place.\n")
    assert (tmp_path / "evening.json").read_text() == before


def test_an_unknown_family_is_answered_with_those_like_it(tmp_path, ask, evening):
    code, out, err = ask("evening.json", "-o", "out.json", "--explain", "F0003")
    said = "There is no family F0003 in class-1. Did you mean F00023 or F00013 or F00003?\n"
    assert (code, out, err) == (1, "", said)
    assert not (tmp_path / "out.json").exists()


def test_help_shows_an_example(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    assert "leadlight timetable evening.json -o timetable.json --compare" in capsys.readouterr().out


def test_without_a_place_for_the_timetable_it_says_how_to_give_one(capsys):
    with pytest.raises(SystemExit):
        main(["evening.json"])
    said = "error: say with -o where the timetable shall go, for example: -o timetable.json\n"
    assert capsys.readouterr().err.endswith(said)


def test_ctrl_c_keeps_the_best_so_far(tmp_path):
    document = generate("tight-school", 1, students=200, hosts=8)
    (tmp_path / "evening.json").write_text(json.dumps(document))
    asked = ("timetable", "evening.json", "-o", "out.json", "--seconds", 300)
    with started(*asked, folder=tmp_path, stderr=subprocess.PIPE) as work:
        while " placed" not in work.stderr.readline():
            assert work.poll() is None
        work.send_signal(signal.SIGINT)
        told = work.stderr.read()
        assert work.wait(timeout=20) == 0
    instance = read_instance(document)
    timetable = written(tmp_path, instance)
    assert "Stopping. The best so far is kept." in told
    assert "ended early, as asked" in told
    assert check(instance, timetable) == []
    assert len(timetable.bookings) > 0.85 * len(document["conferences"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["evening.json", "out.json"]


def test_ctrl_c_while_libraries_are_loaded_is_answered_in_a_word(tmp_path):
    absent = tmp_path.parent / f"{tmp_path.name}-absent"
    absent.mkdir()
    (absent / "numpy.py").write_text("raise KeyboardInterrupt")
    for words in (("timetable", "class-1", "-o", "out.json"), ("bench", "timetable", "--kind", "one-slot")):
        done = leadlight(*words, folder=tmp_path, without=HOUSE)
        assert (done.returncode, done.stderr.splitlines()[-1]) == (130, "Stopped.")


def test_a_timetable_that_breaks_a_rule_is_refused():
    """Should the solver ever find one: everybody at the first time."""
    instance = read_instance(generate("class", 1))
    slot = instance.hosts[0].slots[0].id
    rows = [{"conference": c.id, "slot": slot, "mode": "in_person", "pools": []} for c in instance.conferences]
    crowd = read_timetable({"schema": "slc-timetable/1", "bookings": rows}, instance)
    with pytest.raises(BrokenRule) as caught:
        refuse_broken(instance, crowd)
    assert str(caught.value) == check(instance, crowd)[0].sentence
    assert refuse_broken(instance, first_come(instance, 1)) is None
