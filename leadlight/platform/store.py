"""Where the bytes of pictures and sounds lie: one folder, settings.FILES.

    quarantine/<id>              what a person sent, as it came; nobody is ever shown it
    making/<id>-<run>/           what our encoder is writing just now
    kept/ab/cd/<id>/<run>/name   what is served: only our own encoding
    reserve                      some megabytes that can be given up when the disk is full

The order is the promise (docs/reliability.md): write, fsync, rename, fsync the folder, and only
then the row that says "kept". A power cut at any moment leaves a whole file or none.
"""

import contextlib
import fcntl
import os
import shutil
from pathlib import Path
from uuid import UUID

from django.conf import settings

MIB = 1024 * 1024


class TooBig(Exception):
    """More came than was allowed."""


def sync(handle: int) -> None:
    """Make sure the bytes are on the disk itself (macOS: through the drive's own cache as well)."""
    if hasattr(fcntl, "F_FULLFSYNC"):
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def sync_path(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        sync(handle)
    finally:
        os.close(handle)


def make_folder(path: Path) -> Path:
    """Make `path` and what is missing above it, each entry safely on the disk."""
    missing = []
    while not path.is_dir():
        missing.append(path)
        path = path.parent
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_path(folder.parent)
    return missing[0] if missing else path


def quarantined(file_id: UUID) -> Path:
    return settings.FILES / "quarantine" / str(file_id)


def making(file_id: UUID, run: str) -> Path:
    return settings.FILES / "making" / f"{file_id}-{run}"


def home(file_id: UUID) -> Path:
    name = file_id.hex
    return settings.FILES / "kept" / name[:2] / name[2:4] / name


def path_of(file_id: UUID, run: str, name: str) -> Path:
    return home(file_id) / run / name


def receive(chunks, file_id: UUID, *, most: int) -> Path:
    """Write what a person sent into quarantine. When this returns, a power cut does not lose it.

    Raises TooBig after `most` bytes, OSError when the disk does not take it; then nothing is left behind.
    """
    path = quarantined(file_id)
    arriving = make_folder(path.parent) / f"{file_id}.part"
    try:
        size = 0
        with open(os.open(arriving, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            for chunk in chunks:
                size += len(chunk)
                if size > most:
                    raise TooBig
                out.write(chunk)
            out.flush()
            sync(out.fileno())
        arriving.rename(path)
        sync_path(path.parent)
    except BaseException:
        for left in (arriving, path):
            left.unlink(missing_ok=True)
        raise
    return path


def publish(file_id: UUID, run: str) -> None:
    """Move all that the encoder wrote in `run` to where it is served from, in one step."""
    made = making(file_id, run)
    for path in sorted(made.iterdir()):
        sync_path(path)
    sync_path(made)
    target = make_folder(home(file_id)) / run
    made.rename(target)
    sync_path(target.parent)


def drop_run(file_id: UUID, run: str) -> None:
    """Take away one encoding (of a try that was overtaken)."""
    shutil.rmtree(making(file_id, run), ignore_errors=True)
    shutil.rmtree(home(file_id) / run, ignore_errors=True)


def drop_original(file_id: UUID) -> None:
    """The original holds places and times (GPS): it goes as soon as ours is kept."""
    path = quarantined(file_id)
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
        sync_path(path.parent)


def remove(file_id: UUID) -> None:
    """Take away every byte of a file."""
    drop_original(file_id)
    shutil.rmtree(home(file_id), ignore_errors=True)
    for path in (settings.FILES / "making").glob(f"{file_id}-*"):
        shutil.rmtree(path, ignore_errors=True)


# ---- room on the disk
def free_mb() -> float:
    """Megabytes free where files lie, not counting what only the system may use."""
    make_folder(settings.FILES)
    disk = os.statvfs(settings.FILES)
    return disk.f_bavail * disk.f_frsize / MIB


def nearly_full() -> bool:
    """Below the low-water mark new things are refused; reading, changing and erasing go on."""
    return free_mb() < settings.LOW_WATER_MB


def reserve() -> Path:
    return settings.FILES / "reserve"


def release_reserve() -> None:
    """Give the reserve back: on a full disk even deleting a row needs room."""
    reserve().unlink(missing_ok=True)


def mind_reserve() -> str:
    """Hold the reserve while there is room, release it when there is none. Returns "held", "released" or ""."""
    free, size = free_mb(), settings.RESERVE_MB
    if not reserve().exists():
        if free < settings.LOW_WATER_MB + size:
            return ""
        with open(os.open(reserve(), os.O_WRONLY | os.O_CREAT, 0o600), "wb") as out:
            for _ in range(size):
                out.write(os.urandom(MIB))
        return "held"
    if free < min(size, settings.LOW_WATER_MB / 4):
        release_reserve()
        return "released"
    return ""
