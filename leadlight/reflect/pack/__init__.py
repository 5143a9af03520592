"""The words Leadlight brings along: one folder of TOML for each language, read here and nowhere else.

`en/` is the source. Every other folder holds, flat and by id, the reader's fields of the entries it has translated.
"""

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
SOURCE = "en"
FILES = (
    "starters",
    "routines",
    "criteria",
    "agendas",
    "goals",
    "family_guide",
    "letters",
    "after",
    "help",
    "mini",
    "feelings",
    "skills",
)
BANDS = ("5-7", "8-10", "11-14", "15-18")
YOUNG = {"5-7", "8-10"}
SHOWN = (
    "text",
    "one",
    "speak",
    "then",
    "body",
    "say",
    "answer",
    "now",
    "intro",
    "after",
    "family_hint",
    "starter",
    "button",
    "sms",
)
"""The fields a reader sees, and so a translator translates. Everything else is a key, a picture word or a note."""


@dataclass(frozen=True, slots=True)
class Found:
    """A table with an id, where it stands (`("letters", "letter", "para")`), and the reader and ages it is for."""

    table: dict
    where: tuple
    who: str
    band: tuple

    @property
    def id(self):
        return self.table["id"]

    @property
    def needed(self):
        """Whether a translation has to have it: a family, or a learner of 5-10, can come across it."""
        return self.who == "family" or (self.who == "learner" and bool(YOUNG.intersection(self.band or YOUNG)))


@functools.cache
def read(language, name):
    """One file as TOML, parsed once in a process and not to be changed; empty when the language has none."""
    path = FOLDER / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def languages():
    """The folders that are there, the source first."""
    others = {path.parent.name for path in FOLDER.glob("*/*.toml")} - {SOURCE}
    return (SOURCE, *sorted(others))


def inner_tables(table):
    """The (key, rows) of every list of tables inside `table`: a letter's paragraphs, an agenda's parts."""
    for key, value in table.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield key, value


def walk(name, document):
    """Every entry of an English file, those inside other entries too; reader and ages are inherited."""
    top = Found(document, (name,), document.get("who", ""), tuple(document.get("band", ())))
    yield from _below(top)


def _below(found):
    for key, rows in inner_tables(found.table):
        for row in rows:
            child = Found(row, (*found.where, key), row.get("who", found.who), tuple(row.get("band", found.band)))
            yield child
            yield from _below(child)
