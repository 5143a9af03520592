"""The one command: `leadlight class list.csv --name 4B` and friends (Django underneath; not under the timetable)."""

import os
import sys


def main() -> None:
    if sys.argv[1:2] == ["timetable"] or sys.argv[1:3] == ["bench", "timetable"]:
        sys.exit(of_timetables(sys.argv[1:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadlight.site.settings")
    if sys.argv[1:2] == ["start"]:
        from leadlight.site.start import main as start

        return start(sys.argv[2:])
    from django.core.management import execute_from_command_line

    execute_from_command_line(["leadlight", *sys.argv[1:]])


def of_timetables(words: list[str]) -> int:
    """Its exit code. Ctrl-C is answered in a word also while the libraries are still being loaded."""
    try:
        if words[0] == "bench":
            from leadlight.schedule.solver.commands.bench import main as bench

            return bench(words[2:])
        from leadlight.schedule.solver.commands.timetable import main as timetable

        return timetable(words[1:])
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return 130
