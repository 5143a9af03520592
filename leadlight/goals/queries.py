"""Goals with their promises and the last look at each, ready for a page."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import F

from leadlight.goals.models import CheckIn, Goal, Promise
from leadlight.people.models import name_for_child, own_word
from leadlight.platform.models import File

GLASS_OF = {"learner": "honey", "family": "iris", "teacher": "lagoon"}


@dataclass(frozen=True)
class Look:
    """The last time somebody looked at a promise."""

    state: str
    words: str
    sound: File | None
    language: str
    by: str
    at: datetime


@dataclass(frozen=True)
class PromiseSeen:
    id: int
    who: str
    by: str
    mine: bool
    words: str
    translation: str
    language: str
    sound: File | None
    glass: str
    look: Look | None


@dataclass(frozen=True)
class GoalSeen:
    id: int
    learner_id: int
    learner: str
    words: str
    sound: File | None
    first_step: str
    language: str
    look_again_on: date | None
    made_at: datetime
    ended: str
    promises: tuple[PromiseSeen, ...] = field(default=())

    def promise_of(self, who: str) -> tuple[PromiseSeen, ...]:
        return tuple(each for each in self.promises if each.who == who)


def _made_by(viewer) -> dict:
    return {"name": F("by__display"), "word": own_word(viewer, "by_id", "goal__learner_id")}


def _called(row) -> str:
    return name_for_child(row.word, row.name or "")


def _looks(goals, viewer) -> dict:
    """{promise key: the last Look}, one query for all goals."""
    rows = CheckIn.objects.visible_to(viewer).filter(goal_id__in=goals, promise__isnull=False)
    found = rows.select_related("sound").annotate(**_made_by(viewer)).order_by("at", "pk")
    return {row.promise_id: Look(row.state, row.words, row.sound, row.language, _called(row), row.at) for row in found}


def _promises(goals, viewer) -> dict:
    """{goal key: [PromiseSeen]}; what another household promised is not among a family's."""
    looks = _looks(goals, viewer)
    found: dict = {}
    rows = Promise.objects.visible_to(viewer).filter(goal_id__in=goals, withdrawn_at=None)
    for row in rows.select_related("sound").annotate(**_made_by(viewer)):
        seen = PromiseSeen(
            row.pk, row.who, _called(row), row.by_id == viewer.person_id, row.words, row.translation, row.language,
            row.sound, GLASS_OF[row.who], looks.get(row.pk),
        )  # fmt: skip
        found.setdefault(row.goal_id, []).append(seen)
    return found


def goals_of(learner_ids, viewer, *, ended=False) -> list[GoalSeen]:
    """The goals of these learners that `viewer` may see, open ones first; four queries however many."""
    rows = Goal.objects.visible_to(viewer).filter(learner_id__in=learner_ids)
    if not ended:
        rows = rows.filter(reached_at=None, let_go_at=None)
    rows = list(rows.select_related("sound").annotate(name=F("learner__display")))
    promises = _promises([row.pk for row in rows], viewer)
    return [
        GoalSeen(
            row.pk, row.learner_id, row.name, row.words, row.sound, row.first_step, row.language, row.look_again_on,
            row.made_at, "reached" if row.reached_at else "let_go" if row.let_go_at else "", tuple(promises.get(row.pk, ())),
        )
        for row in rows
    ]  # fmt: skip


def goal_seen(goal_id: int, viewer) -> GoalSeen:
    """One goal by its key, ended or not. Raises Http404 when `viewer` may not see it."""
    row = Goal.objects.visible_to(viewer).get_or_404(pk=goal_id)
    return next(each for each in goals_of([row.learner_id], viewer, ended=True) if each.id == row.pk)
