"""Laws of how pages are made: no style attributes, one place for colours, both reading directions, drawn icons only."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import engines

from leadlight.platform.drawings import known_icons

ROOMS = Path(__file__).resolve().parents[1] / "leadlight"
PAGES = sorted(ROOMS.glob("*/templates/**/*.html"))
SHEETS = sorted(path for path in ROOMS.glob("*/static/**/*.css"))
ELEMENTS = sorted(ROOMS.glob("*/static/**/ll-*.js"))
TOKENS = ROOMS / "platform" / "static" / "platform" / "tokens.css"
NO_STYLE = re.compile(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|hx-on|javascript:")
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)(?:-\w+)?|left|right|top|bottom|width|height"
    r"|(?:min|max)-(?:width|height))\s*:|(?:float|clear|text-align)\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)"
)


def relative(path):
    return path.relative_to(ROOMS).as_posix()


def without_comments(css):
    return re.sub(r"/\*.*?\*/", "", css, flags=re.S)


def declarations(css):
    """The insides of rules: media queries may speak of width."""
    return re.sub(r"@(?:media|container)[^{]*", "", without_comments(css))


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_a_page_has_no_style_attribute_and_no_inline_script(page):
    text = re.sub(r"{#.*?#}", "", page.read_text(encoding="utf-8"))
    assert NO_STYLE.findall(text) == []
    assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", text) == []


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_a_page_can_be_read_by_the_template_engine(page):
    engines["django"].get_template(relative(page).split("/templates/")[1])


@pytest.mark.parametrize("sheet", SHEETS, ids=relative)
def test_colours_stand_in_the_tokens_only(sheet):
    if sheet != TOKENS:
        css = without_comments(sheet.read_text(encoding="utf-8"))
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])|\b(?:rgb|hsl|oklch)a?\(", css) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=relative)
def test_a_sheet_serves_both_reading_directions(sheet):
    assert PHYSICAL.findall(declarations(sheet.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=relative)
def test_a_sheet_keeps_to_its_layer_and_known_tokens(sheet):
    css = without_comments(sheet.read_text(encoding="utf-8"))
    known = set(re.findall(r"(--[\w-]+)\s*:", TOKENS.read_text(encoding="utf-8") + css))
    assert set(re.findall(r"var\((--[\w-]+)\)", css)) - known == set()
    layers = set(re.findall(r"@layer\s+([\w-]+)\s*{", css))
    if relative(sheet).startswith("platform/"):
        assert layers <= {"tokens", "base", "parts", "rooms"}
    else:
        assert layers == {"rooms"}


def icons_asked_for():
    for page in PAGES:
        for name in re.findall(r"{%\s*icon\s+[\"']([\w-]+)[\"']", page.read_text(encoding="utf-8")):
            yield relative(page), name


def test_every_icon_in_a_page_was_drawn():
    found = list(icons_asked_for())
    assert len(found) > 20
    assert [each for each in found if each[1] not in known_icons()] == []


def test_every_element_a_page_loads_is_there():
    missing = []
    for page in PAGES:
        for names in re.findall(r"{%\s*element\s+([^%]+?)\s*%}", page.read_text(encoding="utf-8")):
            for name in re.findall(r"[\"']([^\"']+)[\"']", names):
                path = name if "/" in name else f"platform/elements/ll-{name}.js"
                if not list(ROOMS.glob(f"*/static/{path}")):
                    missing.append(f"{relative(page)}: {name}")
    assert missing == []


def test_every_static_file_a_page_names_is_there():
    """Served with manifests, a missing one would break the page."""
    missing = []
    for page in PAGES:
        for name in re.findall(r"{%\s*static\s+[\"']([^\"']+)[\"']", page.read_text(encoding="utf-8")):
            if not finders.find(name):
                missing.append(f"{relative(page)}: {name}")
    assert missing == []


@pytest.mark.parametrize("element", ELEMENTS, ids=relative)
def test_an_element_is_small_explained_and_keeps_to_our_content_policy(element):
    text = element.read_text(encoding="utf-8")
    assert text.startswith("/** <ll-")
    assert len(text.splitlines()) <= (120 if relative(element).startswith("platform/") else 400)
    assert (
        re.findall(r"\beval\(|new Function|\.style\b|setAttribute\([\"']style|insertAdjacentHTML|https?://", text) == []
    )


def test_our_content_policy_allows_no_inline_style_or_script():
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert "'unsafe-inline'" not in [*policy["style-src"], *policy["script-src"], *policy["default-src"]]


@pytest.mark.parametrize("bad", ['<p style="color:red">', "<p onclick='x()'>", "<a href='javascript:x'>", "<style>"])
def test_the_law_would_notice_a_style(bad):
    assert NO_STYLE.search(bad)


@pytest.mark.parametrize(
    "bad", ["margin-left: 0", "left: 0", "text-align: right", "width: 3em", "border-top-left-radius: 0"]
)
def test_the_law_would_notice_a_direction(bad):
    assert PHYSICAL.search(f".a {{ {bad}; }}")
    assert not PHYSICAL.search(
        ".a { margin-inline-start: 0; border-end-end-radius: 0; stroke-width: 3; text-align: start; inline-size: 3em }"
    )
