"""The school as its office and its leader see it first: classes with their teachers, who is new, who asks to come in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadlight.people import hooks
from leadlight.people.models import Class, Cover, Device, Enrolment, Person, Teaching
from leadlight.people.queries.staff import staff_people
from leadlight.people.second_step import REAL_STEPS
from leadlight.people.viewer import current, open_now
from leadlight.platform.address import reachable

NEW_DAYS = 30
NEW_SHOWN = 8


@dataclass(frozen=True, slots=True)
class ClassNow:
    """A class today. `covered`: (who steps in, until when or None) or None; `sentences` come from higher rooms."""

    klass: Class
    teachers: tuple[str, ...]
    covered: tuple[str, datetime | None] | None
    sentences: tuple[str, ...]


def classes_now(viewer, classes) -> list[ClassNow]:
    """Each of `classes` with who teaches and who steps in: four questions for any number of classes."""
    teaching = list(Teaching.objects.filter(current(viewer.today), klass__in=classes).order_by("starts_on", "pk"))
    covers = list(Cover.objects.filter(open_now(viewer.now), klass__in=classes).order_by("-starts_at"))
    people = Person.objects.visible_to(viewer).in_bulk(
        {row.person_id for row in teaching} | {row.person_id for row in covers}
    )
    sentences = hooks.merged(hooks.class_sentences, viewer, classes)
    found = []
    for klass in classes:
        names = [people[row.person_id].display for row in teaching if row.klass_id == klass.pk]
        cover = next((row for row in covers if row.klass_id == klass.pk), None)
        covered = (people[cover.person_id].display, cover.ends_at) if cover else None
        found.append(ClassNow(klass, tuple(names), covered, tuple(sentences.get(klass.pk, ()))))
    return found


@dataclass(frozen=True, slots=True)
class Newcomer:
    person: Person
    klass: str
    since: object


def new_children(viewer, classes) -> list[Newcomer]:
    """Children who came into a class that had begun, in the last thirty days, the newest first."""
    since = viewer.today - timedelta(days=NEW_DAYS)
    rows = Enrolment.objects.filter(current(viewer.today), klass__in=classes, starts_on__gte=since)
    later = rows.filter(starts_on__gt=F("klass__starts_on")).select_related("klass").order_by("-starts_on", "-pk")
    newest = list(later[:NEW_SHOWN])
    people = Person.objects.visible_to(viewer).in_bulk([row.learner_id for row in newest])
    return [
        Newcomer(people[row.learner_id], row.klass.name, row.starts_on) for row in newest if row.learner_id in people
    ]


def asking_things(viewer, classes) -> list[hooks.Thing]:
    """Devices and phones that wait for a yes, one line a class and kind."""
    living = Device.objects.visible_to(viewer).filter(approved_at=None).exclude(ends_at__lte=timezone.now())
    here = Enrolment.objects.filter(current(viewer.today), learner_id=OuterRef("key__learner_id"))
    found = living.annotate(childs_class=Subquery(here.values("klass_id")[:1]))
    rows = list(found.values_list("kind", "klass_id", "childs_class"))
    of_class = {klass_id for kind, klass_id, _childs in rows if kind == Device.Kind.CLASS}
    of_family = {childs for kind, _klass_id, childs in rows if kind == Device.Kind.FAMILY}
    kinds = (
        (of_class, "key", _("A device asks to come in")),
        (of_family, "phone", _("A family’s phone asks to come in")),
    )
    return [
        hooks.Thing(icon, klass, title, "", reverse("people:signing_in", args=[klass.pk]), _("Look who asks"))
        for keys, icon, title in kinds
        for klass in classes
        if klass.pk in keys
    ]


def without_second_step(viewer) -> list[Person]:
    """Staff whose password alone lets them in, while phones can reach this address."""
    if not reachable():
        return []
    safe = Authenticator.objects.filter(type__in=REAL_STEPS).values("user__person_id")
    return list(staff_people(viewer).exclude(pk__in=safe).filter(account__is_active=True, left_on=None))
