"""The postman: takes a message that was written, asks once more whether it may go, and brings it to the mail server."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override
from django_tasks import task

from leadlight.notices import hooks
from leadlight.notices.bounces import message_id
from leadlight.notices.models import Notice
from leadlight.people.models import Contact, Restriction, Tie
from leadlight.people.viewer import current

PERMANENT = 500


def may_still_hear(notice) -> bool:
    """Whether this person still belongs to the learner the message is about, today, and what it tells of still stands."""
    stands = hooks.still_stands.get(notice.kind)
    if stands and not stands(notice):
        return False
    if notice.learner_id is None:
        return True
    today = current(timezone.localdate())
    pair = {"adult_id": notice.to_id, "learner_id": notice.learner_id}
    barred = Restriction.objects.for_system("nothing goes to an adult who is kept away").filter(today, **pair)
    return Tie.objects.filter(today, **pair).exists() and not barred.exists()


def address_of(person_id) -> str:
    mails = Contact.objects.for_system("where a message goes").filter(person_id=person_id, kind=Contact.Kind.MAIL)
    return mails.order_by("pk").values_list("value", flat=True).first() or ""


def letter_of(notice) -> EmailMessage:
    """The mail, its code and link made now: a message that lies in our tables opens nothing."""
    body = notice.body
    fill = hooks.fillings.get(notice.kind)
    for name, value in (fill(notice) if fill and "{" in body else {}).items():
        body = body.replace("{" + name + "}", value)
    headers = {"Message-ID": message_id(notice), "Auto-Submitted": "auto-generated"}
    return EmailMessage(notice.subject, body, to=[notice.address], headers=headers)


def _note(notice, **fields):
    Notice.objects.for_system("what became of a message").filter(pk=notice.pk).update(**fields)


def trouble_text(notice, code: int) -> str:
    with override(notice.school.language):
        if code == 0:
            return gettext("There is no mail address for this person.")
        if code < PERMANENT:
            return gettext("The mail server does not take it just now. It is tried again.")
        return gettext("The address does not take mail.")


@task()
def send_notice(notice_id: int) -> None:
    """Send one message, once. Runs again after a stumble; a message that went out is not sent twice."""
    with transaction.atomic():
        rows = Notice.objects.for_system("sending a message that was written").select_for_update(of=("self",))
        notice = rows.select_related("school").filter(pk=notice_id, sent_at=None, bounced_at=None).first()
        if notice is None:
            return
        if not may_still_hear(notice):
            return _note(notice, trouble="", bounced_at=timezone.now())
        notice.address = address_of(notice.to_id)
        if not notice.address:
            return _note(notice, trouble=trouble_text(notice, 0))
        _hand_to_server(notice)


def post_for(school):
    """The mail server; for the made-up school always the outbox page, so that nothing of it ever goes out."""
    return get_connection("leadlight.notices.outbox.OutboxBackend") if school.sample else get_connection()


def _hand_to_server(notice):
    try:
        post_for(notice.school).send_messages([letter_of(notice)])
    except (SMTPRecipientsRefused, SMTPResponseException) as refusal:
        code = _code_of(refusal)
        final = {"bounced_at": timezone.now()} if code >= PERMANENT else {}
        _note(notice, address=notice.address, trouble=trouble_text(notice, code), tries=notice.tries + 1, **final)
        if not final:
            send_again_later(notice.pk)
    else:
        _note(notice, address=notice.address, sent_at=timezone.now(), trouble="", tries=notice.tries + 1)


def _code_of(refusal) -> int:
    if isinstance(refusal, SMTPRecipientsRefused):
        return max(code for code, _ in refusal.recipients.values())
    return refusal.smtp_code


def send_again_later(notice_id: int, minutes: int = 10):
    send_notice.using(run_after=timezone.now() + timedelta(minutes=minutes)).enqueue(notice_id)
