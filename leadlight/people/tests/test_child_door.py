from datetime import timedelta

import pytest
from django.conf import settings as house
from django.utils import timezone

from leadlight.people import secret_pictures
from leadlight.people.actions import child_door
from leadlight.people.models import Device, Secret, Tries, make_token, seal_token
from leadlight.people.tests.probes import CHOSEN, TILES, with_secret
from leadlight.platform.models import Audit


def give(client, learner, pictures):
    return client.post(f"/come-in/class/{learner.pk}/", {"picture": pictures, "tile": TILES})


def secrets():
    return Secret.objects.for_system("a test looks")


def signed_in(client):
    return client.session.get("hat"), client.session.get("person")


def test_a_child_comes_in_with_their_pictures_in_order(cast):
    with_secret(cast)
    ipad = cast.browser("ipad")

    answer = give(ipad, cast.ada, CHOSEN)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert signed_in(ipad) == ("learner", cast.ada.pk)


@pytest.mark.parametrize("given", [CHOSEN[::-1], [*CHOSEN[:3], "tent"], ["kite"] * 4])
def test_other_pictures_or_another_order_open_nothing(cast, given):
    with_secret(cast)
    ipad = cast.browser("ipad")

    answer = give(ipad, cast.ada, given)

    assert (answer.status_code, signed_in(ipad)) == (422, (None, None))
    assert "That was not it" in answer.content.decode()


def test_each_tap_works_alone_without_script(cast):
    with_secret(cast)
    ipad, taps = cast.browser("ipad"), []
    for picture in CHOSEN:
        answer = give(ipad, cast.ada, [*taps, picture])
        taps.append(picture)
        if len(taps) < len(CHOSEN):
            page = answer.content.decode()
            assert [page.count(f'type="hidden" name="picture" value="{tap}"') for tap in taps] == [1] * len(taps)
            assert [tile for tile, _name in answer.context["tiles"]] == TILES  # they stay where they are between taps

    assert signed_in(ipad) == ("learner", cast.ada.pk)


def test_tiles_are_shuffled_each_time_and_are_always_the_same_twelve(cast):
    with_secret(cast)
    ipad = cast.browser("ipad")
    seen = [[tile for tile, _ in ipad.get(f"/come-in/class/{cast.ada.pk}/").context["tiles"]] for _ in range(4)]

    assert [sorted(tiles) for tiles in seen] == [sorted(TILES)] * 4
    assert len({tuple(tiles) for tiles in seen}) > 1


def test_five_wrong_tries_shut_this_device_for_this_child_until_the_teacher_opens_it(cast):
    with_secret(cast)
    with_secret(cast, cast.ben)
    ipad, wrong = cast.browser("ipad"), CHOSEN[::-1]
    for _ in range(5):
        answer = give(ipad, cast.ada, wrong)
    assert "Ask your teacher" in answer.content.decode()

    assert "Ask your teacher" in give(ipad, cast.ada, CHOSEN).content.decode()
    assert signed_in(ipad) == (None, None)

    give(ipad, cast.ben, CHOSEN)
    assert signed_in(ipad) == ("learner", cast.ben.pk)
    assert "Waits for you to open" in cast.browser("teo").get(f"/class/{cast.klass.pk}/signing-in/").content.decode()

    cast.browser("teo").post(f"/learners/{cast.ada.pk}/door/")
    give(ipad, cast.ada, CHOSEN)
    assert signed_in(ipad) == ("learner", cast.ada.pk)


def test_nobody_can_shut_a_child_out_on_another_device(cast):
    with_secret(cast)
    token = make_token()
    other = {"school": cast.school, "klass": cast.klass, "approved_at": timezone.now()}
    Device.objects.create(name="iPad 8", seal=seal_token(token), **other)
    for _ in range(6):
        give(cast.browser("ipad"), cast.ada, CHOSEN[::-1])
    second = cast.browser("nobody")
    second.cookies[house.DEVICE_COOKIE_NAME] = token

    give(second, cast.ada, CHOSEN)

    assert signed_in(second) == ("learner", cast.ada.pk)


