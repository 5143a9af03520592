from string import Formatter
from typing import get_args

import pytest

from leadlight.schedule.solver.instance import Host, Pool
from leadlight.schedule.solver.telling import words
from leadlight.schedule.solver.telling.changes import ChangeKind
from leadlight.schedule.solver.telling.desk import BlockerKind


@pytest.mark.parametrize(("minute", "told"), [(1020, "day 1, 17:00"), (0, "day 1, 0:00"), (1440 + 485, "day 2, 8:05")])
def test_a_time_counts_days_from_one(minute, told):
    assert words.time(minute) == told


def test_a_span_names_the_second_day_only_if_it_is_another():
    assert words.span(1020, 1140) == "day 1, 17:00-19:00"
    assert words.span(1020, 1440 + 60) == "day 1, 17:00 to day 2, 1:00"


def test_stretches_that_touch_are_one_and_too_many_are_counted():
    assert words.spans([(1080, 1110), (1020, 1050), (1050, 1080)]) == "day 1, 17:00-18:30"
    assert words.spans([(60 * n, 60 * n + 30) for n in range(5)], most=2) == (
        "day 1, 0:00-0:30, day 1, 1:00-1:30 and 3 other times"
    )


def test_one_two_and_many():
    assert [words.count(n, "family") for n in (0, 1, 2)] == ["0 families", "1 family", "2 families"]
    assert words.count(12_412, "place") == "12,412 places"
    assert [words.more(n, "place") for n in (1, 2)] == ["one more place", "2 more places"]
    assert words.of(3, 3, "place") == "3 of 3 places"
    assert words.listed(["one"]) == "one"
    assert words.listed(["one", "two", "three"]) == "one, two and three"


def test_helpers_have_the_names_of_what_they_do():
    arabic, support = Pool("I", "interpreter", "ar", ()), Pool("X", "support", "learning-support", ())
    assert [words.all_busy(arabic, n) for n in (1, 2, 3)] == [
        "the Arabic interpreter is",
        "both Arabic interpreters are",
        "all 3 Arabic interpreters are",
    ]
    assert words.a(words.helper(arabic)) == "an Arabic interpreter"
    assert words.a(words.helper(support)) == "a learning support helper"
    assert words.helper(Pool("I", "interpreter", "qu", ())) == "qu interpreter"


def test_a_host_is_called_after_its_teachers():
    assert words.host(Host("3B", "Hill", (), 3, ("Ms Roy", "Mr Lee"))) == "Ms Roy and Mr Lee"
    assert words.host(Host("3B", "Hill", (), 3)) == "3B"


def test_every_kind_of_blocker_has_a_sentence():
    assert set(get_args(BlockerKind)) - set(words.SENTENCES) == set()
    told_elsewhere = {"helper", "stay", "all"}  # "stay" is told as stay_until or stay_from, "all" as its parts
    assert set(get_args(ChangeKind)) - told_elsewhere - set(words.SENTENCES) == set()


def test_no_sentence_speaks_of_scores_or_wants_a_part_without_a_name():
    for sentence in words.SENTENCES.values():
        assert not {"score", "rank", "student", "error", "invalid"} & set(sentence.lower().split())
        assert "" not in {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
