"""Evenings to try the solver on: instances drawn from a seed by a written model (families.py, houses.py).

The same kind, seed and parameters give the same document on every machine and version of Python.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from random import Random
from typing import Any

from leadlight.schedule.solver.commands import houses
from leadlight.schedule.solver.commands.families import (
    CATCHUP,
    EVENING,
    FINE,
    IF_NEEDED,
    PREFERRED,
    SAME_SCHOOL,
    Family,
    Row,
    children,
    family,
    window,
    windows,
)
from leadlight.schedule.solver.instance import DAY_MIN

SUPPORTED = 0.05
APART_MIN = 30
RULES = {
    "level_cost": [0, 1, 4],
    "catchup_cost": 3,
    "extra_day_cost": 4,
    "wait_free_minutes": 10,
    "wait_unit_minutes": 15,
    "wait_unit_cost": 1,
    "remote_switch_minutes": 20,
    "unplaced_cost": 1000,
    "move_cost": 2,
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What an instance is like. Shares are between 0 and 1.

    students, hosts, schools    how many of each
    slack                       seats per conference before the catch-up day
    siblings                    share of families with several children in these classes
    languages, separated        share of families who need an interpreter; who live in two households
    longer                      share of interpreted conferences that last one and a half slots
    private                     share of conferences with nobody else in the room
    not_meet                    share of separated families whose households must not meet
    withheld                    share of hosts that keep a seat of each slot for what is held once more
    redo                        share of conferences that are held once more, from day 1 on
    everyone_at                 all prefer the half hour from here and find the rest of the evening fine
    one_language                all need this interpreter, of whom there is one and no phone
    slots                       every host has so many, from 17:00 on, and no other day
    """

    students: int = 25
    hosts: int = 1
    schools: int = 1
    slack: float = 1.45
    siblings: float = 0.38
    languages: float = 0.08
    separated: float = 0.045
    longer: float = 0.0
    private: float = 0.0
    not_meet: float = 0.0
    withheld: float = 0.0
    redo: float = 0.0
    everyone_at: int | None = None
    one_language: str | None = None
    slots: int | None = None


EXTENDED: dict[str, Any] = {"longer": 0.8, "private": 0.04, "not_meet": 0.5, "withheld": 0.4, "redo": 0.06}
KINDS = {
    "class": Shape(languages=0.12),
    "school": Shape(600, 25),
    "tight-school": Shape(600, 25, slack=1.3, languages=0.14, separated=0.06),
    "division-small": Shape(2496, 104, 8, slack=1.4),
    "division": Shape(12_000, 500, 40, slack=1.4),
    "extended": Shape(120, 5, slack=2.0, languages=0.14, separated=0.08, **EXTENDED),
    "one-slot": Shape(5, slots=1, slack=0.6, everyone_at=17 * 60),
    "nobody": Shape(0),
    "five-o-clock": Shape(200, 8, everyone_at=17 * 60),
    "one-interpreter": Shape(300, 12, siblings=0.0, languages=1.0, separated=0.0, one_language="so"),
}


def generate(kind: str, seed: int, **params: Any) -> Row:
    """An instance as an `slc-instance/1` document.

    kind      one of KINDS: class, school, tight-school, division-small, division, extended (the optional
              features all at once), one-slot, nobody, five-o-clock, one-interpreter
    params    fields of `Shape` that shall differ from the kind's

    Raises ValueError where there is no such kind or parameter.
    """
    unknown = sorted(params.keys() - {known.name for known in fields(Shape)})
    if kind not in KINDS or unknown:
        word, known = (unknown[0], [f.name for f in fields(Shape)]) if unknown else (kind, list(KINDS))
        raise ValueError(f"Nothing is called {word} here. There are: {', '.join(known)}.")
    drawing = Drawing(f"{kind}-{seed}", replace(KINDS[kind], **params), Random(f"{kind} {seed}"))  # noqa: S311 a drawing, no secret
    return drawing.document()


@dataclass(frozen=True, slots=True)
class Draft:
    """A conference before its needs are known: its row so far, its class, and what it will need."""

    row: Row
    desk: int
    language: str | None
    supported: bool


