"""First come, first served is judged by the middle one of three orders of arrival."""

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.commands.compare import compare
from leadlight.schedule.solver.commands.generate import generate
from leadlight.schedule.solver.files.reading import read_instance
from leadlight.schedule.solver.swapping.first_come import first_come, peer_first_come


def test_the_middle_of_three_orders_counts():
    instance = read_instance(generate("class", 1, slack=0.9))
    compared = compare(instance, 4)
    for found, book in ((compared.aware, first_come), (compared.peer, peer_first_come)):
        orders = [score(instance, book(instance, seed)) for seed in (4, 5, 6)]
        assert found in orders
        assert found.placed == sorted(order.placed for order in orders)[1]


def test_booking_breaks_no_rule():
    instance = read_instance(generate("extended", 2))
    assert check(instance, first_come(instance, 1)) == []
