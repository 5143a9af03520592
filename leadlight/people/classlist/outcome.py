"""What reading a class list brings: learners with their families, notes, questions, and what was left out."""

from dataclasses import dataclass, field

from leadlight.people.classlist.names import clip, sort_key
from leadlight.people.classlist.wording import CHOICES, ROLE_NAMES, SENTENCES

ROLES = tuple(ROLE_NAMES)


def _as_is(text):
    return text


@dataclass(frozen=True, slots=True)
class Note:
    """One thing the teacher may want to know, or, where `question` is set, one thing only she can tell.

    question   "", "same_or_two", "is_it_a_name" or "person_or_note"
    lines      the lines a question is about, the first of them being `line`; its answer is given by that line
    """

    line: int
    code: str
    values: dict = field(default_factory=dict, hash=False)
    question: str = ""
    lines: tuple[int, ...] = ()

    @property
    def text(self):
        return self.say()

    @property
    def choices(self):
        """Pairs of (answer, words for its button)."""
        return CHOICES.get(self.question, ())

    def say(self, translate=_as_is):
        short = {name: clip(value) if isinstance(value, str) else value for name, value in self.values.items()}
        return translate(SENTENCES[self.code]).format(line=self.line, **short)


class ListRefused(Exception):
    """This cannot be a class list; the message says what it is and what to do. `line` counts from 1."""

    def __init__(self, code, *, line=1, **values):
        self.note = Note(line, code, values)
        super().__init__(self.note.text)

    @property
    def code(self):
        return self.note.code

    @property
    def line(self):
        return self.note.line

    def say(self, translate=_as_is):
        return self.note.say(translate)


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """`relation` is the list's own word; `contacts` are mail addresses and phones as written; `language` is a code."""

    name: str = ""
    relation: str = ""
    contacts: tuple[str, ...] = ()
    language: str = ""
    line: int = 0

    @property
    def contact(self):
        return ", ".join(self.contacts)

    def to_json(self):
        return {"name": self.name, "relation": self.relation, "contact": self.contact, "language": self.language}


@dataclass(frozen=True, slots=True)
class Learner:
    """`last` and `first` where the list told them apart; `home_language` where nobody of the family is listed yet."""

    name: str
    family: tuple[FamilyMember, ...] = ()
    line: int = 0
    first: str = ""
    last: str = ""
    home_language: str = ""

    @property
    def sort_key(self):
        return sort_key(self.name, last=self.last)

    def to_json(self):
        return {"name": self.name, "family": [member.to_json() for member in self.family]}


@dataclass(frozen=True, slots=True)
class Column:
    """What a column was read as. `slot` tells a row's family members apart (0: all of them); `why` it was left out."""

    index: int
    heading: str
    role: str
    slot: int = 0
    why: str = ""
    kin: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """Text of the list that became neither a learner nor a family member. It is shown, never saved."""

    line: int
    text: str
    why: str
    column: int | None = None


@dataclass(frozen=True, slots=True)
class ClassList:
    learners: tuple[Learner, ...]
    notes: tuple[Note, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unread: tuple[Unread, ...]
    encoding: str

    @property
    def questions(self):
        return tuple(note for note in self.notes if note.question)

    def to_json(self):
        return {
            "learners": [learner.to_json() for learner in self.learners],
            "notes": [{"line": note.line, "text": note.text} for note in self.notes],
        }
