"""What an exchange may claim."""

from leadlight.schedule.solver.clock import Clock
from leadlight.schedule.solver.commands.generate import generate
from leadlight.schedule.solver.files.reading import read_instance
from leadlight.schedule.solver.places import Ground
from leadlight.schedule.solver.proving import exchange
from leadlight.schedule.solver.proving.exchange import Answer, Exchange, Promising
from leadlight.schedule.solver.proving.generation import Bound
from leadlight.schedule.solver.proving.generation import generate as generate_patterns
from leadlight.schedule.solver.proving.options import Options
from leadlight.schedule.solver.proving.patterns import Costs, Pattern
from leadlight.schedule.solver.proving.pricing import Unit
from leadlight.schedule.solver.proving.programme import Programme
from leadlight.schedule.solver.proving.search import Search
from leadlight.schedule.solver.result import Budget
from leadlight.schedule.solver.solve import solve

from .rows import an_evening, meeting


def exchange_of(slots, clock=None):
    """An exchange at a timetable in which c0, c1, ... have the first option at these slots."""
    clock = clock or Clock(Budget(60))
    options = Options(Ground(an_evening([meeting(f"c{n}") for n in range(len(slots))])))
    units = [Unit(options, n) for n in range(len(slots))]
    costs, bound = Costs.whole(options), Bound(options)
    programme = Programme(options, units, costs)
    programme.add(Pattern(unit, ()) for unit in units)
    assert generate_patterns(programme, Clock(Budget(60)), bound=bound)
    first = {(p.conference, p.slot): o for o, p in reversed(list(enumerate(options.places)))}
    patterns = [Pattern(unit, (first[unit.conferences[0], slot],)) for unit, slot in zip(units, slots, strict=True)]
    return Exchange(Promising(costs, bound), patterns, clock), units


def test_what_cannot_be_bettered_is_final():
    given, units = exchange_of([0, 1, 2])
    assert given.free(units, 1000.0, 100) == Answer(better=False, final=True, whole=True)


def test_a_programme_without_a_solution_proves_nothing():
    """Two stand on one seat: nothing can be said of the third."""
    given, units = exchange_of([0, 0, 1])
    assert not given.free(units[2:], 1000.0, 100).final


def test_an_exchange_after_the_end_proves_nothing():
    given, units = exchange_of([0, 1, 2], Clock(Budget(0)))
    assert given.free(units, 1000.0, 100) == Answer(better=False, final=False, whole=False)


def hard():
    """A class whose mix costs 9 and whose best timetable 10: only an exchange of all patterns can find and prove that."""
    return read_instance(generate("extended", 18, students=24, hosts=1))


def test_all_patterns_that_could_matter_end_in_a_proof():
    result = solve(hard(), budget=Budget(60), seed=1)
    assert (result.cost, result.bound) == (10, 10)


def test_patterns_that_were_left_out_end_in_none(monkeypatch):
    monkeypatch.setattr(exchange, "MOST_PATTERNS", 1)
    monkeypatch.setattr(exchange, "FEW", 1)
    assert solve(hard(), budget=Budget(60), seed=1).bound == 9


def test_what_does_not_fit_is_not_kept_however_cheap_it_is():
    given, units = exchange_of([0, 0, 1])
    search = Search(given.options.ground, Clock(Budget(60)), seed=1)
    own = {unit.conferences: unit for unit in search.units}
    assert not search.offer(Pattern(own[unit.conferences], given.now[unit].options) for unit in units)
    assert (search.best, search.cost) == ([], float("inf"))
