"""Starters at the point of use: by age and language, the class's own first, nothing that the class hid."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, zip_longest

from leadlight.people.models import Class
from leadlight.platform.languages import forms
from leadlight.reflect import content
from leadlight.reflect.models import ClassStarter, FiveMinutes

FOR_A_PIECE = ("then_now", "went_well", "struggled", "wondering", "next_time", "easy_hard", "strategies", "drafts",
    "puzzled", "what_it_shows", "who_helped", "why_it_matters")  # fmt: skip
FOR_A_LESSON = ("struggled", "went_well", "wondering", "next_time", "puzzled", "strategies", "who_helped", "feelings")
FOR_A_WINDOW = ("how_i_organise", "really_me", "where_i_am", "what_i_need", "how_further", "then_now")
AT_ONCE = 4
PICTURES_OF = {"8-10": "5-7"}  # pictures were drawn for the youngest; those a little older may tap them too


@dataclass(frozen=True)
class Starter:
    """`also` is the same starter in the learner's other language, to stand beside it."""

    id: str
    text: str
    lang: str
    also: str = ""
    also_lang: str = ""
    hidden: bool = False
    key: int | None = None  # of a class's own

    @property
    def opening(self):
        """What is written into the first line: without the closing dots."""
        return self.text.rstrip(" …").rstrip()


@dataclass(frozen=True)
class PictureWord:
    id: str
    text: str
    lang: str
    symbol: str


@dataclass(frozen=True)
class Ideas:
    """A handful of starters, its number, and the number of the next handful."""

    starters: tuple
    turn: int
    next: int
    pictures: tuple = ()
    question: str = ""


def _other(id, lang, beside):
    """The entry in the other language, if it is really held there."""
    if not beside or forms(beside)[0] in forms(lang):
        return "", ""
    found = content.entry(id, beside)
    return (found.text, found.lang) if found.lang in forms(beside) and found.lang not in forms(lang) else ("", "")


def _of_pack(row, lang, beside, hidden=False):
    return Starter(row.id, row.text, row.lang, *_other(row.id, lang, beside), hidden=hidden)


def pack_starters(categories, band, lang, beside=""):
    """The pack's starters for an age, one of each category in turn, so that a handful is never all alike."""
    columns = [content.starters(category, band, lang) for category in categories]
    mixed = [row for row in chain(*zip_longest(*columns)) if row]
    return [_of_pack(row, lang, beside) for row in mixed]


def class_rows_of(klasses, viewer):
    """(own starters, ids of hidden pack entries) of these classes."""
    rows = list(ClassStarter.objects.visible_to(viewer).filter(klass__in=klasses).order_by("pk"))
    own = [Starter("", row.text, row.language, key=row.pk) for row in rows if row.text and not row.hidden]
    return own, {row.pack_id for row in rows if row.hidden}


def ideas(viewer, *, klasses, band, lang, categories=FOR_A_PIECE, beside="", turn=0, at_once=AT_ONCE) -> Ideas:
    """A handful of starters; `turn` asks for the next one, and it begins again after the last."""
    own, hidden = class_rows_of(klasses, viewer)
    every = own + [row for row in pack_starters(categories, band, lang, beside) if row.id not in hidden]
    turns = max(1, -(-len(every) // at_once))
    turn %= turns
    question, pictures = picture_words(categories, band, lang, turn)
    some = tuple(every[turn * at_once : (turn + 1) * at_once])
    return Ideas(some, turn, (turn + 1) % turns, pictures, question)


def picture_words(categories, band, lang, turn=0):
    """(question, pictures) to tap instead of writing."""
    band = PICTURES_OF.get(band, band)
    groups = [row for category in categories for row in content.choices(category, band, lang)]
    if not groups:
        return "", ()
    group = groups[turn % len(groups)]
    return group.text, tuple(PictureWord(part.id, part.text, part.lang, part.symbol) for part in group.parts)


def every_picture_word(band, lang) -> dict:
    """{id: PictureWord}: what may be tapped at this age."""
    groups = content.choices(None, band, lang)
    return {part.id: PictureWord(part.id, part.text, part.lang, part.symbol) for row in groups for part in row.parts}


def tapped(ids, lang) -> list[PictureWord]:
    """The picture words of an answer, in the reader's language. Unknown ones are left out."""
    known = every_picture_word(None, lang) if ids else {}
    return [known[id] for id in ids if id in known]


def starter_in(starter_id, as_read, lang) -> str:
    """A starter in the reader's language, or as it was written down."""
    try:
        return content.entry(starter_id, lang).text if starter_id else as_read
    except KeyError:
        return as_read


def open_five(viewer, **klass) -> FiveMinutes | None:
    """The five minutes that are on just now in the viewer's class, at most an hour old."""
    since = viewer.now - timedelta(hours=1)
    rows = FiveMinutes.objects.visible_to(viewer).filter(closed_at=None, opened_at__gt=since, **klass)
    return rows.order_by("pk").last()


def class_held(viewer, klass_id) -> Class:
    """A class this teacher or cover holds, or 404."""
    return Class.objects.visible_to(viewer).filter(pk__in=viewer.classes_held()).get_or_404(pk=klass_id)


def starters_desk(viewer, klass, lang):
    """What a class sees: (its own starters, the pack's by category with those it hid)."""
    own, hidden = class_rows_of([klass], viewer)
    names = {row["category"]: row.text for row in content.categories(lang)}
    groups = []
    for category in dict.fromkeys(FOR_A_PIECE + FOR_A_LESSON + FOR_A_WINDOW):
        rows = [_of_pack(row, lang, "", row.id in hidden) for row in content.starters(category, klass.band, lang)]
        if rows:
            groups.append((names.get(category, category), rows))
    return own, groups
