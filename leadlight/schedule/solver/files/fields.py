"""Take a document apart field by field, and keep what is wrong with it as sentences with their place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeGuard

SHOWN = 20  # troubles in one message
QUOTED = 40  # characters of a value in a sentence
TEXT_MAX = 200
TIMES = ("start", "end", "not_before")
TIME_HINT = "Times are minutes: {time} on the first day is {minutes}, and 1440 more on each further day."
ALIKE = 0.85  # of a name: "need" is "needs" misspelt
KNOWN = """
    schema instance name rules schools travel hosts pools parties conferences apart must_not_meet fixed previous bookings
    id school slots max_run teachers start end seats remote_seats catchup withheld kind key windows cost count family
    language level mode student party host needs minutes private redo not_before a b conference slot state level_cost
    catchup_cost extra_day_cost wait_free_minutes wait_unit_minutes wait_unit_cost remote_switch_minutes unplaced_cost
    move_cost
"""
FIELDS = frozenset(KNOWN.split())


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing wrong in a file: `place` like "hosts[3].slots[2]", and what is wrong and what to do about it."""

    place: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


class BadInstance(ValueError):
    """A file that cannot be worked with. `troubles` are all that were found; the message shows the first 20."""

    def __init__(self, troubles: Iterable[Trouble]) -> None:
        self.troubles = tuple(troubles)
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """One line for each trouble, at most 20, and how many more there are."""
        more = len(self.troubles) - SHOWN
        return [str(trouble) for trouble in self.troubles[:SHOWN]] + ([f"and {more} more"] if more > 0 else [])


