"""The teacher's page after the conferences: its lines, and what lies ahead."""

from datetime import timedelta

from leadlight.carryon.actions import ask_follow_up, mark_done
from leadlight.carryon.queries import looks_ahead, todos
from leadlight.goals.models import Goal
from leadlight.invite.models import SeparateMeeting
from leadlight.people.models import Person


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


def test_what_is_done_can_be_opened_again(cast):
    row = ask_follow_up(cast.ada, "Call Rosa. About the book.", by=cast.viewer("teo"))
    mark_done(row.pk, by=cast.viewer("teo"))
    assert f"/follow-ups/{row.pk}/open/" in page(cast).content.decode()


def test_a_follow_up_that_says_nothing_comes_back_open(cast):
    answer = cast.browser("teo").post(f"/class/{cast.klass.pk}/follow-ups/", {"learner": cast.ada.pk, "words": ""})
    assert answer.status_code == 422
    assert '<details class="menu" open><summary class="btn small">' in answer.content.decode()
