"""Who works at the school: their hats, classes and open invitations."""

from dataclasses import dataclass

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone

from leadlight.people.models import Class, Cover, Key, Person, Post, Restriction, Teaching
from leadlight.people.viewer import current, open_now


@dataclass(frozen=True, slots=True)
class Colleague:
    person: Person
    posts: list
    classes: list


def staff_people(viewer):
    """Persons of the viewer's school who come in by mail, A-Z."""
    here = Person.objects.visible_to(viewer).filter(account__isnull=False, school_id=viewer.school_id)
    return here.order_by("sort_key", "pk")


def colleagues(viewer):
    """Everyone on the staff with what they wear and teach today."""
    people = list(staff_people(viewer))
    posts, classes = {}, {}
    for post in Post.objects.filter(current(viewer.today), school_id=viewer.school_id).order_by("hat"):
        posts.setdefault(post.person_id, []).append(post)
    known = Class.objects.visible_to(viewer).filter(current(viewer.today)).in_bulk()
    for row in Teaching.objects.filter(current(viewer.today), klass_id__in=list(known)):
        classes.setdefault(row.person_id, []).append(known[row.klass_id])
    return [Colleague(person, posts.get(person.pk, []), classes.get(person.pk, [])) for person in people]


def teachers_of(klass, viewer):
    """Who teaches `klass` today, in the order they began."""
    rows = Teaching.objects.filter(current(viewer.today), klass=klass).order_by("starts_on", "pk")
    people = Person.objects.visible_to(viewer).in_bulk([row.person_id for row in rows])
    return [people[row.person_id] for row in rows if row.person_id in people]


def with_me_in(classes, viewer):
    """Who else teaches or covers one of these classes now, A-Z. Whoever has handed theirs over is not there."""
    teach = Teaching.objects.filter(current(viewer.today), klass_id__in=classes).values("person_id")
    covers = Cover.objects.filter(open_now(viewer.now), klass_id__in=classes)
    here = Q(pk__in=teach) | Q(pk__in=covers.values("person_id"))
    people = Person.objects.visible_to(viewer).filter(here).exclude(pk=viewer.person_id)
    return people.exclude(pk__in=covers.values("handed_by_id")).order_by("sort_key", "pk")


def open_invitations(viewer, klass=None):
    """(key, the invited person's name) of invitations nobody has used yet."""
    living = Q(purpose="staff", ended_at=None, uses_left__gt=0, ends_at__gt=timezone.now())
    rows = Key.objects.visible_to(viewer).filter(living, **({"klass": klass} if klass else {})).order_by("-made_at")
    return [(row, row.person.display) for row in rows.select_related("person")]


def voice_of(language: str, viewer, learner: str, adult: str) -> Subquery:
    """The name of the first of the school's interpreters who speaks the language in a row's field `language`, or None.

    "es-MX" and "es" are one language here. Nobody is named who is kept from the child, to whom `learner` leads, or is
    the row's `adult`.
    """
    posts = Post.objects.filter(current(viewer.today), school_id=viewer.school_id, hat="interpreter")
    people = Person.objects.visible_to(viewer).filter(pk__in=posts.values("person_id")).exclude(language="")
    people = people.annotate(wanted=ExpressionWrapper(OuterRef(language), output_field=CharField()))
    broader = Q(wanted__startswith=Concat(F("language"), Value("-")))
    narrower = Q(language__startswith=Concat(F("wanted"), Value("-")))
    speaks = people.filter(Q(language=F("wanted")) | broader | narrower)
    kept = Restriction.objects.filter(current(viewer.today), learner_id=OuterRef(OuterRef(learner)))
    speaks = speaks.exclude(Exists(kept.filter(adult_id=OuterRef("pk")))).exclude(pk=OuterRef(adult))
    return Subquery(speaks.order_by("sort_key", "pk").values("display")[:1])
