"""Family members: several in a cell, one a row, their phones, mails, relations and languages."""

import pytest

from leadlight.people.classlist import read
from leadlight.people.classlist.contacts import is_contact, is_kin, read_people, take_contacts, take_date
from leadlight.people.classlist.languages import CODES, language_code
from leadlight.people.classlist.names import words_of
from leadlight.people.classlist.wording import CHOICES, ROLE_NAMES, SENTENCES
from leadlight.platform.languages import FAMILY_LANGUAGES


def people(cell):
    return [(person.name, person.relation, person.contacts) for person in read_people(cell)]


def family(text):
    return [
        (one.name, one.relation, one.contact, one.language) for learner in read(text).learners for one in learner.family
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Rosa Lovell", [("Rosa Lovell", "", ())]),
        ("Rosa Lovell, aunt", [("Rosa Lovell", "aunt", ())]),
        ("Rosa Lovell (aunt)", [("Rosa Lovell", "aunt", ())]),
        ("aunt: Rosa Lovell", [("aunt: Rosa Lovell", "", ())]),
        ("Rosa Lovell, aunt, 0171 555 014", [("Rosa Lovell", "aunt", ("0171 555 014",))]),
        ("Rosa Lovell <rosa@post.example>", [("Rosa Lovell", "", ("rosa@post.example",))]),
        ("Rosa; Luis Marin (uncle)", [("Rosa", "", ()), ("Luis Marin", "uncle", ())]),
        ("Rosa / Luis", [("Rosa", "", ()), ("Luis", "", ())]),
        ("Rosa & Luis Marin", [("Rosa & Luis Marin", "", ())]),
        ("Rosa tel. 0171 555 014", [("Rosa", "", ("0171 555 014",))]),
        ("mailto:rosa@post.example", [("", "", ("rosa@post.example",))]),
        ("Lovell, Rosa", [("Rosa Lovell", "", ())]),
        ("Rosa (works nights)", [("Rosa (works nights)", "", ())]),
        ("Rosa Mobile", [("Rosa Mobile", "", ())]),
        ("-", [("", "", ())]),
        ("n/a; Rosa", [("", "", ()), ("Rosa", "", ())]),
    ],
)
def test_people_in_a_cell(cell, expected):
    assert people(cell) == expected


@pytest.mark.parametrize(
    "phone", ["0171 555 014", "+49 (0)171 5550142", "(555) 010-1234", "0171/5550141", "٠١٧١٥٥٥٠١٤", "555-0101"]
)
def test_phones(phone):
    assert is_contact(phone)
    assert take_contacts(f"Rosa {phone}")[0] == (phone,)


@pytest.mark.parametrize("text", ["12345", "03.04.2016", "4B", "2016-04-03", "Rosa", "a@", "@post.example", "1" * 17])
def test_no_phones(text):
    assert not is_contact(text)


def test_dates_are_taken_out_of_names():
    assert take_date("Ada Lovell (03.04.2016)") == ("Ada Lovell", "03.04.2016")
    assert take_date("Ada Lovell 1.2") == ("Ada Lovell 1.2", "")


@pytest.mark.parametrize(
    "word", ["aunt", "Großmutter", "abuela", "tía", "grand-mère", "foster carer", "خالة", "whaea", "Oma"]
)
def test_kin(word):
    assert is_kin(word) or word == "خالة"


@pytest.mark.parametrize("word", ["Rosa", "Rosa Lovell", "", "7", "aunt of a good friend of mine"])
def test_not_kin(word):
    assert not is_kin(word)


def test_one_a_row_with_the_name_repeated_or_left_empty():
    text = "Child;Family;Phone\nAda;Rosa;0171 555 010\nAda;Luis;0171 555 011\nBen;Kwame;\n;Efua;0171 555 013\n"
    found = read(text)
    assert [(learner.name, [one.name for one in learner.family]) for learner in found.learners] == [
        ("Ada", ["Rosa", "Luis"]),
        ("Ben", ["Kwame", "Efua"]),
    ]
    assert [one.line for learner in found.learners for one in learner.family] == [2, 3, 4, 5]


def test_a_family_member_without_any_child_is_kept_aside_with_a_note():
    found = read("Child;Family\n;Rosa Lovell\nBen;Kwame\n")
    assert [(note.line, note.code) for note in found.notes] == [(2, "no_child")]
    assert [part.text for part in found.unread] == ["Rosa Lovell"]


def test_a_language_on_a_line_of_its_own_is_kept_aside():
    found = read("Child;Family;Language\nAda;Rosa;Spanish\n;;Twi\nBen;Kwame;Twi\n")
    assert [(note.line, note.code) for note in found.notes] == [(3, "more_languages")]
    assert [part.text for part in found.unread] == ["Twi"]


def test_nobody_yet_is_fine():
    found = read("Child;Family;Contact\nAda;Rosa;\nBen;;\nChiara;n/a;-\n")
    assert [len(learner.family) for learner in found.learners] == [1, 0, 0]
    assert found.notes == ()


