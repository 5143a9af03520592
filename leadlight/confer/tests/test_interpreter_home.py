"""An interpreter's first page: first name, time, place, language, the way in; nothing of anybody else's."""

from datetime import time, timedelta

from django.utils import timezone
from django.utils.formats import time_format

from leadlight.confer import actions
from leadlight.confer.tests.room import opened
from leadlight.portfolio.models import Share
from leadlight.rounds.models import Conference, Participant
from leadlight.schedule.actions.interpreting import let_interpreter_go


def on(cast, days, hour="15:20", **more):
    wall = f"{cast.school_day + timedelta(days=days)}T{hour}"
    fields = {"wall": wall, "starts_at": timezone.now() + timedelta(days=days), "place": "Lantern table", **more}
    Conference.objects.for_system("a test").filter(pk=cast.conference.pk).update(**fields)


def mine(cast, who="ivo"):
    return cast.browser(who).get("/my-meetings/")


def test_the_first_page_of_an_interpreter_says_when_where_and_in_which_language(cast):
    on(cast, 3)
    Participant.objects.for_system("a test").filter(person=cast.rosa).update(language="so")
    assert cast.browser("ivo").get("/")["Location"] == "/my-meetings/"
    page = mine(cast)
    assert [row.pk for row in page.context["later"]] == [cast.conference.pk]
    words = page.content.decode()
    assert all(
        each in words for each in ("Ada", "Lantern table", time_format(time(15, 20)), "Soomaali", "conference.ics")
    )
    assert "Rosa" not in words


def test_today_leads_to_its_door_and_an_open_meeting_comes_first(cast):
    on(cast, 0)
    page = mine(cast)
    assert [row.pk for row in page.context["today"]] == [cast.conference.pk]
    assert f"/conferences/{cast.conference.pk}/together/" in page.content.decode()
    opened(cast)
    page = mine(cast)
    assert [row.pk for row in page.context["now"]] == [cast.conference.pk]
    assert "Be there" in page.content.decode()


def test_what_is_over_called_off_or_not_theirs_any_more_is_gone(cast):
    on(cast, -1)
    assert not mine(cast).context["later"]
    on(cast, 3, called_off_at=timezone.now())
    assert not mine(cast).context["later"]
    on(cast, 3, called_off_at=None)
    Participant.objects.for_system("a test").filter(person=cast.ivo).update(ended_at=timezone.now())
    page = mine(cast)
    assert not page.context["later"]
    assert "Nobody has asked for you yet" in page.content.decode()


def test_a_conference_that_was_held_is_gone_though_its_day_is_still_to_come(cast):
    on(cast, 3)
    actions.finish(opened(cast), by=cast.viewer("ada"))
    page = mine(cast)
    assert [page.context[name] for name in ("now", "today", "later")] == [[], [], []]
    assert "Ada" not in page.content.decode()


def test_what_was_held_stays_gone_while_another_meeting_of_the_same_child_is_open(cast):
    on(cast, 0)
    actions.finish(opened(cast), by=cast.viewer("ada"))
    second = Conference.objects.create(learner=cast.ada, round=cast.round, household=2)
    Participant.objects.create(conference=second, person=cast.ivo, role="interpreter")
    actions.open_meeting(second, by=cast.viewer("ada"))
    page = mine(cast)
    assert [row.pk for row in page.context["now"]] == [second.pk]
    assert not (page.context["today"] or page.context["later"])


def test_only_a_meeting_that_is_open_leads_in_and_one_on_another_day_waits_again(cast):
    on(cast, 3)
    actions.go_on_another_day(opened(cast), by=cast.viewer("ada"))
    page = mine(cast)
    assert (len(page.context["now"]), len(page.context["later"])) == (0, 1)


def test_the_language_of_somebody_who_no_longer_comes_is_not_asked_of_them(cast):
    on(cast, 3)
    guests = Participant.objects.for_system("a test")
    guests.filter(person=cast.rosa).update(language="so")
    guests.filter(person=cast.raul).update(language="es", ended_at=timezone.now())
    assert mine(cast).context["later"][0].languages == ("Soomaali",)


def test_it_is_an_interpreters_page_alone(cast):
    assert {mine(cast, who).status_code for who in ("teo", "rosa", "ada", "olga", "lea")} == {404}


def test_the_names_of_the_parts_are_one_press_away_from_the_day_before(cast):
    _ = cast.plan
    on(cast, 3)
    address = f"/plans/{cast.plan.pk}/"
    assert address not in mine(cast).content.decode()
    on(cast, 1, starts_at=timezone.now() + timedelta(hours=20))
    assert address in mine(cast).content.decode()
    assert cast.browser("ivo").get(address).status_code == 200


def test_it_says_how_long_with_an_interpreter_in_which_room_and_how_to_ring(cast):
    on(cast, 3)
    cast.round.interpreted_min, cast.klass.room = 30, "Room 12"
    cast.round.save()
    cast.klass.save()
    page = mine(cast)
    assert [(row.minutes, row.until.time(), row.room) for row in page.context["later"]] == [
        (30, time(15, 50), "Room 12")
    ]
    assert "tel:0171555010" in page.content.decode()


def test_who_is_let_go_while_it_is_open_loses_the_pieces_at_once(cast):
    kite = cast.pick("Kite").artifact
    opened(cast)
    assert cast.browser("ivo").get(f"/pieces/{kite.pk}/").status_code == 200
    let_interpreter_go(cast.conference, by=cast.viewer("olga"))
    assert cast.browser("ivo").get(f"/pieces/{kite.pk}/").status_code == 404
    assert not Share.objects.for_system("a test").filter(to=cast.ivo, ends_at__gt=timezone.now()).exists()
