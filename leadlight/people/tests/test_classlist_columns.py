"""Columns by their headings in six languages, by their cells, and as the page's choosers say."""

import pytest

from leadlight.people.classlist import read
from leadlight.people.classlist.columns import kind_of
from leadlight.people.classlist.headings import read_heading, role_of
from leadlight.people.classlist.table import NOTHING, sniff


def roles(text, **more):
    return [(column.role, column.slot) for column in read(text, **more).columns]


def family(text, **more):
    return [tuple(one.to_json().values()) for learner in read(text, **more).learners for one in learner.family]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Name", "name"),
        ("Full name", "name"),
        ("Student", "child"),
        ("Child's name", "child"),
        ("Alumna/o", "child"),
        ("Élève", "child"),
        ("Schülerin", "child"),
        ("اسم الطالب", "child"),
        ("Ākonga", "child"),
        ("firstName", "first"),
        ("FIRST_NAME", "first"),
        ("Prénom", "first"),
        ("Vorname", "first"),
        ("Surname", "last"),
        ("Apellidos", "last"),
        ("Family name", "family_name"),
        ("Ingoa whānau", "family_name"),
        ("Guardian 1", "family"),
        ("Parent/Guardian", "family"),
        ("Contact name", "family"),
        ("Emergency contact person", "family"),
        ("Erziehungsberechtigte", "family"),
        ("ولي الأمر", "family"),
        ("Mother", "family"),
        ("Guardian first name", "family_first"),
        ("Parent Last Name", "family_last"),
        ("Relationship to child", "relation"),
        ("Parentesco", "relation"),
        ("Lien de parenté", "relation"),
        ("صلة القرابة", "relation"),
        ("E-mail", "contact"),
        ("guardianEmail", "contact"),
        ("Phone number", "contact"),
        ("Teléfono móvil", "contact"),
        ("Courriel", "contact"),
        ("Handynummer", "contact"),
        ("رقم الهاتف", "contact"),
        ("Waea", "contact"),
        ("Home language", "language"),
        ("Idioma familiar", "language"),
        ("Langue maternelle", "language"),
        ("Muttersprache", "language"),
        ("اللغة", "language"),
        ("Reo", "language"),
        ("Date of birth", "leave"),
        ("Rā whānau", "leave"),
        ("Student ID", "leave"),
        ("Nr.", "leave"),
        ("Homeroom", "leave"),
        ("Year", "leave"),
        ("Klasse", "leave"),
        ("Student e-mail", "leave"),
        ("Allergies", ""),
        ("Ada Lovell", ""),
        ("{name}", ""),
    ],
)
def test_what_a_heading_says(heading, role):
    assert role_of(read_heading(heading))[0] == role


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Ada Lovell\nBen Osei", NOTHING),
        ("Ada\tRosa\nBen\tKwame", "\t"),
        ("Ada;Rosa, aunt\nBen;Kwame, uncle", ";"),
        ("Ada|Rosa\nBen|Kwame", "|"),
        ("Ada,Rosa\nBen,Kwame", ","),
        ("Name\tContact\nAda, B\tRosa, C\nBen\tKwame", "\t"),
        ("Name,Family\nAda,Rosa; Luis\nBen,Kwame; Efua", ","),
        ("Lovell, Ada\nBen Osei\nChiara Conti", NOTHING),
        ("Name\nLovell; Ada\nBen\nChiara", NOTHING),
    ],
)
def test_which_sign_parts_the_cells(text, sign):
    assert sniff(text) == sign


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["rosa@post.example", "0171 555 014"], "contact"),
        (["03.04.2016", "2016-04-03"], "birth"),
        (["English", "français", "??"], "language"),
        (["Ben", "Dan", "Jo"], "name"),
        (["ben", "dan"], "language"),
        (["aunt", "Großmutter"], "relation"),
        (["4B", "4b"], "class"),
        (["1", "22"], "number"),
        (["Ada", "Ben Osei"], "name"),
        (["-", "n/a"], "empty"),
        ([], "empty"),
        (["!", "4", "x"], "text"),
    ],
)
def test_what_cells_look_like(cells, kind):
    assert kind_of(cells) == kind


