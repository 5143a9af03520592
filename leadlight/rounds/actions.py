"""Making and changing a round, and the conferences in it."""

from django.db import transaction
from django.utils import timezone

from leadlight.people.models import Class, Person
from leadlight.platform.models import audit
from leadlight.rounds import hooks
from leadlight.rounds.models import Conference, Participant, Round


class ChangedMeanwhile(Exception):
    """Somebody else changed the round after this page was opened. Nothing was kept; show both."""


@transaction.atomic
def open_round(klass, *, by, **values):
    """A new round of `klass`, by somebody who runs it. Returns the Round."""
    klass = Class.objects.visible_to(by).get_or_404(pk=klass.pk)
    made = Round.objects.create(klass=klass, **values)
    audit(by, "round.made", made)
    return Round.objects.changeable_by(by).get_or_404(pk=made.pk)


@transaction.atomic
def reword_round(round, *, by, edition: int, **values):
    """Change a round's name, lengths or dates. Raises ChangedMeanwhile unless `edition` is the one last read."""
    round = Round.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=round.pk)
    if round.edition != edition:
        raise ChangedMeanwhile
    for name, value in values.items():
        setattr(round, name, value)
    round.edition += 1
    round.save()
    audit(by, "round.changed", round)
    return round


@transaction.atomic
def close_round(round, *, by):
    """The season is over: it leaves the desk, everything in it stays."""
    round = Round.objects.changeable_by(by).get_or_404(pk=round.pk)
    round.closed_at = timezone.now()
    round.save(update_fields=["closed_at"])


@transaction.atomic
def reopen_round(round, *, by):
    """Take the closing back."""
    round = Round.objects.changeable_by(by).get_or_404(pk=round.pk)
    round.closed_at = None
    round.save(update_fields=["closed_at"])


@transaction.atomic
def make_conference(learner, *, by, adults=(), household=1, round=None, **values):
    """One learner, one party, no time yet. Returns the Conference, its adults as Participants."""
    learner = Person.objects.changeable_by(by).get_or_404(pk=learner.pk)
    made = Conference.objects.create(learner=learner, round=round, household=household, **values)
    made = Conference.objects.changeable_by(by).get_or_404(pk=made.pk)
    ask_to_come(made, adults, by=by)
    for tell_room in hooks.conference_made:
        tell_room(made, by=by)
    return made


@transaction.atomic
def ask_to_come(conference, adults, *, by):
    """Adults who belong to this conference, each once; those taken out by hand stay out."""
    conference = Conference.objects.changeable_by(by).get_or_404(pk=conference.pk)
    there = set(conference.participants.visible_to(by).values_list("person_id", flat=True))
    for adult in adults:
        if adult.pk not in there:
            Participant.objects.create(conference=conference, person=adult, language=adult.language)
