"""The pack as typed entries in a reader's language, built once in a process when first asked for.

English gives the shape; each language of a reader's chain lays its words over it, entry by entry.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from leadlight.platform.languages import forms
from leadlight.reflect import pack

LANGUAGES = ("en", "es", "fr", "ar", "mi")
OWN_FIELDS = {"id", "text", "speak", "then", "one", "symbol", "band", "who"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the pack says.

    text, speak, then, one   shown; read aloud; the next step or button; the form for the number one
    who, band                the reader and the ages it is for
    lang                     the language `text` is really in, for a `lang` attribute
    extra                    its other fields: minutes, kind, family_hint, sms, help … (notes for staff are English);
                             also as entry["minutes"], and in a template as entry.minutes
    parts                    the entries inside it in order: paragraphs, cards, options, questions, steps
    """

    id: str
    text: str
    who: str
    band: tuple[str, ...]
    lang: str
    speak: str = ""
    then: str = ""
    one: str = ""
    symbol: str = ""
    extra: Mapping = field(default_factory=dict, compare=False, repr=False)
    parts: tuple["Entry", ...] = field(default=(), repr=False)

    def __getitem__(self, key):
        return self.extra[key]


def chain(lang):
    """The shipped languages to look in for a reader of `lang`, best first: `es-MX` gives ("es", "en")."""
    return tuple(dict.fromkeys(each for each in (*forms(lang), pack.SOURCE) if each in LANGUAGES))


def entry(id, lang="en", band=None):
    """The Entry called `id`, in the form for a learner of `band` where the pack has several."""
    return by_id(chain(lang))[variants().get((id, band), id)]


def missing(lang):
    """Ids that a family, or a learner of 5-10, can reach and that a reader of `lang` would get in English."""
    if pack.SOURCE in forms(lang):
        return []
    held = {key for each in chain(lang)[:-1] for key in words(each)}
    return [found.id for found in source() if found.needed and found.id not in held]


def reviewed(lang):
    """Whether somebody who speaks it has read and signed the whole of it; English is the source."""
    folder = chain(lang)[0]
    return folder == pack.SOURCE or all(pack.read(folder, name)["reviewed"] for name in pack.FILES)


@functools.cache
def source():
    """Every entry of the English pack as it was found, in the pack's order."""
    return tuple(found for name in pack.FILES for found in pack.walk(name, pack.read(pack.SOURCE, name)))


@functools.cache
def words(language):
    """{id: the translated fields} of a language that is not the source."""
    everything = [pack.read(language, name) for name in pack.FILES] if language != pack.SOURCE else []
    return {key: row for document in everything for key, row in document.items() if isinstance(row, dict)}


@functools.cache
def by_id(languages):
    """{id: Entry} of the whole pack, each in the first of `languages` that holds it."""
    built = {}
    for found in reversed(source()):  # what stands inside an entry comes after it
        built[found.id] = _build(found, languages, built)
    return built


@functools.cache
def table(languages, *where):
    """The entries of one table: `table(("en",), "letters", "letter")`."""
    everything = by_id(languages)
    return tuple(everything[found.id] for found in source() if found.where == where)


def rows(file, name, lang, band=None, **wanted):
    """The entries of a table for a reader of `lang`, for `band`, whose fields equal `wanted` where something is."""
    asked = {key: value for key, value in wanted.items() if value is not None}
    return tuple(
        row
        for row in table(chain(lang), file, name)
        if (band is None or band in row.band)
        and all((row.who if key == "who" else row.extra.get(key)) == value for key, value in asked.items())
    )


@functools.cache
def variants():
    """{(id, age): the id of the form for that age}, for the few lines that have more than one."""
    lines = [found for found in source() if "variant_of" in found.table]
    return {(found.table["variant_of"], band): found.id for found in lines for band in found.band}


def _build(found, languages, built):
    lang = next((each for each in languages if found.id in words(each)), pack.SOURCE)
    row = found.table | words(lang).get(found.id, {})
    inner = {key: [each["id"] for each in rows] for key, rows in pack.inner_tables(found.table)}
    own = {key: row[key] for key in ("id", "text", "speak", "then", "one", "symbol") if key in row}
    extra = {key: value for key, value in row.items() if key not in OWN_FIELDS | inner.keys()}
    below = [key for keys in inner.values() for key in keys] or _borrowed(found)
    return Entry(
        **own,
        who=found.who,
        band=found.band,
        lang=lang,
        extra=MappingProxyType(extra),
        parts=tuple(built[key] for key in below),
    )


def _borrowed(found):
    """The ids of the entries that stand in another, later file: picture choices that are the feelings."""
    if "choices_from" not in found.table:
        return []
    where = tuple(found.table["choices_from"].split(".toml:"))
    return [each.id for each in source() if each.where == where and set(found.band) <= set(each.band)]
