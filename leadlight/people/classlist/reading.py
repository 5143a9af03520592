"""Read a class list from beginning to end. The one door is `read`."""

from leadlight.people.classlist.assembling import Assembly
from leadlight.people.classlist.columns import are_names_on_one_line, plan_columns
from leadlight.people.classlist.decoding import SPOKEN, decode
from leadlight.people.classlist.names import has_letters
from leadlight.people.classlist.outcome import ClassList, ListRefused
from leadlight.people.classlist.table import as_one_column, as_one_row_each, clean, into_rows

MOST_LEARNERS = 60
LONGEST_NAME = 120


def read(source, *, mapping=None, answers=None):
    """The learners, families, notes and questions in `source`, the bytes of a file or pasted text.

    mapping   what the page's column choosers say: {index: role}, roles as in ROLES, "family 2" for a second person
    answers   {line: answer, or several} to the questions an earlier reading asked (see Note.choices)

    Raises ListRefused, with a plain sentence, for what cannot be a class list.
    """
    text, encoding = decode(source)
    text, hidden = clean(text)
    if not text.strip():
        raise ListRefused("empty")
    rows, delimiter = into_rows(text)
    if delimiter == "," and plan_columns(rows).guessed_pair:
        rows = as_one_column(rows)
    elif are_names_on_one_line(rows):
        rows = as_one_row_each(rows[0])
    plan = plan_columns(rows, mapping)
    assembly = Assembly(plan, rows, answers or {})
    _say_how_it_was_read(assembly, text, encoding, hidden)
    assembly.take_rows()
    learners = assembly.learners()
    if len(learners) > MOST_LEARNERS:
        raise ListRefused("too_many", count=f"{len(learners):,}", most=MOST_LEARNERS)
    if not learners and not any(note.question for note in assembly.notes):
        raise ListRefused("no_names")
    notes = sorted(assembly.notes, key=lambda note: note.line)
    return ClassList(learners, tuple(notes), plan.columns, tuple(rows), tuple(assembly.unread), encoding)


def refuse_long_names(found):
    """Raises ListRefused for a name that could not be kept whole: more often than not two columns ran together."""
    for learner in found.learners:
        for name in (learner.name, *(member.name for member in learner.family)):
            if len(name) > LONGEST_NAME:
                raise ListRefused("name_too_long", line=learner.line, begins=name[:24], most=LONGEST_NAME)
    return found


def _say_how_it_was_read(assembly, text, encoding, hidden):
    if encoding in SPOKEN:
        line = next((n for n, part in enumerate(text.split("\n"), 1) if not part.isascii()), 1)
        assembly.note(line, "old_letters", encoding=SPOKEN[encoding])
    for line, part in enumerate(text.split("\n"), 1):
        if "\ufffd" in part and has_letters(part):
            assembly.note(line, "lost_letter")
    if hidden:
        assembly.note(hidden[0], "hidden")
