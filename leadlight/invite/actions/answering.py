"""What an adult answers, or what the teacher writes down for one who has no phone."""

from django.db import transaction
from django.utils import timezone

from leadlight.invite.models import Invitation
from leadlight.platform.models import audit
from leadlight.rounds.models import Participant


@transaction.atomic
def answer(invitation, *, by, coming="yes", how="here", who_comes="", language="", interpreter="", needs=""):
    """Keep an adult's answer; a later one takes its place.

    coming        yes, no, other (another person comes)
    how           here, video, phone, later (recorded), not
    interpreter   the language wanted, empty for none

    Written by staff it is stamped with who was told.
    """
    rows = Invitation.objects.changeable_by(by)
    invitation = rows.select_for_update(of=("self",)).get_or_404(pk=invitation.pk)
    invitation.coming, invitation.who_comes, invitation.needs = coming, who_comes[:160], needs[:300]
    invitation.interpreter, invitation.answered_at = interpreter[:16], timezone.now()
    invitation.told_by_id = None if by.hat == "family" else by.person_id
    if language:
        invitation.language = language[:16]
    invitation.save()
    _note_how(invitation, "not" if coming == "no" and how == "here" else how, by)
    audit(by, "reply.kept", invitation)
    return invitation


def _note_how(invitation, how, by):
    """The same answer where the meeting looks for it."""
    seat = Participant.objects.changeable_by(by).filter(
        conference_id=invitation.conference_id, person_id=invitation.adult_id
    )
    seat.update(how=how if how in Participant.HOW else "here", language=invitation.language)


@transaction.atomic
def speak(invitation, language, *, by):
    """The language this adult is written to and spoken with."""
    Invitation.objects.changeable_by(by).get_or_404(pk=invitation.pk)
    Invitation.objects.changeable_by(by).filter(pk=invitation.pk).update(language=language[:16])
