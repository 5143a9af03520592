"""Whatever is pasted: a list or a plain refusal, and nothing that was written vanishes."""

import re
import time
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leadlight.people.classlist import ListRefused, read
from leadlight.people.classlist.languages import CODES
from leadlight.people.classlist.names import fold
from leadlight.people.classlist.table import clean

REGION = re.compile(r"(?<![^\W_])[A-Za-z]{2,3}[-_]([A-Za-z]{2}|[A-Za-z]{4})(?![^\W_])")  # of pt_BR only pt is kept
WORD = re.compile(r"[^\W\d_]+")
PIECES = (
    """
Ada Lovell|Lovell, Ada|ليلى حداد|José Nuñez|O’Brien, Finn|Ben|DUPONT Marie|佐藤 花|Noor van Os|1. Ada|7
Rosa (aunt); Luis|Name|Surname|First name|Guardian 1|Contact|Language|E-mail|Birth date
Mother|Class|Notes|Total: 26|Class 4B 2026|sep=;
x@|rosa@post.example|0171 555 014|Rosa Lovell, aunt|English|Elvish|12.03.2016|4B|aunt|n/a|-|see Hodan's list
Rosa mobile|+
"|"Ada, B"|<b>Ada</b>|{0}|%s|a b c d e f g h i j k l|1,7E+08|Rosa: tel. 0171 555 014|Rosa <rosa@post.example>|/|?
""".strip()
    .replace("\n", "|")
    .split("|")
)
PIECES += ["", " ", "\u202eAda\u202c", "Li" * 70, "Ada\x0bLovell"]
CELLS = st.sampled_from(PIECES) | st.text(max_size=12)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=9)
TIDY_ROWS = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), min_size=1, max_size=9)
ROLES = ["child", "first", "last", "family_last", "contact", "leave", "language"]
CHOSEN = st.dictionaries(st.integers(0, 5), st.sampled_from(ROLES))
DELIMITERS = st.sampled_from(["\t", ";", ",", "|", " "])
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def words(text):
    return {word.casefold() for word in WORD.findall(clean(text)[0])}


def said_in(found):
    """Every word the reader gives back, wherever it put it."""
    texts = [left.text for left in found.unread] + [note.text for note in found.notes]
    texts += [str(value) for note in found.notes for value in note.values.values()]
    texts += [column.heading for column in found.columns]
    for learner in found.learners:
        texts.append(learner.name)
        for member in learner.family:
            texts += [member.name, member.relation, *member.contacts]
    return set().union(*map(words, texts))


def languages_of(found):
    spoken = {learner.home_language for learner in found.learners}
    return spoken | {member.language for learner in found.learners for member in learner.family}


def lost(text, found):
    regions = {region.casefold() for region in REGION.findall(text)}
    gone = words(text) - said_in(found) - {"sep", "mailto"} - regions
    codes = languages_of(found) - {""}
    named = [fold(name) for name, code in CODES.items() if code in codes]
    return {word for word in gone if not any(fold(word) in name for name in named)}


LABELS = {"tel", "phone", "mobile", "mob", "cell", "e", "mail", "whatsapp", "handy"}


@settings(max_examples=400, deadline=None, derandomize=True)
@given(ROWS, DELIMITERS, LINE_ENDS)
@example([["Name", "Contact"], ["", "rosa@post.example"]], ",", "\n")
@example([["Ada Lovell", "Rosa"], ["", "Luis"]], ";", "\n")
@example([["Ada Lovell", "हिन्दी"]], "\t", "\n")
def test_no_word_of_a_table_vanishes(rows, delimiter, line_end):
    text = line_end.join(delimiter.join(cells) for cells in rows)
    try:
        found = read(text)
    except ListRefused as refusal:
        assert str(refusal)
    else:
        assert lost(text, found) - LABELS == set()


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_no_word_of_any_text_vanishes(text):
    try:
        found = read(text)
    except ListRefused as refusal:
        assert str(refusal)
    else:
        assert lost(text, found) - LABELS == set()


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.binary(max_size=300))
@example(b"")
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00")
@example(b"\x00")
def test_any_bytes_are_a_list_or_a_plain_refusal(raw):
    try:
        found = read(raw)
    except ListRefused as refusal:
        assert refusal.line >= 1
        assert str(refusal).endswith(".")
    else:
        assert found.learners or found.questions


@settings(max_examples=200, deadline=None, derandomize=True)
@given(ROWS, CHOSEN)
def test_any_choice_of_columns_keeps_every_word(rows, mapping):
    text = "\n".join("\t".join(cells) for cells in rows)
    try:
        found = read(text, mapping=mapping)
    except ListRefused as refusal:
        assert refusal.code in {"empty", "no_names", "is_page"}
    else:
        assert lost(text, found) - LABELS == set()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TIDY_ROWS, st.sampled_from(["utf-8-sig", "utf-16", "utf-32", "utf-8"]))
def test_encodings_with_a_mark_read_as_the_same_text(rows, encoding):
    text = "\n".join("\t".join(cells) for cells in [["Name", "Contact"], ["Ada Lovell", "x@post.example"], *rows])
    try:
        expected = read(text).to_json()
    except ListRefused as refusal:
        expected = refusal.code
    try:
        found = read(text.encode(encoding)).to_json()
    except ListRefused as refusal:
        found = refusal.code
    assert found == expected


PASTES = {
    "names": "Ada Lovell\n" * 9000,
    "table": "Ada Lovell\tRosa Lovell, aunt\trosa@post.example\tEnglish\n" * 1800,
    "quotes": '"a""b' * 20_000,
    "open quotes": '"Ada\n' * 20_000,
    "one line": "a" * 100_000,
    "digits": "1" * 100_000,
    "spaces": "a " * 50_000,
    "commas": "," * 50_000 + "Ada" + "," * 50_000,
    "phones": "Ada,0171 555 0101 " * 5000,
    "at signs": "a@" * 50_000,
    "at signs of family": "Name,Family\nAda," + "a@" * 50_000,
    "letters of family": "Name,Family\nAda," + "a" * 100_000,
    "phones of family": "Name,Family\nAda," + "0171 555 0101 " * 7000,
    "brackets": "Name,Family\nAda," + "(" * 100_000,
    "continued": "Name,Family\nAda,Rosa\n" + ",Luis Marin 0171\n" * 6000,
}


@pytest.mark.parametrize("kind", PASTES)
def test_a_hundred_thousand_bytes_are_read_at_once(kind):
    before = time.process_time()
    with suppress(ListRefused):
        read(PASTES[kind])
    assert time.process_time() - before < 1  # 0.3 s on a quiet machine
