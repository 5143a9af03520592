"""A school of its own in a folder of its own, for tests that kill, starve and unplug it.

Everything here is real: the commands, the database file, the processes. Nothing shares anything with pytest's database.
"""

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class School:
    """One LEADLIGHT_DATA folder and the programs that work in it."""

    def __init__(self, folder: Path, **settings):
        self.folder = folder
        self.env = {
            "PATH": os.environ["PATH"],
            "LEADLIGHT_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "leadlight.site.settings",
            "LEADLIGHT_DEBUG": "1",
            "LEADLIGHT_RESERVE_MB": "0",
            **settings,
        }

    def start(self, *command, **more):
        """A program in a group of its own, so that it can be killed with all it started."""
        return subprocess.Popen([sys.executable, *command], cwd=ROOT, env=self.env, start_new_session=True, **more)

    def run(self, *command, **more) -> str:
        ended = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=self.env, capture_output=True, text=True, timeout=120, **more
        )
        assert ended.returncode == 0, ended.stderr[-2000:]
        return ended.stdout

    def open(self, fresh: Path):
        """Begin with a copy of `fresh`, a folder whose database is empty and up to date."""
        if not fresh.exists():
            School(fresh).run("-m", "leadlight", "migrate", "-v0")
        shutil.copytree(fresh, self.folder)
        return self

    def ask(self, text: str, **more):
        """Run a few lines inside Django; `say(value)` in them is what comes back."""
        lines = f"import django, json\ndjango.setup()\nfrom leadlight.platform.models import *\nfrom django_tasks_db.models import *\nsay = lambda value: print(json.dumps(value, default=str))\n{text}"
        return json.loads(self.run("-c", lines, **more).strip().splitlines()[-1])

    def keep(self, path: Path, kind="image"):
        """Keep a file from the disk; returns its id."""
        return self.ask(
            "from django.core.files import File as Given\nfrom leadlight.platform.media import keep\n"
            f"file = keep(Given(open({str(path)!r}, 'rb')), kind={kind!r}, holder='tests.Thing', school=1)\nsay(file.pk)"
        )

    def state(self, file_id):
        """(ready, refused, tries) of a file and its job."""
        return self.ask(
            f"file = File.objects.get(pk={file_id!r})\njob = [j for j in DBTaskResult.objects.all() if {file_id!r} in str(j.args_kwargs)][0]\n"
            "say([bool(file.ready_at), file.refused, len(job.worker_ids), job.status])"
        )

    def until(self, file_id, seconds=40):
        """Wait for the file to be ready or refused and its job to be settled."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            state = self.state(file_id)
            if (state[0] or state[1]) and state[3] != "RUNNING":
                return state
            time.sleep(0.3)
        raise AssertionError(f"neither ready nor refused: {state}")


def children(pid: int) -> list[tuple[int, str]]:
    """(pid, command line) of what `pid` has started."""
    rows = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True).stdout.splitlines()
    split = [row.split(None, 2) for row in rows]
    return [(int(row[0]), row[2]) for row in split if len(row) == 3 and int(row[1]) == pid]


def encoder_of(worker, seconds=20) -> int:
    """The pid of the encoder that `worker` has just started."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for pid, line in children(worker.pid):
            if "media.encode" in line:
                return pid
        time.sleep(0.005)
    raise AssertionError("no encoder was started")


def freeze(school, *pids):
    """Stop processes at a moment when none of them holds the database (on SQLite it would hold it for everybody)."""
    while True:
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        with contextlib.closing(sqlite3.connect(school.folder / "leadlight.sqlite3", timeout=0.3)) as door:
            try:
                door.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError:
                wake(*pids)
                time.sleep(0.02)


def wake(*pids):
    for pid in pids:
        os.kill(pid, signal.SIGCONT)


def end(process, how=signal.SIGKILL):
    """End a program and all it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, how)
    process.wait(20)
