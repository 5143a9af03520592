"""Families choose a time on a phone, without script, and lose nothing they typed."""

import gzip
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leadlight.invite.models import Invitation
from leadlight.invite.tests.rows import conference_of, invitation_of, shape_ahead
from leadlight.notices.models import Notice
from leadlight.platform.bundles import joined
from leadlight.rounds.models import Conference
from leadlight.schedule.actions.bookings import book
from leadlight.schedule.actions.days import make_round
from leadlight.schedule.models import Booking, Slot, Wish


@pytest.fixture
def round(cast):
    return make_round(cast.klass, shape_ahead(cast), by=cast.viewer("teo"), name="Autumn conferences")


def slots_of(round):
    return list(Slot.objects.for_system("a test's slots").filter(round=round))


def times_of(adult):
    return reverse("schedule:times", args=[invitation_of(adult).pk])


def held():
    return [(b.learner.display, b.slot_id) for b in Booking.objects.for_system("a test's bookings")]


def test_a_time_is_taken_with_one_press(cast, round):
    slot = slots_of(round)[1]
    answer = cast.browser("rosa").post(times_of(cast.rosa), {"take": slot.pk})
    assert answer.status_code == 302
    assert held() == [("Ada", slot.pk)]
    told = Notice.objects.for_system("a test").values_list("to__display", "kind")
    assert list(told) == [("Rosa", "confirmation")]


def test_wishes_are_kept_and_can_be_changed(cast, round):
    first, second, third = slots_of(round)
    rosa = cast.browser("rosa")
    rosa.post(times_of(cast.rosa), {f"suits-{first.pk}": "good", f"suits-{second.pk}": "if_needed"})
    rosa.post(times_of(cast.rosa), {f"suits-{first.pk}": "possible", f"suits-{third.pk}": "nonsense"})
    rows = Wish.objects.for_system("a test").values_list("slot_id", "suits")
    assert sorted(rows) == [(first.pk, "possible"), (second.pk, "if_needed")]


def test_a_time_just_taken_is_said_in_words_and_what_was_chosen_is_kept(cast, round):
    first, second, _ = slots_of(round)
    for learner in (cast.ben, cast.pia):
        book(conference_of(round, learner), first, by=cast.viewer("teo"))
    answer = cast.browser("rosa").post(times_of(cast.rosa), {"take": first.pk, f"suits-{second.pk}": "good"})
    assert answer.status_code == 409
    assert "That time was just taken" in answer.content.decode()
    assert f'name="suits-{second.pk}" value="good" checked' in answer.content.decode()
    assert ("Ada", first.pk) not in held()


def test_who_has_the_other_seats_is_never_told(cast, round):
    first = slots_of(round)[0]
    book(conference_of(round, cast.ben), first, by=cast.viewer("teo"))
    page = cast.browser("rosa").get(times_of(cast.rosa)).content.decode()
    assert "Ben" not in page
    assert "Bea" not in page


def test_people_who_must_not_meet_see_the_time_as_taken(cast, round):
    from leadlight.people.models import Restriction

    Restriction.objects.create(learner=cast.ada, adult=cast.bea, reference="4", entered_by=cast.olga)
    first = slots_of(round)[0]
    book(conference_of(round, cast.ben), first, by=cast.viewer("teo"))
    page = cast.browser("rosa").get(times_of(cast.rosa)).content.decode()
    assert page.count('name="take"') == 2
    assert f'name="take" value="{first.pk}"' not in page


def test_each_household_has_its_own_time_and_never_sees_the_others(cast, round):
    first, second, _ = slots_of(round)
    cast.browser("rosa").post(times_of(cast.rosa), {"take": first.pk})
    raul = cast.browser("raul").get(times_of(cast.raul)).content.decode()
    assert "Your time now" not in raul
    cast.browser("raul").post(times_of(cast.raul), {"take": second.pk})
    assert held() == [("Ada", first.pk), ("Ada", second.pk)]


