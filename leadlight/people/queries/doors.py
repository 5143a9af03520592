"""What the doors show: the class's emblems on a shared device, and an adult's page of devices, secrets and badges."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count
from operator import attrgetter
from zoneinfo import ZoneInfo

from django.db.models import F, Q
from django.utils import timezone

from leadlight.people.codes import class_code_of, grouped
from leadlight.people.models import Class, Device, Enrolment, Key, Person, Secret, Teaching, Tie, Tries, seal_for_key
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
    people = sorted(Person.objects.visible_to(viewer).filter(pk__in=here), key=attrgetter("first_name_order"))
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


@dataclass(frozen=True)
class Devices:
    """The devices of a class: who asks (a device, a phone), and who is in."""

    asking: list
    phones: list
    inside: list


def devices_of(klass, viewer) -> Devices:
    """Devices of `klass`, and phones that want to open one of its children's invitations."""
    here = Enrolment.objects.filter(current(viewer.today), klass=klass).values("learner_id")
    rows = Device.objects.visible_to(viewer).filter(_living(), Q(klass=klass) | Q(key__learner_id__in=here))
    found = list(rows.annotate(child_id=F("key__learner_id")).order_by("name", "pk"))
    asking = [device for device in found if not device.approved_at]
    return Devices(
        asking=[Asking(device, pictures_of(device)) for device in asking if device.kind == Device.Kind.CLASS],
        phones=_with_names([device for device in asking if device.kind == Device.Kind.FAMILY], viewer),
        inside=[device for device in found if device.approved_at and device.kind == Device.Kind.CLASS],
    )


def _with_names(phones, viewer) -> list[Asking]:
    if not phones:
        return []
    wanted = {key for phone in phones for key in (phone.person_id, phone.child_id)}
    names = {person.pk: person.display for person in Person.objects.visible_to(viewer).filter(pk__in=wanted)}
    return [
        Asking(phone, pictures_of(phone), names.get(phone.person_id, ""), names.get(phone.child_id, ""))
        for phone in phones
    ]


def phones_asking(viewer) -> list[Asking]:
    """Phones that gave a right code and wait; for a child, those that want to open their own things."""
    rows = Device.objects.visible_to(viewer).filter(kind=Device.Kind.FAMILY, approved_at=None, ends_at=None)
    return _with_names(list(rows.annotate(child_id=F("key__learner_id")).order_by("pk")), viewer)


@dataclass(frozen=True)
class MyPhone:
    """A phone of a family member, for one child; the one in hand for all of them. `here`: the page is read on it."""

    pk: int
    machine: str
    child: str
    here: bool
    asking: bool
    used_on: date


def my_phones(viewer, token: str) -> list[MyPhone]:
    """The phones that can open a family member's pages, and those that ask: this one first, then the last used."""
    rows = Device.objects.shut_out_by(viewer).filter(_living()).annotate(child=F("key__learner__display"))
    found = _one_in_hand([_my_phone(row, token, viewer) for row in rows.order_by("pk")])
    return sorted(found, key=lambda phone: (not phone.here, not phone.asking, -phone.used_on.toordinal(), phone.pk))


def _one_in_hand(phones) -> list[MyPhone]:
    """The phone in hand stands there once, for all the children it opens."""
    here = [phone for phone in phones if phone.here and not phone.asking]
    others = [phone for phone in phones if phone not in here]
    children = dict.fromkeys(phone.child for phone in here)
    return [replace(here[0], child=", ".join(children)), *others] if here else others


def _my_phone(row, token, viewer) -> MyPhone:
    here = row.seal == seal_for_key(token, row.key_id)
    at = row.seen_at or row.approved_at or row.asked_at
    used_on = timezone.localdate(at, ZoneInfo(viewer.zone))
    return MyPhone(row.pk, row.name, row.child or "", here, row.approved_at is None, used_on)


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
    people = sorted(Person.objects.visible_to(viewer).filter(pk__in=here), key=attrgetter("first_name_order"))
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


RINGS_FOR = timedelta(hours=12)


@dataclass(frozen=True)
class Waiting:
    pk: int
    name: str


def rung(viewer):
    """Tries of children who pressed "I forgot" lately and have not come in since."""
    return Tries.objects.visible_to(viewer).filter(forgot_at__gte=viewer.now - RINGS_FOR)


def waiting_at_door(klass, viewer) -> list[Waiting]:
    """Those of `klass`, A to Z."""
    here = Enrolment.objects.filter(
        current(viewer.today), klass=klass, learner_id__in=rung(viewer).values("learner_id")
    )
    people = Person.objects.visible_to(viewer).filter(pk__in=here.values("learner_id"))
    return [Waiting(person.pk, person.display) for person in people]
