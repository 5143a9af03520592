"""The teacher's board: every open conference of a class, who asks for an adult, who comes next."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from leadlight.confer import wording
from leadlight.confer.models import Made, Meeting, ParkedQuestion, Reached, Signal, Visit
from leadlight.confer.queries.room import with_learner
from leadlight.goals.models import Promise
from leadlight.people.models import Enrolment, Tie
from leadlight.people.queries.staff import with_me_in
from leadlight.people.viewer import current
from leadlight.plan.models import Part
from leadlight.rounds.models import Conference, Participant

SECOND_ADULT_S = 90
MOST_LAMPS = 3
NEXT_WITHIN_H = 3
LATE_MIN = 5
NEARBY = timedelta(hours=1)  # opened about when it was to begin


@dataclass(frozen=True, slots=True)
class Called:
    """A lit lamp on top of the board. `waits`: nobody went for ninety seconds, or said so when they were sent.

    sent_by, my_sending   who asked `going` to go, until they answer; whether that was this reader
    """

    id: int
    kind: str
    meeting_id: int
    learner: str
    emblem: str
    face: str
    place: str
    number: int
    part: str
    seconds: int
    going: str
    soon: str
    mine: bool
    waits: bool
    wants_promise: bool
    sent_by: str
    my_sending: bool


@dataclass(frozen=True, slots=True)
class Card:
    meeting_id: int
    learner: str
    emblem: str
    face: str
    glass: str
    place: str
    part: str
    number: int
    wedges: tuple
    guests: tuple
    names: tuple
    parked: int
    visited_min: int | None
    here: bool
    began: datetime
    goal_id: int | None
    my_promise: str = ""
    part_id: int | None = None
    starts_at: datetime | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    conference_id: int
    learner: str
    at: datetime | None
    absent: bool
    guests: tuple = ()


@dataclass(frozen=True, slots=True)
class Board:
    """`group`: when most of the open conferences were to begin. `expected`: guests of those who begin next.

    colleagues   who can be sent, while this reader stands at a table or more than one lamp waits for somebody
    """

    cards: tuple
    lamps: tuple
    more: int
    coming: tuple
    expected: int
    share: float
    version: str
    group: datetime | None
    colleagues: tuple = ()


def meetings_of(klass_id: int, viewer):
    """Open conferences of the class in the order they were opened, so that no card ever changes its place."""
    learners = Enrolment.objects.filter(current(viewer.today), klass_id=klass_id).values("learner_id")
    rows = Meeting.objects.visible_to(viewer).filter(plan__learner_id__in=learners, practice=False, closed_at=None)
    return rows.order_by("opened_at", "pk")


def version_of(steps: int, many: int, last: int) -> str:
    return f"{steps}-{many}-{last}"


def board_version(klass_id: int, viewer) -> str:
    """Grows with every change of every open conference; a board asks with it whether anything is new."""
    found = meetings_of(klass_id, viewer).aggregate(steps=Sum("step"), many=Count("pk"), last=Max("pk"))
    return version_of(found["steps"] or 0, found["many"], found["last"] or 0)


def board_of(klass_id: int, viewer, language: str) -> Board:
    """Six questions to the database, whether one conference runs or six; one more while somebody could be sent."""
    rows = list(_meetings(klass_id, viewer))
    keys = [row.pk for row in rows]
    parts = _parts_of([row.plan_id for row in rows], keys, viewer)
    guests = _guests([row.conference_id for row in rows], viewer)
    cards = tuple(_card(row, parts.get(row.pk, []), guests.get(row.conference_id, ()), language) for row in rows)
    lamps = _lamps(keys, {card.meeting_id: card for card in cards}, viewer)
    coming = tuple(_coming(klass_id, viewer))
    share = sum(_elapsed(row) for row in rows) / len(rows) if rows else 0
    return Board(
        cards=cards, lamps=tuple(lamps[:MOST_LAMPS]), more=max(0, len(lamps) - MOST_LAMPS), coming=coming,
        expected=_expected(coming), share=share, group=_group(cards),
        version=version_of(sum(row.step for row in rows), len(rows), max(keys, default=0)),
        colleagues=_colleagues(klass_id, cards, lamps, viewer),
    )  # fmt: skip


def _colleagues(klass_id, cards, lamps, viewer) -> tuple:
    waiting = [lamp for lamp in lamps if not lamp.going]
    busy = len(waiting) > 1 or any(card.here for card in cards)
    return tuple(with_me_in([klass_id], viewer)) if waiting and busy else ()


def _group(cards) -> datetime | None:
    """When most of them were to begin; those that were opened at another time have no say."""
    starts = Counter(card.starts_at for card in cards if card.starts_at and abs(card.began - card.starts_at) < NEARBY)
    return starts.most_common(1)[0][0] if starts else None


def _expected(coming) -> int:
    """How many guests wait for the next time."""
    soon = [each for each in coming if not each.absent]
    return sum(len(each.guests) for each in soon if each.at == soon[0].at)


def _elapsed(row) -> float:
    return min(1, (timezone.now() - row.opened_at) / timedelta(minutes=max(row.minutes, 1)))


def _meetings(klass_id, viewer):
    mine = Visit.objects.filter(meeting_id=OuterRef("pk"), by_id=viewer.person_id).order_by("-at")
    parked = ParkedQuestion.objects.filter(meeting_id=OuterRef("pk"), answered_at=None)
    count = parked.order_by().values("meeting_id").annotate(n=Count("pk")).values("n")
    made = Made.objects.filter(meeting_id=OuterRef("pk")).order_by("-pk")
    promised = Promise.objects.filter(
        goal__made_at_meetings__meeting_id=OuterRef("pk"), by_id=viewer.person_id, withdrawn_at=None
    )
    return with_learner(meetings_of(klass_id, viewer), viewer).annotate(
        visited=Subquery(mine.values("at")[:1]),
        here=Exists(mine.filter(until=None)),
        parked_count=Subquery(count),
        goal_id=Subquery(made.values("goal_id")[:1]),
        my_promise=Subquery(promised.values("words")[:1]),
        starts_at=F("conference__starts_at"),
    )


def _parts_of(plans, meetings, viewer) -> dict:
    """{meeting key: [part with `reached`]}: a plan may be on two tables at once."""
    reached = set(
        Reached.objects.visible_to(viewer).filter(meeting_id__in=meetings).values_list("meeting_id", "part_id")
    )
    by_plan: dict = {}
    for part in Part.objects.visible_to(viewer).filter(plan_id__in=plans):
        by_plan.setdefault(part.plan_id, []).append(part)
    return {
        meeting: [(part, (meeting, part.pk) in reached) for part in by_plan.get(plan, ())]
        for meeting, plan in zip(meetings, plans, strict=True)
    }


def _guests(conferences, viewer) -> dict:
    rows = Participant.objects.visible_to(viewer).filter(conference_id__in=conferences, ended_at=None)
    ties = Tie.objects.filter(
        current(viewer.today), adult_id=OuterRef("person_id"), learner_id=OuterRef("conference__learner_id")
    )
    called = Coalesce(Subquery(ties.exclude(relation="").values("relation")[:1]), F("person__display"))
    rows = rows.annotate(name=F("person__display"), called=called, own=F("person__language")).order_by("pk")
    found: dict = {}
    for row in rows.exclude(role="teacher"):
        found.setdefault(row.conference_id, []).append(row)
    return found


def _card(row, parts, guests, language) -> Card:
    now = next(((i, part) for i, (part, _lit) in enumerate(parts, 1) if part.pk == row.part_id), (0, None))
    number, part = now
    wedges = tuple(
        (wording.part_name(each, language), each.symbol, each.glass, lit, each.pk == row.part_id) for each, lit in parts
    )
    ago = int((timezone.now() - row.visited).total_seconds() // 60) if row.visited else None
    return Card(
        meeting_id=row.pk, learner=row.learner_name, emblem=row.emblem, face=row.face or "", glass=row.emblem.split(":")[1] if ":" in row.emblem else "lagoon",
        place=row.place or "", part=wording.wedge_name(part, language) if part else "", number=number, wedges=wedges,
        guests=tuple(guests), names=tuple(row.guests), parked=row.parked_count or 0, visited_min=ago, here=row.here,
        began=row.opened_at, goal_id=row.goal_id, my_promise=row.my_promise or "", part_id=row.part_id, starts_at=row.starts_at,
        late=bool(row.starts_at) and timedelta(minutes=LATE_MIN) < row.opened_at - row.starts_at < NEARBY,
    )  # fmt: skip


def _lamps(meetings, cards, viewer) -> list[Called]:
    """Help before joy, the oldest first."""
    rows = Signal.objects.visible_to(viewer).filter(meeting_id__in=meetings, out_at=None)
    now, found = timezone.now(), []
    for row in rows.annotate(who=F("going__display"), later=F("soon__display"), sender=F("sent_by__display")):
        card = cards[row.meeting_id]
        seconds = int((now - row.lit_at).total_seconds())
        found.append(
            Called(
                id=row.pk,
                kind=row.kind,
                meeting_id=row.meeting_id,
                learner=card.learner,
                emblem=card.emblem,
                face=card.face,
                place=card.place,
                number=card.number,
                part=card.part,
                seconds=seconds,
                going=row.who or "",
                soon=row.later or "",
                mine=row.going_id == viewer.person_id,
                waits=row.kind == "help" and _alone_for(row, now) >= SECOND_ADULT_S,
                wants_promise=row.kind == "come" and card.goal_id is not None and not card.my_promise,
                sent_by=row.sender or "",
                my_sending=row.sent_by_id == viewer.person_id,
            )
        )
    return sorted(found, key=lambda lamp: (lamp.kind != "help", -lamp.seconds, lamp.id))


def _alone_for(row, now) -> float:
    """Seconds since the lamp was lit, or since somebody was sent who has not answered; none once somebody goes."""
    if row.going_id and not row.sent_by_id:
        return 0
    return (now - (row.going_at or row.lit_at)).total_seconds()


def _coming(klass_id, viewer):
    """Who is next today, and who should have begun and has not."""
    learners = Enrolment.objects.filter(current(viewer.today), klass_id=klass_id).values("learner_id")
    now = timezone.now()
    soon = Q(starts_at__lte=now + timedelta(hours=NEXT_WITHIN_H), starts_at__gt=now - timedelta(hours=1))
    held = Meeting.objects.filter(conference_id=OuterRef("pk"))
    rows = Conference.objects.visible_to(viewer).filter(soon, learner_id__in=learners, called_off_at=None, held_at=None)
    rows = rows.annotate(learner_name=F("learner__display"), begun=Exists(held)).filter(begun=False)
    rows = list(rows.order_by("starts_at", "learner_name", "pk"))
    guests = _guests([row.pk for row in rows], viewer) if rows else {}
    for row in rows:
        absent = row.starts_at < now - timedelta(minutes=LATE_MIN)
        yield Coming(row.pk, row.learner_name, row.starts_at, absent, tuple(guests.get(row.pk, ())))