def test_a_right_try_clears_the_wrong_ones(cast):
    with_secret(cast)
    ipad = cast.browser("ipad")
    for _ in range(4):
        give(ipad, cast.ada, CHOSEN[::-1])
    give(ipad, cast.ada, CHOSEN)

    assert Tries.objects.for_system("a test looks").get().wrong == 0


def test_a_try_counts_before_it_is_looked_at(cast, monkeypatch):
    """So that fifty tries at once are five: the count stands even when the looking never ends."""
    with_secret(cast)
    _ = cast.device

    def never(secret, given):
        raise KeyboardInterrupt

    monkeypatch.setattr(secret_pictures, "fits", never)
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            child_door.try_secret(cast.ada, CHOSEN, by=cast.viewer("ipad"))
    with pytest.raises(child_door.AskYourTeacher):
        child_door.try_secret(cast.ada, CHOSEN, by=cast.viewer("ipad"))


def test_without_a_secret_the_teacher_is_asked_and_nobody_else_can_choose_it(cast):
    ipad = cast.browser("ipad")

    assert "Your teacher lets you choose one" in ipad.get(f"/come-in/class/{cast.ada.pk}/").content.decode()
    assert ipad.get(f"/come-in/class/{cast.ada.pk}/choice/")["Location"].startswith("/come-in/?next=")


def choose(ipad, learner, first, second):
    url = f"/come-in/class/{learner.pk}/choice/"
    ipad.get(url)
    tiles = ipad.session["choosing"]["tiles"]
    pick = [tiles[number] for number in first]
    ipad.post(url, {"picture": pick, "tile": tiles})
    return pick, ipad.post(url, {"picture": [tiles[number] for number in second], "tile": tiles})


def test_a_child_chooses_twice_the_same_and_is_in(cast):
    child_door.let_choose([cast.ada.pk], by=cast.viewer("teo"))
    ipad = cast.browser("ipad")
    assert ipad.get(f"/come-in/class/{cast.ada.pk}/")["Location"] == f"/come-in/class/{cast.ada.pk}/choice/"

    pick, answer = choose(ipad, cast.ada, [0, 3, 5, 7], [0, 3, 5, 7])

    assert (answer.status_code, signed_in(ipad)) == (302, ("learner", cast.ada.pk))
    secret = secrets().get()
    assert (secret.kind, secret.choose_until, len(secret.tiles)) == ("four", None, 12)
    assert secret_pictures.fits(secret, pick)
    assert not secret_pictures.fits(secret, pick[::-1])
    assert set(secret.hash.split("$")) & set(pick) == set()


def test_two_different_choices_begin_again(cast):
    child_door.let_choose([cast.ada.pk], by=cast.viewer("teo"))
    ipad = cast.browser("ipad")

    _, answer = choose(ipad, cast.ada, [0, 3, 5, 7], [0, 3, 5, 8])

    assert (answer.status_code, secrets().get().hash) == (422, "")
    assert signed_in(ipad) == (None, None)


def test_the_first_choice_is_kept_nowhere_readable(cast):
    child_door.let_choose([cast.ada.pk], by=cast.viewer("teo"))
    ipad = cast.browser("ipad")
    url = f"/come-in/class/{cast.ada.pk}/choice/?kind=digits"
    ipad.get(url)
    ipad.post(url, {"digits": "408217"})

    assert "408217" not in str(dict(ipad.session))


def test_the_youngest_choose_two_of_nine(cast):
    cast.klass.band = "5-7"
    cast.klass.save()
    child_door.let_choose([cast.ada.pk], by=cast.viewer("teo"))

    choose(cast.browser("ipad"), cast.ada, [4, 2], [4, 2])

    assert (secrets().get().kind, len(secrets().get().tiles)) == ("pair", 9)


def test_six_digits_of_any_script_are_a_secret_too(cast):
    child_door.let_choose([cast.ada.pk], by=cast.viewer("teo"))
    ipad, url = cast.browser("ipad"), f"/come-in/class/{cast.ada.pk}/choice/"
    ipad.get(f"{url}?kind=digits")
    ipad.post(url, {"digits": "408217"})
    ipad.post(url, {"digits": "٤٠٨ ٢١٧"})

    assert signed_in(ipad) == ("learner", cast.ada.pk)
    again = cast.browser("ipad")
    again.post(f"/come-in/class/{cast.ada.pk}/", {"digits": "408217"})
    assert signed_in(again) == ("learner", cast.ada.pk)


