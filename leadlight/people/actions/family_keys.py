"""A family member's code: made for one adult and one child, printed once, remembered on the phone it was first typed on."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from leadlight.people.codes import clean_code
from leadlight.people.models import Device, Key, Person, Restriction, Tie, make_token, seal_for_key, seal_token
from leadlight.people.viewer import current
from leadlight.platform.live import tell
from leadlight.platform.models import audit

UNDO_FOR = timedelta(hours=1)


class NotForThisAdult(Exception):
    """No code can be made for this adult. The office can say why."""


@dataclass(frozen=True)
class Opening:
    """What a right code did on one phone."""

    key: Key
    device: Device

    @property
    def opened(self) -> bool:
        return bool(self.device.approved_at) and not self.refused

    @property
    def refused(self) -> bool:
        return self.device.ends_at is not None and self.device.ends_at <= timezone.now()


def belongs(learner_id, adult_id, today) -> bool:
    """Whether this adult belongs to this child today and is not kept from them."""
    pair = {"learner_id": learner_id, "adult_id": adult_id}
    barred = Restriction.objects.for_system("a barred adult gets no code").filter(current(today), **pair)
    return Tie.objects.filter(current(today), **pair).exists() and not barred.exists()


@transaction.atomic
def make_family_key(learner, adult, *, by, ends_at=None):
    """A code that opens `learner`'s invitation, times and meeting to `adult`, until `ends_at`.

    Returns (key, code). The code is for the letter; it cannot be read again. Codes made before go on working:
    use renew_family_key() when a letter was lost. Raises NotForThisAdult, Http404 if `by` may not.
    """
    learner = Person.objects.changeable_by(by).get_or_404(pk=learner.pk)
    if not belongs(learner.pk, adult.pk, by.today):
        raise NotForThisAdult
    code = make_token(80)
    fields = {"school_id": learner.school_id, "learner": learner, "person_id": adult.pk, "made_by_id": by.person_id}
    key = Key.objects.create(purpose="family", seal=seal_token(code), ends_at=ends_at, **fields)
    audit(by, "family_key.made", key)
    return key, code


@transaction.atomic
def end_family_keys(learner, adult, *, by) -> int:
    """Every code of this adult for this child stops, and every phone with it. Returns how many."""
    rows = Key.objects.changeable_by(by).filter(purpose="family", learner=learner, person=adult, ended_at=None)
    ended = rows.update(ended_at=timezone.now())
    audit(by, "family_key.ended", learner, result=f"{ended} ended")
    return ended


@transaction.atomic
def renew_family_key(learner, adult, *, by, ends_at=None):
    """A new code when a letter was lost: what was printed before stops. Returns (key, code)."""
    end_family_keys(learner, adult, by=by)
    return make_family_key(learner, adult, by=by, ends_at=ends_at)


def living_family_key(typed: str):
    """The Key behind a typed code, or None: alike for unknown, ended and taken back, and for adults who were
    removed or are kept from the child."""
    rows = Key.objects.for_system("whoever holds a letter").filter(purpose="family")
    key = rows.filter(seal=seal_token(clean_code(typed))).first()
    return key if key and opens(key) else None


def opens(key) -> bool:
    """Whether this key still opens something: in its time, not taken back, its adult still one of the child's."""
    now = timezone.now()
    over = key.ended_at is not None or (key.ends_at is not None and key.ends_at <= now)
    return not over and belongs(key.learner_id, key.person_id, timezone.localdate())


@transaction.atomic
def open_with_family_key(key, token: str, *, machine="") -> Opening:
    """A phone with cookie `token` gave the code of `key`. The first one is remembered; a further one asks."""
    Key.objects.for_system("the letter's own key").select_for_update(of=("self",)).get(pk=key.pk)
    phones = Device.objects.for_system("phones of one letter").filter(key=key)
    first, now = not phones.exclude(approved_at=None).exists(), timezone.now()
    fields = {"school_id": key.school_id, "kind": Device.Kind.FAMILY, "key": key, "person_id": key.person_id}
    fields |= {"name": machine[:60], "approved_at": now if first else None}
    device, new = phones.get_or_create(seal=seal_for_key(token, key.pk), defaults=fields)
    if key.used_at is None:
        Key.objects.for_system("the letter's own key").filter(pk=key.pk).update(used_at=now)
    if new and not first:
        tell(f"learner-{key.learner_id}", what="phone")
    return Opening(key=key, device=device)


def phone_of(token: str, key_id):
    """The phone with cookie `token` that gave the code of this key, or None."""
    phones = Device.objects.for_system("the phone that waits, by its own cookie")
    return phones.select_related("key").filter(seal=seal_for_key(token, key_id)).first()


@transaction.atomic
def shut_out_phone(device, *, by):
    """A family member's lost or borrowed phone: it opens nothing any more. Twice is once."""
    phone = Device.objects.shut_out_by(by).select_for_update(of=("self",)).get_or_404(pk=device.pk)
    if phone.ends_at is None or phone.ends_at > timezone.now():
        Device.objects.shut_out_by(by).filter(pk=phone.pk).update(ends_at=timezone.now())
        audit(by, "phone.shut_out", phone)


@transaction.atomic
def let_phone_back(device, *, by):
    """Undo shut_out_phone() within an hour, for a phone that had been let in. One that only asked stays out."""
    lately = timezone.now() - UNDO_FOR
    rows = Device.objects.shut_out_by(by).filter(approved_at__isnull=False, ends_at__gte=lately)
    phone = rows.select_for_update(of=("self",)).get_or_404(pk=device.pk)
    Device.objects.shut_out_by(by).filter(pk=phone.pk).update(ends_at=None)
    audit(by, "phone.let_back", phone)


@transaction.atomic
def answer_phone(device, yes: bool, *, by):
    """The class's adults or the child themselves let a further phone in, or say no. The first answer stands."""
    phones = Device.objects.changeable_by(by).filter(kind=Device.Kind.FAMILY)
    device = phones.select_for_update(of=("self",)).get_or_404(pk=device.pk)
    if device.approved_at or device.ends_at:
        return device
    now = timezone.now()
    if yes:
        device.approved_at, device.approved_by_id = now, by.person_id
    else:
        device.ends_at = now
    device.save(update_fields=["approved_at", "approved_by", "ends_at"])
    audit(by, "phone.let_in" if yes else "phone.kept_out", device)
    return device
