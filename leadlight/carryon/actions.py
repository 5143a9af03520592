"""After the conference: words, follow-ups, doing it once more, a small one any day."""

from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q
from django.http import Http404

from leadlight.carryon.models import FollowUp, RedoWish, WordsAfter
from leadlight.people.models import Enrolment, Person, Tie, kept_apart, record_choice
from leadlight.people.viewer import current
from leadlight.plan.models import Plan, Showing
from leadlight.platform.models import audit
from leadlight.rounds.models import Conference, Participant

FACES = ("lovely", "okay", "hard")
LIKE_ME = ("yes", "partly", "no")


class NothingSaid(Exception):
    """Say it, write it, or tap a face. Any one of them is enough."""


@transaction.atomic
def say_after(conference, *, by, words="", sound=None, face="", question="", like_me="", language="", told_by=None):
    """Keep what somebody says after a conference, in their own words or voice.

    by        the learner, a family member or the class's adult; for a family without a phone the teacher writes it
              down: `by` is the teacher and `told_by` the Person whose words they are
    face      one of FACES; like_me: one of LIKE_ME (the learner's own "was it like me?")

    Returns the WordsAfter. Raises NothingSaid when all is empty, Http404 if `by` may not see the conference.
    """
    conference = Conference.objects.visible_to(by).get_or_404(pk=conference.pk)
    if by.hat not in ("learner", "family", "teacher", "cover"):
        raise Http404
    if not (words.strip() or sound or face or like_me):
        raise NothingSaid
    author, scribe, hat = by.person_id, None, by.hat if by.hat != "cover" else "teacher"
    if told_by is not None:
        member = Participant.objects.visible_to(by).filter(conference=conference, person=told_by)
        if by.hat not in ("teacher", "cover") or not member.exists():
            raise Http404
        author, scribe, hat = told_by.pk, by.person_id, "family"
    return WordsAfter.objects.create(
        conference=conference, by_id=author, hat=hat, told_by_id=scribe, words=words.strip(), sound=sound,
        face=face if face in FACES else "", question=question, like_me=like_me if like_me in LIKE_ME else "",
        language=language or by.language,
    )  # fmt: skip


@transaction.atomic
def tap_face(conference, face: str, *, by):
    """One of three faces, without words. Another tap is a change of mind: the newest face holds."""
    mine = WordsAfter.objects.changeable_by(by).filter(conference=conference, by_id=by.person_id, words="", sound=None)
    mine.filter(withdrawn_at=None, like_me="").exclude(face="").update(withdrawn_at=by.now)
    return say_after(conference, by=by, face=face)


@transaction.atomic
def take_back_words(words_id, *, by):
    """The one who said it takes it back; it can be said again."""
    row = WordsAfter.objects.changeable_by(by).get_or_404(pk=words_id)
    row.withdrawn_at = by.now
    row.save(update_fields=["withdrawn_at"])
    return row


@transaction.atomic
def answer_words(words_id, words: str, *, by):
    """Answer what was said: the child, the class's adults, or more from the one who said it. Answers are not answered.

    Returns the WordsAfter. Raises NothingSaid without words, Http404 when `by` may not read what is answered.
    """
    asked = WordsAfter.objects.visible_to(by).get_or_404(pk=words_id, answer_to=None, withdrawn_at=None)
    if not words.strip():
        raise NothingSaid
    return WordsAfter.objects.create(
        conference_id=asked.conference_id, answer_to=asked, by_id=by.person_id, words=words.strip(),
        hat=by.hat if by.hat != "cover" else "teacher", language=by.language,
    )  # fmt: skip


@transaction.atomic
def reword_after(words_id, words: str, *, by):
    """The one who said it says it better. Raises NothingSaid when nothing would be left."""
    row = WordsAfter.objects.changeable_by(by).get_or_404(pk=words_id, withdrawn_at=None)
    if not (words.strip() or row.sound_id or row.face):
        raise NothingSaid
    row.words = words.strip()
    row.save(update_fields=["words"])
    return row


