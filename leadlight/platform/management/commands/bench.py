"""leadlight bench: measure this machine against the budgets."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import autodiscover_modules

from leadlight.platform.bench import BENCHES


class Command(BaseCommand):
    help = "Measures this machine and prints JSON. Leaves nothing behind. Example: leadlight bench media"

    def add_arguments(self, parser):
        parser.add_argument("names", nargs="*", metavar="NAME", help="what to measure; without a name, everything")

    def handle(self, *, names, **options):
        autodiscover_modules("benches")
        unknown = [name for name in names if name not in BENCHES]
        if unknown:
            raise CommandError(f"There is no measurement {unknown[0]}. There are: {', '.join(sorted(BENCHES))}.")
        for name in names or sorted(BENCHES):
            self.stderr.write(f"Measuring {name} …")
            self.stdout.write(json.dumps({name: BENCHES[name]()}))
