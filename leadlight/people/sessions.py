"""How each kind of person's session begins, ends, and turns into a Viewer. The only place that reads session keys."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from leadlight.people.models import (
    Device,
    Enrolment,
    Key,
    Person,
    Post,
    Restriction,
    School,
    SignIn,
    Teaching,
    Tie,
    seal_for_key,
    seal_token,
)
from leadlight.people.models.ties import Cover
from leadlight.people.viewer import NOBODY, STAFF, Viewer, current, open_now

IDLE = {  # minutes without a request after which a session is over
    "learner": 10, "teacher": 60, "cover": 60, "office": 30, "leader": 30, "division": 15, "interpreter": 60,
    "family": 60 * 24 * 30,
}  # fmt: skip
LONGEST = {  # hours from sign-in, whatever happens
    "learner": 8, "teacher": 12, "cover": 12, "office": 12, "leader": 12, "division": 8, "interpreter": 12,
    "family": 24 * 90,
}  # fmt: skip
TOUCH_EVERY_S = 60
NOTE_PHONE_EVERY_S = 60 * 60
WITH_ACCOUNT = (*STAFF, "interpreter")
KEPT_FROM_SIGN_IN = ("account_authentication_methods", "account_authentication_methods_user")


def _fresh(session, hat: str, now: datetime) -> bool:
    """Whether this session is neither idle nor too old for its hat; notes the visit at most once a minute."""
    began, seen = session.get("began"), session.get("seen")
    if not began or not seen:
        return False
    if now.timestamp() - began > LONGEST[hat] * 3600 or now.timestamp() - seen > IDLE[hat] * 60:
        return False
    if now.timestamp() - seen > TOUCH_EVERY_S:
        session["seen"] = now.timestamp()
    return True


def begin(request, hat: str, person_id: int, **extra):
    """Begin a session anew (the old one is thrown away, its key too) for a person wearing `hat`."""
    request.session.flush()
    now = timezone.now().timestamp()
    request.session.update({"hat": hat, "person": person_id, "began": now, "seen": now, **extra})


def begin_staff(request, account, log_in):
    """Begin a staff session anew. `log_in(request, account)` is allauth's; it rotates the session's key."""
    stages = {key: request.session[key] for key in KEPT_FROM_SIGN_IN if key in request.session}
    request.session.flush()
    request.user = AnonymousUser()
    request.session.update(stages)
    log_in(request, account)
    now = timezone.now().timestamp()
    request.session.update({"began": now, "seen": now})


def put_on(request, hat: str) -> bool:
    """Wear another of one's own hats. False, and nothing changes, when it is not one of them."""
    person = request.viewer.person
    if request.viewer.hat not in WITH_ACCOUNT or hat not in hats_of(person):
        return False
    before = request.session.session_key
    request.session.cycle_key()
    request.session["hat"] = hat
    SignIn.objects.filter(session=before).update(session=request.session.session_key)
    return True


def device_of(request, now=None):
    """The approved, living Device whose cookie this request carries, or None."""
    token = request.COOKIES.get(settings.DEVICE_COOKIE_NAME)
    if not token:
        return None
    now = now or timezone.now()
    living = Q(ends_at=None) | Q(ends_at__gt=now)
    found = Device.objects.for_system("the cookie's own device").select_related("school", "klass")
    return found.filter(living, seal=seal_token(token), approved_at__lte=now).first()


def _keys_of_browser(request, person, now):
    """The living keys this session opened, on a browser that is still remembered for them."""
    token, opened = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), request.session.get("keys", [])
    living = Q(ends_at=None) | Q(ends_at__gt=now)
    seals = [seal_for_key(token, key) for key in opened]
    known = Device.objects.for_system("the family's own phone").filter(living, seal__in=seals, approved_at__lte=now)
    keys = Key.objects.for_system("the session's own keys").filter(living, person=person, ended_at=None)
    return keys.filter(pk__in=known.values("key_id"))


def _viewer(person, hat: str, now, **fields) -> Viewer:
    zone = person.school.zone
    today = now.astimezone(ZoneInfo(zone)).date()
    return Viewer(
        hat=hat, person_id=person.pk, school_id=person.school_id, language=person.language or person.school.language,
        zone=zone, now=now, today=today, person=person, **fields,
    )  # fmt: skip


def hats_of(person, now=None) -> list[str]:
    """The hats a staff person may put on today, in the order they are offered. Asked once for one `now` and person."""
    if now is None:
        return _find_hats(person, timezone.now())
    known = person.__dict__.setdefault("_hats_at", {})
    if now not in known:
        known[now] = _find_hats(person, now)
    return list(known[now])


