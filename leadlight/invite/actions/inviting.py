"""Invitations: one for each adult, in their language."""

from django.db import transaction
from django.utils import timezone

from leadlight.invite.models import Invitation
from leadlight.rounds.models import Conference


@transaction.atomic
def invite(conference, adult, *, by):
    """An invitation of `adult` to `conference` in the language they read. The same again for a second call."""
    conference = Conference.objects.changeable_by(by).get_or_404(pk=conference.pk)
    language = adult.language or by.person.school.language
    made, _ = Invitation.objects.changeable_by(by).get_or_create(
        conference=conference, adult=adult, defaults={"language": language}
    )
    return made


@transaction.atomic
def note_opened(invitation, *, by):
    """The adult has opened the invitation for the first time."""
    mine = Invitation.objects.changeable_by(by).filter(pk=invitation.pk, opened_at=None)
    mine.update(opened_at=timezone.now())


@transaction.atomic
def note_guide_read(invitation, *, by):
    mine = Invitation.objects.changeable_by(by).filter(pk=invitation.pk, guide_read_at=None)
    mine.update(guide_read_at=timezone.now())
