"""Who may hear a child's invitation."""

from leadlight.invite.models import InvitingWords


def may_hear(viewer, file_id) -> bool:
    return InvitingWords.objects.visible_to(viewer).filter(sound_id=file_id).exists()
