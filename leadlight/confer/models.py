"""The conference while it happens: where it stands, who asks for help, what is said and written down."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.goals.models import Goal
from leadlight.people.models import Person
from leadlight.people.models.ties import of_one_household
from leadlight.plan.models import Part, Pick, Plan
from leadlight.platform.guard import GuardedQuerySet
from leadlight.platform.models import File
from leadlight.portfolio.models import reached_by
from leadlight.rounds.models import Conference


class MeetingQuerySet(GuardedQuerySet):
    """live_room: the learner, the class's adults, and those who take part; an interpreter while it is open.

    A practice is the learner's and the class's, and a friend's while the plan is shared with them. No family's.
    """

    def seen_by(self, viewer):
        if viewer.hat in ("learner", "teacher", "cover"):
            mine = Q(plan__learner_id__in=own_and_taught(viewer))
            friend = Q(practice=True, plan_id__in=reached_by(viewer, "plan.Plan"))
            return mine | friend
        if viewer.hat not in ("family", "interpreter"):
            return Q(pk__in=[])
        held = Q(practice=False, conference_id__in=Conference.objects.visible_to(viewer).values("pk"))
        return held if viewer.hat == "family" else held & Q(closed_at=None)

    def owned_by(self, viewer):
        return Q(plan__learner_id__in=own_and_taught(viewer))

    def going_on(self, plan):
        """Open conferences of a plan: their guests see each change of its picks at once."""
        rows = self.filter(plan=plan, practice=False, closed_at=None)
        return rows._clear("guests of an open meeting follow the picks")

    def open_at(self, conference):
        """What goes on at a conference just now, for whoever takes a guest out of it."""
        return self.filter(conference_id=conference.pk, practice=False, closed_at=None)._clear("a guest leaves")


def own_and_taught(viewer):
    """Keys of the learner themselves, or of those this viewer teaches or covers."""
    if viewer.hat == "learner":
        return [viewer.person_id]
    return viewer.learners_taught()


class Meeting(models.Model):
    """One sitting of a conference (or a practice, which has no conference). State is here, never in a socket."""

    conference = models.ForeignKey(Conference, models.CASCADE, null=True, blank=True, related_name="meetings")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="meetings")
    practice = models.BooleanField(default=False)
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    goes_on = models.BooleanField(default=False, help_text="closed with: let us go on another day")
    guests = models.JSONField(default=list, blank=True, help_text="names said at the table: somebody else is here")
    part = models.ForeignKey(
        Part, models.SET_NULL, null=True, blank=True, related_name="+", help_text="empty: gathering"
    )
    pick = models.ForeignKey(Pick, models.SET_NULL, null=True, blank=True, related_name="+")
    step = models.PositiveIntegerField(default=0, help_text="grows with every change; followers ask since which")
    minutes = models.PositiveSmallIntegerField(default=20)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference"], condition=Q(closed_at=None, conference__isnull=False), name="one_open_meeting"
            ),
            models.CheckConstraint(
                condition=Q(practice=True) | Q(conference__isnull=False), name="meeting_has_conference"
            ),
        ]

    def __str__(self):
        return f"meeting {self.pk}"


class OfMeetingQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        return Q(meeting_id__in=Meeting.objects.visible_to(viewer).values("pk"))

    def owned_by(self, viewer):
        return Q(by_id=viewer.person_id or 0)


class LedQuerySet(OfMeetingQuerySet):
    """Things that only whoever leads, or a class's adult, changes."""

    def owned_by(self, viewer):
        return Q(meeting__plan__learner_id__in=own_and_taught(viewer))


class Reached(models.Model):
    """A part that was reached in a meeting, and when first."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="reached")
    part = models.ForeignKey(Part, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = LedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "part"], name="reached_once")]

    def __str__(self):
        return f"{self.part_id} reached"


class SignalQuerySet(LedQuerySet):
    """Between the child and the class's adults; no phone of a family shows that a child asked for help."""

    def seen_by(self, viewer):
        return Q(meeting__plan__learner_id__in=own_and_taught(viewer))