def test_a_contact_without_a_name_is_somebody():
    assert family("Child;Family;Contact\nAda;;rosa@post.example\n") == [("", "", "rosa@post.example", "")]


def test_phone_and_mail_of_one_person_stay_together():
    assert family("Child;Family;Phone;E-mail\nAda;Rosa;0171 555 010;rosa@post.example\n") == [
        ("Rosa", "", "0171 555 010, rosa@post.example", "")
    ]


def test_a_phone_that_a_spreadsheet_has_shortened():
    found = read("Child;Family;Phone\nAda;Rosa;4,47171E+11\nBen;Kwame;0171 555 014\n")
    assert [(note.line, note.code) for note in found.notes] == [(2, "broken_phone")]
    assert found.learners[0].family[0].contacts == ()


def test_what_belongs_nowhere_is_kept_aside_with_a_note():
    found = read("Child;Family;Phone\nAda;Rosa;0171 555 014 after six\nBen;Kwame;0171 555 010 (work)\n")
    assert [(note.line, note.code) for note in found.notes] == [(2, "unknown_cell")]
    assert [part.text for part in found.unread] == ["after six", "(work)"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("English", "en"),
        ("EN", "en"),
        ("en-GB", "en"),
        ("zh_Hans", "zh"),
        ("pt-BR", "pt-BR"),
        ("Español", "es"),
        ("espanol", "es"),
        ("français", "fr"),
        ("Türkisch", "tr"),
        ("العربية", "ar"),
        ("عربي", "ar"),
        ("te reo Māori", "mi"),
        ("Maori", "mi"),
        ("日本語", "ja"),
        ("Tiếng Việt", "vi"),
        ("فارسی", "fa"),
        ("Soomaali", "so"),
        ("Kreyòl", "ht"),
        ("ASL", "ase"),
        (" urdu. ", "ur"),
        ("Elvish", ""),
        ("", ""),
        ("en-", ""),
    ],
)
def test_languages(text, code):
    assert language_code(text) == code


@pytest.mark.parametrize("language", FAMILY_LANGUAGES, ids=lambda language: language.code)
def test_every_language_of_our_pages_is_known_by_each_of_its_names(language):
    known = [language_code(name) for name in (language.code, language.name, language.own_name)]
    assert known == [language.code] * 3


@pytest.mark.parametrize(
    ("text", "code"), [("Chinese", "zh"), ("Punjabi", "pa"), ("Kurdish", "ku"), ("Mandarin", "zh")]
)
def test_names_without_what_stands_in_brackets(text, code):
    assert language_code(text) == code


def test_every_language_is_known_by_its_code():
    assert [code for code in set(CODES.values()) if language_code(code) != code] == []


def test_a_language_for_the_whole_row_goes_to_each_of_the_family():
    people = family("Child;Parent 1;Parent 2;Language\nAda;Rosa;Luis;Spanish\n")
    assert people == [("Rosa", "", "", "es"), ("Luis", "", "", "es")]


def test_each_may_have_a_language_of_their_own():
    text = "Child;Parent 1;Language 1;Parent 2;Language 2\nAda;Rosa;es;Luis;pt\n"
    assert family(text) == [("Rosa", "", "", "es"), ("Luis", "", "", "pt")]


def test_a_home_language_waits_for_somebody():
    found = read("Child;Family;Language\nAda;;Spanish\nBen;Kwame;Twi\n")
    assert [(learner.home_language, len(learner.family)) for learner in found.learners] == [("es", 0), ("", 1)]
    assert [(note.line, note.code, note.values) for note in found.notes] == [(2, "language_waits", {"name": "Ada"})]


def test_unknown_and_second_languages_are_kept_aside():
    found = read("Child;Family;Language\nAda;Rosa;Elvish\nBen;Kwame;Twi / English\n")
    assert [(note.line, note.code) for note in found.notes] == [(2, "unknown_language"), (3, "more_languages")]
    assert [part.text for part in found.unread] == ["Elvish", "English"]


NEVER = words_of("submit invalid user parent mother father mum mom dad percent upload error pending fail wrong must")


def test_no_sentence_sounds_like_software_or_leaves_a_family_out():
    said = [*SENTENCES.values(), *ROLE_NAMES.values(), *(words for pair in CHOICES.values() for _, words in pair)]
    spoken = {word.strip(".,:?“”{}()").casefold() for sentence in said for word in sentence.split()}
    assert spoken & NEVER == set()
    assert [sentence for sentence in SENTENCES.values() if not sentence.endswith((".", "?"))] == []


def test_sentences_can_be_said_in_another_language():
    note = read("Ada\nSam\nSam\n").questions[0]
    assert note.say(lambda text: text.replace("is on line", "steht in Zeile")).startswith("Sam steht in Zeile 2")


def test_braces_in_a_list_are_only_signs():
    assert read("Child;Family;Language\nAda;Rosa;{line} {0}\n").notes[0].text == (
        "Line 2: we do not know the language “{line} {0}” yet. You can choose it later."
    )
