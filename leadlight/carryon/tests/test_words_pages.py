"""Words after a conference have a page of their own, where they are answered and said better."""

import re

import pytest

from leadlight.carryon import actions
from leadlight.carryon.models import WordsAfter
from leadlight.carryon.queries import words_after
from leadlight.people.models import Tie


@pytest.fixture
def said(cast):
    return actions.say_after(cast.conference, by=cast.viewer("rosa"), words="You tied the reef knot")


def seen(cast, who):
    return set(WordsAfter.objects.visible_to(cast.viewer(who)).values_list("words", flat=True))


def test_an_answer_is_read_by_the_one_who_was_answered_and_never_by_the_other_household(cast, said):
    for who in ("ada", "teo"):
        cast.browser(who).post(f"/words-after/{said.pk}/answers/", {"words": f"{who} answers"})

    everything = {"You tied the reef knot", "ada answers", "teo answers"}
    readers = ("ada", "rosa", "teo", "cora")
    assert [seen(cast, who) for who in readers] == [everything] * 4
    assert seen(cast, "raul") == set()


def test_words_are_under_the_name_the_child_uses_for_the_child_and_its_family(cast, said):
    Tie.objects.filter(learner=cast.ada, adult=cast.rosa).update(relation="Teta")
    readers = ("ada", "rosa", "teo")
    assert [words_after(cast.conference.pk, cast.viewer(who))[0].by for who in readers] == ["Teta", "Teta", "Rosa"]


def test_a_child_asks_grown_ups_to_a_small_conference_by_the_name_it_uses(cast):
    Tie.objects.filter(learner=cast.ada, adult=cast.rosa).update(relation="Teta")
    page = cast.browser("ada").get("/my-small-conference/").content.decode()
    assert ("<bdi>Teta</bdi>" in page, "<bdi>Raul</bdi>" in page, "Rosa" in page) == (True, True, False)


def test_what_was_taken_back_is_gone_for_everybody_else(cast, said):
    actions.take_back_words(said.pk, by=cast.viewer("rosa"))

    assert [seen(cast, who) for who in ("ada", "teo")] == [set(), set()]
    assert cast.browser("rosa").get(f"/words-after/{said.pk}/").status_code == 404


def test_a_teachers_own_words_without_an_answer_stay_the_teachers(cast):
    actions.say_after(cast.conference, by=cast.viewer("teo"), words="Ask about sleep")

    assert [seen(cast, who) for who in ("teo", "tia", "ada", "rosa")] == [{"Ask about sleep"}, set(), set(), set()]


def test_the_class_finds_them_after_the_conferences(cast, said):
    page = cast.browser("teo").get(f"/class/{cast.klass.pk}/follow-ups/").content.decode()

    assert f'href="/words-after/{said.pk}/"' in page


def test_words_are_never_emptied_by_saying_them_better(cast, said):
    answer = cast.browser("rosa").post(f"/words-after/{said.pk}/words/", {"words": " "})

    assert answer.status_code == 422
    assert seen(cast, "rosa") == {"You tied the reef knot"}


def test_what_the_youngest_could_say_has_pictures(cast):
    cast.klass.band = "5-7"
    cast.klass.save()
    page = cast.browser("ada").get(f"/conferences/{cast.conference.pk}/words-after/").content.decode()
    could_say = page.split('class="questions"')[1].split("</fieldset>")[0]
    assert re.findall(r'data-icon="(\w+)"', could_say) == ["star", "sparkle", "arrow"]
