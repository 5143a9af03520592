"""Flip one grant of the code at a time and see that a test notices.

    python -m tests.flips              every grant (long: about an hour)
    python -m tests.flips plan         only classes and views whose name has "plan" in it
    python -m tests.flips --sample 40  forty of them, drawn by a seed that is printed

A grant is: who sees and who owns the rows of a guarded queryset, for each hat, opened or shut; and each hat a view's
door names, taken away. First docs/sight.csv is asked, then the cells of the access table, then the
tests of the room. What is left is printed: each is either a missing probe, or a grant that another lock holds as well.
"""

import argparse
import importlib
import os
import random
import subprocess
import sys
import tempfile
from contextlib import contextmanager

HATS = ("learner", "family", "teacher", "cover", "office", "leader", "division", "interpreter", "device")
ROLES_OF = {
    "learner": ("learner", "peer", "rehearsal_partner"), "family": ("family", "second_guardian", "other_family", "barred_parent"),
    "teacher": ("teacher", "other_teacher", "other_school_staff", "co_teacher"), "cover": ("substitute",), "office": ("school_office",),
    "leader": ("school_leader",), "division": ("division_admin",), "interpreter": ("interpreter",), "device": ("shared_device",),
}  # fmt: skip


def guarded(cls):
    """Every guarded queryset class of the rooms, once."""
    found = [each for sub in cls.__subclasses__() for each in [sub, *guarded(sub)]]
    return [each for each in dict.fromkeys(found) if each.__module__.startswith("leadlight.")]


def queryset_flips():
    """(name, hat) of each grant of a queryset: "leadlight.plan.models:PlanQuerySet.seen_by:open"."""
    from leadlight.platform.guard import GuardedQuerySet

    for cls in guarded(GuardedQuerySet):
        for method in ("seen_by", "owned_by"):
            if method in cls.__dict__:
                for way in ("open", "shut"):
                    yield from ((f"{cls.__module__}:{cls.__name__}.{method}:{way}", hat) for hat in HATS)


def door_flips():
    from tests.test_doors import routes

    for name, view in routes():
        yield from ((f"door:{name}", hat) for hat in sorted(getattr(view, "open_to", ())) if hat in HATS)


def _flip_queryset(name, hat):
    from django.db.models import Q

    where, what = name.split(":")[:2]
    cls_name, method = what.split(".")
    cls = getattr(importlib.import_module(where), cls_name)
    original, answer = cls.__dict__[method], Q() if name.endswith(":open") else Q(pk__in=[])

    def flipped(self, viewer):
        return answer if viewer.hat == hat else original(self, viewer)

    setattr(cls, method, flipped)
    return lambda: setattr(cls, method, original)


def _flip_door(name, hat):
    from tests.test_doors import routes

    view = next(view for route, view in routes() if f"door:{route}" == name)
    original = view.open_to
    view.open_to = original - {hat}

    def back():
        view.open_to = original

    return back


@contextmanager
def flipped(name, hat):
    back = _flip_door(name, hat) if name.startswith("door:") else _flip_queryset(name, hat)
    try:
        yield
    finally:
        back()


def changes_nothing(name, hat, cast) -> bool:
    """Whether the flip only says what the code says already."""
    from django.apps import apps
    from django.core.exceptions import EmptyResultSet
    from django.db.models import Q

    if name.startswith("door:"):
        return False
    where, what = name.split(":")[:2]
    cls_name, method = what.split(".")
    cls = getattr(importlib.import_module(where), cls_name)
    who = {"learner": "ada", "family": "rosa", "teacher": "teo", "cover": "cora", "office": "olga", "leader": "lea",
           "division": "dov", "interpreter": "ivo", "device": "ipad"}[hat]  # fmt: skip
    model = next((m for m in apps.get_models() if isinstance(m._default_manager.all(), cls)), None)
    if model is None:
        return True
    said = getattr(cls(model), method)(cast.viewer(who))
    if name.endswith(":open"):
        return said == Q()
    try:
        str(cls(model).filter(said).query)
    except EmptyResultSet:
        return True
    return False


