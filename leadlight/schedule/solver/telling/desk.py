"""An evening laid out on a desk: who sits where, and everything that keeps a conference from a place.

Judged from the rows alone, never from the solver: whoever doubts a sentence can count the same seats.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal

from leadlight.schedule.solver.facts import facts_of
from leadlight.schedule.solver.instance import Instance, Timetable
from leadlight.schedule.solver.load import Load
from leadlight.schedule.solver.places import Ground, Place
from leadlight.schedule.solver.telling import words
from leadlight.schedule.solver.telling.changes import Change, apply, together

BlockerKind = Literal[
    "free", "seats", "alone", "private", "withheld", "remote", "break", "pool",
    "overlap", "travel", "switch", "apart", "not_meet", "wait", "day", "costs",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that keeps a conference from a place, everybody else staying where they are.

    change   what would have to be otherwise for this blocker to go; None where no seat or interpreter would help
    others   the conferences that would have to give way instead (for the office: may be of other families)

    The place is free once every blocker of it is gone, be it by its change or because its `others` went.
    Kinds `free`, `wait`, `day` and `costs` do not block: the place could be had, and the sentence says at what price.
    """

    kind: BlockerKind
    sentence: str
    change: Change | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One true reason why a conference has no place, in words.

    kind      one of the names in words.SENTENCES, or the kind of the first blocker of a place
    change    was tried before it was printed: with it the conference has a place (with everybody else where they are, if
              a timetable was given). None where no single thing one could ask for would help.
    blockers  for a reason about one place: all that blocks it there
    about     for a crowd, a pair, a family: the conferences that cannot all be held, this one among them
    """

    kind: str
    sentence: str
    change: Change | None = None
    blockers: tuple[Blocker, ...] = ()
    about: tuple[str, ...] = ()


class Desk:
    """An instance and a timetable with everything numbered once, for many questions.

    timetable   None: only what is fixed stands
    ground      of the same instance, if the caller has it already
    """

    def __init__(self, instance: Instance, timetable: Timetable | None = None, ground: Ground | None = None) -> None:
        self.instance = instance
        self.ground = ground or Ground(instance)
        self.load = Load(self.ground)
        self.at: dict[int, Place] = {}
        self.there: dict[int, set[int]] = defaultdict(set)  # conferences by slot
        self.helped: dict[int, set[int]] = defaultdict(set)  # conferences by pool
        self._places: dict[int, list[Place]] = {}
        for place in self._seated(timetable):
            self.put(place)
        self.family: dict[str, list[int]] = defaultdict(list)
        for c, family in enumerate(self.ground.family):
            self.family[family].append(c)

    # who sits where

    def _seated(self, timetable: Timetable | None) -> list[Place]:
        if timetable is None:
            facts = facts_of(self.ground, Load(self.ground))
            return [place for c, place in facts.items() if c in self.ground.fixed]
        places = (self.ground.place_of(booking) for booking in timetable.bookings.values())
        return [place for place in places if place is not None]

    def put(self, place: Place) -> None:
        self.load.take(place)
        self.at[place.conference] = place
        for s in place.slots:
            self.there[s].add(place.conference)
        for p in place.pools:
            self.helped[p].add(place.conference)

    def lift(self, c: int) -> Place | None:
        """Take a conference off the desk; returns where it was."""
        place = self.at.pop(c, None)
        if place is not None:
            self.load.release(place)
            for s in place.slots:
                self.there[s].discard(c)
            for p in place.pools:
                self.helped[p].discard(c)
        return place

    @contextmanager
    def without(self, conferences: Iterable[int]) -> Iterator[None]:
        """As long as it lasts these conferences are nowhere; afterwards they sit where they sat."""
        lifted = [place for c in conferences if (place := self.lift(c)) is not None]
        try:
            yield
        finally:
            for place in lifted:
                self.put(place)

    def places(self, c: int) -> list[Place]:
        """Every place the rules about the conference alone allow."""
        if c not in self._places:
            self._places[c] = list(self.ground.places(c))
        return self._places[c]

    def neighbours(self, c: int) -> list[Place]:
        """The places of the conferences that are tied to this one."""
        return [self.at[d] for d in sorted(self.ground.ties[c]) if d in self.at]

    def admits(self, place: Place) -> bool:
        """Whether the place is free and goes with the family's other conferences. Its own must be lifted."""
        return self.load.fits(place) and all(
            self.ground.go_together(place, other) for other in self.neighbours(place.conference)
        )

    # what blocks a place

    def blockers(self, place: Place) -> list[Blocker]:
        """Everything that keeps the (lifted) conference from the place, in the order in which rules are asked."""
        demand = self.load.demand(place)
        short = {r: n - self.load.left[r] for r, n in (*((r, 1) for r in demand.single), *demand.several)}
        short = {r: n for r, n in sorted(short.items()) if n > 0}
        found = [blocker for s in place.slots if (blocker := self._seats(place, s, short)) is not None]
        found += [self._remote(s, short[self.load.slots + s]) for s in place.slots if self.load.slots + s in short]
        run = self.load.run_with(place.slots)
        if run > self.load.max_run[place.slot]:
            found.append(self._break(place, run))
        found += [b for p, n in Counter(place.pools).items() if (b := self._pool(place, p, n, short)) is not None]
        return found + [
            self._tie(place, other) for other in self.neighbours(place.conference) if self._parts(place, other)
        ]

    def _parts(self, place: Place, other: Place) -> bool:
        return not self.ground.go_together(place, other)

    def _seats(self, place: Place, s: int, short: dict[int, int]) -> Blocker | None:
        load, slot = self.load, self.ground.slots[s]
        others = self.named(self.there[s])
        if s in short and self.instance.conferences[place.conference].private:
            return Blocker("alone", words.say("alone"), None, others)
        if s in short and any(self.instance.conferences[d].private for d in self.there[s]):
            return Blocker("private", words.say("private"), None, others)
        if s in short:
            count = words.of(load.whole[s] - load.left[s], load.whole[s], "place")
            steps = [Change("seat", slots=(slot.id,), number=short[s])]
            steps += self._released(s, short[s], redo=self.instance.conferences[place.conference].redo)
            return Blocker("seats", words.say("seats", count=count), together(steps), others)
        if 2 * load.slots + s in short:
            return Blocker("withheld", words.say("withheld"), together(self._released(s, 0, redo=False)), others)
        return None

    def _released(self, s: int, more: int, *, redo: bool) -> list[Change]:
        """How many withheld seats must be given up for one ordinary conference, `more` seats having been added."""
        load, slot = self.load, self.ground.slots[s]
        whole = load.whole[2 * load.slots + s]
        wanted = whole - load.left[2 * load.slots + s] + 1
        number = wanted - (slot.seats + more - slot.withheld)
        return (
            []
            if redo or not slot.withheld or wanted <= whole or number <= 0
            else [Change("release", slots=(slot.id,), number=number)]
        )

    def _remote(self, s: int, number: int) -> Blocker:
        r = self.load.slots + s
        count = words.of(self.load.whole[r] - self.load.left[r], self.load.whole[r], "place")
        by_video = {d for d in self.there[s] if self.at[d].mode == "remote"}
        change = Change("seat_remote", slots=(self.ground.slots[s].id,), number=number)
        return Blocker("remote", words.say("remote", count=count), change, self.named(by_video))

    def _break(self, place: Place, run: int) -> Blocker:
        host = self.instance.hosts[self.ground.host_of[place.slot]]
        slots: list[int] = list(place.slots)
        for step in (self.load.before, self.load.after):
            s = step[place.slots[0 if step is self.load.before else -1]]
            while s >= 0 and self.load.busy(s):
                slots.append(s)
                s = step[s]
        others = set().union(*(self.there[s] for s in slots if s not in place.slots))
        return Blocker("break", words.say("break"), Change("longer_run", host=host.id, number=run), self.named(others))

    def _pool(self, place: Place, p: int, needed: int, short: dict[int, int]) -> Blocker | None:
        rows = [r for r in self.load.paces[p].during(place.start, place.end) if r in short]
        if not rows:
            return None
        worst = max(rows, key=lambda r: short[r])
        pool, whole = self.instance.pools[p], self.load.whole[worst]
        sentence = words.say("pool", helpers=words.all_busy(pool, whole))
        change = Change("helper", pool=pool.id, start=place.start, end=place.end, number=short[worst])
        others = {d for d in self.helped[p] if self.at[d].start < place.end and place.start < self.at[d].end}
        return Blocker("pool", sentence, change, self.named(others) if whole >= needed else ())

    def _tie(self, place: Place, other: Place) -> Blocker:
        tie = self.ground.ties[place.conference][other.conference]
        first, then = (place, other) if place.start <= other.start else (other, place)
        gap = then.start - first.end
        school = self.instance.schools[other.school].id
        parts = {"other": self.who(other.conference), "time": words.time(other.start), "school": school}
        parts["gap"] = words.minutes(gap) if gap > 0 else words.say("no_time")
        names = (self.instance.conferences[other.conference].id,)
        if tie.same_party and gap < 0:
            return Blocker("overlap", words.say("overlap", **parts), None, names)
        if tie.same_party and gap < self.ground.needed_min(first, then):
            kind: BlockerKind = "travel" if first.mode == then.mode else "switch"
            needed = words.minutes(self.ground.needed_min(first, then))
            return Blocker(kind, words.say(kind, needed=needed, **parts), None, names)
        if tie.apart is not None and gap < tie.apart:
            return self._apart(place, other, gap, words.say("apart", needed=words.minutes(tie.apart), **parts))
        return Blocker("not_meet", words.say("not_meet"), None, names)

    def _apart(self, place: Place, other: Place, gap: int, sentence: str) -> Blocker:
        names = [self.instance.conferences[c].id for c in (place.conference, other.conference)]
        nearer = Change("nearer", conference=names[0], other=names[1], number=gap)
        alone = gap >= 0 and not self.ground.ties[place.conference][other.conference].not_meet
        return Blocker("apart", sentence, nearer if alone else None, (names[1],))

    # names

    def who(self, c: int) -> str:
        return words.who(self.instance.conferences[c])

    def hosting(self, c: int) -> str:
        return words.host(self.instance.hosts[self.ground.host[c]])

    def named(self, conferences: Iterable[int]) -> tuple[str, ...]:
        """Their ids, in the order of the file."""
        return tuple(self.instance.conferences[c].id for c in sorted(conferences))

    # trying a change

    def around(self, c: int, change: Change) -> "Desk":
        """A small desk with all that has to do with one conference, as it would be after the change.

        With it come its host and everybody there, everybody who shares a pool with it, and whom it is tied to;
        all stay where they are, and it itself is lifted.
        """
        needs = self.instance.conferences[c].needs
        near = {c, *self.ground.ties[c]}.union(*(self.there[s] for s in self.ground.slots_of[self.ground.host[c]]))
        near.update(*(self.helped[self.ground.pool_number[p]] for need in needs for p in need))
        small = apply(self.only(near), change)
        desk = Desk(small, Timetable(small.name))
        for d in sorted(near & self.at.keys() - {c}):
            desk.put(self._there(desk.ground, self.at[d]))
        return desk

    def _there(self, ground: Ground, place: Place) -> Place:
        """The same place with the numbers of another ground."""
        return place._replace(
            conference=ground.number[self.instance.conferences[place.conference].id],
            slots=tuple(ground.slot_number[self.ground.slots[s].id] for s in place.slots),
            pools=tuple(ground.pool_number[self.instance.pools[p].id] for p in place.pools),
        )

    def only(self, near: set[int]) -> Instance:
        """The instance with these conferences alone, and with what they are about."""
        whole, ground = self.instance, self.ground
        conferences = [whole.conferences[c] for c in sorted(near)]
        parties = {ground.party[c] for c in near}
        pools = {ground.pool_number[p] for conference in conferences for need in conference.needs for p in need}
        names = {conference.id for conference in conferences}
        people = {whole.parties[p].id for p in parties}
        return replace(
            whole,
            hosts=tuple(whole.hosts[h] for h in sorted({ground.host[c] for c in near})),
            pools=tuple(whole.pools[p] for p in sorted(pools)),
            parties=tuple(whole.parties[p] for p in sorted(parties)),
            conferences=tuple(conferences),
            apart=tuple(rule for rule in whole.apart if rule.a in names and rule.b in names),
            not_meet=tuple(ban for ban in whole.not_meet if ban.a in people and ban.b in people),
            fixed=tuple(ground.fixed[c] for c in sorted(near & ground.fixed.keys())),
            previous=(),
        )

    def helps(self, c: int, change: Change) -> bool:
        """Whether the conference finds a place after the change, with everybody else where they are."""
        desk = self.around(c, change)
        again = desk.ground.number[self.instance.conferences[c].id]
        return any(desk.admits(place) for place in desk.places(again))
