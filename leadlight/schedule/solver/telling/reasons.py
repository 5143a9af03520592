"""Why a conference has no place, the first true reason first, each with the least that would change it.

In the order in which one would ask: (a) is there any time at all, (b) are there too many for the times there are, (c) does
the family stand in its own way, (d) what is in the way at each time as the timetable stands.
"""

from collections.abc import Sequence

from leadlight.schedule.solver.instance import Instance, Timetable
from leadlight.schedule.solver.places import Ground, Place
from leadlight.schedule.solver.telling import words
from leadlight.schedule.solver.telling.changes import Change, apply, phrase
from leadlight.schedule.solver.telling.crowding import Crowds
from leadlight.schedule.solver.telling.desk import Blocker, Desk, Reason
from leadlight.schedule.solver.telling.mending import least_change, mended, nearest
from leadlight.schedule.solver.telling.nowhere import Miss, misses, why_nowhere

MOST_TIMES = 6  # of the times of a conference, so many are told
MOST_STEPS = 5_000  # of the search whether a family's conferences can all be held


def why_unplaceable(instance: Instance, conference: str, timetable: Timetable | None = None) -> list[Reason]:
    """Why the conference has no place, the first true reason first; empty only if it has one.

    timetable   what everybody else has; without it only what is fixed stands

    Raises KeyError for a conference the instance does not know. For many questions about one timetable use a `Clerk`.
    """
    return Clerk(Desk(instance, timetable)).why_unplaceable(conference)


class Clerk:
    """Answers for one desk; what is counted once (crowds) is kept."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.crowds = desk, Crowds(desk)

    def why_unplaceable(self, conference: str, most: int = MOST_TIMES) -> list[Reason]:
        """See the function. `most`: how many of its times are told, those that lack least."""
        c = self.desk.ground.number[conference]
        if c in self.desk.at:
            return []
        if not self.desk.places(c):
            return why_nowhere(self.desk, c)
        times = self._at_each_time(c, most)
        change = next((reason.change for reason in times if reason.change is not None), None)
        if change is None and not any(reason.kind == "free" for reason in times):
            times += self._elsewhere(c)
            change = times[-1].change
        return self.crowds.why_crowded(c, change) + self._why_family(c, change) + times

    def _elsewhere(self, c: int) -> list[Reason]:
        """The least that would give it a time: where it is its own family that is in the way."""
        why, change = words.say("elsewhere"), least_change(self.desk, c, misses(self.desk.ground, c))
        if change is None:
            return [Reason("elsewhere", why)]
        return [Reason("elsewhere", words.say("would", why=why, change=phrase(self.desk.instance, change)), change)]

    # (c) the family itself

    def _why_family(self, c: int, otherwise: Change | None) -> list[Reason]:
        ground, places = self.desk.ground, self.desk.places
        for d in sorted(ground.ties[c]):
            if places(d) and all_fit(ground, [places(c), places(d)]) is False:
                kind = "pair" if ground.ties[c][d].same_party else "pair_apart"
                why = words.say(kind, other=self.desk.who(d))
                return [self._family_reason(kind, why, c, {c, d}, otherwise)]
        unit = next(unit for unit in ground.units if c in unit)
        held = [d for d in unit if places(d)]
        if len(held) > 2 and self._one_too_many(c, held):
            kind = "unit" if len({ground.family[d] for d in held}) == 1 else "unit_bound"
            return [self._family_reason(kind, words.say(kind, number=str(len(held))), c, set(held), otherwise)]
        return []

    def _one_too_many(self, c: int, held: list[int]) -> bool:
        """Whether the others could all be held, but not with this one."""
        choices = [self.desk.places(d) for d in held if d != c]
        fits = all_fit(self.desk.ground, choices)
        return fits is True and all_fit(self.desk.ground, [*choices, self.desk.places(c)]) is False

    def _family_reason(self, kind: str, why: str, c: int, bound: set[int], otherwise: Change | None) -> Reason:
        about = self.desk.named(bound)
        change = next((change for change in self._easings(c, bound) if self._eases(c, change, bound)), otherwise)
        if change is None:
            return Reason(kind, why, about=about)
        sentence = words.say("would", why=why, change=phrase(self.desk.instance, change))
        return Reason(kind, sentence, change, about=about)

    def _easings(self, c: int, bound: set[int]) -> list[Change]:
        """Single changes that give one of the bound conferences a further time, the least first; its own before others'.

        Never one that would let people meet who must not.
        """
        nearly: list[tuple[tuple[bool, tuple[int, int, int]], Miss]] = []
        for d in sorted(bound):
            if d not in self.desk.ground.fixed:
                nearly += [((d != c, m.size), m) for m in misses(self.desk.ground, d) if len(m.lacks) == 1]
        nearly.sort(key=lambda one: one[0])
        return list(dict.fromkeys(miss.lacks[0].change for _, miss in nearly))

    def _eases(self, c: int, change: Change, bound: set[int]) -> bool:
        ground = Ground(apply(self.desk.only(bound), change))
        return bool(all_fit(ground, [list(ground.places(d)) for d in range(len(bound))])) and self.desk.helps(c, change)

    # (d) as the timetable stands

    def _at_each_time(self, c: int, most: int) -> list[Reason]:
        told = [self._at(c, place, blockers) for place, blockers in nearest(self.desk, c)[:most]]
        return [reason for reason in told if reason is not None]

    def _at(self, c: int, place: Place, blockers: list[Blocker]) -> Reason:
        when = words.time(place.start)
        if place.mode == "remote":
            when = f"{when}, {words.how('remote')}"
        if not blockers:
            return Reason("free", words.say("at_once", time=when))
        why = words.say("at", time=when, why="; ".join(blocker.sentence for blocker in blockers))
        change = mended(blockers)
        if change is None or not self.desk.helps(c, change):
            return Reason(blockers[0].kind, why, None, tuple(blockers))
        sentence = words.say("would_at", why=why, change=phrase(self.desk.instance, change))
        return Reason(blockers[0].kind, sentence, change, tuple(blockers))


def all_fit(ground: Ground, choices: Sequence[Sequence[Place]]) -> bool | None:
    """Whether each conference can have one of its places so that all keep their ties; None: too long to tell."""
    order = sorted(choices, key=len)
    steps = 0
    stack: list[tuple[Place, ...]] = [()]
    while stack:
        chosen = stack.pop()
        if len(chosen) == len(order):
            return True
        steps += 1
        if steps > MOST_STEPS:
            return None
        for place in order[len(chosen)]:
            if all(ground.go_together(place, other) for other in chosen):
                stack.append((*chosen, place))
    return False
