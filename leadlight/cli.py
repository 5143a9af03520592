"""The one command: `leadlight class list.csv --name 4B` and friends (Django underneath)."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadlight.site.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["leadlight", *sys.argv[1:]])
