"""The child's own words, voice and picture at the head of every invitation of theirs."""

from django.db import transaction
from django.utils import timezone

from leadlight.invite.models import InvitingWords
from leadlight.people.models import Person
from leadlight.portfolio.models import Artifact
from leadlight.portfolio.models.shares import share, unshare

BECAUSE = "invitation"


@transaction.atomic
def say_in_invitation(*, by, words, artifact=None, sound=None, language=""):
    """Keep what the child says to those they invite. A chosen pane is open to the family from now on.

    artifact   one of the child's own panes, or None; another choice closes the one before
    sound      a File just kept, or None: the one before stays
    """
    learner = Person.objects.changeable_by(by).get_or_404(pk=by.person_id)
    row = InvitingWords.objects.changeable_by(by).filter(learner=learner).first() or InvitingWords(learner=learner)
    if artifact is not None:
        artifact = Artifact.objects.changeable_by(by).in_window().get_or_404(pk=artifact.pk)
    if row.artifact_id and row.artifact_id != (artifact and artifact.pk):
        unshare(because=BECAUSE, row=Artifact(pk=row.artifact_id))
    if artifact is not None:
        share(artifact, "family", learner_id=learner.pk, because=BECAUSE)
    row.words, row.artifact, row.language, row.at = words, artifact, language[:16], timezone.now()
    row.sound = sound or row.sound
    row.save()
    return row


@transaction.atomic
def take_words_away(*, by):
    """The invitations speak without the child's words again, and the chosen pane is the child's alone again."""
    row = InvitingWords.objects.changeable_by(by).get_or_404(learner_id=by.person_id)
    if row.artifact_id:
        unshare(because=BECAUSE, row=Artifact(pk=row.artifact_id))
    row.delete()
