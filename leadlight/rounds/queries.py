"""Who is to be invited, learner by learner and household by household."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from leadlight.people.models import Enrolment, Person, Restriction, Tie
from leadlight.people.viewer import current
from leadlight.rounds.models import Round


@dataclass(frozen=True, slots=True)
class Party:
    """The adults of one household who come to one learner's conference."""

    learner: Person
    household: int
    adults: tuple[Person, ...]


def learners_of(klass, viewer):
    """The learners in `klass` today, A to Z."""
    here = Enrolment.objects.filter(current(viewer.today), klass=klass).values("learner_id")
    return Person.objects.visible_to(viewer).filter(pk__in=here)


def ties_to_invite(viewer):
    """Today's ties whose adult gets an invitation. An adult who must not see or meet the learner is simply not there."""
    day = current(viewer.today)
    barred = Restriction.objects.filter(day, learner_id=OuterRef("learner_id"), adult_id=OuterRef("adult_id"))
    return Tie.objects.filter(day, ~Exists(barred), invited=True)


def parties_of(klass, viewer) -> list[Party]:
    """One Party for each learner and household; a learner with nobody to invite gets one with no adults."""
    learners = list(learners_of(klass, viewer))
    ties = list(ties_to_invite(viewer).filter(learner__in=learners).order_by("household", "pk"))
    adults = Person.objects.visible_to(viewer).in_bulk({tie.adult_id for tie in ties})
    parties = []
    for learner in learners:
        households: dict[int, list[Person]] = {}
        for tie in ties:
            if tie.learner_id == learner.pk and tie.adult_id in adults:
                households.setdefault(tie.household, []).append(adults[tie.adult_id])
        for household, people in (households or {1: []}).items():
            parties.append(Party(learner, household, tuple(people)))
    return parties


def round_of(klass, viewer):
    """The round a class is in: the newest that is not closed, else the newest; None before the first."""
    rows = Round.objects.visible_to(viewer).filter(klass=klass).select_related("klass__school")
    return viewer.once(("round", klass.pk), lambda: rows.filter(closed_at=None).first() or rows.first())
