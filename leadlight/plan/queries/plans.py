"""A plan with its parts and picks, for whoever may see it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leadlight.people.models import Person, as_called, own_word
from leadlight.plan.models import OwnNotes, Part, Pick, Plan
from leadlight.plan.names import full_name, short_name
from leadlight.plan.queries.pieces import Piece, pieces_by_key
from leadlight.plan.queries.reasons import texts
from leadlight.platform.fan import Wedge
from leadlight.platform.languages import set_apart
from leadlight.reflect import content
from leadlight.rounds.models import Conference, Participant

FIRST = ("proud", "tricky", "show")  # what a child is invited to choose first; nothing depends on it


@dataclass(frozen=True)
class PickShown:
    """One chosen thing. `piece` is None for an activity or a topic, and for a piece this viewer may not see."""

    pk: int
    title: str
    kind: str
    reason: str
    reasons: tuple
    piece: Piece | None = None
    sound: object = None
    language: str = ""
    noted_by: str = ""

    @property
    def why(self) -> str:
        return " · ".join([*self.reasons, *([self.reason] if self.reason else [])])


@dataclass(frozen=True)
class PartShown:
    """One part with its picks, in the reader's language unless the child named it."""

    pk: int
    seven: str
    name: str
    word: str
    own_name: str
    symbol: str
    glass: str
    minutes: int
    if_time: bool
    only_us: bool
    fresh: bool | None
    need: str
    picks: tuple
    left_empty: bool
    url: str = ""
    notes: str = ""  # the child's own words; empty for everybody else

    @property
    def lit(self) -> bool:
        return bool(self.picks) or self.left_empty

    @property
    def titles(self) -> str:
        return ", ".join(pick.title for pick in self.picks)

    def wedge(self, current=False, url="") -> Wedge:
        return Wedge(self.word, self.symbol, self.glass, lit=self.lit, current=current, url=url)


def current_plan(learner_id: int, viewer):
    """The plan of a learner that holds now, if `viewer` may see it."""
    return Plan.objects.visible_to(viewer).filter(learner_id=learner_id, ended_at=None).first()


def parts_of(plan_id: int, viewer, *, known=()) -> list[PartShown]:
    """The parts of a plan in the child's order with what this viewer may see in them: at most four queries.

    known   pieces the page has read for this viewer already
    """
    notes = OwnNotes.objects.visible_to(viewer).filter(part_id=OuterRef("pk")).values("words")
    rows = list(Part.objects.visible_to(viewer).filter(plan_id=plan_id).annotate(own_words=Subquery(notes[:1])))
    picks = picks_of(Pick.objects.visible_to(viewer).filter(part__plan_id=plan_id), viewer, known=known)
    return [_part(row, tuple(shown for part_id, shown in picks if part_id == row.pk)) for row in rows]


def part_names(plan_id: int, viewer) -> list[PartShown]:
    """The names alone, for an adult who may come."""
    return [_part(row, ()) for row in Part.objects.names_for(viewer).filter(plan_id=plan_id)]


def picks_of(rows, viewer, *, known=()) -> list[tuple[int, PickShown]]:
    """(part key, PickShown) for the rows of a guarded queryset of picks."""
    rows = list(rows.select_related("sound"))
    found = pieces_by_key({row.artifact_id for row in rows}, viewer, known=known)
    adults = {row.noted_by_id for row in rows if row.noted_by_id}
    names = dict(Person.objects.visible_to(viewer).filter(pk__in=adults).values_list("pk", "display")) if adults else {}
    shown = [row for row in rows if not row.artifact_id or row.artifact_id in found]
    return [(row.part_id, _pick(row, found.get(row.artifact_id), names)) for row in shown]


def _pick(row, piece, names) -> PickShown:
    kind = "piece" if row.artifact_id else "activity" if row.activity else "topic"
    noted_by = names.get(row.noted_by_id, _("somebody")) if row.noted_by_id else ""
    return PickShown(
        pk=row.pk, title=piece.title if piece else row.activity or row.topic, kind=kind, reason=row.reason,
        reasons=tuple(texts(row.reasons)), piece=piece, sound=row.sound, language=row.language, noted_by=noted_by,
    )  # fmt: skip


def _part(row, picks) -> PartShown:
    return PartShown(
        pk=row.pk, seven=row.seven, name=full_name(row), word=short_name(row), own_name=row.name, symbol=row.symbol,
        glass=row.glass, minutes=row.minutes, if_time=row.if_time, only_us=row.only_us, fresh=row.fresh, need=row.need,
        picks=picks, left_empty=row.left_empty_at is not None, url=reverse("plan:part", args=[row.pk]),
        notes=getattr(row, "own_words", None) or "",
    )  # fmt: skip


def next_part(parts):
    """The one next step: the first of proud, tricky, show that is open, else any open part, else None."""
    still = [part for part in parts if not part.lit]
    return next((part for seven in FIRST for part in still if part.seven == seven), still[0] if still else None)


def said_so_far(parts) -> str:
    """Under which of proud, tricky and show something stands, in a few words: "Proud, Show". Empty for none."""
    return ", ".join(part.word for seven in FIRST for part in parts if part.seven == seven and part.picks)


def still_open(parts, kinds) -> dict[str, str]:
    """{kind: its word} of those of `kinds` under which the child's fan has nothing yet; never one left empty on purpose."""
    lit = {part.seven for part in parts if part.lit}
    return {part.seven: part.word for part in parts if part.seven in kinds and part.seven not in lit}


def fan_of(parts, *, links=True) -> list[Wedge]:
    """The wedges over a window; each leads to its part on the child's own pages."""
    return [part.wedge(url=part.url if links else "") for part in parts]


