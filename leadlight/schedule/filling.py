"""Finding times for everybody left: pure, plain and deterministic.

Whoever has the fewest times that suit comes first. Each takes the best time that is still free; when none is, somebody
placed in the same run makes room if another time suits them too. The same input always gives the same answer.
"""

from dataclasses import dataclass, field
from datetime import datetime

COST = {"good": 0, "": 2, "possible": 1, "if_needed": 5}
BESIDE_MIN = 15


@dataclass(frozen=True, slots=True)
class Need:
    """One conference without a time.

    wishes    {slot: "good", "possible" or "if_needed"}; a slot not named is neither good nor bad
    barred    slots that cannot be: the family sits elsewhere, or people who must not meet
    siblings  times of the family's other conferences, to be near to
    """

    key: int
    wishes: dict = field(default_factory=dict)
    barred: frozenset = frozenset()
    siblings: tuple = ()


@dataclass(frozen=True, slots=True)
class Time:
    key: int
    starts_at: datetime
    ends_at: datetime
    free: int


def cost(need: Need, time: Time):
    """What a time costs a family, small is good: their wish, then the wait between their children."""
    waits = [
        min(abs((time.starts_at - end).total_seconds()), abs((start - time.ends_at).total_seconds()))
        for start, end in need.siblings
    ]
    wait_min = min(waits) / 60 if waits else 0
    return (
        COST[need.wishes.get(time.key, "")] * 10 + (0 if wait_min <= BESIDE_MIN else min(wait_min / 15, 12)),
        time.starts_at,
        time.key,
    )


def find_times(needs, times, apart=frozenset()) -> dict[int, int]:
    """{need: slot}. `apart` holds pairs (as frozensets) of needs that may not share a slot."""
    order = sorted(
        needs,
        key=lambda need: (
            sum(need.wishes.get(t.key) in ("good", "possible") for t in times) or len(times),
            -len(need.siblings),
            need.key,
        ),
    )
    state = _State(order, {time.key: time for time in times}, apart)
    for need in order:
        state.place(need, frozenset())
    return state.found


class _State:
    def __init__(self, needs, times, apart):
        self.needs = {need.key: need for need in needs}
        self.times, self.apart, self.found = times, apart, {}

    def options(self, need):
        open_to = [time for time in self.times.values() if time.key not in need.barred]
        return sorted(open_to, key=lambda time: cost(need, time))

    def sits(self, slot):
        return [key for key, where in self.found.items() if where == slot]

    def fits(self, need, slot):
        here = self.sits(slot)
        met = any(frozenset((need.key, other)) in self.apart for other in here)
        return not met and len(here) < self.times[slot].free

    def place(self, need, tried) -> bool:
        """Put `need` at its best free time, else ask somebody at a full one to go elsewhere."""
        options = self.options(need)
        for time in options:
            if self.fits(need, time.key):
                self.found[need.key] = time.key
                return True
        for time in options:
            if time.key not in tried and time.free and self._make_room(need, time, tried | {time.key}):
                return True
        return False

    def _make_room(self, need, time, tried) -> bool:
        for other in self.sits(time.key):
            before = dict(self.found)
            del self.found[other]
            if self.fits(need, time.key):
                self.found[need.key] = time.key
                if self.place(self.needs[other], tried):
                    return True
            self.found = before
        return False
