"""Practising with a classmate: asked or offered, answered by a tap, ended by either; and what the friend says."""
# words: learner

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from leadlight.confer.actions import end_practice, open_practice
from leadlight.people.models import Class, Person, record_choice
from leadlight.people.viewer import current
from leadlight.plan.actions.begin import ensure_plan
from leadlight.plan.actions.reach import close_plan, open_plan
from leadlight.plan.models import Plan
from leadlight.platform.models import audit
from leadlight.rehearse.models import Advice, Pairing

OPEN_HOURS = 24  # a practice that nobody ended closes by itself


class TooLateToChange(Exception):
    """A friend's words may be changed for a quarter of an hour."""

    def __str__(self):
        return _("My words are given now. They stay as they are.")


class NobodyFree(Exception):
    """The child is in a practice with everybody already."""

    def __str__(self):
        return _("I have asked everybody. I can ask again in a while.")


def because_of(pairing) -> str:
    return f"pairing {pairing.pk}"


def going_on(viewer):
    """Pairings that are offered or open just now, among those `viewer` may see."""
    return Pairing.objects.visible_to(viewer).filter(closed_at=None, no_thanks_at=None)


def mates_of(by):
    """The classmates a child can ask: today's, not themselves."""
    return Person.objects.visible_to(by).filter(pk__in=by.classmates()).exclude(pk=by.person_id)


@transaction.atomic
def ask_partner(partner, *, by):
    """A child asks a classmate to play the family. Nothing is seen before the classmate says yes.

    partner   a Person in one of the child's classes today. Asking twice is one asking.
    Returns the Pairing. Raises Http404 for anybody else.
    """
    if by.hat != "learner":
        raise Http404("a child asks a child")
    partner = mates_of(by).get_or_404(pk=partner.pk)
    there = going_on(by).filter(learner_id=by.person_id, partner=partner).first()
    made = there or Pairing.objects.create(learner_id=by.person_id, partner=partner, offered_by_id=by.person_id)
    if there is None:
        record_choice(by=by, learner_id=by.person_id, decided="alone", what="asked a friend", about=made)
    return made


@transaction.atomic
def ask_anybody(*, by):
    """Somebody of the class whom the child is not in a practice with just now, by chance. Raises NobodyFree."""
    if by.hat != "learner":
        raise Http404("a child asks a child")
    free = [person for person in mates_of(by) if person.pk not in _busy(by)]
    if not free:
        raise NobodyFree
    return ask_partner(secrets.choice(free), by=by)


def _busy(by) -> set:
    """Keys of the children in a pairing that `by` knows of."""
    return {key for pair in going_on(by).values_list("learner_id", "partner_id") for key in pair}


@transaction.atomic
def pair_class(klass, *, by) -> list:
    """Pair everybody of a class who is not in a pairing yet, by chance, each with and for another; three where odd.

    Each pairing is an offer to its learner: that child's yes opens it, "no, thanks" weighs the same.
    Returns the Pairings made, none when all are paired or only one child is left.
    """
    if by.hat not in ("teacher", "cover"):
        raise Http404("an adult of the class pairs it")
    klass = Class.objects.visible_to(by).get_or_404(pk=klass.pk)
    here = Person.objects.visible_to(by).filter(current(by.today, "enrolments__"), enrolments__klass=klass).distinct()
    left = [person for person in here if person.pk not in _busy(by)]
    secrets.SystemRandom().shuffle(left)
    made = []
    while len(left) > 1:
        size = 3 if len(left) == 3 else 2
        group, left = left[:size], left[size:]
        for person, partner in zip(group, [*group[1:], group[0]], strict=True):
            made.append(Pairing.objects.create(learner=person, partner=partner, offered_by_id=by.person_id))
    return made


def answerer_of(pairing) -> int:
    """Whose yes opens it: the friend's when the child asked, the child's own when somebody else offered."""
    return pairing.partner_id if pairing.offered_by_id == pairing.learner_id else pairing.learner_id


def _of_mine(pairing, by):
    """The pairing, locked, if `by` is one of the two."""
    mine = Q(learner_id=by.person_id) | Q(partner_id=by.person_id)
    rows = going_on(by).filter(mine).select_for_update(of=("self",))
    if by.hat != "learner":
        raise Http404("only the two answer")
    return rows.get_or_404(pk=pairing.pk)


@transaction.atomic
def say_yes(pairing, *, by):
    """Open the practice: from now on, for a day at most, the partner sees the plan but for parts "only for us"."""
    pairing = _of_mine(pairing, by)
    if pairing.opened_at:
        return pairing
    if answerer_of(pairing) != by.person_id:
        raise Http404("the other one answers")
    pairing.opened_at = timezone.now()
    pairing.save(update_fields=["opened_at"])
    plan = Plan.objects.for_system("the child asked this friend, or just said yes")
    plan = plan.filter(learner_id=pairing.learner_id, ended_at=None).first()
    if plan is None and by.person_id == pairing.learner_id:
        plan = ensure_plan(by.person, by=by)
    if plan is not None:
        until = by.now + timedelta(hours=OPEN_HOURS)
        open_plan(plan, pairing.partner, because=because_of(pairing), ends_at=until, everything=False)
    return pairing


