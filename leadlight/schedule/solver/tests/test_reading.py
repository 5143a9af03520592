"""Files read well, files read with every trouble named, and no file whatever that ends in a traceback."""

import copy
import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadlight.schedule.solver.files.reading import (
    INSTANCES,
    BadInstance,
    open_document,
    open_instance,
    read_instance,
    read_timetable,
    write_timetable,
)
from leadlight.schedule.solver.instance import Booking, Instance, Rules, Timetable
from leadlight.schedule.solver.tests.documents import FIVE, changed, evening, fixing, party, troubles
from leadlight.schedule.solver.tests.strategies import Document, bookings_of, instances, quickly


def test_a_document_becomes_rows_with_everything_left_out_filled_in():
    instance = read_instance(evening())

    assert instance.rules == Rules()
    assert instance.travel == ((0, 15), (15, 0))
    assert [slot.id for slot in instance.hosts[0].slots] == ["H0-0", "H0-1", "H0-2", "H0-3"]
    assert instance.conferences[0].needs == (("es", "fr"),)
    assert (instance.conferences[3].minutes, instance.conferences[3].not_before) == (60, FIVE)
    assert instance.not_meet[0].school == "S0"


def test_slots_come_in_order_of_time_however_the_file_has_them():
    document = evening()
    document["hosts"][0]["slots"].reverse()
    assert read_instance(document) == read_instance(evening())


def test_rules_and_optional_fields_are_read():
    document = changed("rules", {"level_cost": [0, 2], "move_cost": 7, "unplaced_cost": 500})
    document["hosts"][0]["slots"][0] |= {"withheld": 1, "catchup": True}
    document["conferences"][1] |= {"private": True, "redo": True}
    document["previous"] = [{"conference": "gone", "slot": "gone", "mode": "remote", "state": "confirmed"}]
    instance = read_instance(document)

    assert instance.rules == Rules(level=(0, 2), move=7, unplaced=500)
    assert (instance.hosts[0].slots[0].withheld, instance.hosts[0].slots[0].catchup) == (1, True)
    assert (instance.conferences[1].private, instance.conferences[1].redo) == (True, True)
    assert instance.previous == (Booking("gone", "gone", "remote", (), "confirmed"),)


NOT_REFUSED: dict[str, Document] = {
    "unknown fields": changed("hosts.0.colour", "blue"),
    "null for what may be left out": changed("conferences.3.minutes", None),
    "no pools": {k: v for k, v in evening().items() if k != "pools"} | {"conferences": [], "apart": []},
    "nobody": evening() | {"conferences": [], "parties": [], "apart": [], "must_not_meet": []},
    "a host without slots": changed("hosts.0.slots", []),
    "no seats": changed("hosts.0.slots.0.seats", 0),
    "a pool without windows": changed("pools.0.windows", []),
    "a party nobody asks for": changed("parties.3", party("zoe")),
    "an earlier booking of what is gone": changed("previous.0", {"conference": "zoe", "slot": "H9", "mode": "remote"}),
    "one school without a travel table": {
        k: v for k, v in evening().items() if k not in ("travel", "hosts", "conferences", "apart")
    }
    | {"schools": [{"id": "S0"}], "hosts": [], "conferences": []},
}


@pytest.mark.parametrize("case", NOT_REFUSED)
def test_what_only_leaves_conferences_unplaced_is_not_refused(case):
    assert isinstance(read_instance(NOT_REFUSED[case]), Instance)


