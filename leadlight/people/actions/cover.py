"""Handing a class over in one action, and taking it back. The colleague needs nothing more from anybody."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils import timezone

from leadlight.people.models import Class, Cover, Person, Teaching
from leadlight.people.viewer import current, open_now
from leadlight.platform.models import audit


class NotAColleague(Exception):
    """Only somebody on the staff of this school can take a class over. Invite them first, then hand over."""


def colleagues(by):
    """Staff of the school who could take over, but the viewer themselves: who teaches first, then the others, A-Z."""
    rows = (
        Person.objects.visible_to(by).filter(account__is_active=True, school_id=by.school_id).exclude(pk=by.person_id)
    )
    teaching = Teaching.objects.filter(current(by.today), person_id=OuterRef("pk"))
    return rows.annotate(teaches=Exists(teaching)).order_by("-teaches", "sort_key", "pk")


@transaction.atomic
def hand_over(klass, person, *, by, starts_at=None, ends_at=None, words="", told=""):
    """Give `klass` to a colleague, now or from `starts_at`, until `ends_at` or until somebody ends it.

    words   what the teacher wants the colleague to know
    told    the line the children read; empty tells them nothing

    The colleague gets all a co-teacher has but exports, deletion and bulk badges; the teacher's mirror and private jots
    stay theirs. Handing over twice to the same colleague changes the first cover. Returns the Cover.
    Raises NotAColleague for somebody without an account here, Http404 if `by` does not teach the class.
    """
    klass = Class.objects.changeable_by(by).get_or_404(pk=klass.pk)
    if by.hat != "teacher":
        raise Http404
    if not colleagues(by).filter(pk=person.pk).exists():
        raise NotAColleague
    now = by.now
    cover = Cover.objects.filter(open_now(now), klass=klass, person=person).first() or Cover(klass=klass, person=person)
    cover.handed_by_id, cover.words, cover.told = by.person_id, words, told
    cover.starts_at, cover.ends_at = starts_at or cover.starts_at or now, ends_at
    cover.save()
    audit(by, "cover.begun", cover)
    return cover


@transaction.atomic
def end_cover(cover_id, *, by):
    """Take the class back, or step back from covering. It is felt at the colleague's next request."""
    rows = Cover.objects.filter(open_now(by.now) | later(by.now), pk=cover_id)
    mine = rows.filter(person_id=by.person_id) if by.hat == "cover" else rows.filter(klass_id__in=by.classes_held())
    cover = mine.first()
    if cover is None:
        raise Http404
    cover.ends_at = by.now
    cover.save(update_fields=["ends_at"])
    audit(by, "cover.ended", cover)
    return cover


def later(now) -> Q:
    """Covers that have not begun yet."""
    return Q(starts_at__gt=now)


def covers_of(klass, *, by):
    """Covers of a class that run or will, newest first; for its teachers and the one who covers."""
    return list(
        Cover.objects.filter(open_now(by.now) | later(by.now), klass=klass, klass_id__in=by.classes_held())
        .select_related("person", "handed_by")
        .order_by("-starts_at")
    )


def line_for_children(klass_id, now=None) -> str:
    """What the children of a class read while somebody covers; empty when there is nothing to say."""
    row = Cover.objects.filter(open_now(now or timezone.now()), klass_id=klass_id).exclude(told="").last()
    return row.told if row else ""
