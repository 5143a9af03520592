"""The teacher's page after the conferences: its lines, and what lies ahead."""

from datetime import timedelta

from django.utils import timezone

from leadlight.carryon.actions import ask_follow_up, mark_done
from leadlight.carryon.queries import looks_ahead, my_promises, todos
from leadlight.goals.models import Goal, Promise
from leadlight.invite.models import SeparateMeeting
from leadlight.people.models import Person
from leadlight.rounds.models import Conference


def page(cast):
    return cast.browser("teo").get(f"/class/{cast.klass.pk}/follow-ups/")


def people(cast):
    return {cast.ada.pk: Person.objects.for_system("a test").get(pk=cast.ada.pk)}


def test_a_line_is_read_by_its_first_sentence(cast):
    for words in (
        "Thank Ada’s aunt. She spoke for two minutes.",
        "May she borrow it? It is about bees.",
        "Call 3.5 times",
    ):
        ask_follow_up(cast.ada, words, by=cast.viewer("teo"))
    told = {(todo.first, todo.rest, todo.named) for todo in todos(people(cast), cast.viewer("teo"))}
    assert told == {
        ("Thank Ada’s aunt", "She spoke for two minutes.", True), ("May she borrow it?", "It is about bees.", False),
        ("Call 3.5 times", "", False),
    }  # fmt: skip


def test_what_a_family_waits_for_stands_first_and_says_who_asked(cast):
    ask_follow_up(cast.ada, "Some day", by=cast.viewer("teo"))
    SeparateMeeting.objects.create(learner=cast.ada, adult=cast.rosa, words="May we talk?")
    groups = page(cast).context["groups"]
    assert [(name, [todo.kind for todo in rows]) for name, rows in groups] == [
        ("This week", ["separate"]), ("When it suits", ["follow_up"]),
    ]  # fmt: skip
    assert groups[0][1][0].asked_by == "Rosa"


def test_the_days_on_which_goals_are_looked_at_again_lie_ahead(cast):
    day = cast.today + timedelta(days=9)
    for words, on in (("Swim", day), ("Read aloud", day), ("Long ago", cast.today - timedelta(days=1))):
        Goal.objects.create(learner=cast.ada, words=words, look_again_on=on)
    assert looks_ahead([cast.ada.pk], cast.viewer("teo")) == [(day, ["Ada"])]
    assert "Ada looks at a goal" in page(cast).content.decode()
    assert looks_ahead([cast.ada.pk], cast.viewer("otis")) == []


def test_a_conference_to_be_held_another_day_leads_to_the_timetable_and_is_done_once_it_was_held(cast):
    row = ask_follow_up(cast.ada, "Hold Ada’s conference", by=cast.viewer("teo"), conference=cast.conference)
    ask_follow_up(cast.ada, "Why so late?", by=cast.viewer("rosa"), conference=cast.conference)
    held = {todo.words: todo.to_hold for todo in todos(people(cast), cast.viewer("teo"))}
    assert held == {"Hold Ada’s conference": cast.conference.pk, "Why so late?": None}
    found = page(cast).content.decode()
    assert f"/class/{cast.klass.pk}/timetable/?child={cast.conference.pk}" in found
    assert f'formaction="/class/{cast.klass.pk}/follow-ups/{row.pk}/done/"' in found
    Conference.objects.for_system("a test").filter(pk=cast.conference.pk).update(held_at=timezone.now())
    assert "/timetable/?child=" not in page(cast).content.decode()


def test_doing_it_again_leads_to_the_timetable_with_the_new_conference(cast):
    answer = cast.browser("teo").post(f"/class/{cast.klass.pk}/conferences/{cast.conference.pk}/redo/")
    new = Conference.objects.for_system("a test").get(redo_of=cast.conference)
    where = (
        f"/class/{cast.klass.pk}/timetable/?child={new.pk}" if new.round_id else f"/class/{cast.klass.pk}/follow-ups/"
    )
    assert answer.headers["Location"] == where
    assert cast.browser("teo").get(where).status_code == 200


def test_promises_stand_in_the_order_in_which_their_goals_are_looked_at_again(cast):
    for words, days in (("Later", 40), ("Some day", None), ("Soon", 9)):
        goal = Goal.objects.create(
            learner=cast.ada, words=words, look_again_on=days and cast.today + timedelta(days=days)
        )
        Promise.objects.create(goal=goal, who="teacher", by=cast.teo, words=words)
    assert [row.words for row in my_promises([cast.ada.pk], cast.viewer("teo"))] == ["Soon", "Later", "Some day"]


def test_what_is_done_can_be_opened_again(cast):
    row = ask_follow_up(cast.ada, "Call Rosa. About the book.", by=cast.viewer("teo"))
    mark_done(row.pk, by=cast.viewer("teo"))
    assert f"/follow-ups/{row.pk}/open/" in page(cast).content.decode()


def test_a_follow_up_that_says_nothing_comes_back_open(cast):
    answer = cast.browser("teo").post(f"/class/{cast.klass.pk}/follow-ups/", {"learner": cast.ada.pk, "words": ""})
    assert answer.status_code == 422
    assert '<details class="menu" open><summary class="btn small">' in answer.content.decode()