def noticed_by_sight(name, hat) -> str:
    """The first line of docs/sight.csv that is no longer as it says, for a flipped guard."""
    from django.db import transaction

    from tests.cast import Cast
    from tests.test_sight import LINES
    from tests.world import sight

    if name.startswith("door:"):
        return ""
    said = {(line["row"], role): line[role] for line in LINES for role in ROLES_OF[hat]}
    with transaction.atomic():
        try:
            real = sight(Cast(), ROLES_OF[hat])
        except Exception as broke:
            return f"the world, which breaks: {type(broke).__name__}"
        finally:
            transaction.set_rollback(True)
    return next((f"sight of {row} for {role}" for (row, role), grant in real.items() if said[row, role] != grant), "")


def noticed_by_cells(hat, cells) -> str:
    """The first cell that is no longer as the table says."""
    from django.db import transaction

    from tests.access import PROBES, check_cell
    from tests.cast import Cast

    for row in sorted(cells, key=lambda row: row["role"] not in ROLES_OF[hat]):
        for make in PROBES.get((row["object"], row["action"]), []):
            if row["role"] not in ROLES_OF[hat]:
                return ""
            try:
                with transaction.atomic():
                    try:
                        check_cell(Cast(), row["role"], make, row["allowed"] == "yes")
                    finally:
                        transaction.set_rollback(True)
            except Exception:
                return f"{row['role']} {row['object']} {row['action']}"
    return ""


def noticed_by_room(name, hat) -> str:
    """Whether the room's own tests fail with the flip in place (a run of its own)."""
    room = name.split(".")[1] if name.startswith("leadlight.") else name.split(":")[1]
    folder = f"leadlight/{room}/tests"
    if not os.path.isdir(folder):
        return ""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", folder]
    with tempfile.TemporaryDirectory() as data:
        env = {**os.environ, "LEADLIGHT_DATA": data, "LEADLIGHT_FLIP": f"{name}|{hat}" if name else ""}
        run = subprocess.run(command, env=env, capture_output=True, text=True)
    return "the room's tests" if run.returncode == 1 and " failed" in run.stdout else ""


def main():
    reader = argparse.ArgumentParser(prog="python -m tests.flips", description=__doc__.splitlines()[0])
    reader.add_argument("word", nargs="?", default="")
    reader.add_argument("--sample", type=int, default=0)
    reader.add_argument("--seed", type=int, default=7)
    chosen = reader.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadlight.site.settings")
    import django
    import pytest  # noqa: F401  so that settings know they are under test

    django.setup()
    from django.conf import settings
    from django.db import transaction
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    from tests.access import gather
    from tests.cast import Cast

    setup_test_environment()
    settings.URL = "http://hill.example"  # as in the tests: an address that other devices can follow
    old, cells = setup_databases(verbosity=0, interactive=False), gather()
    flips = [flip for flip in [*queryset_flips(), *door_flips()] if chosen.word in flip[0]]
    if chosen.sample:
        flips = random.Random(chosen.seed).sample(flips, min(chosen.sample, len(flips)))
    caught, same, left = 0, 0, []
    for name, hat in flips:
        with transaction.atomic():
            nothing = changes_nothing(name, hat, Cast())
            transaction.set_rollback(True)
        if nothing:
            same += 1
            continue
        with flipped(name, hat):
            by = noticed_by_sight(name, hat) or noticed_by_cells(hat, cells)
        by = by or noticed_by_room(name, hat)
        caught += bool(by)
        left += [] if by else [(name, hat)]
        print(f"{'noticed by ' + by if by else 'NOT NOTICED'}: {name} for {hat}", flush=True)  # noqa: T201
    teardown_databases(old, verbosity=0)
    print(f"{caught} noticed, {len(left)} not, {same} say what the code says already (seed {chosen.seed})")  # noqa: T201
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
