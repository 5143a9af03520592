"""What a timetable costs and whom it serves, counted as docs/timetable.md says, apart from what solves it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from leadlight.schedule.solver.checking.evening import Seating, Sitting, seated
from leadlight.schedule.solver.instance import DAY_MIN, Booking, Instance, Rules, Timetable

LONG_WAIT_MIN = 30


@dataclass(frozen=True, slots=True)
class Score:
    """What a timetable costs and whom it serves. Costs are whole numbers, waits minutes, shares 0 to 1.

    cost               of all families, with `rules.unplaced` for each unplaced conference; move costs are apart
    soft_cost          the same without the unplaced
    first_pref         every conference of the family lies in a window of level 0
    *_language         among families with a party that has a language of its own, who need an interpreter
    moved, move_cost   earlier bookings with another slot, mode or nothing now; what those that were not merely proposed cost
    """

    conferences: int
    placed: int
    placed_share: float
    families: int
    families_all_placed: float
    families_first_pref: float
    cost: int
    cost_per_family: float
    soft_cost: int
    worst_placed_family: int
    p95: int
    multi_parties: int
    mean_wait: float
    waits_over_30: float
    day_split_share: float
    interpreter_clashes: int
    first_pref_language: float
    first_pref_others: float
    placed_language: float
    placed_others: float
    moved: int
    move_cost: int
    worst_family: int
    family_costs: Mapping[str, int]

    def printed(self) -> dict[str, int | float]:
        """Everything but the costs of single families, by the names above."""
        return {name: value for name, value in asdict(self).items() if name != "family_costs"}


def score(instance: Instance, timetable: Timetable) -> Score:
    """Count what `timetable` costs the families of `instance`, broken rules or not.

    A booking that cannot be found in the instance counts as unplaced. Where nobody is asked for, every share of all
    conferences or families is 1, and a share among no families of a kind is 0. Never raises.
    """
    seating = seated(instance, timetable)
    conferences, placed = len(instance.conferences), len(seating.booked)
    levels = {sitting.conference.id: _level(sitting, instance.rules) for sitting in seating.present}
    families = _families(seating, levels)
    costs = _costs(seating, levels)
    return Score(
        conferences=conferences,
        placed=placed,
        placed_share=_part(placed, conferences),
        interpreter_clashes=_clashes(seating),
        family_costs=costs,
        **_cost_figures(sorted(costs.values()), instance.rules, conferences - placed),
        **_family_figures(families),
        **_way_figures(seating),
        **_move_figures(seating),
    )


@dataclass(frozen=True, slots=True)
class _Family:
    language: bool
    placed: bool
    first_pref: bool


def _families(seating: Seating, levels: dict[str, int]) -> list[_Family]:
    conferences = defaultdict(list)
    for conference in seating.evening.instance.conferences:
        conferences[seating.evening.parties[conference.party].family].append(conference)
    return [
        _Family(
            language=any(seating.evening.parties[conference.party].language for conference in own),
            placed=all(conference.id in seating.booked for conference in own),
            first_pref=all(levels.get(conference.id) == 0 for conference in own),
        )
        for own in conferences.values()
    ]


def _costs(seating: Seating, levels: dict[str, int]) -> dict[str, int]:
    """By family that has a conference, in the order of the conferences."""
    evening = seating.evening
    rules = evening.instance.rules
    costs: dict[str, int] = {}
    for conference in evening.instance.conferences:
        family = evening.parties[conference.party].family
        costs[family] = costs.get(family, 0) + (0 if conference.id in seating.booked else rules.unplaced)
    for sitting in seating.present:
        catchup = rules.catchup if sitting.slots[0].catchup else 0
        pools = sum(evening.pools[pool].cost for pool in sitting.pools)
        costs[sitting.party.family] += rules.level[levels[sitting.conference.id]] + catchup + pools
    for party, sittings in seating.of_party.items():
        costs[evening.parties[party].family] += rules.extra_day * (len(_days(sittings)) - 1)
        costs[evening.parties[party].family] += sum(_wait_cost(wait, rules) for wait in _waits(seating, sittings))
    return costs


def _level(sitting: Sitting, rules: Rules) -> int:
    """The best level of a window it lies in; the worst there is where the party cannot come at all."""
    return min(
        (w.level for w in sitting.party.windows if w.mode == sitting.booking.mode and _inside(sitting, w.start, w.end)),
        default=len(rules.level) - 1,
    )


def _inside(sitting: Sitting, start: int, end: int) -> bool:
    return start <= sitting.start and sitting.end <= end


def _days(sittings: list[Sitting]) -> set[int]:
    return {sitting.start // DAY_MIN for sitting in sittings}


def _waits(seating: Seating, sittings: list[Sitting]) -> list[int]:
    """Minutes with nothing to do between two conferences of one day, the way already taken off."""
    return [
        then.start - first.end - seating.evening.pause(first, then)
        for first, then in pairwise(sittings)
        if len(_days([first, then])) == 1
    ]


def _wait_cost(wait: int, rules: Rules) -> int:
    begun_units = -(-(wait - rules.wait_free_min) // rules.wait_unit_min)
    return rules.wait_unit * max(0, begun_units)


def _cost_figures(ranked: list[int], rules: Rules, unplaced: int) -> dict[str, Any]:
    return {
        "cost": sum(ranked),
        "cost_per_family": round(sum(ranked) / max(1, len(ranked)), 4),
        "soft_cost": sum(ranked) - rules.unplaced * unplaced,
        "worst_placed_family": max((cost for cost in ranked if cost < rules.unplaced), default=0),
        "p95": ranked[int(0.95 * (len(ranked) - 1))] if ranked else 0,
        "worst_family": ranked[-1] if ranked else 0,
    }


def _family_figures(families: list[_Family]) -> dict[str, Any]:
    language = [family for family in families if family.language]
    others = [family for family in families if not family.language]
    return {
        "families": len(families),
        "families_all_placed": _part(sum(family.placed for family in families), len(families)),
        "families_first_pref": _part(sum(family.first_pref for family in families), len(families)),
        "first_pref_language": _mean([family.first_pref for family in language], 4),
        "first_pref_others": _mean([family.first_pref for family in others], 4),
        "placed_language": _mean([family.placed for family in language], 4),
        "placed_others": _mean([family.placed for family in others], 4),
    }


def _way_figures(seating: Seating) -> dict[str, Any]:
    """How families with several conferences fare between them."""
    several = [sittings for sittings in seating.of_party.values() if len(sittings) > 1]
    waits = [wait for sittings in several for wait in _waits(seating, sittings)]
    return {
        "multi_parties": len(several),
        "mean_wait": _mean(waits, 2),
        "waits_over_30": _mean([wait > LONG_WAIT_MIN for wait in waits], 4),
        "day_split_share": _mean([len(_days(sittings)) > 1 for sittings in several], 4),
    }


def _move_figures(seating: Seating) -> dict[str, Any]:
    instance = seating.evening.instance
    known = {booking.conference: booking for booking in instance.previous}
    moved = [b for b in known.values() if b.conference in seating.evening.conferences and _moved(seating, b)]
    return {
        "moved": len(moved),
        "move_cost": instance.rules.move * sum(booking.state != "proposed" for booking in moved),
    }


def _moved(seating: Seating, before: Booking) -> bool:
    sitting = seating.booked.get(before.conference)
    return sitting is None or (sitting.booking.slot, sitting.booking.mode) != (before.slot, before.mode)


def _clashes(seating: Seating) -> int:
    """Conferences that stand without the interpreter they were promised, counted at each start and each going home."""
    clashes = 0
    for id, sittings in seating.in_pool.items():
        windows = seating.evening.pools[id].windows
        for time in {sitting.start for sitting in sittings} | {window.end for window in windows}:
            running = sum(sitting.start <= time < sitting.end for sitting in sittings)
            there = sum(window.count for window in windows if window.start <= time < window.end)
            clashes += max(0, running - there)
        clashes += sum(not any(_inside(sitting, w.start, w.end) for w in windows) for sitting in sittings)
    return clashes


def _part(count: int, of: int) -> float:
    return round(count / of, 5) if of else 1.0


def _mean(values: Sequence[int], digits: int) -> float:
    return round(sum(values) / max(1, len(values)), digits)
