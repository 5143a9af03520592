"""The outbox as a page: the .eml files of messages this viewer may know of."""

import re
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from django.conf import settings

from leadlight.notices.bounces import numbers_in
from leadlight.notices.models import Notice

MOST = 300


@dataclass(frozen=True, slots=True)
class Mail:
    """One message as it would have gone out."""

    notice: Notice
    to: str
    subject: str
    body: str


def newest_files():
    return sorted(settings.OUTBOX.glob("*.eml"), reverse=True)[:MOST] if settings.OUTBOX.is_dir() else []


def mails_for(viewer, learner_ids) -> list[Mail]:
    """Messages about these learners in the outbox, the newest first; files that are no message of ours are left out."""
    found: dict[int, EmailMessage] = {}
    for path in newest_files():
        mail = BytesParser(EmailMessage, policy=policy.default).parsebytes(path.read_bytes())
        number = numbers_in(str(mail["Message-ID"] or ""))
        if number is not None:
            found.setdefault(number, mail)
    notices = Notice.objects.visible_to(viewer).filter(pk__in=found, learner_id__in=learner_ids)
    return [
        Mail(row, str(found[row.pk]["To"]), str(found[row.pk]["Subject"]), text_of(found[row.pk])) for row in notices
    ]


def text_of(mail) -> str:
    part = mail.get_body(preferencelist=("plain",))
    return re.sub(r"\r\n?", "\n", part.get_content()) if part else ""
