from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from leadlight.confer import actions
from leadlight.confer.models import Meeting, Reached, Signal
from leadlight.confer.tests.room import again, all_of, opened
from leadlight.people.models import Choice, Tie
from leadlight.plan.actions.picks import drop_pick, pick_artifact
from leadlight.plan.models import Part, Pick, Plan
from leadlight.portfolio.models import Artifact, Share
from leadlight.rounds.models import Conference, Participant


def titles(cast, who):
    return sorted(Artifact.objects.visible_to(cast.viewer(who)).values_list("title", flat=True))


def test_before_the_meeting_a_family_sees_no_piece_and_after_opening_every_picked_one(cast):
    cast.pick("Kite"), cast.artifact("Secret diary")
    assert titles(cast, "rosa") == []

    actions.open_meeting(cast.conference, by=cast.viewer("ada"))

    assert titles(cast, "rosa") == ["Kite"]
    assert titles(cast, "ivo") == ["Kite"]
    assert titles(cast, "inga") == titles(cast, "bram") == titles(cast, "bea") == titles(cast, "ben") == []


@pytest.mark.parametrize(("who", "decided"), [("ada", "alone"), ("teo", "for_child"), ("cora", "for_child")])
def test_the_learner_opens_or_an_adult_of_the_class_for_them(cast, who, decided):
    meeting = opened(cast, who)
    choice = all_of(Choice).get(what="opened")
    assert (choice.decided, choice.by_id, choice.key) == (decided, getattr(cast, who).pk, meeting.pk)


@pytest.mark.parametrize("who", ["rosa", "ben", "bea", "otis", "olga", "lea", "ivo", "zoe"])
def test_nobody_else_opens_it(cast, who):
    cast.pick("Kite")
    with pytest.raises(Http404):
        actions.open_meeting(cast.conference, by=cast.viewer(who))
    assert all_of(Meeting).count() == 0


def test_opening_twice_is_one_meeting(cast):
    first = opened(cast)
    assert actions.open_meeting(cast.conference, by=cast.viewer("teo")) == first
    assert all_of(Share).filter(subject="plan.Plan", to=cast.rosa).count() == 1


