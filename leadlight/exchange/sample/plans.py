"""What the children have chosen to show, why, and what adults put beside it."""

from datetime import time

from leadlight.exchange.sample.story import read
from leadlight.people.models import Choice
from leadlight.plan.actions.agreements import agree_boundary, propose_boundary, write_criterion
from leadlight.plan.actions.begin import parts_from
from leadlight.plan.actions.parts import keep_notes, say_beforehand, shape_part
from leadlight.plan.actions.suggestions import suggest
from leadlight.plan.models import Part, Pick, Plan, Showing, Suggestion
from leadlight.plan.names import SEVEN
from leadlight.portfolio.models import Sticky
from leadlight.reflect.models import ClassStarter
from leadlight.rounds.models import Conference

WORDS = {"do": "activity", "talk": "topic"}


def make_plans(story):
    told = read("year.toml")
    for name, klass in story.classes.items():
        _agree(story, name, klass, told["agreed"][name])
    for name, (plan, parts) in _begin(story).items():
        _plan(story, name, plan, parts, told["plan"].get(name, {}))
    for row in told["suggestions"]["list"]:
        if story.knows(row[0]):
            _suggest(story, *row)


def _agree(story, name, klass, told):
    teacher = story.teacher(name)
    for words, seven, least, most, by in told["list"]:
        row = propose_boundary(klass, words, by=teacher, seven=seven, least=least, most=most)
        agree_boundary(row, by=teacher, agreed_by=by, on=story.at(-21).date())
    for sense, words, child in told["criteria"]:
        write_criterion(klass, words, by=teacher, sense=sense, made_by=child)
    for words in told.get("starters", []):
        ClassStarter.objects.create(klass=klass, text=words)


def _begin(story) -> dict:
    """Everybody's plan, with the parts of the agenda their conferences call for: {learner: (Plan, parts)}."""
    made = story.at(-12)
    plans = Plan.objects.bulk_create(Plan(learner=person, made_at=made) for person in story.learners.values())
    by_learner = {plan.learner_id: plan for plan in plans}
    held = Conference.objects.for_system("everybody's, in the story").filter(learner__in=by_learner)
    held = held.select_related("round")
    Showing.objects.bulk_create(Showing(plan=by_learner[row.learner_id], conference=row) for row in held)
    agendas = {row.learner_id: row.round.agenda for row in held}
    begun = {}
    for name, plan in zip(story.learners, plans, strict=True):
        begun[name] = plan, parts_from(agendas[plan.learner_id], plan)
    Part.objects.bulk_create(part for _plan, parts in begun.values() for part in parts)
    return begun


def _plan(story, name, plan, parts, told):
    by = story.learner(name)
    by_seven = {part.seven: part for part in reversed(parts)}
    for seven in SEVEN:
        if seven in by_seven:
            _picks(story, name, by_seven[seven], told.get(seven, []))
    for seven, words in told.get("notes", {}).items():
        keep_notes(by_seven[seven], words, by=by)
    _shape(by_seven, told, by)
    if "feelings" in told:
        asked = {"supports": told.get("supports", []), "leading": told.get("leading", "")}
        say_beforehand(plan, by=by, feelings=told["feelings"], **asked)
    for picture, words in told.get("sticky", {}).items():
        Sticky.objects.create(artifact=story.pieces[name, picture], words=words, at=story.at(-3))
    if told.get("ready"):
        rows = Plan.objects.for_system("ready since yesterday, in the story").filter(pk=plan.pk)
        rows.update(ready_at=story.at(-1, time(14, 5)))


def _picks(story, name, part, told):
    """What is shown in one part, and the line that says who decided it."""
    for position, (thing, why) in enumerate(told, 1):
        kind, _, words = thing.partition(": ")
        shown = {WORDS[kind]: words} if words else {"artifact": story.pieces[name, thing]}
        at = story.at(-8 + position, time(13, 20))
        pick = Pick.objects.create(part=part, position=position, reason=why, language="en", at=at, **shown)
        learner = story.learners[name]
        Choice.objects.create(
            learner=learner, by=learner, hat="learner", decided="with_help" if thing == "face" else "alone",
            what="picked", subject=Pick._meta.label, key=pick.pk, at=at,
        )  # fmt: skip


def _shape(parts, told, by):
    for seven, fresh in told.get("fresh", {}).items():
        shape_part(parts[seven], by=by, fresh=fresh)
    for seven, minutes in told.get("minutes", {}).items():
        shape_part(parts[seven], by=by, minutes=minutes)
    for seven, need in told.get("need", {}).items():
        shape_part(parts[seven], by=by, need=need, if_time=True)
    for seven in told.get("only_us", []):
        shape_part(parts[seven], by=by, only_us=True)


def _suggest(story, name, by, seven, picture, words, asks):
    teacher = story.teacher(name)
    plan = Plan.objects.visible_to(teacher).get(learner=story.learners[name], ended_at=None)
    part = Part.objects.visible_to(teacher).filter(plan=plan, seven=seven).first()
    made = suggest(plan, words, by=teacher, part=part, artifact=story.pieces[name, picture], asks=asks)
    Suggestion.objects.visible_to(teacher).filter(pk=made.pk).update(at=story.at(-2, time(15, 50)))
