import re
import zlib
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from leadlight.platform.address import reachable
from leadlight.platform.paper import _compiler, font_folders, pdf
from leadlight.platform.qr import qr_svg

PAPER = '#import "/platform/papers/house.typ": *\n#show: sheet.with(title: values.title)\n#values.words\n#logo()\n'
SCRIPTS = "Ada Élodie Dmytro Дмитро نور נועם 明美 さくら 지우 अनन्या ไทย ကျော် ភាសា አማርኛ Հայկ ქართული தமிழ்"


@pytest.fixture
def paper():
    path = Path(__file__).resolve().parents[1] / "papers" / "of_a_test.typ"
    path.write_text(PAPER)
    yield "platform/of_a_test.typ"
    path.unlink()


def test_a_paper_is_set_in_the_typeface_of_each_script(paper):
    made = pdf(paper, {"title": "Names", "words": SCRIPTS}, language="ar")

    wanted = ("Arabic", "Hebrew", "CJK", "Devanagari", "Thai", "Myanmar", "Khmer", "Ethiopic", "Armenian", "Tamil")
    assert [script for script in wanted if not any(script in name for name in fonts_in(made))] == []


def fonts_in(made: bytes) -> set[str]:
    """Names of the typefaces in a PDF, its packed streams opened."""
    names = set(re.findall(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([A-Za-z0-9-]+)", made))
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", made, re.S):
        try:
            names |= set(re.findall(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([A-Za-z0-9-]+)", zlib.decompress(packed)))
        except zlib.error:
            continue
    return {name.decode() for name in names}


def test_papers_never_use_the_machines_own_typefaces():
    assert len(font_folders()) == 3
    assert _compiler() is _compiler()


def test_words_are_text_and_never_commands(paper):
    made = pdf(paper, {"title": "x", "words": '#panic("x") $a$ \\ *'})

    assert made.startswith(b"%PDF-")


def read(svg: str) -> list[str]:
    """What a camera reads in a drawing of ours (one path of unit squares)."""
    side = int(re.search(r'viewBox="0 0 (\d+)', svg).group(1))
    picture = Image.new("L", (side * 8, side * 8), 255)
    pen = ImageDraw.Draw(picture)
    for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", svg):
        pen.rectangle([int(x) * 8, int(y) * 8, int(x) * 8 + 7, int(y) * 8 + 7], fill=0)
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def test_a_camera_reads_our_codes():
    assert read(qr_svg("https://hill.example/b/abc/", "A code")) == ["https://hill.example/b/abc/"]


def test_the_label_of_a_code_cannot_break_out():
    assert 'aria-label="&quot;&gt;&lt;b"' in qr_svg("x", '"><b')


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("http://localhost:8000", False), ("http://127.0.0.1:8000", False), ("http://[::1]:8000", False),
        ("http://0.0.0.0:80", False), ("https://hill.example", True), ("https://192.168.1.20:8443", True),
    ],
)  # fmt: skip
def test_an_address_only_this_machine_can_follow_is_told_apart(settings, url, answer):
    settings.URL = url
    assert reachable() is answer
