"""The one command: `leadlight class list.csv --name 4B` and friends (Django underneath)."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadlight.site.settings")
    if sys.argv[1:2] == ["start"]:
        from leadlight.site.start import main as start

        return start(sys.argv[2:])
    from django.core.management import execute_from_command_line

    execute_from_command_line(["leadlight", *sys.argv[1:]])
