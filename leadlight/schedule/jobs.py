"""What this room does by itself: the day before, a kind word to everybody who said that they come."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils import timezone
from django_tasks import task

from leadlight.invite.models import Invitation
from leadlight.invite.queries.letters import teachers_of
from leadlight.notices.actions import write
from leadlight.notices.jobs import address_of
from leadlight.people.models import School
from leadlight.people.viewer import Viewer
from leadlight.platform.address import reachable
from leadlight.platform.jobs.rules import every
from leadlight.rounds.models import Conference, Participant
from leadlight.schedule.actions.telling import words_for
from leadlight.schedule.models import Booking

FIRST_HOUR, LAST_HOUR = 9, 20
"""Between these hours of the day before, where the school is. Nobody's phone rings at night."""

SOON = timedelta(hours=72)
KIND = "tomorrow"


@every(hours=0.5)
@task()
def remind_of_tomorrow() -> int:
    """Write to whom tomorrow's conferences wait for. It may run as often as it likes: each adult reads it once a time."""
    return sum(remind(school, timezone.now()) for school in School.objects.all())


def remind(school, now) -> int:
    """How many were written to, in a school where the clock stands between the hours; nobody while no phone can reach us."""
    here = now.astimezone(ZoneInfo(school.zone))
    if not (reachable() and FIRST_HOUR <= here.hour < LAST_HOUR):
        return 0
    eyes = Viewer(
        hat="office", school_id=school.pk, zone=school.zone, language=school.language, now=now, today=here.date()
    )
    return sum(_remind_of(row, eyes) for row in _tomorrow(eyes))


def _tomorrow(eyes) -> list[Conference]:
    """Conferences of the day after today, as the school's clock has it, whose families know the time."""
    told = Booking.objects.visible_to(eyes).filter(told=F("edition")).values("conference_id")
    rows = Conference.objects.visible_to(eyes).filter(pk__in=told, held_at=None, called_off_at=None)
    rows = rows.filter(starts_at__range=(eyes.now, eyes.now + SOON), learner__left_on=None)
    day = (eyes.today + timedelta(days=1)).isoformat()
    return list(rows.filter(wall__startswith=day).select_related("learner__school"))


def _remind_of(conference, eyes) -> int:
    rows = _said_yes(conference, Invitation.objects.visible_to(eyes), Participant.objects.visible_to(eyes))
    teacher = teachers_of([conference.learner_id], eyes).get(conference.learner_id, conference.learner.school.name)
    written = 0
    for row in rows.select_related("adult"):
        if address_of(row.adult_id):
            subject, body = words_for(row, conference, teacher=teacher, kind="reminder")
            write(
                row.adult, by=eyes, kind=KIND, event=event_of(conference), subject=subject, body=body,
                learner=conference.learner, language=row.language,
            )  # fmt: skip
            written += 1
    return written


def _said_yes(conference, letters, guests):
    """Those of `letters` whose adult said yes and still comes, here or from afar, on that day."""
    coming = guests.filter(conference=conference, ended_at=None).exclude(how__in=("not", "later"))
    rows = letters.filter(conference=conference, coming="yes", adult_id__in=coming.values("person_id"))
    return rows.exclude(answered_at=None)


def event_of(conference) -> str:
    """A time of a conference: one that is moved is told of anew."""
    return f"schedule.Reminder {conference.pk} {conference.wall}"


def still_waits(notice) -> bool:
    """Asked as a reminder goes out, perhaps hours after it was written: whether that time stands, and they still come."""
    _name, pk, wall = notice.event.split(" ")
    why = "whether a reminder may still go out"
    rows = Conference.objects.for_system(why).filter(pk=pk, wall=wall, held_at=None, called_off_at=None)
    row = rows.filter(starts_at__gt=timezone.now(), learner__left_on=None).first()
    letters, guests = Invitation.objects.for_system(why), Participant.objects.for_system(why)
    return row is not None and _said_yes(row, letters.filter(adult_id=notice.to_id), guests).exists()
