"""The whole solver, on evenings small enough to know the answer and on one real class."""

from dataclasses import replace

import pytest
from hypothesis import given

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.files.reading import open_instance
from leadlight.schedule.solver.instance import Booking, Conference, Pool, PoolWindow, Rules, Timetable, Window
from leadlight.schedule.solver.result import Budget, FairPrice
from leadlight.schedule.solver.solve import BrokenRule, hold_facts, solve
from leadlight.schedule.solver.swapping.first_come import first_come

from .brute import best_by_brute_force
from .rows import FIVE, a_class, a_party, an_evening, meeting
from .strategies import instances, quickly
from .test_properties import kept, read

LONG_ENOUGH = Budget(60)
PREFERRED_AT_FIVE = (Window(FIVE, FIVE + 20, 0, "in_person"), Window(FIVE, FIVE + 60, 2, "in_person"))


def best(evening, **fields):
    return solve(evening, budget=LONG_ENOUGH, seed=1, **fields)


@quickly(40)
@given(instances(max_conferences=5).map(read))
def test_finds_the_best_there_is_and_claims_no_more(evening):
    result = best(evening)
    unplaced, cost = best_by_brute_force(evening, kept(evening, result.timetable))
    assert check(evening, result.timetable) == []
    assert (result.unplaced, result.cost) == (unplaced, cost)
    assert result.bound is None or result.bound <= cost
    assert result.placed_bound is None or result.placed_bound >= result.placed


def test_a_real_class_is_solved_and_proven():
    result = best(open_instance("class-1"))
    assert (result.placed, result.placed_bound, result.cost, result.bound) == (25, 25, 8, 8)
    assert not result.cut_by_clock


def test_the_same_seed_gives_the_same_timetable():
    evening = open_instance("class-1")
    assert best(evening).timetable == best(evening).timetable


def test_nobody_to_place_is_placed_at_once():
    result = best(an_evening([]))
    assert (result.placed, result.placed_bound, result.cost, result.bound) == (0, 0, 0, 0)


def test_everybody_wants_the_first_slot_and_as_many_as_possible_get_one():
    names = [f"c{n}" for n in range(5)]
    evening = an_evening(
        [meeting(name, name) for name in names], parties=tuple(a_party(n, windows=PREFERRED_AT_FIVE) for n in names)
    )
    result = best(evening)
    assert (result.placed, result.placed_bound) == (3, 3)
    assert (result.cost, result.bound) == (2008, 2008)  # one in the slot all prefer, two at 4, two without


def test_stops_at_once_with_what_there_is():
    evening = open_instance("class-1")
    result = solve(evening, budget=LONG_ENOUGH, seed=1, stop=lambda: True)
    assert check(evening, result.timetable) == []
    assert result.placed >= len(first_come(evening, 1).bookings)
    assert result.cut_by_clock


def test_a_budget_of_nothing_still_gives_a_timetable():
    evening = open_instance("class-1")
    assert solve(evening, budget=Budget(0), seed=1).placed >= len(first_come(evening, 1).bookings)


def test_tells_what_it_knows_on_the_way_and_it_only_gets_better():
    told = []
    best(open_instance("class-1"), report=told.append)
    values = [p.value for p in told if p.value is not None]
    bounds = [p.bound for p in told if p.bound is not None]
    assert values == sorted(values, reverse=True)
    assert bounds == sorted(bounds)
    assert values[-1] == bounds[-1] == 8


# what families know already


def with_previous(state):
    """Two conferences of one slot each; the first was told 17:20, though 17:00 would suit it better."""
    evening = an_evening(
        [meeting("c1", "ann"), meeting("c2", "bo")],
        parties=(a_party("ann", windows=PREFERRED_AT_FIVE), a_party("bo", windows=PREFERRED_AT_FIVE)),
        rules=Rules(move=2),
    )
    return replace(evening, previous=(Booking("c1", "3B-1", "in_person", state=state),))


@pytest.mark.parametrize(
    ("state", "slots", "moves"),
    [
        ("proposed", {"3B-0"}, 0),
        ("published", {"3B-0", "3B-1"}, 0),
        ("confirmed", {"3B-1"}, 0),
    ],
)
def test_what_families_know_is_moved_only_for_good_reason(state, slots, moves):
    alone = replace(with_previous(state), conferences=(meeting("c1", "ann"),))
    result = best(alone)
    assert result.timetable.bookings["c1"].slot in slots
    if state == "published":  # 4 for the later time, or 0 and 2 for the move
        assert (result.cost, result.moves, result.moved) == (2, 2, ("c1",))
    if state == "confirmed":
        assert (result.cost, result.moves, result.moved, result.released) == (4, 0, (), ())


