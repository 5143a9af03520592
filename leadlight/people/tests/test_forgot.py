"""I forgot my secret: it rings on the class page and the board, and one press lets the child choose a new one."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from leadlight.people.actions import child_door
from leadlight.people.models import Secret, Tries
from leadlight.people.tests.probes import CHOSEN, TILES, with_secret
from leadlight.platform.models import Audit

WAITS = "cannot come in and waits at the door"


def ring(cast, who="ipad", learner=None):
    learner = learner or cast.ada
    return cast.browser(who).post(f"/come-in/class/{learner.pk}/help/", follow=True)


def class_page(cast, who="teo"):
    return cast.browser(who).get(reverse("people:class", args=[cast.klass.pk]))


def waiting(cast, who="teo"):
    return [window.name for window in class_page(cast, who).context["windows"] if window.waits]


def tries():
    return Tries.objects.for_system("a test looks")


def test_the_door_has_a_button_that_rings_and_says_so(cast):
    with_secret(cast)
    page = cast.browser("ipad").get(f"/come-in/class/{cast.ada.pk}/").content.decode()
    assert f'action="/come-in/class/{cast.ada.pk}/help/"' in page
    assert "Your teacher can see it now" in ring(cast).content.decode()
    assert Audit.objects.get(what="child.forgot").subject == f"people.Person {cast.ada.pk}"


def test_it_stands_on_the_class_page_until_an_adult_lets_them_choose(cast):
    with_secret(cast)
    assert WAITS not in class_page(cast).content.decode()
    ring(cast)
    ring(cast)
    assert waiting(cast) == ["Ada"]
    assert class_page(cast).content.decode().count(WAITS) == 1
    back = reverse("people:class", args=[cast.klass.pk])
    answer = cast.browser("teo").post(f"/learners/{cast.ada.pk}/secret/", {"next": back})
    assert answer["Location"] == back
    assert waiting(cast) == []
    door = cast.browser("ipad").get(f"/come-in/class/{cast.ada.pk}/")
    assert door["Location"] == f"/come-in/class/{cast.ada.pk}/choice/"


def test_who_remembers_and_comes_in_rings_no_longer(cast):
    with_secret(cast)
    ring(cast)
    cast.browser("ipad").post(f"/come-in/class/{cast.ada.pk}/", {"picture": CHOSEN, "tile": TILES})
    assert waiting(cast) == []


def test_a_ring_of_yesterday_is_quiet(cast):
    with_secret(cast)
    ring(cast)
    tries().update(forgot_at=timezone.now() - timedelta(hours=13))
    assert waiting(cast) == []


def test_a_door_that_is_shut_rings_too_and_opens_with_the_choice(cast):
    with_secret(cast)
    for _ in range(child_door.WRONG_TRIES):
        cast.browser("ipad").post(f"/come-in/class/{cast.ada.pk}/", {"picture": CHOSEN[::-1], "tile": TILES})
    page = cast.browser("ipad").get(f"/come-in/class/{cast.ada.pk}/").content.decode()
    assert "Tell my teacher" in page
    ring(cast)
    child_door.let_choose([cast.ada.pk], by=cast.viewer("teo"))
    assert (tries().get().wrong, tries().get().locked_at) == (0, None)
    Secret.objects.for_system("an hour later").update(choose_until=timezone.now())
    assert "secret-tile" in cast.browser("ipad").get(f"/come-in/class/{cast.ada.pk}/").content.decode()


def test_the_board_rings_for_who_comes_in_in_the_evening_and_leads_back_to_it(cast):
    with_secret(cast)
    board = f"/class/{cast.klass.pk}/board/"
    assert WAITS not in cast.browser("teo").get(board).content.decode()
    ring(cast)
    page = cast.browser("cora").get(board).content.decode()
    assert WAITS in page
    assert f'name="next" value="{board}"' in page
    assert cast.browser("cora").post(f"/learners/{cast.ada.pk}/secret/", {"next": board})["Location"] == board


def test_next_never_leads_to_another_house(cast):
    answer = cast.browser("teo").post(f"/learners/{cast.ada.pk}/secret/", {"next": "//elsewhere.example/"})
    assert answer["Location"] == reverse("people:signing_in", args=[cast.klass.pk])


def test_only_the_classs_adults_read_it_and_only_its_children_ring(cast):
    with_secret(cast)
    ring(cast)
    assert waiting(cast, "tia") == ["Ada"]
    for who in ("olga", "lea"):
        assert waiting(cast, who) == []
    other = reverse("people:class", args=[cast.other_class.pk])
    assert WAITS not in cast.browser("otis").get(other).content.decode()
    tries().all().delete()
    ring(cast, learner=cast.rosa)  # a shared device with nobody signed in is led to its own door
    assert ring(cast, "teo").status_code == 404
    assert not tries().exists()


def test_nobody_but_a_child_of_the_class_rings_at_its_door(cast):
    for other in (cast.teo, cast.rosa, cast._person("Nia")):
        assert cast.browser("ipad").post(f"/come-in/class/{other.pk}/help/")["Location"] == "/come-in/"
        with pytest.raises(Http404):
            child_door.ring(other, by=cast.viewer("ipad"))
    assert not tries().exists()
