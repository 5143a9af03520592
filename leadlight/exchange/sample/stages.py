"""How far the story has gone when a picture is taken: as on the first day of the sample, or some way on."""

from datetime import timedelta

from leadlight.confer.actions import circulating, joining, leading
from leadlight.confer.models import Meeting
from leadlight.exchange.sample.tables import WHY, _class_of, _viewer, lay_evening
from leadlight.goals.models import Goal, Promise
from leadlight.people.models import Person
from leadlight.plan.actions.parts import shape_part
from leadlight.plan.actions.picks import drop_pick, pick_artifact, pick_topic
from leadlight.plan.models import Part, Pick
from leadlight.portfolio.models import Artifact

LINA, BABA, TEACHER = "Lina Haddad", "Nabil Haddad", "Adaeze Okafor"
TITLE, WEEKS = "Pizza halves", 12
WORDS = {"goals": "Any two fractions", "family": "Mama, Baba and Teta", "thanks": "Dates and my drawing"}
FRESH = {"tricky": True, "goals": False}
MINE = "Draw first, then check with a number line. Two every Tuesday."
FAMILYS = "Let Lina cut the bread on Fridays and ask “how many eighths?”"


def go_to(stage: str, school):
    """Bring the story to `stage` of looks.toml; asked twice, it stays there."""
    if stage:
        STAGES[stage](school)


def _somebody(school, full, hat, **fields):
    person = Person.objects.for_system(WHY).get(school=school, full=full)
    if hat == "learner":
        fields["class_id"] = _class_of(person)
    return _viewer(school, person, hat, **fields)


def _open_parts(lina):
    """Her parts that stand empty on the first day, by what they are."""
    rows = Part.objects.visible_to(lina).filter(plan__learner_id=lina.person_id, plan__ended_at=None)
    return {part.seven: part for part in rows.filter(seven__in=(*WORDS, "tricky"))}


def choose_the_rest(school):
    """Lina's plan is whole: her pizza was tricky, and she knows what to talk about and how to say thank you."""
    lina = _somebody(school, LINA, "learner")
    parts = _open_parts(lina)
    pizza = Artifact.objects.visible_to(lina).filter(learner_id=lina.person_id).get(title=TITLE)
    pick_artifact(parts["tricky"].plan, pizza, by=lina, part=parts["tricky"])
    for seven, words in WORDS.items():
        pick_topic(parts[seven].plan, words, by=lina, part=parts[seven])
    for seven, fresh in FRESH.items():
        shape_part(parts[seven], by=lina, fresh=fresh)


def leave_open(school):
    """Lina has not chosen yet what was tricky, nor what comes after what she shows."""
    lina = _somebody(school, LINA, "learner")
    for seven, part in _open_parts(lina).items():
        for pick in Pick.objects.visible_to(lina).filter(part=part):
            drop_pick(pick, by=lina)
        if seven in FRESH:
            shape_part(part, by=lina, fresh=None)


def promise_together(school):
    """In her meeting Lina looks at her goal again, she and Baba promise anew, and the teacher is on her way."""
    lina = _somebody(school, LINA, "learner")
    meeting = Meeting.objects.visible_to(lina).get(practice=False, closed_at=None)
    goal = Goal.objects.visible_to(lina).filter(reached_at=None, let_go_at=None).latest("made_at")
    day = lina.today + timedelta(weeks=WEEKS)
    leading.change_goal_here(meeting, goal, by=lina, look_again_on=day, first_step="")
    mine = frozenset({lina.person_id})
    baba, teacher = _somebody(school, BABA, "family", learner_ids=mine), _somebody(school, TEACHER, "teacher")
    for by, words in ((lina, MINE), (baba, FAMILYS), (teacher, "")):
        for row in Promise.objects.changeable_by(by).filter(goal=goal, by_id=by.person_id, withdrawn_at=None):
            joining.take_back_promise_here(meeting, row, by=by)
        if words:
            joining.promise_here(meeting, goal, by=by, words=words, language="en")
    circulating.going(leading.light(meeting, "come", by=lina), by=teacher)


STAGES = {"chosen": choose_the_rest, "open": leave_open, "promised": promise_together, "evening": lay_evening}
