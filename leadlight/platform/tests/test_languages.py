import unicodedata

import pytest

from leadlight.platform.languages import (
    FAMILY_LANGUAGES,
    LANGUAGE_INFO,
    LTR,
    OFFERED,
    RTL,
    direction,
    language,
    own_name,
    set_apart,
)


def strong_directions(text):
    return {unicodedata.bidirectional(letter) for letter in text} & {"L", "R", "AL"}


def test_pages_come_in_five_languages_by_their_own_names():
    assert OFFERED == [
        ("en", "English"),
        ("es", "Español"),
        ("fr", "Français"),
        ("ar", "العربية"),
        ("mi", "te reo Māori"),
    ]


def test_every_offered_language_can_be_a_family_language_by_the_same_name():
    assert [(code, own_name(code)) for code, _ in OFFERED] == OFFERED


def test_django_learns_maori_and_nothing_else():
    assert LANGUAGE_INFO == {"mi": {"bidi": False, "code": "mi", "name": "Māori", "name_local": "te reo Māori"}}


def test_no_family_language_stands_twice():
    for field in ("code", "name", "own_name"):
        there = [getattr(each, field) for each in FAMILY_LANGUAGES]
        assert len(there) == len(set(there)), field


@pytest.mark.parametrize("each", FAMILY_LANGUAGES, ids=lambda each: each.code)
def test_direction_is_that_of_the_script_of_the_own_name(each):
    runs_left = bool(strong_directions(each.own_name) & {"R", "AL"})
    assert each.direction == (RTL if runs_left else LTR)


@pytest.mark.parametrize("each", FAMILY_LANGUAGES, ids=lambda each: each.code)
def test_own_name_is_composed_as_a_font_expects_it(each):
    assert each.own_name == unicodedata.normalize("NFC", each.own_name).strip()


@pytest.mark.parametrize(("code", "found"), [("pt-BR", "pt"), ("zh_Hant", "zh"), ("AR-eg", "ar"), ("fil", "fil")])
def test_a_regional_form_is_found_under_its_language(code, found):
    assert language(code).code == found


@pytest.mark.parametrize(("code", "expected"), [("ur", RTL), ("fa-AF", RTL), ("mi", LTR), ("tlh", LTR), (None, LTR)])
def test_direction_of_a_code(code, expected):
    assert direction(code) == expected


def test_a_language_we_do_not_know_is_shown_by_its_code():
    assert (language("tlh"), own_name("tlh")) == (None, "tlh")


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("Ada", "en", "Ada"),
        ("Ada", "ar", "\u2068Ada\u2069"),
        (20, "ar", "\u206820\u2069"),
        ("عمر", "fr", "\u2068عمر\u2069"),
        ("https://hill.example/i", "ar", "\u2068https://hill.example/i \u2069"),
        ("A\u2069\u202eda", "ar", "\u2068Ada\u2069"),
        ("Zoë", "mi", "Zoë"),
    ],
)
def test_a_value_is_set_apart_when_it_or_the_sentence_runs_from_right_to_left(value, code, expected):
    assert set_apart(value, code) == expected
