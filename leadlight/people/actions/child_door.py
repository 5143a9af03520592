"""A child shows at the class's door that it is them: chooses a secret, gives it, is let in again after wrong tries."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from leadlight.people import secret_pictures
from leadlight.people.models import Device, Person, Secret, Tries
from leadlight.platform.live import tell
from leadlight.platform.models import audit

WRONG_TRIES = 5
CHOOSING_MINUTES = 60


class AskYourTeacher(Exception):
    """This door stays shut for this child on this device until an adult of the class opens it."""


class TooEasy(Exception):
    """Anybody would try this first."""


@transaction.atomic
def let_choose(learners, *, by):
    """An adult of the class lets these children choose their secret at the door, within the hour.

    learners   keys; only those `by` may change count
    Returns how many. A secret chosen before works until the new one is chosen; wrong tries are forgotten.
    """
    found = list(Person.objects.changeable_by(by).filter(pk__in=by.learners_taught()).filter(pk__in=learners))
    until = timezone.now() + timedelta(minutes=CHOOSING_MINUTES)
    for person in found:
        rows = Secret.objects.for_system("an adult of the class opens the choosing")
        rows.update_or_create(learner=person, defaults={"choose_until": until})
        Tries.objects.changeable_by(by).filter(learner=person).update(wrong=0, locked_at=None, forgot_at=None)
        audit(by, "secret.let_choose", person)
    return len(found)


def may_choose(learner, by) -> bool:
    """At the door while an adult lets them; signed in, for themselves, at any time."""
    return (by.hat == "learner" and by.person_id == learner.pk) or lets_choose(learner)


def lets_choose(learner) -> bool:
    """Whether an adult of the class lets this child choose just now."""
    rows = Secret.objects.for_system("whether a child may choose just now")
    return rows.filter(learner=learner, choose_until__gt=timezone.now()).exists()


@transaction.atomic
def choose_secret(learner, kind: str, given, tiles, *, by):
    """Keep what the child chose, twice the same, as their secret; the one before stops.

    Raises AskYourTeacher when nobody let them choose, TooEasy for what anybody would try first.
    """
    learner = Person.objects.visible_to(by).filter(pk__in=by.classmates()).get_or_404(pk=learner.pk)
    if not may_choose(learner, by):
        raise AskYourTeacher
    if secret_pictures.is_too_easy(kind, given):
        raise TooEasy
    fields: dict = {"kind": kind, "tiles": list(tiles), "hash": secret_pictures.sealed(learner.pk, kind, given)}
    fields |= {"made_at": timezone.now(), "choose_until": None}
    rows = Secret.objects.for_system("a child's own choice, checked above")
    secret, _new = rows.update_or_create(learner=learner, defaults=fields)
    audit(by, "secret.chosen", learner)
    return secret


def try_secret(learner, given, *, by) -> bool:
    """Whether `given` is the learner's secret. The try is counted before it is looked at, so that many at once
    count too; a right one clears the count. After five wrong ones an adult of the class opens this device again.

    Not one transaction: the slow hash stands outside, so that thirty children need not wait for each other.
    Raises AskYourTeacher while the door is shut or no secret was chosen.
    """
    secret = secret_of(learner)
    if secret is None:
        raise AskYourTeacher
    number = _count_try(learner, by)
    right = secret_pictures.fits(secret, given)
    _note_try(learner, by, right, number)
    return right


@transaction.atomic
def _count_try(learner, by) -> int:
    Device.objects.for_system("the device the child stands at").select_for_update(of=("self",)).get(pk=by.device_id)
    rows = Tries.objects.for_system("tries at this device's door")
    tries, _new = rows.get_or_create(device_id=by.device_id, learner=learner)
    if tries.wrong >= WRONG_TRIES:
        raise AskYourTeacher
    tries.wrong += 1
    tries.save(update_fields=["wrong"])
    return tries.wrong


@transaction.atomic
def _note_try(learner, by, right: bool, number: int):
    rows = Tries.objects.for_system("tries at this device's door").filter(device_id=by.device_id, learner=learner)
    if right:
        rows.update(wrong=0, locked_at=None, forgot_at=None)
    elif number >= WRONG_TRIES:
        rows.update(locked_at=timezone.now())
    audit(by, "child.came_in" if right else "child.wrong_try", learner, result="done" if right else "refused")


@transaction.atomic
def ring(learner, *, by):
    """At this device the child has forgotten their secret: the class's adults read it at once. Twice rings once."""
    learner = Person.objects.visible_to(by).filter(pk__in=by.classmates()).get_or_404(pk=learner.pk)
    rows = Tries.objects.for_system("a child asks at this device's door")
    fields = {"forgot_at": timezone.now()}
    rows.update_or_create(device_id=by.device_id, learner=learner, defaults=fields)
    audit(by, "child.forgot", learner)
    tell(f"class-{by.class_id}", what="door")


def secret_of(learner):
    """The child's Secret as the door needs it (which pictures to show), or None while nothing was chosen."""
    rows = Secret.objects.for_system("the secret asked at the door").exclude(hash="")
    return rows.filter(learner=learner).first()


def is_shut(learner, by) -> bool:
    rows = Tries.objects.for_system("whether this door is shut").filter(device_id=by.device_id, learner=learner)
    return rows.filter(wrong__gte=WRONG_TRIES).exists()


@transaction.atomic
def open_again(learner, *, by):
    """After wrong tries: this child may try again, on every device of the class."""
    rows = Tries.objects.changeable_by(by).filter(learner=learner)
    if rows.update(wrong=0, locked_at=None, forgot_at=None):
        audit(by, "child.opened_again", learner)
