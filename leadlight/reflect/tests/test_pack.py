"""The pack is in order in every language, and the checks would notice if it were not."""

import copy
import os
import subprocess
import sys

import pytest

from leadlight.reflect import pack
from leadlight.reflect.pack import check, check_english, check_translation, entries, tone

TRANSLATIONS = ("ar", "es", "fr", "mi")


@pytest.fixture
def english():
    return copy.deepcopy(check_english.documents())


@pytest.fixture
def maori():
    return copy.deepcopy(check_translation.documents("mi"))


def find(document, id):
    return next(found.table for found in pack.walk("any", document) if found.id == id)


def test_the_languages_shipped_are_the_folders_that_are_there():
    assert pack.languages() == ("en", *TRANSLATIONS)
    assert sorted(entries.LANGUAGES) == sorted(pack.languages())


def test_english_is_in_order():
    assert list(check_english.troubles(check_english.documents())) == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translation_is_in_order(language):
    documents = check_translation.documents(language)
    assert list(check_translation.troubles(language, documents)) == []
    assert check_translation.missing(documents) == []


def test_the_pack_is_whole():
    assert len(entries.source()) == 1935
    assert {found.who for found in entries.source()} == {"learner", "family", "teacher", "office"}


BROKEN_LINES = [
    ("text", "I submit my work.", "mini mi_empty_learner_pane: never-everywhere “submit*” in text: I submit my work."),
    ("text", "Mine is the best.", "mini mi_empty_learner_pane: never-child “best” in text: Mine is the best."),
    ("text", "{nobody} says hello.", "mini mi_empty_learner_pane: placeholder not declared: {'nobody'}"),
    ("text", "One more...", "mini mi_empty_learner_pane: dots, apostrophe or spaces: One more..."),
    ("text", " ", "mini mi_empty_learner_pane: no text"),
    ("text", "I look {name.", "mini mi_empty_learner_pane: braces do not pair: I look {name."),
    ("band", ["5-6"], "mini mi_empty_learner_pane: band ['5-6']"),
    ("symbol", "a glass", "mini mi_empty_learner_pane: symbol is not one plain noun: a glass"),
    ("who", "robot", "mini mi_empty_learner_pane: who is robot"),
    (
        "text",
        "I look at every one of my panes before I choose.",
        "mini mi_empty_learner_pane: 11 words, 10 at most: I look at every one of my panes before I choose.",
    ),
]


@pytest.mark.parametrize(("field", "value", "expected"), BROKEN_LINES)
def test_a_broken_line_is_named(english, field, value, expected):
    find(english["mini"], "mi_empty_learner_pane")[field] = value
    assert list(check_english.troubles(english)) == [expected]


def test_a_long_sentence_to_a_family_is_named(english):
    long = "We " + "very " * 17 + "gladly wait."
    find(english["letters"], "le_invitation_bye")["text"] = f"{long} {{teacher}}, {{school}}"
    assert list(check_english.troubles(english)) == [f"letters le_invitation_bye: sentence of 20 words: {long}"]


def test_an_agenda_whose_minutes_do_not_add_up_is_named(english):
    find(english["agendas"], "ag_mini")["minutes"] = 9
    assert list(check_english.troubles(english)) == ["ag_mini: parts add up to 8, not 9"]


def test_an_id_that_stands_twice_is_named(english):
    english["feelings"]["feeling"][0]["id"] = "mi_empty_learner_pane"
    assert list(check_english.troubles(english)) == [
        "feelings mi_empty_learner_pane: id also stands in mini",
    ]


def test_a_starter_kind_with_too_few_is_named(english):
    kept = [row for row in english["starters"]["starter"] if row["category"] != "teach"]
    english["starters"]["starter"] = kept
    assert list(check_english.troubles(english)) == [
        f"starters: teach has 0 starters for {band}" for band in pack.BANDS
    ]


def test_a_missing_file_is_named(english):
    english["routines"] = {}
    assert "routines: file is missing or empty" in list(check_english.troubles(english))


