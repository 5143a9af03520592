"""Times for everybody left, by their wishes; what is there stays."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from leadlight.people.models import Restriction
from leadlight.people.viewer import current
from leadlight.rounds.models import Conference, Participant, Round
from leadlight.schedule.actions.bookings import NoTime, book, interpreted_elsewhere, kept_apart, together
from leadlight.schedule.filling import Need, Time, find_times
from leadlight.schedule.models import Booking, Seat, Slot
from leadlight.schedule.queries.board import children_of


@transaction.atomic
def find_times_for_everybody_left(round, *, by) -> tuple[int, int]:
    """Book a time for each conference of the round that has none. Returns (how many found one, how many did not)."""
    round = Round.objects.visible_to(by).select_for_update(of=("self",)).get_or_404(pk=round.pk)
    held = set(Booking.objects.visible_to(by).filter(slot__round=round).values_list("conference_id", flat=True))
    left = [child for child in children_of(round, by).values() if child.pk not in held]
    conferences = Conference.objects.changeable_by(by).select_related("round").in_bulk([child.pk for child in left])
    slots = {slot.pk: slot for slot in Slot.objects.visible_to(by).filter(round=round, starts_at__gt=by.now)}
    needs = [_need(child, conferences[child.pk], slots, by) for child in left if child.pk in conferences]
    found = find_times(needs, _times(slots, by), _apart(conferences, by))
    for key, slot in found.items():
        try:
            book(conferences[key], slots[slot], by=by)
        except NoTime:
            continue
    now = Booking.objects.visible_to(by).filter(conference__in=conferences).count()
    return now, len(needs) - now


def _times(slots, by):
    free: dict[int, int] = {}
    for slot in Seat.objects.visible_to(by).filter(slot__in=slots, booking=None).values_list("slot_id", flat=True):
        free[slot] = free.get(slot, 0) + 1
    return [Time(slot.pk, slot.starts_at, slot.ends_at, free.get(slot.pk, 0)) for slot in slots.values()]


def _need(child, conference, slots, by):
    time = OuterRef("starts_at"), OuterRef("ends_at")
    shut = Slot.objects.visible_to(by).filter(pk__in=slots).filter(
        Exists(together(conference, *time))
        | Exists(kept_apart(conference, *time, by.today))
        | Exists(interpreted_elsewhere(conference, *time))
    )  # fmt: skip
    adults = Participant.objects.visible_to(by).filter(conference=conference, role="family").values("person_id")
    theirs = Participant.objects.visible_to(by).filter(person_id__in=adults, ended_at=None).values("conference_id")
    near = (
        Booking.objects.visible_to(by).filter(conference_id__in=theirs).values_list("slot__starts_at", "slot__ends_at")
    )
    return Need(child.pk, child.wishes, frozenset(shut.values_list("pk", flat=True)), tuple(near))


def _apart(conferences, by):
    """Pairs among those left that may not share a time: the same learner, a shared adult or interpreter, a restriction."""
    adults: dict[int, set] = {pk: set() for pk in conferences}
    rows = Participant.objects.visible_to(by).filter(conference__in=conferences, ended_at=None)
    rows = rows.filter(role__in=("family", "interpreter"))
    for conference, person in rows.values_list("conference_id", "person_id"):
        adults[conference].add(person)
    learners = {row.learner_id for row in conferences.values()}
    everybody = set().union(*adults.values()) if adults else set()
    barred = {
        (adult, learner)
        for adult in everybody
        for learner in learners
        if Restriction.objects.filter(current(by.today), adult_id=adult, learner_id=learner).exists()
    } if Restriction.objects.filter(current(by.today), adult_id__in=everybody, learner_id__in=learners).exists() else set()  # fmt: skip
    pairs = set()
    for one in conferences.values():
        for two in conferences.values():
            if one.pk < two.pk and _clash(one, two, adults, barred):
                pairs.add(frozenset((one.pk, two.pk)))
    return frozenset(pairs)


def _clash(one, two, adults, barred) -> bool:
    if one.learner_id == two.learner_id or adults[one.pk] & adults[two.pk]:
        return True
    return any((adult, two.learner_id) in barred for adult in adults[one.pk]) or any(
        (adult, one.learner_id) in barred for adult in adults[two.pk]
    )
