"""Choosing, changing one's mind, and what an adult may write down for a child."""

import pytest
from django.http import Http404

from leadlight.people.models import Choice
from leadlight.plan.actions import picks as actions
from leadlight.plan.models import Boundary, Pick
from leadlight.plan.refusals import NothingChosen


def choices(cast):
    rows = Choice.objects.visible_to(cast.viewer("ada"))
    return [(row.what, row.decided, row.hat, row.by_id) for row in rows]


def titles(cast, seven="proud"):
    rows = Pick.objects.visible_to(cast.viewer("ada")).filter(part__plan=cast.plan, part__seven=seven)
    return [row.artifact.title if row.artifact_id else row.activity or row.topic for row in rows]


@pytest.fixture
def ada(cast):
    return cast.viewer("ada")


def test_a_pick_goes_last_and_leaves_a_choice(cast, ada):
    cast.pick("Moon")
    kite, part = cast.artifact("Kite"), cast.part()
    pick, hints = actions.pick_artifact(cast.plan, kite, by=ada, part=part, reason="It flew", reasons=["ch_new"])
    assert (pick.position, pick.reason, pick.reasons, hints) == (2, "It flew", ["ch_new"], [])
    assert titles(cast) == ["Moon", "Kite"]
    assert choices(cast) == [("picked", "alone", "learner", cast.ada.pk)]


def test_picking_twice_keeps_one_pick_and_the_newer_reason(cast, ada):
    kite, part = cast.artifact("Kite"), cast.part()
    first, _ = actions.pick_artifact(cast.plan, kite, by=ada, part=part, reason="It flew")
    again, _ = actions.pick_artifact(cast.plan, kite, by=ada, part=part)
    newer, _ = actions.pick_artifact(cast.plan, kite, by=ada, part=part, reason="It flew twice")
    assert {first.pk, again.pk, newer.pk} == {first.pk}
    assert [(row.reason, row.dropped_at is None) for row in Pick.objects.ever_by(ada).order_by("at")] == [
        ("It flew", False), ("It flew twice", True),
    ]  # fmt: skip


def test_one_three_and_seven_picks_are_all_fine_and_activities_and_topics_too(cast, ada):
    for number in range(7):
        actions.pick_artifact(cast.plan, cast.artifact(f"Piece {number}"), by=ada, part=cast.part())
    actions.pick_activity(cast.plan, "We build a tower", by=ada, part=cast.part("show"))
    actions.pick_topic(cast.plan, "My new school", by=ada, part=cast.part("family"))
    actions.pick_topic(cast.plan, " My new school ", by=ada, part=cast.part("family"))
    assert len(titles(cast)) == 7
    assert titles(cast, "show") + titles(cast, "family") == ["We build a tower", "My new school"]
    with pytest.raises(NothingChosen):
        actions.pick_topic(cast.plan, "  ", by=ada, part=cast.part("family"))


def test_what_the_class_agreed_is_said_and_blocks_nothing(cast, ada):
    row = Boundary.objects.create(klass=cast.klass, words="One proud piece.", seven="proud", most=1)
    _, hints = actions.pick_artifact(cast.plan, cast.artifact("Kite"), by=ada, part=cast.part())
    _, still = actions.pick_artifact(cast.plan, cast.artifact("Moon"), by=ada, part=cast.part())
    assert (hints, still) == ([], [])  # proposed is not agreed
    Boundary.objects.for_system("a test").filter(pk=row.pk).update(agreed_on=cast.today, agreed_by="class")
    _pick, hints = actions.pick_artifact(cast.plan, cast.artifact("Bean"), by=ada, part=cast.part())
    assert hints == ["One proud piece. Our class said 1. I can still choose."]
    assert titles(cast) == ["Kite", "Moon", "Bean"]


def test_an_agreement_of_another_class_says_nothing_here(cast, ada):
    Boundary.objects.create(klass=cast.other_class, words="None.", most=0, agreed_on=cast.today, agreed_by="class")
    assert actions.pick_artifact(cast.plan, cast.artifact("Kite"), by=ada, part=cast.part())[1] == []


