"""A conference as a calendar file (RFC 5545). It holds no child's family name and no name in its file name."""

from datetime import UTC, timedelta

LINE = 73


def _stamp(moment) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, "\\" + sign)
    return words.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of at most 75 octets, never cut inside a letter."""
    parts, now = [], ""
    for letter in line:
        if len((now + letter).encode()) > LINE:
            parts.append(now)
            now = ""
        now += letter
    return "\r\n ".join([*parts, now])


def calendar_file(conference, *, title: str, place: str, words: str, host: str) -> bytes:
    """One event: starts, ends, title, place, words. The same conference keeps its id, so a move replaces it."""
    ends = conference.starts_at + timedelta(minutes=conference.minutes)
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Leadlight//EN", "METHOD:PUBLISH", "BEGIN:VEVENT",
        f"UID:conference-{conference.pk}@{host}", f"DTSTAMP:{_stamp(conference.made_at)}",
        f"SEQUENCE:{int(conference.starts_at.timestamp()) // 60}",
        f"DTSTART:{_stamp(conference.starts_at)}", f"DTEND:{_stamp(ends)}",
        f"SUMMARY:{_text(title)}", f"LOCATION:{_text(place)}", f"DESCRIPTION:{_text(words)}",
        "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return ("\r\n".join(_folded(line) for line in lines) + "\r\n").encode()
