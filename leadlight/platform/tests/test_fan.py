"""The fanlight's geometry: wedges fill the half round, whatever their number and whichever way the page runs."""

import math
import re
from itertools import pairwise

import pytest

from leadlight.platform import fan
from leadlight.platform.fan import BIG, MINI, Wedge

COUNTS = range(1, 10)


def corners(path):
    """(hub begin, rim begin, rim end, hub end) of a wedge's outline."""
    number = r"(-?[\d.]+)"
    found = re.fullmatch(
        rf"M{number} {number}L{number} {number}A\S+ \S+ 0 0 [01] {number} {number}L{number} {number}A\S+ \S+ 0 0 [01] {number} {number}Z",
        path,
    )
    values = [float(value) for value in found.groups()]
    return [tuple(values[i : i + 2]) for i in range(0, 8, 2)]


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("frame", [BIG, MINI])
@pytest.mark.parametrize("count", COUNTS)
def test_wedges_cover_the_half_round_without_gap_or_overlap(frame, count, mirrored):
    wedges = [corners(fan.path(frame, index, count, mirrored)) for index in range(count)]
    ends = [frame.middle - frame.outer[0], frame.middle + frame.outer[0]]
    first, last = (ends[1], ends[0]) if mirrored else (ends[0], ends[1])
    assert wedges[0][1] == pytest.approx((first, frame.floor), abs=0.06)
    assert wedges[-1][2] == pytest.approx((last, frame.floor), abs=0.06)
    for one, next_one in pairwise(wedges):
        assert (one[2], one[3]) == (next_one[1], next_one[0])


@pytest.mark.parametrize("count", COUNTS)
def test_every_corner_lies_on_its_ellipse(count):
    for index in range(count):
        for place, radii in zip(corners(fan.path(BIG, index, count)), ("hub", "outer", "outer", "hub"), strict=True):
            rx, ry = getattr(BIG, radii)
            assert math.hypot((place[0] - BIG.middle) / rx, (place[1] - BIG.floor) / ry) == pytest.approx(1, abs=0.01)


def test_a_mirrored_fan_reads_from_the_other_side():
    wedges = [Wedge(name) for name in ("Hello", "Proud", "Tricky")]
    plain, mirrored = fan.drawn(wedges), fan.drawn(wedges, mirrored=True)
    across = [2 * BIG.middle - float(each.word_x) for each in plain]
    assert [float(each.word_x) for each in mirrored] == pytest.approx(across, abs=0.11)
    assert [each.word_y for each in mirrored] == [each.word_y for each in plain]


def test_more_than_nine_parts_are_left_to_lists():
    assert len(fan.drawn([Wedge(str(i)) for i in range(12)])) == 9
    assert fan.drawn([]) == []
