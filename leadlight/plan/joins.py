"""Where this room joins the rooms below: who may hear a recorded reason, and plans for new conferences."""

from leadlight.people.models import Person
from leadlight.plan.actions.begin import ensure_plan
from leadlight.plan.models import Pick, Suggestion
from leadlight.platform.hooks import file_readers
from leadlight.rounds.hooks import conference_made


def may_hear_pick(viewer, file_id) -> bool:
    """Whoever may see the pick, and the child their earlier ones."""
    held = {"sound_id": file_id}
    rows = Pick.objects.visible_to(viewer).filter(**held).exists()
    return rows or Pick.objects.ever_by(viewer).filter(**held).exists()


def may_hear_suggestion(viewer, file_id) -> bool:
    return Suggestion.objects.visible_to(viewer).filter(sound_id=file_id).exists()


def plan_for(conference, *, by):
    """A conference just made gets the learner's plan; where an office made it, the child's first look does."""
    if by.hat in ("learner", "teacher", "cover"):
        ensure_plan(Person(pk=conference.learner_id), by=by, conference=conference)


def join():
    file_readers.update({Pick._meta.label: may_hear_pick, Suggestion._meta.label: may_hear_suggestion})
    conference_made.append(plan_for)
