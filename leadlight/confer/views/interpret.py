"""An interpreter's first page: what they are asked to be there for, day by day, and the way in."""
# words: family

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import F
from django.shortcuts import render

from leadlight.confer.models import Meeting
from leadlight.people.desk import frame
from leadlight.people.models import School
from leadlight.plan.models import Showing
from leadlight.platform.doors import open_to
from leadlight.platform.languages import own_name
from leadlight.rounds.models import Conference, Participant


@dataclass(frozen=True, slots=True)
class Asked:
    """One conference as its interpreter may know it: a first name, a time, a place, languages.

    plan   the plan whose names of the parts may be read now, to prepare the words; from a day before
    """

    pk: int
    learner: str
    at: datetime | None
    minutes: int
    place: str
    room: str
    languages: tuple[str, ...]
    open: bool
    plan: int | None

    @property
    def day(self) -> date | None:
        return self.at.date() if self.at else None

    @property
    def until(self) -> datetime | None:
        return self.at + timedelta(minutes=self.minutes) if self.at else None


@open_to("interpreter")
def my_meetings(request):
    viewer = request.viewer
    rows = asked_of(viewer)
    later = [row for row in rows if row.day != viewer.today and not row.open]
    context = frame(
        request,
        now=[row for row in rows if row.open],
        today=[row for row in rows if row.day == viewer.today and not row.open],
        later=later,
        days=[(day, list(there)) for day, there in groupby(later, key=lambda row: row.day)],
        school=School.objects.get(pk=viewer.school_id),
    )
    return render(request, "confer/my_meetings.html", context)


def asked_of(viewer) -> list[Asked]:
    """Every conference this interpreter is asked to that is not over; those without a time last."""
    rows = Conference.objects.visible_to(viewer).filter(held_at=None, called_off_at=None)
    longer, room = F("round__interpreted_min"), F("round__klass__room")
    rows = list(rows.annotate(name=F("learner__display"), longer=longer, room=room))
    going_on = Meeting.objects.visible_to(viewer).filter(conference__in=rows, closed_at=None, practice=False)
    live = set(going_on.values_list("conference_id", flat=True))
    plans = dict(Showing.objects.visible_to(viewer).filter(conference__in=rows).values_list("conference_id", "plan_id"))
    spoken: dict[int, list[str]] = {}
    families = Participant.objects.visible_to(viewer).filter(conference__in=rows, role="family", ended_at=None)
    for conference, language in families.order_by("pk").values_list("conference_id", "language"):
        if language and own_name(language) not in spoken.setdefault(conference, []):
            spoken[conference].append(own_name(language))
    found = [_asked(row, tuple(spoken.get(row.pk, ())), row.pk in live, plans.get(row.pk)) for row in rows]
    still = [row for row in found if row.open or row.day is None or row.day >= viewer.today]
    return sorted(still, key=lambda row: (row.at is None, str(row.at), row.pk))


def _asked(row, languages, live, plan) -> Asked:
    at = datetime.fromisoformat(row.wall) if row.wall else None
    minutes = row.longer or row.minutes
    return Asked(row.pk, row.name, at, minutes, row.place, row.room or "", languages, live, plan)
