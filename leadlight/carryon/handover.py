"""The handover page: everything a colleague needs to hold the class's conferences, on one page and on paper."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q

from leadlight.carryon.models import FollowUp
from leadlight.invite.models import Invitation
from leadlight.people.models import Class, Cover, Restriction
from leadlight.people.viewer import current
from leadlight.plan.models import Beforehand
from leadlight.rehearse.models import Pairing
from leadlight.rounds.models import Conference, Participant

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Sitting:
    """One conference on the page: when, where, who, what it needs."""

    learner: str
    wall: datetime | None
    place: str
    minutes: int
    interpreter: str
    by_video: bool
    by_phone: bool


@dataclass(frozen=True)
class Handover:
    klass: Class
    cover: Cover | None
    sittings: tuple[Sitting, ...]
    no_time_yet: tuple[str, ...]
    not_answered: tuple[str, ...]
    near: tuple[str, ...]
    practising: tuple[tuple[str, str], ...]
    needs: tuple[tuple[str, str], ...]
    open_words: tuple[tuple[str, str], ...]
    apart: tuple[str, ...]


def handover_of(klass, *, by) -> Handover:
    """What the colleague reads. `by` must hold the class. Eight queries, however many children."""
    learners = klass.enrolments.filter(current(by.today)).values("learner_id")
    rows = _conferences(learners, by)
    invited = list(Invitation.objects.visible_to(by).filter(conference__in=[row.pk for row in rows]))
    handed = Cover.objects.filter(klass=klass, person_id=by.person_id, ends_at=None).select_related("handed_by")
    return Handover(
        klass=klass,
        cover=handed.last() if by.hat == "cover" else None,
        sittings=tuple(_sittings(rows, by)),
        no_time_yet=tuple(row.name for row in rows if row.starts_at is None),
        not_answered=_not_answered(rows, invited),
        near=_near(learners, by),
        practising=_practising(learners, by),
        needs=_needs(rows, invited),
        open_words=_open(learners, by),
        apart=_apart(learners, by),
    )


def _conferences(learners, by):
    """Conferences still to be held: without a time, or within the next weeks and since this morning."""
    soon = Q(starts_at=None) | Q(starts_at__gt=by.now - timedelta(hours=12), starts_at__lt=by.now + SOON)
    rows = Conference.objects.visible_to(by).filter(soon, learner_id__in=learners, held_at=None, called_off_at=None)
    return list(rows.annotate(name=F("learner__display"), sort=F("learner__sort_key")).order_by("starts_at", "sort"))


def _sittings(rows, by):
    party: dict = {}
    found = Participant.objects.visible_to(by).filter(conference__in=[row.pk for row in rows], ended_at=None)
    for each in found.annotate(name=F("person__display")):
        party.setdefault(each.conference_id, []).append(each)
    for row in rows:
        if row.starts_at is None:
            continue
        people = party.get(row.pk, [])
        yield Sitting(
            learner=row.name, wall=datetime.fromisoformat(row.wall) if row.wall else None, place=row.place,
            minutes=row.minutes, interpreter=", ".join(p.name for p in people if p.role == "interpreter"),
            by_video=any(p.how == "video" for p in people), by_phone=any(p.how == "phone" for p in people),
        )  # fmt: skip


def _not_answered(rows, invited):
    """Names of the children some of whose adults have not answered yet."""
    waiting = {each.conference_id for each in invited if each.answered_at is None}
    return tuple(dict.fromkeys(row.name for row in rows if row.pk in waiting))


def _near(learners, by):
    """Children who said they would like an adult near at first."""
    said = Beforehand.objects.visible_to(by).filter(plan__learner_id__in=learners, plan__ended_at=None)
    wish = said.exclude(supports=[]).order_by("plan__learner__sort_key")
    return tuple(wish.values_list("plan__learner__display", flat=True))


def _practising(learners, by):
    rows = Pairing.objects.visible_to(by).filter(learner_id__in=learners, closed_at=None, no_thanks_at=None)
    return tuple(rows.values_list("learner__display", "partner__display"))


def _needs(rows, invited):
    names = {row.pk: row.name for row in rows}
    return tuple((names[each.conference_id], each.needs) for each in invited if each.needs)


def _open(learners, by):
    rows = FollowUp.objects.visible_to(by).filter(learner_id__in=learners, done_at=None, let_be_at=None)
    return tuple(rows.values_list("learner__display", "words"))


def _apart(learners, by):
    """Names of children who have somebody who must not come near: the effect only, never who or why."""
    mine = by.learners_taught()
    rows = Restriction.objects.filter(current(by.today), learner_id__in=learners, contact=True).filter(
        learner_id__in=mine
    )
    return tuple(
        dict.fromkeys(rows.for_system("the effect, for the class's adults").values_list("learner__display", flat=True))
    )
