"""A shared iPad asks to belong to a class; an adult of the class says yes, gives it a name, ends it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from leadlight.people.codes import class_code_of, clean_code
from leadlight.people.models import Class, Device, Key, seal_token
from leadlight.people.school_year import end_of_year
from leadlight.platform.live import tell
from leadlight.platform.models import audit

CLASS_CODE_HOURS = 8


@transaction.atomic
def make_class_code(klass, *, by):
    """A fresh code by which devices may ask to join `klass` for one school day. The one before stops.

    Returns the Key. The code opens nothing by itself: an adult of the class says yes to each device.
    """
    klass = Class.objects.changeable_by(by).get_or_404(pk=klass.pk)
    end_class_code(klass, by=by)
    until = timezone.now() + timedelta(hours=CLASS_CODE_HOURS)
    fields = {"school_id": klass.school_id, "klass": klass, "made_by_id": by.person_id, "ends_at": until}
    key = Key.objects.create(purpose="device", seal=f"making {klass.pk}", **fields)
    key.seal = seal_token(class_code_of(key.pk))
    key.save(update_fields=["seal"])
    audit(by, "class_code.made", klass)
    return key


@transaction.atomic
def end_class_code(klass, *, by):
    """No further device can ask by the code shown until now."""
    rows = Key.objects.changeable_by(by).filter(purpose="device", klass=klass, ended_at=None)
    return rows.update(ended_at=timezone.now())


def key_of_class_code(typed: str):
    """The living Key behind a typed class code, or None."""
    rows = Key.objects.for_system("whoever holds today's class code may ask").select_related("klass")
    living = rows.filter(purpose="device", ended_at=None, ends_at__gt=timezone.now())
    return living.filter(seal=seal_token(clean_code(typed))).first()


@transaction.atomic
def ask_to_join(key, token: str):
    """A device with `token` asks to belong to the class of `key`. Asking again with the same token asks once."""
    device, new = Device.objects.for_system("a device asks").get_or_create(
        seal=seal_token(token), defaults={"school_id": key.school_id, "klass_id": key.klass_id}
    )
    if new:
        tell(f"class-{key.klass_id}", what="device")
    return device


def _of_class(device, by):
    rows = Device.objects.changeable_by(by).filter(kind=Device.Kind.CLASS).select_related("klass__school")
    return rows.select_for_update(of=("self",)).get_or_404(pk=device.pk)


@transaction.atomic
def approve_device(device, *, by, name=""):
    """Let a device show its class's names and emblems until the school year ends. Approving twice changes nothing."""
    device = _of_class(device, by)
    if device.approved_at or device.ends_at:
        return device
    device.name = name.strip()[:60] or next_name(device.klass_id)
    device.approved_at, device.approved_by_id = timezone.now(), by.person_id
    device.ends_at = end_of_year(device.klass, by.today)
    device.save()
    audit(by, "device.approved", device)
    return device


def next_name(class_id: int) -> str:
    """ "iPad 3" for the third one."""
    taken = set(
        Device.objects.for_system("names of a class's devices").filter(klass_id=class_id).values_list("name", flat=True)
    )
    return next(name for number in range(1, len(taken) + 2) if (name := f"iPad {number}") not in taken)


@transaction.atomic
def name_device(device, name: str, *, by):
    device = _of_class(device, by)
    device.name = name.strip()[:60] or device.name
    device.save(update_fields=["name"])
    return device


@transaction.atomic
def end_device(device, *, by):
    """This device shows nobody any more, at its next page. For one that only asked, this is the no."""
    device = _of_class(device, by)
    now = timezone.now()
    if device.ends_at is None or device.ends_at > now:
        device.ends_at = now
        device.save(update_fields=["ends_at"])
        audit(by, "device.ended", device)
    return device


def living(now) -> Q:
    return Q(ends_at=None) | Q(ends_at__gt=now)
