"""What a family allows for pictures of a child, per purpose. Withdrawing wins; a yes ends by itself after twelve months."""
# words: family

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from leadlight.people.models import Consent, Person, Tie
from leadlight.platform.models import audit

PURPOSES = {
    "portfolio": _("In the child’s own window"),
    "class": _("Seen by the class"),
    "family": _("Seen by the child’s own family"),
    "others": _("In a picture another child shows"),
    "display": _("Printed and hung up at school"),
    "outside": _("Outside the school"),
}
STATES = {"yes": _("Yes"), "no": _("No"), "ask": _("Ask us each time")}
BY_DEFAULT = {"portfolio": "yes", "class": "yes", "family": "yes", "others": "no", "display": "no", "outside": "no"}
A_YEAR = timedelta(days=365)


def consents_of(learner, *, by):
    """{purpose: state} as it holds today: what was said last, unless it has run out; else the careful default."""
    states = dict(BY_DEFAULT)
    rows = Consent.objects.visible_to(by).filter(learner=learner).order_by("pk")
    for row in rows:
        if row.until is None or row.until > by.today or row.state == "no":
            states[row.purpose] = row.state
        else:
            states[row.purpose] = BY_DEFAULT[row.purpose]
    return states


def consent_rows(learner, *, by):
    """(purpose, its name, state, the state's name) in our order, for pages."""
    states = consents_of(learner, by=by)
    return [(purpose, name, states[purpose], STATES[states[purpose]]) for purpose, name in PURPOSES.items()]


@transaction.atomic
def say_consents(learner, states, *, by):
    """Keep what the family (or the office, from paper) says: {purpose: state}. Only what changed is written.

    A "no" has no end; "yes" and "ask" hold for twelve months.
    """
    learner = Person.objects.visible_to(by).get_or_404(pk=learner.pk)
    if not may_say(learner, by):
        Person.objects.none()._clear("nobody").get_or_404(pk=0)
    now = consents_of(learner, by=by)
    for purpose, state in states.items():
        if purpose in PURPOSES and state in STATES and state != now[purpose]:
            until = None if state == "no" else by.today + A_YEAR
            Consent.objects.create(learner=learner, purpose=purpose, state=state, by_id=by.person_id, until=until)
    audit(by, "consent.said", learner)


def may_say(learner, by):
    """The office, and those of the family whom this session belongs to."""
    if by.hat == "office":
        return True
    mine = Tie.objects.filter(learner_id=learner.pk, learner_id__in=by.learners_cared_for())
    return by.hat == "family" and mine.exists()