class Row:
    """One `{...}` of the document. A field that is missing or wrong is noted in `troubles` and makes the row broken.

    value      whatever stands there
    place      where that is, "" for the whole file
    noun       what it is, for the sentences: "Slot H000-03" if it has an id under `key`, else "This slot"
    troubles   shared by all rows of the document
    """

    def __init__(self, value: object, place: str, noun: str, troubles: list[Trouble], key: str = "id") -> None:
        self.place, self.noun, self.troubles = place, noun, troubles
        self.broken = False
        self.fields: dict[object, object] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            here = "Here should be one" if place else "The whole should be one"
            self.refuse("", f"{here} {noun}, written in {{ }}, not {quoted(value)}.")
        self.odd = [name for name in self.fields if isinstance(name, str) and name not in FIELDS]
        id = self.fields.get(key)
        self.label = f"{noun[0].upper()}{noun[1:]} {shortened(id)}" if isinstance(id, str) and id else f"This {noun}"

    def refuse(self, name: str, sentence: str) -> None:
        """Note what is wrong with the field `name`, or with the row itself if that is empty."""
        self.broken = True
        self.troubles.append(Trouble(".".join(part for part in (self.place, name) if part), sentence))

    def missing(self, name: str) -> bool:
        """Nothing stands there; null counts as nothing. A field that is nearly called so is a slip, and refused."""
        gone = self.fields.get(name) is None
        if gone and self.odd:
            self._misspelt(name)
        return gone

    def _misspelt(self, name: str) -> str | None:
        """The field that is meant to be `name`, noted once."""
        meant = next(iter(get_close_matches(name, self.odd, n=1, cutoff=ALIKE)), None)
        if meant is not None:
            self.odd.remove(meant)
            self.refuse(name, f'{self.label} has a field "{shortened(meant)}". Call it "{name}".')
        return meant

    def text(self, name: str) -> str:
        """A text of 1 to 200 characters; "" if it is refused."""
        value = self._found(name, "a text in quotation marks")
        if value is None:
            return ""
        if not _is_text(value):
            wanted = f'a text in quotation marks, like "A1", of at most {TEXT_MAX} characters'
            self.refuse(name, f"{self.label} has the {name} {quoted(value)}. It must be {wanted}.")
            return ""
        return value

    def text_or_none(self, name: str) -> str | None:
        return None if self.missing(name) else self.text(name)

    def whole(self, name: str, least: int, most: int, default: int | None = None) -> int:
        """A whole number from `least` to `most`; `default`, if there is one, where nothing stands."""
        if default is not None and self.missing(name):
            return default
        value = self._found(name, "a whole number")
        if value is None:
            return least
        if not is_whole(value, least, most):
            self.refuse(
                name, f"{self.label} has the {name} {quoted(value)}. {_number_wanted(name, value, least, most)}"
            )
            return least
        return value

    def whole_or_none(self, name: str, least: int, most: int) -> int | None:
        return None if self.missing(name) else self.whole(name, least, most)

    def flag(self, name: str) -> bool:
        """true or false; false where nothing stands."""
        value = None if self.missing(name) else self.fields[name]
        if value is not None and not isinstance(value, bool):
            self.refuse(name, f"{self.label} has the {name} {quoted(value)}. It must be true or false.")
        return value is True

    def choice(self, name: str, words: tuple[str, ...], default: str | None = None) -> str:
        """One of `words`; `default`, if there is one, where nothing stands."""
        if default is not None and self.missing(name):
            return default
        wanted = " or ".join(words)
        value = self._found(name, wanted)
        if value is not None and (not isinstance(value, str) or value not in words):
            self.refuse(name, f"{self.label} has the {name} {quoted(value)}. It must be {wanted}.")
        return value if isinstance(value, str) and value in words else words[0]

    def entries(self, name: str, required: bool = False) -> list[tuple[str, object]]:
        """The entries of the list `name` with their places; none where nothing stands, unless it is required."""
        value = self._found(name, "a list") if required or not self.missing(name) else []
        if value is not None and not isinstance(value, list):
            self.refuse(name, f"{self.label} has the {name} {quoted(value)}. It must be a list, written in [ ].")
        return _placed(".".join(part for part in (self.place, name) if part), value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; nothing where nothing stands."""
        return self.all_texts(self.entries(name))

    def all_texts(self, entries: list[tuple[str, object]]) -> tuple[str, ...]:
        """Entries of a list in this row, as texts; each that is none is refused at its own place."""
        for place, value in entries:
            if not _is_text(value):
                self.broken = True
                sentence = f"{self.label}: here should be a text in quotation marks, not {quoted(value)}."
                self.troubles.append(Trouble(place, sentence))
        return tuple(value for _, value in entries if _is_text(value))

    def rows(self, name: str, noun: str, required: bool = False, key: str = "id") -> "list[Row]":
        """The entries of the list `name`, each as a row."""
        return [Row(value, place, noun, self.troubles, key) for place, value in self.entries(name, required)]

    def all_whole(self, name: str, least: int, most: int) -> tuple[int, ...]:
        """A list of whole numbers from `least` to `most`; nothing where nothing stands."""
        entries = self.entries(name)
        for place, value in entries:
            if not is_whole(value, least, most):
                self.broken = True
                sentence = f"Here should be a whole number from {least} to {most}, not {quoted(value)}."
                self.troubles.append(Trouble(place, sentence))
        return tuple(value for _, value in entries if is_whole(value, least, most))

    def nested(self, name: str) -> list[list[tuple[str, object]]]:
        """A list of lists, each as its entries with their places."""
        lists = []
        for place, value in self.entries(name):
            if not isinstance(value, list):
                self.broken = True
                sentence = f"{self.label}: each of its {name} must be a list, written in [ ], not {quoted(value)}."
                self.troubles.append(Trouble(place, sentence))
            lists.append(_placed(place, value))
        return lists

    def _found(self, name: str, wanted: str) -> object:
        value = self.fields.get(name)
        if value is None:
            self.odd = [found for found in self.fields if isinstance(found, str)]  # "host" for "hosts" is a slip here
            if self._misspelt(name) is None:
                self.refuse(name, f"{self.label} has no {name}. Add it: {wanted}.")
        return value


def _number_wanted(name: str, value: object, least: int, most: int) -> str:
    bare = ", without quotation marks" if isinstance(value, str) else ""
    wanted = f"It must be a whole number from {least} to {most}{bare}."
    if name not in TIMES:
        return wanted
    said = re.search(r"(\d{1,2})[:.h](\d\d)", value) if isinstance(value, str) else None
    hour, minute = (int(said[1]), int(said[2])) if said else (17, 0)
    return f"{wanted} {TIME_HINT.format(time=f'{hour}:{minute:02}', minutes=60 * hour + minute)}"


def is_whole(value: object, least: int, most: int) -> TypeGuard[int]:
    """A whole number, and not true or false, which Python takes for 1 and 0."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def quoted(value: object) -> str:
    """A value as it stands in the file, short enough for a sentence."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "a { }" if isinstance(value, dict) else "a list"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**QUOTED else "a huge number"
    return f'"{shortened(value)}"' if isinstance(value, str) else shortened(str(value))


def shortened(text: str) -> str:
    """One printable line of at most 40 characters."""
    line = " ".join(text[: 2 * QUOTED].split()).encode("utf-8", "replace").decode()
    line = "".join(letter if letter.isprintable() else "?" for letter in line)
    return line if len(line) <= QUOTED else line[: QUOTED - 3] + "..."


def _placed(place: str, value: object) -> list[tuple[str, object]]:
    entries = value if isinstance(value, list) else []
    return [(f"{place}[{index}]", entry) for index, entry in enumerate(entries)]


def _is_text(value: object) -> TypeGuard[str]:
    """Texts with half of a character cannot be written to any file, so they are none."""
    return isinstance(value, str) and 0 < len(value) <= TEXT_MAX and not any("\ud800" <= c <= "\udfff" for c in value)
