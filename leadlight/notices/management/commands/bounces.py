"""`leadlight bounces FILE|-`: a mail that came back is noted beside the message it tells of."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from leadlight.notices import bounces
from leadlight.notices.models import Notice

MOST = 2_000_000


class Command(BaseCommand):
    help = (
        "Read a mail that came back (RFC 3464) and note beside our message why it did not arrive. "
        "Example, in a mail server's aliases: bounces: |/srv/leadlight/.venv/bin/leadlight bounces -"
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="the mail as a file, or - for standard input")

    def handle(self, *, file, **options):
        found = bounces.read(self._bytes(file))
        noted = [bounce for bounce in found if self._note(bounce)]
        self.stdout.write(f"{len(noted)} noted")
        if not found:
            self.stderr.write("This mail is no report about a message of ours. Nothing was changed.")

    def _bytes(self, file) -> bytes:
        if file == "-":
            return sys.stdin.buffer.read(MOST)
        try:
            with Path(file).open("rb") as mail:
                return mail.read(MOST)
        except OSError as trouble:
            raise CommandError(
                f"{file}: this file cannot be read ({trouble.strerror}). Name a file that holds one mail."
            )

    def _note(self, bounce) -> bool:
        rows = Notice.objects.for_system("a mail came back").filter(pk=bounce.notice_id, channel=Notice.Channel.MAIL)
        if bounce.action != bounces.GONE:
            return False
        return bool(rows.update(bounced_at=timezone.now(), trouble=bounce.reason))
