"""A viewer who only reads asks once who belongs to whom, and is told the very same."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from leadlight.people.middleware import WhoIsLooking

KEYS = ("learners_taught", "learners_cared_for")


@pytest.mark.parametrize("who", ["ada", "rosa", "teo", "cora", "olga", "ivo"])
def test_a_settled_viewer_knows_the_very_same_keys_and_asks_once(cast, who, django_assert_max_num_queries):
    viewer = cast.viewer(who)
    asked = {name: {key for row in getattr(viewer, name)() for key in row.values()} for name in KEYS}
    settled = viewer.settle()
    with django_assert_max_num_queries(2):
        once = [{name: set(getattr(settled, name)()) for name in KEYS} for _again in range(3)]
    assert once == [asked, asked, asked]


def test_more_keys_than_a_few_stay_a_subquery(cast, monkeypatch):
    monkeypatch.setattr("leadlight.people.viewer.MOST_KEYS", 1)
    assert not isinstance(cast.viewer("teo").settle().learners_taught(), list)


def test_what_one_person_was_told_is_never_told_to_another(cast):
    rosa = cast.viewer("rosa").settle()
    assert rosa.learners_cared_for() == [cast.ada.pk]
    assert replace(rosa, person_id=cast.bea.pk).learners_cared_for() == []
    assert replace(rosa, learner_ids=frozenset()).learners_cared_for() == []


@pytest.mark.parametrize(("method", "settled"), [("get", True), ("post", False)])
def test_a_page_that_changes_something_asks_anew(cast, method, settled):
    """What an action asks under its lock must be true under that lock."""
    seen = []
    middleware = WhoIsLooking(lambda request: seen.append(request.viewer) or HttpResponse())
    request = getattr(RequestFactory(), method)("/")
    browser = cast.browser("rosa")
    request.session, request.COOKIES = browser.session, {name: it.value for name, it in browser.cookies.items()}
    request.user = AnonymousUser()
    middleware(request)
    assert [(viewer.hat, viewer.settled) for viewer in seen] == [("family", settled)]


def test_what_a_page_reads_once_an_action_asks_anew_and_nobody_else_is_told(cast):
    teo, asked = cast.viewer("teo"), []

    def ask():
        asked.append(len(asked))
        return asked[-1]

    assert [teo.once("round", ask), teo.once("round", ask)] == [0, 1]
    settled = teo.settle()
    assert [settled.once("round", ask), settled.once("round", ask), settled.once("stand", ask)] == [2, 2, 3]
    assert replace(settled, person_id=cast.tia.pk).once("round", ask) == 4
    assert teo.once("round", ask) == 5
