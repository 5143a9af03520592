"""Prices, paths and patterns: what column generation rests on, against trying everything."""

from dataclasses import replace
from itertools import pairwise, product
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from leadlight.schedule.solver.clock import Clock
from leadlight.schedule.solver.instance import Host, NotMeet, Pool, PoolWindow, Rules, Slot
from leadlight.schedule.solver.places import Ground
from leadlight.schedule.solver.proving import pricing
from leadlight.schedule.solver.proving.breaks import most_open
from leadlight.schedule.solver.proving.exchange import MOST_PATTERNS, Promising
from leadlight.schedule.solver.proving.generation import Bound, generate
from leadlight.schedule.solver.proving.options import Options
from leadlight.schedule.solver.proving.patterns import Costs, Pattern
from leadlight.schedule.solver.proving.pricing import GRAIN, Unit, exact, following
from leadlight.schedule.solver.proving.programme import Programme
from leadlight.schedule.solver.result import Budget

from .rows import FIVE, a_class, an_evening, meeting
from .test_properties import evenings

SHORT = settings(max_examples=40, deadline=None, derandomize=True)


@SHORT
@given(st.lists(st.integers(0, 9), max_size=9), st.integers(1, 4))
def test_the_most_open_slots_are_those_of_all_choices_with_a_break(worth, max_run):
    def allowed(chosen):
        return all(not all(chosen[k : k + max_run + 1]) for k in range(len(chosen) - max_run))

    choices = (c for c in product((0, 1), repeat=len(worth)) if allowed(c))
    best = max(sum(w for w, taken in zip(worth, c, strict=True) if taken) for c in choices)
    assert most_open([float(w) for w in worth], max_run) == best


@SHORT
@given(evenings)
def test_arrays_say_of_two_visits_what_the_ground_says(evening):
    options = Options(Ground(evening))
    ground = options.ground
    heads = [options.places[o] for o in options.first_option[:-1]]
    for c, ties in enumerate(ground.ties):
        for d in (d for d, tie in ties.items() if tie.same_party):
            i, j = options.spots_of(c), options.spots_of(d)
            said = following(options, i, j, visits=True)
            for (a, p), (b, q) in product(enumerate(heads[i]), enumerate(heads[j])):
                possible = q.start - p.end >= ground.needed_min(p, q)
                assert said[a, b] == (ground.visit_cost(p, q) if possible else np.inf)


def everything(options, unit, price, leave, visits):
    """The cost of every pattern of the unit, by its spots."""
    ground = options.ground
    choices = [[None, *range(options.spots_of(c).start, options.spots_of(c).stop)] for c in unit.conferences]
    for chosen in product(*choices):
        spots = [s for s in chosen if s is not None]
        places = [options.places[options.first_option[s]] for s in spots]
        if all(ground.go_together(p, q) for k, p in enumerate(places) for q in places[:k]):
            cost = sum(price[s] for s in spots)
            cost += sum(leave[c] for c, s in zip(unit.conferences, chosen, strict=True) if s is None)
            for party in {ground.party[p.conference] for p in places} if visits else ():
                own = sorted((p for p in places if ground.party[p.conference] == party), key=lambda p: p.start)
                cost += sum(ground.visit_cost(p, q) for p, q in pairwise(own))
            yield cost


@SHORT
@given(evenings, st.integers(0, 99), st.booleans())
def test_the_cheapest_patterns_are_those_of_all(evening, seed, visits):
    options, random = Options(Ground(evening)), Random(seed)
    price = exact(np.array([random.choice((0, 0.3, 2, 7)) for _ in options.first_option[:-1]]))
    for number in range(len(options.ground.units)):
        unit = Unit(options, number)
        if len(unit.conferences) > 3:
            continue
        costs = sorted(everything(options, unit, price, options.unplaced, visits))
        low, found, whole = unit.cheapest(price, options.unplaced, visits=visits, most=4)
        assert low == costs[0]
        assert len(found) == min(4, sum(np.isfinite(costs)))
        assert whole == (np.isfinite(costs).sum() <= 4)


