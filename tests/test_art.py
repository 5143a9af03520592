"""The drawings that ship with Leadlight are whole, different from each other, and allowed by our own CSP."""

import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

HOUSE = Path(__file__).resolve().parent.parent / "leadlight"
PARTS = HOUSE / "platform" / "art"
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
