"""What a conference evening is made of, and a timetable for it: plain frozen rows, no rules.

The words and units of `slc-instance/1` and `slc-timetable/1` (docs/timetable.md describes the files).
A time is a whole number of minutes since day 0, 00:00, on the clock of the school; a length is in
minutes; a cost is a whole number. Whatever the file may leave out has a default here, so that files
written before a field was known stay readable.
"""

from dataclasses import dataclass, field
from typing import Literal

DAY_MIN = 24 * 60
Mode = Literal["in_person", "remote"]
State = Literal["proposed", "published", "confirmed"]
MODES: tuple[Mode, ...] = ("in_person", "remote")


@dataclass(frozen=True, slots=True)
class Rules:
    """What each comfort costs. Placing a conference comes first: `unplaced` outweighs every comfort."""

    level: tuple[int, ...] = (0, 1, 4)  # by the level of the window: preferred, fine, only if needed
    catchup: int = 3
    extra_day: int = 4  # for each further day a party comes
    wait_free_min: int = 10
    wait_unit_min: int = 15
    wait_unit: int = 1
    remote_switch_min: int = 20  # between a conference in person and one by video
    unplaced: int = 1000
    move: int = 2  # for each published or confirmed booking that another time, mode or nothing replaces


@dataclass(frozen=True, slots=True)
class School:
    id: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A time at which a host receives up to `seats` conferences at once, `remote_seats` of them by video.

    `withheld` seats are kept for conferences that are held once more (`Conference.redo`).
    """

    id: str
    start: int
    end: int
    seats: int
    remote_seats: int = 0
    catchup: bool = False
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Host:
    """A class: its room and teachers. After `max_run` slots in a row with somebody in them comes an empty one."""

    id: str
    school: str
    slots: tuple[Slot, ...]  # in order of time
    max_run: int
    teachers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PoolWindow:
    start: int
    end: int
    count: int


@dataclass(frozen=True, slots=True)
class Pool:
    """Interpreters of one language, or support staff, who may be at `count` conferences at once."""

    id: str
    kind: str
    key: str
    windows: tuple[PoolWindow, ...]
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """When a party can come: a conference must lie whole inside one window of its mode."""

    start: int
    end: int
    level: int  # 0 preferred, 1 fine, 2 only if needed
    mode: Mode


@dataclass(frozen=True, slots=True)
class Party:
    """The adults who come together. Two households of one child are two parties of one family."""

    id: str
    family: str
    windows: tuple[Window, ...]
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Conference:
    """One learner with one party at one host.

    needs        for each need the pools that can meet it, any one of them
    minutes      how long it lasts; None: one slot. It holds whole slots that follow each other without a break
    private      nobody else sits in the room: it takes every seat of its slots
    redo         held once more, so it may use withheld seats
    not_before   earliest start
    """

    id: str
    student: str
    party: str
    host: str
    needs: tuple[tuple[str, ...], ...] = ()
    minutes: int | None = None
    private: bool = False
    redo: bool = False
    not_before: int | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """Two conferences of one learner with `minutes` between the end of one and the start of the other."""

    a: str
    b: str
    minutes: int


@dataclass(frozen=True, slots=True)
class NotMeet:
    """Two parties who must not meet: in person at one school (`school`, or any) they come `minutes` apart."""

    a: str
    b: str
    minutes: int
    school: str | None = None


@dataclass(frozen=True, slots=True)
class Booking:
    """A conference at a place in the timetable: `slot` is its first slot, `pools` names one pool for each need."""

    conference: str
    slot: str
    mode: Mode
    pools: tuple[str, ...] = ()
    state: State = "published"  # said of earlier bookings; what is solved is always a proposal


@dataclass(frozen=True, slots=True)
class Instance:
    """One evening, or one week of evenings, of a class, a school or a division.

    travel     minutes between schools, by position in `schools`
    fixed      bookings that stand as they are: slot, mode and (where named) pools
    previous   the timetable families know; moving one that was published or confirmed costs `rules.move`
    """

    name: str
    rules: Rules
    schools: tuple[School, ...]
    travel: tuple[tuple[int, ...], ...]
    hosts: tuple[Host, ...]
    pools: tuple[Pool, ...]
    parties: tuple[Party, ...]
    conferences: tuple[Conference, ...]
    apart: tuple[Apart, ...] = ()
    not_meet: tuple[NotMeet, ...] = ()
    fixed: tuple[Booking, ...] = ()
    previous: tuple[Booking, ...] = ()


@dataclass(frozen=True, slots=True)
class Timetable:
    """Bookings by conference id. A conference without one is unplaced."""

    instance: str
    bookings: dict[str, Booking] = field(default_factory=dict)
