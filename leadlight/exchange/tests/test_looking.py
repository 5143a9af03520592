"""What pictures need before they are taken."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from leadlight.exchange.looking import where_it_is_afternoon


@pytest.mark.parametrize("hour", range(24))
def test_a_zone_is_found_in_which_it_is_four_in_the_afternoon(hour):
    now = datetime(2026, 11, 22, hour, 40, tzinfo=UTC)
    assert now.astimezone(ZoneInfo(where_it_is_afternoon(now))).hour == 16
