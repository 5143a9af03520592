"""The best timetable that can be found in the time, and how good it is.

First come, first served begins; a linear programme over family patterns says how good a timetable can be; a dive
makes a timetable of it; exchanges among promising patterns make it better, until it is proven best or the budget
ends. Without the solver libraries, families swap places instead and nothing is proven.
"""

from collections.abc import Callable
from dataclasses import replace

from leadlight.schedule.solver.checking.check import check
from leadlight.schedule.solver.checking.score import score
from leadlight.schedule.solver.clock import Clock
from leadlight.schedule.solver.facts import facts_of
from leadlight.schedule.solver.instance import Booking, Instance, Timetable
from leadlight.schedule.solver.load import Load
from leadlight.schedule.solver.places import Ground
from leadlight.schedule.solver.result import Budget, Progress, Release, Result
from leadlight.schedule.solver.swapping.swaps import improve, solve_by_swaps

try:
    from leadlight.schedule.solver.proving.search import Search
except ImportError:  # highspy or numpy are not there
    Search = None  # type: ignore[assignment,misc]

FAIR = 0.7  # of the seconds are for the best timetable, where a fairer one is asked for after it
Report = Callable[[Progress], None]


class BrokenRule(AssertionError):
    """A timetable made here breaks a rule of the checker. That is a fault of ours: nothing is returned."""


def solve(
    instance: Instance,
    *,
    budget: Budget,
    seed: int,
    previous: Timetable | None = None,
    report: Report | None = None,
    stop: Callable[[], bool] | None = None,
    fair: bool = False,
) -> Result:
    """The best timetable for `instance` that the budget allows.

    budget      seconds and rounds; nothing else looks at a clock
    seed        the same instance, seed and previous give the same timetable, if no clock cut it
    previous    what families know, instead of `instance.previous`: what is confirmed stays where it can,
                moving what is published costs `rules.move`
    report      is told of each better timetable and each better bound
    stop        asked now and then; True ends the work with the best so far
    fair        then serve the worst off better, as many placed as before, whatever it costs the others

    Every timetable returned has passed `check`. Raises BrokenRule if one would not.
    """
    clock = Clock(budget, stop)
    firm, released = hold_facts(instance if previous is None else knowing(instance, previous))
    if Search is None:
        timetable = solve_by_swaps(firm, budget=budget, seed=seed, report=report, stop=stop)
        return _result(firm, timetable, released, clock, method="families swap places")
    short = Clock(replace(budget, seconds=budget.seconds * FAIR), stop) if fair else clock
    search = Search(Ground(firm), short, seed, report)
    search.begin(improve(search.ground, [], seed=seed, seconds=clock.left, rounds=1))
    search.run(budget.rounds)
    cut = short.over and not search.proven
    search.clock = clock
    price = search.fair() if fair else None
    result = _result(firm, search.timetable(), released, clock, method="family patterns")
    cut = cut or (clock.over and not search.proven)
    known = replace(result, placed_bound=search.placed_bound, bound=search.bound, fair=price, cut_by_clock=cut)
    return replace(known, bound_as_many=search.bound_as_many())


def knowing(instance: Instance, previous: Timetable) -> Instance:
    return replace(instance, previous=tuple(previous.bookings.values()))


def hold_facts(instance: Instance) -> tuple[Instance, tuple[Release, ...]]:
    """The instance with what was confirmed held fast where it can stand; and what cannot, with why."""
    ground = Ground(instance)
    facts = facts_of(ground, Load(ground))
    fixed = {booking.conference for booking in instance.fixed}
    held, released = list(instance.fixed), []
    for booking in instance.previous:
        c = ground.number.get(booking.conference)
        if booking.state != "confirmed" or c is None or booking.conference in fixed:
            continue
        if c in facts:
            held.append(replace(booking, pools=()))
        else:
            released.append(Release(booking.conference, _why_released(ground, booking)))
    return replace(instance, fixed=tuple(held)), tuple(released)


def _why_released(ground: Ground, booking: Booking) -> str:
    if booking.slot not in ground.slot_number:
        return "Its time is no longer there."
    if ground.place_of(booking) is None:
        return "The class, the family or somebody who would help can no longer be there at its time."
    return "Other bookings that stand leave no room at its time."


def _result(
    instance: Instance, timetable: Timetable, released: tuple[Release, ...], clock: Clock, method: str
) -> Result:
    broken = check(instance, timetable)
    if broken:
        raise BrokenRule(f"{len(broken)} rules broken, first: {broken[0].sentence}")
    counted = score(instance, timetable)
    return Result(
        timetable,
        counted.conferences,
        instance.rules.unplaced,
        counted.placed,
        None,
        counted.cost + counted.move_cost,
        None,
        None,
        counted.move_cost,
        moved(instance, timetable),
        released,
        None,
        method,
        clock.spent,
        clock.over,
    )


def moved(instance: Instance, timetable: Timetable) -> tuple[str, ...]:
    """Conferences that families knew at another slot or in another mode, or that are no longer placed."""
    known = {conference.id for conference in instance.conferences}
    changed = []
    for before in instance.previous:
        now = timetable.bookings.get(before.conference)
        stays = now is not None and (now.slot, now.mode) == (before.slot, before.mode)
        if before.conference in known and before.state != "proposed" and not stays:
            changed.append(before.conference)
    return tuple(changed)
