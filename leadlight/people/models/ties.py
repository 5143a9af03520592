"""Dated rows: who is in which class, who teaches, who belongs to whom, who stands in, who must not see."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.utils import timezone

from leadlight.people.models.persons import Person
from leadlight.people.models.schools import Class, School
from leadlight.people.viewer import current
from leadlight.platform.guard import GuardedQuerySet


class Dated(models.Model):
    """Holds from `starts_on` until the day before `ends_on`; ending is writing a date, never deleting."""

    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Enrolment(Dated):
    klass = models.ForeignKey(Class, models.CASCADE, related_name="enrolments")
    learner = models.ForeignKey(Person, models.CASCADE, related_name="enrolments")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["klass", "learner"], condition=Q(ends_on=None), name="enrolled_once")
        ]

    def __str__(self):
        return f"{self.learner_id} in {self.klass_id}"


class Teaching(Dated):
    """Teacher and co-teachers alike: equals."""

    klass = models.ForeignKey(Class, models.CASCADE, related_name="teachings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="teachings")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["klass", "person"], condition=Q(ends_on=None), name="teaches_once")
        ]

    def __str__(self):
        return f"{self.person_id} teaches {self.klass_id}"


class Post(Dated):
    """A school-wide hat: office, leader, or division."""

    HATS = ("office", "leader", "division", "interpreter")

    school = models.ForeignKey(School, models.CASCADE, related_name="posts")
    person = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    hat = models.CharField(max_length=16, choices=[(hat, hat) for hat in HATS])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "person", "hat"], condition=Q(ends_on=None), name="post_once")
        ]

    def __str__(self):
        return f"{self.person_id}: {self.hat}"


class Tie(Dated):
    """An adult who belongs to a learner, by the learner's own count. `relation` is any word they use."""

    learner = models.ForeignKey(Person, models.CASCADE, related_name="ties")
    adult = models.ForeignKey(Person, models.CASCADE, related_name="tied_to")
    relation = models.CharField(max_length=60, blank=True, help_text='free: "Teta", "foster carer", "aunt"')
    household = models.PositiveSmallIntegerField(default=1, help_text="adults who come together share a number")
    invited = models.BooleanField(default=True, help_text="gets an invitation of their own")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "adult"], condition=Q(ends_on=None), name="tied_once"),
            models.CheckConstraint(condition=~Q(learner=F("adult")), name="nobody_is_their_own_family"),
        ]

    def __str__(self):
        return f"{self.adult_id} of {self.learner_id}"


def ties_kept_by(viewer):
    """Ties a viewer may word, end or turn back: the class's adults those of today and the end of today; the office all."""
    ties = Tie.objects.filter(learner_id__in=viewer.learners_taught())
    if viewer.hat in ("teacher", "cover"):
        return ties.filter(Q(ends_on=None) | Q(ends_on__gte=viewer.today))
    return Tie.objects.filter(learner__school_id=viewer.school_id) if viewer.hat == "office" else Tie.objects.none()


def of_one_household(viewer, learner: str) -> Exists:
    """Whether whoever wrote a row (`by`) comes from the same household of that child as the viewer, today.

    learner   the path from the row to its child: "goal__learner_id"
    """
    today = Tie.objects.filter(current(viewer.today))
    mine = today.filter(adult_id=viewer.person_id, learner_id=OuterRef("learner_id")).values("household")
    return Exists(today.filter(learner_id=OuterRef(learner), adult_id=OuterRef("by_id"), household__in=mine))


class Cover(models.Model):
    """A colleague has the class just now, with all a co-teacher has but exports, deletion and bulk badges."""

    klass = models.ForeignKey(Class, models.CASCADE, related_name="covers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="covers")
    handed_by = models.ForeignKey(Person, models.CASCADE, related_name="covers_given")
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True, help_text="what the teacher wants the colleague to know")
    told = models.TextField(blank=True, help_text="what the children read; empty tells them nothing")

    def __str__(self):
        return f"{self.person_id} covers {self.klass_id}"


