"""A program of its own that turns one quarantined file into our own encoding.

    python -m leadlight.platform.media.encode image jpeg SOURCE FOLDER

It lives a second or two, under limits on memory, time, file size and processes, in an empty environment.
A file made to harm the decoder harms this process only. Writes the results into FOLDER and says on
stdout, as JSON, what they are. Leaves with 0; with 3 and {"refused": why} when the file does not open; with 4 when
the disk has no room.
"""

import contextlib
import errno
import importlib
import json
import os
import resource
import sys
from pathlib import Path

from leadlight.platform.media.broken import Broken

REFUSED, NO_ROOM = 3, 4
MAKERS = {"image": "picture", "sound": "sound"}
GIB = 1024**3
CPU_S = {"image": 20, "sound": 300}
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
LARGEST_FILE = 96 * 1024 * 1024


def threads_allowed(name: str) -> int:
    """None at all, but for HEIC: its decoder needs one, and Linux counts all threads of this machine's person."""
    if name != "heif":
        return 1
    mine = 0
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if process.stat().st_uid == os.getuid():
                mine += len(os.listdir(process / "task"))
    return mine + 256


def limit(kind: str, name: str) -> None:
    """Take from ourselves what decoding does not need. Systems without one of these limits go on without it."""
    limits = {
        resource.RLIMIT_AS: GIB,
        resource.RLIMIT_CPU: CPU_S[kind],
        resource.RLIMIT_FSIZE: LARGEST_FILE,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: threads_allowed(name),
    }
    for what, most in limits.items():
        with contextlib.suppress(ValueError, OSError):
            before = resource.getrlimit(what)[0]
            most = most if before == resource.RLIM_INFINITY else min(most, before)
            resource.setrlimit(what, (most, most))


def main(kind: str, name: str, source: str, folder: str) -> int:
    limit(kind, name)
    maker = importlib.import_module(f"leadlight.platform.media.{MAKERS[kind]}")
    try:
        made = maker.make(Path(source), name, Path(folder))
    except Broken as broken:
        json.dump({"refused": broken.why}, sys.stdout)
        return REFUSED
    except OSError as trouble:
        if trouble.errno in FULL:
            return NO_ROOM
        raise
    json.dump(made, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
