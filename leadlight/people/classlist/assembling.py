"""From rows and the plan of columns to learners with their families."""

from collections import Counter
from dataclasses import dataclass, field, replace

from leadlight.people.classlist.childnames import ChildNames
from leadlight.people.classlist.families import family_of
from leadlight.people.classlist.names import fold, has_letters, same, tidy, words_of
from leadlight.people.classlist.outcome import Learner, Note, Unread

FAMILY_CELLS = ("family", "family_first", "family_last", "relation", "contact", "language")
TITLE_WORDS = words_of("""
class year grade room group form list register school term klasse schule liste jahrgang stufe gruppe clase
curso grado grupo lista escuela colegio classe ecole niveau annee akomanga kura rarangi صف فصل مدرسة
""")
TOTAL_WORDS = words_of("""
total sum count summe gesamt anzahl somme suma children pupils students learners kinder schuler alumnos eleves
enfants ninos مجموع عدد tapeke
""")


@dataclass(slots=True)
class Child:
    name: str
    first: str
    last: str
    line: int
    family: list = field(default_factory=list)
    home_language: str = ""


class Assembly:
    """A class list while it is put together."""

    def __init__(self, plan, rows, answers):
        self.plan, self.rows = plan, rows
        self.answers = {int(line): {given} if isinstance(given, str) else set(given) for line, given in answers.items()}
        self.notes, self.unread, self.children, self.said = [], [], [], set()
        self.names = ChildNames(plan, rows, self)

    def note(self, line, code, **values):
        self.notes.append(Note(line, code, values))

    def note_once(self, line, code, **values):
        if code not in self.said:
            self.said.add(code)
            self.note(line, code, **values)

    def ask(self, line, code, question, lines=(), **values):
        """Put a question, unless it is answered. Returns the answer, "" while there is none."""
        note = Note(line, code, values, question, tuple(lines) or (line,))
        for answer, _ in note.choices:
            if answer in self.answers.get(line, ()):
                return answer
        self.notes.append(note)
        return ""

    def leave(self, line, text, why, column=None):
        if text:
            self.unread.append(Unread(line, text, why, column))

    def take_rows(self):
        header = self.plan.header
        self._leave_columns()
        for place, row in enumerate(self.rows):
            if header is not None and place == header:
                continue
            if row.line == 1 and row.cells[0].casefold() == "sep=":
                self.leave(row.line, " ".join(filter(None, row.cells)), "sign")
                continue
            if header is not None and place < header:
                self._leave_row(row, "title")
            elif not self._is_outside(row):
                self._take(row)
        self.names.say_what_was_done()

    def _leave_columns(self):
        header = self.plan.header
        line = self.rows[header].line if header is not None else 1
        for column in self.plan.of("leave"):
            if column.why and column.heading:
                self.note(line, column.why, heading=column.heading)
            elif column.why == "birth_column":
                self.note_once(line, "birth")
        if self.plan.guessed_pair:
            self.note(line, "two_columns")
        contacts, family = self.plan.of("contact"), self.plan.of("family", "family_first", "family_last", "relation")
        if contacts and not family:
            self.note(line, "mail_is_family")

    def _leave_row(self, row, why):
        text = " ".join(filter(None, row.cells))
        self.leave(row.line, text, why)
        if has_letters(text) or why != "no_letters":
            self.note(row.line, why, text=text)

    def _is_outside(self, row):
        """Leave out rows that are no child's: repeated headings, rules, totals, titles above a bare list of names."""
        text = " ".join(filter(None, row.cells))
        header = self.rows[self.plan.header].cells if self.plan.header is not None else ()
        if row.cells == header:
            self._leave_row(row, "headings_again")
        elif not has_letters(text):
            self.leave(row.line, text, "no_letters")
            if any(letter.isdigit() for letter in text):
                self.note(row.line, "no_letters", text=text)
        elif self._reads_like(row, text, TOTAL_WORDS):
            self._leave_row(row, "total")
        elif row.line <= 5 and not self.children and self._reads_like(row, text, TITLE_WORDS):
            self._leave_row(row, "title")
        else:
            return False
        return True

    def _reads_like(self, row, text, words):
        """One filled cell (or two, the other a number) with a digit and a word that stands in titles or totals."""
        filled = [cell for cell in row.cells if cell and has_letters(cell)]
        parts = [fold(part).strip(".:,;()") for part in text.split()]
        numbered = any(letter.isdigit() for letter in text) or text.rstrip().endswith(":")
        bare = [part.removeprefix("ال") for part in parts]
        return len(filled) == 1 and numbered and len(parts) < 8 and bool(words & {*parts, *bare})

    def _take(self, row):
        self._leave_cells(row)
        name, first, last = self.names.of(row)
        family, language = family_of(self, row, name or (self.children[-1].name if self.children else ""))
        family = [*self.names.contacts_beside(row), *family]
        if not name:
            self._continue(row, family, language)
        elif self._is_same_child(row, name, family):
            self.children[-1].family += family
            self.note_once(row.line, "one_line_each")
        else:
            self.children.append(Child(name, first, last, row.line, family))
        if name and language:
            self._home_language(row, language)

    def _leave_cells(self, row):
        for column in self.plan.of("leave"):
            if column.index < len(row.cells):
                self.leave(row.line, row.cells[column.index], column.why or "empty_column", column.index)

    def _continue(self, row, family, language):
        """A row without a child's name goes on with the child above, unless its name is being asked about."""
        asked = self.names.asked_about(row)
        if not self.children or asked:
            cells = [row.cells[column.index] for column in self.plan.of(*FAMILY_CELLS) if column.index < len(row.cells)]
            text = " ".join(filter(None, cells))
            self.leave(row.line, text, "no_child")
            if text and not asked:
                self.note(row.line, "no_child", text=text)
            return
        self.children[-1].family += family
        if language and not family:
            self._home_language(row, language)

    def _is_same_child(self, row, name, family):
        """The same name on the next row, with other family members, is one child listed once for each of them."""
        if not self.children or not family or "two" in self.answers.get(row.line, ()):
            return False
        before = self.children[-1]
        known = {replace(member, line=0) for member in before.family}
        new = {replace(member, line=0) for member in family}
        return same(before.name) == same(name) and bool(known) and not new & known

    def _home_language(self, row, language):
        child = self.children[-1]
        if child.family or child.home_language:
            words = " ".join(row.cells[c.index] for c in self.plan.of("language") if c.index < len(row.cells))
            self.leave(row.line, words, "more_languages")
            self.note(row.line, "more_languages", text=words)
        else:
            child.home_language = language
            self.note(row.line, "language_waits", name=child.name)

    def learners(self):
        self._ask_about_repeated_names()
        return tuple(
            Learner(tidy(c.name), tuple(c.family), c.line, c.first, c.last, c.home_language) for c in self.children
        )

    def _ask_about_repeated_names(self):
        counts = Counter(same(child.name) for child in self.children)
        for key in [key for key, count in counts.items() if count > 1]:
            twins = [child for child in self.children if same(child.name) == key]
            lines = [twin.line for twin in twins]
            others = ", ".join(map(str, lines[1:]))
            answer = self.ask(lines[0], "same_or_two", "same_or_two", lines, name=twins[0].name, others=others)
            if answer == "same":
                self._unite(twins)

    def _unite(self, twins):
        first = twins[0]
        for twin in twins[1:]:
            known = {replace(member, line=0) for member in first.family}
            first.family += [member for member in twin.family if replace(member, line=0) not in known]
            first.home_language = first.home_language or twin.home_language
            self.children = [child for child in self.children if child is not twin]
