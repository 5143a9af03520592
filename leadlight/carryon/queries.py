"""What pages after a conference show."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from leadlight.carryon.models import FollowUp, RedoWish, WordsAfter
from leadlight.confer.models import ParkedQuestion
from leadlight.goals.models import Goal, Promise
from leadlight.goals.queries import GoalSeen, goals_of
from leadlight.invite.models import SeparateMeeting
from leadlight.people.models import Person, name_for_child, own_word
from leadlight.platform.models import File
from leadlight.rounds.models import Conference


@dataclass(frozen=True)
class Said:
    """Words after a conference, in their owner's own words or voice."""

    id: int
    by: str
    mine: bool
    hat: str
    face: str
    words: str
    sound: File | None
    language: str
    told: bool
    at: datetime
    conference_id: int


@dataclass(frozen=True)
class After:
    """A conference afterwards, for one reader."""

    conference: Conference
    learner: str
    said: tuple[Said, ...]
    wish: RedoWish | None
    goals: tuple[GoalSeen, ...] = field(default=())

    @property
    def mine(self):
        return tuple(each for each in self.said if each.mine)


CHANNELS = {
    "call": _("A call"), "note": _("Note home"), "talk": _("In person"), "mail": _("By mail"), "voice": _("Voice"),
}  # fmt: skip
SOON = timedelta(days=7)
SENTENCE_END = re.compile(r"(?<=[.!?؟。])\s+")
WAITED_FOR = ("separate",)  # a family asked, and waits for an answer


@dataclass(frozen=True)
class Todo:
    """One line of the teacher's page: a follow-up, or something another room asks for."""

    kind: str
    id: int
    learner: Person
    title: str
    words: str
    by_day: date | None = None
    channel: str = ""
    hidden_from_learner: bool = False
    done_at: datetime | None = None
    asked_by: str = ""
    asked_at: datetime | None = None
    to_hold: int | None = None  # the conference it is about, while that has not been held

    @property
    def first(self) -> str:
        """The first sentence, that a list can be read by; of one that only says something, without its full stop."""
        found = SENTENCE_END.split(self.words, maxsplit=1)[0].strip()
        return found[:-1] if found.endswith(".") else found

    @property
    def rest(self) -> str:
        """What comes after the first sentence."""
        return "".join(SENTENCE_END.split(self.words, maxsplit=1)[1:]).strip()

    @property
    def named(self) -> bool:
        """Whether the first sentence says which child it is about."""
        return self.title.casefold() in self.first.casefold()

    @property
    def channel_words(self) -> str:
        return str(CHANNELS.get(self.channel, self.channel))

    @property
    def channel_icon(self) -> str:
        return {"call": "phone", "note": "page", "mail": "mail", "voice": "sound"}.get(self.channel, "talk")


def words_after(conference_id: int, viewer) -> tuple[Said, ...]:
    """What was said after a conference, without the answers: they stand on the page of what they answer."""
    return _said(WordsAfter.objects.visible_to(viewer).filter(conference_id=conference_id, answer_to=None), viewer)


def words_and_answers(words_id: int, viewer) -> tuple[Said, ...]:
    """What was said, first, and then its answers. Raises Http404 when it is not for `viewer`, or was taken back."""
    rows = WordsAfter.objects.visible_to(viewer)
    first = rows.get_or_404(pk=words_id, answer_to=None, withdrawn_at=None)
    return _said(rows.filter(pk=first.pk), viewer) + _said(rows.filter(answer_to=first), viewer)


def words_of_class(learners, viewer, most=12) -> list[WordsAfter]:
    """What children and families said lately, for the class's adults, with each child's name."""
    rows = WordsAfter.objects.visible_to(viewer).filter(withdrawn_at=None, answer_to=None).exclude(hat="teacher")
    rows = rows.filter(conference__learner_id__in=learners).exclude(words="", sound=None)
    return list(rows.annotate(learner=F("conference__learner__display"), name=F("by__display")).order_by("-at")[:most])


def _said(rows, viewer) -> tuple[Said, ...]:
    called = own_word(viewer, "by_id", "conference__learner_id")
    rows = rows.filter(withdrawn_at=None).select_related("sound").annotate(name=F("by__display"), called=called)
    return tuple(
        Said(
            row.pk, name_for_child(row.called, row.name or ""), row.by_id == viewer.person_id, row.hat, row.face, row.words, row.sound, row.language,
            row.told_by_id is not None, row.at, row.conference_id,
        )
        for row in rows
    )  # fmt: skip


def after(conference_id: int, viewer) -> After:
    """Raises Http404 when `viewer` may not see the conference."""
    row = Conference.objects.visible_to(viewer).annotate(name=F("learner__display")).get_or_404(pk=conference_id)
    wish = RedoWish.objects.visible_to(viewer).filter(conference=row, taken_back_at=None, answered_at=None).first()
    return After(row, row.name, words_after(row.pk, viewer), wish, tuple(goals_of([row.learner_id], viewer)))


