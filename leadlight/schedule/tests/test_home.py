"""The class's first page: where the round stands, and the one thing to do today."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from leadlight.invite.actions.posting import event_of
from leadlight.invite.models import Invitation
from leadlight.invite.queries.reach import are_out
from leadlight.notices.models import Notice
from leadlight.rounds.models import Round
from leadlight.rounds.queries import round_of
from leadlight.rounds.shape import Day, Shape
from leadlight.schedule import home
from leadlight.schedule.actions.days import make_round


@pytest.fixture
def round(cast):
    days = tuple(Day(cast.today + timedelta(days=ahead), time(15, 20), time(16, 40)) for ahead in (20, 22))
    return make_round(cast.klass, Shape(days=days, tables=("Rug",)), by=cast.viewer("teo"), name="Autumn")


def on(cast, day: date):
    return replace(cast.viewer("teo"), today=day, read={})


def steps(cast, day):
    (card,) = home.class_cards(on(cast, day), cast.klass)
    return [name for name, _did, now in card.context["steps"] if now]


def test_the_steps_follow_the_days_of_the_round(cast, round):
    Round.objects.for_system("a test").filter(pk=round.pk).update(reply_by=cast.today + timedelta(days=10))
    told = [steps(cast, cast.today + timedelta(days=ahead)) for ahead in (0, 12, 19, 20, 22, 23)]
    assert told == [["Invite"], ["Choose"], ["Practise"], ["Meet"], ["Meet"], ["Look again"]]


def test_before_the_first_round_the_one_thing_is_to_make_it(cast, client):
    Round.objects.for_system("a test").all().delete()
    card = home.class_today(cast.viewer("teo"), cast.klass)
    assert card.context["url"].endswith("/rounds/new/")
    assert home.class_cards(cast.viewer("teo"), cast.klass) == []
    assert home.class_today(cast.viewer("lea"), cast.klass) is None


def test_then_it_is_the_invitations_until_one_is_out(cast, round):
    assert home.class_today(cast.viewer("teo"), cast.klass).context["url"].endswith("/families/")
    letter = Invitation.objects.for_system("a test").filter(conference__round=round).first()
    Invitation.objects.for_system("a test").filter(pk=letter.pk).update(opened_at=cast.viewer("teo").now)
    assert home.class_today(cast.viewer("teo"), cast.klass).context["url"].endswith("/five-minutes/")


def notice(cast, round, **fields):
    letter = Invitation.objects.for_system("a test").filter(conference__round=round).first()
    sent = {"school": cast.school, "to": letter.adult, "learner": cast.ada, "kind": "invitation"}
    event, now = event_of(letter), cast.viewer("teo").now
    return Notice.objects.create(channel="letter", event=event, sent_at=now, **sent, **fields)


def test_families_not_reached_have_a_card_of_their_own(cast, round):
    assert home.not_reached(on(cast, cast.today), cast.klass) == []
    notice(cast, round, bounced_at=cast.viewer("teo").now)
    (card,) = home.not_reached(on(cast, cast.today), cast.klass)
    (row,) = card.context["lost"]
    assert row.story.startswith("The letter came back. ")
    assert home.not_reached(cast.viewer("lea"), cast.klass) == []
    page = cast.browser("teo").get(f"/class/{cast.klass.pk}/").content.decode()
    assert "Families not reached yet" in page and row.story in page


def test_letters_are_asked_after_until_every_one_arrived(cast, round):
    letter = notice(cast, round)
    today = home.class_today(on(cast, cast.today), cast.klass).context
    assert today["title"] == "Today’s one thing: did the letter arrive?"
    assert today["words"] == f"The letter for {letter.learner.display}’s family is printed. Ask whether it arrived."
    letter.handed_at = cast.viewer("teo").now
    letter.save()
    assert home.class_today(on(cast, cast.today), cast.klass).context["url"].endswith("/five-minutes/")


def test_near_the_conferences_it_is_time_to_choose_and_their_days_are_the_boards(cast, round):
    letter = Invitation.objects.for_system("a test").filter(conference__round=round).first()
    Invitation.objects.for_system("a test").filter(pk=letter.pk).update(opened_at=cast.viewer("teo").now)
    near, day = (on(cast, cast.today + timedelta(days=ahead)) for ahead in (19, 20))
    assert "/five" in home.class_today(near, cast.klass).context["url"]
    assert home.class_today(day, cast.klass) is None


def test_a_round_that_is_over_is_no_longer_told(cast, round):
    Round.objects.for_system("a test").filter(pk=round.pk).update(closed_at=cast.viewer("teo").now)
    assert home.class_cards(cast.viewer("teo"), cast.klass) == []
    assert home.class_today(cast.viewer("teo"), cast.klass) is None


def test_codes_made_before_sharing_ask_for_the_second_step_first(cast, round):
    from allauth.mfa.models import Authenticator

    from leadlight.people.models import Key

    Authenticator.objects.all().delete()
    assert home.class_today(cast.viewer("teo"), cast.klass).context["url"].endswith("/families/")
    Key.objects.create(
        purpose="family", seal="x", school=cast.school, learner=cast.ada, person=cast.rosa, made_by=cast.teo
    )
    card = home.class_today(cast.viewer("teo"), cast.klass)
    assert card.context["url"].startswith("/you/second-step/?next=%2Fclass%2F")


def test_a_round_made_in_the_same_breath_is_the_round_the_class_is_in(cast):
    """What was read before a change is not shown after it: only a page that changes nothing reads a thing once."""
    teo = cast.viewer("teo")
    assert (round_of(cast.klass, teo), home.stand_of(cast.klass, teo)) == (None, None)
    made = cast.round
    assert round_of(cast.klass, teo) == made
    assert home.stand_of(cast.klass, teo).round == made
    assert not are_out(made, teo)
    invitation = Invitation.objects.create(conference=cast.conference, adult=cast.rosa)
    Invitation.objects.for_system("a test opens it").filter(pk=invitation.pk).update(opened_at=teo.now)
    assert are_out(made, teo)
