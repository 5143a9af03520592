"""Every decision of the cycle leaves a line of its own, saying who decided: the source of the private mirror."""

import pytest
from django.utils import timezone

from leadlight.carryon import actions as after
from leadlight.confer import actions as meetings
from leadlight.goals import actions as goals
from leadlight.people.models import Choice
from leadlight.plan.actions import parts, picks, suggestions
from leadlight.portfolio import actions as pieces
from leadlight.portfolio.models import Reflection
from leadlight.rehearse import actions as rehearse
from leadlight.rehearse.models import Advice


def collecting(cast, ada):
    mine = pieces.add_piece(pieces.Made(words="It flew"), by=ada, kind="writing", title="Kite")
    yield "added"
    for act, says in (
        (pieces.put_away, "put away"),
        (pieces.bring_back, "brought back"),
        (lambda row, by: pieces.show_to(row, "family", by=by), "showed to family"),
        (lambda row, by: pieces.stop_showing(row, "family", by=by), "took from family"),
        (pieces.bin_piece, "put in the bin"),
    ):
        act(mine, by=ada)
        yield says
    words = Reflection.objects.create(learner=cast.ada, words="Hard")
    pieces.bin_reflection(words, by=ada)
    yield "put in the bin"
    offered = {"kept_at": None, "added_by": cast.rosa, "added_hat": "family"}
    pieces.give_back(cast.artifact("Shells", **offered), by=ada)
    yield "given back"
    pieces.keep_offered(cast.artifact("Song", **offered), by=ada)
    yield "kept"


def planning(cast, ada):
    part, moon = cast.part(), cast.artifact("Moon")
    pick, _hints = picks.pick_artifact(cast.plan, moon, by=ada, part=part)
    yield "picked"
    for act, says in (
        (lambda: picks.give_reason(pick, by=ada, reason="It is round"), "gave a reason"),
        (lambda: picks.move_pick(pick, by=ada, step=1), "ordered"),
        (lambda: picks.drop_pick(pick, by=ada), "dropped"),
        (lambda: picks.put_back_pick(pick, by=ada), "picked"),
        (lambda: picks.leave_empty(cast.part("tricky"), by=ada), "left empty"),
        (lambda: picks.leave_empty(cast.part("tricky"), by=ada, on_purpose=False), "opened again"),
        (lambda: picks.say_ready(cast.plan, by=ada), "ready"),
        (lambda: picks.say_ready(cast.plan, by=ada, ready=False), "not yet"),
        (lambda: parts.name_part(part, "Wow", by=ada), "named a part"),
        (lambda: parts.move_part(part, by=ada, step=1), "ordered"),
        (lambda: parts.shape_part(part, by=ada, minutes=9), "shaped a part"),
        (lambda: parts.drop_part(part, by=ada), "dropped a part"),
        (lambda: parts.put_back_part(part, by=ada), "put back a part"),
        (lambda: parts.add_part(cast.plan, "My dog", by=ada), "added a part"),
        (lambda: parts.order_parts(cast.plan, [cast.part("show").pk], by=ada), "ordered"),
        (lambda: parts.say_beforehand(cast.plan, by=ada, feelings=["fe_brave"]), "said beforehand"),
    ):
        act()
        yield says


def with_help(cast, ada):
    """An idea of the teacher's, taken up and refused; a pick the teacher wrote down for the child."""
    teo = cast.viewer("teo")
    idea = suggestions.suggest(cast.plan, "Say it in a song?", by=teo)
    suggestions.take_suggestion(idea, by=ada)
    yield "took an idea", "with_help"
    suggestions.decline_suggestion(idea, by=ada)
    yield "no, thanks", "alone"
    piece = suggestions.suggest(cast.plan, "The kite?", by=teo, part=cast.part("show"), artifact=cast.artifact("Wing"))
    suggestions.take_suggestion(piece, by=ada)
    yield "picked", "with_help"
    picks.note_pick_for(cast.plan, by=teo, part=cast.part("show"), topic="My brother")
    yield "picked", "for_child"
    pieces.add_piece_for(cast.ada.pk, pieces.Made(words="Seen in class"), by=teo, kind="writing", title="Maths")
    yield "added", "for_child"
    pairing = rehearse.say_yes(rehearse.ask_partner(cast.pia, by=ada), by=cast.viewer("pia"))
    yield "asked a friend", "alone"
    rehearse.use_advice(Advice.objects.create(pairing=pairing, by=cast.pia, noticed="The tail"), by=ada)
    yield "uses an idea", "with_help"


def meeting_and_after(cast, ada):
    _ = cast.plan
    meetings.release(cast.conference, by=ada)
    yield "released"
    meeting = meetings.open_meeting(cast.conference, by=ada)
    yield "opened"
    goal = goals.word_goal(by=ada, words="Whistle")
    yield "worded a goal"
    for act, says in (
        (lambda: goals.reword_goal(goal, by=ada, words="Whistle loud"), "reworded a goal"),
        (lambda: goals.reach(goal, by=ada), "reached a goal"),
        (lambda: goals.reopen(goal, by=ada), "took a goal up again"),
        (lambda: goals.go_on(goal, timezone.localdate(), by=ada), "goes on with a goal"),
        (lambda: goals.let_go(goal, by=ada), "let a goal go"),
        (lambda: meetings.finish(meeting, by=ada), ""),
        (lambda: after.wish_to_redo(cast.conference, by=ada), "wished to redo"),
        (lambda: after.redo(cast.conference, by=ada), "began a redo"),
        (lambda: after.begin_mini(cast.ada, [cast.rosa], by=ada), "began a mini"),
    ):
        act()
        if says:
            yield says


@pytest.mark.parametrize("story", [collecting, planning, with_help, meeting_and_after])
def test_each_decision_leaves_its_own_line(cast, story):
    said = [line if isinstance(line, tuple) else (line, "alone") for line in story(cast, cast.viewer("ada"))]
    rows = Choice.objects.visible_to(cast.viewer("ada"))
    assert [(row.what, row.decided) for row in rows] == said


@pytest.mark.parametrize(("who", "decided"), [("teo", "for_child"), ("cora", "for_child")])
def test_what_an_adult_of_the_class_does_for_a_child_says_so(cast, who, decided):
    cast.pick("Kite")
    by = cast.viewer(who)
    meetings.release(cast.conference, by=by)
    meetings.finish(meetings.open_meeting(cast.conference, by=by), by=by)
    after.redo(cast.conference, by=by)
    after.begin_mini(cast.ada, [], by=by)
    rows = [(row.what, row.decided, row.by_id) for row in Choice.objects.visible_to(cast.viewer("ada"))]
    me = by.person_id
    assert rows == [
        ("released", decided, me),
        ("opened", decided, me),
        ("began a redo", "with_help", me),
        ("began a mini", "with_help", me),
    ]
