"""What a cell holds besides a name: mail addresses, phone numbers, dates, and how a person belongs to a child."""

import re
from dataclasses import dataclass

from leadlight.people.classlist.headings import KIN, read_heading
from leadlight.people.classlist.names import fold, has_letters, tidy, turned, words_of

MAIL = re.compile(r"<?(?:mailto:)?([^\s<>,;:()\"“”/|@]{1,64}@[^\s<>,;:()\"“”/|@]{1,190}[^\s<>,;:()\"“”/|@.])>?")
PHONE = re.compile(r"(?<![\w@.])\+?[(]?\d[\d\s()./\-–]{3,24}\d(?![\w@])")
DATE = re.compile(r"(?<![\w./-])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?![\w/-])")
LONGEST_CONTACT = 300
BROKEN_PHONE = re.compile(r"^\d[.,]\d+E\+?\d+$", re.IGNORECASE)
CLASS_CODE = re.compile(
    r"^(?:\d{1,2}\s?[-./]?\s?[a-z]|[kp]\d?|(?:class|year|grade|room|klasse|clase|curso)\s.{1,6})$", re.IGNORECASE
)
LABELS = words_of("tel phone mobile mob cell home work handy mail email e-mail whatsapp t m")
LABEL = re.compile(r"\b(tel|phone|mobile|mob|cell|e-?mail|mail|whatsapp|handy)\b\s*[.:]*\s*$", re.IGNORECASE)
NOTHING_HERE = {""} | words_of("- -- – — ? n/a n.a. none nil null k.a. ninguno ninguna aucun s/n")
KIN_PHRASES = KIN | words_of("""
guardian carer caregiver parent neighbour neighbor friend cousin foster step tutor tutora familia padres vecina vecino
amiga amigo prima primo voisine voisin marraine parrain nachbarin nachbar patin pate cousine nan nana pop papa pa ma
sitter godparent whanau kaitiaki tuahine tungane matua
""")
PERSON_BREAK = re.compile(r"\s*(?:\n|;|\s/\s|\s\|\s)\s*")
NOTE_LIKE = re.compile(
    r"[’'`]s\s+\w|\?|[=!]|\d|^(?:see|ask|call|no|not|same|as|check|ver|voir|siehe|tbc|tba)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Person:
    name: str = ""
    relation: str = ""
    contacts: tuple[str, ...] = ()
    rest: str = ""


def take_contacts(text):
    """(contacts in the order they stand, what is left of the text)."""
    found = []
    for pattern in (MAIL, PHONE):
        for match in list(pattern.finditer(text)):
            value = tidy(match[1] if pattern is MAIL else match[0])
            if pattern is MAIL or _is_phone(value):
                found.append((text.find(match[0]), value))
                text = text.replace(match[0], "\x00" * len(match[0]), 1)
    if not found:
        return (), text
    *before, last = re.split("\x00+", text)
    left = " ".join([*(LABEL.sub("", part) for part in before), last])
    return tuple(value for _, value in sorted(found)), left


def _is_phone(text):
    digits = sum(letter.isdigit() for letter in text)
    return 6 <= digits <= 16 and not DATE.fullmatch(text.strip("()"))


def is_contact(text):
    contacts, left = take_contacts(text) if len(text) <= LONGEST_CONTACT else ((), text)
    return bool(contacts) and not has_letters(left)


def take_date(text):
    """(text without the date in it, the date), for lists that write a birth date behind the name."""
    match = DATE.search(text)
    if not match:
        return text, ""
    return tidy(text.replace(match[0], " ", 1)).strip(" ,;()*"), match[0]


def is_kin(text):
    """Whether a text is nothing but how somebody belongs to a child: aunt, Großmutter, stepfather."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    return (0 < len(words) <= 3 and words[-1] in KIN_PHRASES) or (len(words) == 1 and bool(read_heading(text).kin))


def nothing_here(text):
    return fold(text) in NOTHING_HERE


def read_people(cell, *, turning=False):
    """The people in a cell: "Rosa Lovell, aunt, 0171 555 014; Luis Marin (uncle)". `turning`: Last, First."""
    parts = [part for part in PERSON_BREAK.split(cell) if part]
    return [Person(rest=part) if nothing_here(part) else read_person(part, turning=turning) for part in parts]


def read_person(text, *, turning=False):
    contacts, left = take_contacts(text)
    pieces = [tidy(piece).strip(" -–:") for piece in re.split(r"([(\[][^()\[\]]*[)\]])|,", left) if piece]
    pieces = [piece for piece in pieces if piece.strip("()[] ")]
    person = Person(contacts=contacts)
    names = []
    for piece in pieces:
        bare = piece.strip("()[] ")
        if not person.relation and is_kin(bare) and (names or len(pieces) > 1 or contacts):
            person.relation = bare
        elif contacts and fold(bare).strip(".:") in LABELS:
            person.rest = f"{person.rest} {bare}".strip()
        else:
            names.append(piece)
    person.name = tidy(_in_order(names, turning))
    return person


def _in_order(names, turning):
    """Two parts that were "Last, First" are turned; anything else stays as it stood."""
    short = len(names) == 2 and " " not in names[0] and names[1].count(" ") < 2
    if len(names) == 2 and (turning or short) and not names[1].startswith(("(", "[")):
        way = turned(", ".join(names))
        return way[0] if way else ", ".join(names)
    return re.sub(r", ([(\[])", r" \1", ", ".join(names))


def looks_like_note(name):
    return bool(NOTE_LIKE.search(name)) or len(name.split()) > 6
