"""What must hold for a translated pack: nothing needed is missing, nothing is half done, no placeholder is lost.

A translation is a folder beside en/ with the same file names. Each file is flat: a table per English id that holds the
translated fields a reader sees and nothing else.

    lang = "es"
    reviewed = false            # true only when a native reader has signed in REVIEWERS.md

    [st_then_now_01]
    text = "Antes … Ahora …"
    speak = "Antes. Ahora."
"""

import re

from leadlight.reflect.pack import FILES, FOLDER, SHOWN, SOURCE, read, walk


def documents(language):
    """{file name: its TOML} of a translation."""
    return {name: read(language, name) for name in FILES}


def troubles(language, pack):
    """Each thing that is not right with `pack`, as `documents(language)` gives it, in one line."""
    for name, document in pack.items():
        yield from (f"{language}/{name} {what}" for what in _file(language, name, document))


def missing(pack):
    """Ids of the entries a family, or a learner of 5-10, can come across and would read in English."""
    needed = [(name, found) for name in FILES for found in walk(name, read(SOURCE, name)) if found.needed]
    return [found.id for name, found in needed if found.id not in pack.get(name, {})]


def _file(language, name, document):
    if document.get("lang") != language:
        yield f": lang is {document.get('lang')}"
    yield from _review(language, document.get("reviewed"))
    known = {found.id: found.table for found in walk(name, read(SOURCE, name))}
    for key, table in document.items():
        if not isinstance(table, dict):
            continue
        if key not in known:
            yield f"{key}: no such id in English"
        else:
            yield from (f"{key}{what}" for what in _fields(known[key], table))


def _review(language, reviewed):
    if not isinstance(reviewed, bool):
        yield ": reviewed is neither true nor false"
    signed = (FOLDER / "REVIEWERS.md").read_text(encoding="utf-8")
    if reviewed and not re.search(rf"^\| {language} \|", signed, re.M):
        yield ": reviewed, but nobody has signed in REVIEWERS.md"


def _fields(english, translated):
    for field in translated:
        if field not in SHOWN or field not in english:
            yield f".{field}: not a field to translate here"
    for field in SHOWN:
        if not isinstance(english.get(field), str):
            continue
        there = translated.get(field, "")
        if not there.strip():
            yield f".{field}: not translated"
        elif _holes(english[field]) != _holes(there):
            yield f".{field}: placeholders differ"


def _holes(text):
    return set(re.findall(r"\{\w+\}", text))
