"""Printed pages: a typst template of a room and plain values become a PDF.

    pdf("people/badges.typ", {"title": "...", "badges": [...]}, language="ar") -> bytes

The template lies in `leadlight/<room>/papers/` and begins with

    #import "/platform/papers/house.typ": *

which gives it `values` (what was passed), the house's colours and `sheet`. Texts arrive translated: papers know no
language but the direction and the name of the one they are set in. Drawings arrive as SVG text.
"""

import json
import threading
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import typst
from django.apps import apps
from django.http import HttpResponse

from leadlight.platform.languages import direction

HOUSE = Path(__file__).resolve().parents[1]
OWN_FONTS = HOUSE / "platform" / "papers" / "fonts"
FONT_PACKAGES = ("manimgx_fonts", "cvttf_NotoSansCJK_Regular")
_one_at_a_time = threading.Lock()


def font_folders() -> list[str]:
    """Our own typefaces and those of the installed font packages; never the machine's, so every machine prints alike."""
    found = [find_spec(name) for name in FONT_PACKAGES]
    return [str(OWN_FONTS), *(str(Path(spec.origin).parent) for spec in found if spec and spec.origin)]


@lru_cache(maxsize=1)
def _compiler():
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=font_folders())
    return typst.Compiler(root=str(HOUSE), font_paths=fonts, ignore_system_fonts=True)


def template_path(template: str) -> Path:
    room, _, name = template.partition("/")
    path = Path(apps.get_app_config(room).path) / "papers" / name
    if not path.is_file():
        raise FileNotFoundError(f"no such paper: {template}")
    return path


def pdf(template: str, values: dict, *, language: str = "en") -> bytes:
    """Set `values` (plain: text, numbers, lists, dicts) by `template` and return the PDF. About 5 ms once warm."""
    inputs = {
        "values": json.dumps(values, ensure_ascii=False),
        "language": language.partition("-")[0],
        "direction": direction(language),
    }
    with _one_at_a_time:
        return _compiler().compile(input=str(template_path(template)), format="pdf", sys_inputs=inputs)


def paper_answer(template: str, values: dict, *, name: str, language: str = "en") -> HttpResponse:
    """A PDF that opens in the browser. `name` is the file's name, without any child's name in it."""
    answer = HttpResponse(pdf(template, values, language=language), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
