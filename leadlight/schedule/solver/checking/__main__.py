"""The checker for a school's own auditor, with nothing installed but Python:

    python -m leadlight.schedule.solver.checking INSTANCE.json TIMETABLE.json

prints the score as JSON on stdout and each broken rule as a sentence on stderr. Exit 0: no rule is broken;
1: some are; 2: a file cannot be read.
"""

import json
import sys
from pathlib import Path

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.files.reading import BadInstance, open_document, open_instance, read_timetable

SHOWN = 10  # violations in the printed report


def main(arguments: list[str]) -> int:
    """Print what check and score say of two files; returns the exit code."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m leadlight.schedule.solver.checking INSTANCE.json TIMETABLE.json\n")
        return 2
    try:
        instance = open_instance(arguments[0])
        timetable = read_timetable(open_document(Path(arguments[1])), instance)
    except BadInstance as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    broken = check(instance, timetable)
    first = [[violation.kind, *violation.where] for violation in broken[:SHOWN]]
    report = {"violations": len(broken), "first_violations": first} | score(instance, timetable).printed()
    sys.stdout.write(json.dumps({"instance": instance.name} | report) + "\n")
    for violation in broken[:SHOWN]:
        sys.stderr.write(f"{violation.kind}: {violation.sentence}\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
