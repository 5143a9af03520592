"""The checker of today and the first one, asked about the same evenings: they must see the same."""

from collections import Counter
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.files.reading import BadInstance, read_instance, read_timetable
from leadlight.schedule.solver.tests import original_checker
from leadlight.schedule.solver.tests.strategies import Document, bookings_of, instances, quickly

SHOWN = 10  # violations in the first checker's report
LATER = "pool-leaves-early"  # the first checker counts only when conferences start


def agree(document: Document, bookings: list[Document]) -> None:
    """Both checkers count, name and charge the same."""
    timetable = {"schema": "slc-timetable/1", "instance": "random", "bookings": bookings}
    first = original_checker.check(document, timetable)
    instance = read_instance(document)
    try:
        read = read_timetable(timetable, instance)
    except BadInstance:
        assert first["violations"] > 0
        return
    broken = [violation for violation in check(instance, read) if violation.kind != LATER]
    assert len(broken) == first["violations"]
    if len(broken) <= SHOWN:
        assert Counter((v.kind, *v.where) for v in broken) == Counter(map(named, first["first_violations"]))
    clashes_alike = len(broken) == len(check(instance, read))
    counted = score(instance, read).printed()
    told_by_both = first.keys() & counted.keys() - (set() if clashes_alike else {"interpreter_clashes"})
    assert {name: counted[name] for name in told_by_both} == {name: first[name] for name in told_by_both}
    assert first.keys() - counted.keys() == {"instance", "violations", "first_violations"}


def named(shown: tuple[Any, ...]) -> tuple[str, ...]:
    """A violation of the first checker, which says also by how many a slot is too full."""
    words = tuple(map(str, shown))
    return words[:2] if words[0].endswith("-overfull") else words


@quickly(80)
@given(st.data())
def test_both_checkers_say_the_same_of_damaged_timetables(data):
    document = data.draw(instances(max_conferences=8, extended=False))
    assume(document["conferences"])
    agree(document, data.draw(bookings_of(document, damage=True)))
