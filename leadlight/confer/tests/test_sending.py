"""A colleague is sent to a lamp: who can be, what each board and the child read, and how it is turned back."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from leadlight.confer import actions, queries
from leadlight.confer.models import Signal
from leadlight.confer.tests.room import all_of, opened
from leadlight.people.models import Cover, Restriction, Teaching
from leadlight.platform.models import Audit


@pytest.fixture
def lamp(cast):
    """Nobody covers; Teo and Tia teach; Ada's two lamps are lit."""
    Cover.objects.all().delete()
    meeting = opened(cast)
    actions.light(meeting, "come", by=cast.viewer("ada"))
    return actions.light(meeting, "help", by=cast.viewer("ada"))


def send(cast, lamp, who, by="teo"):
    return actions.send(lamp, getattr(cast, who).pk, by=cast.viewer(by))


def board(cast, who):
    return cast.browser(who).get(f"/class/{cast.klass.pk}/board/").content.decode()


def now(lamp):
    row = all_of(Signal).get(pk=lamp.pk)
    return row.going, row.sent_by


def names(cast, who="teo"):
    return [each.display for each in queries.board_of(cast.klass.pk, cast.viewer(who), "en").colleagues]


def test_every_board_reads_who_is_asked_and_the_child_who_comes(cast, lamp):
    cast.browser("teo").post(f"/lamps/{lamp.pk}/sending/", {"who": cast.tia.pk, "board": cast.klass.pk})
    assert now(lamp) == (cast.tia, cast.teo)
    assert "Tia, please go to Ada." in board(cast, "teo")
    assert "Teo asks you to go." in board(cast, "tia")
    page = cast.browser("ada").get(f"/meetings/{lamp.meeting_id}/").content.decode()
    assert "Tia is coming." in page
    assert Audit.objects.filter(what="signal.sent", person=cast.teo.pk).count() == 1


def test_who_is_sent_says_so_and_then_goes(cast, lamp):
    send(cast, lamp, "tia")
    actions.going(lamp, by=cast.viewer("tia"))
    assert now(lamp) == (cast.tia, None)
    words = board(cast, "teo")
    assert "please go to Ada" not in words
    send(cast, lamp, "tia")  # who goes of their own accord is not sent again
    assert now(lamp) == (cast.tia, None)


@pytest.mark.parametrize("who", ["teo", "tia"])
def test_both_can_turn_it_back(cast, lamp, who):
    send(cast, lamp, "tia")
    cast.browser(who).post(f"/lamps/{lamp.pk}/going/?undo=1", {"board": cast.klass.pk})
    assert now(lamp) == (None, None)


def test_a_third_adult_neither_turns_it_back_nor_is_asked(cast, lamp):
    Teaching.objects.create(klass=cast.klass, person=cast.otis, starts_on=cast.begun)
    send(cast, lamp, "tia")
    with pytest.raises(Http404):
        actions.not_going(lamp, by=cast.viewer("otis"))
    assert "asks you to go" not in board(cast, "otis")


def test_after_ninety_seconds_without_a_word_anybody_may_go(cast, lamp):
    send(cast, lamp, "tia")
    waits = lambda: next(each.waits for each in queries.board_of(cast.klass.pk, cast.viewer("teo"), "en").lamps)  # noqa: E731
    assert waits() is False
    all_of(Signal).filter(pk=lamp.pk).update(going_at=timezone.now() - timedelta(seconds=91))
    assert waits() is True
    actions.going(lamp, by=cast.viewer("teo"))
    assert (now(lamp), waits()) == ((cast.teo, None), False)


def test_only_who_holds_the_class_now_can_be_sent(cast, lamp):
    for who in ("otis", "olga", "rosa", "zoe", "ada", "teo"):
        with pytest.raises(Http404):
            send(cast, lamp, who)
    Restriction.objects.create(learner=cast.ada, adult=cast.tia, reference="cabinet 4", entered_by=cast.olga)
    with pytest.raises(Http404):
        send(cast, lamp, "tia")
    assert now(lamp) == (None, None)


@pytest.mark.parametrize("who", ["", "x", "²", "9" * 30])
def test_what_is_no_key_sends_nobody(cast, lamp, who):
    assert cast.browser("teo").post(f"/lamps/{lamp.pk}/sending/", {"who": who}).status_code == 404
    assert now(lamp) == (None, None)


def test_a_cover_can_be_sent_and_who_handed_over_cannot(cast, lamp):
    Cover.objects.create(klass=cast.klass, person=cast.cora, handed_by=cast.teo)
    assert (names(cast, "tia"), names(cast, "cora")) == (["Cora"], ["Tia"])
    with pytest.raises(Http404):
        send(cast, lamp, "teo", by="tia")
    assert send(cast, lamp, "tia", by="cora").going == cast.tia


def test_sending_is_offered_when_more_than_one_waits_or_one_stands_at_a_table(cast, lamp):
    assert names(cast) == ["Tia"]
    assert ">Send Tia</button>" in board(cast, "teo")
    all_of(Signal).filter(kind="come").update(out_at=timezone.now())
    assert names(cast) == []
    actions.im_here(lamp.meeting, by=cast.viewer("teo"))
    actions.light(lamp.meeting, "help", by=cast.viewer("ada"))
    assert (names(cast), names(cast, "tia")) == (["Tia"], [])


def test_of_several_each_has_a_button_beside_who_would_like_help(cast, lamp):
    """Who calls "come and see" waits for their own teacher; any colleague can still go there by themselves."""
    Teaching.objects.create(klass=cast.klass, person=cast.otis, starts_on=cast.begun)
    assert names(cast) == ["Otis", "Tia"]
    words = board(cast, "teo")
    assert all(words.count(f">Send {name}</button>") == 1 for name in names(cast))
    assert all(f"/lamps/{lamp.pk}/sending/" in form for form in words.split("<form") if ">Send " in form)


def test_alone_with_the_class_nobody_is_offered(cast, lamp):
    Teaching.objects.filter(person=cast.tia).delete()
    assert "Send" not in board(cast, "teo")
