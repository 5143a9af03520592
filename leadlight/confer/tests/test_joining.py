import pytest
from django.http import Http404

from leadlight.confer import actions
from leadlight.confer.models import ParkedQuestion, Rendering, Saying
from leadlight.confer.tests.room import again, all_of, opened
from leadlight.goals.models import Goal, Promise
from leadlight.people.models import Choice


def heard(cast, who, meeting):
    rows = Saying.objects.visible_to(cast.viewer(who)).filter(meeting=meeting)
    return list(rows.values_list("words", flat=True))


def test_words_reach_the_child_and_the_class_adults_and_no_other_household(cast):
    meeting = opened(cast)
    actions.say(meeting, by=cast.viewer("rosa"), words="I noticed the knots")
    for who in ("ada", "rosa", "teo", "tia", "cora", "ivo"):
        assert heard(cast, who, meeting) == ["I noticed the knots"], who
    for who in ("raul", "ben", "bea", "otis", "olga", "zoe", "bram", "inga"):
        assert heard(cast, who, meeting) == [], who


def test_a_saying_stands_at_the_part_the_child_is_at_or_the_one_named(cast):
    meeting, rosa = opened(cast), cast.viewer("rosa")
    actions.move(meeting, part=cast.part("tricky"), by=cast.viewer("ada"))
    now = actions.say(meeting, by=rosa, words="I was scared of fractions too")
    earlier = actions.say(meeting, by=rosa, heart=True, part=cast.part("proud"))
    assert (now.part_id, now.pick_id) == (cast.part("tricky").pk, cast.fractions.pk)
    assert (earlier.part_id, earlier.pick_id) == (cast.part("proud").pk, None)


def test_thirty_in_five_minutes_and_then_a_kind_refusal(cast):
    meeting, rosa = opened(cast), cast.viewer("rosa")
    for number in range(30):
        actions.say(meeting, by=rosa, words=f"{number}")
    with pytest.raises(actions.TooManyWords):
        actions.say(meeting, by=rosa, words="one more")
    actions.say(meeting, by=cast.viewer("raul"), words="my first")
    assert all_of(Saying).count() == 31


def test_nothing_is_said_into_a_closed_meeting(cast):
    meeting = opened(cast)
    actions.finish(meeting, by=cast.viewer("ada"))
    with pytest.raises(actions.OverForToday):
        actions.say(meeting, by=cast.viewer("rosa"), words="Wait")
    assert all_of(Saying).count() == 0


@pytest.mark.parametrize("who", ["ben", "bea", "otis", "olga", "inga", "bram", "zoe", "ada"])
def test_who_is_not_there_says_nothing(cast, who):
    meeting = opened(cast)
    with pytest.raises(Http404):
        actions.say(meeting, by=cast.viewer(who), words="Hello")
    assert all_of(Saying).count() == 0


