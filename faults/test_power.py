"""The power is cut: whatever was acknowledged is there, whole; nothing half stands in its place.

A preloaded shim (amnesia.c) notes what is on the disk at each fsync. One run then gives as many cuts as its log has
lines: for each, the disk as it would be found is put together again and looked at. LEADLIGHT_CUTS sets how many.
"""

import contextlib
import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from faults.ground import School

CUTS = int(os.environ.get("LEADLIGHT_CUTS", "60"))
HERE = Path(__file__).parent
SYNC_ALL = """
import os, sys
for folder, _, files in os.walk(sys.argv[1], topdown=False):
    for path in [*(os.path.join(folder, name) for name in files), folder]:
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
"""


class Disk:
    """What the shim noted, and what a cut after any line of it leaves."""

    def __init__(self, notes: Path, root: Path):
        self.notes, self.root = notes, root
        self.lines = [line.split(" ") for line in (notes / "log").read_text().splitlines()]
        self.first = next(n for n, line in enumerate(self.lines) if line[0] == "said")

    def cut(self, after: int, target: Path):
        """Put together what is there when the power goes after `after` lines; returns what had been said by then."""
        files, folders, said, top = {}, {}, [], None
        for kind, key, *rest in self.lines[:after]:
            if kind == "said":
                said.append([key, *rest])
            elif kind == "file":
                files[key] = self.notes / rest[0]
            else:
                folders[key] = self.notes / rest[0]
                top = key if " ".join(rest[1:]) == str(self.root) else top
        self._build(top, target, files, folders)
        return said

    def _build(self, key, target, files, folders):
        target.mkdir()
        for line in folders[key].read_text().splitlines():
            inner, _, name = line.partition(" ")
            if inner in folders:
                self._build(inner, target / name, files, folders)
            elif inner in files:
                shutil.copyfile(files[inner], target / name)
            else:
                (
                    target / name
                ).touch()  # the name was safe, the bytes were not (a folder without a list: empty as well)


def shim(folder: Path) -> Path:
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang", "tcc"))), None)
    if not compiler:
        pytest.fail(
            "The power cut needs a C compiler: sudo apt install gcc libc6-dev. It protects a child's work, so it never skips."
        )
    made = folder / "amnesia.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", made, HERE / "amnesia.c", "-ldl", "-lpthread"], check=True
    )
    return made


def record(tmp_path, fresh, how, rounds=12) -> Disk:
    """Let the writer work on a disk that forgets."""
    root, notes = tmp_path / "data", tmp_path / "notes"
    notes.mkdir()
    school = School(root, LEADLIGHT_WORKERS="0").open(fresh)
    school.env |= {"LD_PRELOAD": str(shim(tmp_path)), "AMNESIA_ROOT": str(root), "AMNESIA_LOG": str(notes)}
    school.run("-c", SYNC_ALL, str(root))
    school.run("-m", "faults.writer", how, str(rounds))
    return Disk(notes, root)


def lost(folder: Path, said) -> list[str]:
    """All that is not as it was promised."""
    wrong = []
    with contextlib.closing(sqlite3.connect(folder / "leadlight.sqlite3")) as database:
        database.row_factory = sqlite3.Row
        if [row[0] for row in database.execute("PRAGMA integrity_check")] != ["ok"]:
            return ["the database is damaged"]
        rows = {row["id"]: row for row in database.execute("SELECT * FROM platform_file")}
        forms = {row["key"] for row in database.execute("SELECT key FROM platform_once")}
        jobs = database.execute("SELECT args_kwargs FROM django_tasks_database_dbtaskresult").fetchall()
    kept = {words[1].replace("-", ""): words[2] for words in said if words[0] == "kept"}
    going, gone, ready = (
        {words[1].replace("-", "") for words in said if words[0] == word} for word in ("going", "gone", "ready")
    )
    wrong += [f"form {words[1]}" for words in said if words[0] == "once" and " ".join(words[1:]) not in forms]
    wrong += [f"row {key}" for key in kept.keys() - going - rows.keys()]
    wrong += [f"came back {key}" for key in gone & rows.keys()]
    wrong += [f"ready {key}" for key in ready & rows.keys() if not rows[key]["ready_at"]]
    known = " ".join(job[0] for job in jobs).replace("-", "")
    for key, row in rows.items():
        wrong += [] if key in known else [f"job {key}"]
        wrong += not_whole(folder, key, row, kept.get(key))
    return wrong


def not_whole(folder, key, row, sha):
    """A row stands for bytes: ours, as written down, or the original, as it was sent."""
    if row["ready_at"]:
        home = folder / "files" / "kept" / key[:2] / key[2:4] / key / row["run"]
        parts = json.loads(row["parts"]).values()
        return [f"part {part['name']} of {key}" for part in parts if hash_of(home / part["name"]) != part["sha256"]]
    name = f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"
    found = hash_of(folder / "files" / "quarantine" / name)
    empty = hashlib.sha256(b"").hexdigest()
    return [f"original {key}"] if found in (None, empty) or (sha and found != sha) else []


def hash_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None


def cuts(disk, tmp_path, seed):
    """(what is wrong) for each of CUTS cuts: right after each acknowledgement, and anywhere else."""
    dice = random.Random(seed)
    anywhere = range(disk.first + 1, len(disk.lines) + 1)
    sayings = [n + 1 for n, line in enumerate(disk.lines) if line[0] == "said"]
    chosen = dice.sample(sayings, min(CUTS // 2, len(sayings))) + dice.choices(anywhere, k=CUTS // 2)
    for after in chosen:
        target = tmp_path / f"found-{after}"
        if not target.exists():
            said = disk.cut(after, target)
            yield after, lost(target, said)
            shutil.rmtree(target)


def test_nothing_acknowledged_is_lost(tmp_path, fresh):
    disk = record(tmp_path, fresh, "sound")
    found = list(cuts(disk, tmp_path, seed=1))
    assert [cut for cut in found if cut[1]] == []
    assert len(found) >= CUTS // 2


@pytest.mark.parametrize(("how", "what"), [("no-fsync", "original"), ("normal", "row")])
def test_the_control_a_broken_build_is_caught(tmp_path, fresh, how, what):
    """Files not synced, or the database's usual setting: both lose what they had acknowledged."""
    disk = record(tmp_path, fresh, how, rounds=4)
    wrong = [trouble for _, troubles in cuts(disk, tmp_path, seed=1) for trouble in troubles]
    assert any(trouble.startswith(what) for trouble in wrong)
