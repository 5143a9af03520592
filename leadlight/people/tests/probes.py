"""How the access table is asked about the ways in: devices, the class's door, secrets, badges, families' codes."""

from django.utils import timezone

from leadlight.people.models import Device, Key, Secret, Tries, make_token, seal_for_key, seal_token
from leadlight.people.secret_pictures import sealed
from tests.access import Ask, probe

TILES = ["kite", "bell", "sock", "drum", "tent", "boat", "hat", "key", "train", "rocket", "teapot", "wheel"]
CHOSEN = ["kite", "bell", "sock", "drum"]
CHILDREN = ("ada", "ben", "pia", "ipad")


def with_secret(cast, learner=None):
    learner = learner or cast.ada
    hashed = sealed(learner.pk, "four", CHOSEN)
    return Secret.objects.create(learner=learner, kind="four", tiles=TILES, hash=hashed)


def asking_device(cast):
    return Device.objects.create(school=cast.school, klass=cast.klass, seal=seal_token(make_token()), name="")


def asking_phone(cast):
    key = cast.family_key(cast.rosa, cast.ada)
    seal = seal_for_key(make_token(), key.pk)
    return Device.objects.create(school=cast.school, kind="family", key=key, person=cast.rosa, seal=seal)


def badge(cast):
    return Key.objects.create(purpose="badge", school=cast.school, learner=cast.ada, seal=seal_token("old badge"))


def again(rows):
    return rows.for_system("what became of a test's row").get()


@probe("class_door", "read")
def _(cast):
    return Ask("/come-in/class/", canary="Pia")


@probe("class_door", "comment")
def _(cast):
    with_secret(cast)
    return Ask(f"/come-in/class/{cast.ada.pk}/", "POST", {"picture": CHOSEN})


@probe("class_door", "comment")
def _(cast):
    """I forgot: it rings at the teacher's."""
    with_secret(cast)
    _ = cast.device
    rows = Tries.objects.filter(learner=cast.ada, forgot_at__isnull=False)
    done = lambda: rows.for_system("a test's ring").exists()  # noqa: E731
    return Ask(f"/come-in/class/{cast.ada.pk}/help/", "POST", done=done)


@probe("child_secret", "change")
def _(cast, who):
    """The child chooses; the adults let the child choose."""
    secret = with_secret(cast)
    if who in CHILDREN:
        return Ask(f"/come-in/class/{cast.ada.pk}/choice/", canary="secret-tile")
    rows = Secret.objects.filter(pk=secret.pk)
    return Ask(f"/learners/{cast.ada.pk}/secret/", "POST", done=lambda: again(rows).choose_until is not None)


@probe("child_secret", "change")
def _(cast, who):
    """The door is opened again after wrong tries; a child asks for the choice."""
    with_secret(cast)
    if who in CHILDREN:
        return Ask(f"/come-in/class/{cast.ada.pk}/choice/?kind=digits", canary="digits__box")
    tries = cast.device.tries.for_system("a test's tries").create(learner=cast.ada, wrong=5, device=cast.device)
    rows = type(tries).objects.filter(pk=tries.pk)
    return Ask(f"/learners/{cast.ada.pk}/door/", "POST", done=lambda: again(rows).wrong == 0)


@probe("device", "read")
def _(cast):
    asking_device(cast)
    return Ask(f"/class/{cast.klass.pk}/signing-in/", canary=cast.device.name)


@probe("device", "read")
def _(cast):
    device = asking_device(cast)
    return Ask(f"/class/{cast.klass.pk}/signing-in/asking/", canary=f"/devices/{device.pk}/approval/")


@probe("device", "change")
def _(cast):
    device = asking_device(cast)
    rows = Device.objects.filter(pk=device.pk)
    return Ask(f"/devices/{device.pk}/approval/", "POST", {"name": "iPad 9"}, done=lambda: again(rows).name == "iPad 9")


@probe("device", "change")
def _(cast):
    rows = Device.objects.filter(pk=asking_device(cast).pk)
    url = f"/devices/{again(rows).pk}/name/"
    return Ask(url, "POST", {"name": "Window iPad"}, done=lambda: again(rows).name == "Window iPad")


@probe("device", "delete")
def _(cast):
    device = asking_device(cast)
    rows = Device.objects.filter(pk=device.pk)
    return Ask(f"/devices/{device.pk}/ending/", "POST", done=lambda: again(rows).ends_at is not None)


@probe("family_key", "read")
def _(cast):
    cast.family_key(cast.rosa, cast.ada)
    return Ask(f"/learners/{cast.ada.pk}/families/", canary="Rosa")


@probe("family_key", "comment")
def _(cast):
    phone = asking_phone(cast)
    rows = Device.objects.filter(pk=phone.pk)
    return Ask(f"/phones/{phone.pk}/answer/", "POST", {"yes": "1"}, done=lambda: again(rows).approved_at is not None)


@probe("family_key", "change")
def _(cast):
    before = cast.family_key(cast.rosa, cast.ada)
    rows = Key.objects.filter(pk=before.pk)
    url = f"/learners/{cast.ada.pk}/families/{cast.rosa.pk}/key/"
    return Ask(url, "POST", canary="/come-in/family/", done=lambda: again(rows).ended_at is not None)


@probe("family_key", "delete")
def _(cast):
    rows = Key.objects.filter(pk=cast.family_key(cast.rosa, cast.ada).pk)
    url = f"/learners/{cast.ada.pk}/families/{cast.rosa.pk}/key/ending/"
    return Ask(url, "POST", done=lambda: again(rows).ended_at is not None)


@probe("sign_in_badge", "change")
def _(cast):
    rows = Key.objects.filter(pk=badge(cast).pk)
    return Ask(f"/learners/{cast.ada.pk}/badge/", "POST", canary="%PDF-", done=lambda: again(rows).ended_at is not None)


@probe("sign_in_badge", "delete")
def _(cast, who):
    rows = Key.objects.filter(pk=badge(cast).pk)
    url = "/school/badges/ending/" if who == "dov" else f"/learners/{cast.ada.pk}/badge/ending/"
    return Ask(url, "POST", done=lambda: again(rows).ended_at is not None)


def phone_of_rosa(cast, **fields):
    """A further phone that was let in, on which Rosa reads Ada's invitation."""
    phone = asking_phone(cast)
    fields = {"name": "Firefox · Android", "approved_at": timezone.now(), **fields}
    Device.objects.for_system("a test's row").filter(pk=phone.pk).update(**fields)
    return phone


@probe("my_phone", "read")
def _(cast):
    phone_of_rosa(cast)
    return Ask("/my-phones/", canary="Firefox · Android", own_list=True)


@probe("my_phone", "change")
def _(cast):
    phone = phone_of_rosa(cast, ends_at=timezone.now())
    rows = Device.objects.filter(pk=phone.pk)
    return Ask(f"/my-phones/{phone.pk}/return/", "POST", done=lambda: again(rows).ends_at is None)


@probe("my_phone", "delete")
def _(cast):
    phone = phone_of_rosa(cast)
    rows = Device.objects.filter(pk=phone.pk)
    return Ask(f"/my-phones/{phone.pk}/ending/", "POST", done=lambda: again(rows).ends_at is not None)
