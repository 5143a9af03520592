"""Pictures and sounds that come with Leadlight itself: encoded once, then as many Files as are wanted.

    encoded = encode_once(Path("art/kite.webp"), "image", folder)
    file = adopt(encoded, holder="portfolio.Version", school=school.pk)   # not saved yet: bulk_create() it
    settle()                                                              # before the rows say "kept"

Each File has a home of its own in the store, so that it is served, moved and taken away like any other; only the
bytes below are shared between the names of one picture, as long as the disk can do that.
"""

import os
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone
from PIL import Image

from leadlight.platform import store
from leadlight.platform.media import proof
from leadlight.platform.models import File

RUN = "house"
LARGEST = 1280
SIZES = (("middle", 720, 62), ("phone", 560, 62), ("small", 360, 68))


@dataclass(frozen=True, slots=True)
class Encoded:
    """What lies in `folder`, ready to be adopted."""

    kind: str
    folder: Path
    made: dict


def encode_once(source: Path, kind: str, folder: Path) -> Encoded:
    """Write the sizes of one of our own pictures, or the served form of one of our own sounds, into `folder`.

    A picture of ours lies in the code as our own encoder wrote it: its largest size is taken as it is, after the same
    second look that everything gets.
    """
    store.make_folder(folder)
    made = _sizes(source, folder) if kind == "image" else _sound(source, folder)
    for name in {part["name"] for part in made["parts"].values()}:
        store.sync_path(folder / name)
        checked = proof.check(folder / name)
        for part in made["parts"].values():
            if part["name"] == name:
                part |= checked
    return Encoded(kind, folder, made)


def _sizes(source, folder):
    with Image.open(source, formats=["WEBP"]) as opened:
        picture = opened.convert("RGB")
    picture.info.clear()
    if max(picture.size) > LARGEST:
        raise ValueError(f"{source.name} is larger than {LARGEST}")
    whole = {"name": "large.webp", "width": picture.width, "height": picture.height}
    shutil.copyfile(source, folder / "large.webp")
    parts = {"master": whole, "large": dict(whole)}
    for size, edge, quality in SIZES:
        if max(picture.size) <= edge:
            parts[size] = dict(whole)
            continue
        picture.thumbnail((edge, edge), Image.Resampling.BICUBIC)
        picture.save(folder / f"{size}.webp", "WEBP", quality=quality, method=2)
        parts[size] = {"name": f"{size}.webp", "width": picture.width, "height": picture.height}
    return {"parts": parts, "width": whole["width"], "height": whole["height"]}


def _sound(source, folder):
    from leadlight.platform.media import sound

    return sound.make(source, "mp4", folder)


def adopt(encoded: Encoded, *, holder: str, school: int) -> File:
    """A new File, not saved, whose bytes are there. Call settle() before it is saved."""
    made = encoded.made
    file = File(id=uuid.uuid4(), kind=encoded.kind, holder=holder, school=school, run=RUN, ready_at=timezone.now())
    file.parts = {size: dict(part) for size, part in made["parts"].items()}
    main = file.parts.get("master") or file.parts["sound"]
    file.bytes, file.sha256 = main["bytes"], main["sha256"]
    file.width, file.height = made.get("width", 0), made.get("height", 0)
    file.seconds, file.wave = made.get("seconds", 0), made.get("wave", [])
    home = store.home(file.pk) / RUN
    home.mkdir(mode=0o700, parents=True)
    for name in {part["name"] for part in file.parts.values()}:
        _link(encoded.folder / name, home / name)
    return file


def _link(source, target):
    try:
        os.link(source, target)
    except OSError:  # a disk without hard links
        shutil.copyfile(source, target)
        store.sync_path(target)


def settle() -> None:
    """All that was adopted is on the disk, names and folders too: one wait for hundreds of files."""
    os.sync()
