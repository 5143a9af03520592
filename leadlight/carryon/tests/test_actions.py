"""Words after, follow-ups, redo and mini: who may, what stays, and that everything can be turned back."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from leadlight.carryon.actions import (
    NothingSaid,
    ask_follow_up,
    begin_mini,
    do_later,
    let_be,
    mark_done,
    note_what_happened,
    open_again,
    redo,
    say_after,
    take_back_wish,
    take_back_words,
    wish_to_redo,
)
from leadlight.carryon.models import FollowUp, RedoWish, WordsAfter
from leadlight.people.models import Choice, Tie
from leadlight.plan.models import Showing
from leadlight.rounds.models import Conference, Participant


def words_seen_by(cast, who):
    return list(WordsAfter.objects.visible_to(cast.viewer(who)).values_list("words", flat=True))


def people_at(conference):
    rows = Participant.objects.for_system("a test").filter(conference=conference)
    return set(rows.values_list("person__display", "role"))


# ---- words after
def test_the_family_speaks_to_the_child_and_the_other_household_does_not_hear(cast):
    say_after(cast.conference, by=cast.viewer("rosa"), words="I saw you wait and think.")
    seen = {
        who: words_seen_by(cast, who)
        for who in ("ada", "rosa", "teo", "cora", "raul", "ben", "bea", "otis", "zoe", "olga", "lea", "ivo")
    }
    heard = ["I saw you wait and think."]
    assert seen == {who: heard if who in ("ada", "rosa", "teo", "cora") else [] for who in seen}


def test_what_the_teacher_says_afterwards_stays_with_the_teacher(cast):
    say_after(cast.conference, by=cast.viewer("teo"), words="I could have stayed away longer.")
    assert (words_seen_by(cast, "teo"), words_seen_by(cast, "ada"), words_seen_by(cast, "tia")) == (
        ["I could have stayed away longer."],
        [],
        [],
    )


def test_a_face_alone_is_enough(cast):
    row = say_after(cast.conference, by=cast.viewer("ada"), face="lovely", like_me="partly")
    assert (row.face, row.like_me, row.words) == ("lovely", "partly", "")


def test_nothing_at_all_is_asked_for_again(cast):
    with pytest.raises(NothingSaid):
        say_after(cast.conference, by=cast.viewer("ada"), words="  ")


@pytest.mark.parametrize("who", ["ben", "bea", "otis", "zoe", "inga", "bram", "olga", "lea", "ivo", "ipad", "nobody"])
def test_strangers_to_the_conference_say_nothing(cast, who):
    with pytest.raises(Http404):
        say_after(cast.conference, by=cast.viewer(who), words="Hello")


def test_a_family_without_a_phone_tells_the_teacher_and_it_is_stamped(cast):
    row = say_after(cast.conference, by=cast.viewer("teo"), words="He learned to wait.", told_by=cast.rosa)
    assert (row.by_id, row.told_by_id, row.hat) == (cast.rosa.pk, cast.teo.pk, "family")
    assert words_seen_by(cast, "rosa") == ["He learned to wait."]


def test_words_are_told_only_for_those_who_were_invited(cast):
    with pytest.raises(Http404):
        say_after(cast.conference, by=cast.viewer("teo"), words="x", told_by=cast.bea)


def test_only_the_one_who_said_it_takes_it_back(cast):
    row = say_after(cast.conference, by=cast.viewer("rosa"), words="Too much")
    with pytest.raises(Http404):
        take_back_words(row.pk, by=cast.viewer("ada"))
    take_back_words(row.pk, by=cast.viewer("rosa"))
    row = WordsAfter.objects.visible_to(cast.viewer("rosa")).get(pk=row.pk)
    assert row.withdrawn_at is not None


# ---- redo
def test_wishing_twice_is_one_wish_and_it_can_be_taken_back(cast):
    first = wish_to_redo(cast.conference, by=cast.viewer("ada"), words="I only showed the easy things.")
    second = wish_to_redo(cast.conference, by=cast.viewer("ada"))
    assert first.pk == second.pk
    take_back_wish(first.pk, by=cast.viewer("ada"))
    assert wish_to_redo(cast.conference, by=cast.viewer("ada")).pk != first.pk


@pytest.mark.parametrize(
    ("who", "count"), [("ada", 1), ("teo", 1), ("cora", 1), ("rosa", 0), ("ben", 0), ("otis", 0), ("lea", 0)]
)
def test_the_reason_for_a_redo_stays_with_child_and_teacher(cast, who, count):
    wish_to_redo(cast.conference, by=cast.viewer("ada"), words="Not like me")
    assert RedoWish.objects.visible_to(cast.viewer(who)).count() == count


def test_a_redo_stands_beside_the_old_one_with_the_same_plan_and_party(cast):
    old, plan = cast.conference, cast.plan
    wish_to_redo(old, by=cast.viewer("ada"))
    new = redo(old, by=cast.viewer("teo"), starts_at=timezone.now() + timedelta(days=3))
    assert (new.redo_of_id, new.kind, new.zone) == (old.pk, "redo", "Pacific/Auckland")
    assert Conference.objects.visible_to(cast.viewer("ada")).get(pk=old.pk).called_off_at is None
    assert Showing.objects.visible_to(cast.viewer("ada")).get(conference=new).plan_id == plan.pk
    assert people_at(new) == {("Rosa", "family"), ("Raul", "family"), ("Ivo", "interpreter")}
    assert RedoWish.objects.visible_to(cast.viewer("ada")).get().answered_at is not None
    assert Choice.objects.visible_to(cast.viewer("ada")).last().decided == "with_help"


def test_an_adult_whose_tie_ended_does_not_come_to_the_redo(cast):
    old = cast.conference
    Tie.objects.filter(adult=cast.raul).update(ends_on=cast.today)
    assert people_at(redo(old, by=cast.viewer("ada"))) == {("Rosa", "family"), ("Ivo", "interpreter")}


@pytest.mark.parametrize("who", ["rosa", "ben", "otis", "zoe", "olga", "ivo"])
def test_others_begin_no_redo(cast, who):
    with pytest.raises(Http404):
        redo(cast.conference, by=cast.viewer(who))


# ---- mini
def test_a_child_begins_a_small_conference_on_any_day(cast):
    new = begin_mini(cast.ada, [cast.rosa, cast.tia], by=cast.viewer("ada"), plan=cast.plan)
    assert (new.round_id, new.kind, new.minutes) == (None, "mini", 8)
    assert people_at(new) == {("Rosa", "family"), ("Tia", "supporting")}
    assert Conference.objects.visible_to(cast.viewer("rosa")).filter(pk=new.pk).exists()


@pytest.mark.parametrize("adult", ["bea", "inga", "zoe", "ben"])
def test_only_family_and_staff_are_asked_to_a_mini(cast, adult):
    with pytest.raises(Http404):
        begin_mini(cast.ada, [getattr(cast, adult)], by=cast.viewer("ada"))


@pytest.mark.parametrize("who", ["ben", "rosa", "otis", "zoe", "olga", "lea"])
def test_others_begin_no_mini_for_ada(cast, who):
    with pytest.raises(Http404):
        begin_mini(cast.ada, [], by=cast.viewer(who))


# ---- follow-ups
def test_a_follow_up_is_done_with_day_person_and_channel_and_comes_back(cast):
    row = ask_follow_up(cast.ada, "Call Rosa about the book", by=cast.viewer("teo"))
    done = mark_done(row.pk, by=cast.viewer("cora"), channel="call")
    assert (done.done_by_id, done.channel) == (cast.cora.pk, "call")
    again = open_again(row.pk, by=cast.viewer("teo"))
    assert (again.done_at, again.let_be_at) == (None, None)
    assert let_be(row.pk, by=cast.viewer("teo")).let_be_at is not None
    assert do_later(row.pk, cast.today + timedelta(days=9), by=cast.viewer("teo")).by_day > cast.today


@pytest.mark.parametrize(
    ("who", "count"),
    [("teo", 1), ("tia", 1), ("cora", 1), ("ada", 0), ("rosa", 0), ("ben", 0), ("otis", 0), ("lea", 0)],
)
def test_a_teachers_follow_up_is_not_for_children_or_families(cast, who, count):
    ask_follow_up(cast.ada, "Ask how reading is going", by=cast.viewer("teo"))
    assert FollowUp.objects.visible_to(cast.viewer(who)).count() == count


def test_what_a_family_asks_the_other_household_does_not_read(cast):
    ask_follow_up(cast.ada, "May she borrow the book?", by=cast.viewer("rosa"))
    seen = {who: FollowUp.objects.visible_to(cast.viewer(who)).count() for who in ("rosa", "teo", "raul", "ada")}
    assert seen == {"rosa": 1, "teo": 1, "raul": 0, "ada": 0}


@pytest.mark.parametrize("who", ["ben", "bea", "otis", "zoe", "inga", "bram"])
def test_strangers_ask_for_nothing(cast, who):
    with pytest.raises(Http404):
        ask_follow_up(cast.ada, "x", by=cast.viewer(who))


def test_an_empty_follow_up_is_asked_for_again(cast):
    with pytest.raises(NothingSaid):
        ask_follow_up(cast.ada, " ", by=cast.viewer("teo"))


@pytest.mark.parametrize("act", [mark_done, let_be, open_again])
@pytest.mark.parametrize("who", ["ada", "rosa", "otis", "ben"])
def test_only_the_classs_adults_close_one(cast, act, who):
    row = ask_follow_up(cast.ada, "Call", by=cast.viewer("teo"))
    with pytest.raises(Http404):
        act(row.pk, by=cast.viewer(who))


# ---- what happened
def test_what_happened_is_one_tap_and_taken_back_with_another(cast):
    assert note_what_happened(cast.conference, "late", by=cast.viewer("cora")).what_happened == "late"
    assert note_what_happened(cast.conference, "", by=cast.viewer("teo")).what_happened == ""
    with pytest.raises(Http404):
        note_what_happened(cast.conference, "late", by=cast.viewer("ada"))


def test_a_face_tapped_at_the_end_of_the_meeting_is_kept_and_may_change(cast):
    from leadlight.carryon.models import WordsAfter
    from leadlight.confer import actions as meetings

    cast.pick("Kite")
    meeting = meetings.open_meeting(cast.conference, by=cast.viewer("ada"))
    meetings.move(meeting, part=cast.part("thanks"), by=cast.viewer("ada"))
    ada, how = cast.browser("ada"), f"/meetings/{meeting.pk}/how/"
    for face in ("hard", "lovely"):
        page = ada.post(how, {"face": face}, follow=True).content.decode()
    assert 'value="lovely" aria-pressed="true"' in page
    kept = WordsAfter.objects.visible_to(cast.viewer("teo")).filter(withdrawn_at=None)
    assert [row.face for row in kept] == ["lovely"]
    assert ada.post(how, {"face": "angry"}).status_code == 404
    assert cast.browser("rosa").post(how, {"face": "okay"}).status_code == 404
