"""bin/words, on a small house of its own."""

import importlib.machinery
import importlib.util
from pathlib import Path

import polib
import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from leadlight.platform.languages import OFFERED

WORDS = Path(__file__).resolve().parent.parent / "bin" / "words"

FAMILY_PAGE = """{% extends "invite/frame.html" %}{% load i18n %}
{# Translators: the greeting above a letter #}
<h1>{% translate "Hello" %}</h1>
{% blocktranslate count n=many %}{{ n }} picture{% plural %}{{ n }} pictures{% endblocktranslate %}
{% translate "May" context "month" %} {{ _("Choose a time")|capfirst }} {% include "invite/_slot.html" %}
"""
HOUSE = {
    "invite/templates/invite/family/page.html": FAMILY_PAGE,
    "invite/templates/invite/frame.html": '{% load i18n %}<a href="/">{% translate "Home" %}</a>',
    "invite/templates/invite/_slot.html": (
        "{% load i18n %}{% blocktranslate %}At <b>{{ time }}</b>{% endblocktranslate %}"
    ),
    "invite/templates/invite/desk.html": '{% load i18n %}{% translate "Letters to print" %}',
    "people/templates/people/both.html": '{% extends base %}{% load i18n %}{% translate "Our chart" %}',
    "invite/templates/invite/marked.html": '{# Seen from the first day. words: family, learner #}{% load i18n %}{% translate "My window" %}',
    "plan/templates/plan/mine.html": '{% extends "platform/child.html" %}{% load i18n %}{% translate "My plan" %}',
    "invite/forms.py": 'label = _("Where"\n " do you sit?")\n_(label)\n',
    "invite/sayings.py": (
        "# words: family\n"
        "# Translators: said after a choice\n"
        'saved = gettext_lazy("Saved. %(name)s can see it.")\n'
        'counted = ngettext("One day", "%(n)d days", n)\n'
        'spring = pgettext_lazy("season", "Spring")\n'
    ),
    "invite/tests/test_it.py": '_("Only in a test")',
}
NEEDED = ["%(n)s picture", "At <b>%(time)s</b>", "Choose a time", "Hello", "Home", "May"]
NEEDED += ["My plan", "My window", "Our chart", "One day", "Saved. %(name)s can see it.", "Spring"]
EVERYTHING = sorted([*NEEDED, "Letters to print", "Where do you sit?"])


@pytest.fixture(scope="module")
def words():
    loader = importlib.machinery.SourceFileLoader("bin_words", str(WORDS))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("bin_words", loader))
    loader.exec_module(module)
    return module


@pytest.fixture
def house(tmp_path):
    for name, text in HOUSE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def run(words, house, command):
    return words.main([command, "--root", str(house)])


def catalogue(house, language):
    return polib.pofile(str(house / "locale" / language / "LC_MESSAGES" / "django.po"), wrapwidth=0)


def translate(house, language, **changed):
    """Translate everything soundly, but for `changed` {English: translation}."""
    found = catalogue(house, language)
    for entry in found:
        forms = {number: changed.get(entry.msgid, entry.msgid_plural) for number in entry.msgstr_plural}
        entry.msgstr_plural = forms
        if not entry.msgid_plural:
            entry.msgstr = changed.get(entry.msgid, entry.msgid + " ·")
    found.save(newline="\n")


@pytest.fixture
def translated(words, house, capsys):
    run(words, house, "collect")
    for language in words.PLURALS:
        translate(house, language)
    run(words, house, "compile")
    capsys.readouterr()
    return house


def test_collect_gathers_every_marked_text_in_order(words, house):
    assert run(words, house, "collect") == 0
    for language in ("es", "fr", "ar", "mi"):
        assert [entry.msgid for entry in catalogue(house, language)] == EVERYTHING


def test_collect_says_what_there_is_to_translate(words, house, capsys):
    run(words, house, "collect")
    assert capsys.readouterr().out.splitlines()[0] == "es: 14 texts, 14 to translate"


def test_an_entry_says_where_it_stands_and_what_the_writer_meant(words, house):
    run(words, house, "collect")
    hello, may = (catalogue(house, "es").find(text) for text in ("Hello", "May"))
    assert (hello.comment, hello.occurrences) == (
        "the greeting above a letter",
        [("invite/templates/invite/family/page.html", "")],
    )
    assert may.msgctxt == "month"


def test_arabic_has_six_forms_and_the_others_two(words, house):
    run(words, house, "collect")
    forms = {code: len(catalogue(house, code).find("One day").msgstr_plural) for code in words.PLURALS}
    assert forms == {"es": 2, "fr": 2, "ar": 6, "mi": 2}


def test_collecting_again_changes_nothing(words, translated):
    before = {path: path.read_bytes() for path in translated.rglob("*.po")}
    run(words, translated, "collect")
    assert {path: path.read_bytes() for path in translated.rglob("*.po")} == before
    assert len(before) == 4


def test_collect_keeps_translations_and_drops_what_is_no_longer_used(words, translated):
    (translated / "invite/templates/invite/desk.html").write_text('{% load i18n %}{% translate "Print" %}')
    run(words, translated, "collect")
    there = {entry.msgid: entry.msgstr for entry in catalogue(translated, "mi")}
    assert (there["Hello"], there["Print"], "Letters to print" in there) == ("Hello ·", "", False)


