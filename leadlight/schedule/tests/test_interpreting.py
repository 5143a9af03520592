"""Asking an interpreter: who may be asked, to which table, and that nobody is asked to two at once."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from leadlight.invite.models import Invitation
from leadlight.people.models import Enrolment, Post, Restriction
from leadlight.rounds.models import Conference, Participant
from leadlight.schedule.actions.bookings import InterpreterElsewhere, book
from leadlight.schedule.actions.filling import find_times_for_everybody_left
from leadlight.schedule.actions.interpreting import AskedElsewhere, ask_interpreter, let_interpreter_go
from leadlight.schedule.models import Booking, Seat, Slot
from leadlight.schedule.queries.interpreting import wanted_of
from leadlight.schedule.queries.offers import offered
from leadlight.schedule.tests.probes import booking_of, invitation_of


@pytest.fixture
def asked_for(cast):
    """Ada's conference with a time; Rosa wants somebody who speaks Somali, and nobody is asked."""
    booking_of(cast)
    row = invitation_of(cast)
    Invitation.objects.for_system("a test").filter(pk=row.pk).update(interpreter="so", answered_at=timezone.now())
    there(cast).update(ended_at=timezone.now())
    return cast.conference


def there(cast):
    return Participant.objects.for_system("a test").filter(conference=cast.conference, role="interpreter")


def of_ben(cast, minutes=10):
    """Ben's conference in the same round, so many minutes after Ada's."""
    conference = Conference.objects.create(learner=cast.ben, round=cast.round)
    first = Slot.objects.for_system("a test").earliest("pk")
    at = first.starts_at + timedelta(minutes=minutes)
    slot = Slot.objects.create(
        round=cast.round, starts_at=at, ends_at=at + timedelta(minutes=20), wall=first.wall, zone="UTC"
    )
    seat = Seat.objects.create(slot=slot, place="Rug")
    Booking.objects.create(conference=conference, learner=cast.ben, seat=seat, slot=slot)
    return conference


def test_the_page_names_who_wants_one_and_asking_puts_it_on_their_first_page(cast, asked_for):
    teo, page = cast.browser("teo"), reverse("schedule:interpreters", args=[cast.round.pk])
    assert "Somali" in teo.get(page).content.decode()
    assert cast.browser("ivo").get("/my-meetings/").context["later"] == []
    teo.post(reverse("schedule:interpreter", args=[asked_for.pk]), {"who": cast.ivo.pk})
    assert "Ivo interprets" in teo.get(page).content.decode()
    assert [row.pk for row in cast.browser("ivo").get("/my-meetings/").context["later"]] == [asked_for.pk]
    assert there(cast).get().language == "so"


def test_who_is_let_go_reads_nothing_of_it_any_more(cast, asked_for):
    teo = cast.browser("teo")
    teo.post(reverse("schedule:interpreter", args=[asked_for.pk]), {"who": cast.ivo.pk})
    teo.post(reverse("schedule:interpreter", args=[asked_for.pk]))
    assert cast.browser("ivo").get("/my-meetings/").context["later"] == []
    assert [row.asked for row in wanted_of(cast.round, cast.viewer("teo"))] == [None]


def test_another_one_takes_the_place_of_the_first(cast, asked_for):
    Post.objects.create(school=cast.school, person=cast.otis, hat="interpreter", starts_on=cast.begun)
    for who in (cast.ivo, cast.otis):
        ask_interpreter(asked_for, who.pk, by=cast.viewer("olga"))
    assert list(there(cast).filter(ended_at=None).values_list("person_id", flat=True)) == [cast.otis.pk]


def test_who_was_kept_away_and_replaced_does_not_come_back_when_the_limit_ends(cast, asked_for):
    Post.objects.create(school=cast.school, person=cast.otis, hat="interpreter", starts_on=cast.begun)
    ask_interpreter(asked_for, cast.ivo.pk, by=cast.viewer("teo"))
    limit = Restriction.objects.create(learner=cast.ada, adult=cast.ivo, reference="9", entered_by=cast.olga)
    ask_interpreter(asked_for, cast.otis.pk, by=cast.viewer("teo"))
    limit.delete()
    assert list(there(cast).filter(ended_at=None).values_list("person_id", flat=True)) == [cast.otis.pk]