def test_the_database_itself_allows_one_open_meeting_a_conference(cast):
    meeting = opened(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(conference=cast.conference, plan_id=meeting.plan_id)
    actions.finish(meeting, by=cast.viewer("ada"))
    Meeting.objects.create(conference=cast.conference, plan_id=meeting.plan_id)
    assert all_of(Meeting).count() == 2


def test_lets_go_on_on_monday_goes_on_at_the_same_part(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    actions.move(meeting, part=cast.part("tricky"), by=ada)
    actions.welcome(meeting, "Uncle Jo", by=ada)
    closed = actions.go_on_another_day(meeting, by=ada)
    assert (closed.goes_on, closed.closed_at is None) == (True, False)
    assert all_of(Conference).get(pk=cast.conference.pk).held_at is None

    monday = actions.open_meeting(cast.conference, by=ada)

    assert monday.pk != meeting.pk
    assert (monday.part_id, monday.pick_id, monday.guests) == (cast.part("tricky").pk, cast.fractions.pk, ["Uncle Jo"])


def test_one_piece_and_no_word_spoken_was_held(cast):
    ada = cast.viewer("ada")
    meeting = opened(cast)
    actions.move(meeting, part=cast.part("proud"), by=ada)
    actions.finish(meeting, by=ada)
    assert all_of(Conference).get(pk=cast.conference.pk).held_at == again(meeting).closed_at


def test_a_learner_does_not_end_it_for_everybody_and_a_teacher_does(cast):
    meeting = opened(cast)
    for who in ("ada", "rosa", "otis"):
        with pytest.raises(Http404):
            actions.end(meeting, by=cast.viewer(who))
    assert again(meeting).closed_at is None
    actions.end(meeting, by=cast.viewer("teo"))
    assert again(meeting).closed_at is not None


def test_after_closing_the_family_keeps_looking_for_thirty_days_and_the_interpreter_does_not(cast):
    meeting = opened(cast)
    actions.finish(meeting, by=cast.viewer("ada"))
    assert titles(cast, "rosa") == ["Fractions", "Kite"]
    assert titles(cast, "ivo") == []
    assert Meeting.objects.visible_to(cast.viewer("ivo")).count() == 0
    ends = set(all_of(Share).filter(to=cast.rosa).values_list("ends_at", flat=True))
    assert ends == {meeting.opened_at + timedelta(days=30)}

    all_of(Share).update(ends_at=timezone.now())
    assert titles(cast, "rosa") == []


def test_what_is_picked_while_it_is_open_is_seen_and_what_is_dropped_is_not(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    new, _hints = pick_artifact(cast.plan, cast.artifact("Bean diary"), by=ada, part=cast.part("show"))
    drop_pick(cast.kite, by=ada)
    assert titles(cast, "rosa") == titles(cast, "ivo") == ["Bean diary", "Fractions"]
    actions.move(meeting, part=cast.part("show"), by=ada)
    assert again(meeting).pick_id == new.pk


def test_releasing_without_a_meeting_and_taking_it_back(cast):
    cast.pick("Kite")
    with pytest.raises(Http404):
        actions.release(cast.conference, by=cast.viewer("rosa"))
    actions.release(cast.conference, by=cast.viewer("teo"))
    assert titles(cast, "rosa") == ["Kite"]
    actions.take_back_release(cast.conference, by=cast.viewer("ada"))
    assert titles(cast, "rosa") == []
    assert all_of(Meeting).count() == 0


def test_a_release_opens_nothing_to_an_interpreter(cast):
    """They see a child's pieces while the meeting is open, as their own page says, and nothing before or after it."""
    cast.pick("Kite")
    actions.release(cast.conference, by=cast.viewer("ada"))
    assert (titles(cast, "rosa"), titles(cast, "ivo")) == (["Kite"], [])
    meeting = actions.open_meeting(cast.conference, by=cast.viewer("ada"))
    assert titles(cast, "ivo") == ["Kite"]
    actions.finish(meeting, by=cast.viewer("ada"))
    assert (titles(cast, "rosa"), titles(cast, "ivo")) == (["Kite"], [])


def test_somebody_taken_out_of_the_conference_is_not_opened_to(cast):
    cast.pick("Kite")
    rows = Participant.objects.for_system("a test takes Raul out")
    rows.filter(conference=cast.conference, person=cast.raul).update(ended_at=timezone.now())
    opened(cast)
    assert titles(cast, "raul") == []
    assert Meeting.objects.visible_to(cast.viewer("raul")).count() == 0


def test_closing_puts_every_lamp_out(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    actions.light(meeting, "help", by=ada)
    actions.finish(meeting, by=ada)
    assert [lamp.out_at is None for lamp in all_of(Signal)] == [False]


def test_a_practice_shares_nothing_and_no_family_ever_sees_it(cast):
    cast.pick("Kite")
    practice = actions.open_practice(cast.plan, by=cast.viewer("ada"))
    assert actions.open_practice(cast.plan, by=cast.viewer("ada")) == practice
    opened_shares = all_of(Share).count()
    real = actions.open_meeting(cast.conference, by=cast.viewer("ada"))

    assert opened_shares == 0
    assert list(Meeting.objects.visible_to(cast.viewer("rosa"))) == [real]
    assert set(Meeting.objects.visible_to(cast.viewer("teo"))) == {real, practice}
    with pytest.raises(Http404):
        actions.open_practice(cast.plan, by=cast.viewer("teo"))


def test_turning_to_a_part_is_one_step_and_sent_twice_still_one(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    before = again(meeting).step
    for _ in range(2):
        actions.move(meeting, part=cast.part("proud"), by=ada)
    now = again(meeting)
    assert (now.step - before, now.part_id, now.pick_id) == (1, cast.part("proud").pk, cast.kite.pk)
    assert list(all_of(Reached).values_list("part_id", flat=True)) == [now.part_id]

    actions.move(meeting, by=ada)
    assert again(meeting).part_id is None


def test_a_part_or_piece_of_another_plan_is_not_turned_to(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    other = Plan.objects.create(learner=cast.ben)
    part = Part.objects.create(plan=other, seven="proud", position=1)
    pick = Pick.objects.create(part=part, topic="Football", position=1)
    with pytest.raises(Http404):
        actions.move(meeting, part=part, by=ada)
    with pytest.raises(Http404):
        actions.show_piece(meeting, pick, by=ada)
    assert again(meeting).part_id is None


@pytest.mark.parametrize("who", ["rosa", "ben", "otis", "ivo", "zoe", "olga"])
def test_only_who_leads_turns_pages(cast, who):
    meeting = opened(cast)
    with pytest.raises(Http404):
        actions.move(meeting, part=cast.part("tricky"), by=cast.viewer(who))
    assert again(meeting).part_id is None


def test_a_guest_invited_late_sees_what_the_others_see(cast):
    meeting = opened(cast)
    gran = cast._person("Gran")
    Tie.objects.create(learner=cast.ada, adult=gran, starts_on=cast.begun)
    Participant.objects.create(conference=cast.conference, person=gran)
    actions.move(meeting, part=cast.part("proud"), by=cast.viewer("ada"))
    assert all_of(Share).filter(to=gran, subject="portfolio.Artifact").count() == 2


def test_a_child_without_a_plan_begins_with_the_seven_parts(cast):
    conference = Conference.objects.create(learner=cast.ben, round=cast.round)
    meeting = actions.open_meeting(conference, by=cast.viewer("ben"))
    assert meeting.plan.parts.visible_to(cast.viewer("ben")).count() == 7