class Drawing:
    """One instance while it is drawn: families first, then the hosts and pools that their number asks for."""

    def __init__(self, name: str, shape: Shape, rng: Random) -> None:
        self.name, self.shape, self.rng = name, shape, rng
        self.schools = houses.schools(shape.schools)
        self.travel = houses.travel(rng, shape.schools)
        self.school_of = [i * shape.schools // shape.hosts for i in range(shape.hosts)]
        self.parties: list[Row] = []
        self.drafts: list[Draft] = []
        self.apart: list[Row] = []
        self.must_not_meet: list[Row] = []
        self.children = 0

    def document(self) -> Row:
        for number, found in enumerate(self.families()):
            self.move_in(f"F{number:05d}", found)
        pools = self.pools()
        return {
            "schema": "slc-instance/1",
            "name": self.name,
            "rules": RULES,
            "schools": self.schools,
            "travel": self.travel,
            "hosts": self.hosts(),
            "pools": pools,
            "parties": self.parties,
            "conferences": self.conferences({row["id"] for row in pools}),
            "apart": self.apart,
            "must_not_meet": self.must_not_meet,
            "fixed": [],
            "previous": [],
        }

    def families(self) -> Iterator[Family]:
        """Families until every desk of every class has a child."""
        students, hosts = self.shape.students, self.shape.hosts
        free = [students * (i + 1) // hosts - students * i // hosts for i in range(hosts)]
        while any(free):
            classes = self.classes(free, children(self.rng, self.shape.siblings))
            yield family(self.rng, classes, languages=self.shape.languages, separated=self.shape.separated)

    def classes(self, free: list[int], count: int) -> tuple[int, ...]:
        """A desk for each child, taken out of `free`; a sibling near the first one's school, in another class."""
        found = [self.rng.choices(range(len(free)), free)[0]]
        free[found[0]] -= 1
        home = self.school_of[found[0]]
        near = sorted(range(self.shape.schools), key=lambda school: self.travel[home][school])[1:4]
        for _ in range(count - 1):
            liked = [home] if self.rng.random() < SAME_SCHOOL or not near else near
            desks = [n if self.school_of[i] in liked and i not in found else 0 for i, n in enumerate(free)]
            if any(desks):
                found.append(self.rng.choices(range(len(desks)), desks)[0])
                free[found[-1]] -= 1
        return tuple(found)

    def move_in(self, name: str, found: Family) -> None:
        """The family's households, children and conferences."""
        language = found.language and (self.shape.one_language or found.language)
        homes = [self.household(name, language) for _ in range(found.households)]
        for desk in found.classes:
            met = self.child(desk, homes, language)
            if len(met) == 2:
                self.apart.append({"a": met[0], "b": met[1], "minutes": APART_MIN})
        if len(homes) == 2 and self.rng.random() < self.shape.not_meet:
            self.must_not_meet.append({"a": homes[0], "b": homes[1], "minutes": APART_MIN})

    def household(self, family_name: str, language: str | None) -> str:
        name, crowd = f"P{len(self.parties):05d}", self.shape.everyone_at
        times = windows(self.rng) if crowd is None else at_once(crowd)
        self.parties.append({"id": name, "family": family_name, "language": language, "windows": times})
        return name

    def child(self, desk: int, homes: list[str], language: str | None) -> list[str]:
        """The conferences of one child, one with each household; returns their ids."""
        student, supported = f"K{self.children:05d}", self.rng.random() < SUPPORTED
        self.children += 1
        met = []
        for home in homes:
            met.append(f"C{len(self.drafts):05d}")
            row = {"id": met[-1], "student": student, "party": home, "host": f"H{desk:03d}"}
            self.drafts.append(Draft(row | self.wishes(desk, language), desk, language, supported))
            if self.rng.random() < self.shape.redo:
                again = row | {"id": f"C{len(self.drafts):05d}", "redo": True, "not_before": DAY_MIN}
                self.drafts.append(Draft(again, desk, language, supported))
        return met

    def wishes(self, desk: int, language: str | None) -> Row:
        """What is not as usual about a conference: it lasts longer, or nobody else may be in the room."""
        found: Row = {}
        if language and self.rng.random() < self.shape.longer:
            found["minutes"] = self.school(desk)["slot_minutes"] * 3 // 2
        if self.rng.random() < self.shape.private:
            found["private"] = True
        return found

    def school(self, desk: int) -> Row:
        return self.schools[self.school_of[desk]]

    def hosts(self) -> list[Row]:
        met, shape = Counter(draft.desk for draft in self.drafts), self.shape
        return [
            houses.host(
                self.rng,
                f"H{desk:03d}",
                self.school(desk),
                max(1, int(shape.slack * (met[desk] or 25))),
                few=shape.slots,
                withheld=self.rng.random() < shape.withheld,
            )
            for desk in range(shape.hosts)
        ]

    def pools(self) -> list[Row]:
        """Interpreters and support, as many as the conferences ask for."""
        spoken = Counter((self.school(draft.desk)["id"], draft.language) for draft in self.drafts if draft.language)
        helped = Counter(self.school(draft.desk)["id"] for draft in self.drafts if draft.supported)
        alone = self.shape.one_language
        people = houses.only(alone) if alone else houses.interpreters(self.rng, spoken)
        return people + houses.support(helped)

    def conferences(self, pools: set[str]) -> list[Row]:
        """The rows of the conferences with their needs, met by those of `pools` that can."""
        found = []
        for draft in self.drafts:
            school = self.school(draft.desk)["id"]
            able = [f"I-{school}-{draft.language}", f"I-phone-{draft.language}"]
            needs = [[name for name in able if name in pools]] if draft.language else []
            found.append(draft.row | {"needs": needs + ([[f"X-{school}"]] if draft.supported else [])})
        return found


def at_once(start: int) -> list[Row]:
    """The windows of a household that wants the half hour from `start`, like everybody."""
    return [window(start, start + 30, PREFERRED), window(*EVENING, FINE), window(*CATCHUP, IF_NEEDED)]
