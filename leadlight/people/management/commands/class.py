"""leadlight class FILE --name "4B": bring in a class list as a teacher has it."""

import json
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction

from leadlight.people.actions.begin import begin_class, real_school
from leadlight.people.classlist import ListRefused, read, refuse_long_names
from leadlight.people.models import School
from leadlight.people.models.schools import BANDS
from leadlight.people.viewer import Viewer
from leadlight.platform.commands import Plain, Refused, bring_up_to_date

LARGEST = 5 * 1024 * 1024


class Command(Plain):
    help = "Bring in a class list: names only, or names with family, relation, contact and language. Run again, it adds nobody twice."
    example = 'leadlight class list.csv --name "4B"'

    def add_arguments(self, parser):
        parser.add_argument("file", help="the list: CSV, tabs, semicolons or one name a line; - reads what is piped in")
        parser.add_argument("--name", default="", help="what the class is called")
        parser.add_argument("--band", choices=BANDS, default="8-10", help="how old the children are")
        parser.add_argument("--school", default="", help="which school, where this machine has several")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be brought in; keep nothing")
        parser.add_argument("--json", action="store_true", help="write what was read as JSON to stdout")

    def work(self, *, file, name, band, school, dry_run, **options):
        if not name and not dry_run:
            raise Refused('The class needs a name. Say it like this: leadlight class FILE --name "4B"')
        found = read_list(file)
        if not dry_run:
            self.keep(found, name[:60], band, school)
        if options["json"]:
            self.stdout.write(json.dumps(found.to_json(), ensure_ascii=False, indent=2))
            return
        for learner in found.learners:
            self.stdout.write(learner.name)
        for note in found.notes:
            self.say(note.text)
        self.say(f"{len(found.learners)} children read. Nothing was kept." if dry_run else f"Class {name} is here.")

    @transaction.atomic
    def _keep(self, found, name, band, wanted):
        row = real_school(wanted)
        if row is None and wanted and School.objects.filter(sample=False).exists():
            raise Refused(
                f"There is no school called {wanted} here. Leave --school out, or write its name as it stands."
            )
        if row is None:
            row = School.objects.create(name=wanted or "My school")
        today = datetime.now(ZoneInfo(row.zone)).date()
        by = Viewer(hat="office", school_id=row.pk, today=today)
        begin_class(by=by, name=name, learners=found.learners, band=band)

    def keep(self, found, name, band, wanted):
        bring_up_to_date()
        self._keep(found, name, band, wanted)


def read_list(file):
    try:
        source = sys.stdin.buffer.read(LARGEST) if file == "-" else _bytes_of(Path(file))
    except OSError:
        raise Refused(f"{file}: there is no such file to read. Look at its name and folder again.") from None
    try:
        return refuse_long_names(read(source))
    except ListRefused as why:
        raise Refused(f"{file}, line {why.line}: {why}") from None


def _bytes_of(path):
    if path.stat().st_size > LARGEST:
        raise Refused(
            f"{path}, line 1: this is much longer than a class list. Copy the names of one class into a file."
        )
    return path.read_bytes()
