"""The arithmetic of WCAG on our own tokens: which colour stands on which, and by how much."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from leadlight.platform.drawings import GLASSES

TOKENS = Path(__file__).resolve().parent / "static" / "platform" / "tokens.css"
LOOKS = ("day", "night", "more", "night-more")
TEXT, OUTLINE = 4.5, 3.0
BLOCKS = {
    "day": (":root",),
    "night": (":root", ':root[data-theme="night"]'),
    "more": (":root", "more :root"),
    "night-more": (":root", ':root[data-theme="night"]', "more :root", 'more :root[data-theme="night"]'),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One colour on another, by role, with what is asked of it."""

    front: str
    back: str
    least: float
    ratio: float

    @property
    def holds(self) -> bool:
        return self.ratio >= self.least


def luminance(colour: str) -> float:
    """Relative luminance of `#rgb` or `#rrggbb`."""
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rules() -> list[tuple[str, str, dict[str, str]]]:
    """(media query around it, selector, tokens) of every rule of tokens.css, in order."""
    css = re.sub(r"/\*.*?\*/", "", TOKENS.read_text(encoding="utf-8"), flags=re.S)
    found, around = [], []
    for head, mark in re.findall(r"([^{}]*)([{}])", css):
        if mark == "{":
            around.append(head.split(";")[-1].strip())
        else:
            if around and not around[-1].startswith("@") and "--" in head:
                tokens = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", head))
                found.append((" ".join(a for a in around[:-1] if a.startswith("@media")), around[-1], tokens))
            around.pop()
    return found


@cache
def colours(look: str) -> dict[str, str]:
    """Every plain colour token as `look` has it: {"color-wall": "#f6f0e4"}."""
    values = {}
    for wanted in BLOCKS[look]:
        for media, selector, tokens in rules():
            more = "prefers-contrast" in media
            dark = "prefers-color-scheme" in media
            if not dark and f"{'more ' if more else ''}{selector}" == wanted:
                values.update(tokens)
    return {name[2:]: value for name, value in values.items() if re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", value)}


def pairs() -> list[tuple[str, str, float]]:
    """(front, back, least ratio) for all that our parts put on each other."""
    walls = ["color-wall", "color-wall-2", "color-paper"]
    mists = [f"{glass}-mist" for glass in GLASSES]
    found = [(ink, back, TEXT) for ink in ("color-ink", "color-ink-2", "color-ink-3") for back in walls]
    found += [(ink, mist, TEXT) for ink in ("color-ink", "color-ink-2") for mist in mists]
    found += [
        (f"{glass}-deep", back, TEXT) for glass in GLASSES for back in ("color-wall", "color-paper", f"{glass}-mist")
    ]
    found += [("color-on-glass", f"glass-{glass}", TEXT) for glass in GLASSES]
    found += [("color-on-glass-2", f"glass-{glass}", TEXT) for glass in ("honey", "leaf", "lagoon")]
    found += [("color-on-glass", "color-milk", TEXT), ("color-ink-2", "glass-clear", TEXT)]
    found += [("color-on-go", "color-go", TEXT), ("color-go", "color-wall", TEXT), ("color-go", "color-paper", TEXT)]
    found += [("color-glass-line", f"glass-{glass}", OUTLINE) for glass in GLASSES]
    found += [("color-edge", back, OUTLINE) for back in ("color-paper",)]
    found += [("color-focus", back, OUTLINE) for back in walls]
    found += [("color-glass-focus", "color-milk", OUTLINE)]
    return found


def report(look: str) -> list[Pair]:
    """Each pair with its ratio in `look`, the tightest first."""
    has = colours(look)
    found = [Pair(front, back, least, round(contrast(has[front], has[back]), 2)) for front, back, least in pairs()]
    return sorted(found, key=lambda pair: pair.ratio / pair.least)
