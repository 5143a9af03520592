"""The teacher falls ill: a colleague has the class in one action, and only while it lasts."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from leadlight.people.actions.cover import NotAColleague, colleagues, covers_of, end_cover, hand_over, line_for_children
from leadlight.people.models import Class, Cover, Person
from leadlight.people.sessions import hats_of
from leadlight.platform.models import Audit


def covering(cast, who):
    """A fresh viewer in the cover hat."""
    person = getattr(cast, who)
    return cast.viewer("cora").__class__(
        hat="cover", person_id=person.pk, school_id=person.school_id, zone=person.school.zone, person=person
    )


def test_otis_has_the_class_at_once_and_the_hat_to_choose(cast):
    hand_over(cast.klass, cast.otis, by=cast.viewer("teo"), words="Starters are on the iPads.")
    names = Person.objects.visible_to(covering(cast, "otis")).values_list("display", flat=True)
    assert {"Ada", "Ben", "Pia"} <= set(names)
    assert hats_of(cast.otis) == ["teacher", "cover"]


def test_a_cover_for_next_week_opens_nothing_today(cast):
    hand_over(cast.klass, cast.otis, by=cast.viewer("teo"), starts_at=timezone.now() + timedelta(days=7))
    assert list(Class.objects.visible_to(covering(cast, "otis"))) == []
    assert hats_of(cast.otis) == ["teacher"]


def test_ending_is_felt_at_the_next_look(cast):
    cover = hand_over(cast.klass, cast.otis, by=cast.viewer("teo"))
    end_cover(cover.pk, by=cast.viewer("teo"))
    assert list(Class.objects.visible_to(covering(cast, "otis"))) == []


def test_handing_over_twice_is_one_cover(cast):
    first = hand_over(cast.klass, cast.otis, by=cast.viewer("teo"))
    second = hand_over(cast.klass, cast.otis, by=cast.viewer("tia"), words="Letters are in the green tray.")
    assert first.pk == second.pk
    assert Cover.objects.filter(person=cast.otis).count() == 1


@pytest.mark.parametrize("who", ["rosa", "ada", "zoe"])
def test_only_staff_of_this_school_can_take_over(cast, who):
    with pytest.raises(NotAColleague):
        hand_over(cast.klass, getattr(cast, who), by=cast.viewer("teo"))


@pytest.mark.parametrize("who", ["otis", "cora", "zoe", "rosa", "ada", "olga", "lea"])
def test_only_its_teachers_hand_a_class_over(cast, who):
    with pytest.raises(Http404):
        hand_over(cast.klass, cast.tia, by=cast.viewer(who))


@pytest.mark.parametrize("who", ["otis", "zoe", "rosa", "ada"])
def test_strangers_end_nothing(cast, who):
    running = Cover.objects.get(person=cast.cora)
    with pytest.raises(Http404):
        end_cover(running.pk, by=cast.viewer(who))
    assert Cover.objects.get(pk=running.pk).ends_at is None


def test_the_one_who_covers_may_step_back(cast):
    running = Cover.objects.get(person=cast.cora)
    end_cover(running.pk, by=cast.viewer("cora"))
    assert list(Class.objects.visible_to(cast.viewer("cora"))) == []


def test_the_children_read_the_line_only_while_it_lasts(cast):
    cover = hand_over(cast.klass, cast.otis, by=cast.viewer("teo"), told="Otis is with you.")
    assert line_for_children(cast.klass.pk) == "Otis is with you."
    end_cover(cover.pk, by=cast.viewer("teo"))
    assert line_for_children(cast.klass.pk) == ""


def test_the_audit_names_who_did_it(cast):
    hand_over(cast.klass, cast.otis, by=cast.viewer("tia"))
    row = Audit.objects.latest("pk")
    assert (row.what, row.person, row.hat) == ("cover.begun", cast.tia.pk, "teacher")


def test_colleagues_are_staff_and_not_oneself(cast):
    names = set(colleagues(cast.viewer("teo")).values_list("display", flat=True))
    assert names == {"Tia", "Cora", "Otis", "Olga", "Lea", "Dov", "Ivo"}


def test_covers_are_listed_for_the_class_only(cast):
    assert [row.person.display for row in covers_of(cast.klass, by=cast.viewer("teo"))] == ["Cora"]
    assert covers_of(cast.klass, by=cast.viewer("otis")) == []
