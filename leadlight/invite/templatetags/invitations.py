"""Words of the guide for the page that shows it, and small questions about languages."""

from dataclasses import dataclass

from django import template
from django.utils.translation import get_language

from leadlight.platform.languages import language as known
from leadlight.reflect import content

register = template.Library()


@dataclass(frozen=True)
class Line:
    text: str
    symbol: str = "star"
    is_heading: bool = False
    before: str = ""


@dataclass(frozen=True)
class Sample:
    text: str
    intro: str
    after: str
    lines: tuple


@register.filter
def speaks(spoken, code) -> bool:
    """Whether `code` is the language `spoken` ("es-MX" is Spanish)."""
    here, there = known(spoken or ""), known(code)
    return bool(here and there and here.code == there.code)


@register.simple_tag
def guide(kind, band=None, **values):
    """Lines of one table of the families' guide, in the reader's language, names filled in."""
    language = get_language()
    rows = content.family_guide(kind, language, band or None)
    if kind == "sample":
        return [Sample(row.text, row["intro"], row["after"], row.parts) for row in rows[:1]]
    return [_line(row, language, values) for row in rows]


def _line(row, language, values):
    values = {"learner": "", "phone": "", **values}
    said = content.say(row.id, language, **values)
    if "now" in row.extra:
        return Line(row["now"], before=said)
    return Line(said, row.symbol or "star", row.id.endswith("_head"))
