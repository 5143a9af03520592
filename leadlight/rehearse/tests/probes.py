"""How the access table is asked about practising: pairings and what a friend gave."""

from django.utils import timezone

from leadlight.plan.actions.reach import open_plan
from leadlight.plan.models import Suggestion
from leadlight.plan.tests.probes import shown_pick
from leadlight.portfolio.models import Comment
from leadlight.rehearse.models import Advice, Pairing
from tests.access import Ask, probe

WORDS = "Zephyrwords"
STAFF = ("teo", "tia", "cora")


def open_pairing(cast):
    """Ada practises, Pia plays the family; the practice is open."""
    pairing = Pairing.objects.create(learner=cast.ada, partner=cast.pia, offered_by=cast.ada, opened_at=timezone.now())
    open_plan(cast.plan, cast.pia, because=f"pairing {pairing.pk}", everything=False)
    return pairing


def given(cast):
    pairing = open_pairing(cast)
    return Advice.objects.create(pairing=pairing, by=cast.pia, noticed=WORDS)


def all_of(model):
    return model.objects.for_system("a probe")


@probe("pairing", "read")
def _(cast):
    return Ask(f"/practice/{given(cast).pairing_id}/", canary=WORDS)


@probe("pairing", "comment")
def _(cast, who):
    if who not in ("ada", "ben", "pia"):
        return Ask(f"/class/{cast.klass.pk}/practice/", "POST", done=lambda: all_of(Pairing).exists())
    friend = cast.pia if who == "ben" else cast.ben
    return Ask("/practice/asked/", "POST", {"partner": friend.pk}, done=lambda: all_of(Pairing).exists())


@probe("pairing", "change")
def _(cast):
    pairing = open_pairing(cast)
    return Ask(
        f"/practice/{pairing.pk}/end/", "POST", done=lambda: all_of(Pairing).get(pk=pairing.pk).closed_at is not None
    )


@probe("rehearsal_feedback", "read")
def _(cast):
    return Ask(f"/practice/{given(cast).pairing_id}/", canary=WORDS)


@probe("rehearsal_feedback", "change")
def _(cast):
    row = given(cast)
    return Ask(
        f"/practice/{row.pairing_id}/advice/", "POST", {"noticed": "Said anew"},
        done=lambda: all_of(Advice).get(pk=row.pk).noticed == "Said anew",
    )  # fmt: skip


@probe("rehearsal_feedback", "delete")
def _(cast):
    row = given(cast)
    return Ask(f"/advice/{row.pk}/removal/", "POST", done=lambda: not all_of(Advice).filter(pk=row.pk).exists())


@probe("rehearsal_feedback", "comment")
def _(cast, who):
    """The child says what they make of it, its writer says more, an adult of the class speaks to the child about it."""
    row = given(cast)
    if who in ("ada", "ben"):
        url = f"/advice/{row.pk}/use/"
        return Ask(url, "POST", {"use": "yes"}, done=lambda: all_of(Advice).get(pk=row.pk).will_use_at is not None)
    if who == "pia":
        url, more = f"/practice/{row.pairing_id}/advice/", {"noticed": WORDS, "question": "And the tail?"}
        return Ask(url, "POST", more, done=lambda: all_of(Advice).get(pk=row.pk).question == "And the tail?")
    return suggested(cast)


def suggested(cast):
    ideas = all_of(Suggestion).filter(plan=cast.plan, words="Try what Pia said")
    return Ask(f"/learners/{cast.ada.pk}/plan/suggestions/", "POST", {"words": "Try what Pia said"}, done=ideas.exists)


@probe("artifact_chosen", "comment")
def _(cast, who):
    """Words beside a piece that is open to its friend (a practice) and its guests (a meeting); a friend's are advice."""
    pick = shown_pick(cast)
    if who == "pia":
        pairing, advice = open_pairing(cast), all_of(Advice).filter(by=cast.pia)
        url = f"/practice/{pairing.pk}/advice/"
        return Ask(url, "POST", {"noticed": "I noticed the tail"}, done=advice.exists)
    url, left = f"/pieces/{pick.artifact_id}/comments/", all_of(Comment).filter(artifact=pick.artifact)
    return Ask(url, "POST", {"words": "I noticed the tail"}, done=left.exists)
