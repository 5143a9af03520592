"""Limits: an adult who must not see, meet or hear of a learner. Entered and ended by office or leader, never deleted."""

from django.db import transaction

from leadlight.people.models import Account, Person, Restriction
from leadlight.people.viewer import current
from leadlight.platform.models import audit


@transaction.atomic
def enter_limit(learner, adult, *, by, contact, information, reference):
    """Bar `adult` from `learner`, at once. A second signature is wanted where a second staff person exists.

    reference   where the paper lies in the office's cabinet; the paper itself is never kept here

    Returns the Restriction.
    """
    learner = Person.objects.visible_to(by).get_or_404(pk=learner.pk)
    adult = Person.objects.visible_to(by).get_or_404(pk=adult.pk)
    row = Restriction.objects.create(
        learner=learner, adult=adult, contact=contact, information=information, reference=reference,
        entered_by_id=by.person_id, starts_on=by.today,
    )  # fmt: skip
    audit(by, "limit.entered", row, alone=is_alone(by))
    return row


@transaction.atomic
def sign_limit(limit, *, by):
    """A second person has seen the paper too. Nobody signs what they entered themselves."""
    row = Restriction.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=limit.pk)
    if row.second_id or row.entered_by_id == by.person_id:
        return row
    row.second_id = by.person_id
    row.save(update_fields=["second"])
    audit(by, "limit.signed", row)
    return row


@transaction.atomic
def change_limit(limit, *, by, contact, information, reference):
    """Write a limit anew; the second signature is wanted again."""
    row = Restriction.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=limit.pk)
    row.contact, row.information, row.reference, row.second = contact, information, reference, None
    row.save()
    audit(by, "limit.changed", row, alone=is_alone(by))
    return row


@transaction.atomic
def end_limit(limit, *, by):
    """It holds no longer, from today; the row stays."""
    row = Restriction.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=limit.pk)
    if row.ends_on is None:
        row.ends_on = by.today
        row.save(update_fields=["ends_on"])
        audit(by, "limit.ended", row, alone=is_alone(by))
    return row


def is_alone(by) -> bool:
    """Whether nobody else of the staff is here to sign (the trail then says "alone")."""
    return not Account.objects.filter(person__school_id=by.school_id).exclude(person_id=by.person_id).exists()


def limits_of(learner, *, by):
    """(limit, adult, waits for a second signature that `by` may give), those that hold first."""
    rows = list(Restriction.objects.visible_to(by).filter(learner=learner).order_by("ends_on", "pk"))
    people = Person.objects.visible_to(by).in_bulk([row.adult_id for row in rows])
    holding = set(
        Restriction.objects.visible_to(by).filter(current(by.today), learner=learner).values_list("pk", flat=True)
    )
    alone = is_alone(by)
    return [
        (row, people[row.adult_id], row.pk in holding, wants_signature(row, alone), row.entered_by_id != by.person_id)
        for row in sorted(rows, key=lambda row: row.pk not in holding)
    ]


def wants_signature(row, alone) -> bool:
    return row.second_id is None and row.ends_on is None and not alone
