"""First come, first served, in two ways: as it could be at its best, and as booking sites do it.

What a solved timetable is compared with, and where the fallback starts from. The families are the same and
come in the same random order; those who need an interpreter hear of it later (`LATER`), as schools report.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random

from leadlight.schedule.solver.facts import facts_of
from leadlight.schedule.solver.instance import Instance, Timetable
from leadlight.schedule.solver.load import Load
from leadlight.schedule.solver.places import Ground, Place
from leadlight.schedule.solver.swapping.choice import Option, Options

LATER = 0.25  # of the time in which families book: by so much later comes, on average, who needs an interpreter


def first_come(instance: Instance, seed: int) -> Timetable:
    """The timetable if each family, as it comes, books all its children at once as well as is still possible.

    Every rule is kept while booking. What is fixed, and what was confirmed and still can stand, is there first.
    A family that cannot have all its conferences takes as many as it can, the cheapest of these.
    """
    ground = Ground(instance)
    load = Load(ground)
    facts = facts_of(ground, load)
    options = Options(ground, load, facts)
    placed = options.seated(facts)
    in_turn(options, load, placed, arrivals(ground, seed))
    return ground.timetable(option.place for option in placed.values())


def arrivals(ground: Ground, seed: int) -> list[int]:
    """Families in the order they come, by their position in `Options.families`."""
    random = Random(seed)  # noqa: S311 - nobody must not guess it
    late: dict[str, bool] = {}
    for c, name in enumerate(ground.family):
        late[name] = late.get(name, False) or bool(ground.instance.conferences[c].needs)
    arrival = [random.random() + LATER * needs for needs in late.values()]
    return sorted(range(len(arrival)), key=arrival.__getitem__)


def in_turn(options: Options, load: Load, placed: dict[int, Option], order: Iterable[int]) -> None:
    """Let the families choose in `order`, each at its best. `load` holds those who are `placed`, before and after."""
    for family in order:
        for c in options.families[family]:
            if c in placed:
                load.remove(placed.pop(c).demand)
        for option in options.best(load, family, placed):
            if option is not None:
                placed[option.place.conference] = option
                load.add(option.demand)


def peer_first_come(instance: Instance, seed: int) -> Timetable:
    """The timetable as families live it where each child is booked alone and interpreters are sought afterwards.

    Each child gets the earliest of the times its family likes best; seats, breaks, overlaps and ways are checked
    then, interpreters and helpers are not. They are given out later, in the order of booking. A conference for
    which none was found has NO booking here: the site would call it booked, the family could not follow it.
    """
    unaided = tuple(replace(conference, needs=()) for conference in instance.conferences)
    ground = Ground(instance)
    load = Load(ground)
    facts = facts_of(ground, load)
    booked = _each_alone(Ground(replace(instance, conferences=unaided)), facts, arrivals(ground, seed))
    placed = dict(facts)
    for c, alone in booked.items():
        place = next((p for p in ground.places(c) if _same_time(p, alone) and load.fits(p)), None)
        if place is not None:
            placed[c] = place
            load.take(place)
    return ground.timetable(placed.values())


def _each_alone(unaided: Ground, facts: Mapping[int, Place], order: list[int]) -> dict[int, Place]:
    """The places of all who found one besides the facts, in the order of booking."""
    load = Load(unaided)
    placed: dict[int, Place] = {}
    for c, fact in facts.items():
        placed[c] = fact._replace(pools=())
        load.take(placed[c])
    options = Options(unaided, load, placed)
    for family in order:
        for c in options.families[family]:
            free = (
                [p for p in unaided.places(c) if load.fits(p) and _goes(unaided, p, placed)] if c not in placed else []
            )
            if free:
                placed[c] = min(free, key=lambda place: (place.cost, place.start))
                load.take(placed[c])
    return {c: place for c, place in placed.items() if c not in facts}


def _goes(ground: Ground, place: Place, placed: Mapping[int, Place]) -> bool:
    return all(ground.go_together(place, placed[d]) for d in ground.ties[place.conference] if d in placed)


def _same_time(place: Place, other: Place) -> bool:
    return place.slots == other.slots and place.mode == other.mode
