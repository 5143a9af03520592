"""Keeping who may see the chosen pieces in step with the picks, while a meeting or a practice is open."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from leadlight.people.models import Person
from leadlight.people.viewer import open_now
from leadlight.plan import hooks
from leadlight.plan.models import Pick
from leadlight.portfolio.models import Artifact, Share, share, unshare


@dataclass(frozen=True)
class Reach:
    """Something open just now, by the reason its shares bear ("meeting 7").

    everything   False for a practice: parts "only for us" stay with child, family and class's adults
    """

    because: str
    everything: bool = True


@transaction.atomic
def open_plan(plan, to, *, because: str, ends_at=None, everything=True):
    """Let the Person `to` see `plan` and every piece chosen in it, until `ends_at` or close_plan(because).

    The caller has made sure that the child wants it (asked this partner, opened this meeting).
    """
    share(plan, "person", to=to, learner_id=plan.learner_id, because=because, ends_at=ends_at)
    for artifact in _chosen(plan, everything):
        share(artifact, "person", to=to, learner_id=plan.learner_id, because=because, ends_at=ends_at)


def close_plan(because: str) -> int:
    """End everything open_plan() opened for this reason. Returns how many shares ended."""
    return unshare(because=because)


@transaction.atomic
def follow_picks(plan):
    """After a pick changed: guests of what is open now see the pieces chosen now, and only those."""
    now = timezone.now()
    for reach in [each for hook in hooks.going_on for each in hook(plan)]:
        wanted = {artifact.pk: artifact for artifact in _chosen(plan, reach.everything)}
        rows = Share.objects.for_system(f"guests of {reach.because} follow the child's picks")
        rows = rows.filter(open_now(now), learner_id=plan.learner_id, because=reach.because)
        guests = list(rows.filter(subject="plan.Plan", key=plan.pk).values_list("to_id", "ends_at"))
        rows.filter(subject="portfolio.Artifact").exclude(key__in=wanted).update(ends_at=now)
        people = Person.objects.for_system("guests the child let in").in_bulk([to for to, _ in guests])
        for to, ends_at in guests:
            for artifact in wanted.values():
                share(
                    artifact,
                    "person",
                    to=people[to],
                    learner_id=plan.learner_id,
                    because=reach.because,
                    ends_at=ends_at,
                )


def _chosen(plan, everything: bool):
    picks = Pick.objects.for_system("what the child chose, to show it to whom the child let in")
    picks = picks.filter(part__plan=plan, dropped_at=None, part__dropped_at=None, artifact__isnull=False)
    if not everything:
        picks = picks.filter(part__only_us=False)
    kept = Artifact.objects.for_system("the pieces of those picks").in_window()
    return list(kept.filter(pk__in=picks.values("artifact_id"), learner_id=plan.learner_id))
