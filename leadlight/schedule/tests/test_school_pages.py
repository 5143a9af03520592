"""The first pages of the office and the leader: what to do, and where each class stands, class by class."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from django.utils import timezone

from leadlight.invite.actions.posting import event_of
from leadlight.invite.models import Invitation
from leadlight.invite.queries.schoolwide import standings_of
from leadlight.invite.tests.rows import shape_ahead
from leadlight.notices.models import Notice
from leadlight.people.actions.learners import child_leaves
from leadlight.people.models import Class, Cover, Device, Enrolment, Person, Teaching
from leadlight.rounds.models import Conference, Round
from leadlight.schedule.actions.days import make_round
from leadlight.schedule.actions.interpreting import ask_interpreter
from leadlight.schedule.queries.interpreting import wanted_of
from leadlight.schedule.school import named


@pytest.fixture
def round(cast):
    return make_round(cast.klass, shape_ahead(cast), by=cast.viewer("teo"), name="Autumn conferences")


def system(model):
    return model.objects.for_system("a test")


def first(cast, who="olga"):
    return cast.browser(who).get("/office/")


def things(cast):
    return {each.title: each for each in first(cast).context["things"]}


def sent(cast, who, channel="letter", **fields):
    """What became of an invitation of one of the family."""
    row = system(Invitation).get(adult=getattr(cast, who))
    learner = system(Conference).get(pk=row.conference_id).learner
    fields = {"made_at": timezone.now(), "sent_at": timezone.now(), **fields}
    return Notice.objects.create(
        school=cast.school, to=row.adult, learner=learner, kind="invitation", event=event_of(row), channel=channel, **fields
    )  # fmt: skip


def test_before_anything_is_out_the_office_prints_or_sends(cast, round):
    assert list(things(cast)) == ["The invitations are not out yet"]
    (only,) = things(cast).values()
    assert only.url == reverse("invite:reach", args=[cast.klass.pk])
    assert cast.browser("olga").get(only.url).status_code == 200


def test_each_household_that_was_not_reached_is_named_with_what_to_do(cast, round):
    Invitation.objects.for_system("a test").filter(adult=cast.raul).update(answered_at=timezone.now(), coming="yes")
    sent(cast, "rosa", bounced_at=timezone.now())
    assert (things(cast)["Not reached yet"].words, things(cast)["Letters to print"].words) == ("Ada", "Ben")
    sent(cast, "rosa", "mail", address="rosa@example.com")
    assert "Not reached yet" not in things(cast)


def test_a_letter_asks_whether_it_arrived_until_it_is_in_a_hand(cast, round):
    letter = sent(cast, "bea")
    assert things(cast)["Did the letter arrive?"].words == "Ben"
    system(Notice).filter(pk=letter.pk).update(handed_at=timezone.now())
    assert "Did the letter arrive?" not in things(cast)


def test_an_interpreter_is_wanted_until_one_is_asked(cast, round):
    row = system(Invitation).get(adult=cast.bea)
    system(Invitation).filter(pk=row.pk).update(answered_at=timezone.now(), coming="yes", interpreter="so")
    assert things(cast)["An interpreter is wanted"].words == "Ben: Somali"
    ask_interpreter(system(Conference).get(pk=row.conference_id), cast.ivo.pk, by=cast.viewer("olga"))
    assert "An interpreter is wanted" not in things(cast)


def test_who_has_no_time_is_named_once_answers_are_in(cast, round):
    system(Round).update(reply_by=cast.school_day + timedelta(days=1))
    sent(cast, "bea")
    assert "No time yet" not in things(cast)
    system(Round).update(reply_by=cast.school_day)
    assert things(cast)["No time yet"].words == "Ada, Ben, Pia"
    assert things(cast)["No time yet"].url == reverse("schedule:timetable", args=[cast.klass.pk])


def test_more_than_three_are_not_all_named():
    assert (named(["Ada", "Ben"]), named(list("ABCDE"))) == ("Ada, Ben", "A, B, C and others")


def test_a_device_and_a_phone_that_ask_are_told_of(cast):
    Device.objects.create(school=cast.school, klass=cast.klass, seal="a")
    key = cast.family_key(cast.rosa, cast.ada)
    Device.objects.create(school=cast.school, kind="family", key=key, person=cast.rosa, seal="b")
    titles = [(each.title, each.klass.name, each.url) for each in first(cast).context["things"]]
    doors = reverse("people:signing_in", args=[cast.klass.pk])
    assert titles == [
        ("A device asks to come in", "4B", doors),
        ("A family’s phone asks to come in", "4B", doors),
    ]


def test_children_who_came_lately_and_staff_without_a_second_step(cast):
    assert first(cast).context["new"] == []
    Enrolment.objects.filter(learner=cast.ben).update(starts_on=cast.today - timedelta(days=3))
    assert [each.person for each in first(cast).context["new"]] == [cast.ben]
    Authenticator.objects.filter(user__person=cast.otis).delete()
    with override_settings(URL="https://leadlight.example"):
        page = first(cast)
    assert cast.otis in page.context["bare"]
    assert cast.teo not in page.context["bare"]
    assert reverse("people:colleague", args=[cast.otis.pk]) in page.content.decode()


def test_who_left_the_school_waits_for_nothing_any_more(cast, round):
    rows = system(Invitation).filter(adult__in=(cast.bea, cast.rosa))
    rows.update(answered_at=timezone.now(), coming="yes", interpreter="so")
    system(Round).update(reply_by=cast.school_day)
    words = lambda: " ".join(each.words for each in things(cast).values())  # noqa: E731
    assert "Ben" in words()
    assert [row.learner for row in wanted_of(round, cast.viewer("olga"))] == [cast.ada, cast.ben]
    child_leaves(cast.ben, by=cast.viewer("olga"))
    assert "Ben" not in words()
    assert "Ada: Somali" in words()
    assert [row.learner for row in wanted_of(round, cast.viewer("olga"))] == [cast.ada]
    assert "Some children have no time yet." in first(cast, "lea").content.decode()
    for child in (cast.ada, cast.pia):
        child_leaves(child, by=cast.viewer("olga"))
    assert "Some children have no time yet." not in first(cast, "lea").content.decode()


def test_another_school_and_another_hat_see_nothing_of_it(cast, round):
    assert {cast.browser(who).get("/office/").status_code for who in ("teo", "zoe", "rosa", "ada", "ivo", "dov")} == {
        404
    }
    assert standings_of([round], cast.viewer("zoe"))[round.pk].waiting == []


# ---- the leader


def test_a_leader_reads_in_sentences_and_no_name_of_a_child_or_count(cast, round):
    sent(cast, "rosa", bounced_at=timezone.now())
    words = first(cast, "lea").content.decode()
    assert "Autumn conferences" in words
    assert "Some families are not reached yet." in words
    assert "Some children have no time yet." in words
    assert all(name not in words for name in ("Ada", "Ben", "Rosa", "Bea", "Pia"))


def test_every_family_reached_is_said_so(cast, round):
    system(Invitation).update(answered_at=timezone.now(), coming="yes")
    assert "Every family was sent an invitation in a language they read." in first(cast, "lea").content.decode()


def test_a_class_that_nobody_has_needs_cover_until_somebody_steps_in(cast):
    assert "It needs cover" not in first(cast, "lea").content.decode()
    Cover.objects.all().delete()
    Teaching.objects.filter(klass=cast.klass).update(ends_on=cast.today)
    assert "It needs cover" in first(cast, "lea").content.decode()
    Cover.objects.create(klass=cast.klass, person=cast.cora, handed_by=cast.teo)
    page = first(cast, "lea").content.decode()
    assert "It needs cover" not in page
    assert "Cora steps in." in page


def test_a_season_that_is_over_is_not_told_any_more(cast, round):
    assert "Autumn conferences" in first(cast, "lea").content.decode()
    system(Round).update(closed_at=timezone.now())
    assert "Autumn conferences" not in first(cast, "lea").content.decode()


def test_the_plain_list_is_one_step_away(cast):
    page = first(cast).content.decode()
    assert f'href="{reverse("people:classes")}"' in page
    assert "Who teaches" in cast.browser("lea").get(reverse("people:classes")).content.decode()


@pytest.mark.parametrize("who", ["olga", "lea"])
def test_many_classes_ask_as_often_as_one(cast, round, who):
    def asked():
        browser = cast.browser(who)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get("/office/").status_code == 200
        return len(queries)

    Enrolment.objects.filter(learner=cast.ben).update(starts_on=cast.today)
    before = asked()
    for number in range(4):
        klass = Class.objects.create(school=cast.school, name=f"5{number}", starts_on=cast.begun)
        Teaching.objects.create(klass=klass, person=cast.teo, starts_on=cast.begun)
        child = Person.objects.create(school=cast.school, display=f"Child {number}")
        Enrolment.objects.create(klass=klass, learner=child, starts_on=cast.today)
        made = Round.objects.create(klass=klass, name="Spring")
        conference = Conference.objects.create(learner=child, round=made)
        Invitation.objects.create(conference=conference, adult=cast.rosa, interpreter="so", answered_at=timezone.now())
        Device.objects.create(school=cast.school, klass=klass, seal=f"s{number}")
    assert asked() == before
