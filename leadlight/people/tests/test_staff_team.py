"""Colleagues are let in once, wear the hats they were given, and the school is never left without anybody."""

import re

import pytest
from django.test import Client

from leadlight.people.actions import staff as acts
from leadlight.people.models import Account, Key, Post, Teaching
from leadlight.people.sessions import hats_of

NEW = {"name": "Mira", "mail": "mira@hill.example", "password": "four words you like"}


def invitation(client, cast):
    page = client.post(f"/class/{cast.klass.pk}/team/invitation/", {"name": "Mira"}).content.decode()
    return re.search(r"/come-in/staff/new/[^/]+/", page)[0]


def test_a_teacher_invites_somebody_new_and_they_are_equals(cast):
    address = invitation(cast.browser("teo"), cast)
    mira = Client()
    assert mira.get(address).status_code == 200
    assert mira.post(address, NEW)["Location"] == "/"
    assert mira.get("/desk/")["Location"] == f"/class/{cast.klass.pk}/"
    person = Account.objects.get(email="mira@hill.example").person
    assert hats_of(person) == ["teacher"]


def test_an_invitation_opens_once(cast):
    address = invitation(cast.browser("teo"), cast)
    Client().post(address, NEW)
    again = Client().post(address, {**NEW, "mail": "other@hill.example"})
    assert again.status_code == 404
    assert not Account.objects.filter(email="other@hill.example").exists()


def test_looking_at_an_invitation_uses_nothing(cast):
    address = invitation(cast.browser("teo"), cast)
    for _turn in range(3):
        Client().get(address)
        Client().head(address)
    assert Client().post(address, NEW).status_code == 302


def test_an_invitation_taken_back_opens_nothing(cast):
    address = invitation(cast.browser("teo"), cast)
    key = Key.objects.for_system("a test looks").get(purpose="staff")
    assert cast.browser("otis").post(f"/staff/invitations/{key.pk}/ending/").status_code == 404
    cast.browser("teo").post(f"/staff/invitations/{key.pk}/ending/")
    assert Client().get(address).status_code == 404


def test_an_address_that_somebody_has_is_said_and_the_invitation_stays(cast):
    address = invitation(cast.browser("teo"), cast)
    page = Client().post(address, {**NEW, "mail": cast.teo.account.email.upper()})
    assert page.status_code == 422
    assert "Somebody comes in with this address already" in page.content.decode()
    assert Client().post(address, NEW).status_code == 302


def test_the_code_is_kept_nowhere(cast):
    code = invitation(cast.browser("teo"), cast).split("/")[-2]
    key = Key.objects.for_system("a test looks").get(purpose="staff")
    assert code not in str(vars(key))


def test_only_a_leader_gives_hats_with_an_invitation(cast):
    key, _code = acts.invite_colleague(by=cast.viewer("teo"), name="Mira", klass=cast.klass, hats=["leader"])
    assert key.about == ""
    key, _code = acts.invite_colleague(by=cast.viewer("lea"), name="Mira", hats=["office", "king"])
    assert key.about == "office"


def test_office_and_leader_always_have_somebody(cast):
    post = Post.objects.get(person=cast.olga, hat="office")
    with pytest.raises(acts.LastOne):
        acts.end_post(post, by=cast.viewer("lea"))
    acts.give_post(cast.tia, "office", by=cast.viewer("lea"))
    acts.end_post(post, by=cast.viewer("lea"))
    assert hats_of(cast.olga) == []
    assert hats_of(cast.tia) == ["teacher", "office"]


def test_a_class_always_has_a_teacher(cast):
    acts.stop_teaching(cast.klass, cast.teo, by=cast.viewer("tia"))
    with pytest.raises(acts.LastOne):
        acts.stop_teaching(cast.klass, cast.tia, by=cast.viewer("tia"))
    assert list(Teaching.objects.filter(klass=cast.klass, ends_on=None).values_list("person_id", flat=True)) == [
        cast.tia.pk
    ]


def test_a_leader_makes_a_way_back_for_a_colleague(cast):
    page = cast.browser("lea").post(f"/staff/{cast.teo.pk}/way-back/").content.decode()
    address = re.search(r"/come-in/staff/back/[^/]+/", page)[0]
    answer = Client().post(address, {"password": "four words you like"})
    assert answer["Location"] == "/you/second-step/"


def test_nobody_reaches_into_another_school(cast):
    assert cast.browser("lea").get(f"/staff/{cast.zoe.pk}/").status_code == 404
    assert cast.browser("lea").post(f"/staff/{cast.zoe.pk}/way-back/").status_code == 404
    assert cast.browser("lea").post(f"/staff/{cast.zoe.pk}/posts/leader/").status_code == 404
