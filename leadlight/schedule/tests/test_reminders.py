"""The day before, a word to everybody who said that they come: once, in their language, never at night."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone

from leadlight.invite.models import Invitation
from leadlight.notices.jobs import send_notice
from leadlight.notices.models import Notice
from leadlight.people.actions.learners import child_leaves
from leadlight.people.models import Contact, Restriction, Tie
from leadlight.platform.jobs.rules import ROUND
from leadlight.reflect import content
from leadlight.rounds.models import Conference, Participant
from leadlight.schedule.jobs import remind, remind_of_tomorrow
from leadlight.schedule.models import Booking
from leadlight.schedule.tests.probes import booking_of

HOME = ZoneInfo("Pacific/Auckland")


def rows(model):
    return model.objects.for_system("a test")


@pytest.fixture
def coming(cast, settings):
    """Ada's conference with Rosa, who has mail and said yes; told of its time. Returns the day before, at noon there."""
    settings.URL = "https://leadlight.example"
    booking = booking_of(cast)
    at = timezone.now().astimezone(HOME).replace(hour=15, minute=20, second=0, microsecond=0) + timedelta(days=9)
    wall = at.strftime("%Y-%m-%dT%H:%M")
    rows(Conference).filter(pk=cast.conference.pk).update(starts_at=at, wall=wall, zone="Pacific/Auckland")
    rows(Booking).filter(pk=booking.pk).update(told=booking.edition)
    Invitation.objects.create(
        conference=cast.conference, adult=cast.rosa, language="es", coming="yes", answered_at=timezone.now()
    )
    Contact.objects.create(person=cast.rosa, kind="mail", value="rosa@example.com")
    return at.replace(hour=12) - timedelta(days=1)


def written():
    return [(notice.to.display, notice.kind) for notice in rows(Notice).select_related("to")]


def test_who_said_yes_is_reminded_once_in_their_language(cast, coming):
    assert remind(cast.school, coming) == 1
    remind(cast.school, coming + timedelta(hours=1))
    assert written() == [("Rosa", "tomorrow")]
    notice = rows(Notice).get()
    assert "Ada" in notice.body
    assert "Ada" not in notice.subject
    assert "Lantern table" in notice.body
    assert content.say("le_reminder_how", "es") in notice.body
    assert notice.language == "es"


@pytest.mark.parametrize(("days", "hour"), [(0, 8), (0, 20), (-1, 12), (1, 12)])
def test_not_at_night_and_not_on_another_day(cast, coming, days, hour):
    assert remind(cast.school, coming.replace(hour=hour) + timedelta(days=days)) == 0
    assert written() == []


@pytest.mark.parametrize("change", ["no", "other", "unanswered", "recording", "gone", "no mail", "not told"])
def test_who_does_not_come_or_does_not_know_the_time_hears_nothing(cast, coming, change):
    letters, guests = rows(Invitation), rows(Participant).filter(person=cast.rosa)
    {
        "no": lambda: letters.update(coming="no"),
        "other": lambda: letters.update(coming="other"),
        "unanswered": lambda: letters.update(answered_at=None),
        "recording": lambda: guests.update(how="later"),
        "gone": lambda: guests.update(ended_at=timezone.now()),
        "no mail": lambda: Contact.objects.for_system("a test").all().delete(),
        "not told": lambda: rows(Booking).update(told=0),
    }[change]()
    assert remind(cast.school, coming) == 0
    assert written() == []


@pytest.mark.parametrize("field", ["called_off_at", "held_at"])
def test_what_is_called_off_or_over_reminds_nobody(cast, coming, field):
    rows(Conference).update(**{field: timezone.now()})
    assert remind(cast.school, coming) == 0


def test_who_is_kept_from_the_child_or_left_the_family_is_not_written_to(cast, coming):
    limit = Restriction.objects.create(learner=cast.ada, adult=cast.rosa, reference="9", entered_by=cast.olga)
    assert remind(cast.school, coming) == 0
    limit.delete()
    Tie.objects.filter(adult=cast.rosa).update(ends_on=cast.today)
    assert remind(cast.school, coming) == 0


def test_a_reminder_that_waited_does_not_go_out_once_it_is_called_off_or_moved(cast, coming):
    remind(cast.school, coming)
    for away, back in (
        ({"called_off_at": timezone.now()}, {"called_off_at": None}),
        ({"wall": "2031-01-01T09:00"}, {"wall": rows(Conference).get().wall}),
    ):
        rows(Conference).update(**away)
        send_notice.call(rows(Notice).get().pk)
        assert mail.outbox == []
        assert rows(Notice).get().sent_at is None
        rows(Conference).update(**back)
        rows(Notice).update(bounced_at=None)
    send_notice.call(rows(Notice).get().pk)
    assert [message.to for message in mail.outbox] == [["rosa@example.com"]]
    assert "{code}" not in mail.outbox[0].body


@pytest.mark.parametrize("change", ["no", "recording", "gone", "child left"])
def test_a_reminder_that_waited_does_not_go_to_who_comes_no_longer(cast, coming, change):
    remind(cast.school, coming)
    guests = rows(Participant).filter(person=cast.rosa)
    {
        "no": lambda: rows(Invitation).update(coming="no"),
        "recording": lambda: guests.update(how="later"),
        "gone": lambda: guests.update(ended_at=timezone.now()),
        "child left": lambda: child_leaves(cast.ada, by=cast.viewer("olga")),
    }[change]()
    send_notice.call(rows(Notice).get().pk)
    assert mail.outbox == []


def test_the_family_of_a_child_who_left_the_school_hears_nothing(cast, coming):
    child_leaves(cast.ada, by=cast.viewer("olga"))
    assert remind(cast.school, coming) == 0


def test_a_link_that_no_phone_could_follow_is_not_mailed(cast, coming, settings):
    settings.URL = "http://localhost:8000"
    assert remind(cast.school, coming) == 0


def test_the_round_says_that_it_happens(cast, coming):
    page = cast.browser("teo").get(f"/class/{cast.klass.pk}/rounds/{cast.round.pk}/").content.decode()
    assert "The day before, whoever said yes and has mail is reminded." in page


def test_another_time_is_told_of_anew(cast, coming):
    remind(cast.school, coming)
    wall = datetime.fromisoformat(rows(Conference).get().wall) + timedelta(hours=1)
    rows(Conference).update(wall=wall.strftime("%Y-%m-%dT%H:%M"))
    remind(cast.school, coming)
    assert written() == [("Rosa", "tomorrow")] * 2


def test_it_comes_round_by_itself(cast, coming):
    assert ROUND["leadlight.schedule.jobs.remind_of_tomorrow"] == 1800
    assert remind_of_tomorrow.call() == 0  # nine days before
