"""Ideas and questions from adults. The child answers or does not; "no, thanks" tells nobody why."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models import record_choice
from leadlight.plan.actions.picks import pick_artifact
from leadlight.plan.models import Part, Plan, Suggestion
from leadlight.portfolio.models import Artifact


@transaction.atomic
def suggest(plan, words: str, *, by, part=None, artifact=None, asks=False, sound=None):
    """Leave an idea, or a question (asks), beside a learner's plan.

    plan            of a learner `by` teaches or covers
    part, artifact  what it is about, if anything; both of the same learner

    Returns the Suggestion. It changes nothing in the plan.
    """
    plan = Plan.objects.scribable_by(by).get_or_404(pk=plan.pk)
    if part is not None:
        part = Part.objects.visible_to(by).get_or_404(pk=part.pk, plan=plan)
    if artifact is not None:
        artifact = Artifact.objects.visible_to(by).in_window().get_or_404(pk=artifact.pk, learner_id=plan.learner_id)
    made = Suggestion.objects.create(
        plan=plan, part=part, artifact=artifact, by_id=by.person_id, hat=by.hat, asks=asks, words=words, sound=sound
    )
    return made


@transaction.atomic
def take_back_suggestion(suggestion, *, by):
    """Its maker takes it away again."""
    Suggestion.objects.changeable_by(by).get_or_404(pk=suggestion.pk).delete()


@transaction.atomic
def take_suggestion(suggestion, *, by, part=None):
    """The child takes up an idea: its piece goes into its part (or into `part`). Returns the Pick, or None for words."""
    row = Suggestion.objects.answerable_by(by).select_for_update(of=("self",)).get_or_404(pk=suggestion.pk)
    row.taken_at, row.declined_at = timezone.now(), None
    row.save(update_fields=["taken_at", "declined_at"])
    plan = Plan.objects.changeable_by(by).get_or_404(pk=row.plan_id)
    part = part or Part.objects.changeable_by(by).filter(pk=row.part_id).first()
    artifact = Artifact.objects.changeable_by(by).in_window().filter(pk=row.artifact_id).first()
    if part is None or artifact is None:
        record_choice(by=by, learner_id=by.person_id, decided="with_help", what="took an idea", about=row)
        return None
    return pick_artifact(plan, artifact, by=by, part=part, decided="with_help")[0]


@transaction.atomic
def pick_or_take(plan, artifact, *, by, part, **why):
    """Pick `artifact` into `part`; where that was somebody's open idea, the idea is taken up with it.

    The child saw that face on the pane and tapped it. Arguments and answer are those of pick_artifact.
    """
    ideas = Suggestion.objects.answerable_by(by).filter(plan_id=plan.pk, artifact_id=artifact.pk, asks=False)
    ideas = ideas.filter(Q(part_id=part.pk) | Q(part=None), taken_at=None, declined_at=None)
    taken = ideas.update(taken_at=timezone.now())
    return pick_artifact(plan, artifact, by=by, part=part, decided="with_help" if taken else "alone", **why)


@transaction.atomic
def decline_suggestion(suggestion, *, by):
    """No, thanks. Also for an idea that was taken up before: what was picked stays picked."""
    row = Suggestion.objects.answerable_by(by).get_or_404(pk=suggestion.pk)
    row.declined_at, row.taken_at = timezone.now(), None
    row.save(update_fields=["declined_at", "taken_at"])
    record_choice(by=by, learner_id=by.person_id, decided="alone", what="no, thanks", about=row)


@transaction.atomic
def reopen_suggestion(suggestion, *, by):
    """Undo of "no, thanks": the idea lies beside the plan again."""
    row = Suggestion.objects.answerable_by(by).get_or_404(pk=suggestion.pk)
    row.declined_at = row.taken_at = None
    row.save(update_fields=["declined_at", "taken_at"])