def test_a_catalogue_says_that_nobody_has_signed_it_until_somebody_does(words, house):
    run(words, house, "collect")
    fresh = catalogue(house, "mi")
    assert fresh.header == "unreviewed until a native reader signs"
    fresh.header = "read by Hine Example, March 2027"
    fresh.save(newline="\n")
    run(words, house, "collect")
    assert catalogue(house, "mi").header == "read by Hine Example, March 2027"


def test_long_texts_stay_on_one_line(words, house):
    (house / "invite/long.py").write_text(f'_("{"word " * 60}")')
    run(words, house, "collect")
    assert f'msgid "{"word " * 60}"' in (house / "locale/es/LC_MESSAGES/django.po").read_text().splitlines()


def test_compiled_words_speak(words, translated):
    import gettext

    with (translated / "locale/ar/LC_MESSAGES/django.mo").open("rb") as made:
        arabic = gettext.GNUTranslations(made)
    assert arabic.gettext("Hello") == "Hello ·"
    assert arabic.ngettext("One day", "%(n)d days", 3) == "%(n)d days"
    assert arabic.pgettext("month", "May") == "May ·"


def test_check_is_clean_when_all_is_translated(words, translated, capsys):
    assert run(words, translated, "check") == 0
    assert capsys.readouterr().out == "clean\n"


def test_check_names_what_families_and_young_learners_would_read_in_english(words, house, capsys):
    run(words, house, "collect")
    for language in ("fr", "ar", "mi"):
        translate(house, language)
    run(words, house, "compile")
    capsys.readouterr()
    assert run(words, house, "check") == 1
    *lines, last = capsys.readouterr().out.splitlines()
    assert sorted(line.split(": ", 2)[2] for line in lines) == sorted(repr(text) for text in NEEDED)
    assert {line.split(":")[0] for line in lines} == {"es"}
    assert last == "12 to look at"


def test_check_notices_a_text_that_nobody_has_collected(words, translated, capsys):
    page = translated / "invite/templates/invite/family/page.html"
    page.write_text(FAMILY_PAGE + '{% translate "Goodbye" %}')
    assert run(words, translated, "check") == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "es: not translated, in invite/templates/invite/family/page.html: 'Goodbye'"
    )


def test_a_doubtful_translation_does_not_count(words, translated, capsys):
    found = catalogue(translated, "mi")
    found.find("Hello").flags.append("fuzzy")
    found.save(newline="\n")
    run(words, translated, "compile")
    assert run(words, translated, "check") == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "mi: not translated, in invite/templates/invite/family/page.html: 'Hello'",
        "1 to look at",
    ]


BROKEN = [
    ("Saved. %(name)s can see it.", "Ka kite koe.", "placeholders differ"),
    ("Saved. %(name)s can see it.", "Ka kite a %(ingoa)s.", "placeholders differ"),
    ("At <b>%(time)s</b>", "Hei te %(time)s", "tags differ"),
    ("One day", "%(ra)s rā", "a placeholder that English does not have"),
    ("One day", "rā", "placeholders differ"),
]


@pytest.mark.parametrize(("english", "text", "what"), BROKEN)
def test_a_broken_placeholder_is_named_and_never_compiled(words, translated, capsys, english, text, what):
    translate(translated, "mi", **{english: text})
    run(words, translated, "compile")
    assert capsys.readouterr().err == f"mi: left out, {what}: {english!r}\n"
    assert text.encode() not in (translated / "locale/mi/LC_MESSAGES/django.mo").read_bytes()

    assert run(words, translated, "check") == 1
    assert capsys.readouterr().out == f"mi: {what}: {english!r}\n1 to look at\n"


def test_the_form_for_one_may_leave_the_number_out(words, translated, capsys):
    found = catalogue(translated, "es")
    found.find("One day").msgstr_plural = {0: "Un día", 1: "%(n)d días"}
    found.save(newline="\n")
    run(words, translated, "compile")
    assert run(words, translated, "check") == 0


def test_check_notices_words_that_are_not_compiled(words, translated, capsys):
    translate(translated, "fr", Hello="Bonjour")
    assert run(words, translated, "check") == 1
    assert capsys.readouterr().out == "fr: the compiled words are older: run bin/words compile\n1 to look at\n"


LANGUAGES = ("es", "fr", "ar", "mi")
OURS = WORDS.parent.parent / "leadlight"


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_translations_are_sound_and_compiled(words, language):
    assert list(words.open_in(OURS, language, needed={})) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_django_speaks_the_language(language):
    with translation.override(language):
        assert translation.gettext("To the first page") == catalogue(OURS, language).find("To the first page").msgstr
        assert translation.get_language_bidi() == (language == "ar")


def test_no_family_and_no_child_reads_english_for_want_of_a_translation(words, capsys):
    assert words.main(["check"]) == 0, capsys.readouterr().out


def test_a_language_is_called_by_its_own_name_in_every_language():
    with translation.override("ar"):
        assert ">English<" in render_to_string(
            "platform/_language_choices.html", {"request": RequestFactory().get("/")}
        )


def test_the_languages_gathered_are_those_offered(words):
    assert tuple(words.PLURALS) == LANGUAGES == tuple(code for code, _ in OFFERED if code != "en")
