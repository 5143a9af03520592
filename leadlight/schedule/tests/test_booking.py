"""No seat is ever held twice, by whatever road two families come."""

import threading
from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404

from leadlight.invite.models import Invitation
from leadlight.people.models import Enrolment, Restriction, Tie
from leadlight.rounds.models import Conference, Participant
from leadlight.rounds.shape import Day, Shape
from leadlight.schedule.actions.bookings import JustTaken, TooLate, TwoPlacesAtOnce, book, give_back, note_booking
from leadlight.schedule.actions.days import change_days, make_round
from leadlight.schedule.models import Booking, Seat, Slot, Wish

TABLES = ("Window table", "Rug")


def ahead(cast, days=20):
    return cast.today + timedelta(days=days)


def shape_of(cast, tables=TABLES, until=time(16, 40)):
    return Shape(days=(Day(ahead(cast), time(15, 20), until),), tables=tables)


@pytest.fixture
def round(cast):
    return make_round(cast.klass, shape_of(cast), by=cast.viewer("teo"), name="Autumn conferences")


def conference_of(round, learner, household=1):
    rows = Conference.objects.for_system("a test's conference")
    return rows.get(round=round, learner=learner, household=household)


def slots_of(round):
    return list(Slot.objects.for_system("a test's slots").filter(round=round))


def bookings():
    return Booking.objects.for_system("a test's bookings")


def test_a_round_is_made_with_times_seats_parties_and_invitations(cast, round):
    assert [slot.wall[11:] for slot in slots_of(round)] == ["15:20", "15:50", "16:20"]
    assert Seat.objects.for_system("count").filter(slot__round=round).count() == 6
    made = Conference.objects.for_system("count").filter(round=round)
    assert sorted((c.learner.display, c.household) for c in made) == [("Ada", 1), ("Ada", 2), ("Ben", 1), ("Pia", 1)]
    invited = Invitation.objects.for_system("names").filter(conference__round=round)
    assert sorted(i.adult.display for i in invited) == ["Bea", "Raul", "Rosa"]


def test_a_barred_adult_and_one_whose_tie_ended_are_not_invited(cast, round):
    there = Participant.objects.for_system("names").filter(conference__round=round)
    assert {row.person.display for row in there} == {"Rosa", "Raul", "Bea"}


def test_a_family_takes_a_time_and_the_conference_knows_it(cast, round):
    slot = slots_of(round)[0]
    book(conference_of(round, cast.ada), slot, by=cast.viewer("rosa"))

    booked = conference_of(round, cast.ada)
    assert (booked.wall, booked.place, booked.starts_at) == (slot.wall, "Window table", slot.starts_at)


def test_moving_gives_the_old_seat_back(cast, round):
    first, second, _ = slots_of(round)
    rosa = cast.viewer("rosa")
    book(conference_of(round, cast.ada), first, by=rosa)
    book(conference_of(round, cast.ada), second, by=rosa)

    assert [(b.slot_id, b.edition) for b in bookings()] == [(second.pk, 2)]


def test_giving_back_leaves_no_time(cast, round):
    rosa = cast.viewer("rosa")
    book(conference_of(round, cast.ada), slots_of(round)[0], by=rosa)
    slot, place = give_back(conference_of(round, cast.ada), by=rosa)

    assert (slot, place) == (slots_of(round)[0], "Window table")
    assert (bookings().count(), conference_of(round, cast.ada).starts_at) == (0, None)


def test_a_full_time_is_refused_and_nothing_changes(cast, round):
    teo, first = cast.viewer("teo"), slots_of(round)[0]
    for learner in (cast.ada, cast.ben):
        book(conference_of(round, learner), first, by=teo)
    with pytest.raises(JustTaken):
        book(conference_of(round, cast.pia), first, by=teo)
    assert bookings().count() == 2


def test_the_two_households_of_a_learner_never_sit_at_the_same_time(cast, round):
    first = slots_of(round)[0]
    book(conference_of(round, cast.ada, 1), first, by=cast.viewer("rosa"))
    with pytest.raises(TwoPlacesAtOnce):
        book(conference_of(round, cast.ada, 2), first, by=cast.viewer("raul"))


def test_an_adult_of_two_children_is_not_put_in_two_places(cast, round):
    Tie.objects.create(learner=cast.pia, adult=cast.rosa, starts_on=cast.begun)
    change_days(round, shape_of(cast), by=cast.viewer("teo"), edition=1)
    pias = conference_of(round, cast.pia)
    first = slots_of(round)[0]
    book(conference_of(round, cast.ada), first, by=cast.viewer("teo"))
    with pytest.raises(TwoPlacesAtOnce):
        book(pias, first, by=cast.viewer("teo"))


def test_people_who_must_not_meet_are_never_in_the_room_together_and_no_reason_is_given(cast, round):
    Restriction.objects.create(learner=cast.ada, adult=cast.bea, reference="cabinet 4", entered_by=cast.olga)
    first, second, _ = slots_of(round)
    book(conference_of(round, cast.ada), first, by=cast.viewer("teo"))
    with pytest.raises(JustTaken):
        book(conference_of(round, cast.ben), first, by=cast.viewer("bea"))
    book(conference_of(round, cast.ben), second, by=cast.viewer("bea"))
    with pytest.raises(JustTaken):
        book(conference_of(round, cast.ada), second, by=cast.viewer("teo"))


