"""The doors into the sample school, and the keys and devices that open them. Nothing here reaches another school."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from leadlight.people import hooks
from leadlight.people.desk import HAT_NAMES
from leadlight.people.models import Class, Device, Enrolment, Key, Person, Tie, make_token, seal_for_key, seal_token
from leadlight.people.queries.staff import colleagues
from leadlight.people.viewer import Viewer, current

LEARNERS_A_CLASS = 3
FAMILIES_A_CLASS = 3


@dataclass(frozen=True, slots=True)
class Door:
    """A ready-made way in: `name` plays `role`.

    title, line   how a sample school says it itself; empty: name and role are shown
    to            where it leads; empty: the hat's own first page
    """

    hat: str
    person_id: int
    name: str
    role: str
    emblem: str
    language: str
    klass: str = ""
    title: str = ""
    line: str = ""
    to: str = ""


def _eyes(school):
    """The office's view of a school that holds nobody real."""
    return Viewer(hat="office", school_id=school.pk if school.sample else 0, zone=school.zone)


def doors_of(school) -> list[Door]:
    """The doors a sample school names itself; of one that names none, some of everybody."""
    return hooks.first_of(hooks.sample_doors, school) or _some_of_everybody(_eyes(school))


def _some_of_everybody(eyes):
    """Staff first, by hat; then for each class a few learners and some of their families."""
    doors = []
    for row in colleagues(eyes):
        hats = (["teacher"] if row.classes else []) + [post.hat for post in row.posts]
        taught = ", ".join(klass.name for klass in row.classes)
        doors += [_door(row.person, hat, HAT_NAMES[hat], taught if hat == "teacher" else "") for hat in hats]
    for klass in Class.objects.visible_to(eyes).filter(current(eyes.today)):
        doors += _class_doors(klass, eyes)
    return doors


def _door(person, hat, role, klass=""):
    name = person.display
    return Door(hat, person.pk, name, role, person.emblem, person.language, klass)


def _class_doors(klass, eyes):
    keys = list(
        Enrolment.objects.filter(current(eyes.today), klass=klass).order_by("pk").values_list("learner_id", flat=True)
    )
    learners = Person.objects.visible_to(eyes).in_bulk(keys)
    doors = [_door(learners[key], "learner", "", klass.name) for key in keys[:LEARNERS_A_CLASS]]
    ties = Tie.objects.filter(current(eyes.today), learner_id__in=keys).order_by("pk")
    adults = Person.objects.visible_to(eyes).in_bulk([tie.adult_id for tie in ties])
    shown = [tie for tie in ties if tie.learner_id in keys[:LEARNERS_A_CLASS]]
    shown += [tie for tie in ties if adults[tie.adult_id].language not in ("", "en")]
    for tie in dict.fromkeys(shown[: FAMILIES_A_CLASS * 2]):
        doors.append(_door(adults[tie.adult_id], "family", tie.relation, learners[tie.learner_id].display))
    return list(dict.fromkeys(doors))


@transaction.atomic
def open_as_family(school, person_id, token):
    """Remember this browser for a made-up adult's children, for a day. Returns the keys its session holds."""
    until, keys = timezone.now() + timedelta(days=1), []
    _sweep(school)
    for tie in Tie.objects.filter(current(timezone.localdate()), adult_id=person_id, adult__school=_sample(school)):
        fields = {"school": school, "person_id": person_id, "ends_at": until}
        seal = seal_token(make_token())
        key = Key.objects.create(purpose="family", learner_id=tie.learner_id, seal=seal, **fields)
        fields |= {"kind": Device.Kind.FAMILY, "approved_at": timezone.now(), "key": key}
        Device.objects.create(seal=seal_for_key(token, key.pk), **fields)
        keys.append(key.pk)
    return keys


@transaction.atomic
def open_as_learner(school, person_id, token):
    """Make this browser a device of a made-up learner's class, for a day."""
    _sweep(school)
    rows = Enrolment.objects.filter(current(timezone.localdate()), learner_id=person_id, klass__school=_sample(school))
    until = timezone.now() + timedelta(days=1)
    fields = {"name": "Sample", "approved_at": timezone.now(), "ends_at": until, "klass_id": rows.first().klass_id}
    Device.objects.create(school=school, seal=seal_token(token), **fields)


def _sweep(school):
    """Devices and keys of yesterday's visitors."""
    over = {"school": _sample(school), "ends_at__lt": timezone.now()}
    eyes = _eyes(school)
    Device.objects.visible_to(eyes).filter(**over).delete()
    Key.objects.visible_to(eyes).filter(**over).delete()


def _sample(school):
    """Never another school than one that is made up."""
    if not school.sample:
        raise ValueError("only the sample school has ready-made doors")
    return school
