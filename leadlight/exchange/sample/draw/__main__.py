"""Draw every piece (or those named) and write pictures and index. Usage: see README.md."""

import argparse
import importlib
import io
import sys
from pathlib import Path

from PIL import Image, ImageFilter
from playwright.sync_api import sync_playwright

from leadlight.exchange.sample.draw.catalogue import PIECES, index

MODULES = [
    "little_crayon",
    "little_paint",
    "little_making",
    "older_maths",
    "older_words",
    "older_world",
    "older_making",
]
ART = Path(__file__).resolve().parent.parent / "art"
MOST_BYTES = 44_000


def page_for(piece, faces):
    fonts = "".join(
        f'@font-face{{font-family:"{name}";src:url({file.as_uri()});unicode-range:{span}}}'
        for name, file, span in faces
    )
    return (
        f'<!doctype html><meta charset="utf-8"><style>{fonts}body{{margin:0}}svg{{display:block}}</style>{piece.svg()}'
    )


def read_faces(folder):
    """`faces.txt` in `folder`: family name, file, unicode range, one face a line, tab separated."""
    rows = (folder / "faces.txt").read_text(encoding="utf-8").splitlines() if folder else []
    return [(name, (folder / file).resolve(), span) for name, file, span in (row.split("\t") for row in rows)]


def small_enough(picture):
    """WebP bytes at the best quality that stays under the limit, down to a floor."""
    for quality, soft in ((72, 0), (62, 0), (52, 0.5), (44, 0.8), (36, 1), (30, 1.3), (26, 1.6)):
        out = io.BytesIO()
        picture = picture.filter(ImageFilter.GaussianBlur(soft)) if soft else picture
        picture.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()


def ask_for():
    ask = argparse.ArgumentParser(prog="python -m leadlight.exchange.sample.draw", description=__doc__)
    ask.add_argument("names", nargs="*", help="ids to draw; all when left out")
    ask.add_argument("--fonts", type=Path, help="folder with faces.txt and handwriting fonts")
    ask.add_argument("--chromium", default="", help="path of a Chromium to draw with")
    return ask.parse_args()


def main():
    said = ask_for()
    for name in MODULES:
        importlib.import_module(f"leadlight.exchange.sample.draw.{name}")
    faces = read_faces(said.fonts)
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=said.chromium or None, args=["--no-sandbox", "--allow-file-access-from-files"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 960})
        scratch = ART / "scratch.html"
        for piece in PIECES:
            if said.names and piece.id not in said.names:
                continue
            scratch.write_text(page_for(piece, faces), encoding="utf-8")
            page.goto(scratch.as_uri())
            page.evaluate("document.fonts.ready")
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            (ART / f"{piece.id}.webp").write_bytes(small_enough(picture))
            sys.stdout.write(f"{piece.id}\n")
        scratch.unlink()
        (ART / "art.toml").write_text(index(), encoding="utf-8")
        browser.close()


if __name__ == "__main__":
    main()
