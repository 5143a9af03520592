"""How far the story has gone when a picture is taken: as on the first day of the sample, or some way on."""

from datetime import timedelta

from django.utils import timezone

from leadlight.confer.actions import circulating, joining, leading
from leadlight.confer.models import Meeting
from leadlight.exchange.sample.story import read
from leadlight.exchange.sample.tables import WHY, _class_of, _viewer, lay_evening
from leadlight.goals.models import Goal, Promise
from leadlight.invite.models import Invitation
from leadlight.people.models import Person
from leadlight.plan.actions.parts import shape_part
from leadlight.plan.actions.picks import drop_pick, pick_artifact, pick_topic
from leadlight.plan.models import Part, Pick
from leadlight.portfolio.models import Artifact
from leadlight.schedule.actions.bookings import book, give_back
from leadlight.schedule.models import Slot

LINA, MAMA, BABA, TEACHER, CLASS = "Lina Haddad", "Rania Haddad", "Nabil Haddad", "Adaeze Okafor", "4B"
TITLE, WEEKS = "Pizza halves", 12
WORDS = {"goals": "Any two fractions", "family": "Mama, Baba and Teta", "thanks": "Dates and my drawing"}
FRESH = {"tricky": True, "goals": False}
MINE = "Draw first, then check with a number line. Two every Tuesday."
FAMILYS = "Let Lina cut the bread on Fridays and ask “how many eighths?”"


def go_to(stage: str, school):
    """Bring the story to `stage` of looks.toml; asked twice, it stays there. Only "asked" knows no answer of Lina's Mama."""
    if stage != "asked":
        answer_again(school)
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


def wait_for_answer(school):
    """Lina's Mama has been asked, and has neither answered nor chosen a time."""
    row = _asked(school)
    if row.answered_at is None:
        return
    teacher = _somebody(school, TEACHER, "teacher")
    give_back(row.conference, by=teacher)
    Invitation.objects.changeable_by(teacher).filter(pk=row.pk).update(answered_at=None, coming="")


def answer_again(school):
    """Undo wait_for_answer(): she comes, at the time the plan of places gave Lina."""
    row = _asked(school)
    if row.answered_at is not None:
        return
    teacher = _somebody(school, TEACHER, "teacher")
    now = timezone.now()
    Invitation.objects.changeable_by(teacher).filter(pk=row.pk).update(answered_at=now, coming="yes")
    tables = read("year.toml")["places"][CLASS]
    place, turn = next((place, seats.index("Lina")) for place, seats in tables.items() if "Lina" in seats)
    slots = Slot.objects.visible_to(teacher).filter(round_id=row.conference.round_id)
    book(row.conference, list(slots)[turn], by=teacher, place=place)


def _asked(school):
    rows = Invitation.objects.for_system(WHY).filter(adult__full=MAMA, conference__learner__full=LINA)
    return rows.filter(adult__school=school).select_related("conference").earliest("pk")


STAGES = {
    "chosen": choose_the_rest, "open": leave_open, "asked": wait_for_answer, "promised": promise_together, "evening": lay_evening,
}  # fmt: skip
