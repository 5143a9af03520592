"""A child chooses their own sign."""

from django.db import transaction

from leadlight.people.emblems import SEGMENTS
from leadlight.people.models import Person


class EmblemTaken(Exception):
    """Somebody in the class has the same."""


@transaction.atomic
def choose_emblem(motif: str, one: str, two: str, *, by):
    """`by`'s own emblem from now on; the ring keeps its number of segments.

    Raises EmblemTaken when a classmate has this motif with these two glasses, whatever the segments.
    """
    me = Person.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=by.person_id)
    mates = Person.objects.visible_to(by).filter(pk__in=by.classmates()).exclude(pk=me.pk)
    if mates.filter(emblem__startswith=f"{motif}:{one}:{two}:").exists():
        raise EmblemTaken
    segments = (me.emblem or "").rpartition(":")[2]
    me.emblem = f"{motif}:{one}:{two}:{segments if segments.isdigit() else SEGMENTS[1]}"
    me.save(update_fields=["emblem"])
    return me
