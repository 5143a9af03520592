"""The shape of a round's days: when conferences begin. Pure: no tables, no clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    first: time
    until: time


@dataclass(frozen=True, slots=True)
class Shape:
    """What a teacher types in five minutes.

    minutes, gap_min   length of one conference; quiet time before the next
    tables             names of the places where families sit at once
    """

    days: tuple[Day, ...]
    tables: tuple[str, ...]
    minutes: int = 20
    gap_min: int = 10
    jot_min: int = 20

    def starts(self, day: Day) -> list[datetime]:
        """Wall times of one day at which conferences begin; each ends by `until`."""
        found, at = [], datetime.combine(day.on, day.first)
        end = datetime.combine(day.on, day.until)
        while self.minutes and at + timedelta(minutes=self.minutes) <= end:
            found.append(at)
            at += timedelta(minutes=self.minutes + self.gap_min)
        return found

    def all_starts(self) -> list[datetime]:
        """Wall times of all days in order, each once, even when two lines name the same day."""
        return sorted({start for day in self.days for start in self.starts(day)})

    def places(self) -> int:
        return len(self.all_starts()) * len(self.tables)

    def free_at(self, day: Day) -> time | None:
        """When the teacher may go: the last conference and the jotting done."""
        starts = self.starts(day)
        return (starts[-1] + timedelta(minutes=self.minutes + self.jot_min)).time() if starts else None


def wall_text(wall: datetime) -> str:
    """A wall time as it is kept beside the instant: "2026-12-10T16:20"."""
    return wall.strftime("%Y-%m-%dT%H:%M")


def instant(wall: datetime, zone: str) -> datetime:
    """The UTC instant of a wall time. Of a doubled hour the first one; a skipped hour counts on past the gap."""
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
