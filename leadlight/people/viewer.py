"""Who is looking: one person, in one school, wearing one hat, now."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import wraps

from django.db.models import Q
from django.utils import timezone

STAFF = ("teacher", "cover", "office", "leader", "division")
ADULTS_OF_CLASS = ("teacher", "cover")
MOST_KEYS = 60


def current(today: date, prefix: str = "") -> Q:
    """Dated rows that hold on `today`: begun, and not ended (the last day is the one before `ends_on`)."""
    begun = Q(**{f"{prefix}starts_on__lte": today})
    going = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": today})
    return begun & going


def open_now(now: datetime, prefix: str = "") -> Q:
    """Rows with instants that hold at `now`."""
    begun = Q(**{f"{prefix}starts_at__lte": now})
    going = Q(**{f"{prefix}ends_at__isnull": True}) | Q(**{f"{prefix}ends_at__gt": now})
    return begun & going


def asked_once(subquery):
    """For a settled viewer the keys themselves, read a single time; for any other the subquery as it stands.

    More than MOST_KEYS stay a subquery: a long list in each query costs more than asking again.
    """

    @wraps(subquery)
    def keys(viewer):
        unsettled = replace(viewer, settled=False) if viewer.settled else viewer
        if not viewer.settled:
            return subquery(viewer)
        about = (subquery.__name__, viewer)
        if about not in viewer.read:
            rows = list(subquery(unsettled)[: MOST_KEYS + 1])
            viewer.read[about] = (
                None if len(rows) > MOST_KEYS else sorted({key for row in rows for key in row.values()})
            )
        known = viewer.read[about]
        return subquery(unsettled) if known is None else known

    return keys


@dataclass(frozen=True, slots=True)
class Viewer:
    """Built anew for each request and each socket message; never kept.

    hat            learner, family, teacher, cover, office, leader, division, interpreter, device or None
    learner_ids    family only: the children whose code or link this session has opened
    class_id       device and learner only: the class this shared device was approved for
    """

    hat: str | None = None
    person_id: int | None = None
    school_id: int | None = None
    learner_ids: frozenset = frozenset()
    class_id: int | None = None
    device_id: int | None = None
    language: str = "en"
    zone: str = "UTC"
    now: datetime = field(default_factory=timezone.now, compare=False)
    today: date = field(default_factory=timezone.localdate, compare=False)
    person: object = field(default=None, compare=False, repr=False)
    read: dict = field(default_factory=dict, compare=False, repr=False)
    settled: bool = field(default=False, compare=False, repr=False)

    def __str__(self):
        return f"{self.hat} {self.person_id}"

    def settle(self):
        """The same viewer, for a page that only reads: who belongs to whom is then asked once, not in each query anew.

        Never for an action: what it asks under a lock must be true under that lock.
        """
        return replace(self, settled=True)

    def once(self, about, ask):
        """What `ask()` answers: a page that only reads asks it a single time, whoever changes something anew each time.

        about   names what is asked, in the whole house: ("round", klass.pk)
        """
        if not self.settled:
            return ask()
        if (about, self) not in self.read:
            self.read[about, self] = ask()
        return self.read[about, self]

    def knows(self, name: str, keys):
        """What the session has just found out need not be asked again by a page that only reads."""
        self.read[name, self] = sorted(keys)

    # Each of these is a queryset of keys, or a short list of them, meant to stand behind `__in`.
    def classes_held(self):
        """Keys of the classes this viewer teaches (hat teacher) or covers just now (hat cover)."""
        from leadlight.people.models import Cover, Teaching

        if self.hat == "teacher":
            rows = Teaching.objects.filter(current(self.today), person_id=self.person_id)
        elif self.hat == "cover":
            rows = Cover.objects.filter(open_now(self.now), person_id=self.person_id)
        else:
            rows = Teaching.objects.none()
        return rows.values("klass_id")

    @asked_once
    def learners_taught(self):
        """Keys of the learners enrolled today in the classes this viewer teaches or covers."""
        from leadlight.people.models import Enrolment

        held = Enrolment.objects.filter(current(self.today), klass_id__in=self.classes_held())
        return held.values("learner_id")

    def learners_kept_from(self):
        """Keys of the children a restriction keeps this person from today, whatever hat they wear."""
        from leadlight.people.models import Restriction

        return Restriction.objects.filter(current(self.today), adult_id=self.person_id).values("learner_id")

    @asked_once
    def learners_cared_for(self):
        """Keys of the children this family member belongs to, today, among those this session opened."""
        from leadlight.people.models import Tie

        if self.hat != "family":
            return Tie.objects.none().values("learner_id")
        ties = Tie.objects.filter(current(self.today), adult_id=self.person_id, learner_id__in=self.learner_ids)
        return ties.exclude(learner_id__in=self.learners_kept_from()).values("learner_id")

    def classmates(self):
        """Keys of the learners enrolled today in a class with this learner (themselves included)."""
        from leadlight.people.models import Enrolment

        if self.hat == "device":
            mine = [self.class_id]
        elif self.hat == "learner":
            mine = Enrolment.objects.filter(current(self.today), learner_id=self.person_id).values("klass_id")
        else:
            return Enrolment.objects.none().values("learner_id")
        return Enrolment.objects.filter(current(self.today), klass_id__in=mine).values("learner_id")


NOBODY = Viewer()
