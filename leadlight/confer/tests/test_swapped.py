"""Numbers of another child's things, slipped into a form of this meeting by somebody who may see both."""

import pytest

from leadlight.confer.models import Meeting, Reached
from leadlight.confer.tests.room import again, all_of, opened
from leadlight.goals.models import Goal, Promise
from leadlight.people.models import Restriction
from leadlight.plan.models import Part, Pick, Plan
from leadlight.rounds.models import Conference, Participant


@pytest.fixture
def bens(cast):
    """Ben's plan, a topic he picked, his goal and who comes to his conference."""
    part = Part.objects.create(plan=Plan.objects.create(learner=cast.ben), seven="proud", position=1)
    pick = Pick.objects.create(part=part, topic="Swimming", position=1)
    conference = Conference.objects.create(learner=cast.ben, round=cast.round)
    guest = Participant.objects.create(conference=conference, person=cast.bea, role="family")
    return {"pick": pick, "part": part, "goal": Goal.objects.create(learner=cast.ben, words="Dive"), "guest": guest}


def test_another_childs_part_or_piece_is_never_put_on_the_stage(cast, bens):
    meeting, teo = opened(cast), cast.browser("teo")
    before = again(meeting).step

    answers = [
        teo.post(f"/meetings/{meeting.pk}/place/", {name: bens[name].pk}).status_code for name in ("pick", "part")
    ]

    assert answers == [404, 404]
    assert again(meeting).step == before
    assert not all_of(Reached).filter(part=bens["part"]).exists()


def test_nobody_promises_for_another_childs_goal_or_seats_another_childs_guest(cast, bens):
    meeting, teo = opened(cast), cast.browser("teo")

    promised = teo.post(f"/meetings/{meeting.pk}/promise/", {"goal": bens["goal"].pk, "words": "I help"})
    seated = teo.post(f"/meetings/{meeting.pk}/seats/", {"guest": bens["guest"].pk})

    assert (promised.status_code, seated.status_code) == (404, 404)
    assert not all_of(Promise).exists()
    assert all_of(Participant).get(pk=bens["guest"].pk).seated_at is None


def test_a_piece_is_read_below_its_own_plan_only(cast, bens):
    kite, teo = cast.pick("Kite"), cast.browser("teo")

    assert teo.get(f"/plans/{cast.plan.pk}/picks/{kite.pk}/").status_code == 200
    assert teo.get(f"/plans/{cast.plan.pk}/picks/{bens['pick'].pk}/").status_code == 404


def test_an_adult_barred_while_the_meeting_is_open_is_outside_at_once(cast):
    _meeting, rosa = opened(cast), cast.browser("rosa")
    assert rosa.get(f"/conferences/{cast.conference.pk}/together/").status_code == 200

    Restriction.objects.create(learner=cast.ada, adult=cast.rosa, reference="cabinet 5", entered_by=cast.olga)

    answer = rosa.get(f"/conferences/{cast.conference.pk}/together/")
    assert (answer.status_code, answer["Location"][:9]) == (302, "/come-in/")
    assert list(Meeting.objects.visible_to(cast.viewer("rosa"))) == []
