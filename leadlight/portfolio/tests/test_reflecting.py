"""Saying what a piece shows: starters, words beside it, spots, and one's own words."""

import re

import pytest
from django.urls import reverse

from leadlight.portfolio.models import Reflection
from leadlight.portfolio.queries.piece import woven


def url(name, *args):
    return reverse(f"portfolio:{name}", args=args)


def every(model):
    return model.objects.for_system("a test looks")


@pytest.fixture
def ada(cast):
    return cast.browser("ada")


def test_starters_of_the_age_stand_beside_a_piece_and_can_be_tapped(ada, cast):
    kite = cast.artifact("Kite")
    page = ada.get(url("piece", kite.pk)).content.decode()
    assert page.count("starter=st_") == 4
    asked = page.split("starter=")[1].split("&amp;")[0]
    page = ada.get(f"{url('piece', kite.pk)}?starter={asked}").content.decode()
    assert f'name="starter_id" value="{asked}"' in page
    other = ada.get(f"{url('piece', kite.pk)}?ideas=1").content.decode()
    assert f"starter={asked}" not in other


def test_a_learner_of_another_home_language_reads_starters_in_both(ada, cast):
    cast.ada.language = "es"
    cast.ada.save()
    page = ada.get(url("piece", cast.artifact("Kite").pk), headers={"accept-language": "en"}).content.decode()
    assert '<small lang="en"' not in page
    ada.cookies["language"] = "en"
    page = ada.get(url("piece", cast.artifact("Kite").pk)).content.decode()
    assert page.count('<small lang="es"') == 4


def test_a_reflection_lands_with_its_starter_and_its_spot_and_is_private(ada, cast):
    kite = cast.artifact("Kite")
    sent = {"words": "The tail", "starter": "The tricky part …", "spot_x": "0.25", "spot_y": "0.5"}
    answer = ada.post(url("reflections", kite.pk), sent)
    row = every(Reflection).get()
    assert answer["Location"] == f"{url('piece', kite.pk)}#note-r{row.pk}"
    assert (row.words, row.starter, row.spot_x, row.shared_at) == ("The tail", "The tricky part …", 0.25, None)
    assert "Only I see this." in ada.get(url("piece", kite.pk)).content.decode()
    assert "The tail" not in cast.browser("teo").get(url("piece", kite.pk)).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"spot_x": "7"}, {"spot_x": "here"}, {"pictures": "no_such"}, {"words": "a" * 20_001}]
)
def test_odd_input_to_a_reflection_comes_back_with_its_words(ada, cast, wrong):
    kite = cast.artifact("Kite")
    answer = ada.post(url("reflections", kite.pk), {"words": "The tail", **wrong})
    assert answer.status_code == 422
    assert every(Reflection).count() == 0


def test_a_place_chosen_by_name_is_a_spot_too(ada, cast):
    kite = cast.artifact("Kite")
    ada.post(url("reflections", kite.pk), {"words": "Here", "where": "0.8,0.2"})
    ada.post(url("reflections", kite.pk), {"words": "There", "where": "9,9"})
    assert [(row.spot_x, row.spot_y) for row in every(Reflection)] == [(0.8, 0.2), (None, None)]


@pytest.mark.parametrize(
    ("starter", "words", "stretches"),
    [
        ("", "A kite.", [("A kite.", False)]),
        ("Today I …", "cut the pizza.", [("Today I", True), (" cut the pizza.", False)]),
        ("Today I …", "Today I cut it.", [("Today I", True), (" cut it.", False)]),
        ("I used to … Now I …", "I used to run.\nNow I walk.",
         [("I used to", True), (" run.\n", False), ("Now I", True), (" walk.", False)]),
        ("I used to … Now I …", "It is better.", [("I used to … Now I …", True), (" It is better.", False)]),
    ],
)  # fmt: skip
def test_the_beginning_that_was_tapped_is_strong_in_the_words(starter, words, stretches):
    assert woven(starter, words) == stretches


def test_my_words_begin_with_an_open_paper_and_other_ideas_stand_with_the_first(ada, cast):
    page = ada.get(url("diary")).content.decode()
    assert re.findall(r'<div class="say__paper">|<summary class="btn small[^>]*>', page) == [
        '<summary class="btn small lamp">', '<div class="say__paper">',
    ]  # fmt: skip
    chips = page.split('class="chips starters"')[1].split("</div>")[0]
    assert (page.count("Other ideas"), "Other ideas" in chips) == (1, True)
    beside = ada.get(url("piece", cast.artifact("Kite").pk)).content.decode()
    assert (beside.count('class="say__paper"'), beside.count("Other ideas")) == (0, 1)
