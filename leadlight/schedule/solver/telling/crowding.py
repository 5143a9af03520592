"""Too many for too few: conferences that can only be held at times which have one place less than they need.

Counted for the seats of a host, for a host's seats once the teacher has had breaks, and for interpreters. Each count
leaves other rules out, so what it says stays true whatever timetable is made.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations_with_replacement

from leadlight.schedule.solver.instance import Slot
from leadlight.schedule.solver.load import Load
from leadlight.schedule.solver.telling import words
from leadlight.schedule.solver.telling.changes import Change, phrase
from leadlight.schedule.solver.telling.desk import Desk, Reason
from leadlight.schedule.solver.telling.matching import Matching, stabbing

SeatBin = tuple[int, bool]  # a slot; its withheld seats, or the others
HelpItem = tuple[int, int]  # a conference; one of its needs
HelpBin = tuple[int, int]  # a pool; an instant
MOST_HOLDERS = 40  # so many conferences of a host we combine in threes at most


@dataclass(frozen=True, slots=True)
class Told:
    """A crowd as it will be told: how many, when, how many places; and the changes that might help."""

    kind: str
    number: int
    inside: set[int]
    places: int
    stretches: list[tuple[int, int]]
    changes: list[Change]
    helper: str = ""


class Crowds:
    """The crowds of a desk, each host and each group of interpreters counted once."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.ground = desk, desk.ground
        self._seats: dict[int, Matching[int, SeatBin]] = {}
        self._masks: dict[int, dict[int, int]] = {}
        self._help: Matching[HelpItem, HelpBin] | None = None
        self.at_host: dict[int, list[int]] = defaultdict(list)
        for c, h in enumerate(self.ground.host):
            self.at_host[h].append(c)

    def why_crowded(self, c: int, otherwise: Change | None = None) -> list[Reason]:
        """The crowds this conference belongs to, in words: at most one of seats and one for each of its needs.

        otherwise   a change known to give it a place, told where one more seat or interpreter alone does not
        """
        told = [self._of_seats(c) or self._of_breaks(c)]
        told += [self._of_helpers(c, n) for n in range(len(self.ground.instance.conferences[c].needs))]
        return [self._reason(c, one, otherwise) for one in told if one is not None]

    def _reason(self, c: int, told: Told, otherwise: Change | None) -> Reason:
        desk, about = self.desk, self.desk.named(told.inside)
        why = words.say(
            told.kind,
            conferences=words.count(told.number, "conference"),
            host=desk.hosting(c),
            helper=words.a(told.helper) if told.helper else "",
            when=words.spans(told.stretches),
            places=str(told.places) if told.helper else words.count(told.places, "place"),
        )
        change = next((change for change in told.changes if desk.helps(c, change)), otherwise)
        if change is None:
            return Reason(told.kind, why, about=about)
        return Reason(told.kind, words.say("would", why=why, change=phrase(desk.instance, change)), change, about=about)

    # seats

    def _of_seats(self, c: int) -> Told | None:
        crowd = self._seats_of(self.ground.host[c]).crowd_of(c)
        if crowd is None:
            return None
        slots = [self.ground.slots[s] for s in sorted({s for s, _ in crowd.bins})]
        places = sum(self._room(b) for b in crowd.bins)
        return Told("crowd", len(crowd.items), set(crowd.items), places, _stretches(slots), self._more_seats(c))

    def _more_seats(self, c: int) -> list[Change]:
        """One more seat at each time at which the conference can be held, what suits the family first."""
        places = sorted(self.desk.places(c), key=lambda place: (len(place.slots), place.cost, place.start))
        slots = dict.fromkeys(tuple(self.ground.slots[s].id for s in place.slots) for place in places)
        return [Change("seat", slots=run) for run in slots]

    def _seats_of(self, h: int) -> Matching[int, SeatBin]:
        if h not in self._seats:
            options: dict[int, list[SeatBin]] = {}
            for c in sorted(self.at_host[h], key=lambda c: (c not in self.desk.at, c)):
                kept = (False, True) if self.ground.instance.conferences[c].redo else (False,)
                slots = sorted({place.slot for place in self.desk.places(c)})
                if slots:
                    options[c] = [(s, k) for s in slots for k in kept]
            room = {(s, k): self._room((s, k)) for s in self.ground.slots_of[h] for k in (False, True)}
            self._seats[h] = Matching(options, room)
        return self._seats[h]

    def _room(self, b: SeatBin) -> int:
        load, (s, kept) = self.desk.load, b
        open_to_all = min(load.whole[s], load.whole[2 * load.slots + s])
        return load.whole[s] - open_to_all if kept else open_to_all

    # seats and breaks

    def _of_breaks(self, c: int) -> Told | None:
        """A crowd only because the teacher may not go on without a break.

        Looked for among the times of up to three conferences of the host, this one among them.
        """
        h = self.ground.host[c]
        held, masks = self.ground.slots_of[h], self._masks_of(h)
        distinct = sorted(set(masks.values()))[:MOST_HOLDERS]
        for allowed in sorted(
            {masks[c] | a | b for a, b in combinations_with_replacement(distinct, 2)}, key=int.bit_count
        ):
            inside = [d for d, mask in masks.items() if mask | allowed == allowed]
            places = most_with_breaks(self.desk.load, held, allowed, redo=self._any_redo(inside))
            if len(inside) > places:
                slots = [s for n, s in enumerate(held) if allowed >> n & 1]
                run = Change(
                    "longer_run", host=self.ground.instance.hosts[h].id, number=self.desk.load.max_run[slots[0]] + 1
                )
                stretches = _stretches([self.ground.slots[s] for s in slots])
                return Told("crowd_break", len(inside), set(inside), places, stretches, [*self._more_seats(c), run])
        return None

    def _masks_of(self, h: int) -> dict[int, int]:
        """For each conference of the host that has a place the slots it may begin at, as bits in their order."""
        if h not in self._masks:
            bit = {s: 1 << n for n, s in enumerate(self.ground.slots_of[h])}
            masks = {d: sum(bit[s] for s in {p.slot for p in self.desk.places(d)}) for d in self.at_host[h]}
            self._masks[h] = {d: mask for d, mask in masks.items() if mask}
        return self._masks[h]

    def _any_redo(self, conferences: list[int]) -> bool:
        return any(self.ground.instance.conferences[d].redo for d in conferences)

    # interpreters

    def _of_helpers(self, c: int, n: int) -> Told | None:
        crowd = self._help_of().crowd_of((c, n)) if self.desk.places(c) else None
        if crowd is None:
            return None
        pools = self.ground.instance.pools
        inside = {d for d, _ in crowd.items}
        stretches = sorted({(p.start, p.end) for d in inside for p in self.desk.places(d)})
        places = sum(self._help_of().room[b] for b in crowd.bins)
        near = sorted(self.desk.places(c), key=lambda place: (place.cost, place.start))
        changes = dict.fromkeys(Change("helper", pool=pools[p.pools[n]].id, start=p.start, end=p.end) for p in near)
        helper = words.helper(pools[min(p for p, _ in crowd.bins)])
        return Told("crowd_helpers", len(crowd.items), inside, places, stretches, list(changes), helper)

    def _help_of(self) -> Matching[HelpItem, HelpBin]:
        if self._help is None:
            asking = [c for c, conference in enumerate(self.ground.instance.conferences) if conference.needs]
            asking.sort(key=lambda c: (c not in self.desk.at, c))
            during: dict[int, set[tuple[int, int]]] = defaultdict(set)
            for place in (place for c in asking for place in self.desk.places(c)):
                for p in place.pools:
                    during[p].add((place.start, place.end))
            instants = {p: stabbing(stretches) for p, stretches in during.items()}
            options = {(c, n): bins for c in asking for n, bins in self._help_bins(c, instants)}
            room = {(p, t): self._present(p, t) for p, ts in instants.items() for t in ts}
            self._help = Matching(options, room)
        return self._help

    def _help_bins(self, c: int, instants: dict[int, list[int]]) -> list[tuple[int, list[HelpBin]]]:
        places = self.desk.places(c)
        found = []
        for n in range(len(self.ground.instance.conferences[c].needs)):
            times = sorted({(p.pools[n], p.start, p.end) for p in places})
            bins = dict.fromkeys((p, t) for p, start, end in times for t in instants[p] if start <= t < end)
            if bins:
                found.append((n, list(bins)))
        return found

    def _present(self, p: int, instant: int) -> int:
        return sum(w.count for w in self.ground.instance.pools[p].windows if w.start <= instant < w.end)


def most_with_breaks(load: Load, held: list[int], allowed: int, *, redo: bool) -> int:
    """How many conferences of one slot the `allowed` slots of a host (bits, in the order of `held`) hold, with breaks.

    By the number of busy slots in a row so far: the best total with that many.
    """
    best = {0: 0}
    for n, s in enumerate(held):
        if n and load.before[s] < 0:
            best = {0: max(best.values())}
        after = {0: max(best.values())}
        if allowed >> n & 1:
            seats = load.whole[s] if redo else min(load.whole[s], load.whole[2 * load.slots + s])
            for run, total in best.items():
                if run < load.max_run[s]:
                    after[run + 1] = max(after.get(run + 1, 0), total + seats)
        best = after
    return max(best.values())


def _stretches(slots: list[Slot]) -> list[tuple[int, int]]:
    return [(slot.start, slot.end) for slot in slots]
