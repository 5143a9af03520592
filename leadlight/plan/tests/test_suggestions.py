"""Ideas and questions beside a plan; what a class agrees."""

import pytest
from django.http import Http404

from leadlight.people.models import Choice
from leadlight.plan.actions import agreements, suggestions
from leadlight.plan.models import Boundary, Criterion, Pick, Suggestion


@pytest.fixture
def idea(cast):
    kite = cast.artifact("Kite")
    return suggestions.suggest(
        cast.plan, "It fell five times. Could it fit?", by=cast.viewer("teo"), part=cast.part("tricky"), artifact=kite
    )


def test_taking_an_idea_picks_its_piece_with_help(cast, idea):
    ada = cast.viewer("ada")
    pick = suggestions.take_suggestion(idea, by=ada)
    assert (pick.artifact.title, pick.part.seven, pick.noted_by_id) == ("Kite", "tricky", None)
    assert [(row.what, row.decided) for row in Choice.objects.visible_to(ada)] == [("picked", "with_help")]


@pytest.mark.parametrize(("seven", "decided", "open_now"), [("tricky", "with_help", 0), ("proud", "alone", 1)])
def test_picking_the_piece_of_an_idea_into_its_part_takes_the_idea(cast, idea, seven, decided, open_now):
    ada = cast.viewer("ada")
    suggestions.pick_or_take(cast.plan, idea.artifact, by=ada, part=cast.part(seven), reason="It fell")
    assert [(row.what, row.decided) for row in Choice.objects.visible_to(ada)] == [("picked", decided)]
    assert Suggestion.objects.visible_to(ada).filter(taken_at=None).count() == open_now


def test_a_question_stays_open_when_its_piece_is_picked(cast):
    ada, kite = cast.viewer("ada"), cast.artifact("Kite")
    suggestions.suggest(cast.plan, "Why?", by=cast.viewer("teo"), part=cast.part("tricky"), artifact=kite, asks=True)
    suggestions.pick_or_take(cast.plan, kite, by=ada, part=cast.part("tricky"))
    assert Suggestion.objects.visible_to(ada).filter(taken_at=None).count() == 1


def test_no_thanks_changes_nothing_in_the_plan_and_can_be_taken_back(cast, idea):
    ada = cast.viewer("ada")
    suggestions.decline_suggestion(idea, by=ada)
    assert Pick.objects.visible_to(ada).count() == 0
    assert Suggestion.objects.visible_to(ada).get().declined_at is not None
    suggestions.reopen_suggestion(idea, by=ada)
    assert Suggestion.objects.visible_to(ada).get().declined_at is None


def test_words_alone_are_taken_without_a_pick(cast):
    ada = cast.viewer("ada")
    row = suggestions.suggest(cast.plan, "What would Teta like?", by=cast.viewer("cora"), asks=True)
    assert suggestions.take_suggestion(row, by=ada) is None
    assert Suggestion.objects.visible_to(ada).get().taken_at is not None


@pytest.mark.parametrize("who", ["ada", "ben", "rosa", "otis", "zoe", "lea"])
def test_only_the_class_s_adults_suggest(cast, who):
    with pytest.raises(Http404):
        suggestions.suggest(cast.plan, "Do this", by=cast.viewer(who))


@pytest.mark.parametrize("who", ["ben", "rosa", "teo", "zoe"])
def test_only_the_child_answers(cast, idea, who):
    for act in (suggestions.take_suggestion, suggestions.decline_suggestion, suggestions.reopen_suggestion):
        with pytest.raises(Http404):
            act(idea, by=cast.viewer(who))


def test_only_its_maker_takes_it_back(cast, idea):
    for who in ("tia", "cora", "ada", "ben"):
        with pytest.raises(Http404):
            suggestions.take_back_suggestion(idea, by=cast.viewer(who))
    suggestions.take_back_suggestion(idea, by=cast.viewer("teo"))
    assert Suggestion.objects.visible_to(cast.viewer("ada")).count() == 0


def test_an_idea_stays_with_the_learner_s_own_things(cast):
    with pytest.raises(Http404):
        suggestions.suggest(cast.plan, "This", by=cast.viewer("teo"), artifact=cast.artifact("Robot", cast.ben))


def test_a_class_proposes_agrees_changes_and_drops(cast):
    teo, ben = cast.viewer("teo"), cast.viewer("ben")
    row = agreements.propose_boundary(cast.klass, "Two from maths", by=ben, most=2)
    assert (row.proposed_by_id, row.agreed_on) == (cast.ben.pk, None)
    for act in (agreements.agree_boundary, agreements.drop_boundary):
        with pytest.raises(Http404):
            act(row, by=ben)
    row = agreements.agree_boundary(row, by=teo)
    assert (row.agreed_by, row.agreed_on) == ("class", cast.today)
    assert agreements.change_boundary(row, by=teo, words="Three from maths", most=3).most == 3
    agreements.drop_boundary(row, by=teo)
    agreements.drop_boundary(row, by=teo, drop=False)
    assert Boundary.objects.visible_to(ben).get().dropped_at is None


@pytest.mark.parametrize("who", ["otis", "zoe", "rosa", "lea"])
def test_agreements_belong_to_the_class(cast, who):
    row = Boundary.objects.create(klass=cast.klass, words="Two")
    for act in (agreements.agree_boundary, agreements.drop_boundary):
        with pytest.raises(Http404):
            act(row, by=cast.viewer(who))
    assert list(Boundary.objects.visible_to(cast.viewer(who))) == []


def test_criteria_in_the_class_s_own_words_and_order(cast):
    teo = cast.viewer("teo")
    first = agreements.write_criterion(cast.klass, "Eyes meet", by=teo, sense="looks", made_by="Mei")
    agreements.write_criterion(cast.klass, "We can laugh", by=teo, sense="feels")
    agreements.write_criterion(cast.klass, "Work in the middle", by=teo, sense="looks")
    agreements.reword_criterion(first, by=teo, words="Our eyes meet")
    shown = [(row.sense, row.words, row.position) for row in Criterion.objects.visible_to(cast.viewer("ben"))]
    assert shown == [("feels", "We can laugh", 1), ("looks", "Our eyes meet", 1), ("looks", "Work in the middle", 2)]
    agreements.drop_criterion(first, by=teo)
    assert Criterion.objects.visible_to(teo).filter(dropped_at=None).count() == 2
