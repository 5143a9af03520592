"""How the access table asks about a conference while it happens."""

from leadlight.confer import actions
from leadlight.confer.models import Jot, Meeting, ParkedQuestion, Saying, Signal, Visit
from leadlight.confer.tests.room import all_of, opened
from leadlight.goals.models import Goal, Promise
from leadlight.plan.models import Part, Suggestion
from tests.access import Ask, probe
from tests.cast import HATS

ADULTS = ("teacher", "cover")
DRIVES = ("learner", *ADULTS)


def page(cast, meeting, who):
    """The meeting's page for whoever leads or circulates; for everybody else the family's."""
    if HATS.get(who) in DRIVES:
        return f"/meetings/{meeting.pk}/"
    return f"/conferences/{cast.conference.pk}/together/"


def at_goal(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    actions.move(meeting, part=cast.part("goals"), by=ada)
    return meeting, actions.make_goal(meeting, by=ada, words="Whistle with two fingers")


@probe("live_room", "read")
def _(cast, who):
    meeting = opened(cast)
    actions.move(meeting, part=cast.part("proud"), by=cast.viewer("ada"))
    return Ask(page(cast, meeting, who), canary="Kite")


@probe("live_room", "comment")
def _(cast, who):
    meeting = opened(cast)
    if HATS.get(who) == "learner":
        url, sent = f"/meetings/{meeting.pk}/seats/", {"name": "Uncle Jo"}
        return Ask(url, "POST", sent, done=lambda: all_of(Meeting).get(pk=meeting.pk).guests == ["Uncle Jo"])
    url = f"/meetings/{meeting.pk}/sayings/"
    return Ask(url, "POST", {"words": "Well tied"}, done=lambda: all_of(Saying).filter(words="Well tied").exists())


@probe("live_room", "change")
def _(cast):
    meeting, part = opened(cast), cast.part("tricky")
    url = f"/meetings/{meeting.pk}/place/"
    return Ask(url, "POST", {"part": part.pk}, done=lambda: all_of(Meeting).get(pk=meeting.pk).part_id == part.pk)


@probe("live_room", "change")
def _(cast):
    cast.pick("Kite")
    url = f"/conferences/{cast.conference.pk}/meeting/"
    return Ask(url, "POST", done=lambda: all_of(Meeting).filter(closed_at=None).exists())


@probe("live_room", "delete")
def _(cast):
    meeting = opened(cast)
    closed = all_of(Meeting).filter(pk=meeting.pk, closed_at__isnull=False)
    return Ask(f"/meetings/{meeting.pk}/end/", "POST", done=lambda: closed.exists())


@probe("goal", "read")
def _(cast, who):
    meeting, _goal = at_goal(cast)
    return Ask(page(cast, meeting, who), canary="Whistle with two fingers")


@probe("goal", "change")
def _(cast):
    meeting, goal = at_goal(cast)
    url = f"/meetings/{meeting.pk}/goal/"
    return Ask(
        url, "POST", {"goal": goal.pk, "words": "Sing"}, done=lambda: all_of(Goal).get(pk=goal.pk).words == "Sing"
    )


@probe("goal", "comment")
@probe("promise", "comment")
def _(cast):
    meeting, goal = at_goal(cast)
    url = f"/meetings/{meeting.pk}/promise/"
    return Ask(url, "POST", {"goal": goal.pk, "words": "whistle along"}, done=lambda: all_of(Promise).exists())


@probe("promise", "read")
def _(cast, who):
    meeting, goal = at_goal(cast)
    if who == "raul":  # another household: what the teacher promises reaches it, what Rosa promises does not
        actions.promise_here(meeting, goal, by=cast.viewer("teo"), words="whistle along on Sundays")
        return Ask(page(cast, meeting, who), canary="whistle along on Sundays")
    actions.promise_here(meeting, goal, by=cast.viewer("rosa"), words="whistle along on Sundays")
    return Ask(page(cast, meeting, who), canary="whistle along on Sundays")


@probe("promise", "delete")
def _(cast):
    meeting, goal = at_goal(cast)
    made = actions.promise_here(meeting, goal, by=cast.viewer("rosa"), words="whistle along")
    url = f"/meetings/{meeting.pk}/promise/{made.pk}/withdrawal/"
    return Ask(url, "POST", done=lambda: all_of(Promise).get().withdrawn_at is not None)


@probe("signal", "read")
def _(cast, who):
    meeting = opened(cast)
    actions.light(meeting, "help", by=cast.viewer("ada"))
    if HATS.get(who) in ADULTS:
        return Ask(f"/class/{cast.klass.pk}/board/", canary="Ada would like help")
    return Ask(page(cast, meeting, who), canary="My lamp is lit") if who == "ada" else Ask(f"/meetings/{meeting.pk}/")


@probe("signal", "comment")
def _(cast):
    meeting = opened(cast)
    return Ask(f"/meetings/{meeting.pk}/lamps/", "POST", {"kind": "come"}, done=lambda: all_of(Signal).exists())


@probe("signal", "change")
def _(cast, who):
    meeting = opened(cast)
    lamp = actions.light(meeting, "help", by=cast.viewer("ada"))
    if HATS.get(who) in ADULTS:
        return Ask(f"/lamps/{lamp.pk}/going/", "POST", done=lambda: all_of(Signal).get().going_id is not None)
    sent = {"kind": "help", "out": "1"}
    return Ask(f"/meetings/{meeting.pk}/lamps/", "POST", sent, done=lambda: all_of(Signal).get().out_at is not None)


@probe("signal", "change")
def _(cast, who):
    """A colleague is sent; whoever is not of the class sends nobody."""
    meeting = opened(cast)
    lamp = actions.light(meeting, "help", by=cast.viewer("ada"))
    if who in ("ada", "pia", "ben"):
        return Ask(
            f"/meetings/{meeting.pk}/lamps/",
            "POST",
            {"kind": "help", "out": "1"},
            done=lambda: all_of(Signal).get().out_at is not None,
        )
    colleague = cast.cora if who == "tia" else cast.tia  # Teo has handed the class over
    done = lambda: all_of(Signal).get().sent_by_id is not None  # noqa: E731
    return Ask(f"/lamps/{lamp.pk}/sending/", "POST", {"who": colleague.pk}, done=done)


def said(cast):
    meeting = opened(cast)
    actions.move(meeting, part=cast.part("proud"), by=cast.viewer("ada"))
    return meeting, actions.say(meeting, by=cast.viewer("rosa"), words="I saw you untangle it")


@probe("saying", "read")
def _(cast, who):
    """Who reads the page but not the words has a page test of their own; here they ask for the words by number."""
    meeting, saying = said(cast)
    if who == "raul":
        return Ask(f"/sayings/{saying.pk}/withdrawal/", "POST")
    return Ask(page(cast, meeting, who), canary="I saw you untangle it")


@probe("saying", "comment")
def _(cast, who):
    meeting, saying = said(cast)
    if HATS.get(who) == "learner":
        url = f"/sayings/{saying.pk}/putting-away/"
        return Ask(url, "POST", done=lambda: all_of(Saying).get(pk=saying.pk).hidden_at is not None)
    url = f"/meetings/{meeting.pk}/sayings/"
    return Ask(url, "POST", {"heart": "1"}, done=lambda: all_of(Saying).filter(heart=True).exists())


@probe("saying", "change")
def _(cast):
    _meeting, saying = said(cast)
    url = f"/sayings/{saying.pk}/rendering/"
    return Ask(url, "POST", {"words": "Te vi"}, done=lambda: all_of(Saying).get().translation == "Te vi")


@probe("saying", "delete")
def _(cast):
    _meeting, saying = said(cast)
    return Ask(f"/sayings/{saying.pk}/withdrawal/", "POST", done=lambda: not all_of(Saying).exists())


@probe("parked_question", "read")
def _(cast, who):
    meeting = opened(cast)
    parked = actions.park(meeting, by=cast.viewer("rosa"), words="May we talk about reading?")
    if who in ("ada", "raul", "ivo"):
        return Ask(f"/parked/{parked.pk}/withdrawal/", "POST")
    url = f"/class/{cast.klass.pk}/jots/" if HATS.get(who) in ADULTS else page(cast, meeting, who)
    return Ask(url, canary="May we talk about reading?")


@probe("parked_question", "comment")
def _(cast):
    meeting = opened(cast)
    url = f"/meetings/{meeting.pk}/parked/"
    return Ask(url, "POST", {"words": "Reading?"}, done=lambda: all_of(ParkedQuestion).exists())


@probe("parked_question", "delete")
def _(cast):
    meeting = opened(cast)
    parked = actions.park(meeting, by=cast.viewer("rosa"), words="Reading?")
    return Ask(f"/parked/{parked.pk}/withdrawal/", "POST", done=lambda: not all_of(ParkedQuestion).exists())


def noted(cast):
    return actions.jot(opened(cast), by=cast.viewer("teo"), words="counts on fingers", private=False)


@probe("teacher_note", "read")
def _(cast):
    noted(cast)
    return Ask(f"/class/{cast.klass.pk}/jots/", canary="counts on fingers")


@probe("teacher_note", "comment")
def _(cast):
    meeting = opened(cast)
    url = f"/meetings/{meeting.pk}/jots/"
    return Ask(url, "POST", {"chips": "hp_jot_listened"}, done=lambda: all_of(Jot).exists())


@probe("teacher_note", "change")
def _(cast):
    row = noted(cast)
    return Ask(
        f"/jots/{row.pk}/", "POST", {"words": "uses strips"}, done=lambda: all_of(Jot).get().words == "uses strips"
    )


@probe("teacher_note", "delete")
def _(cast):
    row = noted(cast)
    return Ask(f"/jots/{row.pk}/withdrawal/", "POST", done=lambda: not all_of(Jot).exists())


@probe("visit", "read")
def _(cast, who):
    """Others of the class read the board without it (see test_board); a visit has no address of its own."""
    visit = actions.im_here(opened(cast), by=cast.viewer("teo"))
    if who in ("tia", "cora"):
        return Ask(f"/visits/{visit.pk}/")
    return Ask(f"/class/{cast.klass.pk}/board/", canary="You: now")


@probe("visit", "change")
def _(cast):
    meeting = opened(cast)
    return Ask(f"/meetings/{meeting.pk}/visit/", "POST", done=lambda: all_of(Visit).exists())


@probe("conference_plan", "comment")
def _(cast, who):
    """The child says what they need; the class's adults leave an idea; the family speaks while it is shown."""
    meeting = opened(cast)
    if HATS.get(who) == "learner":
        part, need = cast.part("proud"), {"need": "Look first, then ask", "minutes": 3}
        url = f"/conference/parts/{part.pk}/shape/"
        return Ask(url, "POST", need, done=lambda: all_of(Part).get(pk=part.pk).need == "Look first, then ask")
    if HATS.get(who) in ("family", None):
        url, said = f"/meetings/{meeting.pk}/sayings/", all_of(Saying).filter(words="Show us more")
        return Ask(url, "POST", {"words": "Show us more"}, done=said.exists)
    ideas = all_of(Suggestion).filter(plan=cast.plan)
    return Ask(f"/learners/{cast.ada.pk}/plan/suggestions/", "POST", {"words": "Bring the kite"}, done=ideas.exists)
