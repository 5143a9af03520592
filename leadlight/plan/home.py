"""What planning adds to a learner's window: the fan over it, and cards beside it for the child and the teacher."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import get_language

from leadlight.plan import names
from leadlight.plan.actions.begin import band_of
from leadlight.plan.queries import plans
from leadlight.portfolio.hooks import Card

A_WEEK = timedelta(days=6)  # so near that the day's name says which


def _steps(viewer, learner_id) -> list:
    """The parts of the plan that holds now; the fan and the card of one page read them once."""
    return viewer.once(("steps", learner_id), lambda: plans.steps_of([learner_id], viewer).get(learner_id, []))


def fan(viewer, learner_id):
    """The wedges of the plan that holds now; for the child each a door to its part, the next step ringed.

    None while there is no plan.
    """
    steps = _steps(viewer, learner_id)
    mine = viewer.hat == "learner" and viewer.person_id == learner_id
    still = plans.next_part(steps) if mine else None
    return [step.wedge(links=mine, current=step is still) for step in steps] if steps else None


def home_card(viewer, learner_id) -> Card:
    """When, who comes, and the one next step."""
    meeting = plans.coming(learner_id, viewer)
    still = plans.next_part(_steps(viewer, learner_id))
    words = plans.next_words(still, band_of(viewer.person, viewer), get_language() or "en") if still else ""
    people = plans.who_comes(meeting.pk, viewer) if meeting else []
    values = {
        "coming": meeting, "soon": bool(meeting and meeting.starts_at and meeting.starts_at - viewer.now < A_WEEK),
        "people": people, "who": plans.said_who_comes(people), "next": still, "url": reverse("plan:mine"),
        "next_words": words.rstrip("."),
    }  # fmt: skip
    return Card("plan/_home_card.html", values)


def show(viewer) -> str:
    """Where the youngest go to show what they chose: the big fan, and the way into their conference."""
    return reverse("plan:mine")


def desk_card(viewer, learner_id) -> Card | None:
    """The teacher's doors beside a learner's window: the plan with its suggestions, and who chose."""
    values = {"plan": reverse("plan:learner", args=[learner_id])}
    if viewer.hat == "teacher":
        values["mirror"] = reverse("plan:who_chose", args=[learner_id])
    return Card("plan/_desk_card.html", values)


def piece_card(viewer, artifact) -> Card | None:
    """On the child's own page of a piece: the parts it could go into."""
    if viewer.hat != "learner" or viewer.person_id != artifact.learner_id or artifact.kept_at is None:
        return None
    steps = plans.steps_of([viewer.person_id], viewer, piece=artifact.pk).get(viewer.person_id)
    if not steps:
        return None
    known = [step for step in steps if step.seven in plans.FIRST] or steps[:3]
    first = [step for step in steps if step in known or step.holds]
    said = [(step, names.said(step.seven, step.word)) for step in first]
    values = {"first": said, "others": [step for step in steps if step not in first], "piece": artifact.pk}
    return Card("plan/_piece_card.html", values, more="plan/_piece_more.html")
