"""Names turned round, sorted, said shortly."""

import pytest

from leadlight.people.classlist import Learner, read, short_name, sort_key
from leadlight.people.classlist.names import clip, fold, turned, turned_capitals, without_number


def named(text):
    return [(learner.name, learner.first, learner.last) for learner in read(text).learners]


def test_last_first_in_quotes_is_turned():
    found = read('"Name","Family"\n"Lovell, Ada","Lovell, Rosa"\n"van der Berg, Noor","van der Berg, Joost"\n')
    assert [(learner.name, learner.family[0].name) for learner in found.learners] == [
        ("Ada Lovell", "Rosa Lovell"),
        ("Noor van der Berg", "Joost van der Berg"),
    ]
    assert [note.text for note in found.notes] == [
        "Names written “Last, First” are turned: “Lovell, Ada” is now “Ada Lovell”."
    ]


def test_last_first_on_bare_lines_is_turned():
    assert named("Lovell, Ada\nOsei, Ben\nO’Brien, Finn Óg\n") == [
        ("Ada Lovell", "Ada", "Lovell"),
        ("Ben Osei", "Ben", "Osei"),
        ("Finn Óg O’Brien", "Finn Óg", "O’Brien"),
    ]


def test_a_single_last_first_among_others_is_turned():
    names = [name for name, *_ in named("Ada Lovell\nBen Osei\nConti, Chiara\n")]
    assert names == ["Ada Lovell", "Ben Osei", "Chiara Conti"]


def test_a_line_without_a_comma_does_not_stop_the_turning():
    assert [name for name, *_ in named("Lovell, Ada\nOsei, Ben\nChiara\n")] == ["Ada Lovell", "Ben Osei", "Chiara"]


def test_names_on_one_line_are_children_each():
    assert [name for name, *_ in named("Ada Lovell, Ben Osei, Chiara Conti")] == [
        "Ada Lovell",
        "Ben Osei",
        "Chiara Conti",
    ]
    assert [name for name, *_ in named("Ada;Ben;Jo;Dan")] == ["Ada", "Ben", "Jo", "Dan"]


def test_one_line_of_a_child_and_family_is_one_child():
    assert [name for name, *_ in named("Ada Lovell, Rosa Lovell, aunt, English")] == ["Ada Lovell"]


def test_two_names_a_line_are_child_and_family():
    found = read("Ada Lovell,Rosa Lovell\nBen Osei,Kwame Osei\n")
    assert [(learner.name, learner.family[0].name) for learner in found.learners] == [
        ("Ada Lovell", "Rosa Lovell"),
        ("Ben Osei", "Kwame Osei"),
    ]


def test_capitals_for_last_names_are_turned():
    assert named("DUPONT Marie\nLE GOFF Yann\nMARTIN Chloé") == [
        ("Marie DUPONT", "Marie", "DUPONT"),
        ("Yann LE GOFF", "Yann", "LE GOFF"),
        ("Chloé MARTIN", "Chloé", "MARTIN"),
    ]


@pytest.mark.parametrize("loud", ["ADA LOVELL\nBEN OSEI\n", "ADA Lovell\nBen Osei\nChiara Conti\n"])
def test_capitals_alone_turn_nothing(loud):
    assert [name for name, *_ in named(loud)] == loud.strip().split("\n")


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("First name;Last name", ("Lovell Ada", "Lovell", "Ada")),
        ("Last name;First name", ("Ada Lovell", "Ada", "Lovell")),
        ("Surname;Name", ("Ada Lovell", "Ada", "Lovell")),
        ("Nachname;Vorname", ("Ada Lovell", "Ada", "Lovell")),
        ("Name;Vorname", ("Ada Lovell", "Ada", "Lovell")),
        ("Nom;Prénom", ("Ada Lovell", "Ada", "Lovell")),
        ("Nom de famille;Prénom", ("Ada Lovell", "Ada", "Lovell")),
        ("Apellidos;Nombre", ("Ada Lovell", "Ada", "Lovell")),
        ("Family name;Given name", ("Ada Lovell", "Ada", "Lovell")),
        ("اسم العائلة;الاسم الأول", ("Ada Lovell", "Ada", "Lovell")),
        ("Ingoa whānau;Ingoa tuatahi", ("Ada Lovell", "Ada", "Lovell")),
    ],
)
def test_two_columns_of_names(heads, expected):
    assert named(f"{heads}\nLovell;Ada\n") == [expected]


def test_two_columns_without_headings_are_said_to_be_a_guess():
    found = read("Ada\tLovell\nBen\tOsei\n")
    assert [learner.name for learner in found.learners] == ["Ada Lovell", "Ben Osei"]
    assert [note.code for note in found.notes] == ["two_columns"]
    other = read("Ada\tLovell\nBen\tOsei\n", mapping={0: "last", 1: "first"})
    assert [learner.name for learner in other.learners] == ["Lovell Ada", "Osei Ben"]
    assert other.notes == ()


@pytest.mark.parametrize("text", ["Ada Lovell", "Lovell, Ada, B", "Ada Lovell, Jr.", "Lovell,", ", Ada", "1, 2"])
def test_what_is_not_turned(text):
    assert turned(text) is None


@pytest.mark.parametrize("text", ["Ada Lovell", "ADA LOVELL", "Ada LOVELL", "A Lovell", "ADA van LOVELL", ""])
def test_what_is_not_turned_for_its_capitals(text):
    assert turned_capitals(text) is None


@pytest.mark.parametrize(("text", "name"), [("12. Ada", "Ada"), ("2.5", "2.5"), ("1.", "1."), ("A. Ada", "A. Ada")])
def test_without_number(text, name):
    assert without_number(text) == name


@pytest.mark.parametrize(
    ("name", "last", "key"),
    [
        ("Ada Lovell", "", "lovell ada"),
        ("Zoë Groß", "", "gross zoe"),
        ("Noor van der Berg", "van der Berg", "van der berg noor"),
        ("Iñaki Muñoz Peña", "Muñoz Peña", "munoz pena inaki"),
        ("Ada", "", "ada"),
        ("佐藤 花", "", "佐藤 花"),
        ("ليلى حداد", "", "حداد ليلى"),
    ],
)
def test_sort_key(name, last, key):
    assert sort_key(name, last=last) == key
    assert Learner(name, last=last).sort_key == key


def test_a_class_sorts_as_a_teacher_would():
    names = ["Zoe Adams", "Åsa Öberg", "Ada Lovell", "ben osei", "Álvaro Lopez"]
    assert sorted(names, key=sort_key) == ["Zoe Adams", "Álvaro Lopez", "Ada Lovell", "Åsa Öberg", "ben osei"]


@pytest.mark.parametrize(
    ("name", "among", "short"),
    [
        ("Ada Lovell", [], "Ada"),
        ("Ada Lovell", ["Ada Lovell", "Ben Osei"], "Ada"),
        ("Ada Lovell", ["Ada Osei"], "Ada L."),
        ("Ada Lovell", ["ADA Lopez"], "Ada Lovell"),
        ("Ada", ["Ada Osei"], "Ada"),
        ("佐藤 花", ["佐藤 恵美"], "佐藤 花"),
    ],
)
def test_short_name(name, among, short):
    assert short_name(name, among=among) == short


def test_fold_and_clip():
    assert fold("Ærø Łódź Ñandú") == "æro lodz nandu"
    assert (clip("Ada"), clip("a" * 60), clip("a" * 61)) == ("Ada", "a" * 60, "a" * 59 + "…")
