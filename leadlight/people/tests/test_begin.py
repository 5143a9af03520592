"""A school begins once; a class begins from a list, and the same list twice brings nobody twice."""

import pytest

from leadlight.people.actions.begin import AlreadyBegun, begin_class, begin_school
from leadlight.people.classlist import read
from leadlight.people.models import Account, Class, Contact, Enrolment, Person, School, Tie
from leadlight.people.sessions import hats_of
from leadlight.people.viewer import Viewer

LIST = """Name\tFamily\tContact\tLanguage
Ada Lovell\tRosa Lovell, aunt\trosa@post.example\tEnglish
Ben Osei\tKwame Osei\t0171 555 014\tArabic
Jonah Reid\t\t\t
"""


def begin(**other):
    fields = {"school": "Hill School", "name": "Teo", "mail": "teo@hill.example", "password": "a long wall of glass"}
    return begin_school(**{**fields, **other})


@pytest.fixture
def teo(db):
    person = begin().person
    return Viewer(hat="office", person_id=person.pk, school_id=person.school_id, person=person)


def names_in(klass):
    keys = Enrolment.objects.filter(klass=klass, ends_on=None).values("learner_id")
    people = Person.objects.for_system("a test counts").filter(pk__in=keys).order_by("pk")
    return [person.full for person in people]


def test_the_first_teacher_wears_every_hat_the_school_has(teo):
    begin_class(by=teo, name="4B", learners=read(LIST).learners)
    assert hats_of(teo.person) == ["teacher", "office", "leader"]


def test_a_school_begins_only_once(teo):
    with pytest.raises(AlreadyBegun):
        begin(mail="zoe@lake.example")
    assert Account.objects.count() == 1


def test_a_sample_school_does_not_stand_in_the_way(cast):
    School.objects.update(sample=True)
    assert begin().person.school.sample is False


def test_a_class_made_by_a_command_before_anyone_came_gets_its_teacher(db):
    school = School.objects.create(name="My school")
    klass = begin_class(by=Viewer(hat="office", school_id=school.pk), name="4B", learners=read(LIST).learners)
    teo = begin().person
    assert teo.school == school
    assert list(teo.teachings.values_list("klass_id", flat=True)) == [klass.pk]


def test_a_list_becomes_children_with_families(teo):
    klass = begin_class(by=teo, name="4B", learners=read(LIST).learners, band="11-14")
    assert names_in(klass) == ["Ada Lovell", "Ben Osei", "Jonah Reid"]
    ada = Person.objects.visible_to(teo).get(full="Ada Lovell")
    assert (ada.display, ada.sort_key) == ("Ada", "lovell ada")
    tie = Tie.objects.get(learner=ada)
    assert (tie.relation, tie.invited, tie.household) == ("aunt", True, 1)
    kinds = {contact.value: contact.kind for contact in Contact.objects.visible_to(teo)}
    assert kinds == {"rosa@post.example": "mail", "0171 555 014": "phone"}
    assert Person.objects.visible_to(teo).get(full="Kwame Osei").language == "ar"


def test_the_same_list_twice_brings_nobody_twice(teo):
    first = begin_class(by=teo, name="4B", learners=read(LIST).learners)
    again = begin_class(by=teo, name="4B", learners=read(LIST + "Lina Haddad\t\t\t\n").learners)
    assert again == first
    assert names_in(first) == ["Ada Lovell", "Ben Osei", "Jonah Reid", "Lina Haddad"]
    assert Class.objects.visible_to(teo).count() == 1


def test_two_children_of_one_name_stay_two_with_their_own_emblems(teo):
    found = read("Sam Fisher\nAda Lovell\nSam Fisher\n", answers={1: "two"})
    klass = begin_class(by=teo, name="4B", learners=found.learners)
    assert names_in(klass).count("Sam Fisher") == 2
    emblems = Person.objects.visible_to(teo).filter(full="Sam Fisher").values_list("emblem", flat=True)
    assert len(set(emblems)) == 2


def test_one_adult_of_two_children_is_one_person(teo):
    twins = "Name,Family,Contact\nAda Lovell,Rosa Lovell,rosa@post.example\nEve Lovell,Rosa Lovell,rosa@post.example\n"
    begin_class(by=teo, name="4B", learners=read(twins).learners)
    rosa = Person.objects.visible_to(teo).get(full="Rosa Lovell")
    assert rosa.tied_to.count() == 2


def test_a_home_language_without_a_family_member_is_not_lost(teo):
    begin_class(by=teo, name="4B", learners=read("Name,Language\nLina Haddad,Arabic\n").learners)
    tie = Tie.objects.get()
    assert (tie.adult.display, tie.adult.language) == ("Family of Lina", "ar")
