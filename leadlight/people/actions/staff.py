"""Letting colleagues in: a one-use key, the posts they hold, the classes they teach; and a way back in for one of them."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from leadlight.people.classlist import sort_key
from leadlight.people.codes import clean_code
from leadlight.people.models import Account, Class, Key, Person, Post, Teaching, make_token, seal_token
from leadlight.people.viewer import Viewer, current
from leadlight.platform.models import audit

INVITED_FOR = timedelta(days=7)
BACK_FOR = timedelta(minutes=10)


class LastOne(Exception):
    """The school would be left without anyone who wears this hat."""


class MailTaken(Exception):
    """Somebody here comes in with this mail address already."""


@transaction.atomic
def invite_colleague(*, by, name, klass=None, hats=()):
    """Make a one-use key for a new colleague, good for seven days.

    klass   they will teach it, equal to those who do; a teacher may name only a class of their own
    hats    posts they will hold; only a leader gives these

    Returns (Key, code): the code is shown once and kept nowhere.
    """
    if klass is not None:
        klass = Class.objects.filter(school_id=by.school_id).visible_to(by).get_or_404(pk=klass.pk)
    hats = [hat for hat in hats if hat in Post.HATS] if by.hat == "leader" else []
    person = Person.objects.create(school_id=by.school_id, display=name, full=name, sort_key=sort_key(name)[:160])
    code = make_token(80)
    key = Key.objects.create(
        school_id=by.school_id, purpose="staff", seal=seal_token(code), person=person, klass=klass, uses_left=1,
        about=",".join(hats), made_by_id=by.person_id, ends_at=timezone.now() + INVITED_FOR,
    )  # fmt: skip
    audit(by, "staff.invited", key)
    return key, code


def open_key(code, purpose):
    """The living Key of this printed code, or None. Forgiving about case, blanks and hyphens."""
    living = Q(uses_left__gt=0, ended_at=None, ends_at__gt=timezone.now(), purpose=purpose)
    rows = Key.objects.for_system("whoever holds a staff code").select_related("school", "klass", "person")
    return rows.filter(living, seal=seal_token(clean_code(code))).first()


def _use(key):
    """Take the key's one use; False when somebody was quicker."""
    used = Key.objects.for_system("the code's own key").filter(pk=key.pk, uses_left__gt=0, ended_at=None)
    return used.update(uses_left=F("uses_left") - 1, used_at=timezone.now()) == 1


@transaction.atomic
def accept_invitation(key, *, mail, password, name):
    """The colleague comes in: an account, the class and the posts the key names. Returns the Account, or None when
    the key was used meanwhile. Raises MailTaken."""
    if Account.objects.filter(email__iexact=mail).exists():
        raise MailTaken
    if not _use(key):
        return None
    themselves = Viewer(hat="", person_id=key.person_id, school_id=key.school_id)
    person = Person.objects.changeable_by(themselves).get(pk=key.person_id)
    if name != person.display:
        person.display, person.full, person.sort_key = name, name, sort_key(name)[:160]
        person.save()
    account = Account.objects.create_user(mail, password, person=person)
    if key.klass_id:
        Teaching.objects.create(klass_id=key.klass_id, person=person)
    for hat in filter(None, key.about.split(",")):
        Post.objects.create(school_id=key.school_id, person=person, hat=hat)
    audit(themselves, "staff.came_in", key)
    return account


@transaction.atomic
def take_back_invitation(key, *, by):
    rows = Key.objects.changeable_by(by).filter(pk=key.pk, purpose="staff", ended_at=None)
    rows.update(ended_at=timezone.now())
    audit(by, "staff.invitation_taken_back", key)


@transaction.atomic
def make_way_back(person, *, by):
    """A one-use key that lets a staff person in again without password and second step, for ten minutes.

    Returns the code. Who holds the machine makes it by `leadlight key`; who is office or leader, on the person's page.
    """
    code = make_token(80)
    earlier = Key.objects.for_system("one way back at a time").filter(person=person, purpose="way_back", ended_at=None)
    earlier.update(ended_at=timezone.now())
    key = Key.objects.create(
        school_id=person.school_id, purpose="way_back", seal=seal_token(code), person=person, uses_left=1,
        made_by_id=by.person_id, ends_at=timezone.now() + BACK_FOR,
    )  # fmt: skip
    audit(by, "way_back.made", key, school=person.school_id)
    return code


@transaction.atomic
def use_way_back(key, password):
    """Give the key's person a new password. Returns the Account, or None when the key was used meanwhile."""
    if not _use(key):
        return None
    account = Account.objects.select_for_update().get(person_id=key.person_id)
    account.set_password(password)
    account.save()
    audit(Viewer(hat="", person_id=key.person_id, school_id=key.school_id), "way_back.used", key)
    return account


@transaction.atomic
def share_class(klass, person, *, by):
    """A colleague who is here already teaches `klass` too, from today, as an equal."""
    klass = Class.objects.filter(school_id=by.school_id).visible_to(by).get_or_404(pk=klass.pk)
    person = (
        Person.objects.filter(account__isnull=False, school_id=by.school_id).visible_to(by).get_or_404(pk=person.pk)
    )
    Teaching.objects.get_or_create(klass=klass, person=person, ends_on=None, defaults={"starts_on": by.today})
    audit(by, "teaching.begun", klass)


@transaction.atomic
def stop_teaching(klass, person, *, by):
    """From today this colleague no longer teaches `klass`. The last teacher stays until there is another."""
    klass = Class.objects.visible_to(by).select_for_update(of=("self",)).get_or_404(pk=klass.pk)
    rows = Teaching.objects.filter(current(by.today), klass=klass)
    if rows.count() < 2:
        raise LastOne
    rows.filter(person=person).update(ends_on=by.today)
    audit(by, "teaching.ended", klass)


@transaction.atomic
def give_post(person, hat, *, by):
    """A colleague wears one more hat from today."""
    person = (
        Person.objects.filter(account__isnull=False, school_id=by.school_id).visible_to(by).get_or_404(pk=person.pk)
    )
    fields = {"school_id": by.school_id, "person": person, "hat": hat, "ends_on": None}
    post, _new = Post.objects.get_or_create(**fields, defaults={"starts_on": by.today})
    audit(by, "post.given", post)
    return post


@transaction.atomic
def end_post(post, *, by):
    """From today this hat is no longer theirs. Office and leader always have somebody."""
    held = Post.objects.select_for_update().filter(current(by.today), school_id=by.school_id, hat=post.hat)
    if post.hat in ("office", "leader") and held.exclude(person=post.person_id).count() == 0:
        raise LastOne
    held.filter(pk=post.pk).update(ends_on=by.today)
    audit(by, "post.ended", post)
