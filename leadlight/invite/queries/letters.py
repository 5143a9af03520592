"""An invitation as a family reads it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from leadlight.invite import hooks
from leadlight.invite.models import Invitation, InvitingWords, SeparateMeeting
from leadlight.people.models import Person, Teaching
from leadlight.people.viewer import current
from leadlight.platform.models import File
from leadlight.portfolio.models import Version
from leadlight.rounds.models import Conference, Participant


@dataclass(frozen=True, slots=True)
class ChildsWords:
    """What the learner says: words, voice and a picture, each may be missing."""

    words: str = ""
    language: str = ""
    sound: File | None = None
    picture: File | None = None
    alt: str = ""
    glass: str = "rose"


@dataclass(frozen=True, slots=True)
class Letter:
    """One adult's invitation to one conference.

    at    the promised wall time, None while there is none
    how   how the adult comes: here, video, phone, later, not; empty: not said yet
    """

    invitation: Invitation
    conference: Conference
    learner: Person
    words: ChildsWords
    teacher: str
    times: hooks.Times
    at: datetime | None
    separate: SeparateMeeting | None
    how: str = ""

    @property
    def first_teacher(self):
        return self.teacher.partition(", ")[0]

    @property
    def comes(self) -> bool:
        """Whether this adult has said that they come, and there is a time to come at."""
        here = self.invitation.coming in ("yes", "other") and self.how in ("here", "video", "phone")
        return bool(self.at and here)

    @property
    def pk(self):
        return self.invitation.pk


def words_of(learner_id, viewer) -> ChildsWords:
    row = InvitingWords.objects.visible_to(viewer).filter(learner_id=learner_id).select_related("sound").first()
    if row is None:
        return ChildsWords()
    version = None
    if row.artifact_id:
        shown = Version.objects.visible_to(viewer).filter(artifact_id=row.artifact_id)
        version = shown.select_related("picture", "artifact").last()
    drawn = {"picture": version.picture, "alt": version.alt, "glass": version.artifact.glass} if version else {}
    return ChildsWords(words=row.words, language=row.language, sound=row.sound, **drawn)


def teachers_of(learner_ids, viewer) -> dict[int, str]:
    """{learner: names of who teaches them today}, as they are said."""
    day = current(viewer.today)
    here = current(viewer.today, "klass__enrolments__") & Q(klass__enrolments__learner_id__in=learner_ids)
    rows = list(
        Teaching.objects.filter(day, here).order_by("pk").values_list("klass__enrolments__learner_id", "person_id")
    )
    people = Person.objects.visible_to(viewer).in_bulk({person for _learner, person in rows})
    names: dict[int, list[str]] = {}
    for learner, person in rows:
        if person in people and people[person].display not in names.setdefault(learner, []):
            names[learner].append(people[person].display)
    return {learner: ", ".join(found) for learner, found in names.items()}


def times_of(viewer, conference, invitation=None) -> hooks.Times:
    answers = (hook(viewer, conference, invitation) for hook in hooks.times)
    return next((answer for answer in answers if answer is not None), hooks.Times())


def open_separate(learner_id, viewer):
    """This adult's wish for a talk that has not been held or taken back."""
    mine = SeparateMeeting.objects.visible_to(viewer).filter(learner_id=learner_id, adult_id=viewer.person_id)
    return mine.filter(held_at=None, withdrawn_at=None).first()


def letter(invitation, viewer, *, with_words=True) -> Letter:
    """The invitation as its adult reads it; pages that do not show the child's words leave them out."""
    conference = Conference.objects.visible_to(viewer).select_related("round").get_or_404(pk=invitation.conference_id)
    learner = Person.objects.visible_to(viewer).get_or_404(pk=conference.learner_id)
    seats = Participant.objects.visible_to(viewer).filter(conference=conference)
    return Letter(
        invitation=invitation,
        conference=conference,
        learner=learner,
        words=words_of(learner.pk, viewer) if with_words else ChildsWords(),
        teacher=teachers_of([learner.pk], viewer).get(learner.pk, ""),
        times=times_of(viewer, conference, invitation),
        at=datetime.fromisoformat(conference.wall) if conference.wall else None,
        separate=open_separate(learner.pk, viewer),
        how=seats.filter(person_id=invitation.adult_id).values_list("how", flat=True).first() or "",
    )


def letters_of(viewer) -> list[Letter]:
    """Every invitation of this adult that is not over, the nearest time first."""
    going = Conference.objects.visible_to(viewer).filter(held_at=None, called_off_at=None)
    rows = Invitation.objects.visible_to(viewer).filter(conference__in=going.values("pk"), adult_id=viewer.person_id)
    found = [letter(row, viewer) for row in rows.order_by("-made_at", "pk")[:6]]
    return sorted(found, key=lambda each: (each.at is None, str(each.at)))
