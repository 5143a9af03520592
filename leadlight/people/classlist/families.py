"""The family members a row names, each with relation, contacts and language."""

from leadlight.people.classlist.contacts import (
    BROKEN_PHONE,
    LABELS,
    is_kin,
    looks_like_note,
    nothing_here,
    read_people,
    take_contacts,
)
from leadlight.people.classlist.languages import language_code
from leadlight.people.classlist.names import LONGEST_NAME, fold, has_letters, tidy
from leadlight.people.classlist.outcome import FamilyMember

NOT_FAMILY = {"child", "first", "last", "leave"}


def family_of(assembly, row, child):
    """(family members of the row, the language of the whole row)."""
    cells = {}
    for column in assembly.plan.columns:
        cell = row.cells[column.index] if column.index < len(row.cells) else ""
        if cell and column.role not in NOT_FAMILY:
            cells.setdefault(column.slot, []).append((column, cell))
    common = _language(assembly, row, cells.pop(0, []))
    family = []
    for slot in sorted(cells):
        family += _slot(assembly, row, cells[slot], child)
    return [_with_language(member, common) for member in family], "" if family else common


def _with_language(member, common):
    if member.language or not common:
        return member
    return FamilyMember(member.name, member.relation, member.contacts, common, member.line)


def _language(assembly, row, pairs):
    """The first language the cells name. What is no language we know is left out with a note."""
    found = ""
    for column, cell in pairs:
        if nothing_here(cell):
            assembly.leave(row.line, cell, "nothing", column.index)
            continue
        codes = [(part, language_code(part)) for part in _language_parts(cell)]
        known = [code for _, code in codes if code]
        found = found or next(iter(known), "")
        rest = [part for part, code in codes if not code or code != found]
        if rest:
            text = " ".join(rest)
            assembly.leave(row.line, text, "language", column.index)
            assembly.note(row.line, "more_languages" if known else "unknown_language", text=text)
    return found


def _language_parts(cell):
    if language_code(cell):
        return [cell]
    for sign in "/,;&+()":
        cell = cell.replace(sign, "\n")
    return [tidy(part) for part in cell.split("\n") if part.strip()]


class _Slot:
    """One family member's cells of one row, while they are read."""

    def __init__(self, assembly, row, child):
        self.assembly, self.row, self.child = assembly, row, child
        self.names, self.relation, self.contacts, self.people = [], "", [], []

    def leave(self, column, text, code=""):
        self.assembly.leave(self.row.line, text, code or "nothing", column.index)
        if code:
            self.assembly.note(self.row.line, code, text=text)

    def take(self, column, cell):
        if nothing_here(cell):
            self.leave(column, cell)
        elif BROKEN_PHONE.match(cell):
            self.leave(column, cell, "broken_phone")
        else:
            getattr(self, f"_take_{column.role}")(column, cell)

    def _take_family_first(self, column, cell):
        self.names.insert(0, tidy(cell))

    def _take_family_last(self, column, cell):
        self.names.append(tidy(cell))

    def _take_family(self, column, cell):
        for person in read_people(cell, turning=self.assembly.names.turning):
            self.leave(column, person.rest)
            if self._is_person(column, person):
                self.people.append(person)

    def _is_person(self, column, person):
        """Ask about "Hodan's list": a person, or a note to oneself? Until then it stays a person."""
        name, line = person.name, self.row.line
        if len(name) <= LONGEST_NAME and not looks_like_note(name):
            return bool(name or person.contacts or person.relation)
        answer = self.assembly.ask(line, "person_or_note", "person_or_note", text=name, name=self.child)
        if answer == "note" or (not answer and len(name) > LONGEST_NAME):
            self.leave(column, name)
            person.name = ""
        return bool(person.name or person.contacts)

    def _take_contact(self, column, cell):
        contacts, left = take_contacts(cell)
        self.contacts += contacts
        if not left.strip(" ,;.:()-–/\n"):
            return
        if contacts and fold(left).strip(" ,;.:()-–/\n") in LABELS:
            self.leave(column, tidy(left))
        elif not self.people and not self.names and has_letters(left):
            self._take_family(column, left)
        else:
            self.leave(column, tidy(left), "unknown_cell")

    def _take_relation(self, column, cell):
        contacts, left = take_contacts(cell)
        self.contacts += contacts
        if left.strip():
            self.relation = f"{self.relation} {tidy(left)}".strip()

    def _take_language(self, column, cell):
        raise AssertionError("languages are read by _language")


def _slot(assembly, row, pairs, child):
    """The people of one slot: usually one; more where one cell names several."""
    slot = _Slot(assembly, row, child)
    languages = [(column, cell) for column, cell in pairs if column.role == "language"]
    order = {"family": 0, "family_first": 0, "family_last": 0}
    for column, cell in sorted(pairs, key=lambda pair: order.get(pair[0].role, 1)):
        if column.role != "language":
            slot.take(column, cell)
    language = _language(assembly, row, languages)
    kin = next((column.kin for column, _ in pairs if column.kin), "")
    members = [FamilyMember(p.name, p.relation, p.contacts, language, row.line) for p in slot.people]
    own = FamilyMember(" ".join(slot.names), slot.relation, tuple(slot.contacts), language, row.line)
    if slot.names or not members:
        members.insert(0, own)
    else:
        first = members[0]
        relation = " ".join(filter(None, dict.fromkeys((slot.relation, first.relation))))
        members[0] = FamilyMember(first.name, relation, (*first.contacts, *own.contacts), language, row.line)
    members = [m for m in members if m.name or m.relation or m.contacts or m.language]
    return [_as_kin(member, kin) for member in members]


def _as_kin(member, kin):
    if member.relation or not kin or is_kin(member.name):
        return member
    return FamilyMember(member.name, kin, member.contacts, member.language, member.line)
