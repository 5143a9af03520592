"""What is written for the sample school: enough of it, all different, and spoken as we speak."""

import re
from collections import Counter

import pytest

from leadlight.exchange.sample.pieces import _told
from leadlight.exchange.sample.story import catalogue, read

CLASSES = {row["name"]: row for row in read("school.toml")["class"]}
NOT_OURS = re.compile(
    r"\b(submit\w*|fail\w*|invalid|weak\w*|score\w*|parent\w*|mother\w*|father\w*|dad|percent\w*|error\w*)\b|%"
)


def pieces(name):
    return list(_told(read(CLASSES[name]["pieces"])))


def sentences():
    for name, row in CLASSES.items():
        for piece in pieces(name):
            yield from (text for text in (piece.said, piece.words) if text)
        for _who, words in read(row["pieces"])["five"]["answers"]:
            yield words


def test_nobody_says_anything_twice():
    counted = Counter(sentences())
    assert [text for text, times in counted.items() if times > 1] == []
    assert len(counted) >= 420


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_every_child_of_a_class_has_six_to_fifteen_pieces_and_no_window_is_like_another(name):
    owned = {}
    for piece in pieces(name):
        owned.setdefault(piece.who, set()).add(piece.picture or piece.title)
    called = {full.split()[0] for full in CLASSES[name]["learners"]}
    assert set(owned) == called
    assert len(called) == 26
    assert [who for who, window in owned.items() if not 6 <= len(window) <= 15] == []
    assert len({frozenset(window) for window in owned.values()}) == 26


def test_written_spoken_and_paper_pieces_stand_beside_at_least_sixty_pictures():
    told = pieces("4B") + pieces("1C")
    assert {piece.kind for piece in told} == {"photo", "drawing", "writing", "paper", "voice"}
    assert len({piece.picture for piece in told} - {""}) >= 60
    assert {piece.voice for piece in told} - {""} <= set(catalogue("voice"))


def test_families_have_every_shape():
    lines = [line.split("|") for row in CLASSES.values() for family in row["learners"].values() for line in family]
    languages = {line[2].strip() for line in lines}
    relations = {line[1].strip() for line in lines}
    scripts = {"ar", "ja", "yue", "uk", "ko"}
    assert scripts <= languages
    assert {"Teta", "foster carer", "Nana", "brother", "aunt"} <= relations
    assert {line[3].strip() for line in lines} == {"1", "2"}
    assert sum(line[-1].strip() == "barred" for line in lines) == 1


@pytest.mark.parametrize("file", ["pieces-4b.toml", "pieces-1c.toml", "year.toml", "school.toml"])
def test_words_that_are_not_ours_stand_nowhere(file):
    assert NOT_OURS.findall(str(read(file))) == []
