"""After the conference: words, follow-ups, wishing to do it once more."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from leadlight.people.models import Person, kept_apart
from leadlight.platform.guard import GuardedQuerySet
from leadlight.platform.models import File
from leadlight.rounds.models import Conference


class WordsAfterQuerySet(GuardedQuerySet):
    """family_reflection: private to child, writer and the class's teachers; households never read each other.

    An answer is read by whoever was answered, the child and the class's adults. What was taken back is its writer's only.
    """

    def seen_by(self, viewer):
        mine, said = Q(by_id=viewer.person_id or 0), Q(withdrawn_at=None)
        to_child = ~Q(hat="teacher") | Q(answer_to__isnull=False)
        if viewer.hat == "learner":
            return Q(conference__learner_id=viewer.person_id) & to_child & (mine | said)
        if viewer.hat in ("teacher", "cover"):
            return Q(conference__learner_id__in=viewer.learners_taught()) & (mine | (to_child & said))
        cared_for = Q(conference__learner_id__in=viewer.learners_cared_for())
        return cared_for & (mine | (said & Q(answer_to__by_id=viewer.person_id or 0)))

    def owned_by(self, viewer):
        return Q(by_id=viewer.person_id or 0)


class WordsAfter(models.Model):
    """What somebody says afterwards, to the child. The child's own are theirs; `like_me` may lead to a redo."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="words_after")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    hat = models.CharField(max_length=16)
    face = models.CharField(max_length=12, blank=True, help_text="lovely, okay, hard")
    question = models.CharField(max_length=60, blank=True, help_text="id of the pack's question it answers")
    words = models.TextField(blank=True)
    sound = models.ForeignKey(File, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=16, blank=True)
    like_me = models.CharField(max_length=8, blank=True, help_text="yes, partly, no")
    told_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    answer_to = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="answers")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = WordsAfterQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "words after"

    def __str__(self):
        return f"words after {self.pk}"


class FollowUpQuerySet(GuardedQuerySet):
    """follow_up: the class's adults all; child and family those meant for them.

    Nobody calls back, or turns to, an adult who is kept from the child today.
    """

    def seen_by(self, viewer):
        if viewer.hat in ("teacher", "cover"):
            kept = Q(kept_apart(viewer, "learner_id", "asked_by_id")) | Q(kept_apart(viewer, "learner_id", "to_id"))
            return Q(learner_id__in=viewer.learners_taught()) & ~kept
        if viewer.hat == "learner":
            return Q(learner_id=viewer.person_id, shown_to_learner=True)
        if viewer.hat == "family":
            return Q(learner_id__in=viewer.learners_cared_for()) & (
                Q(asked_by_id=viewer.person_id) | Q(to_id=viewer.person_id)
            )
        return Q(pk__in=[])

    def owned_by(self, viewer):
        return Q()


class FollowUp(models.Model):
    """Something still to do after a conference: who, why, by which way, by when, done."""

    learner = models.ForeignKey(Person, models.CASCADE, related_name="follow_ups")
    conference = models.ForeignKey(Conference, models.SET_NULL, null=True, blank=True, related_name="follow_ups")
    words = models.TextField()
    channel = models.CharField(max_length=12, blank=True, help_text="call, note, talk, mail, voice")
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked_hat = models.CharField(max_length=16)
    to = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    shown_to_learner = models.BooleanField(default=False)
    by_day = models.DateField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    let_be_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["by_day", "at", "pk"]

    def __str__(self):
        return f"follow-up {self.pk}"


class RedoWishQuerySet(GuardedQuerySet):
    """The reason stays with child and teacher."""

    def seen_by(self, viewer):
        if viewer.hat == "learner":
            return Q(conference__learner_id=viewer.person_id)
        return Q(conference__learner_id__in=viewer.learners_taught())

    def owned_by(self, viewer):
        return Q(conference__learner_id=viewer.person_id) if viewer.hat == "learner" else Q()


class RedoWish(models.Model):
    """I would like to do it once more. The old conference stays beside the new one."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="redo_wishes")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = RedoWishQuerySet.as_manager()

    def __str__(self):
        return f"redo wish {self.pk}"
