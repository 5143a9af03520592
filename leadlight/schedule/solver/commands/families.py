"""The model of families behind generated instances: who comes together, when they can, how much they wish.

Every number is an assumption, chosen so that evenings come out as schools tell of them: a third of the
families has several children, the hours after work are scarcer than seats, a few languages are many
people's. Nothing here was measured in a school.

    children     of families with several children in these classes 79 % have two, 17 % three, 4 % four;
                 a sibling is in another class of the same school (65 %), else in a school nearby
    habits       44 % work by day and come from about 17:00; 27 % are free in the afternoon and the next
                 morning; 14 % can always come; 15 % work late and come the next morning
    wishes       each prefers one stretch of 60 to 120 minutes and finds the rest fine
    also         55 % could come on the catch-up day if needed, a third by video, some day workers early
                 the next morning; 1.5 % live too far away and come by video only
    languages    how many families need an interpreter is a parameter; Spanish is the most frequent
    households   how many families live in two is a parameter: each household meets the teacher on its
                 own, 30 minutes apart, with wishes of its own
"""

from dataclasses import dataclass
from random import Random
from typing import Any

from leadlight.schedule.solver.instance import DAY_MIN

Row = dict[str, Any]

SIBLINGS = {2: 0.79, 3: 0.17, 4: 0.04}
LANGUAGES = {"es": 0.44, "ar": 0.21, "tl": 0.13, "uk": 0.11, "pa": 0.06, "so": 0.05}
HABITS = {"day": 0.44, "afternoon": 0.27, "always": 0.14, "late": 0.15}
SAME_SCHOOL = 0.65
FAR_AWAY = 0.015
EVENING = (14 * 60 + 30, 20 * 60)
MORNING = (DAY_MIN + 8 * 60, DAY_MIN + 12 * 60)
CATCHUP = (5 * DAY_MIN + 15 * 60 + 30, 5 * DAY_MIN + 17 * 60)
PREFERRED, FINE, IF_NEEDED = 0, 1, 2
STRETCHES_MIN = (60, 75, 75, 90, 90, 105, 120)


@dataclass(frozen=True, slots=True)
class Family:
    """classes: the host of each child, by position · language: None where no interpreter is needed."""

    classes: tuple[int, ...]
    language: str | None
    households: int


def family(rng: Random, classes: tuple[int, ...], *, languages: float, separated: float) -> Family:
    """One family with children in `classes`; the shares are of all families, 0 to 1."""
    language = weighed(rng, LANGUAGES) if rng.random() < languages else None
    return Family(classes, language, 2 if rng.random() < separated else 1)


def children(rng: Random, siblings: float) -> int:
    """How many a family has in these classes; `siblings` is the share of families with several."""
    return weighed(rng, SIBLINGS) if rng.random() < siblings else 1


def weighed(rng: Random, table: dict[Any, float]) -> Any:
    """One of the table's keys, drawn by its weights."""
    return rng.choices(list(table), list(table.values()))[0]


def windows(rng: Random) -> list[Row]:
    """When one household can come and how much it likes to, as the file has it."""
    found = {"day": by_day, "afternoon": in_the_afternoon, "always": always, "late": late}[weighed(rng, HABITS)](rng)
    if rng.random() < 0.55:
        found.append(window(*CATCHUP, IF_NEEDED))
    if rng.random() < FAR_AWAY:
        return [{**row, "mode": "remote"} for row in found]
    if rng.random() < 0.33:
        level = FINE if rng.random() < 0.33 else IF_NEEDED
        found.append(window(17 * 60, EVENING[1], level, "remote"))
        if rng.random() < 0.5:
            found.append(window(*MORNING, level, "remote"))
    return found


def by_day(rng: Random) -> list[Row]:
    begin = rng.choice((990, 1005, 1020, 1020, 1020, 1035))
    found = [window(begin, EVENING[1], FINE), stretch(rng, begin, EVENING[1], crowd=0.7)]
    if rng.random() < 0.38:
        found.append(window(MORNING[0], MORNING[0] + 90, IF_NEEDED))
    return found


def in_the_afternoon(rng: Random) -> list[Row]:
    end = rng.choice((1005, 1020, 1020, 1035, 1050, 1065))
    return [window(EVENING[0], end, FINE), stretch(rng, EVENING[0], end), window(*MORNING, FINE)]


def always(rng: Random) -> list[Row]:
    return [window(*EVENING, FINE), window(*MORNING, FINE), stretch(rng, *EVENING)]


def late(rng: Random) -> list[Row]:
    found = [window(*MORNING, FINE), stretch(rng, *MORNING)]
    if rng.random() < 0.5:
        found.append(window(18 * 60, EVENING[1], IF_NEEDED))
    return found


def stretch(rng: Random, start: int, end: int, crowd: float = 0.0) -> Row:
    """What is preferred between `start` and `end`; the share `crowd` wants the first hour of it."""
    length = rng.choice(STRETCHES_MIN)
    last = min(start + 60, end - length) if rng.random() < crowd else end - length
    begin = rng.randrange(start, last + 1, 15) if last > start else start
    return window(begin, min(end, begin + length), PREFERRED)


def window(start: int, end: int, level: int, mode: str = "in_person") -> Row:
    return {"start": start, "end": end, "level": level, "mode": mode}
