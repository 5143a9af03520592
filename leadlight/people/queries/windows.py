"""A class as its windows: each learner A-Z, what is lit, when something was last added. Never by progress, no counts."""

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse

from leadlight.people import hooks
from leadlight.people.classlist.names import fold
from leadlight.people.models import Enrolment, Person
from leadlight.people.queries.doors import rung
from leadlight.people.viewer import current
from leadlight.platform.fan import Wedge

UNLIT = ("honey", "leaf", "ruby", "cobalt", "lagoon", "iris", "rose")
NEW_FOR_DAYS = 30


@dataclass(frozen=True, slots=True)
class Window:
    """One learner of a class as the class home shows them.

    twin   somebody else here is called the same: the emblem is shown beside the name
    new    they joined after the class began, within the last weeks
    """

    pk: int
    name: str
    full: str
    emblem: str
    glass: str
    url: str
    wedges: list
    added_at: datetime | None
    twin: bool
    new: bool
    waits: bool = False  # pressed "I forgot" at the door and has not come in since


def learners_in(klass, viewer):
    """The learners of `klass` today whom this viewer may know, A-Z by the name they are called."""
    rows = Enrolment.objects.filter(current(viewer.today), klass=klass)
    people = Person.objects.visible_to(viewer).filter(pk__in=rows.values("learner_id"))
    since = rows.filter(learner_id=OuterRef("pk")).order_by("starts_on").values("starts_on")
    rang = rung(viewer).filter(learner_id=OuterRef("pk"))
    people = people.annotate(joined_on=Subquery(since[:1]), waits=Exists(rang))
    return sorted(people, key=attrgetter("first_name_order"))


def called(people, asked):
    """Those of `people` whose name, shown or full, has `asked` in it; capitals and accents aside."""
    wanted = fold(asked)
    return [person for person in people if wanted in fold(person.display) or wanted in fold(person.full)]


def windows_of(klass, viewer, asked=""):
    everybody = learners_in(klass, viewer)
    names = [person.display.casefold() for person in everybody]
    people = called(everybody, asked)
    keys = [person.pk for person in people]
    lit, added = hooks.merged(hooks.wedges, viewer, keys), hooks.merged(hooks.last_added, viewer, keys)
    return [
        Window(
            pk=person.pk,
            name=person.display,
            full=person.full,
            emblem=person.emblem,
            glass=glass_of(person.emblem),
            url=hooks.first_of(hooks.learner_page, viewer, person.pk) or reverse("people:learner", args=[person.pk]),
            wedges=lit.get(person.pk) or [Wedge(name="", glass=glass) for glass in UNLIT],
            added_at=added.get(person.pk),
            twin=names.count(person.display.casefold()) > 1,
            new=person.joined_on > klass.starts_on and (viewer.today - person.joined_on).days < NEW_FOR_DAYS,
            waits=person.waits,
        )
        for person in people
    ]


def glass_of(emblem: str) -> str:
    return emblem.split(":")[1] if emblem.count(":") >= 1 else "cobalt"
