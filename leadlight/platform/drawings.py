"""The drawings of the house, read once from art/*.toml: icons, motifs of emblems, secret pictures, faces."""
# words: learner, family

import tomllib
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

ART = Path(__file__).resolve().parent / "art"
GLASS_WORDS = {
    "ruby": _("Ruby"), "amber": _("Amber"), "honey": _("Honey"), "leaf": _("Leaf"),
    "lagoon": _("Lagoon"), "cobalt": _("Cobalt"), "iris": _("Iris"), "rose": _("Rose"),
}  # fmt: skip
"""The eight glasses a learner chooses from, in the order they are offered, and how they are called."""
GLASSES = tuple(GLASS_WORDS)


@cache
def table(name: str) -> dict:
    return tomllib.loads((ART / f"{name}.toml").read_text(encoding="utf-8"))


def icon(name: str) -> str:
    """Inside of a 24 by 24 svg. Raises KeyError for a name that nobody drew."""
    icons = table("icons")
    return icons[icons["alias"].get(name, name)]


def known_icons() -> set[str]:
    icons = table("icons")
    return (set(icons) - {"alias"}) | set(icons["alias"])


def motif(name: str) -> str:
    """Inside of a 64 by 64 svg."""
    return table("motifs")[name]["svg"]


def secret(name: str) -> str:
    """Inside of a 64 by 64 svg."""
    return table("secrets")[name]["svg"]


def face(name: str) -> str | None:
    """Inside of an 80 by 80 svg, or None when nobody of that name was drawn."""
    return table("people").get(name, {}).get("svg")


def glass_name(glass: str) -> str:
    """`glass` when it is one of ours; pages never put unknown words into class names."""
    return glass if glass in GLASSES else "clear"
