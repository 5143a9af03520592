"""Days and tables come and go; nobody who has a seat is ever dropped on the way."""

from datetime import date, datetime, time, timedelta

import pytest

from leadlight.rounds.actions import ChangedMeanwhile
from leadlight.rounds.models import Conference
from leadlight.rounds.shape import Day, Shape, instant
from leadlight.schedule.actions.bookings import book
from leadlight.schedule.actions.days import change_days, keep_private, make_round, share_again, take_everybody_out
from leadlight.schedule.models import Booking, Seat, Slot
from leadlight.schedule.tests.test_booking import TABLES, ahead, bookings, conference_of, shape_of, slots_of

__all__ = ["round"]


@pytest.fixture
def round(cast):
    return make_round(cast.klass, shape_of(cast), by=cast.viewer("teo"), name="Autumn conferences")


def test_times_fill_a_day_and_the_last_one_ends_in_it():
    day = Day(date(2026, 12, 8), time(15, 20), time(16, 40))
    shape = Shape(days=(day,), tables=("Rug",))
    assert [start.time() for start in shape.starts(day)] == [time(15, 20), time(15, 50), time(16, 20)]
    assert (shape.places(), shape.free_at(day)) == (3, time(17, 0))


def test_a_day_shorter_than_a_conference_holds_none():
    day = Day(date(2026, 12, 8), time(15, 20), time(15, 30))
    assert (Shape((day,), ("Rug",)).starts(day), Shape((day,), ("Rug",)).free_at(day)) == ([], None)


@pytest.mark.parametrize(
    ("zone", "before", "after", "hours"),
    [("Pacific/Auckland", (2026, 9, 25), (2026, 9, 28), 71), ("America/Regina", (2026, 10, 30), (2026, 11, 2), 72),
     ("Europe/Berlin", (2026, 10, 24), (2026, 10, 27), 73)],
)  # fmt: skip
def test_a_round_over_a_clock_change_keeps_what_the_clock_on_the_wall_says(zone, before, after, hours):
    first, second = datetime(*before, 16, 20), datetime(*after, 16, 20)
    assert instant(second, zone) - instant(first, zone) == timedelta(hours=hours)


def test_a_skipped_hour_still_has_an_instant():
    assert instant(datetime(2026, 3, 29, 2, 30), "Europe/Berlin").isoformat() == "2026-03-29T01:30:00+00:00"


def test_the_second_editor_changes_nothing_unread(cast, round):
    change_days(round, shape_of(cast), by=cast.viewer("teo"), edition=1, name="First")
    with pytest.raises(ChangedMeanwhile):
        change_days(round, shape_of(cast, tables=("Rug",)), by=cast.viewer("tia"), edition=1, name="Second")
    round.refresh_from_db(from_queryset=type(round).objects.for_system("look again"))
    assert (round.name, round.edition) == ("First", 2)
    assert Seat.objects.for_system("count").filter(slot__round=round).count() == 6


def test_a_table_more_is_a_seat_more_at_every_time(cast, round):
    change_days(round, shape_of(cast, tables=(*TABLES, "Booth")), by=cast.viewer("teo"), edition=1)
    assert Seat.objects.for_system("count").filter(slot__round=round, place="Booth").count() == 3


def test_a_day_nobody_holds_goes_and_one_with_somebody_stays_and_is_named(cast, round):
    book(conference_of(round, cast.ada), slots_of(round)[2], by=cast.viewer("teo"))
    shorter = Shape(days=(Day(ahead(cast), time(15, 20), time(15, 40)),), tables=TABLES)
    kept = change_days(round, shorter, by=cast.viewer("teo"), edition=1)
    assert [slot.wall[11:] for slot in kept] == ["16:20"]
    assert [slot.wall[11:] for slot in slots_of(round)] == ["15:20", "16:20"]
    assert bookings().count() == 1


def test_a_taken_table_stays_where_it_is_taken(cast, round):
    book(conference_of(round, cast.ada), slots_of(round)[0], by=cast.viewer("teo"), place="Rug")
    kept = change_days(round, shape_of(cast, tables=("Window table",)), by=cast.viewer("teo"), edition=1)
    assert [slot.wall[11:] for slot in kept] == ["15:20"]
    assert [s.slot_id for s in Seat.objects.for_system("x").filter(place="Rug")] == [slots_of(round)[0].pk]


def test_one_family_alone_and_shared_again(cast, round):
    first = slots_of(round)[0]
    assert keep_private(first, by=cast.viewer("teo"))
    assert Seat.objects.for_system("count").filter(slot=first).count() == 1
    share_again(first, by=cast.viewer("teo"))
    assert Seat.objects.for_system("count").filter(slot=first).count() == 2


def test_two_who_sit_there_are_not_parted_for_a_third(cast, round):
    first = slots_of(round)[0]
    for learner in (cast.ada, cast.ben):
        book(conference_of(round, learner), first, by=cast.viewer("teo"))
    assert not keep_private(first, by=cast.viewer("teo"))
    assert (bookings().count(), Slot.objects.for_system("x").get(pk=first.pk).private) == (2, False)


def test_the_office_begins_again_and_what_is_fixed_stays(cast, round):
    for learner, slot in zip((cast.ada, cast.ben), slots_of(round), strict=False):
        book(conference_of(round, learner), slot, by=cast.viewer("teo"))
    Booking.objects.for_system("fix").filter(learner=cast.ben).update(fixed=True)
    take_everybody_out(round, by=cast.viewer("olga"))
    assert [b.learner.display for b in bookings()] == ["Ben"]
    assert Conference.objects.for_system("x").get(round=round, learner=cast.ada, household=1).wall == ""
