"""Ways to say why: reasons to tap for the younger ones, openings of sentences for those who write."""

from dataclasses import dataclass

from django.utils.translation import get_language

from leadlight.reflect import content

TAPPED = {
    "proud": ("why_chosen", "went_well"), "tricky": ("struggled",), "show": ("teach", "why_chosen"),
    "hello": ("really_me", "why_chosen"), "goals": ("next_time", "still_challenged"), "family": ("what_i_need",),
    "thanks": ("who_helped",),
}  # fmt: skip
WRITTEN = {
    "proud": ("why_chosen", "went_well"), "tricky": ("struggled", "still_challenged"), "show": ("teach", "strategies"),
    "hello": ("really_me", "then_now"), "goals": ("next_time", "how_further"), "family": ("what_i_need",),
    "thanks": ("who_helped",),
}  # fmt: skip
FOR_ANY = ("why_chosen",)
OLDER = ("11-14", "15-18")
OF_EACH, AT_ONCE, KEPT_MOST = 3, 5, 8


@dataclass(frozen=True)
class Reason:
    id: str
    text: str
    symbol: str = ""
    lang: str = ""


def to_tap(seven: str, band: str) -> list[Reason]:
    """Short reasons with a picture; the older ones write or speak instead."""
    if band in OLDER:
        return []
    lang = get_language() or "en"
    groups = [group for category in TAPPED.get(seven, FOR_ANY) for group in _choices(category, band, lang)]
    most = OF_EACH if len(groups) > 1 else AT_ONCE
    parts = [each for group in groups for each in group.parts[:most]]
    return [Reason(each.id, each.text.rstrip("."), each.symbol, each.lang) for each in parts[:AT_ONCE]]


def _choices(category, band, lang):
    """Those of the age where the pack has them, else those of the youngest."""
    return content.choices(category, band, lang) or content.choices(category, "5-7", lang)


def openings(seven: str, band: str) -> list[Reason]:
    """Beginnings of sentences for this part and age; none for those who do not write yet."""
    if band == "5-7":
        return []
    lang = get_language() or "en"
    rows = [row for category in WRITTEN.get(seven, FOR_ANY) for row in content.starters(category, band, lang)]
    return [Reason(row.id, row.text, lang=row.lang) for row in rows if "…" in row.text][:4]


def texts(ids) -> list[str]:
    """What tapped reasons say in the reader's language; one the pack no longer has is left out."""
    lang, found = get_language() or "en", []
    for key in ids:
        try:
            found.append(content.entry(key, lang).text.rstrip("."))
        except KeyError:
            continue
    return found


def known(ids) -> list[str]:
    """Those of `ids` that the pack has, each once, in order."""
    every = {part.id for row in content.choices() for part in row.parts}
    return [key for key in dict.fromkeys(ids) if key in every][:KEPT_MOST]