@pytest.mark.parametrize("digits", ["000000", "123456", "987654", "121212"])
def test_digits_that_anybody_would_try_first_are_turned_down_kindly(cast, digits):
    child_door.let_choose([cast.ada.pk], by=cast.viewer("teo"))
    ipad, url = cast.browser("ipad"), f"/come-in/class/{cast.ada.pk}/choice/"
    ipad.get(f"{url}?kind=digits")

    answer = ipad.post(url, {"digits": digits})

    assert (answer.status_code, secrets().get().hash) == (422, "")


def test_letting_choose_is_over_after_an_hour(cast):
    child_door.let_choose([cast.ada.pk], by=cast.viewer("teo"))
    secrets().update(choose_until=timezone.now() - timedelta(seconds=1))

    assert cast.browser("ipad").get(f"/come-in/class/{cast.ada.pk}/choice/").status_code == 302


def test_a_teacher_lets_only_their_own_children_choose(cast):
    assert child_door.let_choose([cast.ada.pk], by=cast.viewer("otis")) == 0
    assert child_door.let_choose([cast.ada.pk, cast.ben.pk], by=cast.viewer("cora")) == 2


def test_a_class_chooses_and_those_who_have_a_secret_keep_it(cast):
    with_secret(cast)

    cast.browser("teo").post(f"/class/{cast.klass.pk}/secrets/")

    opened = secrets().filter(choose_until__isnull=False).values_list("learner__display", flat=True)
    assert sorted(opened) == ["Ben", "Pia"]


def test_another_school_key_does_not_open_and_the_old_one_still_does_while_it_changes(cast, settings):
    secret = with_secret(cast)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "a new key of this house"

    assert not secret_pictures.fits(secret, CHOSEN)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert secret_pictures.fits(secret, CHOSEN)


def test_bye_ends_the_session_for_good_and_empties_the_browser(cast):
    with_secret(cast)
    ipad = cast.browser("ipad")
    give(ipad, cast.ada, CHOSEN)
    key = ipad.session.session_key

    answer = ipad.post("/bye/")

    assert (answer["Location"], answer["Clear-Site-Data"]) == ("/come-in/", '"cache"')
    ipad.cookies[house.SESSION_COOKIE_NAME] = key
    assert ipad.get("/my-emblem/").status_code == 302
    assert ipad.get("/come-in/class/").status_code == 200


def test_switching_child_changes_every_key(cast):
    with_secret(cast)
    with_secret(cast, cast.ben)
    ipad = cast.browser("ipad")
    give(ipad, cast.ada, CHOSEN)
    ada = ipad.session.session_key
    give(ipad, cast.ben, CHOSEN)

    assert signed_in(ipad) == ("learner", cast.ben.pk)
    assert ipad.session.session_key != ada
    ipad.cookies[house.SESSION_COOKIE_NAME] = ada
    assert ipad.get("/my-emblem/").status_code == 302


@pytest.mark.parametrize(("minutes", "status"), [(9, 200), (11, 302)])
def test_a_child_who_walks_away_is_out_after_ten_minutes(cast, minutes, status):
    ada = cast.browser("ada")
    session = ada.session
    session["seen"] = (timezone.now() - timedelta(minutes=minutes)).timestamp()
    session.save()

    assert ada.get("/my-emblem/").status_code == status


def test_coming_in_and_wrong_tries_stand_in_the_audit_once_each_without_the_pictures(cast):
    with_secret(cast)
    ipad = cast.browser("ipad")
    give(ipad, cast.ada, CHOSEN[::-1])
    give(ipad, cast.ada, CHOSEN)

    lines = list(Audit.objects.values_list("what", "subject", "result"))
    who = f"people.Person {cast.ada.pk}"
    assert lines == [("child.wrong_try", who, "refused"), ("child.came_in", who, "done")]
