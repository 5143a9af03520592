"""The board, through HTTP."""

import pytest

from leadlight.confer import actions
from leadlight.confer.models import Jot, Saying, Visit
from leadlight.confer.tests.room import all_of, opened
from leadlight.confer.tests.test_circulating import conference_of
from leadlight.goals.models import Promise


def text(answer):
    return answer.content.decode()


def board(cast, who):
    return cast.browser(who).get(f"/class/{cast.klass.pk}/board/")


@pytest.mark.parametrize(("who", "answer"), [("teo", 200), ("tia", 200), ("cora", 200), ("otis", 404), ("ada", 404),
    ("rosa", 404), ("olga", 404), ("lea", 404), ("zoe", 404), ("ivo", 404)])  # fmt: skip
def test_the_board_is_for_the_classs_adults(cast, who, answer):
    opened(cast)
    assert board(cast, who).status_code == answer


def test_the_short_way_leads_to_the_one_class(cast):
    assert cast.browser("teo").get("/board/").headers["Location"] == f"/class/{cast.klass.pk}/board/"
    assert cast.browser("ada").get("/board/").status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_the_boards_page_asks_at_most_fifteen_times(cast, django_assert_max_num_queries, many):
    for learner in (cast.ada, cast.ben, cast.pia)[:many]:
        meeting = actions.open_meeting(conference_of(cast, learner), by=cast.viewer("teo"))
        actions.light(meeting, "help", by=cast.viewer("teo"))
    teo = cast.browser("teo")
    with django_assert_max_num_queries(15):
        assert teo.get(f"/class/{cast.klass.pk}/board/").status_code == 200


def test_a_board_in_step_is_not_sent_again(cast):
    meeting = opened(cast)
    html = text(board(cast, "teo"))
    step = html.split('step="')[1].split('"')[0]
    teo, url = cast.browser("teo"), f"/class/{cast.klass.pk}/board/?since={step}"
    assert teo.get(url).status_code == 204
    actions.light(meeting, "come", by=cast.viewer("ada"))
    assert teo.get(url).status_code == 200


def test_im_here_is_shown_to_that_adult_alone(cast):
    meeting = opened(cast)
    cast.browser("teo").post(f"/meetings/{meeting.pk}/visit/", {"board": cast.klass.pk})
    assert all_of(Visit).get().by_id == cast.teo.pk
    assert "You: now" in text(board(cast, "teo"))
    for who in ("tia", "cora"):
        assert "You: not yet" in text(board(cast, who)) and "You: now" not in text(board(cast, who))


def test_a_jot_is_private_unless_shared_and_taken_away_by_its_writer(cast):
    meeting, teo = opened(cast), cast.browser("teo")
    sent = {"chips": ["hp_jot_listened"], "words": "found her own words", "board": cast.klass.pk, "once": "j"}
    for _ in range(2):
        answer = teo.post(f"/meetings/{meeting.pk}/jots/", sent)
        assert answer.headers["Location"] == f"/class/{cast.klass.pk}/board/"
    jot = all_of(Jot).get()
    url = f"/class/{cast.klass.pk}/jots/"
    assert "found her own words" in text(teo.get(url))
    assert "found her own words" not in text(cast.browser("tia").get(url))
    teo.post(f"/jots/{jot.pk}/", {"words": "found her own words", "shared": "1"})
    assert "found her own words" in text(cast.browser("tia").get(url))
    assert cast.browser("tia").post(f"/jots/{jot.pk}/", {"words": "x"}).status_code == 404
    assert cast.browser("tia").post(f"/jots/{jot.pk}/withdrawal/").status_code == 404
    teo.post(f"/jots/{jot.pk}/withdrawal/")
    assert all_of(Jot).count() == 0


def test_an_empty_jot_or_an_unknown_chip_is_a_sentence_on_the_board(cast):
    meeting, teo = opened(cast), cast.browser("teo")
    for sent in ({}, {"chips": ["star"]}):
        answer = teo.post(f"/meetings/{meeting.pk}/jots/", sent | {"board": cast.klass.pk})
        assert answer.status_code == 422
    assert all_of(Jot).count() == 0


def test_words_and_a_promise_told_by_somebody_without_a_phone(cast):
    meeting, teo = opened(cast), cast.browser("teo")
    url = f"/meetings/{meeting.pk}/told/"
    teo.post(url, {"who": cast.raul.pk, "words": "I felt proud", "board": cast.klass.pk})
    goal = actions.make_goal(meeting, by=cast.viewer("ada"), words="Swim")
    teo.post(url, {"who": cast.raul.pk, "words": "the pool on Sunday", "promised": "1", "board": cast.klass.pk})
    assert (all_of(Saying).get().told_by_id, all_of(Promise).get().told_by_id) == (cast.teo.pk, cast.teo.pk)
    assert all_of(Promise).get().goal_id == goal.pk
    html = text(cast.browser("ada").get(f"/meetings/{meeting.pk}/"))
    assert "told to my teacher" in html and "the pool on Sunday" in html
    assert teo.post(url, {"who": cast.bea.pk, "words": "x"}).status_code == 404


def test_a_parked_question_is_a_chip_without_its_words_and_is_read_beside_the_jots(cast):
    meeting = opened(cast)
    actions.park(meeting, by=cast.viewer("rosa"), words="May we talk about reading?")
    html = text(board(cast, "teo"))
    assert "has a question for you" in html and "May we talk" not in html
    assert "May we talk about reading?" in text(cast.browser("teo").get(f"/class/{cast.klass.pk}/jots/"))


def test_the_order_of_cards_does_not_change_when_somebody_asks(cast):
    teo = cast.viewer("teo")
    first = opened(cast)
    second = actions.open_meeting(conference_of(cast, cast.ben), by=teo)

    def order():
        html = text(board(cast, "teo"))
        return sorted((first.pk, second.pk), key=lambda pk: html.index(f'id="t-{pk}"'))

    before = order()
    actions.light(second, "help", by=teo)
    actions.im_here(second, by=teo)
    assert order() == before == [first.pk, second.pk]
