"""What a part is called: the child's own name, else the pack's words in the reader's language."""
# words: learner

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from leadlight.reflect import content

SEVEN = ("hello", "proud", "tricky", "show", "goals", "family", "thanks")
WORDS = {
    "hello": _("Hello"),
    "proud": _("Proud"),
    "tricky": _("Tricky"),
    "show": _("Show"),
    "goals": _("Goals"),
    "family": _("Family"),
    "thanks": _("Thanks"),
}
SAID = {"proud": _("I am proud"), "tricky": _("It was tricky"), "show": _("I can do it")}
SYMBOLS = {
    "hello": "hand", "proud": "star", "tricky": "mountain", "show": "bolt", "goals": "flag", "family": "heart",
    "thanks": "flower",
}  # fmt: skip
GLASS = {
    "hello": "honey", "proud": "leaf", "tricky": "ruby", "show": "cobalt", "goals": "lagoon", "family": "iris",
    "thanks": "rose",
}  # fmt: skip
WORD_MOST = 14
MOST = 9  # as many wedges as a fan can hold


def entry_of(part):
    """The pack's entry a part bears the words of, in the reader's language, or None for the child's own part."""
    key = part.pack_id or (f"seven_{part.seven}" if part.seven else "")
    return content.entry(key, get_language() or "en") if key else None


def full_name(part) -> str:
    """The whole name: "Something I find tricky"."""
    return part.name or (entry_of(part).text if part.seven or part.pack_id else str(_("A part of my own")))


def short_name(part) -> str:
    """One word for a wedge: "Tricky"."""
    if part.name:
        return part.name if len(part.name) <= WORD_MOST else part.name[: WORD_MOST - 1].rstrip() + "…"
    return str(WORDS.get(part.seven) or _("My own"))


def said(seven: str, word: str) -> str:
    """What a piece says in a part, "I am proud"; a part with a name of its own keeps that name."""
    return str(SAID[seven]) if seven in SAID and word == str(WORDS[seven]) else word


def family_hint(part, learner: str) -> str:
    """The one line a family reads beside a part, in the reader's language; empty for a part of the child's own."""
    found = entry_of(part)
    if found is None or not found.extra.get("family_hint"):
        return ""
    return content.say(found.id, get_language() or "en", field="family_hint", learner=learner)