@dataclass(frozen=True)
class Step:
    """One part as a fan needs it: lit or not, and where it leads."""

    seven: str
    word: str
    symbol: str
    glass: str
    lit: bool
    url: str
    holds: bool = False  # the piece that was asked about is in it

    def wedge(self, *, links: bool, current: bool = False) -> Wedge:
        state, url = _("my next step") if current else "", self.url if links else ""
        return Wedge(self.word, self.symbol, self.glass, self.lit, current, url, state)


def steps_of(learner_ids, viewer, *, piece=None) -> dict[int, list[Step]]:
    """{learner key: the parts of the plan that holds now}: one query, however many children; `piece` marks where it is."""
    full = Pick.objects.visible_to(viewer).filter(part_id=OuterRef("pk"))
    rows = Part.objects.visible_to(viewer).filter(plan__learner_id__in=learner_ids, plan__ended_at=None)
    found: dict[int, list[Step]] = {}
    holds = Exists(full.filter(artifact_id=piece))
    for row in rows.annotate(owner=F("plan__learner_id"), full=Exists(full), holds=holds):
        lit, url = row.full or row.left_empty_at is not None, reverse("plan:part", args=[row.pk])
        step = Step(row.seven, short_name(row), row.symbol, row.glass, lit, url, row.holds)
        found.setdefault(row.owner, []).append(step)
    return found


@dataclass(frozen=True)
class Coming:
    """The next conference of a learner."""

    pk: int
    starts_at: datetime | None
    place: str
    minutes: int


def ahead(learner_id: int, viewer) -> list:
    """The next three conferences, the nearest first; several cards of one page read them once."""
    rows = Conference.objects.visible_to(viewer).filter(learner_id=learner_id, held_at=None, called_off_at=None)
    return viewer.once(("ahead", learner_id), lambda: list(rows.order_by("starts_at", "pk")[:3]))


def coming(learner_id: int, viewer) -> Coming | None:
    row = next(iter(ahead(learner_id, viewer)), None)
    return Coming(row.pk, row.starts_at, row.place, row.minutes) if row else None


def who_comes(conference_id: int, viewer) -> list:
    """The people invited to a conference whom the viewer may know, each with `how` they come; who comes in first."""
    asked = Participant.objects.visible_to(viewer).filter(conference_id=conference_id, ended_at=None)
    asked = asked.exclude(role="teacher").exclude(how="not")  # used as subqueries
    one = asked.filter(person_id=OuterRef("pk"))
    rows = Person.objects.visible_to(viewer).filter(pk__in=asked.values("person_id"))
    rows = rows.annotate(
        word=own_word(viewer), how=Subquery(one.values("how")[:1]), turn=Subquery(one.values("pk")[:1])
    )
    return as_called(sorted(rows, key=lambda person: (person.how != "here", person.turn)))


def said_who_comes(people) -> str:
    """ "Mama and Baba here, Teta by video": the people of who_comes() in one line."""
    ways = {
        "here": _("%(names)s here"), "video": _("%(names)s by video"), "phone": _("%(names)s by phone"),
        "later": _("%(names)s afterwards"), "": _("%(names)s invited"),
    }  # fmt: skip
    lang, groups = get_language() or "en", groupby(people, key=lambda person: person.how)
    named = [(how, _named([set_apart(person.display, lang) for person in some])) for how, some in groups]
    return _(", ").join(ways[how] % {"names": names} for how, names in named)


def _named(names) -> str:
    *most, last = names
    return _("%(names)s and %(last)s") % {"names": _(", ").join(most), "last": last} if most else last


NEXT = {"proud": "mi_choice_learner_pick_proud", "tricky": "mi_choice_learner_pick_tricky"}


def next_words(part, band: str, lang: str) -> str:
    """The one next step, said for this age."""
    return content.say(NEXT.get(part.seven, "mi_choice_learner_pick_any"), lang, band=band)


@dataclass(frozen=True)
class Span:
    """How the minutes add up. `free` is what is left over; `line` says it kindly."""

    minutes: int
    wanted: int
    free: int
    line: str


def span_of(parts, meeting: Coming | None, lang: str) -> Span:
    wanted = sum(part.minutes for part in parts if not part.if_time)
    whole = sum(part.minutes for part in parts)
    minutes = meeting.minutes if meeting else 20
    key = "agn_over" if wanted > minutes else "agn_under" if whole < minutes - 1 else "agn_fits"
    return Span(minutes, whole, max(minutes - whole, 0), content.say(key, lang))


BAR_WIDE, BAR_EDGE, BAR_GAP = 784, 5, 4


@dataclass(frozen=True)
class Stretch:
    """One part on the bar of minutes: its place in svg units and its glass; the last may be what is left over."""

    x: float
    width: float
    glass: str
    symbol: str

    @property
    def icon_x(self) -> float:
        return round(self.x + self.width / 2 - 11, 1)


def bar_of(parts, span: Span, *, mirrored: bool) -> list[Stretch]:
    """The leaded bar: each part as wide as its minutes, the free time clear; from the page's start."""
    stretches = [(part.minutes, part.glass, part.symbol) for part in parts]
    if span.free:
        stretches.append((span.free, "clear", ""))
    whole = sum(minutes for minutes, *_ in stretches) or 1
    room = BAR_WIDE - 2 * BAR_EDGE - BAR_GAP * (len(stretches) - 1)
    x, found = float(BAR_EDGE), []
    for minutes, glass, symbol in stretches:
        width = room * minutes / whole
        start = BAR_WIDE - x - width if mirrored else x
        found.append(Stretch(round(start, 1), round(width, 1), glass, symbol if width > 26 else ""))
        x += width + BAR_GAP
    return found
