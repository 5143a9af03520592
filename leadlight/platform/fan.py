"""The geometry of the fanlight: 1 to 9 wedges of a half ellipse round a hub, reading from the page's start."""

import math
from dataclasses import dataclass

MOST = 9


@dataclass(frozen=True, slots=True)
class Wedge:
    """One part of a conference as the fan shows it.

    symbol   name of an icon
    glass    one of drawings.GLASSES
    lit      the learner said so before, or it was reached during
    current  where we are, or the next step
    state    what a screen reader says instead of "lit" or "not yet"
    """

    name: str
    symbol: str = "star"
    glass: str = "honey"
    lit: bool = False
    current: bool = False
    url: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A box and the two half ellipses in it, in svg units."""

    width: float
    height: float
    middle: float
    floor: float
    outer: tuple[float, float]
    hub: tuple[float, float]


BIG = Frame(806, 206, 403, 202.5, (399.5, 199), (120.9, 74.2))
MINI = Frame(84, 44, 42, 42, (40, 40), (13.4, 13.2))
WORD_AT = 0.6
ICON_PX = 32
ICON_ABOVE = 26
WORD_BELOW = 22.7
LONG_WORD = 11


def fmt(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def point(frame: Frame, radii: tuple[float, float], angle: float, mirrored: bool) -> tuple[float, float]:
    """Where `angle` (0 at the page's start, pi at its end) meets the ellipse of `radii`."""
    across = math.cos(angle) * radii[0]
    return frame.middle + (across if mirrored else -across), frame.floor - math.sin(angle) * radii[1]


def angles(index: int, count: int) -> tuple[float, float]:
    return math.pi * index / count, math.pi * (index + 1) / count


def path(frame: Frame, index: int, count: int, mirrored: bool = False) -> str:
    """The outline of wedge `index` (from 0) of `count`, as an svg path."""
    begin, end = angles(index, count)
    out, back = ("0", "1") if mirrored else ("1", "0")
    corners = [point(frame, radii, angle, mirrored) for radii, angle in
               ((frame.hub, begin), (frame.outer, begin), (frame.outer, end), (frame.hub, end))]  # fmt: skip
    a, b, c, d = (f"{fmt(x)} {fmt(y)}" for x, y in corners)
    rim, hub = (f"{fmt(rx)} {fmt(ry)}" for rx, ry in (frame.outer, frame.hub))
    return f"M{a}L{b}A{rim} 0 0 {out} {c}L{d}A{hub} 0 0 {back} {a}Z"


def hub_path(frame: Frame, inset: float = 0) -> str:
    rx, ry = frame.hub[0] - inset, frame.hub[1] - inset
    left, right, floor = fmt(frame.middle - rx), fmt(frame.middle + rx), fmt(frame.floor - inset / 2)
    return f"M{left} {floor}A{fmt(rx)} {fmt(ry)} 0 0 1 {right} {floor}Z"


def hub_box(frame: Frame) -> dict[str, str]:
    """Where a picture in the hub lies; it is cut to the hub's own shape."""
    wide, tall = frame.hub
    box = {"x": frame.middle - wide, "y": frame.floor - tall, "width": 2 * wide, "height": tall}
    return {name: fmt(value) for name, value in box.items()}


def heart_of(frame: Frame, index: int, count: int, mirrored: bool) -> tuple[float, float]:
    """The middle of a wedge, where its symbol and word stand."""
    across, up = (inner + WORD_AT * (outer - inner) for inner, outer in zip(frame.hub, frame.outer, strict=True))
    begin, end = angles(index, count)
    return point(frame, (across, up), (begin + end) / 2, mirrored)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A wedge with its places: outline, symbol box, word, and the inner line of the current one."""

    wedge: Wedge
    path: str
    icon_x: str
    icon_y: str
    word_x: str
    word_y: str
    long: bool
    inner: str


def inside(frame: Frame, index: int, count: int, mirrored: bool = False, share: float = 0.86) -> str:
    """A transform that draws the outline of a wedge a little smaller, inside its lead."""
    x, y = heart_of(frame, index, count, mirrored)
    return f"translate({fmt(x)} {fmt(y)}) scale({share}) translate({fmt(-x)} {fmt(-y)})"


def drawn(wedges, mirrored: bool = False) -> list[Drawn]:
    """The wedges of the big fan. More than nine do not fit and are left to lists."""
    wedges = list(wedges)[:MOST]
    found = []
    for index, wedge in enumerate(wedges):
        x, y = heart_of(BIG, index, len(wedges), mirrored)
        inner = inside(BIG, index, len(wedges), mirrored)
        word = (fmt(x), fmt(y + WORD_BELOW))
        icon = (fmt(x - ICON_PX / 2), fmt(y - ICON_ABOVE))
        outline = path(BIG, index, len(wedges), mirrored)
        found.append(Drawn(wedge, outline, *icon, *word, len(wedge.name) > LONG_WORD, inner))
    return found
