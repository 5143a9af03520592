"""A file is written whole or not at all, and whether it can be is known before the work, not after it."""

import gzip
import json
import os
import tempfile
from pathlib import Path


class CannotWrite(Exception):
    """Why a file cannot be written, as one sentence that says what to do."""


def place_to_write(path: str, *, reads: str) -> Path:
    """Where to write, links followed, after trying whether a file can be made there.

    reads    the file the work begins from: it is never written over

    Raises CannotWrite.
    """
    try:
        return _tried(path, Path(path).resolve(), reads)
    except OSError as trouble:
        raise CannotWrite(f"Nothing can be written in {Path(path).parent} ({trouble.strerror}). Choose another place.")


def _tried(path: str, out: Path, reads: str) -> Path:
    if out == Path(reads).resolve() or (out.exists() and Path(reads).exists() and out.samefile(reads)):
        raise CannotWrite(f"{path} is the file to be read. Choose another name for the timetable.")
    if out.is_dir():
        raise CannotWrite(f"{path} is a folder. Add the name of a file, for example {Path(path) / 'timetable.json'}.")
    if out.exists() and not out.is_file():
        raise CannotWrite(f"{path} is no ordinary file. Choose another name for the timetable.")
    if not out.parent.is_dir():
        raise CannotWrite(f"There is no folder {Path(path).parent}. Make it first, or choose another place.")
    handle, trial = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}-")
    os.close(handle)
    os.unlink(trial)
    return out


def write_whole(out: Path, document: object) -> None:
    """Write `document` as JSON (packed where the name ends in .gz), so that nobody ever sees half of it.

    Raises CannotWrite, and what was there before still is.
    """
    text = (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()
    draft = None
    try:
        handle, draft = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}-")
        with open(handle, "wb") as file:
            file.write(gzip.compress(text, mtime=0) if out.suffix == ".gz" else text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, mode_of(out))
        os.replace(draft, out)
    except OSError as trouble:
        raise CannotWrite(f"{out} could not be written ({trouble.strerror}). Make room, or choose another place.")
    finally:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)


def mode_of(out: Path) -> int:
    """The rights of the file that is there, else those a new file gets from this process."""
    if out.exists():
        return out.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
