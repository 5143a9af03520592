"""The drawings that ship with Leadlight are whole, different from each other, and allowed by our own CSP."""

import itertools
import tomllib
from array import array
from pathlib import Path
from xml.etree import ElementTree

import av
import pytest
from PIL import Image

HOUSE = Path(__file__).resolve().parent.parent / "leadlight"
PARTS = HOUSE / "platform" / "art"
SAMPLE = HOUSE / "exchange" / "sample"
STATIC = HOUSE / "platform" / "static" / "platform"


def load(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def icons():
    table = load(PARTS / "icons.toml")
    return {name: svg for name, svg in table.items() if name != "alias"}


def drawings(name):
    return {key: row["svg"] for key, row in load(PARTS / f"{name}.toml").items()}


def parse(markup):
    return ElementTree.fromstring(f"<svg>{markup}</svg>")


@pytest.mark.parametrize(
    ("name", "least"),
    [("motifs", 30), ("secrets", 16), ("people", 24)],
)
def test_there_are_enough_drawings_and_no_two_are_the_same(name, least):
    found = drawings(name)
    assert len(found) >= least
    assert len(set(found.values())) == len(found)


def test_every_drawing_is_markup_without_style_script_or_address():
    everything = {**icons(), **drawings("motifs"), **drawings("secrets"), **drawings("people")}
    for name, markup in everything.items():
        for element in parse(markup).iter():
            forbidden = {"style", "class", "id", "href"} & set(element.attrib)
            assert not forbidden, (name, forbidden)
            assert element.tag in {"svg", "g", "path", "circle", "ellipse", "rect"}, name


def test_other_names_of_icons_lead_to_a_drawing():
    alias = load(PARTS / "icons.toml")["alias"]
    assert set(alias.values()) <= set(icons())
    assert not set(alias) & set(icons())


def test_a_secret_picture_can_not_be_taken_for_an_emblem():
    assert not set(drawings("secrets")) & set(drawings("motifs"))


@pytest.mark.parametrize("file", sorted((STATIC / "art").glob("*.svg")), ids=lambda path: path.name)
def test_whole_pictures_need_no_style(file):
    for element in ElementTree.parse(file).iter():
        assert "style" not in element.attrib


def test_fonts_travel_with_their_licence():
    assert {path.suffix for path in (STATIC / "font").iterdir()} == {".woff2", ".txt", ".md"}
    assert "OPEN FONT LICENSE" in (STATIC / "font" / "OFL.txt").read_text(encoding="utf-8")


def pictures():
    return load(SAMPLE / "art" / "art.toml")["art"]


def greys(file):
    """A picture as 32 by 32 greys: what is left when one squints at it."""
    with Image.open(file) as picture:
        return picture.convert("L").resize((32, 32), Image.Resampling.BOX).tobytes()


def test_every_picture_is_in_the_index_once():
    files = sorted(path.name for path in (SAMPLE / "art").glob("*.webp"))
    assert sorted(row["file"] for row in pictures()) == files
    assert len({row["id"] for row in pictures()}) == len(files) >= 60
    assert len({row["title"] for row in pictures()}) == len(files)


@pytest.mark.parametrize("row", pictures(), ids=lambda row: row["id"])
def test_the_words_about_a_picture_fit_its_maker(row):
    assert row["band"] in {"5-7", "8-10"}
    assert row["kind"] in {"photo", "drawing", "writing"}
    assert row["glass"] in {"ruby", "amber", "honey", "leaf", "lagoon", "cobalt", "iris", "rose"}
    assert row["subject"] and len(row["title"].split()) <= 4 and len(row["alt"].split()) <= 15


def test_both_ages_have_about_half_of_the_pictures():
    little = sum(row["band"] == "5-7" for row in pictures())
    assert 0.4 <= little / len(pictures()) <= 0.6


def test_pictures_are_small_enough_to_ship():
    sizes = [path.stat().st_size for path in (SAMPLE / "art").glob("*.webp")]
    assert max(sizes) <= 60_000
    assert sum(sizes) <= 2_600_000


def test_no_two_pictures_look_alike():
    seen = [(row["id"], greys(SAMPLE / "art" / row["file"])) for row in pictures()]
    for (one, a), (other, b) in itertools.combinations(seen, 2):
        apart = sum(abs(x - y) for x, y in zip(a, b, strict=True)) / len(a)
        assert apart > 6, (one, other, apart)


def voices():
    return load(SAMPLE / "voice" / "voice.toml")["voice"]


def test_every_voice_is_in_the_index_once():
    files = sorted(path.name for path in (SAMPLE / "voice").glob("*.m4a"))
    assert sorted(row["file"] for row in voices()) == files
    assert len({row["text"] for row in voices()}) == len(files) >= 14
    assert {row["lang"] for row in voices()} == {"en", "ar", "es", "fr", "sw"}


@pytest.mark.parametrize("row", voices(), ids=lambda row: row["id"])
def test_a_voice_is_short_small_and_audible(row):
    file = SAMPLE / "voice" / row["file"]
    assert file.stat().st_size < 60_000
    with av.open(str(file)) as sound:
        stream = sound.streams.audio[0]
        assert (stream.codec_context.name, stream.layout.name) == ("aac", "mono")
        loudest = max(max(array("f", bytes(frame.planes[0]))) for frame in sound.decode(stream))
        assert 4 <= sound.duration / av.time_base <= 9
        assert 0.1 < loudest <= 1.1
