"""Which column holds what: told by headings, checked against the cells, or guessed where there are no headings."""

from dataclasses import dataclass, replace

from leadlight.people.classlist.contacts import (
    CLASS_CODE,
    DATE,
    LABELS,
    is_contact,
    is_kin,
    nothing_here,
    take_contacts,
)
from leadlight.people.classlist.headings import read_heading, role_of
from leadlight.people.classlist.languages import language_code
from leadlight.people.classlist.names import fold, has_letters
from leadlight.people.classlist.outcome import ROLES, Column

FIRST_LINES = 8
MOST = 0.6
MOST_LOOKED_AT = 200
CHILD_ROLES = {"child", "first", "last"}
FAMILY_ROLES = {"family", "family_first", "family_last"}
WHY = {"birth": "birth_column", "class": "class_column", "number": "number_column", "text": "unknown_column"}


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns, which row (counted from 0) holds headings or None, and whether first and last names were guessed."""

    columns: tuple[Column, ...]
    header: int | None
    guessed_pair: bool = False

    def of(self, *roles):
        return [column for column in self.columns if column.role in roles]


def are_names_on_one_line(rows):
    """Whether a list is but one line of names: "Ada Lovell, Ben Osei, Chiara Conti"."""
    cells = [cell for cell in rows[0].cells if cell] if len(rows) == 1 else []
    plain = [cell for cell in cells if kind_of([cell]) == "name" and not read_heading(cell).sure]
    return len(cells) > 2 and len(plain) == len(cells)


def find_header(rows):
    """The place of the row of headings among the first rows, or None."""
    for place, row in enumerate(rows[:FIRST_LINES]):
        filled = [cell for cell in row.cells if cell]
        sure = [cell for cell in filled if read_heading(cell).sure]
        if any(is_contact(cell) for cell in filled):
            continue
        told = any(map(_heads_alone, sure)) or (len(sure) > 1 and len(sure) * 2 >= len(filled))
        if told and _are_titles(rows[:place], len(filled)):
            return place
    return None


def _are_titles(rows, width):
    """Whether all rows above the headings are narrower than they are or, above a single heading, hold a number."""
    filled = [[cell for cell in row.cells if cell] for row in rows]
    return all(len(cells) < width or any(map(str.isdigit, "".join(cells))) for cells in filled)


def _heads_alone(cell):
    return role_of(read_heading(cell))[0] in {"name", "child", "first", "last"}


def plan_columns(rows, mapping=None):
    """Decide what each column is. `mapping` (index to role, or "role 2" for a second person) has the last word."""
    header = find_header(rows)
    body = [row.cells for row in rows[(header + 1 if header is not None else 0) :]]
    width = max((len(row.cells) for row in rows), default=0)
    headings = rows[header].cells if header is not None else ()
    headings = [*headings, *[""] * (width - len(headings))]
    cells = [[cells[i] for cells in body if i < len(cells) and cells[i]] for i in range(width)]
    columns = [_told(i, headings[i], cells[i]) for i in range(width)]
    if header is not None:
        columns = _settle_names(columns)
    columns, pair = _guess_rest(columns, cells, header is not None)
    columns = _with_mapping(_one_child(columns, cells), mapping or {})
    return Plan(tuple(_with_slots(columns)), header, pair and not mapping)


def _told(index, heading, cells):
    said = read_heading(heading)
    role, why = role_of(said) if heading else ("", "")
    if role == "contact" and cells and sum(map(_holds_a_name, cells)) * 2 >= len(cells):
        role = "family"
    return Column(index, heading, role, said.number, why, said.kin)


def _holds_a_name(cell):
    """Whether more than a contact and its label stands here: "Rosa 0171 555 014", not "0171 555 014 (work)"."""
    left = take_contacts(cell)[1].strip(" ,;.:()-–/")
    return has_letters(left) and fold(left) not in LABELS and not left[0].islower() and not left[0].isdigit()


def _settle_names(columns):
    """ "Name" beside "Surname" is a first name, beside "Vorname" a last name, beside neither the child's whole name."""
    roles = {column.role for column in columns}
    has_child = "child" in roles
    meant = "child"
    if "family_name" in roles and ("first" in roles or "name" in roles) and "last" not in roles:
        columns = [replace(c, role="last") if c.role == "family_name" else c for c in columns]
        roles.add("last")
    if "last" in roles and "first" not in roles:
        meant = "first"
        columns = (
            [replace(c, role="first") if c.role == "child" else c for c in columns] if "name" not in roles else columns
        )
    elif "first" in roles and "last" not in roles:
        meant = "last"
    elif has_child:
        meant = "family"
    settled = []
    for column in columns:
        if column.role == "name":
            column, meant = replace(column, role=meant), "family" if meant != "family" else meant
        settled.append(replace(column, role="family") if column.role == "family_name" else column)
    return settled


