"""An interpreter's first page: what they are asked to be there for, the nearest first, and the way in."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F
from django.shortcuts import render

from leadlight.confer.models import Meeting
from leadlight.people.desk import frame
from leadlight.platform.doors import open_to
from leadlight.platform.languages import own_name
from leadlight.rounds.models import Conference, Participant


@dataclass(frozen=True, slots=True)
class Asked:
    """One conference as its interpreter may know it: a first name, a time, a place, languages."""

    pk: int
    learner: str
    at: datetime | None
    minutes: int
    place: str
    languages: tuple[str, ...]
    open: bool

    @property
    def day(self) -> date | None:
        return self.at.date() if self.at else None


@open_to("interpreter")
def my_meetings(request):
    viewer = request.viewer
    rows = asked_of(viewer)
    context = frame(
        request,
        now=[row for row in rows if row.open],
        today=[row for row in rows if row.day == viewer.today and not row.open],
        later=[row for row in rows if row.day != viewer.today and not row.open],
    )
    return render(request, "confer/my_meetings.html", context)


def asked_of(viewer) -> list[Asked]:
    """Every conference this interpreter is asked to that is not over; those without a time last."""
    rows = Conference.objects.visible_to(viewer).filter(held_at=None, called_off_at=None)
    rows = list(rows.annotate(name=F("learner__display")))
    going_on = Meeting.objects.visible_to(viewer).filter(conference__in=rows, closed_at=None, practice=False)
    live = set(going_on.values_list("conference_id", flat=True))
    spoken: dict[int, list[str]] = {}
    families = Participant.objects.visible_to(viewer).filter(conference__in=rows, role="family", ended_at=None)
    for conference, language in families.order_by("pk").values_list("conference_id", "language"):
        if language and own_name(language) not in spoken.setdefault(conference, []):
            spoken[conference].append(own_name(language))
    found = [_asked(row, tuple(spoken.get(row.pk, ())), row.pk in live) for row in rows]
    still = [row for row in found if row.open or row.day is None or row.day >= viewer.today]
    return sorted(still, key=lambda row: (row.at is None, str(row.at), row.pk))


def _asked(row, languages, live) -> Asked:
    at = datetime.fromisoformat(row.wall) if row.wall else None
    return Asked(row.pk, row.name, at, row.minutes, row.place, languages, live)
