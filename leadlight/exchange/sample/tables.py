"""Six conferences of the sample's 4B at once, each at another part, and one of 1C: what an evening looks like."""

from datetime import timedelta

from django.utils import timezone

from leadlight.confer.actions import joining, leading, opening
from leadlight.confer.models import Meeting
from leadlight.people.models import Enrolment, Person
from leadlight.people.viewer import Viewer
from leadlight.plan.models import Part
from leadlight.rounds.models import Conference, Participant

WHY = "the sample's own, for a picture"
# who, how many parts they have turned to (none: still gathering), minutes since they began, the lamp they lit
TABLES = (
    ("Lina", 5, 11, "come"), ("Omar", 3, 7, "help"), ("Priya", 4, 9, ""), ("Mei", 6, 14, ""), ("Jonah", 1, 2, ""),
    ("Tomás", 0, 0, ""), ("Sami", 3, 4, ""),
)  # fmt: skip
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
