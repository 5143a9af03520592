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
from leadlight.schedule.models import Booking, Seat, Slot, Wish
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
    assert all(words in said for words in ('class="why pop"', "suits the family.", "only if needed”."))
    assert 'name="seat"' not in said
    others = page(cast, child=ada.pk, times=1).content.decode()
    assert 'class="why pop"' not in others and 'name="seat"' in others


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
    assert [board(round, cast.viewer("teo")).find(row.pk).turns for row in (first, second)] == [2, 2]
    said = page(cast, child=second.pk).content.decode()
    told = adult.display.partition(" ")[0]
    assert f"Ada has 2 conferences. This one is with {told}." in said
    assert "2 of 2" not in said
    ben = board(round, cast.viewer("teo")).find(conference_of(round, cast.ben).pk)
    assert (ben.beside, ben.turns) == ("", 1)


def test_the_last_putting_can_be_turned_back_once(cast, round):
    ada, browser = conference_of(round, cast.ada), cast.browser("teo")
    put, out = (reverse(f"schedule:{name}", args=[ada.pk]) for name in ("put", "take_out"))
    seats = list(Seat.objects.for_system("a test").filter(slot__round=round).values_list("pk", flat=True)[:2])
    held = lambda: Booking.objects.for_system("a test").filter(conference=ada).values_list("seat", flat=True).first()  # noqa: E731
    open_it = lambda: browser.get(reverse("schedule:timetable", args=[cast.klass.pk])).content.decode()  # noqa: E731
    offered = lambda: f'action="{put}"' in open_it() and "Undo" in open_it()  # noqa: E731
    assert "Undo" not in open_it()
    browser.post(put, {"seat": seats[0]})
    assert f'action="{out}"' in open_it()
    browser.post(put, {"seat": seats[1]})
    assert offered()
    browser.post(put, {"seat": seats[0], "undo": "yes"})
    assert held() == seats[0] and "Undo" not in open_it()
    browser.post(out)
    assert held() is None and offered()
    browser.post(put, {"seat": seats[0], "undo": "yes"})
    assert held() == seats[0] and "Undo" not in open_it()


def test_undo_is_not_offered_once_somebody_else_has_moved_the_child(cast, round):
    ada, browser = conference_of(round, cast.ada), cast.browser("teo")
    seats = list(Seat.objects.for_system("a test").filter(slot__round=round).values_list("pk", flat=True)[:2])
    browser.post(reverse("schedule:put", args=[ada.pk]), {"seat": seats[0]})
    cast.browser("olga").post(reverse("schedule:put", args=[ada.pk]), {"seat": seats[1]})
    assert "Undo" not in browser.get(reverse("schedule:timetable", args=[cast.klass.pk])).content.decode()


def test_what_was_turned_back_is_not_offered_again_when_somebody_else_puts_the_child_there(cast, round):
    ada, browser = conference_of(round, cast.ada), cast.browser("teo")
    put, out = (reverse(f"schedule:{name}", args=[ada.pk]) for name in ("put", "take_out"))
    seat = Seat.objects.for_system("a test").filter(slot__round=round).values_list("pk", flat=True)[0]
    browser.post(put, {"seat": seat})
    browser.post(out, {"undo": "yes"})
    cast.browser("olga").post(put, {"seat": seat})
    assert "Undo" not in browser.get(reverse("schedule:timetable", args=[cast.klass.pk])).content.decode()


def test_who_covers_is_offered_no_undo_that_would_take_a_time_away(cast, round):
    """They put a child who had none; taking out is not theirs."""
    ada, browser = conference_of(round, cast.ada), cast.browser("cora")
    put, out = (reverse(f"schedule:{name}", args=[ada.pk]) for name in ("put", "take_out"))
    seats = list(Seat.objects.for_system("a test").filter(slot__round=round).values_list("pk", flat=True)[:2])
    open_it = lambda: browser.get(reverse("schedule:timetable", args=[cast.klass.pk])).content.decode()  # noqa: E731
    browser.post(put, {"seat": seats[0]})
    assert "Undo" not in open_it() and browser.post(out).status_code == 404
    browser.post(put, {"seat": seats[1]})
    assert "Undo" in open_it()


def test_who_interprets_is_asked_for_in_the_reader_s_words_until_the_end(cast, round):
    Invitation.objects.for_system("a test").filter(adult=cast.rosa).update(interpreter="so")
    round.interpreted_min = 30
    round.save()
    book(conference_of(round, cast.ada), slots_of(round)[0], by=cast.viewer("teo"))
    found = board(round, cast.viewer("teo"))
    ((child, until),) = found.columns[0].interpreted
    assert (child.interpreter, until.strftime("%H:%M"), found.placed) == ("Somali", "15:50", 1)


def test_who_was_asked_to_interpret_is_named_on_the_seat_and_in_its_reasons(cast, round):
    Invitation.objects.for_system("a test").filter(adult=cast.rosa).update(interpreter="so")
    ada = conference_of(round, cast.ada)
    book(ada, slots_of(round)[0], by=cast.viewer("teo"))
    said = page(cast, child=ada.pk).content.decode()
    assert "They asked for an interpreter: Somali, 20 minutes. Nobody is asked yet." in said
    assert reverse("schedule:interpreters", args=[round.pk]) in said.partition("Nobody is asked yet.")[2][:200]
    asked = Participant.objects.create(conference=ada, person=cast.ivo, role="interpreter", language="so")
    said = page(cast, child=ada.pk).content.decode()
    assert "Ivo interprets Somali, 20 minutes." in said and "Nobody is asked yet" not in said
    found = board(round, cast.viewer("teo")).find(ada.pk)
    assert (found.interpreter, found.wanted, found.beside, found.speaks) == ("Ivo", "Somali", "Rosa", "")
    asked.ended_at = slots_of(round)[0].starts_at
    asked.save()
    assert board(round, cast.viewer("teo")).find(ada.pk).interpreter == "Somali"


def test_who_only_said_yes_to_an_interpreter_wants_the_language_they_read(cast, round):
    ada = conference_of(round, cast.ada)
    Invitation.objects.for_system("a test").filter(adult=cast.rosa).update(interpreter="yes")
    assert board(round, cast.viewer("teo")).find(ada.pk).wanted == "a language they will say"
    Participant.objects.for_system("a test").filter(conference=ada, person=cast.rosa).update(language="so")
    assert board(round, cast.viewer("teo")).find(ada.pk).wanted == "Somali"


@pytest.mark.parametrize("hours", [1, 5])
def test_the_reasons_stand_beside_the_board_and_never_among_its_seats(cast, hours):
    day = Day(cast.today + timedelta(days=20), time(8, 0), time(8 + hours, 0))
    made = make_round(cast.klass, Shape((day,), ("Rug",)), by=cast.viewer("teo"), name="A day")
    ada = conference_of(made, cast.ada)
    book(ada, slots_of(made)[0], by=cast.viewer("teo"))
    said = page(cast, child=ada.pk).content.decode()
    seats, beside = said[said.index("<table") : said.index("</table>")], said[said.index("<aside") :]
    assert ('class="why pop"' in seats, beside.count('class="why pop"')) == (False, 1)
    assert 'aria-current="true"' in seats


def test_two_adults_by_video_are_said_once(cast, round):
    ada = conference_of(round, cast.ada)
    Participant.objects.create(conference=ada, person=cast._person("Nana Ruth"))
    assert Participant.objects.for_system("a test").filter(conference=ada).update(how="video") == 2

    (child,) = (each for each in board(round, cast.viewer("teo")).left if each.pk == ada.pk)

    assert child.how == ("video",)
