"""The door list: who comes when and where, on paper, without those who are kept away or come by phone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from leadlight.people.models import Enrolment, Restriction
from leadlight.rounds.models import Conference, Participant, Round
from leadlight.schedule.queries.arrivals import arrivals_of
from leadlight.schedule.tests.probes import booking_of


@pytest.fixture
def booked(cast):
    return booking_of(cast)


def names(cast, who="teo"):
    return [each.who for _day, arrivals in arrivals_of(cast.round, cast.viewer(who)) for each in arrivals]


def rows(model=Participant):
    return model.objects.for_system("a test")


def test_the_list_names_time_place_and_who_comes(cast, booked):
    page = cast.browser("olga").get(reverse("schedule:arrivals", args=[cast.round.pk])).content.decode()
    assert all(each in page for each in ("Ada", "Rosa", "Lantern table", "and an interpreter"))
    assert (
        cast.browser("teo").get(reverse("schedule:timetable", args=[cast.klass.pk])).content.decode().count("Door list")
    )


def test_who_comes_by_phone_or_is_taken_out_is_not_waited_for(cast, booked):
    before = names(cast)[0]
    rows().filter(person=cast.rosa).update(how="video")
    assert set(before) - set(names(cast)[0]) == {"Rosa"}
    rows().filter(person=cast.rosa).update(how="here", ended_at=cast.viewer("teo").now)
    assert "Rosa" not in names(cast)[0]


def test_who_is_kept_from_the_child_never_stands_on_it(cast, booked):
    assert "Rosa" in names(cast)[0]
    Restriction.objects.create(
        learner=cast.ada, adult=cast.rosa, reference="9", entered_by=cast.olga, starts_on=cast.today - timedelta(days=1)
    )
    assert "Rosa" not in names(cast)[0]


def test_a_restriction_that_ended_keeps_nobody_off_it(cast, booked):
    fields = {"learner": cast.ada, "adult": cast.rosa, "reference": "9", "entered_by": cast.olga}
    Restriction.objects.create(**fields, starts_on=cast.begun, ends_on=cast.today)
    assert "Rosa" in names(cast)[0]


def test_called_off_of_another_round_or_a_child_who_left_the_class_stand_on_no_list(cast, booked):
    """Who changed class is their new teacher's to know; a list that stays on a wall names nobody it need not."""
    assert len(names(cast)) == 1
    conferences = rows(Conference).filter(pk=cast.conference.pk)
    for away, back in (
        ({"called_off_at": cast.viewer("teo").now}, {"called_off_at": None}),
        ({"round": Round.objects.create(klass=cast.klass, name="Spring")}, {"round": cast.round}),
    ):
        conferences.update(**away)
        assert names(cast) == []
        conferences.update(**back)
    Enrolment.objects.filter(learner=cast.ada).update(ends_on=cast.today)
    assert names(cast) == []
    assert "Ada" not in cast.browser("teo").get(reverse("schedule:arrivals", args=[cast.round.pk])).content.decode()


def test_a_teacher_at_the_table_is_not_waited_for(cast, booked):
    Participant.objects.create(conference=cast.conference, person=cast.tia, role="teacher")
    assert "Tia" not in names(cast)[0]


def test_nobody_of_another_class_reads_it(cast, booked):
    address = reverse("schedule:arrivals", args=[cast.round.pk])
    assert {cast.browser(who).get(address).status_code for who in ("otis", "zoe", "ada", "rosa", "ivo")} == {404}
