"""What the doors show: the class's emblems on a shared device, and an adult's page of devices, secrets and badges."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from django.db.models import Q
from django.utils import timezone

from leadlight.people.codes import class_code_of, grouped
from leadlight.people.models import Class, Device, Enrolment, Key, Person, Secret, Teaching, Tie, Tries
from leadlight.people.viewer import current
from leadlight.platform.drawings import GLASSES, table


@dataclass(frozen=True)
class Kid:
    person: Person
    glass: str


@dataclass(frozen=True)
class ClassDoor:
    klass: Class
    teachers: str
    kids: list


def class_door(class_id: int, viewer) -> ClassDoor:
    """First names and emblems of one class, A to Z, each on a glass that differs from its neighbours'."""
    klass = Class.objects.visible_to(viewer).get_or_404(pk=class_id)
    here = Enrolment.objects.filter(current(viewer.today), klass=klass).values("learner_id")
    people = Person.objects.visible_to(viewer).filter(pk__in=here).order_by("sort_key", "pk")
    teaching = Teaching.objects.filter(current(viewer.today), klass=klass).values("person_id")
    teachers = Person.objects.visible_to(viewer).filter(pk__in=teaching).order_by("sort_key", "pk")
    kids = [Kid(person, GLASSES[number * 5 % len(GLASSES)]) for number, person in zip(count(), people, strict=False)]
    return ClassDoor(klass, ", ".join(person.display for person in teachers), kids)


def pictures_of(device) -> list[str]:
    """Two pictures that stand on the asking device and on the adult's page alike, so that the right one is let in."""
    names, number = sorted(table("secrets")), int(device.seal[:12], 16)
    first = names.pop(number % len(names))
    return [first, names[number // 97 % len(names)]]


@dataclass(frozen=True)
class Asking:
    """A device or phone that waits for a yes. `who` and `child` are empty for a class's device."""

    device: Device
    pictures: list
    who: str = ""
    child: str = ""


def _living() -> Q:
    return Q(ends_at=None) | Q(ends_at__gt=timezone.now())


def devices_asking(klass, viewer) -> list[Asking]:
    rows = Device.objects.visible_to(viewer).filter(klass=klass, approved_at=None, ends_at=None)
    return [Asking(device, pictures_of(device)) for device in rows.order_by("pk")]


def devices_of(klass, viewer) -> list[Device]:
    rows = Device.objects.visible_to(viewer).filter(_living(), klass=klass, approved_at__isnull=False)
    return list(rows.order_by("name", "pk"))


def phones_asking(viewer, klass=None) -> list[Asking]:
    """Phones that gave a right code and wait: of one class, or (for a child) those that want to open their own things."""
    rows = Device.objects.visible_to(viewer).filter(kind=Device.Kind.FAMILY, approved_at=None, ends_at=None)
    if klass is not None:
        here = Enrolment.objects.filter(current(viewer.today), klass=klass).values("learner_id")
        rows = rows.filter(key__learner_id__in=here)
    found = list(rows.values_list("pk", "person_id", "key__learner_id"))
    devices = {device.pk: device for device in rows}
    wanted = {key for _pk, *pair in found for key in pair}
    names = {person.pk: person.display for person in Person.objects.visible_to(viewer).filter(pk__in=wanted)}
    return [
        Asking(devices[pk], pictures_of(devices[pk]), names.get(adult, ""), names.get(child, ""))
        for pk, adult, child in found
    ]


@dataclass(frozen=True)
class ChildAtDoor:
    """How one child comes in. `shut` after five wrong tries somewhere; `choosing` while an adult lets them choose."""

    person: Person
    chosen: bool
    choosing: bool
    shut: bool
    badge_at: datetime | None


def children_at_door(klass, viewer) -> list[ChildAtDoor]:
    here = Enrolment.objects.filter(current(viewer.today), klass=klass).values("learner_id")
    people = Person.objects.visible_to(viewer).filter(pk__in=here).order_by("sort_key", "pk")
    now, secrets = timezone.now(), Secret.objects.visible_to(viewer).filter(learner_id__in=here)
    known = {row.learner_id: row for row in secrets}
    shut = set(Tries.objects.visible_to(viewer).filter(locked_at__isnull=False).values_list("learner_id", flat=True))
    badges = Key.objects.visible_to(viewer).filter(_living(), purpose="badge", ended_at=None, learner_id__in=here)
    printed = dict(badges.order_by("pk").values_list("learner_id", "made_at"))
    return [
        ChildAtDoor(
            person=person,
            chosen=bool(person.pk in known and known[person.pk].hash),
            choosing=bool(person.pk in known and known[person.pk].choose_until and known[person.pk].choose_until > now),
            shut=person.pk in shut,
            badge_at=printed.get(person.pk),
        )
        for person in people
    ]


@dataclass(frozen=True)
class ClassCode:
    code: str
    until: datetime

    @property
    def grouped(self):
        return grouped(self.code)


def class_code(klass, viewer) -> ClassCode | None:
    """Today's code by which devices may ask, while it lasts."""
    rows = Key.objects.visible_to(viewer).filter(purpose="device", klass=klass, ended_at=None)
    key = rows.filter(ends_at__gt=timezone.now()).order_by("-pk").first()
    return ClassCode(class_code_of(key.pk), key.ends_at) if key else None


@dataclass(frozen=True)
class FamilyDoor:
    """How one adult comes in to one child: the letter's key that works now, if any, and whether a phone is remembered."""

    adult: Person
    relation: str
    key: Key | None
    phones: int


def family_doors(learner, viewer) -> list[FamilyDoor]:
    ties = Tie.objects.filter(current(viewer.today), learner=learner).order_by("household", "pk")
    adults = {row.pk: row for row in Person.objects.visible_to(viewer).filter(pk__in=ties.values("adult_id"))}
    keys = Key.objects.visible_to(viewer).filter(_living(), purpose="family", learner=learner, ended_at=None)
    newest = {key.person_id: key for key in keys.order_by("pk")}
    phones = Device.objects.visible_to(viewer).filter(
        _living(), key__in=list(newest.values()), approved_at__isnull=False
    )
    used = list(phones.values_list("person_id", flat=True))
    return [
        FamilyDoor(adults[tie.adult_id], tie.relation, newest.get(tie.adult_id), used.count(tie.adult_id))
        for tie in ties
        if tie.adult_id in adults
    ]
