"""A plan begins by itself and is shown at every conference of its learner."""

import pytest
from django.http import Http404
from django.utils import timezone

from leadlight.plan.actions.begin import ensure_plan
from leadlight.plan.models import Part, Plan, Showing
from leadlight.plan.names import full_name, short_name
from leadlight.rounds.actions import make_conference
from leadlight.rounds.models import Conference


def parts_of(cast, plan):
    return list(Part.objects.visible_to(cast.viewer("teo")).filter(plan=plan))


def test_the_child_s_first_look_makes_seven_parts_once(cast):
    plan = ensure_plan(cast.ada, by=cast.viewer("ada"))
    assert ensure_plan(cast.ada, by=cast.viewer("teo")) == plan
    parts = parts_of(cast, plan)
    assert [part.seven for part in parts] == ["hello", "proud", "tricky", "show", "goals", "family", "thanks"]
    assert [short_name(part) for part in parts][:3] == ["Hello", "Proud", "Tricky"]
    assert full_name(parts[2]) == "Something I find tricky"
    assert sum(part.minutes for part in parts) == 20


def test_a_round_s_agenda_or_the_conference_s_kind_decides_the_parts(cast):
    type(cast.round).objects.for_system("a test").update(agenda="ag_come_and_see")
    plan = ensure_plan(cast.ada, by=cast.viewer("teo"), conference=cast.conference)
    assert [full_name(part) for part in parts_of(cast, plan)][:2] == ["Hello! Who is here?", "My place and my cover"]
    mini = Conference.objects.create(learner=cast.ben, kind="mini")
    plan = ensure_plan(cast.ben, by=cast.viewer("teo"), conference=mini)
    assert [part.pack_id for part in parts_of(cast, plan)] == ["ag_mini_piece", "ag_mini_question", "ag_mini_step"]


def test_one_plan_is_shown_at_every_coming_conference(cast):
    second = Conference.objects.create(learner=cast.ada, household=2)
    Conference.objects.create(learner=cast.ada, held_at=timezone.now())
    plan = ensure_plan(cast.ada, by=cast.viewer("ada"), conference=cast.conference)
    ensure_plan(cast.ada, by=cast.viewer("ada"))
    shown = Showing.objects.visible_to(cast.viewer("ada")).filter(plan=plan)
    assert {row.conference_id for row in shown} == {cast.conference.pk, second.pk}
    assert shown.count() == 2


@pytest.mark.parametrize("who", ["ben", "rosa", "otis", "zoe", "olga", "lea", "ivo"])
def test_nobody_else_begins_a_plan(cast, who):
    with pytest.raises(Http404):
        ensure_plan(cast.ada, by=cast.viewer(who))
    assert Plan.objects.for_system("a test").count() == 0


def test_a_conference_that_is_made_brings_its_plan(cast):
    conference = make_conference(cast.ada, by=cast.viewer("teo"), adults=[cast.rosa])
    assert Showing.objects.visible_to(cast.viewer("rosa")).filter(conference=conference).count() == 1
    assert Plan.objects.visible_to(cast.viewer("ada")).count() == 1


def test_one_the_office_made_gets_its_plan_at_the_child_s_first_look(cast):
    conference = make_conference(cast.ada, by=cast.viewer("olga"))
    assert Plan.objects.for_system("a test").count() == 0
    assert cast.browser("ada").get("/conference/").status_code == 200
    assert Showing.objects.visible_to(cast.viewer("ada")).get().conference_id == conference.pk