class Signal(models.Model):
    """I'd like help, or come and see! Out again when the child taps once more."""

    KINDS = ("help", "come")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="signals")
    kind = models.CharField(max_length=4, choices=[(k, k) for k in KINDS])
    lit_at = models.DateTimeField(default=timezone.now)
    out_at = models.DateTimeField(null=True, blank=True)
    going = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    going_at = models.DateTimeField(null=True, blank=True)
    # who asked them to go; empty once whoever goes has said so themselves
    sent_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    # who said: in a minute
    soon = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = SignalQuerySet.as_manager()

    class Meta:
        ordering = ["lit_at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind"], condition=Q(out_at=None), name="one_lamp_a_kind")
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"


class SayingQuerySet(OfMeetingQuerySet):
    """Said to the child. The class's adults read along; a family its own household's words, an interpreter all."""

    def seen_by(self, viewer):
        here = super().seen_by(viewer)
        if viewer.hat == "learner":
            return here & (Q(meeting__plan__learner_id=viewer.person_id) | Q(by_id=viewer.person_id))
        if viewer.hat == "family":
            return here & (
                Q(by_id=viewer.person_id) | Q(of_one_household(viewer, "meeting__plan__learner_id"), hat="family")
            )
        return here

    def translatable_by(self, viewer):
        """An interpreter writes down what was said in the other language, while the meeting is open."""
        return self.visible_to(viewer) if viewer.hat == "interpreter" else self.none()._clear(f"none for {viewer}")


class Saying(models.Model):
    """Words or a recorded voice from somebody who follows, given to the child during or after the part."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sayings")
    part = models.ForeignKey(Part, models.SET_NULL, null=True, blank=True, related_name="+")
    pick = models.ForeignKey(Pick, models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    hat = models.CharField(max_length=16)
    words = models.TextField(blank=True)
    heart = models.BooleanField(default=False)
    sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=16, blank=True)
    translation = models.TextField(blank=True)
    told_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    hidden_at = models.DateTimeField(null=True, blank=True, help_text="put away by the child")

    objects = SayingQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"saying {self.pk}"


class Rendering(models.Model):
    """What the child wrote about a piece, in another language, written by the interpreter at the table."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="renderings")
    pick = models.ForeignKey(Pick, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    language = models.CharField(max_length=16, blank=True)
    words = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "pick", "language"], name="rendered_once")]

    def __str__(self):
        return f"rendering {self.pk}"


class ParkedQuerySet(OfMeetingQuerySet):
    def seen_by(self, viewer):
        taught = Q(meeting__plan__learner_id__in=viewer.learners_taught())
        return taught | (Q(by_id=viewer.person_id or 0) & super().seen_by(viewer))


class ParkedQuestion(models.Model):
    """For later, with the teacher. Becomes a follow-up or a separate meeting. The child does not read it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="parked")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ParkedQuerySet.as_manager()

    def __str__(self):
        return f"parked {self.pk}"


class JotQuerySet(GuardedQuerySet):
    """teacher_note: the writer; the class's other adults only if the writer says so; never child or family."""

    def seen_by(self, viewer):
        if viewer.hat not in ("teacher", "cover"):
            return Q(pk__in=[])
        taught = Q(learner_id__in=viewer.learners_taught())
        return taught & (Q(by_id=viewer.person_id) | Q(private=False))

    def owned_by(self, viewer):
        return Q(by_id=viewer.person_id or 0)


class Jot(models.Model):
    """A teacher's very short note about a learner."""

    learner = models.ForeignKey(Person, models.CASCADE, related_name="jots")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="jots")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    chips = models.JSONField(default=list, blank=True)
    words = models.TextField(blank=True)
    private = models.BooleanField(default=True, help_text="only the writer; else the class's adults")
    at = models.DateTimeField(default=timezone.now)

    objects = JotQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]

    def __str__(self):
        return f"jot {self.pk}"


class VisitQuerySet(OfMeetingQuerySet):
    def seen_by(self, viewer):
        return Q(by_id=viewer.person_id or 0, meeting__plan__learner_id__in=viewer.learners_taught())


class Visit(models.Model):
    """How long an adult of the class stood at a table. Shown to that adult alone."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="visits")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = VisitQuerySet.as_manager()

    def __str__(self):
        return f"visit {self.pk}"


class Made(models.Model):
    """A goal made, or looked at again, at a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="made")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="made_at_meetings")

    objects = LedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "made"
        constraints = [models.UniqueConstraint(fields=["meeting", "goal"], name="made_once")]

    def __str__(self):
        return f"goal {self.goal_id} at {self.meeting_id}"
