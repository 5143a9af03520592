"""How words look and which language pages speak: anyone may choose, on this device, without script."""

import pytest
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string

from leadlight.platform import fan
from leadlight.platform.templatetags.ui import HUB_RISING

PAGE = "/style/"


@pytest.mark.parametrize(
    ("sent", "name", "kept"),
    [
        ({"theme": "night"}, "theme", "night"),
        ({"theme": "day"}, "theme", "day"),
        ({"theme": ""}, "theme", ""),
        ({"read": "easy"}, "read", "easy"),
        ({"read": ""}, "read", ""),
    ],
)
def test_a_look_is_kept_in_a_cookie_of_this_device(client, db, sent, name, kept):
    answer = client.post("/look/", {**sent, "next": PAGE})
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert {key: cookie.value for key, cookie in answer.cookies.items()} == {name: kept}
    assert answer.cookies[name]["httponly"]


def test_an_unknown_look_or_language_changes_nothing(client, db):
    assert dict(client.post("/look/", {"theme": "neon"}).cookies) == {}
    assert dict(client.post("/language/", {"language": "tlh"}).cookies) == {}


def test_nobody_is_sent_elsewhere(client, db):
    for where in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""):
        assert client.post("/look/", {"theme": "night", "next": where})["Location"] == "/"


def test_looking_changes_nothing(client, db):
    assert [client.get(where).status_code for where in ("/look/", "/language/")] == [405, 405]


def test_the_page_wears_the_chosen_look(client, db):
    client.post("/look/", {"theme": "night"})
    client.post("/look/", {"read": "easy"})
    page = client.get("/", follow=True).content.decode()
    assert 'data-theme="night"' in page
    assert 'data-read="easy"' in page


def test_the_page_speaks_the_chosen_language(client, db):
    client.post("/language/", {"language": "ar"})
    assert '<html lang="ar" dir="rtl"' in client.get("/", follow=True).content.decode()


@pytest.mark.parametrize("page", ["", "desk", "family"])
def test_the_kit_is_shown_to_builders_only(client, db, settings, page):
    assert client.get(PAGE, {"page": page}).status_code == 200
    settings.TESTING = settings.DEBUG = False
    assert client.get(PAGE, {"page": page}).status_code == 404


@pytest.mark.parametrize("page", ["", "desk", "family"])
def test_every_kind_of_page_has_its_landmarks(client, db, page):
    found = client.get(PAGE, {"page": page}).content.decode()
    for once in ("<h1", '<main id="main"', "<header ", 'href="#main"'):
        assert found.count(once) >= 1
    assert found.count("<main ") == found.count("<h1") == 1


@pytest.mark.parametrize(("page", "budget_kb"), [("family", 14)])
def test_a_familys_page_without_its_own_words_leaves_room(client, db, page, budget_kb):
    import gzip

    found = client.get(PAGE, {"page": page}).content  # its style sheet stands in it
    assert b"<style nonce=" in found
    assert len(gzip.compress(found)) <= budget_kb * 1024


def test_what_happened_is_said_with_a_way_back(rf):
    said = [
        Message(messages.SUCCESS, "In the bin.", extra_tags="undo:/pieces/7/bin/undo/"),
        Message(messages.WARNING, "Look"),
    ]
    found = render_to_string("platform/_toasts.html", {"messages": said}, request=rf.get("/pieces/"))
    assert '<form method="post" action="/pieces/7/bin/undo/">' in found
    assert found.count("<form") == 1
    assert found.count("toast attention") == 1
    assert 'value="/pieces/"' in found


def test_a_face_that_rises_over_the_window_shows_its_chin():
    """The sun's face ends at 51 of the 64 units of its drawing; what lies below the window's edge is cut off."""
    size, above = HUB_RISING["sun"]
    assert size * 51 / 64 <= above <= fan.BIG.hub[1]
