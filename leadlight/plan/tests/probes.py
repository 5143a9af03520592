"""How the access table is asked about plans, picks, suggestions, agreements and the mirror."""

from leadlight.plan.actions import agreements, picks, suggestions
from leadlight.plan.models import Beforehand, Boundary, Criterion, OwnNotes, Part, Pick, Plan, Suggestion
from leadlight.portfolio.models import share
from tests.access import Ask, probe

SECRET = "Zephyrkite"


def all_of(model):
    return model.objects.for_system("a probe")


def shown_pick(cast):
    """A pick as it stands while a practice with Pia and a meeting with Ada's family and Ivo are open."""
    pick = cast.pick(SECRET, reason=f"{SECRET} flew")
    for who, because in (("pia", "pairing 1"), ("rosa", "meeting 1"), ("raul", "meeting 1"), ("ivo", "meeting 1")):
        for row in (cast.plan, pick.artifact):
            share(row, "person", to=getattr(cast, who), learner_id=cast.ada.pk, because=because)
    return pick


def plain_plan(cast):
    """A plan shown at no conference yet, so that no family knows of it."""
    plan = Plan.objects.create(learner=cast.ada)
    return plan, Part.objects.create(plan=plan, seven="proud", position=1)


@probe("conference_plan", "read")
def _(cast):
    pick = shown_pick(cast)
    all_of(Part).filter(pk=pick.part_id).update(name=f"My {SECRET}")
    return Ask(f"/plans/{cast.plan.pk}/", canary=f"My {SECRET}")


@probe("conference_plan", "change")
def _(cast):
    part = shown_pick(cast).part
    return Ask(
        f"/conference/parts/{part.pk}/name/", "POST", {"name": SECRET},
        done=lambda: all_of(Part).get(pk=part.pk).name == SECRET,
    )  # fmt: skip


@probe("artifact_chosen", "read")
def _(cast):
    pick = shown_pick(cast)
    return Ask(f"/plans/{cast.plan.pk}/picks/{pick.pk}/", canary=SECRET)


@probe("artifact_chosen", "change")
def _(cast):
    pick = shown_pick(cast)
    return Ask(
        f"/conference/picks/{pick.pk}/reason/", "POST", {"reason": "Newly said"},
        done=lambda: all_of(Pick).get(pk=pick.pk).reason == "Newly said",
    )  # fmt: skip


@probe("artifact_chosen", "delete")
def _(cast):
    pick = shown_pick(cast)
    return Ask(
        f"/conference/picks/{pick.pk}/away/", "POST",
        done=lambda: all_of(Pick).get(pk=pick.pk).dropped_at is not None,
    )  # fmt: skip


def left_idea(cast):
    plan, part = plain_plan(cast)
    return part, suggestions.suggest(plan, f"About {SECRET}?", by=cast.viewer("teo"), part=part)


@probe("suggestion", "read")
def _(cast, who):
    part, _row = left_idea(cast)
    kids = ("ada", "ben", "pia")
    return Ask(f"/conference/parts/{part.pk}/" if who in kids else f"/learners/{cast.ada.pk}/plan/", canary=SECRET)


@probe("suggestion", "comment")
def _(cast):
    plain_plan(cast)
    return Ask(
        f"/learners/{cast.ada.pk}/plan/suggestions/",
        "POST",
        {"words": SECRET},
        done=lambda: all_of(Suggestion).exists(),
    )


@probe("suggestion", "change")
def _(cast):
    _part, row = left_idea(cast)
    return Ask(
        f"/conference/ideas/{row.pk}/no-thanks/", "POST",
        done=lambda: all_of(Suggestion).get(pk=row.pk).declined_at is not None,
    )  # fmt: skip


@probe("suggestion", "delete")
def _(cast):
    _part, row = left_idea(cast)
    return Ask(f"/suggestions/{row.pk}/end/", "POST", done=lambda: not all_of(Suggestion).exists())


@probe("pick_for_child", "read")
def _(cast):
    plan, part = plain_plan(cast)
    picks.note_pick_for(plan, by=cast.viewer("teo"), part=part, topic="Swimming", reason=SECRET)
    return Ask(f"/plans/{plan.pk}/", canary=SECRET)


