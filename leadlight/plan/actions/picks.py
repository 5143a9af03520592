"""Choosing: pieces, activities and topics go into parts, with a reason, in any number, and out again."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from leadlight.people.models import record_choice
from leadlight.plan.actions.hints import hints_for
from leadlight.plan.actions.reach import follow_picks
from leadlight.plan.models import Part, Pick, Plan
from leadlight.plan.refusals import NothingChosen
from leadlight.portfolio.models import Artifact


@transaction.atomic
def pick_artifact(plan, artifact, *, by, part, decided="alone", **why):
    """Put `artifact` last in `part` of the learner's `plan`.

    plan, part, artifact   must be changeable by `by`; looked up again here, not trusted
    by                     the Viewer acting; kept as a Choice
    decided                "with_help" when the child takes up somebody's idea
    why                    reason (words), reasons (ids of the pack), sound (a kept File), language

    Returns (pick, hints): the Pick, its position counted from 1, and the class's agreements it now crosses,
    as kind sentences. Never refuses for number. Picking twice keeps one Pick and its newest reason.
    Raises Http404 if `by` may not.
    """
    part = _own_part(plan, part, by)
    artifact = Artifact.objects.changeable_by(by).in_window().get_or_404(pk=artifact.pk)
    there = part.picks.changeable_by(by).filter(artifact=artifact).first()
    if there is not None:
        return (give_reason(there, by=by, **why) if any(why.values()) else there), hints_for(plan, by=by)
    pick = _put(part, by, decided, artifact=artifact, **why)
    return pick, hints_for(plan, by=by)


@transaction.atomic
def pick_activity(plan, words, *, by, part, **why):
    """Put something to do together, in the child's own words, last in `part`. Returns (pick, hints)."""
    return _pick_words("activity", plan, words, by, part, why)


@transaction.atomic
def pick_topic(plan, words, *, by, part, **why):
    """Put something to talk about, in the child's own words, last in `part`. Returns (pick, hints)."""
    return _pick_words("topic", plan, words, by, part, why)


def _pick_words(kind, plan, words, by, part, why):
    part, words = _own_part(plan, part, by), words.strip()
    if not words:
        raise NothingChosen
    there = part.picks.changeable_by(by).filter(**{kind: words}).first()
    return there or _put(part, by, "alone", **{kind: words}, **why), hints_for(plan, by=by)


def _own_part(plan, part, by):
    rows = Part.objects.changeable_by(by).select_for_update(of=("self",))
    return rows.get_or_404(pk=part.pk, plan_id=plan.pk)


def _put(part, by, decided, **values):
    last = part.picks.visible_to(by).aggregate(last=Max("position"))["last"] or 0
    pick = Pick.objects.create(part=part, position=last + 1, **values)
    Part.objects.visible_to(by).filter(pk=part.pk).update(left_empty_at=None)
    record_choice(by=by, learner_id=part.plan.learner_id, decided=decided, what="picked", about=pick)
    follow_picks(part.plan)
    return pick


@transaction.atomic
def note_pick_for(plan, *, by, part, artifact=None, activity="", topic="", reason=""):
    """A teacher writes down what a child said they choose: stamped with the teacher's name, dropped by the child alone.

    plan, part   of a learner `by` teaches or covers
    artifact     one of the learner's pieces that `by` may see; or `activity` or `topic` in the child's words

    Returns the Pick. Noting the same thing twice keeps one. Raises NothingChosen without any of the three.
    """
    rows = Part.objects.scribable_by(by).select_for_update(of=("self",))
    part = rows.get_or_404(pk=part.pk, plan_id=plan.pk)
    thing = {"activity": activity.strip()} if activity.strip() else {"topic": topic.strip()}
    if artifact is not None:
        seen = Artifact.objects.visible_to(by).in_window()
        thing = {"artifact": seen.get_or_404(pk=artifact.pk, learner_id=part.plan.learner_id)}
    if not next(iter(thing.values())):
        raise NothingChosen
    there = part.picks.visible_to(by).filter(**thing).first()
    return there or _put(part, by, "for_child", **thing, reason=reason, noted_by_id=by.person_id)


