"""Emblems: a motif in a ring of two glasses. Inside one class no two are alike."""

import tomllib
from functools import cache
from itertools import product
from pathlib import Path

MOTIFS_FILE = Path(__file__).resolve().parents[1] / "platform" / "art" / "motifs.toml"
GLASSES = ("lagoon", "honey", "ruby", "cobalt", "leaf", "iris", "amber", "rose")
SEGMENTS = (6, 8, 10, 12, 14)


@cache
def motifs() -> tuple[str, ...]:
    return tuple(name for name in tomllib.loads(MOTIFS_FILE.read_text()) if name != "alias")


def motif_of(emblem: str) -> str:
    return emblem.partition(":")[0]


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Two different glasses, neighbours far apart on the wheel first, so that rings are easy to tell apart."""
    pairs = [(one, other) for one, other in product(GLASSES, GLASSES) if one != other]
    distance = {pair: abs(GLASSES.index(pair[0]) - GLASSES.index(pair[1])) for pair in pairs}
    return tuple(sorted(pairs, key=lambda pair: (-min(distance[pair], 8 - distance[pair]), pair)))


def deal(many: int, taken=(), start: int = 0) -> list[str]:
    """`many` emblems unlike each other and unlike those `taken` in the class: other motifs while there are any.

    start   where in the row of motifs to begin, so that two classes do not look alike
    """
    used = {motif_of(emblem) for emblem in taken}
    names = motifs()
    row = [names[(start + step) % len(names)] for step in range(len(names))]
    fresh = [name for name in row if name not in used]
    pairs, held, turn = _pairs(), set(taken), 0
    dealt: list[str] = []
    while len(dealt) < many:
        name = fresh[turn] if turn < len(fresh) else row[turn % len(row)]
        one, other = pairs[(start + turn * 5 + turn // len(row)) % len(pairs)]
        emblem = f"{name}:{one}:{other}:{SEGMENTS[(start + turn) % len(SEGMENTS)]}"
        turn += 1
        if emblem not in held:
            held.add(emblem)
            dealt.append(emblem)
    return dealt
