"""A family member's own phones: seen, shut out and let back by them alone; and goodbye on the one in hand."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from leadlight.people.actions.family_keys import let_phone_back, shut_out_phone
from leadlight.people.models import Device, Tie, make_token, seal_for_key
from leadlight.people.queries.doors import my_phones

PHONES = "/my-phones/"


def rows():
    return Device.objects.for_system("a test")


def second(cast, name="Firefox · Android", approved=True):
    """Another phone of Rosa's. Returns (device, a browser that holds its mark)."""
    token, key = make_token(), cast.family_key(cast.rosa, cast.ada)
    device = Device.objects.create(
        school=cast.school, kind="family", key=key, person=cast.rosa, seal=seal_for_key(token, key.pk), name=name,
        approved_at=timezone.now() if approved else None,
    )  # fmt: skip
    browser = cast.browser("rosa")
    browser.cookies["device"] = token
    return device, browser


def shown(cast):
    return [(phone.machine, phone.here, phone.asking) for phone in cast.browser("rosa").get(PHONES).context["phones"]]


def test_the_one_in_hand_comes_first_and_is_not_shut_out_by_mistake(cast):
    device, _browser = second(cast)
    page = cast.browser("rosa").get(PHONES)
    assert [(phone.pk == device.pk, phone.here) for phone in page.context["phones"]] == [(False, True), (True, False)]
    words = page.content.decode()
    assert "Firefox · Android" in words
    assert words.count("/ending/") == 1


def test_the_one_in_hand_stands_there_once_for_all_the_children_it_opens(cast):
    Tie.objects.create(learner=cast.ben, adult=cast.rosa, starts_on=cast.begun)
    keys = [cast.family_key(cast.rosa, child).pk for child in (cast.ada, cast.ben)]
    rosa = cast.browser("rosa")
    session = rosa.session
    session["keys"] = keys
    session.save()
    assert [(phone.child, phone.here) for phone in rosa.get(PHONES).context["phones"]] == [("Ada, Ben", True)]


def test_a_phone_that_is_shut_out_opens_nothing_any_more_and_undo_lets_it_in(cast, settings):
    device, lost = second(cast)
    lost.cookies[settings.DEVICE_COOKIE_NAME] = lost.cookies["device"].value
    assert lost.get(PHONES).status_code == 200
    rosa = cast.browser("rosa")
    rosa.post(f"{PHONES}{device.pk}/ending/")
    assert lost.get(PHONES).status_code == 302
    assert rosa.get("/invitations/").status_code == 200
    assert len(shown(cast)) == 1
    rosa.post(f"{PHONES}{device.pk}/return/")
    assert lost.get(PHONES).status_code == 200


def test_a_phone_that_only_asked_is_turned_away_and_nobody_brings_it_in_by_undo(cast):
    device, _browser = second(cast, approved=False)
    assert shown(cast)[1][2] is True
    rosa = cast.browser("rosa")
    rosa.post(f"{PHONES}{device.pk}/ending/")
    assert rosa.post(f"{PHONES}{device.pk}/return/").status_code == 404
    assert rows().get(pk=device.pk).approved_at is None


def test_undo_lasts_an_hour(cast):
    device, _browser = second(cast)
    shut_out_phone(device, by=cast.viewer("rosa"))
    rows().filter(pk=device.pk).update(ends_at=timezone.now() - timedelta(minutes=61))
    with pytest.raises(Http404):
        let_phone_back(device, by=cast.viewer("rosa"))


@pytest.mark.parametrize("who", ["raul", "bea", "inga", "bram", "teo", "olga", "ada"])
def test_nobody_else_shuts_out_or_lets_back_her_phones(cast, who):
    device, _browser = second(cast)
    with pytest.raises(Http404):
        shut_out_phone(device, by=cast.viewer(who))
    shut_out_phone(device, by=cast.viewer("rosa"))
    with pytest.raises(Http404):
        let_phone_back(device, by=cast.viewer(who))
    assert [phone.pk for phone in my_phones(cast.viewer(who), "")].count(device.pk) == 0


def test_it_says_when_a_phone_was_last_used_noted_once_an_hour(cast):
    rosa = cast.browser("rosa")
    rosa.get(PHONES)
    first = rows().get(person=cast.rosa).seen_at
    assert first is not None
    rosa.get(PHONES)
    assert rows().get(person=cast.rosa).seen_at == first
    device, _browser = second(cast)
    rows().filter(pk=device.pk).update(seen_at=timezone.now() - timedelta(days=40))
    used = {phone.pk: phone.used_on for phone in my_phones(cast.viewer("rosa"), cast.phone_token)}
    assert (cast.today - used[device.pk]).days in (39, 40, 41)


def test_goodbye_ends_the_visit_on_this_phone_and_the_letter_opens_it_again(cast):
    rosa = cast.browser("rosa")
    page = rosa.get("/invitations/").content.decode()
    assert 'action="/bye/"' in page
    assert f'href="{PHONES}"' in page
    answer = rosa.post("/bye/", follow=True)
    assert "Your letter or mail opens these pages again" in answer.content.decode()
    assert rosa.get("/invitations/").status_code == 302
    rosa.post("/come-in/family/", {"code": cast.family_code(cast.rosa, cast.ada)})
    assert rosa.get("/invitations/").status_code == 200


def test_a_child_who_says_bye_reads_nothing_of_letters(cast):
    assert "letter or mail" not in cast.browser("ada").post("/bye/", follow=True).content.decode()


def test_strangers_are_led_to_the_door(cast):
    assert Client().get(PHONES)["Location"].startswith("/come-in/")
