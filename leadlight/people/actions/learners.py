"""A learner's card and where they belong: added, named, moved, gone, come back. Nothing is deleted here."""

from django.db import transaction

from leadlight.people.actions.begin import bring, enrolled
from leadlight.people.classlist import sort_key
from leadlight.people.emblems import deal
from leadlight.people.models import Class, Enrolment, Person
from leadlight.people.viewer import current
from leadlight.platform.models import audit


@transaction.atomic
def add_child(klass, name, *, by):
    """One more learner in `klass`, with an emblem nobody else in it has. Two of one name are two."""
    klass = Class.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=klass.pk)
    here = list(enrolled(klass, by))
    names = [person.full or person.display for person in here]
    (emblem,) = deal(1, [person.emblem for person in here], start=klass.pk * 7)
    return bring(klass, name, sort_key(name), names, emblem, by=by)


@transaction.atomic
def change_card(learner, *, by, display, full="", spoken="", emblem="", band=""):
    """Write a learner's card anew. An emblem that somebody in the class has already stays theirs: the old one is kept."""
    person = Person.objects.kept_by(by).select_for_update(of=("self",)).get_or_404(pk=learner.pk)
    person.display, person.spoken, person.band = display, spoken, band
    if full != person.full:
        person.full, person.sort_key = full, sort_key(full or display)
    if emblem and emblem not in emblems_beside(person, by=by):
        person.emblem = emblem
    person.save()
    return person


def emblems_beside(person, *, by):
    """The emblems of everybody else in this learner's classes."""
    classes = Enrolment.objects.filter(current(by.today), learner=person).values("klass_id")
    keys = Enrolment.objects.filter(current(by.today), klass_id__in=classes).values("learner_id")
    mates = Person.objects.visible_to(by).filter(pk__in=keys).exclude(pk=person.pk)
    return set(mates.values_list("emblem", flat=True))


@transaction.atomic
def move_child(learner, klass, *, by):
    """Move a learner from the classes they are in to `klass`, from today. Portfolio and plans go with them."""
    person = Person.objects.kept_by(by).select_for_update(of=("self",)).get_or_404(pk=learner.pk)
    klass = Class.objects.filter(school_id=by.school_id).visible_to(by).get_or_404(pk=klass.pk)
    _end_enrolments(person, by, but=klass)
    Enrolment.objects.get_or_create(klass=klass, learner=person, ends_on=None, defaults={"starts_on": by.today})
    Person.objects.filter(pk=person.pk).visible_to(by).update(left_on=None)
    audit(by, "learner.moved", person)


@transaction.atomic
def child_leaves(learner, *, by):
    """The learner leaves the school (their work stays 90 days). Returns the ended enrolments for undo."""
    person = Person.objects.kept_by(by).select_for_update(of=("self",)).get_or_404(pk=learner.pk)
    ended = _end_enrolments(person, by)
    person.left_on = by.today
    person.save(update_fields=["left_on"])
    audit(by, "learner.left", person)
    return ended


@transaction.atomic
def child_comes_back(learner, *, by):
    """Turn leaving back, into the classes that were left last."""
    person = Person.objects.returnable_by(by).select_for_update(of=("self",)).get_or_404(pk=learner.pk)
    if person.left_on is None:
        return person
    Enrolment.objects.filter(learner=person, ends_on=person.left_on).update(ends_on=None)
    person.left_on = None
    person.save(update_fields=["left_on"])
    audit(by, "learner.came_back", person)
    return person


def _end_enrolments(person, by, but=None):
    rows = Enrolment.objects.filter(current(by.today), learner=person)
    rows = rows.exclude(klass=but) if but else rows
    keys = list(rows.values_list("pk", flat=True))
    Enrolment.objects.filter(pk__in=keys).update(ends_on=by.today)
    return keys