FIELDS: list[tuple[str, object, str, str]] = [
    ("name", ..., "name", "This file has no name. Add it: a text in quotation marks."),
    ("hosts", ..., "hosts", "This file has no hosts. Add it: a list."),
    ("hosts", "H0", "hosts", 'This file has the hosts "H0". It must be a list, written in [ ].'),
    ("hosts.0", 7, "hosts[0]", "Here should be one host, written in { }, not 7."),
    ("schools.0.id", 7, "schools[0].id", "This school has the id 7. It must be a text in quotation marks, like"),
    ("parties.0.family", "", "parties[0].family", 'Party rosa has the family "". It must be a text'),
    ("hosts.0.slots.2.start", 1080.5, "hosts[0].slots[2].start", "Slot H0-2 has the start 1080.5. It must be a whole"),
    ("hosts.0.slots.2.start", float("nan"), "hosts[0].slots[2].start", "Slot H0-2 has the start nan. It must be a"),
    ("hosts.0.slots.2.end", "18:30", "hosts[0].slots[2].end", 'Slot H0-2 has the end "18:30". It must be a whole number'),
    ("hosts.0.slots.2.seats", -1, "hosts[0].slots[2].seats", "Slot H0-2 has the seats -1. It must be a whole number from 0"),
    ("hosts.0.slots.2.seats", 10**60, "hosts[0].slots[2].seats", "Slot H0-2 has the seats a huge number. It must be a"),
    ("hosts.0.slots.2.seats", True, "hosts[0].slots[2].seats", "Slot H0-2 has the seats true. It must be a whole number"),
    ("hosts.0.slots.2.catchup", 1, "hosts[0].slots[2].catchup", "Slot H0-2 has the catchup 1. It must be true or false."),
    ("hosts.0.max_run", 0, "hosts[0].max_run", "Host H0 has the max_run 0. It must be a whole number from 1"),
    ("hosts.1.slots.0.id", "H0-0", "hosts[1].slots[0]", "Slot H0-0 has an id that hosts[0].slots[0] has already. Give"),
    ("conferences.1.id", "ada", "conferences[1]", "Conference ada has an id that conferences[0] has already. Give each"),
    ("conferences.0.needs", ["es"], "conferences[0].needs[0]", "Conference ada: each of its needs must be a list, written"),
    ("conferences.0.needs", [[1]], "conferences[0].needs[0][0]", "Conference ada: here should be a text in quotation marks"),
    ("hosts.0.slots.2.end", "18:30", "hosts[0].slots[2].end", 'Slot H0-2 has the end "18:30". It must be a whole number from 0 to 1000000, without quotation marks. Times are minutes: 18:30 on the first day is 1110,'),
    ("conferences.3.privat", True, "conferences[3].private", 'Conference dan has a field "privat". Call it "private".'),
    ("conferences.3.minutes", 0, "conferences[3].minutes", "Conference dan has the minutes 0. It must be a whole number"),
    ("parties.0.windows.0.mode", "phone", "parties[0].windows[0].mode", 'This window of party rosa has the mode "phone". It'),
    ("rules", {"level_cost": [0, "a"]}, "rules.level_cost[1]", "Here should be a whole number from 0 to 1000000, not"),
    ("rules", {"wait_unit_minutes": 0}, "rules.wait_unit_minutes", "This table of rules has the wait_unit_minutes 0."),
    ("rules", [], "rules", "Here should be one table of rules, written in { }, not a list."),
    ("travel", [[0, 15]], "travel", "There are 2 schools, so travel must be 2 rows of 2 numbers each."),
    ("travel.0.1", "15", "travel[0][1]", 'Here should be the minutes from one school to another, not "15".'),
    ("previous.0", {"conference": "ada", "slot": "H0-0", "mode": "remote", "state": "maybe"}, "previous[0].state", "Booking"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "place", "sentence"), FIELDS)
def test_a_field_that_is_wrong_is_named_with_its_place(path, value, place, sentence):
    found = troubles(changed(path, value))
    assert found[place].startswith(sentence)
    assert all(other.startswith(("conferences", "hosts", "apart", "must_not")) for other in found if other != place)


def test_a_long_list_of_troubles_is_cut_when_it_is_printed():
    document = evening() | {"parties": [party("rosa") | {"id": number} for number in range(34)], "conferences": []}
    document |= {"apart": [], "must_not_meet": []}
    with pytest.raises(BadInstance) as refusal:
        read_instance(document)

    assert len(refusal.value.troubles) == 34
    assert str(refusal.value).splitlines()[20:] == ["and 14 more"]


@pytest.mark.parametrize("document", [None, 7, "evening", [], [evening()]])
def test_what_is_no_document_at_all_is_refused(document):
    assert list(troubles(document)) == [""]


def test_another_schema_is_refused_with_what_to_do():
    assert troubles(evening() | {"schema": "slc-instance/9"}) == {
        "schema": 'This must be a file that begins with "schema": "slc-instance/1"; it says "slc-instance/9". '
        "docs/timetable.md describes the format."
    }


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.sampled_from(["", "ada", "\ud800", "x" * 500, "H0-1", "remote", "es"]),
    st.sampled_from([[], {}, [[]], [None], {"id": "ada"}, [["es"]], [1, 2]]),
)


def spots(value: object, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document, from the outside in."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way] * bool(way) + [spot for key, entry in inside for spot in spots(entry, (*way, key))]


def mangled(draw: Callable[[Any], Any], document: Document) -> Document:
    broken = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(spots(broken) or [("more",)]))
        at: Any = broken
        for key in way:
            at = at[key]
        if draw(st.integers(0, 3)) == 0:
            at.pop(last, None) if isinstance(at, dict) else at.pop(last)
        else:
            at[last] = draw(JUNK)
    return broken


@quickly(80)
@given(st.data())
def test_a_document_mangled_anywhere_is_read_or_refused_in_words(data):
    rich = fixing(("ada", "H0-0"), ("dan", "H0-1"), previous=[{"conference": "ben", "slot": "H0-3", "mode": "remote"}])
    document = mangled(data.draw, data.draw(st.one_of(st.just(rich), instances(max_conferences=3))))
    try:
        assert isinstance(read_instance(document), Instance)
    except BadInstance as refusal:
        assert refusal.troubles
        str(refusal).encode()