def test_giving_a_time_back(cast, round):
    first = slots_of(round)[0]
    rosa = cast.browser("rosa")
    rosa.post(times_of(cast.rosa), {"take": first.pk})
    rosa.post(reverse("schedule:give_back", args=[conference_of(round, cast.ada).pk]))
    assert held() == []


def test_too_late_is_a_phone_call(cast):
    round = make_round(cast.klass, shape_ahead(cast, days=1), by=cast.viewer("teo"), name="Soon")
    first = slots_of(round)[0]
    Slot.objects.for_system("a test").update(wall=f"{cast.today}T15:20")
    answer = cast.browser("rosa").post(times_of(cast.rosa), {"take": first.pk})
    assert answer.status_code == 409
    assert "Please call the school" in answer.content.decode()


@pytest.mark.parametrize("junk", ["x", "-1", "99999999999999999999999", "7e3", ""])
def test_an_odd_time_takes_nothing(cast, round, junk):
    answer = cast.browser("rosa").post(times_of(cast.rosa), {"take": junk, "suits-x": "good", "suits-": "good"})
    assert answer.status_code in (302, 404)
    assert held() == []


def test_siblings_are_offered_times_side_by_side(cast, round):
    from leadlight.people.models import Tie

    Tie.objects.create(learner=cast.pia, adult=cast.rosa, starts_on=cast.begun)
    other = make_round(cast.klass, shape_ahead(cast), by=cast.viewer("teo"), name="Both")
    both = [
        Conference.objects.for_system("a test").get(round=other, learner=each, household=1)
        for each in (cast.ada, cast.pia)
    ]
    book(both[1], slots_of(other)[0], by=cast.viewer("teo"))
    cast.learners_of = lambda who: [cast.ada, cast.pia]
    mine = Invitation.objects.for_system("a test").get(conference=both[0], adult=cast.rosa)
    page = cast.browser("rosa").get(reverse("schedule:times", args=[mine.pk])).content.decode()
    assert page.count("beside Pia’s time") == 1
    assert "Your family sits at another table then." in page


def test_the_calendar_file_holds_no_family_name(cast, round):
    cast.ada.full = "Ada Lovelace"
    cast.ada.save()
    slot = slots_of(round)[0]
    book(conference_of(round, cast.ada), slot, by=cast.viewer("rosa"))
    answer = cast.browser("rosa").get(reverse("schedule:calendar", args=[conference_of(round, cast.ada).pk]))
    file = answer.content.decode()
    assert answer["Content-Disposition"] == 'attachment; filename="conference.ics"'
    assert "Lovelace" not in file
    assert f"DTSTART:{slot.starts_at:%Y%m%dT%H%M%SZ}" in file.split("\r\n")
    assert f"DTEND:{slot.starts_at + timedelta(minutes=20):%Y%m%dT%H%M%SZ}" in file.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in file.split("\r\n"))


@pytest.mark.parametrize("name", ["schedule:times", "invite:invitation", "invite:guide"])
def test_a_familys_page_stays_small(cast, round, name):
    page = cast.browser("rosa").get(reverse(name, args=[invitation_of(cast.rosa).pk])).content
    css = "".join(joined(path) for path in ("platform/family.css", "invite/all.css", "schedule/all.css"))
    weight = len(gzip.compress(page)) + len(gzip.compress(css.encode()))
    assert weight <= 30_000


def test_more_times_cost_no_more_questions(cast):
    """Fifteen at most, and as many for one day as for three."""
    asked = []
    for days in (1, 3):
        shape = shape_ahead(cast)
        more = tuple(replace(shape.days[0], on=shape.days[0].on + timedelta(days=extra)) for extra in range(days))
        round = make_round(cast.klass, replace(shape, days=more), by=cast.viewer("teo"), name=f"{days} days")
        mine = Invitation.objects.for_system("a test").get(conference__round=round, adult=cast.rosa)
        rosa, address = cast.browser("rosa"), reverse("schedule:times", args=[mine.pk])
        rosa.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert rosa.get(address).content.decode().count('name="take"') == 3 * days
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 15
