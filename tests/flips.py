"""Flip one grant of the code at a time and see that a test notices.

    nice python -m tests.flips              every grant, in one process (about twenty minutes of one core)
    python -m tests.flips plan              only grants whose name has "plan" in it
    python -m tests.flips --sample 40       forty of them, drawn by a seed that is printed
    python -m tests.flips --only FILE       those named in FILE, one "name hat" a line

What a grant is, stands in tests/grants.py. Every test is run once as the code is, and heard: which grants it asks, for
which hats. Then each grant is flipped: docs/sight.csv is asked first, then the cells of the access table
and the rooms' tests that asked this grant, quickest first, until one fails. For a door docs/doors.csv is asked last. What is left
is printed: a missing probe, or a grant that another lock holds as well (docs/flips.md says which, and why).
"""

import argparse
import os
import random
import sys
import time
from collections import Counter, defaultdict
from itertools import product

import pytest

from tests.grants import ROLES_OF, VIEWERS, flipped, grants, listening

TESTS = ["leadlight", "tests/test_access.py", "tests/test_sight.py", "tests/test_guard.py"]
SILENT = ("same", "held", "empty", "unreached")
SUMMARY = {
    "table": "noticed by docs/sight.csv",
    "test": "noticed by a cell of docs/access.csv or a room's test",
    "door the lock behind held": "doors noticed by docs/doors.csv; requests came through the wrong door and the guard behind gave nothing",
    "door nobody asks": "doors noticed by docs/doors.csv alone; no test of that hat stands before them",
    "same": "say what the code says already",
    "held": "give who owns to a hat that does not see: seen_by is the lock",
    "empty": "take from a hat what it has none of, in any row around Ada",
    "unreached": "are asked by no request of that hat: the door before them is the lock",
    "not": "NOT NOTICED",
}
PATIENCE = 60  # tests asked for one grant, the quickest that ask it first; then the laws of tests/test_sight.py


class World:
    """Everything around Ada, made once; each flipped guard is asked what it grants of it."""

    def __init__(self):
        from tests.cast import ROLES, Cast
        from tests.test_sight import LINES
        from tests.world import granted, rows_of

        self.cast, self.said = Cast(), {line["row"]: line for line in LINES}
        self.rows, self.asking = rows_of(self.cast), defaultdict(list)
        told = set()
        with listening(told):
            for label, role in product(self.rows, ROLES):
                told.clear()
                granted(self.rows[label], self._viewer(role))
                for grant in told:
                    self.asking[grant].append((label, role))

    def _viewer(self, role):
        from tests.cast import ROLES

        return self.cast.viewer(ROLES[role])

    def notices(self, name, hat) -> str:
        """The first line that is no longer as docs/sight.csv says, of those that ask this grant."""
        from tests.world import granted

        for label, role in self.asking[name.rsplit(":", 1)[0], hat]:
            if granted(self.rows[label], self._viewer(role)) != self.said[label][role]:
                return f"docs/sight.csv: {label} for {role}"
        return ""

    def _guard(self, label):
        return [cls.__name__ for cls in type(type(self.rows[label])._default_manager.all()).__mro__]

    def _owns_by(self, label) -> str:
        """The class that says who owns this row: its own guard, or the one it comes from."""
        guard = type(type(self.rows[label])._default_manager.all())
        return next(cls.__name__ for cls in guard.__mro__ if "owned_by" in vars(cls))

    def shut_before(self, name, hat) -> bool:
        """Whether who owns does not matter, because this hat sees none of these rows: seen_by is the lock, and is flipped itself."""
        if ".owned_by:" not in name:
            return False
        about = name.split(":")[1].split(".")[0]
        labels = [label for label in self.rows if self._owns_by(label) == about]
        return bool(labels) and all(self.said[label][role] != "see" for label in labels for role in ROLES_OF[hat])

    def takes_nothing(self, name, hat) -> bool:
        """Whether shutting this grant, which docs/sight.csv did not notice, takes nothing that the hat has in the world as it is."""
        place, way = name.rsplit(":", 1)
        if way != "shut":
            return False
        if place.startswith("files:"):
            held = [label for label in self.rows if label.split()[0] == place.removeprefix("files:")]
            return all(self.said[label][role] == "-" for label in held for role in ROLES_OF[hat])
        if place.startswith(VIEWERS):
            return not any(getattr(self._viewer(role), place.split(":")[1])().exists() for role in ROLES_OF[hat])
        about, method = place.split(":")[1].split(".")
        if method in ("seen_by", "owned_by"):
            return True
        given = self._given(about, method, hat)
        with flipped(name, hat):
            return bool(given) and given == self._given(about, method, hat)

    def _given(self, about, method, hat):
        """What a finer method gives of the rows of a guard, for each role of a hat; nothing where it asks for more than a viewer."""
        from tests.world import finer_ways, gives

        rows = {label: row for label, row in self.rows.items() if about in self._guard(label)}
        if not all(method in finer_ways(row) for row in rows.values()):
            return {}
        return {
            (label, role): gives(row, method, self._viewer(role))
            for label, row in rows.items()
            for role in ROLES_OF[hat]
        }


