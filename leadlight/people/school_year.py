"""When a class's year ends: what was opened for it closes by itself."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

A_YEAR = timedelta(days=365)


def end_of_year(klass, today) -> datetime:
    """The instant the class's last day is over, in the school's own zone; without a last day, a year after its first."""
    day = klass.ends_on or klass.starts_on + A_YEAR
    if day <= today:
        day = today + A_YEAR
    return datetime.combine(day, time.min, ZoneInfo(klass.school.zone))
