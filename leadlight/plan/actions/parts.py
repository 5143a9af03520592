"""The child's agenda: any part can be renamed, moved, taken out, put back, or added."""

from django.db import transaction
from django.utils import timezone

from leadlight.people.models import record_choice
from leadlight.plan.actions.reach import follow_picks
from leadlight.plan.models import Beforehand, OwnNotes, Part, Plan
from leadlight.plan.names import MOST
from leadlight.plan.refusals import FanIsFull, LastPart
from leadlight.portfolio.models import GLASSES

FEWEST_MIN, MOST_MIN = 1, 60


def _choice(by, what, about):
    record_choice(by=by, learner_id=by.person_id, decided="alone", what=what, about=about)


def _own(part, by):
    return Part.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=part.pk)


@transaction.atomic
def add_part(plan, name: str, *, by, symbol="star", glass="", minutes=3):
    """A part of the child's own, last but for a closing "Thanks". Raises FanIsFull when there are nine."""
    plan = Plan.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=plan.pk)
    rows = list(Part.objects.changeable_by(by).filter(plan=plan))
    if len(rows) >= MOST:
        raise FanIsFull
    glass = glass or GLASSES[len(rows) % len(GLASSES)]
    part = Part.objects.create(
        plan=plan, name=name, symbol=symbol, glass=glass, minutes=minutes, position=len(rows) + 1
    )
    _choice(by, "added a part", part)
    if rows and rows[-1].seven == "thanks":
        _number([*rows[:-1], part, rows[-1]], by)
    return part


@transaction.atomic
def name_part(part, name: str, *, by):
    """Call a part as the child likes. An empty name goes back to the pack's words, translated for each reader."""
    part = _own(part, by)
    if not name and not part.seven and not part.pack_id:
        return part
    part.name = name
    part.save(update_fields=["name"])
    _choice(by, "named a part", part)
    return part


@transaction.atomic
def drop_part(part, *, by):
    """Take a part out of the conference, its picks with it; both come back with put_back_part(). Raises LastPart."""
    part = _own(part, by)
    if not Part.objects.changeable_by(by).filter(plan_id=part.plan_id).exclude(pk=part.pk).exists():
        raise LastPart
    part.dropped_at = timezone.now()
    part.save(update_fields=["dropped_at"])
    _choice(by, "dropped a part", part)
    follow_picks(part.plan)
    return part


@transaction.atomic
def put_back_part(part, *, by):
    """Bring back a part that was taken out, where it was. Raises FanIsFull when nine others stand there."""
    part = Part.objects.dropped_by(by).select_for_update(of=("self",)).get_or_404(pk=part.pk)
    if Part.objects.changeable_by(by).filter(plan_id=part.plan_id).count() >= MOST:
        raise FanIsFull
    part.dropped_at = None
    part.save(update_fields=["dropped_at"])
    _choice(by, "put back a part", part)
    follow_picks(part.plan)
    return part


@transaction.atomic
def move_part(part, *, by, step: int):
    """Sooner (step -1) or later (1)."""
    part = _own(part, by)
    rows = list(Part.objects.changeable_by(by).select_for_update(of=("self",)).filter(plan_id=part.plan_id))
    here = next(i for i, row in enumerate(rows) if row.pk == part.pk)
    rows.insert(min(max(here + step, 0), len(rows) - 1), rows.pop(here))
    _number(rows, by)
    _choice(by, "ordered", part)


@transaction.atomic
def order_parts(plan, keys, *, by):
    """Put the parts into the order of `keys`. Keys that are not of this plan are ignored, parts not named come last."""
    plan = Plan.objects.changeable_by(by).get_or_404(pk=plan.pk)
    rows = list(Part.objects.changeable_by(by).select_for_update(of=("self",)).filter(plan=plan))
    place = {key: i for i, key in enumerate(keys)}
    wanted = sorted(rows, key=lambda row: place.get(row.pk, len(place)))
    if wanted != rows:
        _number(wanted, by)
        _choice(by, "ordered", plan)


def _number(rows, by):
    for position, row in enumerate(rows, 1):
        row.position = position
    Part.objects.changeable_by(by).bulk_update(rows, ["position"])


@transaction.atomic
def shape_part(part, *, by, **values):
    """Minutes, if_time, only_us, fresh, need: how the child wants this part. Minutes stay between 1 and 60."""
    part = _own(part, by)
    if "minutes" in values:
        values["minutes"] = min(max(values["minutes"], FEWEST_MIN), MOST_MIN)
    changed = {name: value for name, value in values.items() if getattr(part, name) != value}
    for name, value in changed.items():
        setattr(part, name, value)
    if changed:
        part.save(update_fields=[*changed])
        _choice(by, "shaped a part", part)
    if "only_us" in changed:
        follow_picks(part.plan)
    return part


@transaction.atomic
def keep_notes(part, words: str, *, by):
    """The child's own notes of a part: nobody else ever reads them, so they leave no Choice either."""
    part = _own(part, by)
    OwnNotes.objects.changeable_by(by).update_or_create(part=part, defaults={"words": words, "at": timezone.now()})


@transaction.atomic
def say_beforehand(plan, *, by, feelings=(), supports=(), leading=""):
    """How the child feels before, what they ask for and how they want to lead; read by the class's adults, to help."""
    plan = Plan.objects.changeable_by(by).get_or_404(pk=plan.pk)
    values = {"feelings": list(feelings), "supports": list(supports), "leading": leading, "at": timezone.now()}
    row, _ = Beforehand.objects.changeable_by(by).update_or_create(plan=plan, defaults=values)
    _choice(by, "said beforehand", row)
    return row
