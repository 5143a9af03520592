"""Which words stand beside which part: starters for the learner, questions for the family, the family's role."""

# words: learner
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from leadlight.plan.names import family_hint, full_name, short_name
from leadlight.reflect import content

STARTERS = {
    "proud": "why_chosen", "tricky": "struggled", "show": "teach", "goals": "next_time", "thanks": "who_helped",
}  # fmt: skip
OWN_STARTERS = {
    "hello": (_("This is …"), _("Today I will show you …")),
    "family": (_("Thank you for noticing …"),),
}
ASK = {
    "hello": _("What are you looking forward to?"),
    "proud": _("What do you notice?"),
    "tricky": _("What was tricky for you at my age?"),
    "show": _("Would you like to try?"),
    "goals": _("What small thing will you do?"),
    "family": _("When did you feel proud?"),
    "thanks": _("What will you remember?"),
}
PURPOSE = {
    "hello": "curious", "proud": "notice", "tricky": "tricky", "show": "more", "goals": "next", "family": "thanks",
    "thanks": "thanks",
}  # fmt: skip
MANY = 2


def part_name(part, language: str) -> str:
    """The child's own name for a part, else the pack's in the reader's language."""
    with override(language):
        return full_name(part)


def wedge_name(part, language: str) -> str:
    """One word for a wedge of the fan."""
    with override(language):
        return short_name(part)


def role(part, language: str, learner: str) -> str:
    """What the family does in this part, as a sentence; nothing for a part of the child's own."""
    with override(language):
        return family_hint(part, learner)


def starters(seven: str, band: str, language: str) -> list[str]:
    """Two ways for the learner to begin a sentence."""
    if seven in OWN_STARTERS:
        return [str(each) for each in OWN_STARTERS[seven]]
    category = STARTERS.get(seven)
    return [row.text for row in content.starters(category, band, language)[:MANY]] if category else []


def ask(seven: str) -> str:
    """A question the learner can ask the family."""
    return str(ASK.get(seven, ""))


def questions(seven: str, language: str) -> list[str]:
    """How a family member may begin to say something."""
    purpose = PURPOSE.get(seven, "more")
    return [row.text for row in content.family_guide("question", language) if row.extra["purpose"] == purpose][:3]


def tapped(ids, language: str) -> list[str]:
    """The texts of tapped reasons; one the pack no longer has is left out."""
    found = []
    for key in ids:
        try:
            found.append(content.entry(key, language).text)
        except KeyError:
            continue
    return found


CHIPS = ("hp_jot_listened", "hp_jot_asked", "hp_jot_helped", "hp_jot_follow", "hp_jot_moved", "hp_jot_own_words")


def chips_of(language: str) -> list[tuple[str, str]]:
    """The six words a teacher taps, with their keys."""
    return [(chip, content.say(chip, language)) for chip in CHIPS]
