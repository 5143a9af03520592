"""How a sentence is measured: its words, its reading age, and the words TONE.md asks us never to use."""

import functools
import re

from leadlight.reflect.pack import FOLDER

LISTS = ("everywhere", "owned", "child", "family", "teacher", "pronoun")
READER_LIST = {"learner": "child", "family": "family"}


def words(text):
    pieces = re.split(r"\s+", re.sub(r"[—–/]", " ", text))
    return [piece for piece in pieces if re.search(r"[\w…{]", piece) and piece != "…"]


def sentences(text):
    return [piece for piece in re.split(r"(?<=[.!?…:])[”’]?\s+", text) if words(piece)]


def syllables(word):
    word = re.sub(r"[^a-z]", "", word.lower())
    silent_e = word.endswith("e") and not word.endswith("le") and len(word) > 3
    return max(1, len(re.findall(r"[aeiouy]+", word)) - silent_e)


def grade(texts):
    """Flesch-Kincaid grade, roughly. The reading age is about five years more."""
    said = [word for text in texts for word in words(re.sub(r"\{\w+\}", "Lina", text))]
    breaths = sum(len(sentences(text)) for text in texts)
    return 0.39 * len(said) / max(1, breaths) + 11.8 * sum(map(syllables, said)) / max(1, len(said)) - 15.59


@functools.cache
def never():
    """{list name: ((word, pattern), ...)} from the fenced blocks of TONE.md."""
    tone = (FOLDER / "TONE.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```never-(\w+)\n(.*?)```", tone, re.S)
    return {name: tuple((line, _pattern(line)) for line in block.strip().split("\n")) for name, block in blocks}


def _pattern(line):
    """Whole words, any case; a `*` at the end stands for any ending."""
    is_word = line[0].isalpha()
    ending = r"\w*" if line.endswith("*") else r"(?!\w)" if is_word else ""
    return re.compile((r"(?<!\w)" if is_word else "") + re.escape(line.rstrip("*")) + ending, re.IGNORECASE)


def banned(text, lists):
    """The (list, word) of everything in `text` that one of the `lists` asks us not to say."""
    return [(name, word) for name in lists for word, pattern in never().get(name, ()) if pattern.search(text)]


def lists_for(who):
    return READER_LIST.get(who, "teacher")