def _find_hats(person, now) -> list[str]:
    """One query: does this person teach, cover, or hold each post today?"""
    today = now.astimezone(ZoneInfo(person.school.zone)).date()
    posts = Post.objects.filter(current(today), person_id=OuterRef("pk"))
    worn = {
        "teacher": Exists(Teaching.objects.filter(current(today), person_id=OuterRef("pk"))),
        "cover": Exists(Cover.objects.filter(open_now(now), person_id=OuterRef("pk"))),
        **{hat: Exists(posts.filter(hat=hat)) for hat in Post.HATS},
    }
    rows = Person.objects.for_system("the hats of the signed-in account").filter(pk=person.pk)
    found = rows.annotate(**{f"wears_{hat}": each for hat, each in worn.items()}).values(
        *(f"wears_{hat}" for hat in worn)
    )
    worn_today = found.get()
    return [hat for hat in worn if worn_today[f"wears_{hat}"]]


def _staff(request, now):
    account = request.user
    if not account.is_authenticated or not account.is_active:
        return NOBODY
    person = account.person  # comes with the account and its school: see AccountManager
    hats = person.hats_today = hats_of(person, now)
    hat = request.session.get("hat")
    hat = hat if hat in hats else (hats[0] if hats else None)
    if hat is None:
        return NOBODY
    if "began" not in request.session:
        request.session.update({"began": now.timestamp(), "seen": now.timestamp(), "hat": hat})
    return _viewer(person, hat, now) if _fresh(request.session, hat, now) else NOBODY


def _person(request, *only, **only_as):
    rows = Person.objects.for_system("the session's own person").select_related("school")
    return rows.filter(*only, pk=request.session.get("person"), **only_as).first()


def _learner(request, now):
    """A learner on an approved device of a class they are in today, or on no device at all when `home` was opened."""
    device = device_of(request, now)
    if device is None:
        return NOBODY
    today = now.astimezone(ZoneInfo(device.school.zone)).date()
    here = Enrolment.objects.filter(current(today), learner_id=OuterRef("pk"), klass_id=device.klass_id)
    person = _person(request, Exists(here), school_id=device.school_id)
    if person is None or not _fresh(request.session, "learner", now):
        return NOBODY
    return _viewer(person, "learner", now, device_id=device.pk, class_id=device.klass_id)


def _family(request, now):
    """A family member and those children whose keys this session opened and which still open."""
    person = _person(request)
    if person is None:
        return NOBODY
    keys = _keys_of_browser(request, person, now)
    today = now.astimezone(ZoneInfo(person.school.zone)).date()
    barred = Restriction.objects.for_system("a barred adult opens nothing").filter(current(today), adult=person)
    ties = Tie.objects.filter(current(today), adult=person, learner_id__in=keys.values("learner_id"))
    learners = frozenset(ties.exclude(learner_id__in=barred.values("learner_id")).values_list("learner_id", flat=True))
    if not learners or not _fresh(request.session, "family", now):
        return NOBODY
    _note_phone(request, now)
    viewer = _viewer(person, "family", now, learner_ids=learners)
    viewer.knows("learners_cared_for", learners)
    return viewer


def _note_phone(request, now):
    """When a family last used this phone, at most once an hour: their own list of phones says so."""
    if now.timestamp() - request.session.get("noted", 0) < NOTE_PHONE_EVERY_S:
        return
    request.session["noted"] = now.timestamp()
    token = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    seals = [seal_for_key(token, key) for key in request.session.get("keys", [])]
    Device.objects.for_system("the family's own phone").filter(seal__in=seals).update(seen_at=now)


def _device(request, now):
    """A shared iPad with nobody signed in: first names and emblems of its class, nothing else."""
    device = device_of(request, now)
    if device is None or device.kind != Device.Kind.CLASS:
        return NOBODY
    school: School = device.school
    today = now.astimezone(ZoneInfo(school.zone)).date()
    return Viewer(
        hat="device", school_id=school.pk, class_id=device.klass_id, device_id=device.pk, zone=school.zone,
        language=school.language, now=now, today=today,
    )  # fmt: skip


def viewer_of(request) -> Viewer:
    """The Viewer of this request or socket handshake (anything with `.session`, `.user`, `.COOKIES`)."""
    now = timezone.now()
    hat = request.session.get("hat")
    viewer = NOBODY
    if hat == "learner":
        viewer = _learner(request, now)
    elif hat == "family":
        viewer = _family(request, now)
    else:
        viewer = _staff(request, now)
    return viewer if viewer is not NOBODY else _device(request, now)


def sign_out(request):
    """End this session here. The next page starts from nothing."""
    request.session.flush()
