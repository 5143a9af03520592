from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from leadlight.confer import actions, queries
from leadlight.confer.models import Jot, Meeting, Signal, Visit
from leadlight.confer.templatetags.confer import chips_for
from leadlight.confer.tests.room import again, all_of, opened
from leadlight.people.models import Tie
from leadlight.platform.models import Audit
from leadlight.portfolio.models import Artifact, Share
from leadlight.rounds.models import Participant


def test_a_lamp_lit_twice_is_one_lamp_and_goes_out_when_tapped_once_more(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    assert actions.light(meeting, "help", by=ada) == actions.light(meeting, "help", by=ada)
    actions.light(meeting, "come", by=ada)
    actions.put_out(meeting, "help", by=ada)
    assert list(all_of(Signal).filter(out_at=None).values_list("kind", flat=True)) == ["come"]
    actions.light(meeting, "help", by=ada)
    assert all_of(Signal).count() == 3


def test_no_family_phone_shows_that_a_child_asked_for_help(cast):
    meeting = opened(cast)
    actions.light(meeting, "help", by=cast.viewer("ada"))
    seen = {
        who: Signal.objects.visible_to(cast.viewer(who)).count() for who in ("ada", "teo", "cora", "rosa", "ivo", "ben")
    }
    assert seen == {"ada": 1, "teo": 1, "cora": 1, "rosa": 0, "ivo": 0, "ben": 0}


def test_the_first_who_says_so_goes_and_may_say_otherwise(cast):
    meeting = opened(cast)
    lamp = actions.light(meeting, "help", by=cast.viewer("ada"))
    actions.going(lamp, by=cast.viewer("tia"))
    assert actions.going(lamp, by=cast.viewer("teo")).going_id == cast.tia.pk
    ada = cast.viewer("ada")
    shown = queries.meeting_shown(queries.meeting_row(meeting.pk, ada), ada, "en")
    assert shown.help.going == "Tia"
    with pytest.raises(Http404):
        actions.not_going(lamp, by=cast.viewer("teo"))
    actions.not_going(lamp, by=cast.viewer("tia"))
    assert actions.going(lamp, by=cast.viewer("teo")).going_id == cast.teo.pk
    for who in ("ada", "rosa", "otis"):
        with pytest.raises(Http404):
            actions.going(lamp, by=cast.viewer(who))


def test_in_a_minute_is_told_to_the_child_and_whoever_is_free_first_still_goes(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    lamp = actions.light(meeting, "help", by=ada)
    before = all_of(Meeting).get(pk=meeting.pk).step
    assert actions.soon(lamp, by=cast.viewer("tia")).soon_id == cast.tia.pk
    assert actions.soon(lamp, by=cast.viewer("teo")).soon_id == cast.tia.pk
    assert all_of(Meeting).get(pk=meeting.pk).step == before + 1
    shown = queries.meeting_shown(queries.meeting_row(meeting.pk, ada), ada, "en")
    assert (shown.help.soon, shown.help.going) == ("Tia", "")
    assert actions.going(lamp, by=cast.viewer("teo")).going_id == cast.teo.pk
    for who in ("ada", "rosa", "otis"):
        with pytest.raises(Http404):
            actions.soon(lamp, by=cast.viewer(who))


def test_who_comes_in_a_minute_is_no_reason_to_let_a_child_wait(cast):
    meeting, teo = opened(cast), cast.viewer("teo")
    lamp = actions.light(meeting, "help", by=teo)
    actions.soon(lamp, by=teo)
    all_of(Signal).filter(pk=lamp.pk).update(lit_at=timezone.now() - timedelta(seconds=100))
    (called,) = queries.board_of(cast.klass.pk, teo, "en").lamps
    assert (called.soon, called.waits) == ("Teo", True)


def test_nobody_goes_to_a_lamp_that_is_out_again(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    lamp = actions.light(meeting, "help", by=ada)
    actions.put_out(meeting, "help", by=ada)
    for verb in ("going", "soon"):
        assert cast.browser("teo").post(f"/lamps/{lamp.pk}/{verb}/").status_code == 404
    assert all_of(Signal).get(pk=lamp.pk).going_id is None


def test_im_here_is_one_tap_ends_with_the_next_and_puts_the_lamp_out(cast):
    meeting, teo = opened(cast), cast.viewer("teo")
    other = actions.open_meeting(conference_of(cast, cast.ben), by=teo)
    actions.light(meeting, "help", by=cast.viewer("ada"))
    actions.im_here(meeting, by=teo), actions.im_here(meeting, by=teo)
    assert all_of(Signal).filter(out_at=None).count() == 0
    actions.im_here(other, by=teo)
    assert list(all_of(Visit).values_list("meeting_id", "until").order_by("pk"))[1] == (other.pk, None)
    assert all_of(Visit).get(meeting=meeting).until is not None
    assert Visit.objects.visible_to(cast.viewer("tia")).count() == 0


def test_jots_are_the_writers_or_the_classes_adults_and_never_a_childs(cast):
    meeting = opened(cast)
    mine = actions.jot(meeting, by=cast.viewer("teo"), chips=["listened"], words="calm")
    shared = actions.jot(meeting, by=cast.viewer("teo"), words="bring strips", private=False)
    reads = {
        who: set(Jot.objects.visible_to(cast.viewer(who)))
        for who in ("teo", "tia", "cora", "ada", "rosa", "otis", "lea")
    }
    assert reads == {
        "teo": {mine, shared}, "tia": {shared}, "cora": {shared}, "ada": set(), "rosa": set(), "otis": set(), "lea": set()
    }  # fmt: skip
    for act in (actions.ask_jot_away, lambda row, by: actions.rejot(row, by=by, words="x")):
        with pytest.raises(Http404):
            act(shared, by=cast.viewer("tia"))
    actions.ask_jot_away(shared, by=cast.viewer("teo"))
    assert list(all_of(Jot)) == [mine]


def conference_of(cast, learner):
    from leadlight.plan.models import Part, Plan
    from leadlight.rounds.models import Conference

    conference = Conference.objects.create(learner=learner, round=cast.round, place="Window table")
    plan = Plan.objects.create(learner=learner)
    for position, seven in enumerate(("hello", "proud", "thanks"), 1):
        Part.objects.create(plan=plan, seven=seven, position=position)
    return conference


def test_the_board_shows_help_first_the_oldest_first_and_three_at_most(cast):
    teo = cast.viewer("teo")
    meetings = {"Ada": opened(cast)}
    for learner in (cast.ben, cast.pia):
        meetings[learner.display] = actions.open_meeting(conference_of(cast, learner), by=teo)
    for name, kind, ago in (("Pia", "come", 300), ("Ada", "help", 10), ("Ben", "help", 100), ("Ada", "come", 5)):
        lamp = actions.light(meetings[name], kind, by=teo)
        all_of(Signal).filter(pk=lamp.pk).update(lit_at=timezone.now() - timedelta(seconds=ago))
    board = queries.board_of(cast.klass.pk, teo, "en")
    assert [(lamp.learner, lamp.kind, lamp.waits) for lamp in board.lamps] == [
        ("Ben", "help", True), ("Ada", "help", False), ("Pia", "come", False)
    ]  # fmt: skip
    assert board.more == 1
    assert [card.learner for card in board.cards] == ["Ada", "Ben", "Pia"]
    actions.move(meetings["Pia"], part=None, by=teo)
    actions.light(meetings["Pia"], "help", by=teo)
    assert [card.learner for card in queries.board_of(cast.klass.pk, teo, "en").cards] == ["Ada", "Ben", "Pia"]


@pytest.mark.parametrize("many", [1, 3, 6])
def test_the_board_asks_as_often_for_six_conferences_as_for_one(cast, django_assert_num_queries, many):
    teo = cast.viewer("teo")
    from leadlight.people.models import Enrolment

    learners = [cast.ada, cast.ben, cast.pia, *(cast._person(f"Learner {n}") for n in range(3))][:many]
    for learner in learners[3:]:
        Enrolment.objects.create(klass=cast.klass, learner=learner, starts_on=cast.begun)
    for learner in learners:
        conference = conference_of(cast, learner)
        Participant.objects.create(conference=conference, person=cast.rosa)
        meeting = actions.open_meeting(conference, by=teo)
        actions.light(meeting, "help", by=teo)
    with django_assert_num_queries(6 if many == 1 else 7):  # with several lamps also who could be sent
        board = queries.board_of(cast.klass.pk, teo, "en")
    assert len(board.cards) == many


def test_the_boards_version_changes_with_every_change(cast):
    meeting, teo = opened(cast), cast.viewer("teo")
    seen = {queries.board_version(cast.klass.pk, teo)}
    for act in (
        lambda: actions.move(meeting, part=cast.part("proud"), by=teo),
        lambda: actions.light(meeting, "help", by=teo),
        lambda: actions.put_out(meeting, "help", by=teo),
        lambda: actions.say(meeting, by=cast.viewer("rosa"), words="Oh!"),
        lambda: actions.finish(again(meeting), by=teo),
    ):
        act()
        version = queries.board_version(cast.klass.pk, teo)
        assert version not in seen
        seen.add(version)


def test_who_should_have_begun_and_has_not_stands_below(cast):
    now = timezone.now()
    for learner, minutes in ((cast.ben, -20), (cast.pia, 30)):
        conference = conference_of(cast, learner)
        type(conference).objects.for_system("a test sets a time").filter(pk=conference.pk).update(
            starts_at=now + timedelta(minutes=minutes)
        )
    board = queries.board_of(cast.klass.pk, cast.viewer("teo"), "en")
    assert [(each.learner, each.absent) for each in board.coming] == [("Ben", True), ("Pia", False)]


def test_somebody_taken_out_sees_nothing_more_at_once_and_undo_lets_them_back(cast):
    meeting, teo = opened(cast), cast.viewer("teo")
    rosa = all_of(Participant).get(conference=cast.conference, person=cast.rosa)
    phone, page = cast.browser("rosa"), f"/conferences/{cast.conference.pk}/together/"
    assert phone.get(page).status_code == 200
    open_to_raul = all_of(Share).filter(to=cast.raul, ends_at__gt=teo.now).count()

    answer = cast.browser("teo").post(
        f"/meetings/{meeting.pk}/guests/{rosa.pk}/", {"board": cast.klass.pk}, follow=True
    )

    assert "They no longer take part" in answer.content.decode()
    assert phone.get(page).status_code == 404
    assert not Meeting.objects.visible_to(cast.viewer("rosa")).exists()
    assert not all_of(Share).filter(to=cast.rosa, because=f"meeting {meeting.pk}", ends_at__gt=timezone.now()).exists()
    assert all_of(Share).filter(to=cast.raul, ends_at__gt=timezone.now()).count() == open_to_raul
    actions.move(meeting, part=cast.part("tricky"), by=cast.viewer("ada"))  # a further step opens nothing again
    assert not all_of(Share).filter(to=cast.rosa, because=f"meeting {meeting.pk}", ends_at__gt=timezone.now()).exists()

    cast.browser("teo").post(f"/meetings/{meeting.pk}/guests/{rosa.pk}/?undo=1")
    assert phone.get(page).status_code == 200
    assert all_of(Share).filter(to=cast.rosa, subject="portfolio.Artifact", ends_at__gt=timezone.now()).exists()


@pytest.mark.parametrize("who", ["ada", "rosa", "raul", "ivo", "otis", "olga", "lea"])
def test_only_an_adult_of_the_class_takes_somebody_out(cast, who):
    meeting = opened(cast)
    rosa = all_of(Participant).get(conference=cast.conference, person=cast.rosa)
    with pytest.raises(Http404):
        actions.take_out(meeting, rosa, by=cast.viewer(who))
    assert all_of(Participant).get(pk=rosa.pk).ended_at is None


def guest(cast, who, conference=None):
    return all_of(Participant).get(conference=conference or cast.conference, person=who)


def open_to(who, **more):
    return all_of(Share).filter(to=who, ends_at__gt=timezone.now(), **more).count()


def test_what_earlier_days_and_a_release_opened_closes_with_it(cast):
    """Let us go on on Monday: on Monday somebody is taken out, and Friday's pieces close to them as well."""
    teo, first = cast.viewer("teo"), opened(cast)
    actions.release(cast.conference, by=teo)
    actions.go_on_another_day(first, by=cast.viewer("ada"))
    meeting = actions.open_meeting(cast.conference, by=cast.viewer("ada"))
    others = open_to(cast.raul)
    assert Artifact.objects.visible_to(cast.viewer("rosa")).count() == 2

    cast.browser("teo").post(f"/meetings/{meeting.pk}/guests/{guest(cast, cast.rosa).pk}/")

    assert Artifact.objects.visible_to(cast.viewer("rosa")).count() == open_to(cast.rosa) == 0
    assert cast.browser("rosa").get(reverse("portfolio:piece", args=[cast.kite.artifact_id])).status_code == 404
    assert open_to(cast.raul) == others


def test_who_is_taken_out_leaves_the_table_everybody_is_told_and_it_is_written_down(cast):
    meeting, teo = opened(cast), cast.viewer("teo")
    actions.seat(meeting, guest(cast, cast.rosa), by=teo)
    assert guest(cast, cast.rosa).seated_at
    for act, line in ((actions.take_out, "guest.taken_out"), (actions.let_back, "guest.let_back")):
        before = again(meeting).step
        act(meeting, guest(cast, cast.rosa), by=teo)
        assert (guest(cast, cast.rosa).seated_at, again(meeting).step) == (None, before + 1)
        assert Audit.objects.filter(what=line, person=cast.teo.pk).count() == 1


def test_only_a_guest_of_this_very_conference_is_taken_out(cast):
    meeting, teo = opened(cast), cast.browser("teo")
    bens = Participant.objects.create(conference=conference_of(cast, cast.ben), person=cast.bea)
    colleague = Participant.objects.create(conference=cast.conference, person=cast.tia, role="teacher")
    for row in (bens, colleague):
        assert teo.post(f"/meetings/{meeting.pk}/guests/{row.pk}/").status_code == 404
        with pytest.raises(Http404):
            actions.take_out(meeting, row, by=cast.viewer("teo"))
        assert all_of(Participant).get(pk=row.pk).ended_at is None


def chips(cast):
    (card,) = queries.board_of(cast.klass.pk, cast.viewer("teo"), "en").cards
    return [(chip.icon, chip.names, chip.words) for chip in chips_for(card, "en")]


def test_a_card_says_who_sits_there_as_the_child_calls_them(cast):
    Tie.objects.filter(learner=cast.ada, adult=cast.rosa).update(relation="Mama")
    meeting = opened(cast)
    guests = all_of(Participant).filter(conference=cast.conference)
    guests.exclude(person__in=[cast.rosa, cast.raul]).update(ended_at=timezone.now())
    guests.filter(person=cast.rosa).update(language="so", seated_at=timezone.now(), how="video")
    guests.filter(person=cast.raul).update(language="en", how="here")
    assert chips(cast) == [("people", ("Raul",), ""), ("video", ("Mama",), "by video"), ("globe", ("Somali",), "")]
    actions.move(meeting, part=cast.part("hello"), by=cast.viewer("ada"))
    assert chips(cast)[1:] == [("people", ("Raul",), "not here yet"), ("globe", ("Somali",), "")]


def test_the_board_knows_the_group_and_who_began_later(cast):
    meeting, now = opened(cast), timezone.now()
    for minutes, late in ((3, False), (12, True), (90, False)):
        at = now - timedelta(minutes=minutes)
        type(cast.conference).objects.for_system("a test sets a time").filter(pk=meeting.conference_id).update(
            starts_at=at
        )
        board = queries.board_of(cast.klass.pk, cast.viewer("teo"), "en")
        assert (board.group, board.cards[0].late) == (at if minutes < 60 else None, late)
