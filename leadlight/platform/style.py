"""What /style shows: every part of the kit with invented things in it, and the contrast of every pair of colours."""

from dataclasses import replace

from leadlight.platform.contrast import LOOKS, report
from leadlight.platform.drawings import GLASSES, known_icons, table
from leadlight.platform.fan import Wedge

WAVE = [12, 30, 55, 80, 64, 40, 22, 10, 35, 70, 95, 60, 44, 20, 8, 26, 52, 88, 71, 33] * 3


def parts() -> list[Wedge]:
    words = [
        ("Hello", "hand", "honey", True), ("Proud", "star", "leaf", True), ("Tricky", "mountain", "ruby", False),
        ("Show", "bolt", "cobalt", True), ("Goals", "flag", "lagoon", False), ("Family", "heart", "iris", False),
        ("Thanks", "flower", "rose", False),
    ]  # fmt: skip
    return [
        Wedge(name, symbol, glass, lit, current=i == 2, url="#fan")
        for i, (name, symbol, glass, lit) in enumerate(words)
    ]


def counts() -> list[list[Wedge]]:
    """Fans of one to nine parts."""
    glasses = [*GLASSES, "honey"]
    return [[Wedge(f"{i + 1}", "star", glasses[i], lit=i % 2 == 0) for i in range(n)] for n in range(1, 10)]


def learners() -> list[tuple[str, str, list[Wedge]]]:
    """(name, glass, wedges) of an invented class, each with other parts lit."""
    names = ["Ada", "Amara", "Bilal", "Chiara", "Daniel", "Elif", "Finn", "Grace", "Hugo", "Idris", "Ines", "Jonah"]
    found = []
    for place, name in enumerate(names):
        wedges = [replace(wedge, lit=(place * 5 + i) % 3 == 0, current=False) for i, wedge in enumerate(parts())]
        found.append((name, GLASSES[place % len(GLASSES)], wedges))
    return found


def showcase(request) -> dict:
    """The context of /style; ?theme=night|day and ?age=5-7|8-10|11-14 try a look on without keeping it."""
    theme, age = request.GET.get("theme", ""), request.GET.get("age", "8-10")
    return {
        "theme": theme if theme in ("day", "night") else "",
        "age": age if age in ("5-7", "8-10", "11-14", "15-18") else "8-10",
        "icons": sorted(known_icons()),
        "motifs": list(table("motifs")),
        "secrets": list(table("secrets")),
        "parts": parts(),
        "counts": counts(),
        "looks": [(look, report(look)) for look in LOOKS],
        "wave": WAVE,
        "learners": learners(),
        "tabs": [
            ("Class", "#main", "friends", True),
            ("Round", "#main", "calendar", False),
            ("Families", "#main", "letter", False),
        ],
        "suns": [0, 0.5, 0.95],
    }
