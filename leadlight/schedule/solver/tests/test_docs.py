"""docs/timetable.md says what the code does: its example, its fields and its kinds."""

import json
import re
from pathlib import Path

from hypothesis import given

from leadlight.schedule.solver.checking.check import KINDS, check, score
from leadlight.schedule.solver.files.fields import FIELDS
from leadlight.schedule.solver.files.reading import read_instance, read_timetable
from leadlight.schedule.solver.instance import Rules
from leadlight.schedule.solver.tests.strategies import instances, quickly

PAGE = (Path(__file__).parents[4] / "docs" / "timetable.md").read_text(encoding="utf-8")


def test_the_example_is_read_and_costs_what_the_page_says():
    evening, timetable = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
    instance = read_instance(evening)
    placed = read_timetable(timetable, instance)

    assert check(instance, placed) == []
    assert (score(instance, placed).placed, score(instance, placed).cost) == (4, 0)


def test_every_kind_of_violation_is_explained():
    rules = PAGE.split("## The rules a timetable keeps")[1].split("## What it costs")[0]
    assert set(re.findall(r"`([a-z]+-[a-z-]+)`", rules)) == set(KINDS)


def test_every_field_of_the_random_evenings_is_described():
    described = set(re.findall(r"`([a-z_]+)(?:\[[\]ij\[]*)?`", PAGE))

    @quickly(20)
    @given(instances())
    def fields_are_described(document):
        assert {field for field in fields_in(document) if field not in described} == set()
        assert fields_in(document) <= FIELDS  # what is not there and nearly called like it is refused

    fields_are_described()


def test_the_rules_have_the_defaults_of_the_page():
    plain = Rules()
    for field, default in (
        ("level_cost", list(plain.level)),
        ("catchup_cost", plain.catchup),
        ("extra_day_cost", plain.extra_day),
        ("wait_free_minutes", plain.wait_free_min),
        ("remote_switch_minutes", plain.remote_switch_min),
        ("unplaced_cost", plain.unplaced),
        ("move_cost", plain.move),
    ):
        assert re.search(rf"^\| `{field}` \| `?{re.escape(str(default))}`? \|", PAGE, re.MULTILINE), field
    assert f"| {plain.wait_unit_min}, {plain.wait_unit} |" in PAGE


def fields_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(fields_in(entry) for entry in value.values()))
    return set().union(*(fields_in(entry) for entry in value)) if isinstance(value, list) else set()
