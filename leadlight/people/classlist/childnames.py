"""The child's name in a row: numbers and dates taken off, "Last, First" turned, what is no name asked about."""

from leadlight.people.classlist.contacts import take_contacts, take_date
from leadlight.people.classlist.names import (
    BARE_NUMBER,
    LONGEST_NAME,
    MOST_WORDS,
    has_letters,
    tidy,
    turned,
    turned_capitals,
    without_number,
)
from leadlight.people.classlist.outcome import FamilyMember

MOST = 0.6


class ChildNames:
    """Reads the name columns of every row, knowing how most of the list writes names."""

    def __init__(self, plan, rows, assembly):
        self.plan, self.assembly = plan, assembly
        self.whole = [column.index for column in plan.of("child")]
        self.first = [column.index for column in plan.of("first")]
        self.last = [column.index for column in plan.of("last")]
        body = rows[plan.header + 1 :] if plan.header is not None else rows
        cells = [self._cell(row, self.whole) for row in body]
        cells = [cell for cell in cells if has_letters(cell)]
        self.numbered = self._most(cells, BARE_NUMBER.match)
        bare = [self._without_number(cell) for cell in cells]
        self.loud = self._most(bare, turned_capitals) and not self._most(bare, str.isupper)
        self.turning = self._most(bare, turned)
        self.done = {}
        self.asked = set()
        self.beside = {}

    @staticmethod
    def _most(cells, test):
        return len(cells) > 1 and sum(bool(test(cell)) for cell in cells) >= MOST * len(cells)

    @staticmethod
    def _cell(row, places):
        return " ".join(filter(None, (row.cells[place] for place in places if place < len(row.cells))))

    def _without_number(self, cell):
        rest = without_number(cell)
        return BARE_NUMBER.sub("", rest) if self.numbered and rest == cell else rest

    def of(self, row):
        """(name, first, last); all empty where the row has no name or its name has to be asked about first."""
        if not self.whole:
            return self._of_two(row)
        cell = tidy(self._cell(row, self.whole))
        if not has_letters(cell):
            self.assembly.leave(row.line, cell, "no_letters", self._at())
            return "", "", ""
        if not self._is_name(row, cell):
            return "", "", ""
        name = self._bare(row, cell)
        return self._ordered(row, name)

    def _at(self):
        return next(iter(self.whole or self.first or self.last), None)

    def _of_two(self, row):
        first, last = tidy(self._cell(row, self.first)), tidy(self._cell(row, self.last))
        name = f"{first} {last}".strip()
        if not has_letters(name):
            self.assembly.leave(row.line, name, "no_letters", self._at())
            return "", "", ""
        if not self._is_name(row, name):
            return "", "", ""
        first, last = self._bare(row, first), self._bare(row, last)
        return f"{first} {last}".strip(), first, last

    def _is_name(self, row, cell):
        """Ask about what is too long for a name. Nothing is cut: it stays in `unread` until somebody answers."""
        words = len(cell.split())
        if len(cell) > LONGEST_NAME:
            code, values = "long_name", {"count": f"{len(cell):,}"}
        elif words > MOST_WORDS or cell.endswith((",", ":")) or (words > 5 and cell.endswith((".", "!", "?"))):
            code, values = "sentence", {"text": cell}
        else:
            return True
        answer = self.assembly.ask(row.line, code, "is_it_a_name", **values)
        if answer == "name":
            return True
        self.asked.add(row.line)
        self.assembly.leave(row.line, cell, "is_it_a_name", self._at())
        return False

    def asked_about(self, row):
        return row.line in self.asked

    def _bare(self, row, cell):
        """Without number, birth date, mail or phone; the date is left out, mail and phone go to the family."""
        name = self._without_number(cell)
        if name != cell:
            self.assembly.note_once(row.line, "numbers")
        left, date = take_date(name)
        if date and has_letters(left):
            self.assembly.leave(row.line, date, "birth", self._at())
            self.assembly.note_once(row.line, "birth")
            name = left
        contacts, left = take_contacts(name)
        if contacts and has_letters(left):
            self.beside.setdefault(row.line, []).extend(contacts)
            name = tidy(left).strip(" ,;:-–")
        return name

    def contacts_beside(self, row):
        """The family member known only by mail or phone standing in the child's own cell."""
        found = tuple(self.beside.get(row.line, ()))
        return [FamilyMember(contacts=found, line=row.line)] if found else []

    def _ordered(self, row, name):
        way, code = turned(name), "turned"
        if not way and self.loud:
            way, code = turned_capitals(name), "turned_capitals"
        if not way:
            return name, "", ""
        self.done.setdefault(code, (row.line, name, way[0]))
        return way

    def say_what_was_done(self):
        for code, (line, before, after) in self.done.items():
            self.assembly.note(line, code, before=before, after=after)
