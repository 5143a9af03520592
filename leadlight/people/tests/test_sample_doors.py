"""Ready-made doors lead into the sample school, and into no other."""

import pytest
from django.test import Client

from leadlight.people import hooks
from leadlight.people.models import Account, Device, School
from leadlight.people.sample_doors import doors_of, open_as_family, open_as_learner


@pytest.fixture
def sample(cast):
    """Everybody of the cast is made up, and nobody real has begun."""
    School.objects.update(sample=True)
    cast.school.refresh_from_db()
    return cast


def door(hat, person):
    return f"/sample/{hat}/{person.pk}/"


@pytest.mark.parametrize(
    ("hat", "who", "page"),
    [
        ("teacher", "teo", "/class/{klass}/"),
        ("office", "olga", "/office/"),
        ("leader", "lea", "/school/trail/"),
        ("learner", "ada", "/my-emblem/"),
        ("family", "rosa", "/learners/{ada}/pictures/"),
    ],
)
def test_each_role_is_one_press_away(sample, hat, who, page):
    client = Client()
    assert client.get("/sample/").status_code == 200
    assert client.post(door(hat, getattr(sample, who)))["Location"] == "/"
    answer = client.get(page.format(klass=sample.klass.pk, ada=sample.ada.pk))
    assert (answer.status_code, answer.context["viewer"].hat) == (200, hat)


def test_there_are_no_doors_into_a_real_school(cast):
    for hat, who in (("teacher", cast.teo), ("learner", cast.ada), ("family", cast.rosa)):
        client = Client()
        assert client.post(door(hat, who)).status_code in (302, 404)
        assert client.get(f"/class/{cast.klass.pk}/").status_code == 302
    for opens, who in ((open_as_family, cast.rosa), (open_as_learner, cast.ada)):
        with pytest.raises(ValueError, match="only the sample school"):
            opens(cast.school, who.pk, "token")
    assert not Device.objects.for_system("a test counts").exists()


def test_once_a_real_school_has_begun_strangers_find_no_sample_doors(sample):
    School.objects.filter(pk=sample.elsewhere.pk).update(sample=False)
    assert Client().get("/sample/").status_code == 404
    assert Client().post(door("teacher", sample.teo)).status_code == 404
    assert sample.browser("zoe").get("/sample/").status_code == 200


def test_a_person_who_is_no_door_is_not_played(sample):
    assert Client().post(door("leader", sample.teo)).status_code == 404
    assert Client().post(door("teacher", sample.zoe)).status_code == 404


def test_the_button_loads_the_sample_once(db, monkeypatch):
    made = []
    monkeypatch.setattr(hooks, "sample", [lambda: made.append(School.objects.create(name="Sample", sample=True))])
    client = Client()
    assert client.get("/sample/").status_code == 404
    assert client.post("/sample/")["Location"] == "/sample/"
    assert client.post("/sample/").status_code == 200
    assert len(made) == 1
    assert not Account.objects.exists()


def test_doors_name_who_plays_what(sample):
    shown = {(each.name, each.hat) for each in doors_of(sample.school)}
    assert {("Teo", "teacher"), ("Olga", "office"), ("Ada", "learner"), ("Rosa", "family")} <= shown
    assert ("Zoe", "teacher") not in shown
