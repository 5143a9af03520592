import pytest

from leadlight.schedule.solver.instance import Conference
from leadlight.schedule.solver.load import Load
from leadlight.schedule.solver.places import Ground
from leadlight.schedule.solver.swapping.choice import Options
from leadlight.schedule.solver.swapping.hardest import Ease

from .rows import FIVE, Window, a_class, a_party, an_evening, meeting

EARLY, MIDDLE, LATE = (Window(FIVE + 20 * n, FIVE + 20 * n + 20, 0, "in_person") for n in range(3))


def ease_of(conferences: list[Conference], seats: int = 1, **windows: list[Window]) -> Ease:
    parties = tuple(a_party(name, windows=own) for name, own in windows.items())
    ground = Ground(an_evening(conferences, [a_class(seats=seats), a_class("4C")], parties=parties))
    return Ease(Options(ground, Load(ground), {}))


@pytest.mark.parametrize(("seats", "pressure"), [(1, [1.5, 0.5, 0.0]), (2, [0.75, 0.25, 0.0])])
def test_pressure_is_what_comes_to_a_seat_if_all_spread_evenly(seats, pressure):
    ease = ease_of([meeting("c1", "ada"), meeting("c2", "ben")], seats, ada=[EARLY, MIDDLE], ben=[EARLY])

    assert ease.pressure[:3] == pressure


def test_the_family_with_the_least_room_comes_first():
    """Ben has one slot, which Ada wants too; Cy has one that nobody else wants."""
    conferences = [meeting("c0", "cy"), meeting("c1", "ada"), meeting("c2", "ben")]

    assert ease_of(conferences, cy=[LATE], ada=[EARLY, MIDDLE], ben=[EARLY]).hardest_first() == [2, 0, 1]


def test_a_family_with_two_children_comes_before_one_with_as_much_room():
    conferences = [meeting("c0", "ada"), meeting("c1", "ben"), meeting("c2", "ben", "4C")]
    ease = ease_of(conferences, ada=[EARLY], ben=[EARLY, MIDDLE])

    assert ease.hardest_first() == [0, 1]
    assert ease_of(conferences, ada=[EARLY, LATE], ben=[EARLY, MIDDLE]).many_first() == [1, 0]


def test_of_two_places_that_cost_the_same_the_quiet_one_is_preferred():
    ease = ease_of([meeting("c1", "ada"), meeting("c2", "ben")], ada=[EARLY, MIDDLE], ben=[EARLY])

    ease.prefer_quiet()

    assert [option.place.start for option in ease.options.options[0]] == [FIVE + 20, FIVE]


def test_who_has_no_place_at_all_has_no_ease():
    assert ease_of([meeting("c1", "ada")], ada=[]).of(0) == 0
