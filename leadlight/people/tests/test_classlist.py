"""Lists as teachers have them: files in their real encodings, and beside each what it is read as."""

import json
from pathlib import Path

import pytest

from leadlight.people.classlist import FamilyMember, ListRefused, Unread, read

LISTS = Path(__file__).parent / "lists"
FILES = sorted(path for path in LISTS.iterdir() if path.suffix != ".json" and not path.name.startswith("."))


def named(found):
    return [learner.name for learner in found.learners]


def codes(found):
    return [(note.line, note.code) for note in found.notes]


def left(found):
    return [(part.line, part.why, part.text) for part in found.unread]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_list_is_read_as_expected(path):
    expected = json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))
    assert read(path.read_bytes()).to_json() == expected


def test_there_are_many_real_lists():
    assert len(FILES) >= 25


def test_json_has_the_promised_shape():
    found = read(
        "Name,Family,Relation,Contact,Language\nAda Lovell,Rosa Lovell,aunt,rosa@post.example,Spanish\n7,,,,\n"
    )
    assert found.to_json() == {
        "learners": [
            {
                "name": "Ada Lovell",
                "family": [
                    {"name": "Rosa Lovell", "relation": "aunt", "contact": "rosa@post.example", "language": "es"}
                ],
            }
        ],
        "notes": [{"line": 3, "text": "Line 3 holds no name: “7”. We left it out."}],
    }


def test_names_only():
    found = read("Ada Lovell\nBen Osei")
    assert named(found) == ["Ada Lovell", "Ben Osei"]
    assert (found.notes, found.unread, found.encoding) == ((), (), "text")


def test_lines_are_counted_as_the_page_shows_them():
    found = read("\n\nName;Family\n\nAda Lovell;Rosa\r\nBen Osei;Kwame\rChiara Conti;\n")
    assert [learner.line for learner in found.learners] == [5, 6, 7]


def test_a_quoted_cell_over_three_lines_keeps_the_count():
    found = read('Name,Family\nAda Lovell,"Rosa Lovell\nLuis Marin\nEfua Osei"\nBen Osei,Kwame Osei\n')
    assert [learner.line for learner in found.learners] == [2, 5]
    assert [member.name for member in found.learners[0].family] == ["Rosa Lovell", "Luis Marin", "Efua Osei"]


def test_a_quote_that_never_closes_swallows_no_child():
    names = "".join(f"Child {letter}\n" for letter in "ABCDEFGHIJ")
    assert len(read('"Ada Lovell\n' + names + 'Ben Osei"\n').learners) == 12


def test_accents_are_composed_and_spaces_made_single():
    assert named(read("Zoe\u0308 \u00a0  Bronte\u0308\n")) == ["Zoë Brontë"]


def test_joiners_that_scripts_need_stay():
    assert named(read("می\u200cترا کریمی\n")) == ["می\u200cترا کریمی"]


def test_hidden_characters_go_with_one_note():
    found = read("Ada\u202e Lovell\nBen\u0007 Osei\n\u200fليلى حداد\n")
    assert named(found) == ["Ada Lovell", "Ben Osei", "ليلى حداد"]
    assert codes(found) == [(1, "hidden")]


def test_markup_is_only_a_name():
    assert named(read("<script>alert('Ada')</script>\nBen & Osei\n")) == ["<script>alert('Ada')</script>", "Ben & Osei"]


@pytest.mark.parametrize("start", ["1. ", "01) ", "(1) ", "1: ", "#1 ", "• ", "- ", "– ", "* ", "1.", "☐ "])
def test_numbers_and_bullets_are_no_part_of_a_name(start):
    found = read(f"{start}Ada Lovell\n{start}Ben Osei\n")
    assert named(found) == ["Ada Lovell", "Ben Osei"]
    assert codes(found) == [(1, "numbers")]


@pytest.mark.parametrize("name", ["4ever Ada", "3 Rivers", "Ada 2", "J. R. Osei"])
def test_one_name_with_a_number_keeps_it(name):
    assert named(read(f"{name}\nBen Osei\nChiara Conti\n"))[0] == name


@pytest.mark.parametrize("title", ["Class 4B, 2026", "Room 12", "Klasse 4b 2026/27", "Year 4", "الصف 4"])
def test_a_title_above_names_is_left_out(title):
    found = read(f"{title}\nAda Lovell\nBen Osei\n")
    assert named(found) == ["Ada Lovell", "Ben Osei"]
    assert codes(found) == [(1, "title")]
    assert left(found) == [(1, "title", title)]


def test_a_total_below_is_left_out():
    found = read("Ada Lovell\nBen Osei\n2 children\n")
    assert (named(found), codes(found)) == (["Ada Lovell", "Ben Osei"], [(3, "total")])


def test_headings_repeated_on_the_next_page_are_left_out():
    found = read("Name;Family\nAda;Rosa\nName;Family\nBen;Kwame\n")
    assert (named(found), codes(found)) == (["Ada", "Ben"], [(3, "headings_again")])


def test_birth_dates_are_left_out_and_the_note_does_not_repeat_them():
    found = read("Name;Geboren am\nAda Lovell;03.04.2016\nBen Osei;09.05.2016\n")
    assert codes(found) == [(1, "birth_column")]
    assert found.notes[0].text == "We left out the column “Geboren am”. We keep no birth dates."
    assert "2016" not in json.dumps(found.to_json())
    assert found.unread[0] == Unread(2, "03.04.2016", "birth_column", 1)


def test_dates_without_a_heading_are_left_out_too():
    found = read("Ada Lovell\t2016-04-03\nBen Osei\t2016-05-09\n")
    assert (named(found), codes(found)) == (["Ada Lovell", "Ben Osei"], [(1, "birth")])


def test_a_phone_beside_a_name_goes_to_the_family():
    found = read("Ada Lovell, 0171 555 014\nBen Osei\nChiara Conti\n")
    assert named(found) == ["Ada Lovell", "Ben Osei", "Chiara Conti"]
    assert found.learners[0].family == (FamilyMember(contacts=("0171 555 014",), line=1),)


def test_sixty_children_are_one_class():
    assert len(read("".join(f"Child {chr(65 + n // 26)}{chr(65 + n % 26)}\n" for n in range(60))).learners) == 60


def test_more_than_sixty_are_refused_with_their_number():
    with pytest.raises(ListRefused) as refused:
        read("".join(f"Child {n}x\n" for n in range(5000)))
    assert str(refused.value) == ("This list has 5,000 names. A class has 60 at most here. Paste one class at a time.")


@pytest.mark.parametrize("nothing", ["", " \n\t\n", b"", b"\xef\xbb\xbf", "\u200f\n"])
def test_an_empty_list_says_what_to_do(nothing):
    with pytest.raises(ListRefused, match="nothing in this list yet"):
        read(nothing)


@pytest.mark.parametrize("numbers", ["1\n2\n3\n", "----\n", "Name;Family\n", "123;456\n"])
def test_a_list_without_names_says_what_to_do(numbers):
    with pytest.raises(ListRefused, match="We found no names"):
        read(numbers)