@transaction.atomic
def give_reason(pick, *, by, reason="", reasons=(), sound=None, language=""):
    """Say anew why this one. The earlier reason stays in the child's own history, as a dropped row.

    Without a new sound the recorded one is kept. Returns the Pick that holds now.
    """
    pick = Pick.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=pick.pk)
    reasons, sound = list(reasons), sound or pick.sound
    if (reason, reasons, sound) == (pick.reason, pick.reasons, pick.sound):
        return pick
    if pick.reason or pick.reasons or pick.sound_id:
        earlier = Pick.objects.changeable_by(by).get(pk=pick.pk)
        earlier.pk, earlier.dropped_at, earlier._state.adding = None, timezone.now(), True
        earlier.save()
    pick.reason, pick.reasons, pick.sound, pick.language = reason, reasons, sound, language or pick.language
    pick.at = timezone.now()
    pick.save(update_fields=["reason", "reasons", "sound", "language", "at"])
    record_choice(by=by, learner_id=by.person_id, decided="alone", what="gave a reason", about=pick)
    return pick


@transaction.atomic
def drop_pick(pick, *, by):
    """The child does not show this after all. It can be put back; it stays in the child's own history."""
    pick = Pick.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=pick.pk)
    pick.dropped_at = timezone.now()
    pick.save(update_fields=["dropped_at"])
    record_choice(by=by, learner_id=by.person_id, decided="alone", what="dropped", about=pick)
    follow_picks(pick.part.plan)
    return pick


@transaction.atomic
def put_back_pick(pick, *, by):
    """Take a dropped pick up again, last in its part. One that is shown already stays as it is. Returns the Pick."""
    pick = Pick.objects.ever_by(by).select_for_update(of=("self",)).get_or_404(pk=pick.pk)
    part = Part.objects.changeable_by(by).get_or_404(pk=pick.part_id)
    thing = {"artifact_id": pick.artifact_id, "activity": pick.activity, "topic": pick.topic}
    there = part.picks.changeable_by(by).filter(**thing).first()
    if there is not None:
        return there
    last = part.picks.changeable_by(by).aggregate(last=Max("position"))["last"] or 0
    pick.dropped_at, pick.position = None, last + 1
    pick.save(update_fields=["dropped_at", "position"])
    record_choice(by=by, learner_id=by.person_id, decided="alone", what="picked", about=pick)
    follow_picks(part.plan)
    return pick


@transaction.atomic
def move_pick(pick, *, by, step: int):
    """Show this one sooner (step -1) or later (1) within its part."""
    pick = Pick.objects.changeable_by(by).get_or_404(pk=pick.pk)
    rows = list(Pick.objects.changeable_by(by).select_for_update(of=("self",)).filter(part_id=pick.part_id))
    here = next(i for i, row in enumerate(rows) if row.pk == pick.pk)
    there = min(max(here + step, 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    for position, row in enumerate(rows, 1):
        row.position = position
    Pick.objects.changeable_by(by).bulk_update(rows, ["position"])
    record_choice(by=by, learner_id=by.person_id, decided="alone", what="ordered", about=pick)


@transaction.atomic
def leave_empty(part, *, by, on_purpose=True):
    """Nothing in this part, on purpose: its wedge is lit all the same. `on_purpose=False` takes that back."""
    part = Part.objects.changeable_by(by).get_or_404(pk=part.pk)
    part.left_empty_at = timezone.now() if on_purpose else None
    part.save(update_fields=["left_empty_at"])
    what = "left empty" if on_purpose else "opened again"
    record_choice(by=by, learner_id=by.person_id, decided="alone", what=what, about=part)


@transaction.atomic
def say_ready(plan, *, by, ready=True):
    """The child's own word: ready for me. Nothing depends on it, and it can be taken back."""
    plan = Plan.objects.changeable_by(by).get_or_404(pk=plan.pk)
    plan.ready_at = timezone.now() if ready else None
    plan.save(update_fields=["ready_at"])
    record_choice(by=by, learner_id=by.person_id, decided="alone", what="ready" if ready else "not yet", about=plan)
