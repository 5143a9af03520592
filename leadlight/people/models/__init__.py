"""Schools, classes, people, their dated ties and posts, the keys and devices that let them in, and choices."""

from leadlight.people.models.choice import Choice, record_choice
from leadlight.people.models.doors import Device, Key, Secret, SignIn, Tries, make_token, seal_for_key, seal_token
from leadlight.people.models.persons import Account, Contact, Person
from leadlight.people.models.schools import Class, School
from leadlight.people.models.ties import (
    Consent,
    Cover,
    Enrolment,
    Post,
    Restriction,
    Teaching,
    Tie,
    as_called,
    kept_apart,
    name_for_child,
    own_word,
    tied,
)  # fmt: skip

__all__ = [
    "Account", "Choice", "Class", "Consent", "Contact", "Cover", "Device", "Enrolment", "Key", "Person", "Post",
    "Restriction", "School", "Secret", "SignIn", "Teaching", "Tie", "Tries", "as_called", "kept_apart", "make_token",
    "name_for_child", "own_word", "record_choice", "seal_for_key", "seal_token", "tied",
]  # fmt: skip
