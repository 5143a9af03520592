"""The timetable as it is read: reasons beside one place, quiet places, who is beside whom."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from leadlight.invite.models import Invitation
from leadlight.invite.tests.rows import conference_of, invitation_of
from leadlight.rounds.models import Participant
from leadlight.rounds.shape import Day, Shape
from leadlight.schedule.actions.bookings import book
from leadlight.schedule.actions.days import make_round
from leadlight.schedule.models import Booking, Slot, Wish
from leadlight.schedule.queries.board import board
from leadlight.schedule.templatetags.timetable import good_day, poor_days


@pytest.fixture
def round(cast):
    days = tuple(Day(cast.today + timedelta(days=ahead), time(15, 20), time(16, 10)) for ahead in (20, 22))
    shape = Shape(days=days, tables=("Window table", "Rug"), minutes=20, gap_min=10)
    return make_round(cast.klass, shape, by=cast.viewer("teo"), name="Autumn conferences")


def slots_of(round):
    return list(Slot.objects.for_system("a test").filter(round=round))


def wishes(cast, round, *levels):
    for slot, suits in zip(slots_of(round), levels, strict=True):
        Wish.objects.create(invitation=invitation_of(cast.rosa), slot=slot, suits=suits)


def page(cast, **query):
    return cast.browser("teo").get(reverse("schedule:timetable", args=[cast.klass.pk]), query)


def test_the_reasons_of_a_place_stand_beside_it_and_other_times_hide_them(cast, round):
    ada = conference_of(round, cast.ada)
    wishes(cast, round, "if_needed", "if_needed", "good", "good")
    book(ada, slots_of(round)[2], by=cast.viewer("teo"))
    found = board(round, cast.viewer("teo"))
    here = found.find(ada.pk)
    days = [slots_of(round)[turn].wall_time.date() for turn in (2, 0)]
    assert (good_day(here, found), poor_days(here, found)) == (days[0], [days[1]])
    said = page(cast, child=ada.pk).content.decode()
    assert 'class="why pop"' in said and "Ada’s family marked" in said and "only if needed”." in said
    assert 'class="why pop"' not in page(cast, child=ada.pk, times=1).content.decode()


def test_only_the_best_places_stand_out_and_every_place_can_be_had(cast, round):
    ada = conference_of(round, cast.ada)
    wishes(cast, round, "if_needed", "possible", "good", "possible")
    said = page(cast, child=ada.pk).content.decode()
    assert (said.count("put--good"), said.count("put--quiet"), said.count('name="seat"')) == (2, 6, 8)


def test_a_place_is_fixed_from_its_reasons_and_let_go_again(cast, round):
    ada = conference_of(round, cast.ada)
    book(ada, slots_of(round)[0], by=cast.viewer("teo"))
    address = reverse("schedule:note", args=[ada.pk])
    held = lambda: Booking.objects.for_system("a test").values_list("fixed", "note").get(conference=ada)  # noqa: E731
    cast.browser("teo").post(address, {"note": "A step at the door", "fixed": "on"})
    assert held() == (True, "A step at the door")
    assert "Let it move" in page(cast, child=ada.pk).content.decode()
    cast.browser("teo").post(address, {"note": "A step at the door"})
    assert held() == (False, "A step at the door")


def test_a_second_household_is_told_by_whom_it_is_with(cast, round):
    second = conference_of(round, cast.ada, household=2)
    adult = Participant.objects.for_system("a test").get(conference=second).person
    book(second, slots_of(round)[0], by=cast.viewer("teo"))
    assert board(round, cast.viewer("teo")).find(second.pk).beside == adult.display.partition(" ")[0]
    first = conference_of(round, cast.ada)
    assert board(round, cast.viewer("teo")).find(first.pk).beside == ""


def test_who_interprets_is_asked_for_in_the_reader_s_words_until_the_end(cast, round):
    Invitation.objects.for_system("a test").filter(adult=cast.rosa).update(interpreter="so")
    round.interpreted_min = 30
    round.save()
    book(conference_of(round, cast.ada), slots_of(round)[0], by=cast.viewer("teo"))
    found = board(round, cast.viewer("teo"))
    ((child, until),) = found.columns[0].interpreted
    assert (child.interpreter, until.strftime("%H:%M"), found.placed) == ("Somali", "15:50", 1)


def test_many_times_leave_the_reasons_in_their_own_card(cast):
    day = Day(cast.today + timedelta(days=20), time(8, 0), time(13, 0))
    long = make_round(cast.klass, Shape((day,), ("Rug",)), by=cast.viewer("teo"), name="Long day")
    ada = conference_of(long, cast.ada)
    book(ada, slots_of(long)[0], by=cast.viewer("teo"))
    said = page(cast, child=ada.pk).content.decode()
    assert 'class="why pop"' not in said and "why--beside" in said
