"""Mail that comes back: a report as in RFC 3464 is read, and the message it tells of gets its reason.

Each message carries an id with a seal of ours, so that a made-up report changes nothing.
"""

import email
import hmac
import re
from dataclasses import dataclass
from email import policy
from email.message import Message
from hashlib import sha256
from urllib.parse import urlparse

from django.conf import settings

ID = re.compile(r"<notice-(\d{1,18})\.([0-9a-f]{16})@[^>\s]+>")
GONE = "failed"


@dataclass(frozen=True, slots=True)
class Bounce:
    """One recipient's report. `action` is failed, delayed, delivered, relayed or expanded."""

    notice_id: int
    action: str
    status: str
    reason: str


def seal_of(number: int) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"notice {number}".encode(), sha256).hexdigest()[:16]


def message_id(notice) -> str:
    host = urlparse(settings.URL).hostname or "localhost"
    return f"<notice-{notice.pk}.{seal_of(notice.pk)}@{host}>"


def read(report: bytes) -> list[Bounce]:
    """The reports in one mail about messages of ours; nothing for any other mail, however it is built."""
    mail = email.message_from_bytes(report, policy=policy.compat32)
    number = _notice_in(mail)
    if number is None:
        return []
    found = []
    for part in mail.walk():
        blocks = part.get_payload() if part.get_content_type() == "message/delivery-status" else []
        for block in blocks if isinstance(blocks, list) else []:
            if isinstance(block, Message) and (action := str(block.get("Action", "")).strip().lower()):
                reason = str(block.get("Diagnostic-Code", "")).partition(";")[2] or str(block.get("Status", ""))
                status = str(block.get("Status", "")).strip()
                found.append(Bounce(number, action, status, " ".join(reason.split())[:160]))
    return found


def _notice_in(mail) -> int | None:
    """The number of the message of ours that this report gives back, when its seal is right."""
    for part in mail.walk():
        for name in ("Message-ID", "References", "In-Reply-To", "Original-Message-ID"):
            if (number := numbers_in(str(part.get(name, "")))) is not None:
                return number
        if part.get_content_type() == "text/rfc822-headers":
            text = part.get_payload(decode=True) or b""
            if (number := numbers_in(text.decode("ascii", "replace"))) is not None:
                return number
    return None


def numbers_in(text: str) -> int | None:
    for number, seal in ID.findall(text):
        if hmac.compare_digest(seal, seal_of(int(number))):
            return int(number)
    return None
