"""What a class agrees about choosing, and what it says a strong conference is. Made with the class, changed any day."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from leadlight.people.models import Class
from leadlight.plan.models import Boundary, Criterion
from leadlight.platform.models import audit


@transaction.atomic
def propose_boundary(klass, words: str, *, by, seven="", least=None, most=None):
    """Somebody in the class, child or adult, proposes a limit on choosing. It holds once it is agreed."""
    klass = Class.objects.visible_to(by).get_or_404(pk=klass.pk)
    return Boundary.objects.create(
        klass=klass, words=words, seven=seven, least=least, most=most, proposed_by_id=by.person_id
    )


@transaction.atomic
def agree_boundary(boundary, *, by, agreed_by="class", on=None):
    """The class agreed (or a child or the teacher decided it). `on` is the day, today by default."""
    row = Boundary.objects.changeable_by(by).get_or_404(pk=boundary.pk)
    row.agreed_by, row.agreed_on, row.dropped_at = agreed_by, on or by.today, None
    row.save(update_fields=["agreed_by", "agreed_on", "dropped_at"])
    audit(by, "boundary.agreed", row)
    return row


@transaction.atomic
def change_boundary(boundary, *, by, **values):
    """Other words or numbers, after talking with the class again."""
    row = Boundary.objects.changeable_by(by).get_or_404(pk=boundary.pk)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[*values])
    return row


@transaction.atomic
def drop_boundary(boundary, *, by, drop=True):
    """It no longer holds; `drop=False` takes that back."""
    row = Boundary.objects.changeable_by(by).get_or_404(pk=boundary.pk)
    row.dropped_at = timezone.now() if drop else None
    row.save(update_fields=["dropped_at"])
    audit(by, "boundary.dropped" if drop else "boundary.kept", row)


@transaction.atomic
def write_criterion(klass, words: str, *, by, sense, symbol="", made_by=""):
    """One row of what a strong conference looks, sounds or feels like, last in its column."""
    klass = Class.objects.visible_to(by).get_or_404(pk=klass.pk)
    rows = Criterion.objects.visible_to(by).filter(klass=klass, sense=sense)
    last = rows.aggregate(last=Max("position"))["last"] or 0
    return Criterion.objects.create(
        klass=klass, words=words, sense=sense, symbol=symbol, made_by=made_by, position=last + 1
    )


@transaction.atomic
def reword_criterion(criterion, *, by, **values):
    row = Criterion.objects.changeable_by(by).get_or_404(pk=criterion.pk)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[*values])
    return row


@transaction.atomic
def drop_criterion(criterion, *, by, drop=True):
    """Off the chart; `drop=False` puts it back. What friends ticked before keeps its words."""
    row = Criterion.objects.changeable_by(by).get_or_404(pk=criterion.pk)
    row.dropped_at = timezone.now() if drop else None
    row.save(update_fields=["dropped_at"])
