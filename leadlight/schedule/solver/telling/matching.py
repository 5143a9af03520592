"""Who can be seated at all: a largest matching of items to bins that hold several, and whom it must leave out.

Augmenting paths (Kuhn 1955; Hall 1935): when an item finds no seat, all that can be reached from it on alternating paths
are too many for the bins they may use. That set is the proof we tell.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item", bound=Hashable)
Bin = TypeVar("Bin", bound=Hashable)


class Crowd(NamedTuple, Generic[Item, Bin]):
    """All items that may use no bins but these, though the bins do not hold so many."""

    items: frozenset[Item]
    bins: frozenset[Bin]


class Matching(Generic[Item, Bin]):
    """As many items as can be, each in one of its bins.

    options   for each item the bins it may use
    room      how many items each bin holds
    """

    def __init__(self, options: Mapping[Item, Sequence[Bin]], room: Mapping[Bin, int]) -> None:
        self.options, self.room = options, room
        self.chosen: dict[Item, Bin] = {}
        self.inside: dict[Bin, dict[Item, None]] = {b: {} for b in room}
        self.left_over = [item for item in options if not self.seat(item)]

    def seat(self, item: Item) -> bool:
        """Find a bin for one more item, others making way; False if none can."""
        came_from: dict[Bin, Item] = {}
        waiting = [item]
        while waiting:
            asking = waiting.pop(0)
            for b in self.options[asking]:
                if b in came_from:
                    continue
                came_from[b] = asking
                if len(self.inside[b]) < self.room[b]:
                    self._shift(item, b, came_from)
                    return True
                waiting.extend(self.inside[b])
        return False

    def _shift(self, item: Item, b: Bin, came_from: Mapping[Bin, Item]) -> None:
        while True:
            asking = came_from[b]
            before = self.chosen.get(asking)
            self.chosen[asking] = b
            self.inside[b][asking] = None
            if before is None:
                return
            del self.inside[before][asking]
            b = before

    def crowd_of(self, item: Item) -> Crowd[Item, Bin] | None:
        """A crowd to which the item belongs, or None if some largest matching without it has room for it, too."""
        known = self.chosen, self.inside
        try:
            self.chosen, self.inside = dict(self.chosen), {b: dict(inside) for b, inside in self.inside.items()}
            return None if item in self.chosen and not self._leave_out(item) else self._reach(item)
        finally:  # the next question finds what this one found
            self.chosen, self.inside = known

    def _leave_out(self, item: Item) -> bool:
        """Give the item's bin to somebody who is left over, if that can be."""
        del self.inside[self.chosen.pop(item)][item]
        return any(self.seat(other) for other in self.left_over)

    def _reach(self, item: Item) -> Crowd[Item, Bin]:
        bins, waiting = set[Bin](), [item]
        while waiting:
            for b in self.options[waiting.pop()]:
                if b not in bins:
                    bins.add(b)
                    waiting.extend(self.inside[b])
        items = (one for one, options in self.options.items() if bins.issuperset(options))
        return Crowd(frozenset(items), frozenset(bins))


def stabbing(stretches: Iterable[tuple[int, int]]) -> list[int]:
    """The fewest instants such that every stretch [start, end) holds one of them, in order."""
    instants: list[int] = []
    for start, end in sorted(set(stretches), key=lambda stretch: stretch[1]):
        if not instants or instants[-1] < start:
            instants.append(end - 1)
    return instants