def test_a_confirmed_time_that_is_gone_is_released_by_name_and_placed_anew():
    evening = replace(with_previous("confirmed"), previous=(Booking("c1", "gone", "in_person", state="confirmed"),))
    firm, released = hold_facts(evening)
    assert firm.fixed == ()
    assert [release.conference for release in released] == ["c1"]
    result = best(evening)
    assert result.placed == 2
    assert [release.conference for release in result.released] == ["c1"]


def test_previous_of_the_call_wins_over_that_of_the_instance():
    evening = with_previous("proposed")
    known = best(replace(evening, previous=(Booking("c1", "3B-2", "in_person", state="confirmed"),))).timetable
    assert known.bookings["c1"].slot == "3B-2"
    told = replace(known, bookings={c: replace(b, state="confirmed") for c, b in known.bookings.items()})
    assert best(evening, previous=told).timetable.bookings["c1"].slot == "3B-2"


# fairness


def dear_for_one():
    """Either ann pays nothing and bo 4, or both pay 3: together less, or nobody so much."""
    first, second = (FIVE, FIVE + 20), (FIVE + 20, FIVE + 40)
    ann = (Window(*first, 0, "in_person"), Window(*second, 1, "in_person"))
    bo = (Window(*first, 1, "in_person"), Window(*second, 2, "in_person"))
    parties = (a_party("ann", windows=ann), a_party("bo", windows=bo))
    return an_evening(
        [meeting("c1", "ann"), meeting("c2", "bo")], [a_class(count=2)], parties=parties, rules=Rules(level=(0, 3, 4))
    )


def test_fairness_serves_the_worst_off_better_and_says_what_it_cost():
    plain, fair = best(dear_for_one()), best(dear_for_one(), fair=True)
    assert score(dear_for_one(), plain.timetable).family_costs == {"ann": 0, "bo": 4}
    assert score(dear_for_one(), fair.timetable).family_costs == {"ann": 3, "bo": 3}
    assert fair.fair == FairPrice(worst_before=4, worst_after=3, raised=1, lowered=1, price=2)
    assert (plain.cost, fair.cost, plain.bound, fair.bound) == (4, 6, 4, 4)


@quickly(25)
@given(instances(max_conferences=6).map(read))
def test_fairness_places_as_many_and_never_serves_the_worst_off_worse(evening):
    plain, fair = best(evening), best(evening, fair=True)
    assert (fair.placed, fair.moves) == (plain.placed, plain.moves)
    costs = [sorted(score(evening, r.timetable).family_costs.values(), reverse=True) for r in (fair, plain)]
    assert costs[0] <= costs[1]
    assert fair.fair is None or fair.cost - plain.cost == fair.fair.price >= 0


# what is shared


def test_one_interpreter_is_at_one_conference_at_a_time():
    pool = Pool("es", "interpreter", "es", (PoolWindow(FIVE, FIVE + 60, 1),))
    evening = an_evening(
        [meeting(f"c{n}", needs=(("es",),), host=f"H{n}") for n in range(4)],
        hosts=[a_class(f"H{n}") for n in range(4)],
        pools=(pool,),
    )
    result = best(evening)
    assert (result.placed, result.placed_bound) == (3, 3)


def test_two_needs_of_one_pool_take_two_people():
    pool = Pool("es", "interpreter", "es", (PoolWindow(FIVE, FIVE + 60, 2),))
    evening = an_evening([meeting("c1", needs=(("es",), ("es",)))], pools=(pool,))
    assert best(evening).placed == 1
    alone = replace(evening, pools=(replace(pool, windows=(PoolWindow(FIVE, FIVE + 60, 1),)),))
    assert best(alone).placed_bound == 0


def test_a_long_private_conference_holds_all_seats_of_its_slots():
    host = a_class(count=4, seats=2)
    evening = an_evening(
        [Conference("long", "k", "p", "3B", minutes=40, private=True), *(meeting(f"c{n}") for n in range(5))],
        hosts=[host],
    )
    result = best(evening)
    assert (result.placed, result.placed_bound) == (5, 5)


# what the bound knows of breaks, before anything is exchanged

AT_ONCE = Budget(60, rounds=0)
BY_VIDEO = (Window(FIVE, FIVE + 80, 0, "remote"),)


