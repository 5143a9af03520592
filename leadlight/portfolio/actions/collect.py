"""Panes come into a window: made by the child, added by a teacher, offered by a family."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from leadlight.people.models import Person, record_choice
from leadlight.portfolio.actions.made import Made, NothingInIt
from leadlight.portfolio.models import Artifact, Version


def _taught(learner_id, by):
    """A child whom the teacher or cover has in a class today; otherwise 404."""
    return Person.objects.visible_to(by).filter(pk__in=by.learners_taught()).get_or_404(pk=learner_id)


def _cared_for(learner_id, by):
    """A child of the family member, today; otherwise 404."""
    return Person.objects.visible_to(by).filter(pk__in=by.learners_cared_for()).get_or_404(pk=learner_id)


def _show_in_picture(artifact, people):
    """Who can be seen on it, exactly these. Through the rows between, because people are guarded."""
    between = Artifact.in_picture.through.objects
    between.filter(artifact=artifact).exclude(person__in=people).delete()
    rows = [Artifact.in_picture.through(artifact=artifact, person=person) for person in people]
    between.bulk_create(rows, ignore_conflicts=True)


def _new(learner, made: Made, by, fields, kept_at):
    if not made and not fields.get("place"):
        raise NothingInIt
    shown = fields.pop("in_picture", ())
    artifact = Artifact.objects.create(
        learner=learner, added_by_id=by.person_id, added_hat=by.hat, kept_at=kept_at, **fields
    )
    _add_version(artifact, made, by, 1)
    _show_in_picture(artifact, shown)
    return artifact


def _add_version(artifact, made: Made, by, number):
    kept = made.fields("portfolio.Version", by.school_id)
    return Version.objects.create(artifact=artifact, number=number, alt=made.alt, **kept)


@transaction.atomic
def add_piece(made: Made, *, by, **fields) -> Artifact:
    """A child adds a piece to the own window. It is kept, and seen by the child and the class's adults only.

    fields   kind, and as wished: title, place, area, glass, made_on, in_picture (classmates)

    Raises NothingInIt, or platform.media.Refused when a file can't be kept; then nothing is.
    """
    learner = Person.objects.visible_to(by).get_or_404(pk=by.person_id if by.hat == "learner" else None)
    artifact = _new(learner, made, by, fields, timezone.now())
    record_choice(by=by, learner_id=learner.pk, decided="alone", what="added", about=artifact)
    return artifact


@transaction.atomic
def add_piece_for(learner_id: int, made: Made, *, by, **fields) -> Artifact:
    """A teacher puts a piece into the window of a child they teach: marked as such; the child may put it away."""
    learner = _taught(learner_id, by)
    artifact = _new(learner, made, by, fields, timezone.now())
    record_choice(by=by, learner_id=learner.pk, decided="for_child", what="added", about=artifact)
    return artifact


@transaction.atomic
def offer_piece(learner_id: int, made: Made, *, by, **fields) -> Artifact:
    """A family member offers a piece. It waits beside the window until the child keeps it or gives it back."""
    return _new(_cared_for(learner_id, by), made, by, fields, None)


@transaction.atomic
def keep_offered(artifact, *, by) -> Artifact:
    """The child takes an offered piece into the window. From then on it is the child's to show."""
    artifact = Artifact.objects.changeable_by(by).get_or_404(pk=artifact.pk, kept_at=None)
    artifact.kept_at, artifact.put_away_at = timezone.now(), None
    artifact.save(update_fields=["kept_at", "put_away_at"])
    record_choice(by=by, learner_id=artifact.learner_id, decided="alone", what="kept", about=artifact)
    return artifact


@transaction.atomic
def give_back(artifact, *, by) -> Artifact:
    """The child does not take an offered piece. It lies with the put-away ones and can still be kept."""
    artifact = Artifact.objects.changeable_by(by).get_or_404(pk=artifact.pk, kept_at=None)
    return _stamp(artifact, by, "put_away_at", timezone.now(), "given back")


@transaction.atomic
def put_away(artifact, *, by) -> Artifact:
    """Out of the window, whoever added it. Nothing is lost, and those it is shown to still see it."""
    artifact = Artifact.objects.changeable_by(by).get_or_404(pk=artifact.pk)
    return _stamp(artifact, by, "put_away_at", timezone.now(), "put away")


@transaction.atomic
def bring_back(artifact, *, by) -> Artifact:
    """Back into the window, or back beside it when it was only offered."""
    artifact = Artifact.objects.changeable_by(by).get_or_404(pk=artifact.pk)
    return _stamp(artifact, by, "put_away_at", None, "brought back")


def _stamp(artifact, by, field, value, what):
    setattr(artifact, field, value)
    artifact.save(update_fields=[field])
    record_choice(by=by, learner_id=artifact.learner_id, decided="alone", what=what, about=artifact)
    return artifact


@transaction.atomic
def describe(artifact, *, by, **fields) -> Artifact:
    """The child changes title, glass, place, area or who is in the picture; what is not named stays."""
    artifact = Artifact.objects.changeable_by(by).get_or_404(pk=artifact.pk)
    shown = fields.pop("in_picture", None)
    for name, value in fields.items():
        setattr(artifact, name, value)
    artifact.save(update_fields=list(fields))
    if shown is not None:
        _show_in_picture(artifact, shown)
    return artifact


@transaction.atomic
def try_again(artifact, made: Made, *, by) -> Version:
    """Another try of a kept piece: the newest is shown large, the earlier ones stay beside it."""
    if not made:
        raise NothingInIt
    mine = Artifact.objects.changeable_by(by).select_for_update(of=("self",))
    artifact = mine.get_or_404(pk=artifact.pk, kept_at__isnull=False, binned_at=None)
    last = artifact.versions.changeable_by(by).aggregate(last=Max("number"))["last"] or 0
    return _add_version(artifact, made, by, last + 1)


@transaction.atomic
def pair(artifact, then, *, by) -> Artifact:
    """`then` and now: the child lays an earlier piece beside this one. None takes the pair apart."""
    artifact = Artifact.objects.changeable_by(by).get_or_404(pk=artifact.pk)
    if then is not None:
        then = Artifact.objects.changeable_by(by).exclude(pk=artifact.pk).get_or_404(pk=then.pk)
    artifact.then = then
    artifact.save(update_fields=["then"])
    return artifact