def test_prices_are_whole_numbers_of_a_grain_and_never_negative():
    rounded = exact(np.array([-0.5, 0.1, 1 / 3, 1000.7]))
    assert list(rounded * GRAIN) == [0, 6554, 21845, 65581875]


def test_a_party_of_very_many_conferences_waits_no_longer_than_it_has_to():
    """Nine at every other slot and eight between them: searched apart, each nine would seem to wait."""
    times = [FIVE + 40 * n for n in range(9)] + [FIVE + 20 + 40 * n for n in range(8)]
    hosts = [Host(f"H{n}", "Hill", (Slot(f"H{n}", t, t + 20, 1),), 9) for n, t in enumerate(times)]
    options = Options(Ground(an_evening([meeting(f"c{n}", "ann", h.id) for n, h in enumerate(hosts)], hosts)))
    low, _, _ = Unit(options, 0).cheapest(options.cost, options.unplaced)
    assert low == 0


def test_great_costs_of_waiting_are_exact():
    rules = Rules(wait_unit=999_983, wait_unit_min=1)
    options = Options(
        Ground(an_evening([meeting("c1", "ann"), meeting("c2", "ann")], [a_class(count=12)], rules=rules))
    )
    ground, spots = options.ground, [options.spots_of(c) for c in (0, 1)]
    first, last = (options.places[options.first_option[s]] for s in (spots[0].start, spots[1].stop - 2))
    assert float(following(options, *spots, visits=True)[0, -2]) == ground.visit_cost(first, last)


def test_a_search_that_takes_too_long_ends_with_a_number_that_is_not_too_high(monkeypatch):
    """Ten parties who must not meet, with room for five: all that a path sees of them is that each could come."""
    names = [f"p{n}" for n in range(10)]
    evening = an_evening([meeting(n, n) for n in names], [a_class(count=9, seats=9)])
    options = Options(
        Ground(replace(evening, not_meet=tuple(NotMeet(a, b, 20) for a in names for b in names if a < b)))
    )
    asked, go_together = [], Ground.go_together
    monkeypatch.setattr(pricing, "MOST_LOOKS", 1000)
    monkeypatch.setattr(Ground, "go_together", lambda *pair: asked.append(pair) or go_together(*pair))
    low, _, whole = Unit(options, 0).cheapest(options.cost[options.first_option[:-1]], options.unplaced)
    assert low <= 5000
    assert not whole
    assert len(asked) < 2000


def test_no_unit_is_priced_when_the_clock_is_over(monkeypatch):
    options = Options(Ground(an_evening([meeting(f"c{n}") for n in range(5)])))
    units = [Unit(options, n) for n in range(5)]
    programme = Programme(options, units, Costs.whole(options))
    programme.add(Pattern(unit, ()) for unit in units)
    priced = []
    monkeypatch.setattr(Unit, "cheapest", lambda unit, *_, **__: priced.append(unit) or (0.0, [], True))
    assert not generate(programme, Clock(Budget(60), lambda: len(priced) == 2))
    assert len(priced) == 2


def test_many_interpreters_who_could_come_are_not_all_combined():
    """Three children with 36 pairs of interpreters each: 46,656 patterns for each choice of times."""
    pools = tuple(Pool(f"i{n}", "interpreter", "es", (PoolWindow(0, 10_000, 9),)) for n in range(6))
    need = tuple(pool.id for pool in pools)
    conferences = [meeting(f"c{n}", "ann", needs=(need, need)) for n in range(3)]
    options = Options(Ground(an_evening(conferences, pools=pools)))
    bound = Bound(options)
    bound.unit[:] = 0
    patterns, whole = Promising(Costs.whole(options), bound).within(Unit(options, 0), 9.0)
    assert 0 < len(patterns) <= MOST_PATTERNS
    assert not whole
