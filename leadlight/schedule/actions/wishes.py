"""How times suit an adult."""

from django.db import transaction

from leadlight.invite.models import Invitation
from leadlight.schedule.models import Slot, Wish


@transaction.atomic
def wish(invitation, suits: dict, *, by):
    """Keep how each time suits: {slot key: "good", "possible", "if_needed" or ""}; what is not named stays."""
    invitation = Invitation.objects.changeable_by(by).get_or_404(pk=invitation.pk)
    slots = Slot.objects.visible_to(by).filter(round_id=invitation.conference.round_id, pk__in=suits)
    for slot in slots:
        said = suits[slot.pk]
        if said in Wish.SUITS:
            Wish.objects.changeable_by(by).update_or_create(invitation=invitation, slot=slot, defaults={"suits": said})
        else:
            Wish.objects.changeable_by(by).filter(invitation=invitation, slot=slot).delete()
