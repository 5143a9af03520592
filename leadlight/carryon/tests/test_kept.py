"""A limit entered, or a tie ended, in the middle of the season: nobody waits for the adult, asks, calls or seats them."""

import pytest
from django.http import Http404
from django.urls import reverse

from leadlight.carryon.actions import begin_mini, redo
from leadlight.carryon.models import FollowUp
from leadlight.confer import actions
from leadlight.confer.tests.room import all_of
from leadlight.invite.models import Invitation, SeparateMeeting
from leadlight.people.actions import limits
from leadlight.people.actions.family import end_tie, renew_tie
from leadlight.people.models import Tie
from leadlight.portfolio.models import Share
from leadlight.rounds.models import Participant
from leadlight.schedule.tests.probes import booking_of


@pytest.fixture
def season(cast):
    """Everything is ready: a plan, a time, invitations. Then Rosa may no longer see Ada."""
    cast.pick("Kite")
    booking_of(cast)
    for adult in (cast.rosa, cast.raul):
        Invitation.objects.create(conference=cast.conference, adult=adult)
    return lambda: limits.enter_limit(
        cast.ada, cast.rosa, by=cast.viewer("olga"), contact=True, information=True, reference="7"
    )


def pages(cast):
    klass, conference = cast.klass.pk, cast.conference.pk
    desk = [reverse(name, args=[klass]) for name in ("invite:reach", "invite:calls", "confer:board")]
    desk += [reverse("schedule:arrivals", args=[cast.round.pk]), reverse("invite:letters", args=[klass])]
    hers = ["/window/", f"/conferences/{conference}/", "/my-small-conference/"]
    asked = {"teo": desk[:4], "cora": desk[:4], "olga": [*desk[:2], desk[3]], "ada": hers, "raul": ["/invitations/"]}
    return {
        (who, url): name in cast.browser(who).get(url).content.decode()
        for who, urls in asked.items() for url in urls for name in ("Rosa",)
    }  # fmt: skip


def test_her_name_leaves_every_page_that_waits_for_her_and_comes_back_when_the_limit_ends(cast, season):
    before = pages(cast)
    assert {page for page, named in before.items() if named} >= {
        ("teo", reverse("invite:reach", args=[cast.klass.pk])),
        ("olga", reverse("invite:calls", args=[cast.klass.pk])),
        ("ada", "/window/"),
        ("ada", "/my-small-conference/"),
    }
    limit = season()
    assert {page for page, named in pages(cast).items() if named} == set()
    limits.end_limit(limit, by=cast.viewer("olga"))
    assert pages(cast) == before


def test_who_belongs_no_longer_is_waited_for_no_longer_and_what_was_held_keeps_who_came(cast, season):
    before, tie = pages(cast), Tie.objects.get(adult=cast.rosa)
    end_tie(tie, by=cast.viewer("teo"))
    assert {page for page, named in pages(cast).items() if named} == set()
    renew_tie(tie, by=cast.viewer("teo"))
    assert pages(cast) == before
    actions.finish(actions.open_meeting(cast.conference, by=cast.viewer("ada")), by=cast.viewer("ada"))
    end_tie(tie, by=cast.viewer("teo"))
    assert Participant.objects.visible_to(cast.viewer("teo")).filter(person=cast.rosa).exists()


def test_no_teacher_is_told_to_call_her_back_or_meet_her(cast, season):
    asked = FollowUp.objects.create(
        learner=cast.ada, asked_by=cast.rosa, asked_hat="family", words="Call me about the reading"
    )
    FollowUp.objects.create(learner=cast.ada, asked_by=cast.teo, asked_hat="teacher", to=cast.rosa, words="Tell her")
    SeparateMeeting.objects.create(learner=cast.ada, adult=cast.rosa, words="May we talk alone?")
    todo = reverse("carryon:follow_ups", args=[cast.klass.pk])
    said = ("Call me about the reading", "Tell her", "May we talk alone?")

    def told():
        page = cast.browser("teo").get(todo).content.decode()
        return [words in page for words in said]

    assert told() == [True, True, True]
    limit = season()
    assert told() == [False, False, False]
    assert not FollowUp.objects.changeable_by(cast.viewer("cora")).filter(pk=asked.pk).exists()
    assert SeparateMeeting.objects.visible_to(cast.viewer("olga")).exists()  # the office knows why
    limits.end_limit(limit, by=cast.viewer("olga"))
    assert told() == [True, True, True]


def test_a_meeting_opens_nothing_to_her_and_nobody_seats_her(cast, season):
    season()
    meeting = actions.open_meeting(cast.conference, by=cast.viewer("ada"))
    assert not all_of(Share).filter(to=cast.rosa).exists()
    assert all_of(Share).filter(to=cast.raul).exists()
    page = cast.browser("ada").get(f"/meetings/{meeting.pk}/").content.decode()
    assert ("Rosa" in page, "Raul" in page) == (False, True)
    row = all_of(Participant).get(conference=cast.conference, person=cast.rosa)
    with pytest.raises(Http404):
        actions.seat(meeting, row, by=cast.viewer("teo"))


@pytest.mark.parametrize("who", ["ada", "teo", "cora"])
def test_no_new_conference_is_made_with_somebody_kept_from_the_child(cast, season, who):
    season()
    with pytest.raises(Http404):
        begin_mini(cast.ada, [cast.rosa], by=cast.viewer(who))
    new = redo(cast.conference, by=cast.viewer(who))
    assert set(all_of(Participant).filter(conference=new).values_list("person_id", flat=True)) == {
        cast.raul.pk,
        cast.ivo.pk,
    }
    limits.enter_limit(cast.ada, cast.otis, by=cast.viewer("olga"), contact=True, information=True, reference="8")
    with pytest.raises(Http404):
        begin_mini(cast.ada, [cast.otis], by=cast.viewer(who))


def test_a_tap_on_a_choice_of_before_makes_no_conference_with_her(cast, season):
    season()
    there = Participant.objects.for_system("a test").filter(person=cast.rosa).count()
    for who, url in (
        ("ada", "/my-small-conference/"),
        ("teo", reverse("carryon:mini", args=[cast.klass.pk, cast.ada.pk])),
    ):
        assert cast.browser(who).post(url, {"adults": [cast.rosa.pk]}).status_code == 422
    assert Participant.objects.for_system("a test").filter(person=cast.rosa).count() == there
