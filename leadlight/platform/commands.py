"""What every command of ours does alike: data to stdout, talk to stderr, one plain sentence and 1 when it cannot."""

import sys

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Refused(Exception):
    """The command cannot do what it was asked; the message is one plain sentence that says what to do."""


class Plain(BaseCommand):
    """A command that writes `work()`'s refusal as one sentence. `example` stands at the end of --help."""

    requires_system_checks = []
    example = ""

    def create_parser(self, prog_name, subcommand, **kwargs):
        kwargs.setdefault("epilog", f"Example: {self.example}" if self.example else "")
        return super().create_parser("leadlight", subcommand, **kwargs)

    def handle(self, **options):
        try:
            self.work(**options)
        except Refused as why:
            sys.stderr.write(f"{why}\n")
            sys.exit(1)

    def work(self, **options):
        raise NotImplementedError

    def say(self, line):
        """Talk, beside the data."""
        sys.stderr.write(f"{line}\n")


def bring_up_to_date():
    """Make the tables when a command is the first thing anybody does here."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