@transaction.atomic
def say_no_thanks(pairing, *, by):
    """Either of the two, before or after it opened. Nobody is asked why."""
    pairing = _of_mine(pairing, by)
    pairing.no_thanks_at = timezone.now()
    pairing.save(update_fields=["no_thanks_at"])
    _over(pairing, by)
    return pairing


@transaction.atomic
def finish(pairing, *, by):
    """The practice is over: the partner no longer sees the plan. Either of the two, or an adult of the class."""
    pairing = going_on(by).select_for_update(of=("self",)).get_or_404(pk=pairing.pk)
    pairing.closed_at = timezone.now()
    pairing.save(update_fields=["closed_at"])
    _over(pairing, by)
    return pairing


def _over(pairing, by):
    """The practice they led closes with its last friend; then the friend no longer sees the plan."""
    if pairing.meeting_id:
        others = Pairing.objects.for_system("another friend may still follow this same practice")
        others = others.filter(meeting_id=pairing.meeting_id, closed_at=None, no_thanks_at=None)
        if not others.exists():
            end_practice(pairing.meeting, by=by)
    close_plan(because_of(pairing))


@transaction.atomic
def ask_instead(pairing, *, by):
    """The friend is not here today: this asking ends, and by chance somebody else of the class is asked.

    Raises NobodyFree, and then nothing changed; Http404 unless `by` is the child who practises.
    """
    pairing = _of_mine(pairing, by)
    if pairing.learner_id != by.person_id:
        raise Http404("the child who practises asks")
    finish(pairing, by=by)
    free = [person for person in mates_of(by) if person.pk not in {*_busy(by), pairing.partner_id}]
    if not free:
        raise NobodyFree
    return ask_partner(secrets.choice(free), by=by)


@transaction.atomic
def lead_practice(pairing, *, by):
    """The child leads as on the day, with a practice ribbon; the friend may follow in step. Returns the Meeting."""
    rows = going_on(by).filter(learner_id=by.person_id, opened_at__isnull=False)
    pairing = rows.select_for_update(of=("self",)).get_or_404(pk=pairing.pk)
    plan = Plan.objects.changeable_by(by).get_or_404(learner_id=by.person_id, ended_at=None)
    pairing.meeting = open_practice(plan, by=by)
    pairing.save(update_fields=["meeting"])
    return pairing.meeting


@transaction.atomic
def give_advice(pairing, *, by, noticed="", question="", criteria=(), noticed_sound=None, question_sound=None):
    """What a friend noticed, one question, and which of the class's own criteria they saw.

    pairing   one that is open, in which `by` is the partner
    criteria  the class's own words, as they were read

    Given again within a quarter of an hour it changes the same Advice; later it raises TooLateToChange.
    """
    rows = Pairing.objects.visible_to(by).filter(partner_id=by.person_id, opened_at__isnull=False, no_thanks_at=None)
    pairing = rows.select_for_update(of=("self",)).get_or_404(pk=pairing.pk)
    words = {"noticed": noticed, "question": question, "criteria": list(criteria)}
    sounds = {"noticed_sound": noticed_sound, "question_sound": question_sound}
    sounds = {name: sound for name, sound in sounds.items() if sound}
    given = Advice.objects.visible_to(by).filter(pairing=pairing, by_id=by.person_id).first()
    if given is None:
        if pairing.closed_at:
            raise Http404("the practice is over")
        return Advice.objects.create(pairing=pairing, by_id=by.person_id, **words, **sounds)
    return change_advice(given, by=by, **words, **sounds)


@transaction.atomic
def change_advice(advice, *, by, **values):
    """Its writer, within a quarter of an hour. Raises TooLateToChange afterwards, Http404 for anybody else."""
    Advice.objects.visible_to(by).get_or_404(pk=advice.pk, by_id=by.person_id)
    row = Advice.objects.changeable_by(by).filter(pk=advice.pk).first()
    if row is None:
        raise TooLateToChange
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[*values])
    return row


@transaction.atomic
def use_advice(advice, *, by, use=True):
    """I use this idea; or thank you, I leave this one. The child's own mark."""
    row = Advice.objects.visible_to(by).get_or_404(pk=advice.pk, pairing__learner_id=by.person_id)
    row.will_use_at = timezone.now() if use else None
    row.save(update_fields=["will_use_at"])
    if use:
        record_choice(by=by, learner_id=by.person_id, decided="with_help", what="uses an idea", about=row)
    return row


@transaction.atomic
def hide_advice(advice, *, by, hide=True):
    """The child does not want to see it. It is not destroyed: the class's adults still find it."""
    row = Advice.objects.visible_to(by).get_or_404(pk=advice.pk, pairing__learner_id=by.person_id)
    row.hidden_at = timezone.now() if hide else None
    row.save(update_fields=["hidden_at"])
    return row


@transaction.atomic
def remove_advice(advice, *, by):
    """A teacher of the class takes unkind words away, for good; audited. Cover does not."""
    if by.hat != "teacher":
        raise Http404("only a teacher of the class")
    row = Advice.objects.visible_to(by).get_or_404(pk=advice.pk)
    audit(by, "advice.removed", row)
    row.delete()