def _still_to_hold():
    """The conference that staff mean to hold another day: what families ask of school is not about its time."""
    ours = Q(asked_hat__in=("teacher", "cover"), conference__held_at=None, conference__called_off_at=None, channel="")
    return Case(When(ours, then=F("conference_id")))


def _raw(learners, viewer):
    """(kind, id, learner key, words, day, channel, hidden, who asked, when, conference to hold) of everything that waits for the class's adults."""
    open_ = {"done_at": None, "let_be_at": None}
    asked = FollowUp.objects.visible_to(viewer).filter(learner_id__in=learners, **open_)
    for row in asked.annotate(asker=F("asked_by__display"), open_conference=_still_to_hold()):
        by = row.asker or "" if row.asked_by_id != viewer.person_id else ""
        yield (
            "follow_up",
            row.pk,
            row.learner_id,
            row.words,
            row.by_day,
            row.channel,
            not row.shown_to_learner,
            by,
            None,
            row.open_conference,
        )
    talks = SeparateMeeting.objects.visible_to(viewer).filter(learner_id__in=learners, held_at=None, withdrawn_at=None)
    for row in talks.annotate(asker=F("adult__display")):
        yield (
            "separate",
            row.pk,
            row.learner_id,
            row.words or row.offered,
            None,
            "talk",
            True,
            row.asker,
            row.asked_at,
            None,
        )
    parked = ParkedQuestion.objects.visible_to(viewer).filter(answered_at=None, meeting__plan__learner_id__in=learners)
    for row in parked.annotate(about=F("meeting__plan__learner_id")):
        yield "parked", row.pk, row.about, row.words, None, "", True, "", None, None
    wishes = RedoWish.objects.visible_to(viewer).filter(answered_at=None, taken_back_at=None)
    wishes = wishes.filter(conference__learner_id__in=learners).annotate(
        about=F("conference__learner_id"), asker=F("by__display")
    )
    for row in wishes:
        yield "redo", row.conference_id, row.about, row.words, None, "", False, row.asker or "", None, None


def todos(people, viewer) -> list[Todo]:
    """Everything asked of the class's adults about `people` ({key: learner}), what has a day first. Four queries."""
    found = [
        Todo(
            kind,
            key,
            people[learner],
            people[learner].display,
            words,
            day,
            channel,
            hidden,
            asked_by=by,
            asked_at=at,
            to_hold=held,
        )
        for kind, key, learner, words, day, channel, hidden, by, at, held in _raw(list(people), viewer)
    ]
    return sorted(found, key=lambda each: (each.by_day is None, each.by_day or date.max, each.title))


def in_turn(todos, today) -> list[tuple[str, list[Todo]]]:
    """What a family waits for or has a day within a week (or had one already), and what has none or a later one."""
    waited = [todo for todo in todos if todo.kind in WAITED_FOR]
    soon = waited + [todo for todo in todos if todo.by_day and todo.by_day <= today + SOON]
    suits = [todo for todo in todos if todo not in soon]
    return [(str(name), rows) for name, rows in ((_("This week"), soon), (_("When it suits"), suits)) if rows]


def done_lately(people, viewer, most=8) -> list[Todo]:
    rows = FollowUp.objects.visible_to(viewer).filter(learner_id__in=list(people), done_at__isnull=False)
    return [
        Todo("follow_up", row.pk, people[row.learner_id], people[row.learner_id].display, row.words, row.by_day,
             row.channel, not row.shown_to_learner, row.done_at)
        for row in rows.order_by("-done_at")[:most]
    ]  # fmt: skip


def looks_ahead(learners, viewer, most=2) -> list[tuple[date, list[str]]]:
    """The next days on which children of the class look at a goal again, each with who."""
    rows = Goal.objects.visible_to(viewer).filter(
        learner_id__in=learners, look_again_on__gte=viewer.today, reached_at=None, let_go_at=None
    )
    found: dict[date, list[str]] = {}
    for row in rows.annotate(name=F("learner__display")).order_by("look_again_on", "learner__sort_key"):
        found.setdefault(row.look_again_on, []).append(row.name)
    return [(day, list(dict.fromkeys(names))) for day, names in list(found.items())[:most]]


def my_promises(learners, viewer) -> list[Promise]:
    """What this adult promised to children of the class and has not taken back, with each child's name.

    Whose goal is looked at again soonest comes first.
    """
    rows = Promise.objects.visible_to(viewer).filter(
        by_id=viewer.person_id, who="teacher", withdrawn_at=None, goal__learner_id__in=learners,
        goal__reached_at=None, goal__let_go_at=None,
    )  # fmt: skip
    return list(
        rows.annotate(learner=F("goal__learner__display")).order_by(
            F("goal__look_again_on").asc(nulls_last=True), "goal__learner__sort_key"
        )
    )
