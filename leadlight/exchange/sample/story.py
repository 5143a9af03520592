"""What the story says, and who has been made from it so far."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from leadlight.people.models import Class, Person, School
from leadlight.people.viewer import Viewer

HERE = Path(__file__).parent
SATURDAY = 5


@cache
def read(name: str) -> dict:
    return tomllib.loads((HERE / "story" / name).read_text(encoding="utf-8"))


@cache
def catalogue(folder: str) -> dict[str, dict]:
    """What is known of each picture ("art") or voice, by its id."""
    rows = tomllib.loads((HERE / folder / f"{folder}.toml").read_text(encoding="utf-8"))[folder]
    return {row["id"]: row for row in rows}


@dataclass
class Story:
    """The school while it is being made. Learners are found by what they are called, adults beside their learner.

    pieces   (learner, picture) -> Artifact
    """

    school: School
    today: date
    staff: dict[str, Person] = field(default_factory=dict)
    classes: dict[str, Class] = field(default_factory=dict)
    learners: dict[str, Person] = field(default_factory=dict)
    families: dict[str, list[Person]] = field(default_factory=dict)
    class_of: dict[str, str] = field(default_factory=dict)
    pieces: dict = field(default_factory=dict)

    def at(self, days: int, clock: time = time(10, 15)) -> datetime:
        """An instant some days from today (before: negative), on the school's clock."""
        wall = datetime.combine(self.today + timedelta(days=days), clock)
        return wall.replace(tzinfo=ZoneInfo(self.school.zone))

    def school_day(self, days: int, luck: Random) -> datetime:
        """A moment of lessons that many days ago, on the Friday before when that was a weekend."""
        day = self.today - timedelta(days=days)
        days += max(0, day.weekday() - SATURDAY + 1)
        return self.at(-days, time(luck.randint(9, 14), luck.randint(0, 59)))

    def viewer(self, person: Person, hat: str, **fields) -> Viewer:
        person.school = self.school
        return Viewer(
            hat=hat, person_id=person.pk, school_id=self.school.pk, person=person, today=self.today,
            zone=self.school.zone, language=person.language or self.school.language, **fields,
        )  # fmt: skip

    def learner(self, name: str) -> Viewer:
        person = self.learners[name]
        return self.viewer(person, "learner", class_id=self.classes[self.class_of[name]].pk)

    def family(self, name: str, begins: str) -> Viewer:
        mine = frozenset({self.learners[name].pk})
        return self.viewer(self.adult(name, begins), "family", learner_ids=mine)

    def teacher(self, name: str) -> Viewer:
        """Who teaches this learner, or this class."""
        key = next(
            row["teacher"] for row in read("school.toml")["class"] if row["name"] == self.class_of.get(name, name)
        )
        return self.viewer(self.staff[key], "teacher")

    def adult(self, name: str, begins: str) -> Person:
        return next(person for person in self.families[name] if person.display.startswith(begins))

    def knows(self, name: str) -> bool:
        """Whether this learner was brought in: a smaller school leaves some out."""
        return name in self.learners

    def somebody(self, name: str, who: str) -> tuple[Person, str]:
        """Staff by key, else the learner themselves, else one of their family; with the hat they wear."""
        if who in self.staff:
            return self.staff[who], "teacher"
        if who == name:
            return self.learners[name], "learner"
        return self.adult(name, who), "family"
