"""First come, first served is judged by the average of five orders of arrival."""

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.commands.compare import compare
from leadlight.schedule.solver.commands.generate import generate
from leadlight.schedule.solver.files.reading import read_instance
from leadlight.schedule.solver.swapping.first_come import first_come, peer_first_come


def test_the_average_of_five_orders_counts():
    instance = read_instance(generate("five-o-clock", 1))
    compared = compare(instance, 4)
    for found, book in ((compared.aware, first_come), (compared.peer, peer_first_come)):
        orders = [score(instance, book(instance, seed)) for seed in (4, 5, 6, 7, 8)]
        assert len({order.placed for order in orders}) > 1
        assert found.placed == round(sum(order.placed for order in orders) / 5)
        assert found.placed_language == round(sum(order.placed_language for order in orders) / 5, 4)


def test_booking_breaks_no_rule():
    instance = read_instance(generate("extended", 2))
    assert check(instance, first_come(instance, 1)) == []