def test_nobody_interprets_at_two_tables_at_once(cast, asked_for):
    ask_interpreter(of_ben(cast), cast.ivo.pk, by=cast.viewer("teo"))
    with pytest.raises(AskedElsewhere):
        ask_interpreter(asked_for, cast.ivo.pk, by=cast.viewer("teo"))
    answer = cast.browser("teo").post(
        reverse("schedule:interpreter", args=[asked_for.pk]), {"who": cast.ivo.pk}, follow=True
    )
    assert "another table at that time" in answer.content.decode()
    assert not there(cast).filter(ended_at=None).exists()


def test_a_time_is_not_moved_to_where_the_interpreter_sits_at_another_table(cast, asked_for):
    ben, rows = of_ben(cast, minutes=60), Booking.objects.for_system("a test")
    for conference in (ben, asked_for):
        ask_interpreter(conference, cast.ivo.pk, by=cast.viewer("teo"))
    slot, before = rows.get(conference=asked_for).slot, rows.get(conference=ben).slot_id
    seat = Seat.objects.create(slot=slot, place="Free table")
    with pytest.raises(InterpreterElsewhere):
        book(ben, slot, by=cast.viewer("teo"))
    assert not next(each for each in offered(ben, cast.viewer("teo")) if each.pk == slot.pk).elsewhere
    assert next(each for each in offered(ben, cast.viewer("teo")) if each.pk == slot.pk).voice
    answer = cast.browser("teo").post(reverse("schedule:put", args=[ben.pk]), {"seat": seat.pk}, follow=True)
    assert "is at another table then" in answer.content.decode()
    assert rows.get(conference=ben).slot_id == before
    let_interpreter_go(asked_for, by=cast.viewer("teo"))
    assert book(ben, slot, by=cast.viewer("teo")).slot_id == slot.pk


def test_a_longer_talk_keeps_the_time_after_it_free_for_whoever_interprets(cast, asked_for):
    ben = of_ben(cast, minutes=60)
    for conference in (ben, asked_for):
        ask_interpreter(conference, cast.ivo.pk, by=cast.viewer("teo"))
    slot = Booking.objects.for_system("a test").get(conference=asked_for).slot
    after = Slot.objects.create(
        round=cast.round, starts_at=slot.ends_at, ends_at=slot.ends_at + timedelta(minutes=20), wall=slot.wall, zone="UTC"
    )  # fmt: skip
    Seat.objects.create(slot=after, place="Rug")
    shut = lambda: {each.pk: each.voice for each in offered(ben, cast.viewer("teo"))}[after.pk]  # noqa: E731
    assert shut() is False
    cast.round.interpreted_min = cast.round.minutes + 10
    cast.round.save()
    ben.refresh_from_db(from_queryset=Conference.objects.for_system("a test"))
    assert shut() is True
    with pytest.raises(InterpreterElsewhere):
        book(ben, after, by=cast.viewer("teo"))


def test_finding_times_seats_an_interpreter_at_one_table_at_a_time(cast, asked_for):
    ben, rows = of_ben(cast, minutes=60), Booking.objects.for_system("a test")
    for conference in (ben, asked_for):
        ask_interpreter(conference, cast.ivo.pk, by=cast.viewer("teo"))
    slot = rows.get(conference=asked_for).slot
    Seat.objects.create(slot=slot, place="Free table")
    rows.all().delete()
    Slot.objects.for_system("a test").exclude(pk=slot.pk).delete()
    find_times_for_everybody_left(cast.round, by=cast.viewer("teo"))
    assert Booking.objects.for_system("a test").count() == 1


