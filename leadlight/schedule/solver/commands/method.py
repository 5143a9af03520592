"""What this computer can do: whether a timetable can be proven best, and how long to search where nobody says."""

from importlib import import_module


def missing_library() -> str | None:
    """The first library that solving with a proof needs and that is not here, or does not run here."""
    for name in ("numpy", "highspy"):
        try:
            import_module(name)
        except ImportError:
            return name
    return None


def usual_seconds(conferences: int) -> float:
    """How long to search where nobody says: a school 10 s, a few schools a minute, a division ten minutes."""
    return 10.0 if conferences <= 1000 else 60.0 if conferences <= 4000 else 600.0
