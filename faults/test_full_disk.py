"""The disk is full, at any byte: it is said in words, nothing half is left, reading and erasing go on.

As root on Linux the disk is a real small one in memory; else the limit of the system on a file's size plays it.
"""

import contextlib
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from functools import partial

import pytest
from django.core.files.base import ContentFile

from faults.ground import School
from leadlight.platform import store
from leadlight.platform.media import Refused, keep, work
from leadlight.platform.models import File
from leadlight.platform.tests import things

REAL = sys.platform == "linux" and os.geteuid() == 0


@contextlib.contextmanager
def small_disk(folder, size):
    """Mount a disk of `size` ("4m") at `folder`."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextlib.contextmanager
def short_files(most):
    """What an ordinary person can do: no file may grow longer than `most` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def files(settings, tmp_path):
    """The store, on a disk of four megabytes if we may mount one."""
    settings.LOW_WATER_MB = 0
    disk = small_disk(tmp_path / "disk", "4m") if REAL else contextlib.nullcontext(tmp_path / "disk")
    with disk as folder:
        settings.FILES = folder / "files"
        yield settings.FILES


def take(content):
    return keep(ContentFile(content), kind="image", holder="tests.Thing", school=1)


def originals(files):
    return {path.name: path.stat().st_size for path in (files / "quarantine").iterdir()}


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(12))
def test_a_disk_that_fills_at_any_byte_leaves_nothing_half(files, seed):
    photo, room = things.jpeg() + bytes(300_000), random.Random(seed).randrange(310_000)
    first = take(photo)
    if REAL:
        free = shutil.disk_usage(files).free
        (files / "filler").write_bytes(bytes(max(0, free - room // 4096 * 4096)))
    with contextlib.nullcontext() if REAL else short_files(room), pytest.raises(Refused) as refused:
        take(photo)
    assert refused.value.why == "room"
    assert originals(files) == {str(first.pk): len(photo)}
    assert [file.pk for file in File.objects.all()] == [first.pk]
    assert store.quarantined(first.pk).read_bytes() == photo

    (files / "filler").unlink(missing_ok=True)
    second = take(photo)
    assert set(originals(files)) == {str(first.pk), str(second.pk)}


@pytest.mark.django_db
def test_an_encoding_that_finds_no_room_waits_and_is_made_later(files, run_jobs, monkeypatch):
    """A picture that was kept is never refused because the disk was full when its turn came."""
    file = take(things.noise(1200, 900))
    filler = files / "filler"
    if REAL:
        filler.write_bytes(bytes(shutil.disk_usage(files).free))
    else:
        limits = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (2_000, 2_000))
        monkeypatch.setattr(work.subprocess, "run", partial(subprocess.run, preexec_fn=limits))
    run_jobs()
    monkeypatch.undo()
    file.refresh_from_db()
    assert (file.ready_at, file.refused) == (None, "")
    filler.unlink(missing_ok=True)
    from django_tasks_db.models import DBTaskResult

    job = DBTaskResult.objects.get()
    assert (job.status, job.worker_ids) == ("READY", [])
    DBTaskResult.objects.update(run_after=job.enqueued_at)
    run_jobs()
    file.refresh_from_db()
    assert file.ready_at is not None


LINES = """
import shutil
from django.core.files.base import ContentFile
from django.conf import settings
from leadlight.platform import store
from leadlight.platform.media import Refused, keep, work
from leadlight.platform.tests import things
photo = things.jpeg() + bytes(60_000)
def take():
    try:
        return str(keep(ContentFile(photo), kind="image", holder="tests.Thing", school=1).pk)
    except Refused as refused:
        return refused.why
"""


def as_root_of_a_namespace(test):
    """The same test where a disk may be mounted: as root of a namespace of one's own, which Linux gives to anybody."""
    again = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        sys.executable,
        "-m",
        "pytest",
        "-q",
        f"{__file__}::{test}",
    ]
    try:
        ended = subprocess.run(again, capture_output=True, text=True)
    except FileNotFoundError:
        pytest.fail("A full disk under the database needs a disk to fill: run this on Linux, as root or with unshare.")
    assert ended.returncode == 0, (
        f"needs Linux as root, or user namespaces:\n{ended.stdout[-2000:]}{ended.stderr[-500:]}"
    )


def test_with_the_database_on_the_full_disk_too_reading_goes_on_and_the_reserve_lets_it_erase(tmp_path, fresh, request):
    if not REAL:
        return as_root_of_a_namespace(request.node.name)
    with small_disk(tmp_path / "disk", "24m") as disk:
        school = School(disk / "data", LEADLIGHT_LOW_WATER_MB="0", LEADLIGHT_RESERVE_MB="3").open(fresh)
        held, kept, why = school.ask(
            LINES + "held = store.mind_reserve()\n"
            "answers = [take()]\n"
            "open(settings.DATA / 'filler', 'wb').write(bytes(max(0, shutil.disk_usage(settings.DATA).free - 400_000)))\n"
            "while len(answers[-1]) == 36 and len(answers) < 99: answers.append(take())\n"
            "say([held, answers[:-1], answers[-1]])"
        )
        assert (held, why) == ("held", "room")
        with contextlib.closing(sqlite3.connect(disk / "data" / "leadlight.sqlite3")) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            rows = {row[0] for row in database.execute("SELECT id FROM platform_file")}
        assert rows == {key.replace("-", "") for key in kept}
        assert sorted(path.name for path in (disk / "data" / "files" / "quarantine").iterdir()) == sorted(kept)
        released, left = school.ask(
            LINES + "settings.LOW_WATER_MB = 20\nreleased = store.mind_reserve()\n"
            "from leadlight.platform.media import forget\n"
            "for file in list(File.objects.all()): forget(file)\n"
            "say([released, File.objects.count()])"
        )
        assert (released, left) == ("released", 0)
