"""Looking again: three answers of equal weight, three endings of equal weight, everything turned back."""

from datetime import timedelta

import pytest
from django.http import Http404

from leadlight.goals import actions
from leadlight.goals.models import CheckIn, Goal
from leadlight.goals.queries import goal_seen, goals_of
from leadlight.people.models import Choice


def promised(cast):
    """Ada's goal with a promise of hers, of Rosa's and of Teo's."""
    goal = cast.goal()
    for who, words in (("ada", "Draw it first"), ("rosa", "Cut the bread together"), ("teo", "Find a puzzle")):
        actions.promise(goal, by=cast.viewer(who), words=words)
    return goal


@pytest.mark.parametrize("state", CheckIn.STATES)
@pytest.mark.parametrize(("who", "whose"), [("ada", "learner"), ("rosa", "family"), ("teo", "teacher")])
def test_each_looks_at_their_own_promise(cast, who, whose, state):
    goal = promised(cast)
    actions.look_at(goal, state, by=cast.viewer(who), words="Most Tuesdays")
    seen = goal_seen(goal.pk, cast.viewer("ada"))
    assert {p.who: p.look.state if p.look else "" for p in seen.promises} == {
        "learner": "", "family": "", "teacher": "", whose: state,
    }  # fmt: skip


def test_the_last_look_is_shown_and_the_first_is_kept(cast):
    goal = promised(cast)
    actions.look_at(goal, "not_yet", by=cast.viewer("ada"))
    actions.look_at(goal, "doing", by=cast.viewer("ada"))
    assert goal_seen(goal.pk, cast.viewer("ada")).promise_of("learner")[0].look.state == "doing"
    assert CheckIn.objects.visible_to(cast.viewer("ada")).count() == 2


def test_the_learner_may_look_without_having_promised(cast):
    goal = cast.goal()
    assert actions.look_at(goal, "doing", by=cast.viewer("ada")).promise_id is None


def test_another_household_reads_neither_what_was_promised_nor_how_it_goes(cast):
    goal = promised(cast)
    actions.look_at(goal, "doing", by=cast.viewer("rosa"), words="Every Friday")
    seen = goal_seen(goal.pk, cast.viewer("raul"))
    assert (seen.promise_of("family"), len(seen.promise_of("teacher"))) == ((), 1)
    page = cast.browser("raul").get(f"/goals/{goal.pk}/").content.decode()
    assert ("Find a puzzle" in page, "Cut the bread" in page, "Every Friday" in page) == (True, False, False)


@pytest.mark.parametrize("who", ["ben", "bea", "inga", "bram", "otis", "zoe", "olga", "lea", "ivo", "ipad", "nobody"])
def test_strangers_look_at_nothing(cast, who):
    goal = promised(cast)
    with pytest.raises(Http404):
        actions.look_at(goal, "doing", by=cast.viewer(who))


def test_an_answer_that_is_none_of_the_three_is_refused(cast):
    with pytest.raises(ValueError):
        actions.look_at(cast.goal(), "perfect", by=cast.viewer("ada"))


@pytest.mark.parametrize(("end", "field"), [(actions.reach, "reached_at"), (actions.let_go, "let_go_at")])
def test_an_ended_goal_can_be_taken_up_again(cast, end, field):
    goal, ada = cast.goal(), cast.viewer("ada")
    assert getattr(end(goal, by=ada), field) is not None
    back = actions.reopen(goal, by=ada)
    assert (back.reached_at, back.let_go_at) == (None, None)
    assert [row.decided for row in Choice.objects.visible_to(ada)] == ["alone", "alone"]


@pytest.mark.parametrize("act", [actions.reach, actions.let_go, actions.reopen])
@pytest.mark.parametrize("who", ["rosa", "teo", "tia", "cora", "ben", "otis"])
def test_no_adult_ends_a_goal(cast, act, who):
    goal = cast.goal()
    with pytest.raises(Http404):
        act(goal, by=cast.viewer(who))


def test_going_on_sets_a_day_and_some_day_is_a_day_too(cast):
    goal, ada = cast.goal(), cast.viewer("ada")
    day = cast.today + timedelta(days=21)
    assert actions.go_on(goal, day, by=ada).look_again_on == day
    assert actions.go_on(goal, None, by=ada).look_again_on is None


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_goals_asks_as_often_for_three_as_for_one(cast, django_assert_num_queries, count):
    for number in range(count):
        goal = Goal.objects.create(learner=cast.ada, words=f"Goal {number}")
        actions.promise(goal, by=cast.viewer("ada"), words="x")
    with django_assert_num_queries(3):
        assert len(goals_of([cast.ada.pk], cast.viewer("ada"))) == count
