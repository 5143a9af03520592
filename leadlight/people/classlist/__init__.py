"""The reader of class lists: whatever a teacher has, pasted or dropped, becomes learners and their families.

    found = read(b"Name;Family;Contact\\nAda Lovell;Rosa Lovell, aunt;0171 555 014\\n")
    found.learners[0].family[0].relation      "aunt"
    found.to_json()                           what `leadlight class --json` prints

A pure function: no database, no settings, no network. Nothing in a list vanishes: what became neither a
learner nor a family member stands in `unread`, and a note says so. What is unclear is a question with an answer
for it, never a refusal. ListRefused is for what cannot be a class list: a PDF, a picture, 5,000 names.
"""

from leadlight.people.classlist.names import short_name, sort_key
from leadlight.people.classlist.outcome import (
    ROLES,
    ClassList,
    Column,
    FamilyMember,
    Learner,
    ListRefused,
    Note,
    Row,
    Unread,
)
from leadlight.people.classlist.reading import read, refuse_long_names

__all__ = [
    "ROLES",
    "ClassList",
    "Column",
    "FamilyMember",
    "Learner",
    "ListRefused",
    "Note",
    "Row",
    "Unread",
    "read",
    "refuse_long_names",
    "short_name",
    "sort_key",
]
