"""Calls `leadlight` as a person does, in a process of its own, on a machine that lacks what the test says."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[4]
HOUSE = ("django", "pysqlite3")
PROVING = ("numpy", "highspy")


def started(
    *arguments: object, folder: Path, without: tuple[str, ...] = HOUSE + PROVING, **pipes: Any
) -> subprocess.Popen:
    """The running process. It stands in `folder`, knows no settings, and to it and its children `without` are absent."""
    absent = folder.parent / f"{folder.name}-absent"
    absent.mkdir(exist_ok=True)
    for name in without:
        (absent / f"{name}.py").write_text("raise ImportError(__name__)")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "LEADLIGHT_"))}
    paths = {"PYTHONPATH": os.pathsep.join([str(absent), str(ROOT)])}
    words = [sys.executable, "-m", "leadlight", *map(str, arguments)]
    return subprocess.Popen(words, cwd=folder, env=kept | paths, text=True, **pipes)


def leadlight(*arguments: object, **where: Any) -> subprocess.CompletedProcess:
    """The same, waited for."""
    with started(*arguments, **where, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as work:
        out, err = work.communicate(timeout=60)
    return subprocess.CompletedProcess(work.args, work.returncode, out, err)