@probe("pick_for_child", "comment")
def _(cast):
    _plan, part = plain_plan(cast)
    return Ask(
        f"/learners/{cast.ada.pk}/plan/picks/", "POST", {"part": part.pk, "activity": SECRET},
        done=lambda: all_of(Pick).filter(activity=SECRET, noted_by__isnull=False).exists(),
    )  # fmt: skip


@probe("pick_for_child", "delete")
def _(cast):
    plan, part = plain_plan(cast)
    pick = picks.note_pick_for(plan, by=cast.viewer("teo"), part=part, topic="Swimming")
    return Ask(
        f"/conference/picks/{pick.pk}/away/", "POST", done=lambda: all_of(Pick).get(pk=pick.pk).dropped_at is not None
    )


@probe("plan_notes", "read")
def _(cast):
    part = shown_pick(cast).part
    OwnNotes.objects.create(part=part, words=f"Remember {SECRET}")
    return Ask(f"/conference/parts/{part.pk}/notes/", canary=f"Remember {SECRET}")


@probe("plan_notes", "change")
def _(cast):
    part = shown_pick(cast).part
    return Ask(
        f"/conference/parts/{part.pk}/notes/", "POST", {"words": SECRET},
        done=lambda: all_of(OwnNotes).filter(words=SECRET).exists(),
    )  # fmt: skip


@probe("beforehand", "read")
def _(cast):
    plan, _part = plain_plan(cast)
    Beforehand.objects.create(plan=plan, feelings=["fe_brave"])
    return Ask(f"/plans/{plan.pk}/", canary="I feel brave")


@probe("beforehand", "change")
def _(cast):
    plan, _part = plain_plan(cast)
    ada_s = all_of(Beforehand).filter(plan__learner=cast.ada)
    return Ask(f"/plans/{plan.pk}/before/", "POST", {"feelings": ["fe_brave"]}, done=lambda: ada_s.exists())


@probe("choice", "read")
def _(cast):
    plan, part = plain_plan(cast)
    picks.pick_topic(plan, SECRET, by=cast.viewer("ada"), part=part)
    return Ask(f"/learners/{cast.ada.pk}/who-chose/", canary=SECRET)


@probe("boundary", "read")
def _(cast):
    Boundary.objects.create(klass=cast.klass, words=SECRET)
    return Ask(f"/class/{cast.klass.pk}/agreements/", canary=SECRET)


@probe("boundary", "comment")
def _(cast):
    return Ask(
        f"/class/{cast.klass.pk}/agreements/", "POST", {"words": SECRET},
        done=lambda: all_of(Boundary).filter(words=SECRET).exists(),
    )  # fmt: skip


@probe("boundary", "change")
def _(cast):
    row = agreements.propose_boundary(cast.klass, "Two", by=cast.viewer("ben"))
    return Ask(
        f"/agreements/{row.pk}/agreed/", "POST", done=lambda: all_of(Boundary).get(pk=row.pk).agreed_on is not None
    )


@probe("boundary", "delete")
def _(cast):
    row = agreements.propose_boundary(cast.klass, "Two", by=cast.viewer("ben"))
    return Ask(
        f"/agreements/{row.pk}/end/", "POST", done=lambda: all_of(Boundary).get(pk=row.pk).dropped_at is not None
    )


@probe("criterion", "read")
def _(cast):
    Criterion.objects.create(klass=cast.klass, sense="looks", words=SECRET)
    return Ask(f"/class/{cast.klass.pk}/criteria/", canary=SECRET)


@probe("criterion", "change")
def _(cast):
    row = Criterion.objects.create(klass=cast.klass, sense="looks", words="Eyes meet")
    return Ask(
        f"/criteria/{row.pk}/words/", "POST", {"sense": "looks", "words": SECRET},
        done=lambda: all_of(Criterion).get(pk=row.pk).words == SECRET,
    )  # fmt: skip


@probe("criterion", "delete")
def _(cast):
    row = Criterion.objects.create(klass=cast.klass, sense="looks", words="Eyes meet")
    return Ask(f"/criteria/{row.pk}/end/", "POST", done=lambda: all_of(Criterion).get(pk=row.pk).dropped_at is not None)
