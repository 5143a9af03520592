"""Words around a pane: the child's reflections and stickies, others' comments and the child's answers."""

from django.db import transaction
from django.utils import timezone

from leadlight.platform.models import audit
from leadlight.portfolio.actions.made import Made, NothingInIt
from leadlight.portfolio.models import Artifact, Comment, Reflection, Sticky
from leadlight.reflect.models import FiveMinutes


@transaction.atomic
def reflect(made: Made, *, by, artifact=None, five=None, pictures=(), shared=False, **fields) -> Reflection:
    """The child says something about a piece, a lesson's end, or the whole window.

    made      words, voice or a drawing; `pictures` are the names of tapped picture words
    fields    starter_id, starter (as it was read), spot_x, spot_y
    shared    False keeps it to the child alone

    Raises NothingInIt, or platform.media.Refused. Closed five minutes still take an answer that was under way.
    """
    if not made and not pictures:
        raise NothingInIt
    if artifact is not None:
        artifact = Artifact.objects.changeable_by(by).get_or_404(pk=artifact.pk)
    if five is not None:
        five = FiveMinutes.objects.visible_to(by).get_or_404(pk=five.pk)
    return Reflection.objects.create(
        learner_id=by.person_id, artifact=artifact, five=five, pictures=list(pictures),
        shared_at=timezone.now() if shared else None,
        **made.fields("portfolio.Reflection", by.school_id, picture="drawing"), **fields,
    )  # fmt: skip


@transaction.atomic
def reword(reflection, *, by, words: str) -> Reflection:
    """The child changes the own words."""
    reflection = Reflection.objects.changeable_by(by).get_or_404(pk=reflection.pk)
    reflection.words = words
    reflection.save(update_fields=["words"])
    return reflection


@transaction.atomic
def open_reflection(reflection, *, by) -> Reflection:
    """Let the class's adults read it, and those the child shows the pane."""
    return _share(reflection, by, timezone.now())


@transaction.atomic
def close_reflection(reflection, *, by) -> Reflection:
    """Only the child again."""
    return _share(reflection, by, None)


def _share(reflection, by, moment):
    reflection = Reflection.objects.changeable_by(by).get_or_404(pk=reflection.pk)
    reflection.shared_at = moment
    reflection.save(update_fields=["shared_at"])
    return reflection


@transaction.atomic
def say(artifact, made: Made, *, by, reflection=None, **spot) -> Comment:
    """Leave words or a voice beside a pane. They are for the child; see CommentQuerySet for who else reads them.

    reflection   the child's words that are answered, when it is an answer
    """
    if not made:
        raise NothingInIt
    artifact = Artifact.objects.commentable_by(by).get_or_404(pk=artifact.pk)
    if reflection is not None:
        reflection = Reflection.objects.visible_to(by).get_or_404(pk=reflection.pk, artifact=artifact)
    kept = made.fields("portfolio.Comment", by.school_id)
    return Comment.objects.create(
        artifact=artifact, by_id=by.person_id, hat=by.hat, reflection=reflection, **kept, **spot
    )


@transaction.atomic
def hide_comment(comment, *, by) -> Comment:
    """The child does not want to see these words. They are not destroyed."""
    return _hide(comment, by, timezone.now())


@transaction.atomic
def show_comment(comment, *, by) -> Comment:
    return _hide(comment, by, None)


def _hide(comment, by, moment):
    comment = Comment.objects.hideable_by(by).get_or_404(pk=comment.pk)
    comment.hidden_at = moment
    comment.save(update_fields=["hidden_at"])
    return comment


@transaction.atomic
def withdraw_comment(comment, *, by) -> Comment:
    """A teacher takes hurtful words away from the child's page. Kept for the teachers, and in the audit trail."""
    return _withdraw(comment, by, timezone.now(), "comment.withdrawn")


@transaction.atomic
def restore_comment(comment, *, by) -> Comment:
    return _withdraw(comment, by, None, "comment.restored")


def _withdraw(comment, by, moment, what):
    comment = Comment.objects.withdrawable_by(by).get_or_404(pk=comment.pk)
    comment.withdrawn_at = moment
    comment.save(update_fields=["withdrawn_at"])
    audit(by, what, comment)
    return comment


@transaction.atomic
def take_back(comment, *, by):
    """The writer takes own words back, within fifteen minutes."""
    comment = Comment.objects.removable_by(by).get_or_404(pk=comment.pk)
    artifact = comment.artifact_id
    comment.delete()
    return artifact


@transaction.atomic
def stick(artifact, *, by, words="", **spot) -> Sticky:
    """The child's small mark: perhaps I show this. One a piece; a second one replaces its words and spot."""
    artifact = Artifact.objects.changeable_by(by).get_or_404(pk=artifact.pk)
    sticky, _ = Sticky.objects.changeable_by(by).update_or_create(artifact=artifact, defaults={"words": words, **spot})
    return sticky


@transaction.atomic
def unstick(artifact, *, by):
    """Take the mark off again."""
    Sticky.objects.changeable_by(by).filter(artifact_id=artifact.pk).delete()
