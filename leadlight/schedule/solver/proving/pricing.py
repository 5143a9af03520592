"""The cheapest pattern of a unit at given prices: what column generation asks again and again.

What the shared rows cost is a sum over options; only waiting, further days and who goes together tie the
conferences of a unit. For one party these ties run along time, so the cheapest pattern is a shortest path over
(conferences left, last spot), the subset dynamic programme of Held & Karp (1962). Several parties of one unit are
joined by a best-first search with those path lengths as its estimate (Hart, Nilsson & Raphael 1968), which also
keeps what a path cannot see: rules between households, and pairs of one party that do not follow each other.
So a family of four costs some kilobytes, where listing its patterns takes hundreds of thousands.

Every price is a whole number of 1/65536, so sums are exact and a bound made of them is one.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count

import numpy as np

from leadlight.schedule.solver.proving.options import Floats, Options

GRAIN = 65536.0
MOST_STEPS = 4000  # of one search; a longer one ends with a bound from below
MOST_LOOKS = 100_000  # in one search, at two places that may not go together; and so many more for each pattern wanted
LOOKS_EACH = 300
MOST_TOGETHER = 9  # conferences of one party whose paths are found exactly


def exact(price: Floats) -> Floats:
    """Prices rounded to whole 1/65536, never negative."""
    return np.maximum(0.0, np.rint(price * GRAIN) / GRAIN)


def exactly(price: float) -> float:
    return float(np.rint(price * GRAIN) / GRAIN)


class Party:
    """The conferences of one party in one unit.

    follow(i, j)   (spots of i, spots of j): what j costs its party after i; inf where it cannot follow
    alone          the party has no other conferences; else some may lie between these, and waiting is not known
    """

    def __init__(self, options: Options, conferences: list[int], alone: bool = True) -> None:
        self.options, self.conferences, self.alone = options, conferences, alone
        self.spots = [options.spots_of(c) for c in conferences]
        self._follow: dict[tuple[int, int, bool], np.ndarray] = {}

    def follow(self, i: int, j: int, visits: bool) -> np.ndarray:
        key = i, j, visits
        if key not in self._follow:
            self._follow[key] = following(self.options, self.spots[i], self.spots[j], visits)
        return self._follow[key]


def following(options: Options, i: slice, j: slice, visits: bool) -> np.ndarray:
    """What `Ground.needed_min` and `visit_cost` say, for all pairs of spots at once."""
    rules, travel = options.ground.rules, np.array(options.ground.instance.travel, dtype=float)
    gap = (options.start[j][None, :] - options.end[i][:, None]).astype(float)
    remote_i, remote_j = options.remote[i][:, None], options.remote[j][None, :]
    needed = travel[options.school[i][:, None], options.school[j][None, :]]
    needed = np.where(remote_i & remote_j, 0.0, needed)
    needed = np.where(remote_i != remote_j, float(rules.remote_switch_min), needed)
    cost = rules.wait_unit * np.ceil(np.maximum(0.0, gap - needed - rules.wait_free_min) / rules.wait_unit_min)
    cost = np.where(options.day[i][:, None] != options.day[j][None, :], float(rules.extra_day), cost)
    said = np.where(gap < needed, np.inf, cost if visits else 0.0)
    small = said.astype(np.float32)  # half the memory, where that says the same
    return small if np.array_equal(small, said) else said


class Paths:
    """Shortest ways to finish the visits of a party.

    onward[S, j]   (spots of j): take j next, with S (j included) still to come, and finish
    begin[S]       finish S from the start; a set of conferences is a number, conference k its bit k
    """

    def __init__(self, party: Party, price: Floats, leave: Floats, visits: bool) -> None:
        self.party, self.visits = party, visits and party.alone
        self.price = [price[spots] for spots in party.spots]
        self.leave = [float(leave[c]) for c in party.conferences]
        self.whole = (1 << len(self.price)) - 1
        self.onward: dict[tuple[int, int], Floats] = {}
        self._left: dict[tuple[int, int], Floats] = {}
        self.begin = [self._finish(todo) for todo in range(self.whole + 1)]

    def stop(self, todo: int) -> float:
        """Leave all the rest out."""
        return sum(leave for j, leave in enumerate(self.leave) if todo >> j & 1)

    def _finish(self, todo: int) -> float:
        """The cheapest finish of `todo` from the start; and, kept, from every spot of the others."""
        n, stop = len(self.price), self.stop(todo)
        coming = [j for j in range(n) if todo >> j & 1 and len(self.price[j])]
        for j in coming:
            rest = self._left.get((todo ^ 1 << j, j))
            self.onward[todo, j] = self.price[j] if rest is None else self.price[j] + rest
        for i in range(n):
            if todo and not todo >> i & 1 and len(self.price[i]):
                best = np.full(len(self.price[i]), stop)
                for j in coming:
                    step = self.party.follow(i, j, self.visits) + self.onward[todo, j]
                    np.minimum(best, step.min(axis=1), out=best)
                self._left[todo, i] = best
        return min([stop, *(float(self.onward[todo, j].min()) for j in coming)])

    def steps(self, todo: int, last: int, at: int) -> Iterator[tuple[float, float, int, int]]:
        """(visit, price and cheapest finish; visit and price; conference; its spot) of every next step."""
        for j in range(len(self.price)):
            if not todo >> j & 1 or not len(self.price[j]):
                continue
            visit = 0.0 if last < 0 else self.party.follow(last, j, self.visits)[at]
            whole, own = visit + self.onward[todo, j], visit + self.price[j]
            for b in np.flatnonzero(np.isfinite(whole)):
                yield float(whole[b]), float(own[b]), j, int(b)


class Unit:
    """A unit ready to be priced. `number` is its position in `Ground.units`."""

    def __init__(self, options: Options, number: int) -> None:
        self.options, self.number, self.looks = options, number, 0
        self.conferences = options.ground.units[number]
        by_party: dict[int, list[int]] = {}
        for c in self.conferences:
            by_party.setdefault(options.ground.party[c], []).append(c)
        self.parties = [
            Party(options, group, len(group) == len(held)) for held in by_party.values() for group in _groups(held)
        ]

    def cheapest(
        self, price: Floats, leave: Floats, *, visits: bool = True, most: int = 1, below: float = np.inf
    ) -> tuple[float, list[list[int]], bool]:
        """The lowest cost of a pattern, or a number that no pattern is below; the best patterns, as spots; and
        whether there are no more that cost less than `below`.

        price    spot -> what it costs now, `leave` conference -> what leaving it out costs
        visits   whether waiting and further days count
        most     patterns wanted at most, `below`: only such that cost less
        """
        paths = [Paths(party, price, leave, visits) for party in self.parties]
        later = [0.0]
        for path in reversed(paths):
            later.append(later[-1] + path.begin[path.whole])
        if later[-1] >= below:
            return later[-1], [], True
        return self._search(paths, later[::-1], most, below)

    def _search(
        self, paths: list[Paths], later: list[float], most: int, below: float
    ) -> tuple[float, list[list[int]], bool]:
        """Best first. A state: (estimate, order, cost so far, party, its conferences to come, last, at, spots)."""
        found: list[list[int]] = []
        self.looks = MOST_LOOKS + LOOKS_EACH * most
        order, low = count(0, -1), below  # of equals the last found first: down, not across
        heap = [(later[0], next(order), 0.0, 0, paths[0].whole, -1, 0, ())]
        for _ in range(MOST_STEPS + 20 * most):
            if not heap or len(found) == most or self.looks < 0:
                break
            estimate, _order, sofar, p, todo, last, at, chosen = heappop(heap)
            if p == len(paths):
                low = min(low, estimate)
                found.append(list(chosen))
                continue
            ended = sofar + paths[p].stop(todo)
            if ended + later[p + 1] < below:
                more = paths[p + 1].whole if p + 1 < len(paths) else 0
                heappush(heap, (ended + later[p + 1], next(order), ended, p + 1, more, -1, 0, chosen))
            for finish, own, j, b in paths[p].steps(todo, last, at):
                spot, total = self.parties[p].spots[j].start + b, sofar + finish + later[p + 1]
                if total < below and self._goes_with(spot, chosen):
                    heappush(heap, (total, next(order), sofar + own, p, todo ^ 1 << j, j, b, (*chosen, spot)))
        return min(low, heap[0][0] if heap else below), found, not heap

    def _goes_with(self, spot: int, chosen: tuple[int, ...]) -> bool:
        self.looks -= 1 + len(chosen)
        options = self.options
        place = options.places[options.first_option[spot]]
        return all(options.ground.go_together(place, options.places[options.first_option[other]]) for other in chosen)


def _groups(conferences: list[int]) -> Iterator[list[int]]:
    """A party with very many conferences is searched group by group; what joins the groups is only checked, and what
    it pays for waiting and further days is left out: what lies between two of one group may be of another.
    """
    for k in range(0, len(conferences), MOST_TOGETHER):
        yield conferences[k : k + MOST_TOGETHER]
