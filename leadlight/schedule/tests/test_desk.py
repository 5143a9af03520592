"""The desk: a round in five minutes, two editors, a timetable moved by hand or found by itself."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leadlight.invite.models import Invitation
from leadlight.invite.tests.rows import conference_of, invitation_of, shape_ahead
from leadlight.notices.models import Notice
from leadlight.people.models import Enrolment
from leadlight.plan.models import Showing
from leadlight.rounds.models import Round
from leadlight.schedule.actions.bookings import book
from leadlight.schedule.actions.days import make_round
from leadlight.schedule.filling import Need, Time, find_times
from leadlight.schedule.models import Booking, Seat, Slot, Wish

START = datetime(2026, 12, 8, 15, 20, tzinfo=UTC)


@pytest.fixture
def round(cast):
    return make_round(cast.klass, shape_ahead(cast), by=cast.viewer("teo"), name="Autumn conferences")


def system(model):
    return model.objects.for_system("a test")


def slots_of(round):
    return list(system(Slot).filter(round=round))


def typed(cast, **more):
    day = cast.today + timedelta(days=20)
    words = {"name": "Winter", "minutes": 20, "gap_min": 10, "jot_min": 20, "interpreted": "on"}
    words |= {"day": [day.isoformat(), ""], "first": ["15:20", "15:20"], "until": ["16:40", "16:40"]}
    return {**words, "table": ["Rug", "Booth", ""], **more}


def new(cast):
    return reverse("schedule:round_new", args=[cast.klass.pk])


# ---- making and changing


def test_a_round_is_made_from_one_page(cast):
    answer = cast.browser("teo").post(new(cast), typed(cast, make="1"))
    made = system(Round).get()
    assert answer["Location"] == reverse("invite:reach", args=[cast.klass.pk])
    assert (made.name, made.interpreted_min, system(Seat).count()) == ("Winter", 30, 6)
    assert system(Showing).filter(conference__round=made).count() == 4


def test_the_same_form_twice_makes_one_round(cast):
    teo = cast.browser("teo")
    for _ in range(2):
        teo.post(new(cast), typed(cast, make="1", once="key-1"))
    assert system(Round).count() == 1


def test_looking_makes_nothing_and_shows_what_it_would_give(cast):
    answer = cast.browser("teo").post(new(cast), typed(cast, look="1"))
    assert (answer.status_code, system(Round).count()) == (200, 0)
    gives = answer.context["gives"]
    assert (gives.needed, gives.places, gives.at_once, gives.missing) == (4, 6, 2, 0)
    assert [day.free_at.isoformat() for day in gives.days] == ["17:00:00"]


def test_too_few_places_is_said_at_once(cast):
    answer = cast.browser("teo").post(new(cast), typed(cast, look="1", table=["Rug"]))
    assert answer.context["gives"].missing == 1
    assert "1 conference has no place yet" in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"day": ["someday"], "first": ["x"], "until": ["y"]}, "Write at least one day with a time from and to."),
        ({"table": ["", ""]}, "Name at least one place, and each place once."),
        ({"table": ["Rug", "Rug"]}, "Name at least one place, and each place once."),
        ({"until": ["15:30", ""]}, "No conference fits into that day."),
    ],
)
def test_what_does_not_work_is_said_in_words_and_what_was_typed_stays(cast, wrong, sentence):
    answer = cast.browser("teo").post(new(cast), typed(cast, make="1", **wrong))
    assert (answer.status_code, system(Round).count()) == (422, 0)
    assert sentence in answer.content.decode()
    assert 'value="Winter"' in answer.content.decode()


def test_a_row_more_and_a_row_less_without_script(cast):
    more = cast.browser("teo").post(new(cast), typed(cast, **{"more-day": "1"}))
    assert len(more.context["days"]) == 3
    less = cast.browser("teo").post(new(cast), typed(cast, **{"drop-day": "1"}))
    assert len(less.context["days"]) == 1


def test_the_second_editor_gets_back_what_they_typed_and_what_changed(cast, round):
    page = reverse("schedule:round", args=[cast.klass.pk, round.pk])
    seen = cast.browser("tia").get(page).context["seen"]
    cast.browser("teo").post(page, typed(cast, make="1", edition=1, minutes=25))
    answer = cast.browser("tia").post(page, typed(cast, make="1", edition=1, seen=seen, name="Mine"))
    assert answer.status_code == 409
    assert system(Round).get().name == "Winter"
    told = {name: (before, after) for name, before, after in answer.context["changed"]}
    assert told["Minutes"] == ("20", "25")
    assert 'value="Mine"' in answer.content.decode()
    assert cast.browser("tia").post(page, typed(cast, make="1", edition=2, name="Mine")).status_code == 302
    assert system(Round).get().name == "Mine"


def test_a_round_is_closed_and_opened_again(cast, round):
    address = reverse("schedule:closing", args=[cast.klass.pk, round.pk])
    cast.browser("teo").post(address)
    assert system(Round).get().closed_at
    cast.browser("teo").post(address + "?open=again")
    assert system(Round).get().closed_at is None


# ---- the timetable


def test_put_move_and_take_out(cast, round):
    teo, ada = cast.browser("teo"), conference_of(round, cast.ada)
    first, second = list(system(Seat).filter(slot=slots_of(round)[0]))
    for seat in (first, second):
        teo.post(reverse("schedule:put", args=[ada.pk]), {"seat": seat.pk})
    assert [b.seat_id for b in system(Booking)] == [second.pk]
    teo.post(reverse("schedule:take_out", args=[ada.pk]))
    assert not system(Booking).exists()


def test_a_taken_place_is_explained_and_nobody_is_moved(cast, round):
    seat = system(Seat).filter(slot=slots_of(round)[0]).first()
    book(conference_of(round, cast.ben), slots_of(round)[0], by=cast.viewer("teo"), place=seat.place)
    answer = cast.browser("teo").post(
        reverse("schedule:put", args=[conference_of(round, cast.ada).pk]), {"seat": seat.pk}, follow=True
    )
    assert "That place cannot be had. Choose another one." in answer.content.decode()
    assert [b.learner.display for b in system(Booking)] == ["Ben"]


def test_the_timetable_asks_as_much_for_three_children_as_for_one(cast):
    asked = []
    for count in (1, 3):
        round = make_round(cast.klass, shape_ahead(cast, days=20 + count), by=cast.viewer("teo"), name=f"{count}")
        for learner, slot in list(zip((cast.ada, cast.ben, cast.pia), slots_of(round), strict=True))[:count]:
            book(conference_of(round, learner), slot, by=cast.viewer("teo"))
        teo, address = cast.browser("teo"), reverse("schedule:timetable", args=[cast.klass.pk])
        teo.get(address)
        with CaptureQueriesContext(connection) as queries:
            teo.get(address)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 17


def test_times_are_found_for_everybody_left_by_their_wishes(cast, round):
    first, second, third = slots_of(round)
    for slot, suits in ((first, "if_needed"), (second, "good"), (third, "possible")):
        Wish.objects.create(invitation=invitation_of(cast.rosa), slot=slot, suits=suits)
    book(conference_of(round, cast.ben), first, by=cast.viewer("teo"))
    cast.browser("teo").post(reverse("schedule:fill", args=[round.pk]))
    held = {(b.learner.display, b.conference.household): b.slot_id for b in system(Booking)}
    assert set(held) == {("Ada", 1), ("Ada", 2), ("Ben", 1), ("Pia", 1)}
    assert (held["Ada", 1], held["Ben", 1]) == (second.pk, first.pk)
    assert held["Ada", 2] != second.pk


def test_families_are_told_once_for_each_move_in_their_language(cast, round):
    teo, ada = cast.browser("teo"), conference_of(round, cast.ada)
    Invitation.objects.for_system("a test").filter(adult=cast.rosa).update(language="es")
    book(ada, slots_of(round)[0], by=cast.viewer("teo"))
    for _ in range(2):
        teo.post(reverse("schedule:tell", args=[round.pk]))
    book(conference_of(round, cast.ada), slots_of(round)[1], by=cast.viewer("teo"))
    teo.post(reverse("schedule:tell", args=[round.pk]))
    told = system(Notice).order_by("pk")
    assert [(n.to.display, n.kind, n.language) for n in told] == [
        ("Rosa", "confirmation", "es"),
        ("Rosa", "moved", "es"),
    ]
    assert "Ada" not in "".join(n.subject for n in told)


def test_what_a_family_said_is_written_down_and_stamped(cast, round):
    mine, slot = invitation_of(cast.rosa), slots_of(round)[1]
    words = {"coming": "other", "who_comes": "Aunt Mo", "how": "phone", "take": slot.pk, f"suits-{slot.pk}": "good"}
    words |= {"language": "so", "interpreter": "on"}
    cast.browser("teo").post(reverse("schedule:told", args=[mine.pk]), words)
    kept = invitation_of(cast.rosa)
    assert (kept.told_by, kept.coming, kept.who_comes, kept.interpreter) == (cast.teo, "other", "Aunt Mo", "so")
    assert [(b.learner.display, b.slot_id) for b in system(Booking)] == [("Ada", slot.pk)]


# ---- finding times, pure


def times(*free):
    length = timedelta(minutes=20)
    return [
        Time(n, START + n * timedelta(minutes=30), START + n * timedelta(minutes=30) + length, seats)
        for n, seats in enumerate(free)
    ]


def test_who_can_come_least_chooses_first():
    needs = [Need(1, {0: "good", 1: "good"}), Need(2, {0: "good"})]
    assert find_times(needs, times(1, 1)) == {2: 0, 1: 1}


def test_somebody_makes_room_when_another_time_suits_them_too():
    needs = [Need(1, {}, frozenset({1})), Need(2, {}, frozenset({2})), Need(3, {}, frozenset({0, 2}))]
    assert len(find_times(needs, times(1, 1, 1))) == 3


def test_sisters_and_brothers_lie_side_by_side():
    beside = ((START, START + timedelta(minutes=20)),)
    assert find_times([Need(1, siblings=beside, barred=frozenset({0}))], times(3, 3, 3, 3)) == {1: 1}


def test_those_apart_never_share_a_time():
    found = find_times([Need(1), Need(2)], times(2, 2), frozenset({frozenset({1, 2})}))
    assert found[1] != found[2]


def test_the_same_input_gives_the_same_answer():
    needs = [Need(n, {n % 4: "good", (n + 1) % 4: "if_needed"}) for n in range(12)]
    assert find_times(needs, times(3, 3, 3, 3)) == find_times(list(reversed(needs)), times(3, 3, 3, 3))


def test_nobody_sits_where_there_is_no_seat():
    found = find_times([Need(n) for n in range(9)], times(2, 0, 3))
    assert sorted(found.values()) == [0, 0, 2, 2, 2]


def test_a_learner_who_came_later_gets_a_conference_with_the_next_keep(cast, round):
    zed = cast._person("Zed")
    Enrolment.objects.create(klass=cast.klass, learner=zed, starts_on=cast.begun)
    page = reverse("schedule:round", args=[cast.klass.pk, round.pk])
    cast.browser("teo").post(page, typed(cast, make="1", edition=1))
    assert conference_of(round, zed).round_id == round.pk
