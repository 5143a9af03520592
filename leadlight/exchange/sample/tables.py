"""Six conferences of the sample's 4B at once, each at another part, and one of 1C: what an evening looks like."""

from datetime import timedelta

from django.utils import timezone

from leadlight.confer.actions import joining, leading, opening
from leadlight.confer.models import Meeting, Signal, Visit
from leadlight.people.models import Enrolment, Person, Teaching
from leadlight.people.viewer import Viewer
from leadlight.plan.models import Part
from leadlight.rounds.models import Conference, Participant

WHY = "the sample's own, for a picture"
# who, how many parts they have turned to (none: still gathering), minutes since they began, the lamp they lit
TABLES = (
    ("Lina", 5, 11, "come"), ("Omar", 3, 7, "help"), ("Priya", 4, 9, ""), ("Mei", 6, 14, ""), ("Jonah", 1, 2, ""),
    ("Tomás", 2, 8, ""), ("Sami", 3, 4, ""),
)  # fmt: skip
# the evening on the board: who, at which table, minutes after the others began, since Ms Okafor stood there (-1: not yet)
EVENING = (
    ("Lina", "Reading corner", 0, 4), ("Omar", "Window table", 1, -1), ("Priya", "Maths shelf", 1, 2),
    ("Tomás", "Quiet booth", 1, 8), ("Mei", "Rug", 2, -1), ("Jonah", "Sink table", 8, 0),
)  # fmt: skip
NEXT, ABSENT = ("Ada", "Kofi", "Noor", "Sam"), "Ines"
BY_VIDEO = (("Tomás", "Ana Silva"), ("Tomás", "Rui Silva"), ("Noor", "يوسف عزيز"))
BEGAN_MIN, EACH_MIN = 10, 30
LIT_S = {"help": 40, "come": 130}
SAID = {"Lina": ("Rania Haddad", "وأنا أيضًا كنت أخاف من الكسور!", "ar")}


def lay_tables(school) -> list[Meeting]:
    """Open the conferences of TABLES, turn each to its part, seat the guests, light the lamps."""
    return [_table(school, *row) for row in TABLES]


def _table(school, name, parts, minutes, lamp) -> Meeting:
    rows = Conference.objects.for_system(WHY).filter(learner__display=name, learner__school=school, called_off_at=None)
    conference = rows.select_related("learner").earliest("pk")
    by = _viewer(school, conference.learner, "learner", class_id=_class_of(conference.learner))
    meeting = opening.open_meeting(conference, by=by)
    if not parts:
        return meeting
    for guest in Participant.objects.visible_to(by).filter(conference=conference, ended_at=None):
        leading.seat(meeting, guest, by=by)
    for part in Part.objects.visible_to(by).filter(plan=meeting.plan_id)[:parts]:
        leading.move(meeting, part=part, by=by)
    Meeting.objects.changeable_by(by).filter(pk=meeting.pk).update(
        opened_at=timezone.now() - timedelta(minutes=minutes)
    )
    if lamp:
        leading.light(meeting, lamp, by=by)
    if name in SAID:
        _answer(school, meeting, conference.learner, *SAID[name])
    return meeting


def lay_evening(school):
    """The tables of 4B as one group of an evening, now: began together, lamps lit a moment ago, the teacher going round.

    What is laid is dated from now each time, so that a board looked at later tells the same.
    """
    now = timezone.now()
    began = (now - timedelta(minutes=BEGAN_MIN)).replace(second=0, microsecond=0)
    began -= timedelta(minutes=began.minute % 5)
    teacher = Person.objects.for_system(WHY).get(school=school, full="Adaeze Okafor")
    for name, place, after, stood in EVENING:
        conference = _first_of(school, name, starts_at=began, place=place)
        _sit_down(conference, name, now)
        rows = Meeting.objects.for_system(WHY).filter(conference=conference, closed_at=None)
        rows.update(opened_at=began + timedelta(minutes=after))
        meeting = rows.get()
        _stand(meeting, teacher, stood, now)
        lamps = Signal.objects.for_system(WHY).filter(meeting=meeting, out_at=None)
        for kind, seconds in LIT_S.items():
            lamps.filter(kind=kind).update(
                lit_at=now - timedelta(seconds=seconds), going=None, going_at=None, sent_by=None, soon=None
            )
    for name in NEXT:
        _first_of(school, name, starts_at=began + timedelta(minutes=EACH_MIN))
    _first_of(school, ABSENT, starts_at=began)
    _come_to_help(school, teacher)


def _come_to_help(school, teacher):
    """Mr Reyes goes round with her that evening."""
    colleague = Person.objects.for_system(WHY).get(school=school, full="Daniel Reyes")
    for row in Teaching.objects.filter(person=teacher, ends_on=None):
        Teaching.objects.get_or_create(klass_id=row.klass_id, person=colleague, ends_on=None)


def _first_of(school, name, **fields) -> Conference:
    rows = Conference.objects.for_system(WHY).filter(learner__display=name, learner__school=school, called_off_at=None)
    row = rows.earliest("pk")
    rows.filter(pk=row.pk).update(**fields)
    guests = Participant.objects.for_system(WHY).filter(conference=row)
    guests.filter(person__full__in=[adult for who, adult in BY_VIDEO if who == name]).update(how="video")
    return row


def _sit_down(conference, name, now):
    """Everybody is there; Mei's grandfather came after all, and Hodan interprets for Omar's aunt."""
    guests = Participant.objects.for_system(WHY).filter(conference=conference, ended_at=None)
    if name == "Omar":
        hodan = Person.objects.for_system(WHY).get(school_id=conference.learner.school_id, full="Hodan Jama")
        guests.get_or_create(conference=conference, person=hodan, defaults={"role": "interpreter", "language": "so"})
    if name == "Mei":
        guests.update(how="here")
    guests.update(seated_at=now)


def _stand(meeting, teacher, minutes, now):
    """When the teacher stood at a table: so many minutes ago, for one of them."""
    visits = Visit.objects.for_system(WHY).filter(meeting=meeting)
    visits.delete()
    if minutes >= 0:
        at = now - timedelta(minutes=minutes)
        Visit.objects.create(meeting=meeting, by=teacher, at=at, until=at + timedelta(seconds=50) if minutes else now)


def _answer(school, meeting, learner, adult, words, language):
    """Words that one of the family sends while the child leads."""
    person = Person.objects.for_system(WHY).get(school=school, full=adult)
    by = _viewer(school, person, "family", learner_ids=frozenset({learner.pk}))
    joining.say(meeting, by=by, words=words, heart=True, language=language)


def _class_of(learner) -> int:
    return Enrolment.objects.filter(learner=learner).latest("pk").klass_id


def _viewer(school, person, hat, **fields) -> Viewer:
    return Viewer(
        hat=hat, person_id=person.pk, school_id=school.pk, person=person, zone=school.zone,
        language=person.language or school.language, **fields,
    )  # fmt: skip
