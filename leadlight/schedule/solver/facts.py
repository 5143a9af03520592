"""What stands before anything is solved: fixed bookings, and confirmed ones where they still can."""

from collections.abc import Sequence

from leadlight.schedule.solver.instance import Booking
from leadlight.schedule.solver.load import Load
from leadlight.schedule.solver.places import Ground, Place

NODES = 50_000  # tries at finding interpreters for fixed bookings that name none


def facts_of(ground: Ground, load: Load) -> dict[int, Place]:
    """The places that stand, by conference, and take them in `load` (which must be empty).

    A fixed booking that names no interpreters gets some with which all fixed bookings find theirs. A confirmed
    booking stands if its slot is still there, is free and suits the family: with its own interpreters if it can,
    else with others. What does not stand is left out, to be placed like everything else.
    """
    facts: dict[int, Place] = {}
    _seat_fixed(ground, load, facts)
    confirmed = [(c, b) for c, b in ground.previous.items() if b.state == "confirmed" and c not in ground.fixed]
    for exact in (True, False):
        for c, booking in confirmed:
            if c not in facts:
                _seat_confirmed(ground, load, facts, c, booking, exact)
    return facts


def _seat_confirmed(ground: Ground, load: Load, facts: dict[int, Place], c: int, booking: Booking, exact: bool) -> None:
    for place in ground.places(c):
        same = ground.booking(place).pools == booking.pools
        if ground.is_at(place, booking) and (same or not exact) and load.fits(place) and _goes(ground, place, facts):
            load.take(place)
            facts[c] = place
            return


def _goes(ground: Ground, place: Place, facts: dict[int, Place]) -> bool:
    return all(ground.go_together(place, facts[d]) for d in ground.ties[place.conference] if d in facts)


def _seat_fixed(ground: Ground, load: Load, facts: dict[int, Place]) -> None:
    """Backtracking in the order of time, where who needs an interpreter at one time are neighbours; if that takes too
    long, those first who have the fewest to choose among.
    """
    choices = {c: sorted(ground.places(c), key=lambda place: place.cost) for c in ground.fixed}
    in_time = sorted((c for c in choices if choices[c]), key=lambda c: (len(choices[c]) > 1, choices[c][0].start, c))
    few_first = sorted(in_time, key=lambda c: len(choices[c]))
    for order in (in_time, few_first):
        found = _interpreters(load, [choices[c] for c in order])
        if found is not None:
            break
    for place in _in_order(load, [choices[c] for c in few_first]) if found is None else found:
        facts[place.conference] = place
        load.take(place)


def _interpreters(load: Load, choices: Sequence[list[Place]]) -> list[Place] | None:
    """One place for each, together possible; None where that is not found. `load` stays as it was."""
    taken: list[Place] = []
    waiting = [iter(choices[0])] if choices else []
    for _ in range(NODES):
        if not waiting or len(taken) == len(choices):
            break
        if len(taken) == len(waiting):
            load.release(taken.pop())
        place = next((p for p in waiting[-1] if load.fits(p)), None)
        if place is None:
            waiting.pop()
            continue
        load.take(place)
        taken.append(place)
        if len(taken) < len(choices):
            waiting.append(iter(choices[len(taken)]))
    for place in taken:
        load.release(place)
    return taken if len(taken) == len(choices) else None


def _in_order(load: Load, choices: Sequence[list[Place]]) -> list[Place]:
    """Those that fit in their order. `load` stays as it was."""
    taken = []
    for places in choices:
        place = next((p for p in places if load.fits(p)), None)
        if place is not None:
            load.take(place)
            taken.append(place)
    for place in taken:
        load.release(place)
    return taken
