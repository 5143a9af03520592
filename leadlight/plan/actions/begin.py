"""A plan begins: its parts are copied from the pack, and it is shown at the learner's conferences."""

from django.db import transaction
from django.http import Http404

from leadlight.people.models import Person
from leadlight.plan.models import Part, Plan, Showing
from leadlight.plan.names import GLASS, SYMBOLS
from leadlight.portfolio.queries import names
from leadlight.reflect import content
from leadlight.rounds.models import Conference, Round

PLAIN = "ag_seven_panes"  # the default for every age: one part for each pane of the fanlight
PACK_KINDS = {"three-way": "three_way", "goal-setting": "goal_setting", "mini": "mini", "redo": "redo"}
OWN_GLASSES = ("honey", "leaf", "ruby", "cobalt", "lagoon", "iris", "rose", "amber")


@transaction.atomic
def ensure_plan(learner, *, by, conference=None):
    """The plan of `learner` that holds now, made with its default parts if there is none.

    learner      a Person: oneself, or one `by` teaches or covers
    conference   what it is first made for: its round's agenda or its kind decides the parts

    Returns the Plan, shown at every coming conference of the learner that `by` may see. Doing it twice makes one plan.
    Raises Http404 if `by` may not.
    """
    if by.hat not in ("learner", "teacher", "cover"):
        raise Http404("plans are begun by the learner or the class's adults")
    learner = Person.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=learner.pk)
    plan = Plan.objects.visible_to(by).filter(learner=learner, ended_at=None).first()
    if plan is None:
        if by.hat == "learner" and learner.pk != by.person_id:
            raise Http404("no plan for you here")
        plan = Plan.objects.create(learner=learner)
        _copy_parts(plan, _agenda_for(learner, by, conference))
    show_at_conferences(plan, by=by)
    return plan


def unshown_conferences(plan, by):
    """Coming conferences of the plan's learner that show no plan yet."""
    coming = Conference.objects.visible_to(by).filter(learner_id=plan.learner_id, held_at=None, called_off_at=None)
    return coming.exclude(pk__in=Showing.objects.visible_to(by).values("conference_id"))


@transaction.atomic
def show_at_conferences(plan, *, by):
    """One plan, several conferences: each that is neither held nor called off and shows no other plan shows this one."""
    for conference in unshown_conferences(plan, by):
        Showing.objects.visible_to(by).get_or_create(conference=conference, defaults={"plan": plan})


def band_of(learner, by) -> str:
    """The age look that holds for `learner`: their own choice, else their class's."""
    return learner.band or names.band_of(learner, names.classes_of(learner.pk, by))


def _agenda_for(learner, by, conference):
    """The id of the pack's agenda the plan starts from."""
    band = band_of(learner, by)
    season = Round.objects.visible_to(by).filter(pk=conference.round_id).first() if conference else None
    known = {agenda.id for agenda in content.agendas()}
    if season and season.agenda in known:
        return season.agenda
    kind = PACK_KINDS.get(conference.kind if conference else "")
    return content.agendas(band=band, kind=kind)[0].id if kind else PLAIN


def _copy_parts(plan, agenda_id: str):
    Part.objects.bulk_create(parts_from(agenda_id, plan))


def parts_from(agenda_id: str, plan) -> list[Part]:
    """The parts of one of the pack's agendas for `plan`, not saved yet."""
    agenda = next(agenda for agenda in content.agendas() if agenda.id == agenda_id)
    plain = agenda_id == PLAIN
    parts = []
    for position, found in enumerate(agenda.parts[:9], 1):
        seven = found.extra.get("seven", "")
        parts.append(
            Part(
                plan=plan,
                seven=seven,
                pack_id="" if plain else found.id,
                symbol=SYMBOLS[seven] if plain else found.symbol,
                glass=GLASS[seven] if plain else OWN_GLASSES[(position - 1) % len(OWN_GLASSES)],
                position=position,
                minutes=found["minutes"],
                if_time=found["optional"],
            )
        )
    return parts