class RestrictionQuerySet(GuardedQuerySet):
    """custody_restriction: office and leader only; a teacher meets only its effect."""

    def seen_by(self, viewer):
        if viewer.hat in ("office", "leader"):
            return Q(learner__school_id=viewer.school_id)
        return Q(pk__in=[])

    def owned_by(self, viewer):
        return Q()


class Restriction(Dated):
    """An adult who must not see, meet or hear of a learner. Ended with a date, never deleted; no papers here."""

    learner = models.ForeignKey(Person, models.CASCADE, related_name="restrictions")
    adult = models.ForeignKey(Person, models.CASCADE, related_name="restricted_from")
    contact = models.BooleanField(default=True, help_text="no contact")
    information = models.BooleanField(default=True, help_text="no information")
    reference = models.CharField(max_length=120, help_text="where the paper lies in the office's cabinet")
    entered_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = RestrictionQuerySet.as_manager()

    def __str__(self):
        return f"restriction {self.pk}"


def kept_apart(viewer, learner, adult: str) -> Exists:
    """Whether the adult of a row is kept from its child today. Nobody is shown such a row: that is the effect of a limit.

    learner   the path from the row, "conference__learner_id", or the child's key
    adult     the path from the row: "person_id"
    """
    child = OuterRef(learner) if isinstance(learner, str) else learner
    today = Restriction.objects.filter(current(viewer.today))
    return Exists(today.filter(learner_id=child, adult_id=OuterRef(adult)))


def tied(viewer, learner: str, adult: str) -> Exists:
    """Whether the adult of a row belongs to its child today. `learner` and `adult` are the paths from the row."""
    today = Tie.objects.filter(current(viewer.today))
    return Exists(today.filter(learner_id=OuterRef(learner), adult_id=OuterRef(adult)))


class ConsentQuerySet(GuardedQuerySet):
    def seen_by(self, viewer):
        if viewer.hat in ("teacher", "cover"):
            return Q(learner_id__in=viewer.learners_taught())
        if viewer.hat in ("office", "leader"):
            return Q(learner__school_id=viewer.school_id)
        if viewer.hat == "family":
            return Q(learner_id__in=viewer.learners_cared_for())
        return Q(pk__in=[])

    def owned_by(self, viewer):
        return Q() if viewer.hat in ("office", "family") else Q(pk__in=[])


class Consent(models.Model):
    """What a family allows for pictures of a child, per purpose. Withdrawing wins; it ends by itself."""

    PURPOSES = ("portfolio", "class", "family", "others", "display", "outside")
    STATES = ("yes", "no", "ask")

    learner = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=[(p, p) for p in PURPOSES])
    state = models.CharField(max_length=4, choices=[(s, s) for s in STATES])
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateField(null=True, blank=True, help_text="at most twelve months")

    objects = ConsentQuerySet.as_manager()

    def __str__(self):
        return f"{self.purpose}: {self.state}"


def own_word(viewer, adult="pk", learner=None):
    """An annotation: the child's own word for the adult of each row, for that child and its own family; else empty.

    adult     what of the row holds the adult's key
    learner   the path from the row to the child it is about, or the child's key; without one only a child reads its word
    """
    ties = Tie.objects.filter(current(viewer.today), adult_id=OuterRef(adult))
    if viewer.hat == "learner":
        ties = ties.filter(learner_id=viewer.person_id)
    elif viewer.hat == "family" and learner is not None:
        child = OuterRef(learner) if isinstance(learner, str) else learner
        ties = ties.filter(learner_id=child, learner_id__in=viewer.learners_cared_for())
    else:
        return Value("")
    return Subquery(ties.order_by("pk").values("relation")[:1])


def name_for_child(word, name) -> str:
    """What a child and its family call an adult: the child's word where that is a name ("Teta", not "aunt"); else theirs."""
    return word if word and word[0] == word[0].upper() else name


def as_called(people) -> list:
    """People annotated with their `word` from own_word(), each shown as the child calls them. Never to be saved."""
    people = list(people)
    for person in people:
        person.display = name_for_child(person.word, person.display)
    return people
