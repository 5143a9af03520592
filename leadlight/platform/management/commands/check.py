"""leadlight check: what is missing or unsafe on this machine, in plain words."""

import sys

from leadlight.platform.commands import Plain
from leadlight.platform.health import findings


class Command(Plain):
    help = "Say in plain words what is missing or unsafe on this machine. Ends with 1 when something needs doing now."
    example = "leadlight check"

    def work(self, **options):
        found = findings()
        for finding in found:
            self.stdout.write(f"{'Now: ' if finding.bad else 'Know: '}{finding.words}")
        if not found:
            self.stdout.write("Everything is as it is meant to be.")
        if any(finding.bad for finding in found):
            sys.exit(1)
