"""What a meeting looks like to one viewer, in one language. Plain values; no rows to wander from."""

from dataclasses import dataclass, field
from datetime import datetime

from leadlight.people.models import name_for_child


@dataclass(frozen=True, slots=True)
class Piece:
    """One picked thing: a pane, an activity, or a topic.

    tries   earlier versions, oldest first: (number, picture, words)
    said    the child's shared words about it: (starter, words, sound)
    """

    pick_id: int
    title: str
    words: str = ""
    glass: str = "cobalt"
    kind: str = ""
    place: str = ""
    alt: str = ""
    picture: object = None
    sound: object = None
    reason: str = ""
    reasons: tuple = ()
    reason_sound: object = None
    language: str = ""
    noted: bool = False
    tries: tuple = ()
    said: tuple = ()
    rendered: str = ""


@dataclass(frozen=True, slots=True)
class PartShown:
    """`notes` are the child's own and empty for everybody else."""

    id: int
    number: int
    name: str
    short: str
    seven: str
    symbol: str
    glass: str
    reached: bool
    current: bool
    pieces: tuple = ()
    role: str = ""
    ask: str = ""
    starters: tuple = ()
    questions: tuple = ()
    notes: str = ""
    need: str = ""
    only_us: bool = False


@dataclass(frozen=True, slots=True)
class Guest:
    id: int
    person_id: int
    name: str
    role: str
    how: str
    language: str
    seated: bool
    face: str = ""
    called: str = ""

    @property
    def short(self) -> str:
        """The name the learner has for them."""
        return name_for_child(self.called, self.name)


@dataclass(frozen=True, slots=True)
class Said:
    id: int
    by: str
    mine: bool
    hat: str
    words: str
    translation: str
    language: str
    heart: bool
    sound: object
    part_id: int | None
    told: bool
    piece: str = ""


@dataclass(frozen=True, slots=True)
class PromiseShown:
    id: int
    who: str
    by: str
    mine: bool
    words: str
    translation: str
    language: str
    sound: object
    told: bool
    face: str = ""
    today: bool = False


@dataclass(frozen=True, slots=True)
class GoalShown:
    id: int
    words: str
    sound: object
    first_step: str
    language: str
    look_again_on: object
    here: bool
    promises: tuple = ()

    def of(self, who):
        return [each for each in self.promises if each.who == who]

    @property
    def learners(self):
        return self.of("learner")

    @property
    def familys(self):
        return self.of("family")

    @property
    def teachers(self):
        return self.of("teacher")

    @property
    def mine(self):
        return next((each for each in self.promises if each.mine), None)


@dataclass(frozen=True, slots=True)
class Lamp:
    id: int
    kind: str
    lit_at: datetime
    going: str = ""
    face: str = ""
    soon: str = ""


@dataclass(frozen=True, slots=True)
class MeetingShown:
    """number is where the learner is: 0 while gathering."""

    id: int
    conference_id: int | None
    learner_id: int
    learner: str
    emblem: str
    face: str
    band: str
    place: str
    practice: bool
    open: bool
    goes_on: bool
    step: int
    number: int
    pick_id: int | None
    opened_at: datetime
    minutes: int
    until: datetime
    parts: tuple
    guests: tuple = ()
    names: tuple = ()
    lamps: tuple = ()
    sayings: tuple = ()
    goals: tuple = field(default=())
    leads: bool = False

    @property
    def part(self):
        return self.parts[self.number - 1] if self.number else None

    @property
    def count(self):
        return len(self.parts)

    @property
    def next(self):
        return self.parts[self.number] if self.number < len(self.parts) else None

    @property
    def back(self):
        return self.parts[self.number - 2] if self.number > 1 else None

    @property
    def goal(self):
        return self.goals[0] if self.goals else None

    @property
    def help(self):
        return next((lamp for lamp in self.lamps if lamp.kind == "help"), None)

    @property
    def come(self):
        return next((lamp for lamp in self.lamps if lamp.kind == "come"), None)
