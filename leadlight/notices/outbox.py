"""Mail without a mail server: each message becomes an .eml file that the outbox page shows."""

import uuid

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, messages):
        settings.OUTBOX.mkdir(parents=True, exist_ok=True)
        for message in messages:
            name = f"{timezone.now():%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}.eml"
            (settings.OUTBOX / name).write_bytes(message.message().as_bytes())
        return len(messages)
