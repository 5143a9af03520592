"""Writing a message with the thing it tells of, and knowing what became of it."""

from django.db import transaction
from django.utils import timezone

from leadlight.notices.jobs import send_notice
from leadlight.notices.models import Notice


@transaction.atomic
def write(to, *, by, kind: str, event: str, subject: str, body: str, learner=None, language="en"):
    """A message by mail to one person, sent after this transaction is kept. Returns the Notice.

    event    what it tells of ("rounds.Conference 7 2"): the same event is told once on each channel
    body     may hold {link} and {code}; they are filled in as it goes out (hooks.fillings[kind])
    subject  never a child's name
    """
    mail = {"event": event, "kind": kind, "channel": Notice.Channel.MAIL}
    if (told := Notice.objects.visible_to(by).filter(to=to, **mail).first()) is not None:
        return told
    fields = {"school_id": to.school_id, "learner": learner, "language": language, "by_id": by.person_id}
    notice = Notice.objects.create(to=to, subject=subject[:160], body=body, **mail, **fields)
    send_notice.enqueue(notice.pk)
    return notice


@transaction.atomic
def try_again(notice, *, by):
    """Send a message once more, perhaps to another address that was written down since."""
    notice = Notice.objects.changeable_by(by).get_or_404(pk=notice.pk)
    notice.sent_at = notice.bounced_at = None
    notice.trouble, notice.tries = "", 0
    notice.save(update_fields=["sent_at", "bounced_at", "trouble", "tries"])
    send_notice.enqueue(notice.pk)
    return notice


@transaction.atomic
def note_letter(to, *, by, event: str, learner=None, language="en"):
    """A letter for `to` was printed. Returns its Notice; printing again is a fresh date on the same row."""
    letter = {"event": event, "kind": "invitation", "channel": Notice.Channel.LETTER}
    row = Notice.objects.visible_to(by).filter(to=to, **letter).first()
    row = row or Notice(to=to, school_id=to.school_id, learner=learner, language=language, by_id=by.person_id, **letter)
    row.sent_at = timezone.now()
    row.save()
    return row


@transaction.atomic
def hand_over(notice, *, by, came_back: bool = False):
    """A letter reached a hand, or came back in the bag."""
    notice = Notice.objects.changeable_by(by).get_or_404(pk=notice.pk)
    now = timezone.now()
    notice.handed_at, notice.bounced_at = (None, now) if came_back else (now, None)
    notice.save(update_fields=["handed_at", "bounced_at"])
    return notice