@pytest.mark.parametrize("seats", [{"seats": 3, "remote_seats": 1}, {"seats": 3, "remote_seats": 3, "withheld": 2}])
def test_what_a_slot_has_of_each_kind_counts_only_while_it_is_open(seats):
    """One of each two slots in a row may be open, for one conference: two in all."""
    names = [f"c{n}" for n in range(4)]
    evening = an_evening(
        [meeting(n, n) for n in names],
        hosts=[a_class(count=4, max_run=1, **seats)],
        parties=tuple(a_party(n, windows=BY_VIDEO) for n in names),
    )
    result = solve(evening, budget=AT_ONCE, seed=1)
    assert (result.placed, result.placed_bound) == (2, 2)


def test_a_conference_longer_than_its_teachers_may_work_has_no_place():
    evening = an_evening([meeting("c1", minutes=40)], hosts=[a_class(count=4, max_run=1)])
    assert solve(evening, budget=AT_ONCE, seed=1).placed_bound == 0


def test_a_private_conference_may_be_fixed_where_every_seat_is_withheld():
    evening = an_evening([meeting("c1", private=True)], hosts=[a_class(seats=1, withheld=1)])
    result = best(replace(evening, fixed=(Booking("c1", "3B-0", "in_person"),)))
    assert (result.cost, result.bound) == (0, 0)


def test_fixed_conferences_find_their_interpreters_though_the_first_choice_of_many_is_wrong():
    """Nine for an hour with anyone; at 17:20 two with one of the cheapest two, whom the nine would rather have."""
    host = [a_class(f"H{n}") for n in range(11)]
    pools = tuple(Pool(f"i{n}", "interpreter", "es", (PoolWindow(FIVE, FIVE + 60, 1),), int(n > 1)) for n in range(11))
    ids = tuple(pool.id for pool in pools)
    long = [meeting(f"a{n}", host=f"H{n}", needs=(ids,), minutes=60) for n in range(9)]
    late = [meeting(f"b{n}", host=f"H{n}", needs=(ids[:2],)) for n in (9, 10)]
    stand = [Booking(c.id, f"{c.host}-{int(c in late)}", "in_person") for c in long + late]
    result = best(an_evening(long + late, host, pools=pools, fixed=tuple(stand)))
    assert (result.placed, result.cost, result.bound) == (11, 9, 9)


def test_the_comfort_of_a_timetable_is_held_against_those_that_place_as_many(monkeypatch):
    """One fewer placed than could be: its comfort still has a bound, for 1000 too much would say nothing."""
    monkeypatch.setattr("leadlight.schedule.solver.proving.search.Search._exchange", lambda self, rounds: None)
    monkeypatch.setattr("leadlight.schedule.solver.proving.search.Search._swap", lambda self: None)
    monkeypatch.setattr("leadlight.schedule.solver.proving.search.dive", lambda programme, clock: None)
    evening = open_instance("tight-school-1")
    result = best(evening)  # what it began with: hardest first
    assert (result.placed, result.placed_bound) == (591, 592)
    assert result.bound is not None and result.bound_as_many is not None
    assert result.bound + 900 < result.bound_as_many <= result.cost
    assert result.soft_bound == result.bound_as_many - result.unplaced * 1000 > 400


def test_a_teacher_who_needs_a_break_between_two_slots_is_counted_so():
    """Two half open slots would have seats for both; whole ones have not."""
    first, second = (Window(FIVE, FIVE + 20, 0, "in_person"),), (Window(FIVE + 20, FIVE + 40, 0, "in_person"),)
    parties = (a_party("ann", windows=first), a_party("bo", windows=second))
    evening = an_evening(
        [meeting("c1", "ann"), meeting("c2", "bo")], [a_class(count=2, max_run=1, seats=4)], parties=parties
    )
    assert best(evening).placed_bound == 1


def test_fairness_leaves_nobody_out_for_it():
    """Ann's family has neither of its two; with one of them, two other families would have none."""
    whole = (Window(FIVE, FIVE + 40, 0, "in_person"),)
    long = [meeting("a1", "ann", minutes=40), meeting("a2", "ann", minutes=60)]
    parties = tuple(a_party(name, windows=whole) for name in ("ann", "bo", "cy"))
    evening = an_evening([*long, meeting("b", "bo"), meeting("c", "cy")], [a_class(count=2)], parties=parties)
    assert set(best(evening, fair=True).timetable.bookings) == {"b", "c"}


def test_a_timetable_that_breaks_a_rule_is_never_handed_back(monkeypatch):
    evening = an_evening([meeting("c1"), meeting("c2")])
    both = {name: Booking(name, "3B-0", "in_person") for name in ("c1", "c2")}
    made_up = Timetable("evening", both)
    monkeypatch.setattr("leadlight.schedule.solver.proving.search.Search.timetable", lambda self: made_up)
    with pytest.raises(BrokenRule):
        best(evening)
