"""Cue cards as plain values for the printed page: texts, symbols as SVG, pictures as numbers of their bytes."""

from django.utils.text import Truncator
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from leadlight.platform import drawings, store
from leadlight.platform.fan import MINI, hub_path, path

GLASS_HEX = {
    "ruby": "#f0727f", "amber": "#f6a04d", "honey": "#ffd060", "leaf": "#86c878", "lagoon": "#58c4c2",
    "cobalt": "#7fa8f5", "iris": "#b397ec", "rose": "#f291be",
}  # fmt: skip
MOST_SIGNS = 1200  # of one line on paper; the screen shows all of it
LEAD, CLEAR = "#2a2731", "#eef3f2"


def values_of(cards, *, title: str) -> dict:
    promises = {"i_will": _("I will"), "family": _("My family"), "teacher": _("My teacher")}
    return {"title": title, **promises, "cards": [_card(card, cards) for card in cards]}


def _card(card, cards) -> dict:
    return {
        "name": card.part.name,
        "glass": card.part.glass,
        "symbol": symbol_svg(card.part.symbol),
        "fan": fan_svg([each.part.glass if each.number == card.number else "" for each in cards]),
        "lines": [[before, Truncator(words).chars(MOST_SIGNS)] for before, words in card.lines],
        "stuck": card.stuck,
        "promises": card.promises,
        "picture": picture_bytes(card.picture),
    }


def symbol_svg(name: str) -> str:
    style = 'fill="none" stroke="#25222c" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" {style}>{drawings.icon(name)}</svg>'


def fan_svg(glasses) -> str:
    """A small fan with one wedge lit: which card this is."""
    shapes = "".join(
        f'<path d="{path(MINI, i, len(glasses), mirrored=get_language_bidi())}" fill="{GLASS_HEX.get(glass, CLEAR)}" stroke="{LEAD}" stroke-width="3"/>'
        for i, glass in enumerate(glasses)
    )
    hub = f'<path d="{hub_path(MINI)}" fill="#fff" stroke="{LEAD}" stroke-width="3"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 84 44">{shapes}{hub}</svg>'


def picture_bytes(file) -> list[int]:
    """Our own encoding of a picture, small, as numbers; empty while there is none."""
    part = file.parts.get("small") if file and file.ready_at else None
    if part is None:
        return []
    try:
        return list(store.path_of(file.pk, file.run, part["name"]).read_bytes())
    except OSError:
        return []