def changes_nothing(name, hat, world) -> bool:
    """Whether the flip only says what the code says already."""
    from django.core.exceptions import EmptyResultSet
    from django.db.models import Q

    place, way = name.rsplit(":", 1)
    if not place.endswith((".seen_by", ".owned_by")):
        return False
    cls_name, method = place.split(":")[1].split(".")
    row = next((row for label, row in world.rows.items() if cls_name in world._guard(label)), None)
    if row is None:
        return False
    rows = type(row)._default_manager.all()
    said = getattr(rows, method)(world._viewer(ROLES_OF[hat][0]))
    if way == "open":
        return said == Q()
    try:
        str(rows.filter(said).query)
    except EmptyResultSet:
        return True
    return False


class Next:
    """What comes after a test, as pytest is told: something of the session, so that what lasts a session stays."""

    def __init__(self, session):
        self.session = session

    def listchain(self):
        return [self.session]


class Flipper:
    """A plugin of pytest: hears every test once, then flips."""

    def __init__(self, wanted):
        self.wanted, self.asks, self.took, self.left = wanted, defaultdict(list), {}, []
        self.count = Counter()

    @pytest.fixture(autouse=True, scope="session")
    def ground(self, django_db_setup, django_db_blocker):
        Flipper.blocker = django_db_blocker
        yield

    def pytest_runtestloop(self, session):
        started = time.process_time()
        items = [item for item in session.items if "transactional_db" not in item.fixturenames]
        for item in items:
            self._hear(item)
        self.count["tests"] = len(self.took)
        print(f"{len(self.took)} tests heard ({time.process_time() - started:.0f} s of processor)", flush=True)  # noqa: T201
        self._flip_all()
        self._say(time.process_time() - started)
        session._setupstate.teardown_exact(None)
        return True

    def _passes(self, item) -> bool:
        from _pytest.runner import runtestprotocol

        if hasattr(item, "_request"):
            item._initrequest()
        reports = runtestprotocol(item, log=False, nextitem=Next(item.session))
        return all(not report.failed for report in reports)

    def _hear(self, item):
        told, began = set(), time.perf_counter()
        with listening(told):
            passed = self._passes(item)
        if passed:
            self.took[item] = time.perf_counter() - began
            for grant in told:
                self.asks[grant].append(item)
        else:
            print(f"fails as the code is, not asked: {item.nodeid}", flush=True)  # noqa: T201

    def _flip_all(self):
        from django.db import transaction

        asked = []
        with self.blocker.unblock(), transaction.atomic():
            world = World()
            for name, hat in self.wanted:
                by = "" if name.startswith("door:") else self._by_sight(world, name, hat)
                self._note(name, hat, by) if by else asked.append((name, hat))
            transaction.set_rollback(True)
        for name, hat in asked:
            by = self._by_tests(name, hat) or self._by_doors(name, hat)
            self._note(name, hat, by or ("" if self.asks[name.rsplit(":", 1)[0], hat] else "unreached"))

    def _by_sight(self, world, name, hat):
        from django.db import transaction

        if changes_nothing(name, hat, world):
            return "same"
        if world.shut_before(name, hat):
            return "held"
        with flipped(name, hat), transaction.atomic():
            try:
                noticed = world.notices(name, hat)
            except Exception as broke:
                transaction.set_rollback(True)
                return f"docs/sight.csv, which cannot be asked any more: {type(broke).__name__}"
        return noticed or ("empty" if world.takes_nothing(name, hat) else "")

    def _by_tests(self, name, hat):
        place = name.rsplit(":", 1)[0]
        heard = sorted(self.asks[place, hat], key=lambda item: (self._other_role(item, hat), self.took[item]))
        laws = [item for item in heard[PATIENCE:] if "test_sight.py" in item.nodeid]
        for item in [*heard[:PATIENCE], *laws]:
            with flipped(name, hat):
                passed = self._passes(item)
            if not passed:
                return item.nodeid
        return ""

    def _other_role(self, item, hat):
        """Cells asked by this hat come before the tests that only meet it."""
        return not (
            item.name.startswith("test_cell") and item.name.endswith(tuple(f"-{role}]" for role in ROLES_OF[hat]))
        )

    def _by_doors(self, name, hat):
        """docs/doors.csv notices every door; whether anybody also stood before it is told beside."""
        if not name.startswith("door:"):
            return ""
        stood = len(self.asks[name.rsplit(":", 1)[0], hat])
        return f"docs/doors.csv, and {'the lock behind held' if stood else 'nobody asks'}"

    def _note(self, name, hat, by):
        kind = by if by in SILENT else "table" if by.startswith("docs/") else "test" if by else "not"
        self.count[f"door {by.partition(', and ')[2]}" if by.startswith("docs/doors.csv") else kind] += 1
        if kind in SILENT:
            return
        self.left += [] if by else [(name, hat)]
        print(f"{'noticed by ' + by if by else 'NOT NOTICED'}: {name} for {hat}", flush=True)  # noqa: T201

    def _say(self, took):
        print(f"\n{len(self.wanted)} flips, {self.count['tests']} tests, {took:.0f} s of processor")  # noqa: T201
        for kind, says in SUMMARY.items():
            print(f"{self.count[kind]:6} {says}")  # noqa: T201
        for name, hat in self.left:
            print(f"NOT NOTICED {name} {hat}")  # noqa: T201


def chosen(words):
    reader = argparse.ArgumentParser(prog="python -m tests.flips", description=__doc__.splitlines()[0])
    reader.add_argument("word", nargs="?", default="")
    reader.add_argument("--sample", type=int, default=0)
    reader.add_argument("--seed", type=int, default=7)
    reader.add_argument("--only", default="")
    reader.add_argument("--tests", nargs="*", default=TESTS)
    return reader.parse_args(words)


def wanted_by(words):
    flips = [flip for flip in grants() if words.word in flip[0]]
    if words.only:
        with open(words.only) as file:
            named = {tuple(line.split()[-2:]) for line in file if line.strip()}
        flips = [flip for flip in flips if flip in named]
    return random.Random(words.seed).sample(flips, min(words.sample, len(flips))) if words.sample else flips


def main():
    words = chosen(sys.argv[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadlight.site.settings")
    import django

    django.setup()
    flipper = Flipper(wanted_by(words))
    pytest.main(
        ["-p", "no:cacheprovider", "-qq", "--no-header", "--tb=no", "-p", "no:xdist", *words.tests], plugins=[flipper]
    )
    return 1 if flipper.left else 0


if __name__ == "__main__":
    sys.exit(main())
