"""Printed badges: a code instead of the emblem, on a device of the class and nowhere else. Not a secret by itself."""

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from leadlight.people.models import Class, Enrolment, Key, Person, make_token, seal_token
from leadlight.people.school_year import end_of_year
from leadlight.people.viewer import current
from leadlight.platform.models import audit

PRINTERS = ("teacher", "office", "leader")


def _fresh_badge(learner, klass, by):
    token = make_token(128)
    Key.objects.create(
        purpose="badge", school_id=klass.school_id, learner=learner, seal=seal_token(token), made_by_id=by.person_id,
        ends_at=end_of_year(klass, by.today),
    )  # fmt: skip
    return token


def class_of(learner, by):
    rows = Enrolment.objects.filter(current(by.today), learner=learner).select_related("klass__school")
    return rows.latest("pk").klass


@transaction.atomic
def reissue_badge(learner, *, by) -> str:
    """A new badge for one child; the old one stops. Returns its token, which nobody can read again."""
    learner = learners_with_badges(by).get_or_404(pk=learner.pk)
    try:
        klass = class_of(learner, by)
    except Enrolment.DoesNotExist:
        raise Http404("No class, no badge") from None
    end_badges(Q(learner=learner), by=by)
    audit(by, "badge.made", learner)
    return _fresh_badge(learner, klass, by)


@transaction.atomic
def reissue_badges(klass, *, by) -> list:
    """New badges for a whole class, [(learner, token)], A to Z. All printed before stop. Not for cover."""
    if by.hat not in PRINTERS:
        raise Http404("Badges of a whole class are printed by its teacher or the office")
    klass = Class.objects.visible_to(by).select_related("school").get_or_404(pk=klass.pk)
    here = Enrolment.objects.filter(current(by.today), klass=klass).values("learner_id")
    learners = list(learners_with_badges(by).filter(pk__in=here).order_by("sort_key", "pk"))
    end_badges(Q(learner__in=learners), by=by)
    audit(by, "badges.made", klass)
    return [(learner, _fresh_badge(learner, klass, by)) for learner in learners]


def learners_with_badges(by):
    """Children whose badge `by` may make new or end: those taught, or those of the school."""
    rows = Person.objects.visible_to(by)
    return rows.filter(pk__in=by.learners_taught()) if by.hat in ("teacher", "cover") else rows


@transaction.atomic
def end_badges(which: Q, *, by) -> int:
    """Badges that fit `which` open nothing any more. Returns how many stopped."""
    rows = Key.objects.changeable_by(by).filter(which, purpose="badge", ended_at=None)
    ended = rows.update(ended_at=timezone.now())
    if ended:
        audit(by, "badge.ended", f"{ended} badges")
    return ended


def learner_of_badge(token: str, device):
    """The child whose living badge this is, if they are in the class of this device today; else None."""
    keys = Key.objects.for_system("a badge is shown to a device of the class").filter(
        Q(ends_at=None) | Q(ends_at__gt=timezone.now()), purpose="badge", ended_at=None, seal=seal_token(token)
    )
    today = timezone.localdate()
    here = Enrolment.objects.filter(current(today), klass_id=device.klass_id, learner_id__in=keys.values("learner_id"))
    return here.values_list("learner_id", flat=True).first()
