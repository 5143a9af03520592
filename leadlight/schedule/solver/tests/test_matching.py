from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from leadlight.schedule.solver.telling.matching import Matching, stabbing

OPTIONS = st.lists(st.lists(st.integers(0, 3), max_size=3, unique=True), max_size=6)
ROOM = st.lists(st.integers(0, 2), min_size=4, max_size=4)


def most(options: dict[int, list[int]], room: dict[int, int], left_out: int | None = None) -> int:
    """How many items find a bin, every choice tried."""
    items = [item for item in options if item != left_out]
    best = 0
    for chosen in product(*([None, *options[item]] for item in items)):
        if all(chosen.count(b) <= n for b, n in room.items()):
            best = max(best, len(items) - chosen.count(None))
    return best


@settings(max_examples=60, deadline=None, derandomize=True)
@given(OPTIONS, ROOM)
def test_as_many_as_can_be_are_seated_and_a_crowd_is_proof(choices, rooms):
    options, room = dict(enumerate(choices)), dict(enumerate(rooms))
    matching = Matching(options, room)
    assert len(matching.chosen) == most(options, room)
    for item, bins in options.items():
        crowd = matching.crowd_of(item)
        needs_to_be_left_out = most(options, room) == most(options, room, left_out=item)
        assert (crowd is not None) == needs_to_be_left_out
        if crowd is not None:
            assert item in crowd.items
            assert all(set(options[one]) <= crowd.bins for one in crowd.items)
            assert len(crowd.items) > sum(room[b] for b in crowd.bins)
            assert crowd.items == {one for one in options if set(options[one]) <= crowd.bins}
        assert set(bins) >= {matching.chosen[item]} if item in matching.chosen else True


def test_asking_leaves_the_matching_as_it_was():
    matching = Matching({0: [0], 1: [0], 2: [0, 1]}, {0: 1, 1: 1})
    before = dict(matching.chosen)
    assert matching.crowd_of(0) == matching.crowd_of(0)
    assert matching.chosen == before


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=8))
def test_the_fewest_instants_reach_every_stretch(lengths):
    stretches = [(start, start + length) for start, length in lengths]
    instants = stabbing(stretches)
    assert all(any(start <= t < end for t in instants) for start, end in stretches)
    apart: list[tuple[int, int]] = []
    for start, end in sorted(stretches, key=lambda stretch: stretch[1]):
        if not apart or apart[-1][1] <= start:
            apart.append((start, end))
    assert len(instants) == len(apart)  # stretches apart from each other need one each: fewer is impossible
