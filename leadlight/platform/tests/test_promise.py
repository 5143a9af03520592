"""The order behind "kept": the bytes on the disk, their name, the folder's list, and only then the row."""

import os
from pathlib import Path

import pytest
from django.db import connection

from leadlight.platform import store
from leadlight.platform.media import keep
from leadlight.platform.tests import things

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen(monkeypatch, settings, tmp_path):
    """What reaches the disk, in order, from store.sync, renames and the database."""
    settings.FILES, steps, real_sync, real_rename = tmp_path / "files", [], store.sync, Path.rename

    def name(path):
        return Path(path).name[-5:] if Path(path).suffix else "folder" if Path(path).is_dir() else "file"

    def sync(handle):
        # by inode: what this handle is called just now
        path = next(p for p in (tmp_path, *tmp_path.rglob("*")) if p.stat().st_ino == os.fstat(handle).st_ino)
        steps.append(("sync", name(path)))
        real_sync(handle)

    def rename(path, target):
        steps.append(("rename", name(path), name(real_rename(path, target))))
        return target

    def execute(run, sql, *rest):
        if "platform_file" in sql and not sql.startswith("SELECT"):
            steps.append((sql.split()[0].lower(), "row"))
        return run(sql, *rest)

    monkeypatch.setattr(store, "sync", sync)
    monkeypatch.setattr(Path, "rename", rename)
    with connection.execute_wrapper(execute):
        yield steps


def test_kept_is_said_last(seen, tmp_path):
    store.make_folder(tmp_path / "files" / "quarantine")
    seen.clear()
    keep(things.sent(things.jpeg()), kind="image", holder="tests.Thing", school=1)
    assert seen == [("sync", ".part"), ("rename", ".part", "file"), ("sync", "folder"), ("insert", "row")]


def test_a_new_folder_is_on_the_disk_before_what_is_put_into_it(seen, tmp_path):
    store.make_folder(tmp_path / "files" / "a" / "b")
    assert seen == [("sync", "folder")] * 3


def test_ready_is_said_last(seen, run_jobs):
    keep(things.sent(things.jpeg()), kind="image", holder="tests.Thing", school=1)
    seen.clear()
    run_jobs()
    bytes_then_name = [step for step in seen if step != ("sync", "folder")]
    assert bytes_then_name == [("sync", ".webp")] * 5 + [("rename", "folder", "folder"), ("update", "row")]
    renamed, written = seen.index(("rename", "folder", "folder")), seen.index(("update", "row"))
    assert ("sync", "folder") in seen[renamed:written]
    assert seen[renamed - 1] != ("sync", ".webp")