@transaction.atomic
def wish_to_redo(conference, *, by, words=""):
    """The learner would like to do it once more. The reason stays with child and teacher. Wishing twice is one wish."""
    conference = Conference.objects.visible_to(by).get_or_404(pk=conference.pk, learner_id=by.person_id)
    wish = RedoWish.objects.visible_to(by).filter(conference=conference, taken_back_at=None, answered_at=None).first()
    if wish is None:
        wish = RedoWish.objects.create(conference=conference, by_id=by.person_id, words=words.strip())
        record_choice(by=by, learner_id=by.person_id, decided="alone", what="wished to redo", about=wish)
    return wish


@transaction.atomic
def take_back_wish(wish_id, *, by):
    row = RedoWish.objects.changeable_by(by).get_or_404(pk=wish_id)
    row.taken_back_at = by.now
    row.save(update_fields=["taken_back_at"])
    return row


def _copy_party(old, new, *, by):
    """The same adults, but those who were taken out or no longer belong to the child."""
    ties = Tie.objects.filter(current(by.today), learner_id=old.learner_id).values_list("adult_id", flat=True)
    family = set(ties)
    for row in Participant.objects.visible_to(by).filter(conference=old, ended_at=None):
        if row.role != "family" or row.person_id in family:
            Participant.objects.create(conference=new, person_id=row.person_id, role=row.role, language=row.language)


def _same_plan(old, new, *, by):
    showing = Showing.objects.visible_to(by).filter(conference=old).first()
    if showing:
        Showing.objects.create(plan_id=showing.plan_id, conference=new)


@transaction.atomic
def redo(conference, *, by, starts_at=None, place="", fresh_plan=False):
    """A new conference beside the old one, which stays as it was. Returns it.

    by           the learner, or a teacher the learner agreed with
    fresh_plan   begin with an empty plan; else the same plan is shown again and can be changed
    """
    old = Conference.objects.changeable_by(by).get_or_404(pk=conference.pk)
    if by.hat not in ("learner", "teacher", "cover"):
        raise Http404
    new = Conference.objects.create(
        learner_id=old.learner_id, round_id=old.round_id, kind="redo", redo_of=old, household=old.household,
        minutes=old.minutes, place=place or old.place, **when(starts_at, by),
    )  # fmt: skip
    _copy_party(old, new, by=by)
    if not fresh_plan:
        _same_plan(old, new, by=by)
    for wish in RedoWish.objects.visible_to(by).filter(conference=old, answered_at=None, taken_back_at=None):
        wish.answered_at = by.now
        wish.save(update_fields=["answered_at"])
    decided = "alone" if by.hat == "learner" else "with_help"
    record_choice(by=by, learner_id=old.learner_id, decided=decided, what="began a redo", about=new)
    return new


def when(starts_at, by) -> dict:
    """The fields of a conference's time: the instant, the zone, and the wall time that is promised."""
    if starts_at is None:
        return {}
    wall = starts_at.astimezone(ZoneInfo(by.zone))
    return {"starts_at": starts_at, "zone": by.zone, "wall": f"{wall:%Y-%m-%dT%H:%M}"}


def may_begin_for(learner_id, by) -> bool:
    if by.hat == "learner":
        return learner_id == by.person_id
    taught = Enrolment.objects.filter(learner_id=learner_id, learner_id__in=by.learners_taught())
    return by.hat in ("teacher", "cover") and taught.exists()


@transaction.atomic
def begin_mini(learner, adults, *, by, starts_at=None, minutes=8, place="", plan=None):
    """A small conference on any day, without a round. Returns it.

    adults   Persons: family of the learner, or staff who come as a supporting adult

    Raises Http404 when `by` is neither the learner nor the class's adult, or an adult is neither family nor staff.
    """
    if not may_begin_for(learner.pk, by):
        raise Http404
    new = Conference.objects.create(learner=learner, kind="mini", minutes=minutes, place=place, **when(starts_at, by))
    for adult in adults:
        add_adult(new, adult, by=by)
    plan = plan or Plan.objects.visible_to(by).filter(learner=learner, ended_at=None).first()
    if plan:
        Showing.objects.create(plan=plan, conference=new)
    decided = "alone" if by.hat == "learner" else "with_help"
    record_choice(by=by, learner_id=learner.pk, decided=decided, what="began a mini", about=new)
    return new