@pytest.mark.parametrize("who", ["raul", "bea", "inga", "bram", "otis", "zoe", "ada", "ivo", "ben"])
def test_nobody_else_chooses_a_households_time(cast, round, who):
    with pytest.raises(Http404):
        book(conference_of(round, cast.ada), slots_of(round)[0], by=cast.viewer(who))
    assert bookings().count() == 0


def test_a_family_changes_until_the_evening_before_and_staff_always(cast):
    soon = Shape(days=(Day(cast.today, time(15, 20), time(16, 40)),), tables=TABLES)
    round = make_round(cast.klass, soon, by=cast.viewer("teo"), name="Today")
    with pytest.raises(TooLate):
        book(conference_of(round, cast.ada), slots_of(round)[0], by=cast.viewer("rosa"))
    book(conference_of(round, cast.ada), slots_of(round)[0], by=cast.viewer("teo"))
    with pytest.raises(TooLate):
        give_back(conference_of(round, cast.ada), by=cast.viewer("rosa"))
    assert give_back(conference_of(round, cast.ada), by=cast.viewer("teo"))


def test_a_time_of_another_round_cannot_be_taken(cast, round):
    other = make_round(cast.klass, shape_of(cast), by=cast.viewer("teo"), name="Spring")
    with pytest.raises(Http404):
        book(conference_of(round, cast.ada), slots_of(other)[0], by=cast.viewer("rosa"))


def test_a_note_stays_with_the_booking(cast, round):
    book(conference_of(round, cast.ada), slots_of(round)[0], by=cast.viewer("rosa"))
    note_booking(conference_of(round, cast.ada), "We bring a pram.", by=cast.viewer("rosa"))
    assert bookings().get().note == "We bring a pram."


def test_the_database_itself_refuses_a_second_booking_of_a_seat(cast, round):
    book(conference_of(round, cast.ada), slots_of(round)[0], by=cast.viewer("rosa"))
    held = bookings().get()
    with pytest.raises(IntegrityError):
        Booking.objects.create(
            conference=conference_of(round, cast.ben), learner=cast.ben, seat=held.seat, slot=held.slot
        )


def test_the_database_itself_keeps_a_child_at_one_table_and_every_time_table_and_wish_single(cast, round):
    ada = conference_of(round, cast.ada)
    book(ada, slots_of(round)[0], by=cast.viewer("rosa"))
    held, again = bookings().get(), Conference.objects.create(learner=cast.ada, round=round, household=2)
    free = Seat.objects.for_system("a test").filter(slot=held.slot).exclude(pk=held.seat_id).first()
    invitation = Invitation.objects.for_system("a test").filter(conference=ada).first()
    wish = {"invitation": invitation, "slot": held.slot, "suits": "good"}
    Wish.objects.create(**wish)
    when = {"starts_at": held.slot.starts_at, "ends_at": held.slot.ends_at, "zone": "UTC", "wall": held.slot.wall}
    for twice in (
        lambda: Booking.objects.create(conference=again, learner=cast.ada, seat=free, slot=held.slot),
        lambda: Seat.objects.create(slot=held.slot, place=free.place),
        lambda: Slot.objects.create(round=round, **when),
        lambda: Wish.objects.create(**wish),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            twice()


# ---- two families and one last seat, at the same instant


def at_once(*runs):
    """Run each in a thread of its own, let go together. Returns what each gave or raised."""
    gate, outcome = threading.Barrier(len(runs)), [None] * len(runs)

    def one(number, run):
        try:
            outcome[number] = run(gate)
        except Exception as trouble:
            outcome[number] = trouble
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(number, run)) for number, run in enumerate(runs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return outcome


@pytest.fixture
def one_seat(transactional_db):
    from tests.cast import Cast

    cast = Cast()
    shape = shape_of(cast, tables=("Rug",), until=time(15, 40))
    round = make_round(cast.klass, shape, by=cast.viewer("teo"), name="One seat")
    return cast, round, slots_of(round)[0]


@pytest.mark.parametrize("turn", range(5))
def test_two_families_and_one_last_seat_at_the_same_instant(one_seat, turn):
    cast, round, slot = one_seat

    def take(who, learner):
        conference, viewer = conference_of(round, learner), cast.viewer(who)

        def run(gate):
            gate.wait()
            return book(conference, slot, by=viewer)

        return run

    outcome = at_once(take("rosa", cast.ada), take("bea", cast.ben))

    assert sorted(type(each).__name__ for each in outcome) == ["Booking", "JustTaken"]
    assert bookings().count() == 1


def test_control_looking_first_is_not_enough_so_the_constraint_is_what_keeps_the_seat(one_seat):
    """Both look, both see the seat free, both write: the race above is real, and only the database stops it."""
    cast, round, slot = one_seat

    def look_then_take(learner):
        conference = conference_of(round, learner)

        def run(gate):
            seat = Seat.objects.for_system("look first").get(slot=slot, booking=None)
            gate.wait()
            return Booking.objects.create(conference=conference, learner=learner, seat=seat, slot=slot)

        return run

    outcome = at_once(look_then_take(cast.ada), look_then_take(cast.ben))

    assert sorted(type(each).__name__ for each in outcome) == ["Booking", "IntegrityError"]


def test_moving_children_mid_round_keeps_their_conference(cast, round):
    Enrolment.objects.filter(learner=cast.ben).update(ends_on=date.today())
    change_days(round, shape_of(cast), by=cast.viewer("teo"), edition=1)
    assert conference_of(round, cast.ben).round_id == round.pk