def _guess_rest(columns, cells, headed):
    """Give columns without a known heading the role their cells suggest. Also: whether a pair of names was guessed."""
    kinds = [kind_of(column_cells) for column_cells in cells]
    if not headed and _is_pair(kinds, cells):
        first, second = (i for i, kind in enumerate(kinds) if kind == "name")
        columns = [replace(c, role={first: "first", second: "last"}.get(c.index, c.role)) for c in columns]
        return _by_kind(columns, kinds), True
    has_child = any(column.role in CHILD_ROLES for column in columns)
    for at, column in enumerate(columns):
        if not column.role and kinds[at] == "name" and not has_child:
            columns[at], has_child = replace(column, role="child"), True
    return _by_kind(columns, kinds), False


def _by_kind(columns, kinds):
    return [column if column.role else _as_kind(column, kinds[column.index]) for column in columns]


def _as_kind(column, kind):
    if kind == "name" and not column.heading:
        return replace(column, role="family")
    if kind in {"contact", "relation", "language"}:
        return replace(column, role=kind)
    if kind == "empty":
        return replace(column, role="leave", why="")
    return replace(column, role="leave", why=WHY.get(kind, "unknown_column"))


def _is_language(cell):
    """A language by its name or a code, but not Ben, Dan or Jo, which happen to be codes too."""
    chance = len(cell) < 4 and cell.istitle() and cell not in {"Twi", "Lao"}
    return bool(language_code(cell)) and not chance


def kind_of(cells):
    """What most cells of a column are: contact, birth, language, relation, class, number, name, text or empty."""
    cells = [cell for cell in cells[:MOST_LOOKED_AT] if not nothing_here(cell)]
    if not cells:
        return "empty"
    tests = {
        "contact": is_contact,
        "birth": DATE.fullmatch,
        "language": _is_language,
        "relation": is_kin,
        "class": CLASS_CODE.match,
        "number": lambda cell: not has_letters(cell) and any(letter.isdigit() for letter in cell),
        "name": has_letters,
    }
    for kind, test in tests.items():
        if sum(bool(test(cell)) for cell in cells) >= MOST * len(cells):
            return kind
    return "text"


def _is_pair(kinds, cells):
    """Exactly two columns of names, both mostly of one word: first names and last names."""
    places = [i for i, kind in enumerate(kinds) if kind == "name"]
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    single = [sum(len(cell.split()) == 1 for cell in cells[i]) / len(cells[i]) for i in places]
    full = [len(cells[i]) for i in places]
    return min(single) >= MOST and min(full) >= MOST * max(full)


def _one_child(columns, cells):
    """See that exactly one way to the child's name exists: one column, or a first and a last one."""
    roles = [column.role for column in columns]
    if "first" in roles and "last" in roles:
        doubled = {"child"}
    elif "child" in roles:
        doubled = {"first", "last"}
    else:
        doubled = set()
    columns = [replace(c, role="leave", why="double_column") if c.role in doubled else c for c in columns]
    if not any(column.role in CHILD_ROLES for column in columns):
        for at, column in enumerate(columns):
            open_to_be = column.role in {"family", "leave"} and column.why in {"", "unknown_column"}
            if open_to_be and any(map(has_letters, cells[at])):
                columns[at] = replace(column, role="child", why="")
                break
    seen = set()
    for at, column in enumerate(columns):
        if column.role in CHILD_ROLES and column.role in seen:
            columns[at] = replace(column, role="leave", why="double_column")
        seen.add(column.role)
    return columns


def _with_mapping(columns, mapping):
    """What the page chose. Raises ValueError for a role that does not exist."""
    chosen = {}
    for index, words in mapping.items():
        role, _, slot = str(words).partition(" ")
        if role not in ROLES or (slot and not slot.isdecimal()):
            raise ValueError(f"a column cannot be {words!r}")
        chosen[int(index)] = {"role": role, "slot": int(slot or 0), "why": "", "kin": ""}
    asked = {choice["role"] for choice in chosen.values()} & CHILD_ROLES
    given_up = asked | ({"first", "last"} if "child" in asked else {"child"} if asked else set())
    columns = [replace(c, role="leave", why="double_column") if c.role in given_up else c for c in columns]
    columns = [replace(column, **chosen.get(column.index, {})) for column in columns]
    if any(column.role == "child" for column in columns):
        return [replace(c, role="leave", why="double_column") if c.role in {"first", "last"} else c for c in columns]
    return columns


def _with_slots(columns):
    """Number the family members of one row, so that each keeps their own phone, relation and language."""
    named = {column.slot for column in columns if column.role in FAMILY_ROLES}
    languages = sum(column.role == "language" for column in columns)
    order, held, current = [], {}, None
    for at, column in enumerate(columns):
        if column.role not in FAMILY_ROLES | {"relation", "contact", "language"}:
            continue
        if column.role == "language" and languages == 1 and not column.slot:
            continue
        told = column.kin.casefold() or (column.slot in named and column.slot)
        if told:
            current = told
        elif current is None or (column.role in held[current] and column.role != "contact"):
            current = f"unnumbered {at}"
        if current not in order:
            order.append(current)
        held.setdefault(current, set()).add(column.role)
        columns[at] = replace(column, slot=order.index(current) + 1)
    return columns
