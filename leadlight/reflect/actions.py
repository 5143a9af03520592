"""Five quiet minutes, and a class's own starters."""

from django.db import transaction
from django.utils import timezone

from leadlight.people.models import Class
from leadlight.platform.live import tell
from leadlight.reflect.models import ClassStarter, FiveMinutes


class NoStarter(Exception):
    """Nothing was chosen or written to begin from."""


def _class(klass_id, by):
    """A class `by` teaches or covers just now."""
    return Class.objects.visible_to(by).filter(pk__in=by.classes_held()).get_or_404(pk=klass_id)


def _tell(klass_id):
    """The board, and each child of the class wherever they are."""
    for listening in ("class", "five"):
        tell(f"{listening}-{klass_id}", what="five")


@transaction.atomic
def begin_five(klass_id: int, *, by, starter: str, starter_id="") -> FiveMinutes:
    """One starter for the whole class, from now until somebody ends it. Earlier five minutes end."""
    if not starter:
        raise NoStarter
    klass = _class(klass_id, by)
    FiveMinutes.objects.changeable_by(by).filter(klass=klass, closed_at=None).update(closed_at=timezone.now())
    five = FiveMinutes.objects.create(klass=klass, by_id=by.person_id, starter=starter, starter_id=starter_id)
    _tell(klass.pk)
    return five


@transaction.atomic
def end_five(five, *, by) -> FiveMinutes:
    """No device is asked any more. A child who is still writing may finish."""
    five = FiveMinutes.objects.changeable_by(by).get_or_404(pk=five.pk)
    five.closed_at = five.closed_at or timezone.now()
    five.save(update_fields=["closed_at"])
    _tell(five.klass_id)
    return five


@transaction.atomic
def add_starter(klass_id: int, *, by, text: str, category="", language="en") -> ClassStarter:
    """A starter in the class's own words. It is shown before all others. The same words twice are one starter."""
    if not text:
        raise NoStarter
    klass = _class(klass_id, by)
    row, _ = ClassStarter.objects.changeable_by(by).get_or_create(
        klass=klass, text=text, pack_id="", defaults={"category": category, "language": language}
    )
    return row


@transaction.atomic
def hide_starter(klass_id: int, pack_id: str, *, by) -> ClassStarter:
    """One of the pack's starters that this class does not want to see."""
    klass = _class(klass_id, by)
    row, _ = ClassStarter.objects.changeable_by(by).update_or_create(
        klass=klass, pack_id=pack_id, defaults={"hidden": True}
    )
    return row


@transaction.atomic
def show_starter(klass_id: int, pack_id: str, *, by):
    """Show it again."""
    klass = _class(klass_id, by)
    ClassStarter.objects.changeable_by(by).filter(klass=klass, pack_id=pack_id).delete()


@transaction.atomic
def remove_starter(starter, *, by) -> int:
    """Take one of the class's own starters away (never under cover). What was answered to it stays. Returns the class."""
    row = ClassStarter.objects.removable_by(by).get_or_404(pk=starter.pk)
    klass_id = row.klass_id
    row.delete()
    return klass_id