def test_text_that_counts_wants_plurals(english):
    find(english["mini"], "mi_undo_teacher_list").pop("plural")
    assert list(check_english.troubles(english)) == [
        "mini mi_undo_teacher_list: counts something but has no plural = true: {n} learners are in the class."
    ]


BROKEN_TRANSLATIONS = [
    ({"text": "Kia ora"}, "mi/letters le_invitation_greet.text: placeholders differ"),
    ({"text": " "}, "mi/letters le_invitation_greet.text: not translated"),
    ({"text": "{family}", "then": "Ae"}, "mi/letters le_invitation_greet.then: not a field to translate here"),
    ({"text": "{family}", "symbol": "door"}, "mi/letters le_invitation_greet.symbol: not a field to translate here"),
]


@pytest.mark.parametrize(("entry", "expected"), BROKEN_TRANSLATIONS)
def test_a_broken_translation_is_named(maori, entry, expected):
    maori["letters"]["le_invitation_greet"] = entry
    assert list(check_translation.troubles("mi", maori)) == [expected]


def test_an_id_english_does_not_have_is_named(maori):
    maori["mini"]["mi_nowhere"] = {"text": "Kei hea?"}
    assert list(check_translation.troubles("mi", maori)) == ["mi/mini mi_nowhere: no such id in English"]


@pytest.mark.parametrize("needed", ["le_invitation_greet", "mi_empty_learner_window"])
def test_a_translation_that_lacks_what_a_family_or_a_young_learner_reads_is_named(maori, needed):
    for document in maori.values():
        document.pop(needed, None)
    assert check_translation.missing(maori) == [needed]


@pytest.mark.parametrize("not_needed", ["le_cover", "mi_privacy_learner_adult_help_older"])
def test_words_for_staff_and_older_learners_may_stay_english(maori, not_needed):
    for document in maori.values():
        document.pop(not_needed, None)
    assert check_translation.missing(maori) == []


def test_reviewed_wants_a_signature(maori):
    maori["mini"]["reviewed"] = True
    assert list(check_translation.troubles("mi", maori)) == [
        "mi/mini : reviewed, but nobody has signed in REVIEWERS.md"
    ]


def test_a_folder_of_another_language_is_named(maori):
    maori["mini"]["lang"] = "es"
    assert list(check_translation.troubles("mi", maori)) == ["mi/mini : lang is es"]


@pytest.mark.parametrize(
    ("text", "lists", "found"),
    [
        ("My scores", ["everywhere"], ["score*"]),
        ("Mumble", ["everywhere"], []),
        ("100 % mine", ["everywhere"], ["%"]),
        ("The very best", ["family"], []),
        ("Are you sure?", ["child"], ["are you sure"]),
    ],
)
def test_words_are_looked_for_whole(text, lists, found):
    assert [word for _, word in tone.banned(text, lists)] == found


def test_reading_grade_grows_with_long_words():
    assert (
        tone.grade(["Look at the work. Then wait."])
        < 2
        < tone.grade(["Collaborative documentation facilitates reflection."])
    )


def test_the_command_says_clean_and_leaves_with_zero():
    done = subprocess.run(
        [sys.executable, "-m", "leadlight.reflect.pack.check"],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(pack.FOLDER.parents[2])},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [line for line in done.stdout.splitlines() if ": " in line] == [
        f"{language}: clean" for language in ("en", *TRANSLATIONS)
    ]


def test_the_command_names_a_language_that_is_not_there(capsys):
    assert check.main(["tlh"]) == 1
    assert capsys.readouterr().err == "There is no folder for tlh. There are: en, ar, es, fr, mi.\n"


def test_the_command_says_what_to_look_at(capsys, monkeypatch):
    monkeypatch.setattr(check_translation, "missing", lambda documents: ["st_one"])
    assert check.main(["mi"]) == 1
    assert capsys.readouterr().out == "LOOK mi st_one: wanted, not there\nmi: 1 to look at\n"
