"""leadlight class FILE --name "4B"."""

import json

import pytest
from django.core.management import call_command

from leadlight.people.models import Class, Enrolment, Person, School


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('Name,Family\nAda Lovell,"Rosa Lovell, aunt"\nBen Osei,\n')
    return str(path)


def refusal(capsys, *words):
    with pytest.raises(SystemExit) as stop:
        call_command("class", *words)
    told = capsys.readouterr()
    assert (stop.value.code, told.out) == (1, "")
    return told.err


def test_json_is_what_the_list_says(db, file, capsys):
    call_command("class", file, "--name", "4B", "--json")
    rosa = {"name": "Rosa Lovell", "relation": "aunt", "contact": "", "language": ""}
    learners = [{"name": "Ada Lovell", "family": [rosa]}, {"name": "Ben Osei", "family": []}]
    assert json.loads(capsys.readouterr().out) == {"learners": learners, "notes": []}
    assert Enrolment.objects.count() == 2


def test_a_dry_run_keeps_nothing(db, file):
    call_command("class", file, "--name", "4B", "--dry-run", "--json")
    assert not School.objects.exists()


def test_run_again_it_adds_nobody_twice(db, file):
    call_command("class", file, "--name", "4B")
    call_command("class", file, "--name", "4B")
    assert Enrolment.objects.count() == 2
    assert Class.objects.for_system("a test counts").count() == 1


def test_no_such_file(db, capsys):
    told = refusal(capsys, "nowhere.csv", "--name", "4B")
    assert told == "nowhere.csv: there is no such file to read. Look at its name and folder again.\n"


def test_a_pdf_is_refused_with_what_to_do(db, tmp_path, capsys):
    path = tmp_path / "list.pdf"
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    told = refusal(capsys, str(path), "--name", "4B")
    sentence = "This is a PDF. Open the list in your spreadsheet, copy the names, and paste them here."
    assert told == f"{path}, line 1: {sentence}\n"
    assert not Person.objects.exists()


def test_a_class_needs_a_name(db, file, capsys):
    assert "needs a name" in refusal(capsys, file)


def test_an_unknown_school_is_not_made_up(cast, file, capsys):
    assert "There is no school called Moon" in refusal(capsys, file, "--name", "4B", "--school", "Moon")
