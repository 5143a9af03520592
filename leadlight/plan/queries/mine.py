"""What only the child sees of their plan: earlier picks, own choices, notes, what was taken out."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from leadlight.people.models import Choice, Person
from leadlight.plan.models import OwnNotes, Part, Pick, Suggestion
from leadlight.plan.names import full_name
from leadlight.plan.queries.pieces import Piece, pieces_by_key
from leadlight.plan.queries.plans import PickShown, picks_of

RECENT = 60


@dataclass(frozen=True)
class Changed:
    """A pick that was there once, with the reason it had."""

    pick: PickShown
    part: str
    part_id: int
    at: datetime
    dropped_at: datetime | None
    part_gone: bool


def changes_of(plan_id: int, viewer) -> list[Changed]:
    """The child's own earlier picks and changes of mind, newest first."""
    rows = Pick.objects.ever_by(viewer).filter(part__plan_id=plan_id).select_related("part").order_by("-at", "-pk")
    rows = rows[:RECENT]
    shown = {pick.pk: pick for _part, pick in picks_of(rows, viewer)}
    return [
        Changed(shown[row.pk], full_name(row.part), row.part_id, row.at, row.dropped_at, row.part.dropped_at is not None)
        for row in rows if row.pk in shown
    ]  # fmt: skip


def parts_taken_out(plan_id: int, viewer) -> list[tuple[int, str]]:
    rows = Part.objects.dropped_by(viewer).filter(plan_id=plan_id)
    return [(row.pk, full_name(row)) for row in rows.order_by("-dropped_at")]


def notes_of(plan_id: int, viewer) -> dict[int, str]:
    """{part key: the child's own words}; empty for everybody but the child."""
    return dict(OwnNotes.objects.visible_to(viewer).filter(part__plan_id=plan_id).values_list("part_id", "words"))


@dataclass(frozen=True)
class Idea:
    """What an adult left beside the plan."""

    pk: int
    words: str
    asks: bool
    who: object
    name: str
    part_id: int | None
    part: str
    piece: Piece | None
    sound: object
    at: datetime
    answer: str  # "", "taken" or "no"
    mine: bool


def ideas_for(plan_id: int, viewer, *, open_only=True) -> list[Idea]:
    """Ideas and questions beside a plan. The child is not asked again about one they answered."""
    rows = Suggestion.objects.visible_to(viewer).filter(plan_id=plan_id).select_related("sound")
    if open_only:
        rows = rows.filter(taken_at=None, declined_at=None)
    rows = list(rows)
    if not rows:
        return []
    people = Person.objects.visible_to(viewer).in_bulk({row.by_id for row in rows if row.by_id})
    parts = Part.objects.visible_to(viewer).filter(pk__in={row.part_id for row in rows if row.part_id})
    names, shown = (
        {part.pk: full_name(part) for part in parts},
        pieces_by_key({row.artifact_id for row in rows}, viewer),
    )
    return [
        _idea(row, people.get(row.by_id), names.get(row.part_id, ""), shown.get(row.artifact_id), viewer)
        for row in rows
    ]


def _idea(row, who, part, piece, viewer) -> Idea:
    answer = "taken" if row.taken_at else "no" if row.declined_at else ""
    mine = row.by_id == viewer.person_id
    return Idea(
        row.pk, row.words, row.asks, who, who.display if who else _("Somebody"), row.part_id, part, piece, row.sound,
        row.at, answer, mine,
    )  # fmt: skip


@dataclass(frozen=True)
class Decided:
    """How a learner's choices came about: for the child alone, and privately for the class's teachers."""

    learner_id: int
    alone: int
    with_help: int
    for_child: int

    @property
    def whole(self) -> int:
        return self.alone + self.with_help + self.for_child

    # One little pane a choice, for templates to draw.
    @property
    def panes_alone(self):
        return range(self.alone)

    @property
    def panes_helped(self):
        return range(self.with_help)

    @property
    def panes_noted(self):
        return range(self.for_child)


def decided_by(learner_ids, viewer, what=("picked", "took an idea")) -> dict[int, Decided]:
    """{learner key: Decided} over what was picked. Nobody but the child and the class's teachers finds rows."""
    rows = Choice.objects.visible_to(viewer).filter(learner_id__in=learner_ids, what__in=what)
    counts = Counter(rows.values_list("learner_id", "decided"))
    return {
        key: Decided(key, *(counts[key, how] for how in ("alone", "with_help", "for_child"))) for key in learner_ids
    }


@dataclass(frozen=True)
class ChosenBy:
    """One pick and who chose it, in words."""

    title: str
    how: str  # "alone", "with_help" or "for_child"
    who: str


def who_chose(parts, learner, viewer) -> list[ChosenBy]:
    """Every pick that stands now with the last thing said about who chose it."""
    keys = [pick.pk for part in parts for pick in part.picks]
    rows = Choice.objects.visible_to(viewer).filter(
        learner_id=learner.pk, subject="plan.Pick", key__in=keys, what="picked"
    )
    how = dict(rows.order_by("pk").values_list("key", "decided"))
    return [_chosen_by(pick, how.get(pick.pk, "alone"), learner) for part in parts for pick in part.picks]


def _chosen_by(pick, how, learner) -> ChosenBy:
    values = {"name": learner.display, "adult": pick.noted_by}
    if how == "for_child":
        return ChosenBy(pick.title, how, _("%(name)s, noted by %(adult)s") % values)
    return ChosenBy(
        pick.title, how, _("%(name)s, with somebody’s idea") % values if how == "with_help" else learner.display
    )
