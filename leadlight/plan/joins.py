"""Where this room joins the rooms below: who may hear a recorded reason, and plans for new conferences."""

from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.people import hooks as people
from leadlight.people.hooks import Card
from leadlight.people.models import Person
from leadlight.plan import home
from leadlight.plan.actions.begin import ensure_plan
from leadlight.plan.hooks import class_doors
from leadlight.plan.models import Pick, Suggestion
from leadlight.plan.queries.plans import steps_of
from leadlight.platform.hooks import file_readers
from leadlight.portfolio import hooks as windows
from leadlight.rounds.hooks import conference_made


def may_hear_pick(viewer, file_id) -> bool:
    """Whoever may see the pick, and the child their earlier ones."""
    held = {"sound_id": file_id}
    rows = Pick.objects.visible_to(viewer).filter(**held).exists()
    return rows or Pick.objects.ever_by(viewer).filter(**held).exists()


def may_hear_suggestion(viewer, file_id) -> bool:
    return Suggestion.objects.visible_to(viewer).filter(sound_id=file_id).exists()


def plan_for(conference, *, by):
    """A conference just made gets the learner's plan; where an office made it, the child's first look does."""
    if by.hat in ("learner", "teacher", "cover"):
        ensure_plan(Person(pk=conference.learner_id), by=by, conference=conference)


def wedges(viewer, learner_ids):
    """What is lit over each window of a class home."""
    found = steps_of(list(learner_ids), viewer)
    return {key: [step.wedge(links=False) for step in steps] for key, steps in found.items()}


def choosing_together(viewer, klass):
    """Doors from a class's home: what it agreed, its criteria, and who chose."""
    if viewer.hat not in ("teacher", "cover"):
        return []
    doors = [
        (_("What we agreed about choosing"), reverse("plan:agreements", args=[klass.pk]), "friends"),
        (_("What makes a strong conference"), reverse("plan:criteria", args=[klass.pk]), "star"),
    ]
    doors += [door for hook in class_doors for door in hook(viewer, klass)]
    if viewer.hat == "teacher":
        doors.append((_("Who chose? For you alone"), reverse("plan:class_mirror", args=[klass.pk]), "eye"))
    return [Card("plan/_class_card.html", {"doors": doors})]


def plan_of_learner(viewer, learner):
    """The door from a learner's page to their plan."""
    if viewer.hat not in ("teacher", "cover"):
        return []
    return [Card("plan/_person_card.html", {"url": reverse("plan:learner", args=[learner.pk]), "learner": learner})]


def join():
    windows.fans.append(home.fan)
    windows.home_cards.append(home.home_card)
    windows.shows.append(home.show)
    windows.desk_cards.append(home.desk_card)
    windows.piece_cards.append(home.piece_card)
    people.wedges.append(wedges)
    people.class_ways.append(choosing_together)
    people.person_cards.append(plan_of_learner)
    file_readers.update({Pick._meta.label: may_hear_pick, Suggestion._meta.label: may_hear_suggestion})
    conference_made.append(plan_for)
