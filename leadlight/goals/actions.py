"""Wording a goal, promising, looking again. The goal is the learner's alone; a promise is its maker's alone."""

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from leadlight.goals.models import CheckIn, Goal, Promise
from leadlight.people.models import Tie, record_choice
from leadlight.people.viewer import current

PROMISES_AS = {"learner": "learner", "family": "family", "teacher": "teacher", "cover": "teacher"}
"""Hat -> whose promise it is. Nobody else promises."""


@transaction.atomic
def word_goal(*, by, words="", sound=None, first_step="", area="", language="", look_again_on=None) -> Goal:
    """A new goal in the learner's own words or voice.

    by      the Viewer acting; only a learner words a goal, and only their own
    sound   a File already kept; words may then be empty

    Raises Http404 if `by` wears another hat.
    """
    if by.hat != "learner":
        raise Http404("a goal is worded by the learner")
    goal = Goal.objects.create(
        learner_id=by.person_id, words=words, sound=sound, first_step=first_step, area=area, language=language,
        look_again_on=look_again_on,
    )  # fmt: skip
    record_choice(by=by, learner_id=by.person_id, decided="alone", what="worded a goal", about=goal)
    return goal


@transaction.atomic
def reword_goal(goal, *, by, **changes) -> Goal:
    """Change the words, voice, first step, area or day to look again of the learner's own open goal.

    An empty recording keeps the one that is there. Raises Http404 if `by` may not, or the goal has ended.
    """
    rows = Goal.objects.changeable_by(by).select_for_update(of=("self",))
    goal = rows.get_or_404(pk=goal.pk, reached_at=None, let_go_at=None)
    allowed = {"words", "sound", "first_step", "area", "language", "look_again_on"}
    fields = [name for name, value in changes.items() if name in allowed and (name != "sound" or value)]
    for name in fields:
        setattr(goal, name, changes[name])
    goal.save(update_fields=fields)
    record_choice(by=by, learner_id=goal.learner_id, decided="alone", what="reworded a goal", about=goal)
    return goal


@transaction.atomic
def promise(goal, *, by, words="", sound=None, language="") -> Promise:
    """One small thing `by` will do for this goal. Promising again gives the same promise new words.

    Whose promise it is follows from the hat. Raises Http404 if `by` does not see the goal or promises nothing here.
    """
    who = PROMISES_AS.get(by.hat)
    goal = Goal.objects.visible_to(by).get_or_404(pk=goal.pk, reached_at=None, let_go_at=None)
    if who is None:
        raise Http404("no promise from this hat")
    mine = Promise.objects.changeable_by(by).filter(goal=goal, by_id=by.person_id, who=who, withdrawn_at=None)
    found = mine.select_for_update(of=("self",)).first()
    if found is None:
        found = Promise(goal=goal, who=who, by_id=by.person_id)
    found.words, found.language = words, language
    found.sound = sound or found.sound
    found.translation = ""
    found.save()
    return found


@transaction.atomic
def promise_told(goal, adult_id: int, *, by, words: str, language="") -> Promise:
    """Write down what a family member without a phone promised, stamped with who wrote it.

    adult_id   somebody who belongs to the learner today
    by         one of the class's adults; Http404 otherwise
    """
    goal = Goal.objects.visible_to(by).get_or_404(pk=goal.pk)
    belongs = Tie.objects.filter(current(by.today), learner_id=goal.learner_id, adult_id=adult_id)
    if by.hat not in ("teacher", "cover") or not belongs.exists():
        raise Http404("told by nobody of this family")
    return Promise.objects.create(
        goal=goal, who="family", by_id=adult_id, words=words, language=language, told_by_id=by.person_id
    )


@transaction.atomic
def take_back(promise, *, by) -> Promise:
    """Withdraw one's own promise. bring_back() is the undo. The goal stays as it is."""
    rows = Promise.objects.changeable_by(by).select_for_update(of=("self",))
    promise = rows.get_or_404(pk=promise.pk)
    if promise.withdrawn_at is None:
        promise.withdrawn_at = timezone.now()
        promise.save(update_fields=["withdrawn_at"])
    return promise


@transaction.atomic
def bring_back(promise, *, by) -> Promise:
    """Undo take_back()."""
    rows = Promise.objects.changeable_by(by).select_for_update(of=("self",))
    promise = rows.get_or_404(pk=promise.pk)
    promise.withdrawn_at = None
    promise.save(update_fields=["withdrawn_at"])
    return promise


@transaction.atomic
def look_at(goal, state: str, *, by, words="", sound=None, language="") -> CheckIn:
    """How it goes with one's own promise: doing, not yet, or changed. All three weigh the same.

    The learner may look at the goal without having promised. Raises Http404 if `by` does not see the goal or wears a hat
    that promises nothing, ValueError for another state.
    """
    who = PROMISES_AS.get(by.hat)
    goal = Goal.objects.visible_to(by).get_or_404(pk=goal.pk)
    if who is None:
        raise Http404("no promise from this hat")
    if state not in CheckIn.STATES:
        raise ValueError(state)
    mine = Promise.objects.changeable_by(by).filter(goal=goal, by_id=by.person_id, who=who, withdrawn_at=None)
    return CheckIn.objects.create(
        goal=goal, promise=mine.first(), by_id=by.person_id, hat=who, state=state, words=words.strip(), sound=sound,
        language=language or by.language,
    )  # fmt: skip


def _end(goal, by, what: str, **ends) -> Goal:
    rows = Goal.objects.changeable_by(by).select_for_update(of=("self",))
    goal = rows.get_or_404(pk=goal.pk)
    goal.reached_at, goal.let_go_at = ends.get("reached_at"), ends.get("let_go_at")
    goal.save(update_fields=["reached_at", "let_go_at"])
    record_choice(by=by, learner_id=goal.learner_id, decided="alone", what=what, about=goal)
    return goal


@transaction.atomic
def reach(goal, *, by) -> Goal:
    """The learner says: I can do it now. reopen() is the undo."""
    return _end(goal, by, "reached a goal", reached_at=by.now)


@transaction.atomic
def let_go(goal, *, by) -> Goal:
    """The learner ends a goal without shame. reopen() is the undo."""
    return _end(goal, by, "let a goal go", let_go_at=by.now)


@transaction.atomic
def reopen(goal, *, by) -> Goal:
    return _end(goal, by, "took a goal up again")


@transaction.atomic
def go_on(goal, day, *, by) -> Goal:
    """Go on like this, and look again on `day` (None: some day)."""
    rows = Goal.objects.changeable_by(by).select_for_update(of=("self",))
    goal = rows.get_or_404(pk=goal.pk)
    goal.look_again_on = day
    goal.save(update_fields=["look_again_on"])
    record_choice(by=by, learner_id=goal.learner_id, decided="alone", what="goes on with a goal", about=goal)
    return goal
