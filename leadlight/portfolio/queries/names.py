"""Who somebody is, in the words this viewer may read."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from leadlight.people.models import Class, Person, name_for_child, own_word
from leadlight.people.viewer import current


@dataclass(frozen=True)
class Somebody:
    """A name and a face. `relation` is the learner's own word for a family member ("Teta")."""

    pk: int | None
    name: str
    emblem: str = ""
    face: str = ""
    relation: str = ""

    @property
    def initial(self):
        return self.name[:1]

    @property
    def display(self):
        """What the child calls them: "Teta", or else their name."""
        return name_for_child(self.relation, self.name)


def somebody(person, relation="") -> Somebody:
    return Somebody(person.pk, person.display, person.emblem, person.face, relation)


def people(keys, viewer) -> dict:
    """{key: Somebody} for the people among `keys` whom `viewer` may know. Others answer as "Somebody"."""
    keys = {key for key in keys if key}
    read = viewer.read.setdefault("portfolio.people", {}) if viewer.settled else {}
    ask = keys - set(read)
    known = Person.objects.visible_to(viewer).annotate(word=own_word(viewer))
    rows = known.filter(pk__in=ask) if ask else ()
    read |= dict.fromkeys(ask) | {row.pk: somebody(row, row.word or "") for row in rows}
    return Known({key: read[key] for key in keys if read[key]})


class Known(dict):
    """Who is known by name; anybody else answers as somebody."""

    def __missing__(self, key):
        return Somebody(key, _("Somebody"))


def classes_of(learner_id, viewer) -> list:
    """The learner's classes of today that the viewer knows."""
    today = current(viewer.today, "enrolments__")
    rows = Class.objects.visible_to(viewer).filter(today, enrolments__learner_id=learner_id).distinct()
    return list(viewer.once(("classes of", learner_id), lambda: list(rows)))


def band_of(person, classes) -> str:
    """The age look: the learner's own choice, else the class's."""
    return person.band or (classes[0].band if classes else "8-10")