def test_the_child_puts_words_away_and_back_and_the_writer_takes_them_back(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    saying = actions.say(meeting, by=cast.viewer("rosa"), words="Hm")
    for who in ("teo", "rosa"):
        with pytest.raises(Http404):
            actions.hide_saying(saying, by=cast.viewer(who))
    actions.hide_saying(saying, by=ada)
    assert all_of(Saying).get().hidden_at is not None
    actions.show_saying(saying, by=ada)
    assert all_of(Saying).get().hidden_at is None
    for who in ("ada", "teo", "raul"):
        with pytest.raises(Http404):
            actions.take_back_saying(saying, by=cast.viewer(who))
    actions.take_back_saying(saying, by=cast.viewer("rosa"))
    assert all_of(Saying).count() == 0


def test_a_parked_question_is_never_the_childs_to_read_and_lights_nothing_on_their_page(cast):
    meeting = opened(cast)
    before = again(meeting).step
    actions.park(meeting, by=cast.viewer("rosa"), words="Is reading going well?")
    who_reads = {
        who: ParkedQuestion.objects.visible_to(cast.viewer(who)).count()
        for who in ("rosa", "teo", "tia", "cora", "ada", "ben", "raul", "ivo", "olga")
    }
    assert who_reads == {"rosa": 1, "teo": 1, "tia": 1, "cora": 1, "ada": 0, "ben": 0, "raul": 0, "ivo": 0, "olga": 0}
    assert again(meeting).step == before


def test_three_promises_each_in_its_owners_words_and_one_is_enough(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    goal = actions.make_goal(meeting, by=ada, words="Compare any two fractions")
    actions.promise_here(meeting, goal, by=cast.viewer("rosa"), words="cut the bread on Fridays")
    assert list(all_of(Promise).values_list("who", "words")) == [("family", "cut the bread on Fridays")]
    actions.promise_here(meeting, goal, by=ada, words="draw first")
    actions.promise_here(meeting, goal, by=cast.viewer("teo"), words="bring the strips")
    assert set(all_of(Promise).values_list("who", flat=True)) == {"learner", "family", "teacher"}
    choice = all_of(Choice).get(what="worded a goal")
    assert (choice.by_id, choice.decided) == (cast.ada.pk, "alone")


def test_promising_again_gives_the_same_promise_new_words(cast):
    meeting = opened(cast)
    goal = actions.make_goal(meeting, by=cast.viewer("ada"), words="Read longer books")
    for words in ("read to you", "read with you on Sundays"):
        actions.promise_here(meeting, goal, by=cast.viewer("rosa"), words=words)
    assert [row.words for row in all_of(Promise)] == ["read with you on Sundays"]


@pytest.mark.parametrize("who", ["teo", "rosa", "cora"])
def test_no_adult_words_or_rewords_a_goal(cast, who):
    meeting, by = opened(cast), cast.viewer(who)
    goal = actions.make_goal(meeting, by=cast.viewer("ada"), words="Mine")
    with pytest.raises(Http404):
        actions.make_goal(meeting, by=by, words="Ours")
    with pytest.raises(Http404):
        actions.change_goal_here(meeting, goal, by=by, words="Ours")
    assert [row.words for row in all_of(Goal)] == ["Mine"]


def test_the_interpreter_reads_the_goal_made_here_until_the_meeting_closes(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    old = cast.goal("An older goal")
    actions.make_goal(meeting, by=ada, words="A new one")
    assert [row.words for row in Goal.objects.visible_to(cast.viewer("ivo"))] == ["A new one"]
    actions.finish(meeting, by=ada)
    assert list(Goal.objects.visible_to(cast.viewer("ivo"))) == []
    assert old in Goal.objects.visible_to(cast.viewer("rosa"))


def test_words_told_to_the_teacher_are_stamped_and_only_for_this_childs_family(cast):
    meeting, teo = opened(cast), cast.viewer("teo")
    goal = actions.make_goal(meeting, by=cast.viewer("ada"), words="Swim")
    said = actions.say_for(meeting, cast.raul.pk, by=teo, words="I felt proud")
    promised = actions.tell_promise_for(meeting, goal, cast.raul.pk, by=teo, words="go to the pool")
    assert (said.by_id, said.told_by_id, said.hat) == (cast.raul.pk, cast.teo.pk, "family")
    assert (promised.by_id, promised.told_by_id, promised.who) == (cast.raul.pk, cast.teo.pk, "family")
    for adult in (cast.bea, cast.inga):
        with pytest.raises(Http404):
            actions.say_for(meeting, adult.pk, by=teo, words="x")
        with pytest.raises(Http404):
            actions.tell_promise_for(meeting, goal, adult.pk, by=teo, words="x")
    with pytest.raises(Http404):
        actions.say_for(meeting, cast.raul.pk, by=cast.viewer("rosa"), words="x")


def test_only_an_interpreter_renders_and_only_while_it_is_open(cast):
    meeting, ivo = opened(cast), cast.viewer("ivo")
    saying = actions.say(meeting, by=cast.viewer("rosa"), words="مرحبا")
    actions.render_saying(saying, by=ivo, words="Hello")
    actions.render_piece(meeting, cast.kite, by=ivo, words="خطتها وحدي", language="ar")
    actions.render_piece(meeting, cast.kite, by=ivo, words="خِطتُها وحدي", language="ar")
    assert all_of(Saying).get().translation == "Hello"
    assert [row.words for row in all_of(Rendering)] == ["خِطتُها وحدي"]
    for who in ("rosa", "teo", "ada"):
        with pytest.raises(Http404):
            actions.render_piece(meeting, cast.kite, by=cast.viewer(who), words="x", language="ar")
    actions.finish(meeting, by=cast.viewer("ada"))
    with pytest.raises(Http404):
        actions.render_saying(saying, by=ivo, words="Too late")
