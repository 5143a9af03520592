"""A talk between an adult and the teacher, apart from the conference. The child is not told, by anything we do."""

from django.db import transaction
from django.utils import timezone

from leadlight.invite.models import SeparateMeeting
from leadlight.invite.paper import spoken
from leadlight.notices import actions as notices
from leadlight.people.models import Person
from leadlight.platform.models import audit
from leadlight.reflect import content

FROM = ("invitation", "guide", "meeting", "after")


@transaction.atomic
def ask(learner, *, by, words="", asked_from="invitation"):
    """An adult asks for a talk about `learner`. One that is still open is the same wish; its words are added to."""
    learner = Person.objects.visible_to(by).filter(pk__in=by.learners_cared_for()).get_or_404(pk=learner.pk)
    mine = SeparateMeeting.objects.changeable_by(by).filter(learner=learner, adult_id=by.person_id)
    there = mine.filter(held_at=None, withdrawn_at=None).first()
    if there is None:
        fields = {"words": words, "asked_from": asked_from if asked_from in FROM else "invitation"}
        there = SeparateMeeting.objects.create(learner=learner, adult_id=by.person_id, **fields)
        audit(by, "separate.asked", there)
    elif words and words not in there.words:
        there.words = f"{there.words}\n{words}".strip()
        there.save(update_fields=["words"])
    return there


def _stamp(meeting, by, **fields):
    rows = SeparateMeeting.objects.changeable_by(by).filter(pk=meeting.pk, held_at=None)
    rows.get_or_404(pk=meeting.pk)
    rows.update(**fields)


@transaction.atomic
def withdraw(meeting, *, by):
    """The adult (or staff, told so) does not need it any more."""
    _stamp(meeting, by, withdrawn_at=timezone.now())


@transaction.atomic
def ask_again(meeting, *, by):
    """Take the withdrawing back."""
    _stamp(meeting, by, withdrawn_at=None)


@transaction.atomic
def offer(meeting, words, *, by):
    """A time and place, or a number, in words. Only the school offers; a new offer asks for a new yes."""
    if by.hat == "family":
        _nothing(meeting)
    _stamp(meeting, by, offered=words[:200], offered_at=timezone.now(), seen_at=timezone.now(), agreed_at=None)
    _tell_offer(
        SeparateMeeting.objects.visible_to(by).select_related("adult", "learner__school").get(pk=meeting.pk), by
    )


def _tell_offer(meeting, by):
    """The offer by mail to the adult who asked, and to nobody else."""
    language, school = spoken(meeting.adult.language or meeting.learner.school.language), meeting.learner.school
    values = {"family": meeting.adult.display, "learner": meeting.learner.display, "teacher": by.person.display}
    values |= {"phone": school.phone}
    lines = [content.say(f"le_separate_reply_{name}", language, **values) for name in ("greet", "thanks")]
    lines += [meeting.offered, "{link}"]
    lines += [content.say(f"le_separate_reply_{name}", language, **values) for name in ("interp", "conference", "bye")]
    notices.write(
        meeting.adult, by=by, kind="separate", event=f"invite.SeparateMeeting {meeting.pk} {int(meeting.offered_at.timestamp())}",
        subject=content.say("le_separate_reply", language), body="\n\n".join(lines), learner=meeting.learner, language=language,
    )  # fmt: skip


@transaction.atomic
def agree(meeting, *, by):
    """The offered time suits; from the adult, or as told to staff."""
    rows = SeparateMeeting.objects.changeable_by(by).exclude(offered="")
    rows.get_or_404(pk=meeting.pk)
    _stamp(meeting, by, agreed_at=timezone.now())


@transaction.atomic
def note_held(meeting, *, by):
    """It took place. What was said stays between those who were there."""
    if by.hat == "family":
        _nothing(meeting)
    _stamp(meeting, by, held_at=timezone.now())


def _nothing(meeting):
    SeparateMeeting.objects.none().get_or_404(pk=meeting.pk)
