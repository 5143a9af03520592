"""The one command: `leadlight class list.csv --name 4B` and friends (Django underneath; not under the timetable)."""

import os
import sys


def main() -> None:
    if sys.argv[1:2] == ["timetable"]:
        from leadlight.schedule.solver.commands.timetable import main as timetable

        sys.exit(timetable(sys.argv[2:]))
    if sys.argv[1:3] == ["bench", "timetable"]:
        from leadlight.schedule.solver.commands.bench import main as bench

        sys.exit(bench(sys.argv[3:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadlight.site.settings")
    if sys.argv[1:2] == ["start"]:
        from leadlight.site.start import main as start

        return start(sys.argv[2:])
    from django.core.management import execute_from_command_line

    execute_from_command_line(["leadlight", *sys.argv[1:]])
