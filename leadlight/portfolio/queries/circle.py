"""Everybody around one piece, by name, in one query: who made it, wrote on it, is in it, and who can see it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Subquery

from leadlight.people.models import Cover, Enrolment, Person, Restriction, Teaching, Tie
from leadlight.people.viewer import current, open_now
from leadlight.portfolio.models import Artifact, Comment, Share
from leadlight.portfolio.queries.names import Known, Somebody, somebody


@dataclass(frozen=True)
class Circle:
    """names    everybody here, by key
    teachers    the adults of the learner's classes today: who teaches, and who covers just now
    family      the caring adults of today, with the learner's word for each; never a barred one
    guests      who it is shown to one by one, and not with the whole family already
    shown       who is in the picture
    """

    names: Known
    teachers: list[Somebody]
    family: list[Somebody]
    guests: list[Somebody]
    shown: list[Somebody]


def circle_of(artifact, viewer) -> Circle:
    """The circle of a piece, as far as `viewer` may know its people."""
    rows, with_family = list(_around(artifact, viewer)), getattr(artifact, "to_family", False)
    return Circle(
        names=Known({row.pk: somebody(row, row.relation or "") for row in rows}),
        teachers=[somebody(row) for row in rows if row.teaches or row.stands_in],
        family=[somebody(row, row.relation) for row in rows if _cares(row)],
        guests=[somebody(row) for row in rows if row.guest and not (with_family and _cares(row))],
        shown=[somebody(row) for row in rows if row.pictured],
    )


def _cares(row) -> bool:
    return row.relation is not None and not row.barred


def _around(artifact, viewer):
    today, me = current(viewer.today), OuterRef("pk")
    here = Enrolment.objects.filter(today, learner_id=artifact.learner_id).values("klass_id")
    ties = Tie.objects.filter(today, learner_id=artifact.learner_id, adult_id=me)
    barred = Restriction.objects.filter(today, learner_id=artifact.learner_id, adult_id=me)
    wrote = Comment.objects.visible_to(viewer).filter(artifact=artifact, by_id=me)
    shares = Share.objects.visible_to(viewer).filter(
        open_now(viewer.now), subject="portfolio.Artifact", key=artifact.pk, to_id=me
    )
    rows = Person.objects.visible_to(viewer).annotate(
        teaches=Exists(Teaching.objects.filter(today, klass_id__in=here, person_id=me)),
        stands_in=Exists(Cover.objects.filter(open_now(viewer.now), klass_id__in=here, person_id=me)),
        relation=Subquery(ties.values("relation")[:1]),
        barred=Exists(barred),
        guest=Exists(shares),
        pictured=Exists(Artifact.in_picture.through.objects.filter(artifact=artifact, person_id=me)),
        wrote=Exists(wrote),
    )
    anyhow = Q(pk=artifact.learner_id) | Q(relation__isnull=False)
    return rows.filter(anyhow | Q(teaches=True) | Q(stands_in=True) | Q(guest=True) | Q(pictured=True) | Q(wrote=True))
