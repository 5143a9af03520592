"""Style sheets are written one block a file and served as few: `platform/child.css`, `<room>/all.css`.

A finder of Django's staticfiles joins them whenever one is asked for, so there is no build step and
nothing generated in the repository: runserver, tests, collectstatic and whitenoise all ask finders.
"""

import os
import re
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, find
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

HERE = Path(__file__).resolve().parent / "static" / "platform"
FILES = ["tokens.css", "base.css"]
SMALL = ["logo", "menu", "button", "card", "note", "chip", "field", "face", "fan", "toast", "sound", "stage", "voice"]
LARGE = ["table", "door", "tile", "swatch", "window", "pane", "order", "empty", "sun", "dialog", "print"]
PARTS = {
    "child": ["fonts.css", *FILES, *SMALL, "page", *LARGE],
    "desk": [*FILES, *SMALL, "desk", "walk", *LARGE],
    "family": [*FILES, *SMALL, "family"],
}
"""Which blocks each kind of page needs, in order; a bare name is a file of `parts/`."""


def pieces_of(path: str) -> list[Path]:
    """The files that make up the bundle served at `path`; none when it is not a bundle."""
    room, slash, name = path.partition("/")
    if room == "platform" and name.removesuffix(".css") in PARTS and name.endswith(".css"):
        return [HERE / (p if p.endswith(".css") else f"parts/{p}.css") for p in PARTS[name[:-4]]]
    if name == "all.css" and slash and room in apps.app_configs:
        return sorted((Path(apps.get_app_config(room).path) / "static" / room).glob("*.css"))
    return []


def squeeze(css: str) -> str:
    """`css` without comments, needless blanks and the 0 before a point."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"(?<=[ :,(-])0\.(?=\d)", ".", re.sub(r"\s+", " ", css))
    return re.sub(r" ?([{};,>]) ?|(?<=[a-z0-9-]:) ", lambda found: found[1] or "", css).replace(";}", "}").strip()


def joined(path: str) -> str:
    pieces = pieces_of(path) or [Path(find(path) or path)]
    return "".join(squeeze(piece.read_text(encoding="utf-8")) for piece in pieces)


@cache
def _joined_for_good(path: str) -> str:
    return joined(path)


def joined_once(path: str) -> str:
    """The sheet as text, read once; anew each time while its pieces are being written. Also of a single file."""
    return joined(path) if settings.DEBUG else _joined_for_good(path)


def all_bundles() -> list[str]:
    rooms = [label for label, room in apps.app_configs.items() if room.name.startswith("leadlight.")]
    found = [f"platform/{name}.css" for name in PARTS] + [f"{room}/all.css" for room in rooms if room != "platform"]
    return [path for path in found if pieces_of(path)]


class Bundles(BaseFinder):
    """Finder of joined style sheets; they are kept in the data folder and renewed when a piece is newer."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.DATA / "bundles")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if not pieces_of(path):
            return []
        made = self.make(path)
        return [made] if find_all else made

    def list(self, ignore_patterns):
        for path in all_bundles():
            if not matches_patterns(path, ignore_patterns or []):
                self.make(path)
                yield path, self.storage

    def make(self, path: str) -> str:
        place, text = Path(self.storage.path(path)), joined(path)
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh = place.with_suffix(f".{os.getpid()}")
            fresh.write_text(text, encoding="utf-8")
            os.replace(fresh, place)
        return str(place)
