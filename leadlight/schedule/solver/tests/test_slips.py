"""What people do to a file by hand, and what they are told."""

import pytest

from leadlight.schedule.solver.files.reading import BadInstance, open_document, read_instance
from leadlight.schedule.solver.tests.documents import evening

FILE = """{
 "id": "A1", "start": 1020,
 "seats": [1, 2]
}"""
SLIPS = [
    (', "start"', ' "start"', "Line 2, column 13: A comma is missing before this"),
    ('"A1"', '"A1', "Line 2, column 14: A comma is missing before this, or a quotation mark is missing"),
    ("2]", "2,]", "Line 3, column 17: A comma is one too many before this. There stands: ]"),
    ("2]", "2],", "Line 4, column 1: A comma is one too many before this."),
    ('"id"', "“id”", "Line 2, column 2: Use straight double quotation marks"),
    ('"A1"', "'A1'", "Line 2, column 8: Use straight double quotation marks"),
    ('"id"', 'id"', "Line 2, column 2: Here should be the name of a field in quotation marks"),
    ("1020,", "1020, // five", "Line 2, column 29: Leave notes out"),
    ("1020", "17:00", "Line 2, column 25: Write times in minutes: 17:00 on the first day is 1020."),
    ("1020", "0900", "Line 2, column 24: A number cannot begin with 0."),
    ("1020", "True", "Line 2, column 23: Write true, false or null in small letters."),
    ("1020", "ten", "Line 2, column 23: Here should be a number, a text in quotation marks"),
    ('"id":', '"id"', "Line 2, column 7: A colon is missing before this"),
    ("1020,", '"1020,', "Line 2, column 29: A quotation mark is missing at the end of a text in this line."),
    ('"A1"', '"A\\1"', "Line 2, column 10: Write \\\\ where one \\ is meant."),
    ("2]\n}", "2]", "The file ends too early: a closing } or ] is missing"),
    ("2]\n}", "2]\n}}", "Line 4, column 2: The file should end before this"),
]


@pytest.mark.parametrize(("good", "bad", "said"), SLIPS)
def test_a_slip_is_told_with_what_to_do(tmp_path, good, bad, said):
    (tmp_path / "evening.json").write_text(FILE.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(BadInstance) as refusal:
        open_document(tmp_path / "evening.json")
    assert refusal.value.troubles[0].sentence.startswith(said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"id": "A1", "seats": 2, "seats": 3}', 'In the row with the id A1 the field "seats" stands twice. Keep one.'),
        ('{"a": [1], "a": [2]}', 'In one { } the field "a" stands twice. Keep one, or put the two lists together.'),
    ],
)
def test_what_stands_twice_is_not_dropped_in_silence(tmp_path, content, said):
    (tmp_path / "evening.json").write_text(content)
    with pytest.raises(BadInstance) as refusal:
        open_document(tmp_path / "evening.json")
    assert refusal.value.troubles[0].sentence == said


def test_an_id_that_is_nearly_right_is_answered_with_the_right_one():
    document = evening()
    wanted = document["conferences"][0]["party"]
    document["conferences"][0]["party"] = wanted.upper() + "a"
    with pytest.raises(BadInstance) as refusal:
        read_instance(document)
    assert f"Did you mean {wanted}? If not, add the party." in refusal.value.troubles[0].sentence


def test_a_table_with_another_name_is_told_once_and_not_for_every_row_that_asks_for_it():
    document = evening()
    document["host"] = document.pop("hosts")
    with pytest.raises(BadInstance) as refusal:
        read_instance(document)
    assert [str(trouble) for trouble in refusal.value.troubles if "host" in trouble.place] == [
        'hosts: This file has a field "host". Call it "hosts".'
    ]


def test_the_other_file_of_the_two_is_recognised():
    with pytest.raises(BadInstance, match="Is this the other one of the two files"):
        read_instance({"schema": "slc-timetable/1", "bookings": []})
