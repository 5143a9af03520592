"""Who belongs to a learner, by the learner's own count: written down, changed, ended with a date, never deleted."""

from django.db import transaction

from leadlight.people.classlist import sort_key
from leadlight.people.models import Contact, Person, Tie
from leadlight.people.models.ties import ties_kept_by
from leadlight.people.viewer import current
from leadlight.platform.models import audit


@transaction.atomic
def add_family_member(learner, *, by, name, relation="", household=1, language="", invited=True):
    """A new adult of this learner. Returns the Tie."""
    learner = Person.objects.kept_by(by).get_or_404(pk=learner.pk)
    fields = {"display": name, "full": name, "sort_key": sort_key(name)[:160], "language": language}
    adult = Person.objects.create(school_id=learner.school_id, **fields)
    tie = Tie.objects.create(
        learner=learner, adult=adult, relation=relation, household=household, invited=invited, starts_on=by.today
    )
    audit(by, "family.added", tie)
    return tie


@transaction.atomic
def change_family_member(tie, *, by, name, relation, household, language, invited):
    """Write a family member anew: how they are called and speak, and how they belong to this learner."""
    tie = changeable_tie(tie.pk, by)
    adult = Person.objects.kept_by(by).select_for_update(of=("self",)).get_or_404(pk=tie.adult_id)
    if name != adult.display:
        adult.display, adult.full, adult.sort_key = name, name, sort_key(name)[:160]
    adult.language = language
    adult.save()
    tie.relation, tie.household, tie.invited = relation, household, invited
    tie.save(update_fields=["relation", "household", "invited"])
    return tie


@transaction.atomic
def end_tie(tie, *, by):
    """From today this adult no longer belongs to the learner here: keys stop opening, nothing more is sent."""
    tie = changeable_tie(tie.pk, by)
    Tie.objects.filter(pk=tie.pk, ends_on=None).update(ends_on=by.today)
    audit(by, "family.ended", tie)


@transaction.atomic
def renew_tie(tie, *, by):
    """Turn an end back."""
    tie = changeable_tie(tie.pk, by)
    if not Tie.objects.filter(learner=tie.learner_id, adult=tie.adult_id, ends_on=None).exists():
        Tie.objects.filter(pk=tie.pk).update(ends_on=None)
        audit(by, "family.renewed", tie)


def changeable_tie(pk, by):
    """A tie of a learner whose card `by` may change; for everybody else there is none."""
    learners = Person.objects.kept_by(by).values("pk")
    tie = ties_kept_by(by).filter(learner_id__in=learners, pk=pk).first()
    return tie or Person.objects.kept_by(by).get_or_404(pk=0)


@transaction.atomic
def add_contact(adult, value, *, by):
    """One more way to reach this adult. Several may share an address. Returns the Contact."""
    may_write_contacts(adult, by)
    kind = Contact.Kind.MAIL if "@" in value else Contact.Kind.PHONE
    row = Contact.objects.filter(person=adult, kind=kind, value=value).visible_to(by).first()
    if row is None:
        row = Contact.objects.create(person=adult, kind=kind, value=value)
        audit(by, "contact.added", row)
    return row


@transaction.atomic
def change_contact(contact, value, *, by):
    row = Contact.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=contact.pk)
    row.kind, row.value = (Contact.Kind.MAIL if "@" in value else Contact.Kind.PHONE), value
    row.save()
    audit(by, "contact.changed", row)
    return row


@transaction.atomic
def remove_contact(contact, *, by):
    """An address that is wrong or no longer theirs goes: the office keeps contacts."""
    row = Contact.objects.removable_by(by).get_or_404(pk=contact.pk)
    audit(by, "contact.removed", row)
    Contact.objects.filter(pk=row.pk).removable_by(by).delete()


def may_write_contacts(adult, by):
    """The office and the leader write contacts down, and a family member their own (docs/access.csv)."""
    if by.hat in ("office", "leader"):
        return Person.objects.visible_to(by).get_or_404(pk=adult.pk)
    mine = by.person_id if by.hat == "family" and by.learner_ids else None
    return Person.objects.visible_to(by).filter(pk=mine).get_or_404(pk=adult.pk)


def shares_address_with_barred(adult, by):
    """Whether a barred adult of the same learner has one of this adult's addresses: the office is told (TRUST 3b)."""
    from leadlight.people.models import Restriction

    learners = Tie.objects.filter(current(by.today), adult=adult).values("learner_id")
    barred = Restriction.objects.filter(current(by.today), learner_id__in=learners).visible_to(by).values("adult_id")
    values = Contact.objects.filter(person=adult).visible_to(by).values("value")
    return Contact.objects.filter(person_id__in=barred, value__in=values).visible_to(by).exists()
