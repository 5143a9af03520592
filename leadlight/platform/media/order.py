"""Jobs that keep the store in order: nothing left behind, nothing lost unnoticed."""

import hashlib
import logging
import shutil
import time
import uuid
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from leadlight.platform import store
from leadlight.platform.jobs import every
from leadlight.platform.media import sniff
from leadlight.platform.media.work import encode_file
from leadlight.platform.models import File, Once

log = logging.getLogger("leadlight.media")
DAY_S = 24 * 3600
ORIGINAL_S = 3 * DAY_S  # how long what did not open waits for somebody to ask
NIGHTS = 30  # in so many nights every file is read once


@every(hours=6)
@task()
def sweep() -> dict:
    """Take away bytes that no row speaks of, and originals that did not open; begin again what was forgotten."""
    return {"originals": sweep_originals(), "left": sweep_left(), "again": again()}


def _older(path, seconds):
    try:
        return path.stat().st_mtime < time.time() - seconds
    except FileNotFoundError:
        return False


def _named(path):
    """The id in the name of a file or folder of the store, or None."""
    try:
        return uuid.UUID(path.name[:36] if "-" in path.name else path.name)
    except ValueError:
        return None


def _folders(*names):
    folder = settings.FILES.joinpath(*names)
    return sorted(folder.iterdir()) if folder.is_dir() else []


def sweep_originals() -> int:
    """Originals whose picture is kept, refused for three days, or never got a row."""
    gone = 0
    for path in _folders("quarantine"):
        file = File.objects.filter(pk=_named(path)).first() if _older(path, DAY_S) else None
        waits = file is not None and not file.ready_at and not (file.refused and _older(path, ORIGINAL_S))
        if _older(path, DAY_S) and not waits:
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def sweep_left() -> int:
    """What encoders left when they died, and encodings whose row is gone or names another try."""
    old = [path for path in _folders("making") if _older(path, DAY_S)]
    for home in (settings.FILES / "kept").glob("*/*/*"):
        file = File.objects.filter(pk=_named(home)).only("run").first()
        runs = [home] if file is None else [run for run in home.iterdir() if run.name != file.run]
        old += [path for path in runs if _older(path, DAY_S)]
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
    return len(old)


def again() -> int:
    """Files that wait for an encoding that no job is going to make."""
    late = timezone.now() - timedelta(hours=1)
    doing = DBTaskResult.objects.filter(task_path=encode_file.module_path, status__in=("READY", "RUNNING"))
    known = {args["args"][0] for args in doing.values_list("args_kwargs", flat=True)}
    begun = 0
    for file in File.objects.filter(ready_at=None, refused="", added_at__lt=late):
        path = store.quarantined(file.pk)
        if str(file.pk) not in known and path.exists():
            with path.open("rb") as original:
                encode_file.enqueue(str(file.pk), sniff.kind_of(original.read(sniff.HEAD)))
            begun += 1
    return begun


@every(hours=24)
@task()
def scrub() -> list[str]:
    """Read a thirtieth of all files and compare them with what was written. What has changed is never served again."""
    tonight, damaged = timezone.now().date().toordinal() % NIGHTS, []
    for file in File.objects.exclude(ready_at=None).iterator():
        if file.pk.int % NIGHTS == tonight:
            damaged += [f"{file.pk}/{name}" for name in unsound_parts(file)]
    if damaged:
        log.error("damaged or missing in the store: %s", " ".join(damaged))
    return damaged


def unsound_parts(file) -> list[str]:
    """Names of the sizes of `file` that are gone or not what was written. A changed one is set aside."""
    unsound = []
    for name, part in file.parts.items():
        path = store.path_of(file.pk, file.run, part["name"])
        if not path.exists():
            unsound.append(name)
        elif _hash(path) != part["sha256"]:
            path.rename(path.with_suffix(".damaged"))
            unsound.append(name)
    return unsound


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@every(hours=24)
@task()
def forget_old() -> None:
    """Finished jobs after two weeks, keys of forms after ninety days."""
    now = timezone.now()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - timedelta(days=14)).delete()
    Once.objects.filter(at__lt=now - timedelta(days=90)).delete()
