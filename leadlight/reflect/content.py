"""The words of the pack for programs: typed and in the reader's language. Reads the files once, when first asked.

    content.say("le_invitation_greet", "ar", family="Rosa")
    content.paragraphs("le_invitation", "es", learner="Ada", minutes=20, ...)

Every list keeps the pack's order. `band` is an age ("5-7"), None is every age. `lang` is any language code: what a
language does not hold comes from the one it is a form of, then from English. Texts are plain; templates escape them.
"""

import re

from leadlight.platform.languages import set_apart
from leadlight.reflect import pack
from leadlight.reflect.pack import entries
from leadlight.reflect.pack.entries import LANGUAGES, Entry, entry, missing, reviewed, rows

__all__ = ["LANGUAGES", "Entry", "entry", "missing", "reviewed", "say"]


def say(id, lang="en", /, *, field="text", band=None, **values):
    """The words of `id` (or its `field` "then", "sms", "body" …) with the {placeholders} filled from `values`.

    With n=1 the form for one is taken where there is one. Values go in as they are, braces and all, and are set apart
    by bidi isolates when they or the text run from right to left. KeyError names the entry and what was not given.
    """
    found = entry(id, lang, band)
    text = found.one if field == "text" and found.one and values.get("n") == 1 else _shown(found, field)

    def fill(hole):
        if hole[1] not in values:
            raise KeyError(f"{found.id} ({found.lang}): no value for {{{hole[1]}}}")
        return set_apart(values[hole[1]], found.lang)

    return re.sub(r"\{(\w+)\}", fill, text)


def _shown(found, field):
    text = getattr(found, field) if field in entries.OWN_FIELDS else found.extra.get(field)
    if field not in pack.SHOWN or not text:
        raise KeyError(f"{found.id}: has no {field} to say")
    return text


# Thinking about work: starters, cards, criteria, feelings


def categories(lang="en"):
    """The 26 kinds of starters; `category` is the key the others are found by."""
    return rows("starters", "category", lang)


def starters(category=None, band=None, lang="en"):
    return rows("starters", "starter", lang, band, category=category)


def choices(category=None, band=None, lang="en"):
    """Questions answered by tapping pictures, for those who do not write yet; the pictures are their parts."""
    return rows("starters", "choices", lang, band, category=category)


def frames(band=None, lang="en"):
    """The two or three short cards that can stand beside any piece."""
    return rows("starters", "frame", lang, band)


def routines(band=None, lang="en"):
    """Cards in order that help to talk about a piece; minutes, and a twist for the teacher."""
    return rows("routines", "routine", lang, band)


def routine_choices(band=None, lang="en"):
    """Same cards, other cards, no cards, my own."""
    return rows("routines", "use", lang, band, who="learner")


def criteria(who=None, band=None, lang="en", group=None, sense=None):
    """What a strong conference looks, sounds and feels like; the parts are other ways to do the same."""
    return rows("criteria", "criterion", lang, band, who=who, group=group, sense=sense)


def criteria_levels(lang="en"):
    return rows("criteria", "level", lang)


def peer_notes(band=None, lang="en"):
    """What a practice friend says."""
    return rows("criteria", "peer", lang, band)


def feelings(band=None, lang="en"):
    return rows("feelings", "feeling", lang, band)


def supports(band=None, lang="en"):
    """What a learner may ask for; `agenda` says what it means for the plan."""
    return rows("feelings", "support", lang, band)


def ways_to_lead(band=None, lang="en"):
    return rows("feelings", "leading", lang, band)


def feeling_lines(band=None, lang="en"):
    """The questions and reassurances around the feelings."""
    return rows("feelings", "word", lang, band)


# Planning: parts, agendas, goals


def sevens(lang="en"):
    """The seven default parts, each with its symbol and family_hint."""
    return rows("agendas", "seven", lang)


def agendas(band=None, kind=None, lang="en", format=None):
    """Plans to begin from, with minutes; each part has minutes, seven, doing, optional and family_hint."""
    return rows("agendas", "agenda", lang, band, kind=kind, format=format)


def teacher_blocks(lang="en"):
    """How near the teacher is during a conference."""
    return rows("agendas", "teacher_block", lang)


def agenda_notes(band=None, lang="en"):
    """What a plan says kindly about itself: a bit long, nothing to do yet."""
    return rows("agendas", "note", lang, band)


def goal_templates(band=None, lang="en"):
    return rows("goals", "template", lang, band)


def goal_areas(band=None, lang="en"):
    return rows("goals", "area", lang, band)


def promise_examples(who=None, band=None, lang="en", kind=None):
    """Promises as somebody might word them; `kind` is promise or limit."""
    return rows("goals", "promise_example", lang, band, who=who, kind=kind)


def check_in_cards(who=None, band=None, lang="en"):
    return rows("goals", "check_in", lang, band, who=who)


# Families


def family_guide(kind, lang="en", band=None):
    """One table of the guide: page, minute, card, then_now, roles_head, role, purpose, question, support_card,
    objection or sample."""
    return rows("family_guide", kind, lang, band)


def letters(who=None, lang="en"):
    return rows("letters", "letter", lang, who=who)


def letter(id, lang="en"):
    """A letter: its heading, `sms` where it has a short form, and its paragraphs in order as parts."""
    return next(row for row in letters(lang=lang) if row.id == id)


def paragraphs(id, lang="en", /, **values):
    """The letter's paragraphs in order, filled."""
    return tuple(say(part.id, lang, **values) for part in letter(id, lang).parts)


# Afterwards, and when something happens


def after_forms(who=None, band=None, lang="en"):
    """Three questions each, for whoever was there."""
    return rows("after", "form", lang, band, who=who)


def polls(who=None, lang="en"):
    return rows("after", "poll", lang, who=who)


def redo_lines(who=None, band=None, lang="en"):
    return rows("after", "redo", lang, band, who=who)


def thanks(who=None, band=None, lang="en"):
    return rows("after", "thanks", lang, band, who=who)


def self_helps(band=None, lang="en"):
    """What a learner can do while the lamp is lit."""
    return rows("help", "self_help", lang, band)


def redirects(lang="en"):
    """What a teacher may `say` when an adult takes over, and what to do `then`."""
    return rows("help", "redirect", lang)


def what_happened(lang="en"):
    """Things that go another way, each with a button and steps for before, during and after."""
    return rows("help", "happened", lang)


def quick_answers(lang="en"):
    """The nine commonest of them, with three things to do `next`."""
    return rows("help", "quick", lang)


def learner_lines(band=None, lang="en"):
    """What a learner reads when something goes another way."""
    return rows("help", "learner_line", lang, band)


def drawbacks(lang="en"):
    """What can go wrong, honestly."""
    return rows("help", "drawback", lang)


def board_lines(lang="en"):
    return rows("help", "board_line", lang)


def lines(group=None, who=None, band=None, lang="en"):
    """Microcopy: empty, problem, refused, undo, saved, offline, live, signin, choice, privacy, date."""
    return rows("mini", "line", lang, band, who=who, group=group)


# Words of a school


def skill_lists(lang="en"):
    """Lists a school fills with its own words; they begin empty."""
    return rows("skills", "list", lang)


def skill_notes(who=None, lang="en"):
    return rows("skills", "explain", lang, who=who)


def work_areas(band=None, lang="en"):
    return rows("skills", "area", lang, band)


def media(band=None, lang="en"):
    """What a piece can be: a photo, a drawing, a voice …"""
    return rows("skills", "medium", lang, band)
