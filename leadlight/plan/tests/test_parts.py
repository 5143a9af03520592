"""The child's agenda, any order, any number from one to nine."""

import pytest
from django.http import Http404

from leadlight.people.models import Choice
from leadlight.plan.actions import parts as actions
from leadlight.plan.models import Beforehand, OwnNotes, Part
from leadlight.plan.names import full_name, short_name
from leadlight.plan.refusals import FanIsFull, LastPart


@pytest.fixture
def ada(cast):
    return cast.viewer("ada")


def sevens(cast):
    return [part.seven or part.name for part in Part.objects.visible_to(cast.viewer("ada")).filter(plan=cast.plan)]


def test_any_order_by_steps_or_by_a_list(cast, ada):
    actions.move_part(cast.part("thanks"), by=ada, step=-1)
    actions.move_part(cast.part("hello"), by=ada, step=-3)
    assert sevens(cast) == ["hello", "proud", "tricky", "show", "goals", "thanks", "family"]
    keys = [cast.part(name).pk for name in ("show", "hello")]
    actions.order_parts(cast.plan, [*keys, 999_999], by=ada)
    assert sevens(cast) == ["show", "hello", "proud", "tricky", "goals", "thanks", "family"]
    before = Choice.objects.visible_to(ada).count()
    actions.order_parts(cast.plan, keys, by=ada)
    assert Choice.objects.visible_to(ada).count() == before


def test_a_name_of_one_s_own_and_back_to_the_translated_one(cast, ada):
    part = actions.name_part(cast.part("tricky"), "The mountain I climbed last week", by=ada)
    assert (full_name(part), short_name(part)) == ("The mountain I climbed last week", "The mountain…")
    part = actions.name_part(cast.part("tricky"), "", by=ada)
    assert (full_name(part), short_name(part)) == ("Something I find tricky", "Tricky")


def test_from_one_to_nine_parts(cast, ada):
    actions.add_part(cast.plan, "My cello", by=ada)
    actions.add_part(cast.plan, "My dog", by=ada)
    assert sevens(cast)[-3:] == ["My cello", "My dog", "thanks"]
    with pytest.raises(FanIsFull):
        actions.add_part(cast.plan, "One more", by=ada)
    parts = list(Part.objects.changeable_by(ada).filter(plan=cast.plan))
    for part in parts[:8]:
        actions.drop_part(part, by=ada)
    with pytest.raises(LastPart):
        actions.drop_part(parts[8], by=ada)
    assert sevens(cast) == ["thanks"]
    actions.put_back_part(parts[0], by=ada)
    assert sevens(cast) == ["hello", "thanks"]


def test_a_full_fan_takes_no_part_back(cast, ada):
    actions.drop_part(cast.part("show"), by=ada)
    for name in ("One", "Two", "Three"):
        actions.add_part(cast.plan, name, by=ada)
    with pytest.raises(FanIsFull):
        actions.put_back_part(cast.part("show"), by=ada)


def test_minutes_and_marks(cast, ada):
    part = actions.shape_part(cast.part(), by=ada, minutes=500, if_time=True, fresh=True, need="Press the button, Baba")
    assert (part.minutes, part.if_time, part.fresh, part.need) == (60, True, True, "Press the button, Baba")
    assert actions.shape_part(part, by=ada, minutes=-4).minutes == 1


def test_notes_and_feelings(cast, ada):
    actions.keep_notes(cast.part(), "First breathe", by=ada)
    actions.keep_notes(cast.part(), "Breathe twice", by=ada)
    assert [row.words for row in OwnNotes.objects.visible_to(ada)] == ["Breathe twice"]
    actions.say_beforehand(cast.plan, by=ada, feelings=["fe_happy"], supports=["su_friend"], leading="lv_point")
    actions.say_beforehand(cast.plan, by=ada, feelings=["fe_calm"])
    rows = Beforehand.objects.visible_to(cast.viewer("teo"))
    assert [(row.feelings, row.supports, row.leading) for row in rows] == [(["fe_calm"], [], "")]


@pytest.mark.parametrize("who", ["ben", "pia", "rosa", "teo", "cora", "zoe"])
def test_nobody_but_the_child_shapes_the_agenda(cast, who):
    part, by = cast.part(), cast.viewer(who)
    for act in (
        lambda: actions.move_part(part, by=by, step=1),
        lambda: actions.name_part(part, "Mine", by=by),
        lambda: actions.drop_part(part, by=by),
        lambda: actions.add_part(cast.plan, "Mine", by=by),
        lambda: actions.shape_part(part, by=by, minutes=1),
        lambda: actions.keep_notes(part, "Mine", by=by),
        lambda: actions.say_beforehand(cast.plan, by=by),
        lambda: actions.order_parts(cast.plan, [], by=by),
    ):
        with pytest.raises(Http404):
            act()
    assert sevens(cast) == ["hello", "proud", "tricky", "show", "goals", "family", "thanks"]
