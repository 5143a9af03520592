"""The pages of looking again, through HTTP."""

import pytest

from leadlight.goals import actions
from leadlight.goals.models import CheckIn, Goal
from leadlight.goals.queries import goal_seen
from leadlight.people.models import Tie


@pytest.mark.parametrize(
    ("who", "answer"),
    [("ada", 200), ("rosa", 200), ("raul", 200), ("ben", 404), ("bea", 404), ("teo", 404), ("otis", 404), ("zoe", 404)],
)
def test_the_page_opens_for_child_and_family(cast, who, answer):
    goal = cast.goal()
    assert cast.browser(who).get(f"/goals/{goal.pk}/").status_code == answer


@pytest.mark.parametrize("who", ["ada", "rosa"])
def test_a_tap_is_enough_and_the_same_form_twice_is_one_look(cast, who):
    goal, browser = cast.goal(), cast.browser(who)
    for _ in range(2):
        answer = browser.post(f"/goals/{goal.pk}/look/", {"state": "doing", "once": "a-key"})
    assert (answer.status_code, answer["Location"]) == (302, f"/goals/{goal.pk}/")
    assert CheckIn.objects.visible_to(cast.viewer("ada")).count() == 1


def test_no_tap_keeps_the_words_and_says_what_to_do(cast):
    goal = cast.goal()
    answer = cast.browser("ada").post(f"/goals/{goal.pk}/look/", {"words": "The number line is faster now"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "The number line is faster now" in page
    assert "Tap one of the three" in page


def test_something_that_is_no_sound_keeps_the_words(cast):
    from django.core.files.uploadedfile import SimpleUploadedFile

    goal = cast.goal()
    sound = SimpleUploadedFile("voice.m4a", b"%PDF-1.7 not a sound", content_type="audio/mp4")
    told = {"state": "doing", "words": "My own words", "sound": sound, "once": "k"}
    answer = cast.browser("ada").post(f"/goals/{goal.pk}/look/", told)
    assert answer.status_code == 422
    assert "My own words" in answer.content.decode()
    assert CheckIn.objects.visible_to(cast.viewer("ada")).count() == 0


def test_an_ending_comes_with_its_undo(cast):
    goal, browser = cast.goal(), cast.browser("ada")
    answer = browser.post(f"/goals/{goal.pk}/ending/reached/", follow=True)
    assert f"/goals/{goal.pk}/ending/open/" in answer.content.decode()
    browser.post(f"/goals/{goal.pk}/ending/open/")
    assert Goal.objects.visible_to(cast.viewer("ada")).get().open


def test_a_day_that_is_no_day_is_asked_for_again(cast):
    goal = cast.goal()
    answer = cast.browser("ada").post(f"/goals/{goal.pk}/next-look/", {"day": "soon"}, follow=True)
    assert "Write the day like" in answer.content.decode()


def test_the_list_is_empty_kindly(cast):
    assert "No goal yet" in cast.browser("ada").get("/goals/").content.decode()


def test_names_and_words_that_could_be_markup_are_only_words(cast):
    goal = cast.goal("<script>alert(1)</script>")
    actions.promise(goal, by=cast.viewer("rosa"), words="<b>bold</b>")
    page = cast.browser("ada").get(f"/goals/{goal.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;bold" in page


def test_a_promise_is_under_the_name_the_child_uses_for_the_child_and_its_family_alone(cast):
    """Raul is Baba to Ada. To the school he is Raul, and what Ben calls him is Ben's."""
    Tie.objects.filter(learner=cast.ada, adult=cast.raul).update(relation="Baba", household=1)
    Tie.objects.create(learner=cast.ben, adult=cast.raul, relation="Uncle Ru", starts_on=cast.begun)
    goal = cast.goal()
    actions.promise(goal, by=cast.viewer("raul"), words="To the pool")
    actions.look_at(goal, "doing", by=cast.viewer("raul"))

    def named(who):
        [seen] = goal_seen(goal.pk, cast.viewer(who)).promises
        return seen.by, seen.look.by

    readers = ("ada", "rosa", "raul", "teo")
    assert [named(who) for who in readers] == [("Baba", "Baba")] * 3 + [("Raul", "Raul")]
    Tie.objects.filter(learner=cast.ada, adult=cast.raul).update(relation="uncle")
    assert [named(who) for who in readers] == [("Raul", "Raul")] * 4