@transaction.atomic
def add_adult(conference, adult, *, by):
    """One more adult for a conference: family by their tie, staff as a supporting adult. Adding twice is once.

    Raises Http404 for anybody else, and for whoever is kept from the child today.
    """
    conference = Conference.objects.changeable_by(by).get_or_404(pk=conference.pk)
    tied = Tie.objects.filter(current(by.today), learner_id=conference.learner_id, adult=adult).exists()
    known = Person.objects.visible_to(by).filter(~kept_apart(by, conference.learner_id, "pk"), pk=adult.pk)
    staff = Q(account__is_active=True, school_id=by.school_id)
    if not (known if tied else known.filter(staff)).exists():
        raise Http404
    row, _ = Participant.objects.visible_to(by).get_or_create(
        conference=conference, person=adult, defaults={"role": "family" if tied else "supporting", "language": adult.language}
    )  # fmt: skip
    return row


@transaction.atomic
def ask_follow_up(learner, words, *, by, conference=None, channel="", by_day=None, to=None, shown_to_learner=False):
    """Something still to do: written by a teacher, or asked by a family member or the learner.

    Returns the FollowUp. Raises NothingSaid without words, Http404 when `by` has nothing to do with the learner.
    """
    if not words.strip():
        raise NothingSaid
    mine = {"learner": [by.person_id], "family": by.learners_cared_for()}.get(by.hat, by.learners_taught())
    if not Person.objects.visible_to(by).filter(pk=learner.pk, pk__in=mine).exists():
        raise Http404
    return FollowUp.objects.create(
        learner=learner, conference=conference, words=words.strip(), channel=channel, asked_by_id=by.person_id,
        asked_hat=by.hat, by_day=by_day, to=to, shown_to_learner=shown_to_learner or by.hat == "learner",
    )  # fmt: skip


def _follow_up_for_staff(follow_up_id, by):
    if by.hat not in ("teacher", "cover"):
        raise Http404
    return FollowUp.objects.changeable_by(by).get_or_404(pk=follow_up_id)


@transaction.atomic
def do_later(follow_up_id, day, *, by):
    row = _follow_up_for_staff(follow_up_id, by)
    row.by_day = day
    row.save(update_fields=["by_day"])
    return row


@transaction.atomic
def mark_done(follow_up_id, *, by, channel="", answer=""):
    """Closing stamps the day, the person and the channel."""
    row = _follow_up_for_staff(follow_up_id, by)
    row.done_at, row.done_by_id = by.now, by.person_id
    row.channel, row.answer = channel or row.channel, answer or row.answer
    row.save(update_fields=["done_at", "done_by", "channel", "answer"])
    return row


@transaction.atomic
def let_be(follow_up_id, *, by):
    """Set aside without doing it; for the class's own teachers, never under cover."""
    if by.hat != "teacher":
        raise Http404
    row = _follow_up_for_staff(follow_up_id, by)
    row.let_be_at = by.now
    row.save(update_fields=["let_be_at"])
    return row


@transaction.atomic
def open_again(follow_up_id, *, by):
    """Nothing is one-way: done and let-be alike come back."""
    row = _follow_up_for_staff(follow_up_id, by)
    row.done_at = row.let_be_at = row.done_by = None
    row.save(update_fields=["done_at", "let_be_at", "done_by"])
    return row


@transaction.atomic
def note_what_happened(conference, what, *, by):
    """Late, ill, nobody came, the link broke: said in one tap, undone in one (an empty `what`)."""
    row = Conference.objects.changeable_by(by).get_or_404(pk=conference.pk)
    if by.hat not in ("teacher", "cover"):
        raise Http404
    row.what_happened = what[:40]
    row.save(update_fields=["what_happened"])
    audit(by, "conference.what_happened", row)
    return row