@pytest.mark.parametrize("who", ["ben", "pia", "rosa", "teo", "cora", "lea", "zoe"])
def test_nobody_but_the_child_picks_drops_or_reasons(cast, who):
    pick, kite = cast.pick("Moon"), cast.artifact("Kite")
    by = cast.viewer(who)
    for act in (
        lambda: actions.pick_artifact(cast.plan, kite, by=by, part=cast.part()),
        lambda: actions.drop_pick(pick, by=by),
        lambda: actions.give_reason(pick, by=by, reason="Better"),
        lambda: actions.move_pick(pick, by=by, step=1),
        lambda: actions.leave_empty(cast.part(), by=by),
        lambda: actions.say_ready(cast.plan, by=by),
    ):
        with pytest.raises(Http404):
            act()
    assert titles(cast) == ["Moon"]
    assert choices(cast) == []


def test_somebody_else_s_piece_cannot_be_picked(cast, ada):
    ben_s = cast.artifact("Ben's robot", learner=cast.ben)
    with pytest.raises(Http404):
        actions.pick_artifact(cast.plan, ben_s, by=ada, part=cast.part())


def test_dropping_keeps_the_history_and_can_be_taken_back(cast, ada):
    pick = cast.pick("Kite")
    actions.drop_pick(pick, by=ada)
    assert titles(cast) == []
    actions.put_back_pick(pick, by=ada)
    actions.put_back_pick(pick, by=ada)
    assert titles(cast) == ["Kite"]
    assert [what for what, *_ in choices(cast)] == ["dropped", "picked"]


def test_dropped_then_picked_anew_then_put_back_is_one_pick(cast, ada):
    pick = cast.pick("Kite")
    actions.drop_pick(pick, by=ada)
    fresh, _ = actions.pick_artifact(cast.plan, pick.artifact, by=ada, part=cast.part())
    assert actions.put_back_pick(pick, by=ada) == fresh
    assert titles(cast) == ["Kite"]


def test_order_inside_a_part(cast, ada):
    for title in ("Kite", "Moon", "Bean"):
        pick = cast.pick(title)
    actions.move_pick(pick, by=ada, step=-1)
    assert titles(cast) == ["Kite", "Bean", "Moon"]
    actions.move_pick(pick, by=ada, step=-5)
    assert titles(cast) == ["Bean", "Kite", "Moon"]


def test_a_teacher_notes_a_pick_for_the_child_stamped_and_the_child_drops_it(cast, ada):
    kite, teo = cast.artifact("Kite"), cast.viewer("teo")
    pick = actions.note_pick_for(cast.plan, by=teo, part=cast.part(), artifact=kite, reason="Ada said: it flew")
    assert actions.note_pick_for(cast.plan, by=teo, part=cast.part(), artifact=kite) == pick
    assert (pick.noted_by_id, pick.reason) == (cast.teo.pk, "Ada said: it flew")
    assert choices(cast) == [("picked", "for_child", "teacher", cast.teo.pk)]
    actions.drop_pick(pick, by=ada)
    assert titles(cast) == []


def test_noting_is_for_adults_of_the_class_and_pieces_of_the_learner(cast):
    kite, part = cast.artifact("Kite"), cast.part()
    for who in ("otis", "zoe", "rosa", "ben", "lea", "ada"):
        with pytest.raises(Http404):
            actions.note_pick_for(cast.plan, by=cast.viewer(who), part=part, artifact=kite)
    with pytest.raises(Http404):
        actions.note_pick_for(cast.plan, by=cast.viewer("teo"), part=part, artifact=cast.artifact("Robot", cast.ben))
    with pytest.raises(NothingChosen):
        actions.note_pick_for(cast.plan, by=cast.viewer("teo"), part=part)
    assert actions.note_pick_for(cast.plan, by=cast.viewer("cora"), part=part, topic="Swimming").topic == "Swimming"


def test_empty_on_purpose_ends_when_something_is_chosen(cast, ada):
    actions.leave_empty(cast.part(), by=ada)
    assert cast.part().left_empty_at is not None
    actions.pick_artifact(cast.plan, cast.artifact("Kite"), by=ada, part=cast.part())
    assert cast.part().left_empty_at is None