def test_columns_without_headings_are_known_by_their_cells():
    text = (
        "1\tAda Lovell\t4B\tRosa Lovell\taunt\trosa@post.example\tEnglish\n"
        "2\tBen Osei\t4B\tKwame Osei\tuncle\t0171 555 014\tTwi\n"
    )
    assert [role for role, _ in roles(text)] == ["leave", "child", "leave", "family", "relation", "contact", "language"]
    assert family(text)[1] == ("Kwame Osei", "uncle", "0171 555 014", "tw")


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("Child;Parent 1;Phone 1;Parent 2;Phone 2", [0, 1, 1, 2, 2]),
        ("Child;Parent 1;Parent 2;Phone 1;Phone 2", [0, 1, 2, 1, 2]),
        ("Child;Guardian;Phone;Guardian;Phone", [0, 1, 1, 2, 2]),
        ("Child;Relation;Guardian;Relation;Guardian", [0, 1, 1, 2, 2]),
        ("Child;Guardian;E-mail;Phone;Language", [0, 1, 1, 1, 0]),
        ("Child;Guardian;Phone 1;Phone 2", [0, 1, 1, 1]),
        ("Child;Mother;Mother phone;Father;Father phone", [0, 1, 1, 2, 2]),
        ("Child;Parent 1;Language 1;Parent 2;Language 2", [0, 1, 1, 2, 2]),
    ],
)
def test_members_of_a_row_are_told_apart(heads, expected):
    assert [slot for _, slot in roles(f"{heads}\nAda Lovell\n")] == expected


def test_the_lists_own_word_for_a_relation_is_kept():
    assert family("Name;Madre;Teléfono\nAda Lovell;Rosa Lovell;0171 555 014\n") == [
        ("Rosa Lovell", "Madre", "0171 555 014", "")
    ]


def test_first_and_last_names_of_family():
    text = "Student,Guardian First Name,Guardian Last Name,Guardian Email\nAda Lovell,Rosa,Marin,rosa@post.example\n"
    assert family(text) == [("Rosa Marin", "", "rosa@post.example", "")]


def test_a_column_of_contacts_that_holds_people_is_read_as_people():
    text = "Name\tContact\tLanguage\nAda\tGrace Lovell, aunt\tEnglish\nBen\tKwame Osei 0171 555 014\tTwi\n"
    assert roles(text) == [("child", 0), ("family", 1), ("language", 0)]
    assert family(text) == [("Grace Lovell", "aunt", "", "en"), ("Kwame Osei", "", "0171 555 014", "tw")]


def test_contacts_are_known_in_any_column():
    text = "Name;Family;Relation;Contact\nAda;rosa@post.example;0171 555 014;\nBen;Kwame;uncle;0171 555 010\n"
    assert family(text) == [
        ("", "", "rosa@post.example, 0171 555 014", ""),
        ("Kwame", "uncle", "0171 555 010", ""),
    ]


def test_the_page_may_choose_columns():
    text = "Ada Lovell\tRosa\tKwame\nBen Osei\tLuis\tEfua\n"
    people = family(text, mapping={1: "family 1", 2: "family 2"})
    assert [name for name, *_ in people] == ["Rosa", "Kwame", "Luis", "Efua"]
    found = read(text, mapping={"1": "child", "2": "leave"})
    assert [learner.name for learner in found.learners] == ["Rosa", "Luis"]
    assert [part.text for part in found.unread] == ["Ada Lovell", "Kwame", "Ben Osei", "Efua"]


@pytest.mark.parametrize("role", ["", "learner", "family two", "child 1 2"])
def test_a_role_that_does_not_exist_is_a_mistake_of_ours(role):
    with pytest.raises(ValueError, match="a column cannot be"):
        read("Ada\tRosa\n", mapping={0: role})


def test_rows_and_columns_are_there_for_the_preview():
    found = read("Name;Contact\nAda;rosa@post.example\n")
    columns = [(column.index, column.heading, column.role) for column in found.columns]
    assert columns == [(0, "Name", "child"), (1, "Contact", "contact")]
    rows = [(row.line, row.cells) for row in found.rows]
    assert rows == [(1, ("Name", "Contact")), (2, ("Ada", "rosa@post.example"))]


def test_mail_without_family_is_said_to_be_read_as_the_familys():
    assert [note.code for note in read("Name;E-mail\nAda;ada@post.example\n").notes] == ["mail_is_family"]


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Klasse", "class_column"),
        ("Student ID", "number_column"),
        ("Student e-mail", "own_column"),
        ("Allergies", "unknown_column"),
        ("DOB", "birth_column"),
    ],
)
def test_each_column_left_out_is_named_without_what_it_holds(heading, code):
    found = read(f"Name;{heading};Guardian\nAda Lovell;secret-9;Rosa\n")
    assert [(note.line, note.code, note.values) for note in found.notes] == [(1, code, {"heading": heading})]
    assert "secret" not in str(found.to_json())
    assert [part.text for part in found.unread] == ["secret-9"]
