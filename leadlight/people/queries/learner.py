"""What staff see of a learner's card: classes, family by household, how to reach them, what is allowed."""

from dataclasses import dataclass

from leadlight.people.models import Class, Contact, Enrolment, Person, Tie
from leadlight.people.models.ties import ties_kept_by
from leadlight.people.viewer import current


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One adult of a learner. `contacts` are those the viewer may see."""

    tie: Tie
    adult: Person
    contacts: list


def families_of(learners, viewer):
    """{learner's key: their adults today whom this viewer may know, household by household}."""
    keys = [learner.pk for learner in learners]
    ties = list(Tie.objects.filter(current(viewer.today), learner_id__in=keys).order_by("household", "pk"))
    known = Person.objects.visible_to(viewer).in_bulk([tie.adult_id for tie in ties])
    contacts, families = {}, {key: [] for key in keys}
    for contact in Contact.objects.visible_to(viewer).filter(person_id__in=list(known)).order_by("pk"):
        contacts.setdefault(contact.person_id, []).append(contact)
    for tie in ties:
        if tie.adult_id in known:
            row = FamilyRow(tie=tie, adult=known[tie.adult_id], contacts=contacts.get(tie.adult_id, []))
            families[tie.learner_id].append(row)
    return families


def family_of(learner, viewer):
    return families_of([learner], viewer)[learner.pk]


def former_family_of(learner, viewer):
    """Ties that ended, with their adults, to turn back: for the office all, for the class's adults those of today."""
    ties = list(ties_kept_by(viewer).filter(learner=learner, ends_on__lte=viewer.today).order_by("-ends_on", "pk"))
    known = Person.objects.visible_to(viewer).in_bulk([tie.adult_id for tie in ties])
    return [(tie, known[tie.adult_id]) for tie in ties if tie.adult_id in known]


def classes_of_learner(learner, viewer):
    keys = Enrolment.objects.filter(current(viewer.today), learner=learner).values("klass_id")
    return list(Class.objects.visible_to(viewer).filter(pk__in=keys))


def classes_to_move_to(learner, viewer):
    """Running classes this viewer may open and the learner is not in."""
    running = Class.objects.visible_to(viewer).filter(current(viewer.today))
    return running.exclude(pk__in=[row.pk for row in classes_of_learner(learner, viewer)])
