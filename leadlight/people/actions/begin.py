"""The first steps: a school with its first teacher, and a class from a list."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from leadlight.people.classlist import FamilyMember, short_name, sort_key
from leadlight.people.emblems import deal
from leadlight.people.models import Account, Class, Contact, Enrolment, Person, Post, School, Teaching, Tie
from leadlight.people.viewer import Viewer, current
from leadlight.platform.models import audit


class AlreadyBegun(Exception):
    """A school stands here already; its staff let others in."""


def begun() -> bool:
    """Whether a real school (not the sample) has staff, so that the page for beginning is shut."""
    return Account.objects.filter(person__school__sample=False).exists()


@transaction.atomic
def begin_school(*, school, name, mail, password, zone="UTC", language="en"):
    """Open a school on an empty machine, with its first teacher, who is office and leader too.

    school   its name; a school that a command made earlier and that has no staff yet is taken over with its classes
    name     what the teacher is called, as on letters: "Ms Okafor"

    Returns the teacher's Account. Raises AlreadyBegun when a school with staff stands here.
    """
    if begun():
        raise AlreadyBegun
    row = School.objects.select_for_update().filter(sample=False).first() or School()
    row.name, row.zone, row.language = school, zone, language
    row.save()
    person = Person.objects.create(school=row, display=name, full=name, sort_key=sort_key(name), language=language)
    account = Account.objects.create_user(mail, password, person=person)
    for hat in ("office", "leader"):
        Post.objects.create(school=row, person=person, hat=hat)
    by = Viewer(hat="office", person_id=person.pk, school_id=row.pk, person=person)
    for klass in Class.objects.visible_to(by):
        Teaching.objects.create(klass=klass, person=person)
    audit(by, "school.begun", row)
    return account


@transaction.atomic
def begin_class(*, by, name, learners=(), band="8-10", room="", teacher=None, ends_on=None):
    """Begin a class and bring in its children with their families.

    by         office or teacher of the school; a teacher teaches the class from the start
    learners   as `classlist.read(...).learners`
    teacher    the Person who teaches it; none: `by` when that is a person

    A class of this name that is running is not begun again: children not yet in it are added. Returns the Class.
    """
    today = by.today
    klass = Class.objects.filter(current(today), school_id=by.school_id, name=name).changeable_by(by).first()
    if klass is None:
        fields = {"band": band, "room": room, "starts_on": today, "ends_on": ends_on or end_of_year(today)}
        klass = Class.objects.create(school_id=by.school_id, name=name, **fields)
        audit(by, "class.begun", klass)
    teacher_id = teacher.pk if teacher else by.person_id
    if teacher_id and not Teaching.objects.filter(current(today), klass=klass).exists():
        Teaching.objects.create(klass=klass, person_id=teacher_id, starts_on=today)
    enrol(klass, learners, by=by)
    return klass


def end_of_year(today: date) -> date:
    """A school year later, for a class whose end nobody has named: it can be changed."""
    return today.replace(year=today.year + 1, day=min(today.day, 28))


@transaction.atomic
def enrol(klass, learners, *, by):
    """Bring `learners` (of a class list) and their families into `klass`; one who is there already stays as they are.

    Looked up by full name: the same list read twice adds nobody twice, two children of one name on a list stay two.
    Returns the learners' Persons, in the order of the list, those that were there among them.
    """
    here = list(enrolled(klass, by))
    waiting = {}
    for person in here:
        waiting.setdefault(person.full or person.display, []).append(person)
    names = [learner.name for learner in learners] + [person.full or person.display for person in here]
    emblems = iter(deal(len(learners), [person.emblem for person in here], start=klass.pk * 7))
    brought, adults = [], {}
    for learner in learners:
        found = waiting.get(learner.name)
        if found:
            brought.append(found.pop(0))
            continue
        person = bring(klass, learner.name, learner.sort_key, names, next(emblems), by=by)
        _bring_family(person, learner, adults, by)
        brought.append(person)
    return brought


def enrolled(klass, by):
    """The learners in `klass` today, for one who may see them."""
    keys = Enrolment.objects.filter(current(by.today), klass=klass).values("learner_id")
    return Person.objects.visible_to(by).filter(pk__in=keys)


def bring(klass, name, key, names, emblem, *, by):
    """Make a learner of `klass`, called by the shortest name that tells them from the other `names`."""
    said = short_name(name, among=names)[:120]
    fields = {"display": said, "full": name[:160], "sort_key": key[:160], "emblem": emblem}
    person = Person.objects.create(school_id=klass.school_id, **fields)
    Enrolment.objects.create(klass=klass, learner=person, starts_on=by.today)
    return person


def _bring_family(person, learner, adults, by):
    """Tie the list's family members to the learner. The same name with the same contact is one adult of two children."""
    family = learner.family
    if not family and learner.home_language:
        unnamed = gettext("Family of %(name)s") % {"name": person.display}
        family = (FamilyMember(name=unnamed, language=learner.home_language),)
    for member in family:
        mark = (member.name, member.contacts) if member.name and member.contacts else object()
        adult = adults.get(mark) or adults.setdefault(mark, member_of_family(person.school_id, member))
        if not Tie.objects.filter(learner=person, adult=adult, ends_on=None).exists():
            Tie.objects.create(learner=person, adult=adult, relation=member.relation[:60], starts_on=by.today)


def member_of_family(school_id, member):
    """A Person for one family member of a list, with their contacts. Without a name they are known by their relation."""
    name = (member.name or member.relation or member.contact).strip()[:120]
    fields = {"display": name, "full": name, "sort_key": sort_key(name)[:160], "language": member.language[:16]}
    adult = Person.objects.create(school_id=school_id, **fields)
    for value in dict.fromkeys(member.contacts):
        add_contact(adult, value)
    return adult


def add_contact(adult, value):
    kind = Contact.Kind.MAIL if "@" in value else Contact.Kind.PHONE
    return Contact.objects.create(person=adult, kind=kind, value=value.strip()[:254])


def real_school(name: str = ""):
    """The one school of this machine (not the sample), or the one called `name`; None when there is none."""
    schools = School.objects.filter(sample=False).filter(Q(name=name) if name else Q())
    return schools.order_by("pk").first()