@quickly(30)
@given(st.data())
def test_a_timetable_mangled_anywhere_is_read_or_refused_in_words(data):
    document = data.draw(instances(max_conferences=3))
    timetable = {"schema": "slc-timetable/1", "bookings": data.draw(bookings_of(document))}
    try:
        assert isinstance(read_timetable(mangled(data.draw, timetable), read_instance(document)), Timetable)
    except BadInstance as refusal:
        assert refusal.troubles
        str(refusal).encode()


@quickly(30)
@given(instances())
def test_random_evenings_read_well(document):
    instance = read_instance(json.loads(json.dumps(document)))
    assert len(instance.conferences) == len(document["conferences"])


def test_a_timetable_comes_back_as_it_was_written():
    bookings = [Booking("cleo", "H1-1", "remote", (), "confirmed"), Booking("ada", "H0-0", "in_person", ("es",))]
    timetable = Timetable("evening", {booking.conference: booking for booking in bookings})
    document = json.loads(json.dumps(write_timetable(timetable)))

    assert [row["conference"] for row in document["bookings"]] == ["ada", "cleo"]
    assert read_timetable(document, read_instance(evening())) == timetable


def test_a_timetable_of_another_evening_and_one_with_a_booking_twice_are_refused():
    zoe = {"conference": "zoe", "slot": "H0-0", "mode": "remote"}
    ada = zoe | {"conference": "ada"}
    instance = read_instance(evening())
    for rows, place in (([zoe], "bookings"), ([ada, zoe, ada], "bookings[2]")):
        with pytest.raises(BadInstance) as refusal:
            read_timetable({"schema": "slc-timetable/1", "bookings": rows}, instance)
        assert [trouble.place for trouble in refusal.value.troubles] == [place]
    assert len(read_timetable({"schema": "slc-timetable/1", "bookings": [ada, zoe]}, instance).bookings) == 2


def test_a_file_may_be_packed_or_not(tmp_path):
    plain, packed = tmp_path / "evening.json", tmp_path / "evening.json.gz"
    plain.write_text("\ufeff" + json.dumps(evening()), encoding="utf-8")
    utf_16 = tmp_path / "evening16.json"
    utf_16.write_text(json.dumps(evening()), encoding="utf-16")
    packed.write_bytes(gzip.compress(json.dumps(evening()).encode()))

    assert open_instance(utf_16) == open_instance(plain) == open_instance(str(packed)) == read_instance(evening())


BROKEN: dict[str, tuple[bytes, str]] = {
    "cut off": (b'{"schema": "slc-instance/1",\n "name"', "The file ends too early: a closing } or ] is missing"),
    "empty": (b"", "The file is empty."),
    "half a packed file": (gzip.compress(b"[1, 2, 3]")[:20], "The file is packed with gzip and damaged. Pack or"),
    "latin-1": ('{"name": "Zoë"}'.encode("latin-1"), "Line 1 holds a letter that is not UTF-8. Save the file as UTF-8"),
    "a document": (b"PK\x03\x04", "This is a document or an archive. Save it as plain text (UTF-8) first."),
    "nested without end": (b"[" * 200_000, "The file holds a number or a nesting that no evening needs. It is no"),
    "a number without end": (b"[" + b"1" * 5000 + b"]", "The file holds a number or a nesting that no evening needs. It is no"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_one_plain_sentence(case, tmp_path):
    content, sentence = BROKEN[case]
    (tmp_path / "evening.json").write_bytes(content)
    with pytest.raises(BadInstance) as refusal:
        open_document(tmp_path / "evening.json")

    (trouble,) = refusal.value.troubles
    assert trouble.place == str(tmp_path / "evening.json")
    assert trouble.sentence.startswith(sentence)


def test_no_file_and_a_folder_are_told_apart(tmp_path):
    for path, sentence in ((tmp_path / "none.json", "There is no such file."), (tmp_path, "The file cannot be read (")):
        with pytest.raises(BadInstance) as refusal:
            open_instance(path)
        assert refusal.value.troubles[0].sentence.startswith(sentence)


def test_ours_are_found_by_name_unless_a_file_of_that_name_is_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert open_instance("class-1").name == "class-1"

    (tmp_path / "class-1").write_text(json.dumps(evening()))
    assert open_instance("class-1").name == "evening"


def test_every_instance_that_comes_with_us_reads_well():
    sizes = {path.name: len(open_instance(path).conferences) for path in INSTANCES.glob("*-1.json.gz")}
    assert sizes == {
        "class-1.json.gz": 25,
        "school-1.json.gz": 626,
        "tight-school-1.json.gz": 630,
        "division-small-1.json.gz": 2563,
        "division-1.json.gz": 12412,
    }
