"""What `leadlight bench pages` counts."""

import pytest
from django.test import Client

from leadlight.exchange.bench_pages import linked, weigh
from leadlight.exchange.benches import KB, QUERIES, over


@pytest.mark.django_db
def test_a_page_is_weighed_with_the_style_sheets_and_scripts_it_calls_for(settings):
    row = weigh(Client(), "/come-in/")
    page = Client().get("/come-in/").content
    found = linked(page.decode())
    assert any(path.endswith(".css") for path in found)
    assert len(page) / 10_000 < row["kB"] < 60
    assert row["ms"] > 0
    assert row["queries"] <= QUERIES


def test_a_page_beyond_its_budget_is_named():
    light = {name: {"kB": 10, "queries": 3} for name in KB}
    assert over(light) == []
    assert over(light | {"board": {"kB": 51, "queries": 16}}) == ["board: 51 kB", "board: 16 queries"]