def test_an_hour_later_is_free_again_and_a_longer_talk_needs_more_room(cast, asked_for):
    ask_interpreter(of_ben(cast, minutes=60), cast.ivo.pk, by=cast.viewer("teo"))
    ask_interpreter(asked_for, cast.ivo.pk, by=cast.viewer("teo"))
    let_interpreter_go(asked_for, by=cast.viewer("teo"))
    cast.round.interpreted_min = 90
    cast.round.save()
    with pytest.raises(AskedElsewhere):
        ask_interpreter(
            Conference.objects.for_system("a test").get(pk=asked_for.pk), cast.ivo.pk, by=cast.viewer("teo")
        )


def test_an_interpreter_who_is_kept_from_the_child_or_left_cannot_be_asked(cast, asked_for):
    limit = Restriction.objects.create(learner=cast.ada, adult=cast.ivo, reference="9", entered_by=cast.olga)
    with pytest.raises(Http404):
        ask_interpreter(asked_for, cast.ivo.pk, by=cast.viewer("teo"))
    limit.delete()
    Post.objects.filter(person=cast.ivo).update(ends_on=cast.today)
    with pytest.raises(Http404):
        ask_interpreter(asked_for, cast.ivo.pk, by=cast.viewer("teo"))


@pytest.mark.parametrize("why", ["kept away", "family"])
def test_who_may_not_be_there_is_not_offered(cast, asked_for, why):
    assert wanted_of(cast.round, cast.viewer("teo"))[0].speakers == (cast.ivo,)
    if why == "family":
        there(cast).update(role="family", ended_at=None)
    else:
        Restriction.objects.create(learner=cast.ada, adult=cast.ivo, reference="9", entered_by=cast.olga)
    assert [row.speakers for row in wanted_of(cast.round, cast.viewer("teo"))] == [()]


@pytest.mark.parametrize("who", ["", "nobody", "9" * 30, "²", "\x00"])
def test_a_garbled_name_lets_nobody_go(cast, asked_for, who):
    ask_interpreter(asked_for, cast.ivo.pk, by=cast.viewer("teo"))
    answer = cast.browser("teo").post(reverse("schedule:interpreter", args=[asked_for.pk]), {"who": who})
    assert answer.status_code == 404
    assert there(cast).filter(ended_at=None).exists()


def test_family_of_the_child_is_not_turned_into_its_interpreter(cast, asked_for):
    Post.objects.create(school=cast.school, person=cast.rosa, hat="interpreter", starts_on=cast.begun)
    with pytest.raises(Http404):
        ask_interpreter(asked_for, cast.rosa.pk, by=cast.viewer("teo"))


def test_a_child_asks_no_interpreter(cast, asked_for):
    with pytest.raises(Http404):
        ask_interpreter(asked_for, cast.ivo.pk, by=cast.viewer("ada"))


def test_what_was_held_or_called_off_wants_nobody(cast, asked_for):
    rows = Conference.objects.for_system("a test").filter(pk=asked_for.pk)
    assert len(wanted_of(cast.round, cast.viewer("teo"))) == 1
    rows.update(called_off_at=timezone.now())
    assert wanted_of(cast.round, cast.viewer("teo")) == []
    with pytest.raises(Http404):
        ask_interpreter(asked_for, cast.ivo.pk, by=cast.viewer("teo"))


def test_who_speaks_the_language_is_offered_first(cast, asked_for):
    Post.objects.create(school=cast.school, person=cast.otis, hat="interpreter", starts_on=cast.begun)
    cast.otis.language = "so-SO"
    cast.otis.save()
    (row,) = wanted_of(cast.round, cast.viewer("teo"))
    assert row.speakers == (cast.otis, cast.ivo)


def test_a_child_who_changed_class_is_the_new_teachers(cast, asked_for):
    Enrolment.objects.filter(learner=cast.ada).update(ends_on=cast.today)
    assert wanted_of(cast.round, cast.viewer("teo")) == []
