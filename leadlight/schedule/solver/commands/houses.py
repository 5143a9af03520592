"""The model of schools behind generated instances: where they lie, when they receive, who interprets.

hours        a host receives long (14:30-20:00), late (17:00-20:00) or early (14:30-18:30) on day 0,
             two to four hours in the morning of day 1, and in two catch-up slots on day 5
seats        one to five at once, half as many in catch-up slots; as many slots as give the wanted seats;
             after four or five slots with families comes an empty one
teachers     8 % of the hosts are two; one of them may leave an hour early and take a seat along
interpreters a language that two conferences of a school need has somebody in the house for three to
             four hours, one for about ten conferences; each language has a phone (cost 1)
support      one person per school and twenty children who need them, until 18:30
travel       schools lie on a map 40 minutes wide, 10 to 40 minutes apart, in steps of five
"""

from collections import Counter
from math import ceil, hypot
from random import Random

from leadlight.schedule.solver.commands.families import CATCHUP, EVENING, MORNING, Row
from leadlight.schedule.solver.instance import DAY_MIN

AFTERNOONS = ((14 * 60 + 30, 20 * 60), (17 * 60, 20 * 60), (14 * 60 + 30, 18 * 60 + 30))
OFTEN = (0.4, 0.25, 0.35)
MOST_SEATS = 5


def schools(count: int) -> list[Row]:
    """A quarter of several schools are secondary, with slots of 20 minutes; all others have 30."""
    secondary = count // 4
    kinds = [("elementary", 30)] * (count - secondary) + [("secondary", 20)] * secondary
    return [{"id": f"S{i:02d}", "level": level, "slot_minutes": minutes} for i, (level, minutes) in enumerate(kinds)]


def travel(rng: Random, count: int) -> list[list[int]]:
    """Minutes between schools, the same both ways, 0 within one."""
    places = [(rng.random() * 40, rng.random() * 40) for _ in range(count)]
    return [[0 if a is b else way(a, b) for b in places] for a in places]


def way(a: tuple[float, float], b: tuple[float, float]) -> int:
    return min(40, max(10, 5 * round(hypot(a[0] - b[0], a[1] - b[1]) / 5)))


def host(rng: Random, name: str, school: Row, wanted: int, *, few: int | None, withheld: bool) -> Row:
    """A host with about `wanted` seats before the catch-up day.

    few         so many slots from 17:00 on and no other day; None: hours as the model has them
    withheld    one seat of each slot with several is kept for what is held once more
    """
    minutes = school["slot_minutes"]
    starts = [17 * 60 + i * minutes for i in range(few)] if few else hours(rng, minutes)
    seats = min(MOST_SEATS, max(1, ceil(wanted / len(starts))) + (not few and rng.random() < 0.3))
    starts = starts[: max(1, round(wanted / seats))]
    teachers = 2 if rng.random() < 0.08 else 1
    rows = [slot(start, minutes, seats) for start in starts]
    if teachers == 2 and seats > 1 and rng.random() < 0.5:
        leave_early(rows)
    if not few:
        rows += [slot(CATCHUP[0] + i * minutes, minutes, max(1, seats // 2), catchup=True) for i in range(2)]
    for i, row in enumerate(rows):
        row |= {"id": f"{name}-{i:02d}"} | ({"withheld": 1} if withheld and row["seats"] > 1 else {})
    return {
        "id": name,
        "school": school["id"],
        "teachers": [f"T{name[1:]}{letter}" for letter in "ab"[:teachers]],
        "max_run": rng.choice((4, 5)),
        "slots": rows,
    }


def hours(rng: Random, minutes: int) -> list[int]:
    """When the slots of day 0 and day 1 start."""
    begin, end = rng.choices(AFTERNOONS, OFTEN)[0]
    morning = MORNING[0] + 30 * rng.randrange(6)
    until = min(MORNING[1], morning + 60 * rng.randint(2, 4))
    return [*range(begin, end - minutes + 1, minutes), *range(morning, until - minutes + 1, minutes)]


def slot(start: int, minutes: int, seats: int, *, catchup: bool = False) -> Row:
    return {"start": start, "end": start + minutes, "seats": seats, "remote_seats": 1, "catchup": catchup}


def leave_early(rows: list[Row]) -> None:
    evening = [row for row in rows if row["start"] < DAY_MIN]
    for row in evening:
        if row["end"] > evening[-1]["end"] - 60:
            row["seats"] -= 1


def interpreters(rng: Random, asked: Counter[tuple[str, str]]) -> list[Row]:
    """Pools for languages: in each school whose conferences need one, and on the phone.

    asked    conferences by (school, language)
    """
    found = []
    for (school, language), needed in sorted(asked.items()):
        if needed > 1:
            found.append(pool(f"I-{school}-{language}", "interpreter", language, 0, in_the_house(rng, needed)))
    for language in sorted({language for _, language in asked}):
        lines = 1 + sum(needed for (_, key), needed in asked.items() if key == language) // 50
        found.append(
            pool(
                f"I-phone-{language}", "interpreter", language, 1, [present(*EVENING, lines), present(*MORNING, lines)]
            )
        )
    return found


def only(language: str) -> list[Row]:
    """One interpreter for everybody, and no phone."""
    return [pool(f"I-S00-{language}", "interpreter", language, 0, [present(*EVENING, 1), present(*MORNING, 1)])]


def in_the_house(rng: Random, needed: int) -> list[Row]:
    count = max(1, round(needed / 10))
    found = [present(16 * 60, rng.choice((19 * 60, 19 * 60 + 30, 20 * 60)), count)]
    if rng.random() < 0.5:
        found.append(present(MORNING[0], MORNING[0] + 120, ceil(count / 2)))
    return found


def support(asked: Counter[str]) -> list[Row]:
    """Pools of learning support by school; `asked` counts conferences."""
    found = []
    for school, needed in sorted(asked.items()):
        count = ceil(needed / 20)
        times = [present(EVENING[0], 18 * 60 + 30, count), present(MORNING[0], MORNING[0] + 180, count)]
        found.append(pool(f"X-{school}", "support", "learning-support", 0, times))
    return found


def pool(name: str, kind: str, key: str, cost: int, times: list[Row]) -> Row:
    return {"id": name, "kind": kind, "key": key, "cost": cost, "windows": times}


def present(start: int, end: int, count: int) -> Row:
    return {"start": start, "end": end, "count": count}
