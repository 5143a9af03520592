"""The foot of an invitation: what a family presses, and what it reads once it has answered."""

from datetime import datetime

import pytest
from django.urls import reverse

from leadlight.invite.hooks import Times
from leadlight.invite.models import Invitation
from leadlight.rounds.models import Conference, Participant


@pytest.fixture
def letter(cast):
    if not Participant.objects.for_system("a test").filter(conference=cast.conference, person=cast.rosa).exists():
        Participant.objects.create(conference=cast.conference, person=cast.rosa)
    return Invitation.objects.create(conference=cast.conference, adult=cast.rosa)


def foot(browser, letter):
    page = browser.get(reverse("invite:invitation", args=[letter.pk])).content.decode()
    return page.partition('<section class="dock"')[2]


def test_who_simply_comes_presses_one_button_and_then_reads_that_they_come(cast, letter):
    Conference.objects.for_system("a test").filter(pk=cast.conference.pk).update(wall="2026-11-26T16:20")
    rosa = cast.browser("rosa")
    assert "I’m coming" in foot(rosa, letter) and "You are coming." not in foot(rosa, letter)
    rosa.post(reverse("invite:reply", args=[letter.pk]), {"how": "here"})
    assert "You are coming." in foot(rosa, letter) and "btn go" not in foot(rosa, letter)
    rosa.post(reverse("invite:ways", args=[letter.pk]), {"way": "no"})
    assert "You are coming." not in foot(rosa, letter)


def test_days_on_offer_say_their_month_once():
    days = [datetime(2026, 11, 24, 15), datetime(2026, 11, 26, 15), datetime(2026, 12, 1, 15)]
    assert [last for _day, last in Times(starts=tuple(days)).days_of_months] == [False, True, True]
