"""The least that gives an unplaced conference a place, everybody else staying where they are."""

from collections.abc import Iterable, Sequence

from leadlight.schedule.solver.places import Ground, Place
from leadlight.schedule.solver.telling.changes import Change, apply, together
from leadlight.schedule.solver.telling.desk import Blocker, Desk
from leadlight.schedule.solver.telling.nearly import Miss

WEIGHT = {"seat": 1, "seat_remote": 1, "release": 1, "helper": 2, "longer_run": 3, "nearer": 3}
COUNTED = ("seat", "seat_remote", "release", "helper")  # where `number` is how many more
MOST_TRIED = 60  # of the times that are nearly a place and full besides


def nearest(desk: Desk, c: int) -> list[tuple[Place, list[Blocker]]]:
    """Each time and mode of an unplaced conference with what blocks it, where least is in the way first."""
    best: dict[tuple[int, str], tuple[tuple[int, int, int], Place, list[Blocker]]] = {}
    for place in desk.places(c):
        blockers = desk.blockers(place)
        rank = (*effort(blockers), place.cost)
        known = best.get((place.slot, place.mode))
        if known is None or rank < known[0]:
            best[place.slot, place.mode] = (rank, place, blockers)
    ranked = sorted(best.values(), key=lambda one: (one[0], one[1].start, one[1].mode))
    return [(place, blockers) for _, place, blockers in ranked]


def effort(blockers: Sequence[Blocker]) -> tuple[int, int]:
    """How much would have to change: first what no change can mend, then the weight of the changes."""
    changes = [blocker.change for blocker in blockers]
    steps = [step for change in changes if change is not None for step in _steps(change)]
    return changes.count(None), sum(map(_weight, steps))


def _weight(step: Change) -> int:
    """How much is asked for: more of something, or the less time between two households, the heavier."""
    if step.kind == "longer_run":
        return max(WEIGHT[step.kind], step.number)  # nine in a row is nothing to ask of a teacher
    if step.kind == "nearer":
        return WEIGHT[step.kind] + max(0, 60 - step.number) // 10
    return WEIGHT[step.kind] * (step.number if step.kind in COUNTED else 1)


def mended(blockers: Sequence[Blocker]) -> Change | None:
    """One change that lets every blocker go, or None where one of them has none."""
    changes = [blocker.change for blocker in blockers]
    if None in changes:
        return None
    steps = [step for change in changes if change is not None for step in _steps(change)]
    return together(list(dict.fromkeys(steps)))


def creates(desk: Desk, c: int, change: Change) -> bool:
    """Whether the change makes a time at which the conference may be held, be it full or not."""
    return any(Ground(apply(desk.only({c}), change)).places(0))


def least_change(desk: Desk, c: int, nearly: Iterable[Miss]) -> Change | None:
    """The smallest change that mends a time which is nearly a place and lets the conference in there; tried.

    Where each of them is taken besides, what would make room there is asked for as well.
    """
    ranked = sorted(nearly, key=lambda miss: miss.size)
    changes = list(dict.fromkeys(miss.change for miss in ranked if miss.change is not None))
    made = [change for change in changes if creates(desk, c, change)]
    alone = next((change for change in made if desk.helps(c, change)), None)
    if alone is not None:
        return alone
    both = (_with_room(desk, c, change) for change in made[:MOST_TRIED])
    return next((change for change in both if change is not None and desk.helps(c, change)), None)


def _with_room(desk: Desk, c: int, change: Change) -> Change | None:
    """The change, and what makes room where the conference could then be held."""
    after = desk.around(c, change)
    again = after.ground.number[desk.instance.conferences[c].id]
    room = (mended(blockers) for _, blockers in nearest(after, again))
    more = next((mend for mend in room if mend is not None), None)
    return together([*_steps(change), *_steps(more)]) if more is not None else None


def _steps(change: Change) -> tuple[Change, ...]:
    return change.parts or (change,)
