"""The rows of an instance as they stand in its document, each with its place, before anybody compares them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast, get_args

from leadlight.schedule.solver.checking.evening import clock
from leadlight.schedule.solver.files.fields import Row, Trouble, is_whole, quoted
from leadlight.schedule.solver.instance import (
    MODES,
    Apart,
    Booking,
    Conference,
    Host,
    Mode,
    NotMeet,
    Party,
    Pool,
    PoolWindow,
    Rules,
    School,
    Slot,
    State,
    Window,
)

TIME_MAX = 1_000_000  # minutes: nearly two years
COST_MAX = 1_000_000
COUNT_MAX = 100_000
STATES = cast("tuple[str, ...]", get_args(State))
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A row and where it stands in the document."""

    place: str
    row: T


@dataclass(slots=True)
class Draft:
    """What could be read. `places` knows each (noun, id) in the document, also of rows that could not be read."""

    troubles: list[Trouble]
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    name: str = ""
    rules: Rules = field(default_factory=Rules)
    levels: int | None = None  # how many levels a window can have; None while that is in doubt
    schools: list[Placed[School]] = field(default_factory=list)
    travel: tuple[tuple[int, ...], ...] = ()
    hosts: list[Placed[Host]] = field(default_factory=list)
    pools: list[Placed[Pool]] = field(default_factory=list)
    parties: list[Placed[Party]] = field(default_factory=list)
    conferences: list[Placed[Conference]] = field(default_factory=list)
    apart: list[Placed[Apart]] = field(default_factory=list)
    not_meet: list[Placed[NotMeet]] = field(default_factory=list)
    fixed: list[Placed[Booking]] = field(default_factory=list)
    previous: list[Placed[Booking]] = field(default_factory=list)

    def knows(self, noun: str, id: str) -> bool:
        return (noun, id) in self.places

    def trouble(self, place: str, sentence: str) -> None:
        self.troubles.append(Trouble(place, sentence))

    def troubled_rows(self) -> set[str]:
        """Places of the rows, counted from the outside, that have something wrong in them: "hosts[3]", "rules"."""
        return {trouble.place.partition(".")[0] for trouble in self.troubles}


def draft_of(document: Row) -> Draft:
    """Read every row of the document; what is wrong with single fields is in its troubles."""
    draft = Draft(document.troubles)
    draft.name = document.text("name")
    draft.rules = _rules(document)
    draft.levels = len(draft.rules.level) if not draft.troubled_rows() & {"rules"} else None
    draft.schools = _kept(draft, document.rows("schools", "school", required=True), lambda row: School(row.text("id")))
    draft.travel = _travel(document, len(document.entries("schools")))
    draft.hosts = _kept(draft, document.rows("hosts", "host", required=True), lambda row: _host(draft, row))
    draft.pools = _kept(draft, document.rows("pools", "pool"), _pool)
    draft.parties = _kept(draft, document.rows("parties", "party", required=True), lambda row: _party(draft, row))
    draft.conferences = _kept(draft, document.rows("conferences", "conference", required=True), _conference)
    draft.apart = _kept(draft, document.rows("apart", "rule"), _apart)
    draft.not_meet = _kept(draft, document.rows("must_not_meet", "rule"), _not_meet)
    draft.fixed = _kept(draft, document.rows("fixed", "booking", key="conference"), booking_of)
    draft.previous = _kept(draft, document.rows("previous", "booking", key="conference"), booking_of)
    return draft


def booking_of(row: Row) -> Booking:
    return Booking(
        conference=row.text("conference"),
        slot=row.text("slot"),
        mode=cast(Mode, row.choice("mode", MODES)),
        pools=row.texts("pools"),
        state=cast(State, row.choice("state", STATES, "published")),
    )


def _kept(draft: Draft, rows: Iterable[Row], read: Callable[[Row], T]) -> list[Placed[T]]:
    """Every row that reads well. The id of each is noted, and refused where another row has it already."""
    kept = []
    for row in rows:
        value = read(row)
        _note_id(draft, row, getattr(value, "id", ""))
        if not row.broken:
            kept.append(Placed(row.place, value))
    return kept


def _note_id(draft: Draft, row: Row, id: str) -> None:
    first = draft.places.setdefault((row.noun, id), row.place) if id else row.place
    if first != row.place:
        row.refuse("", f"{row.label} has an id that {first} has already. Give each {row.noun} an id of its own.")


def _rules(document: Row) -> Rules:
    row = Row(
        {} if document.missing("rules") else document.fields["rules"], "rules", "table of rules", document.troubles
    )
    plain = Rules()
    costs = row.all_whole("level_cost", 0, COST_MAX) or plain.level
    return Rules(
        level=costs,
        catchup=row.whole("catchup_cost", 0, COST_MAX, plain.catchup),
        extra_day=row.whole("extra_day_cost", 0, COST_MAX, plain.extra_day),
        wait_free_min=row.whole("wait_free_minutes", 0, TIME_MAX, plain.wait_free_min),
        wait_unit_min=row.whole("wait_unit_minutes", 1, TIME_MAX, plain.wait_unit_min),
        wait_unit=row.whole("wait_unit_cost", 0, COST_MAX, plain.wait_unit),
        remote_switch_min=row.whole("remote_switch_minutes", 0, TIME_MAX, plain.remote_switch_min),
        unplaced=row.whole("unplaced_cost", 0, COST_MAX, plain.unplaced),
        move=row.whole("move_cost", 0, COST_MAX, plain.move),
    )


def _travel(document: Row, schools: int) -> tuple[tuple[int, ...], ...]:
    """Minutes from school to school; one school needs no table."""
    if document.missing("travel") and schools <= 1:
        return ((0,),) * schools
    table = document.nested("travel")
    for row in table:
        for place, value in row:
            if not is_whole(value, 0, TIME_MAX):
                sentence = f"Here should be the minutes from one school to another, not {quoted(value)}."
                document.troubles.append(Trouble(place, sentence))
    if [len(row) for row in table] != [schools] * schools:
        sentence = f"There are {schools} schools, so travel must be {schools} rows of {schools} numbers each."
        document.troubles.append(Trouble("travel", sentence))
    return tuple(tuple(value if isinstance(value, int) else 0 for _, value in row) for row in table)


def _host(draft: Draft, row: Row) -> Host:
    slots = _kept(draft, row.rows("slots", "slot", required=True), _slot)
    return Host(
        id=row.text("id"),
        school=row.text("school"),
        slots=tuple(sorted((slot.row for slot in slots), key=lambda slot: (slot.start, slot.end))),
        max_run=row.whole("max_run", 1, COUNT_MAX),
        teachers=row.texts("teachers"),
    )


def _slot(row: Row) -> Slot:
    slot = Slot(
        id=row.text("id"),
        start=row.whole("start", 0, TIME_MAX),
        end=row.whole("end", 0, TIME_MAX),
        seats=row.whole("seats", 0, COUNT_MAX),
        remote_seats=row.whole("remote_seats", 0, COUNT_MAX, 0),
        catchup=row.flag("catchup"),
        withheld=row.whole("withheld", 0, COUNT_MAX, 0),
    )
    if not row.broken and slot.end <= slot.start:
        ends = f"{row.label} starts at {clock(slot.start)} and ends at {clock(slot.end)}"
        row.refuse("", f"{ends}. Put the end after the start.")
    return slot


def _pool(row: Row) -> Pool:
    windows = _unbroken(row.rows("windows", _of("window", row)), _pool_window)
    return Pool(row.text("id"), row.text("kind"), row.text("key"), windows, row.whole("cost", 0, COST_MAX, 0))


def _pool_window(row: Row) -> PoolWindow:
    window = PoolWindow(
        start=row.whole("start", 0, TIME_MAX),
        end=row.whole("end", 0, TIME_MAX),
        count=row.whole("count", 0, COUNT_MAX),
    )
    _forwards(row, window.start, window.end)
    return window


def _party(draft: Draft, row: Row) -> Party:
    rows = row.rows("windows", _of("window", row))
    if not rows and row.fields.get("windows") in (None, []):
        never = f"{row.label} of family {quoted(row.fields.get('family'))} has no window, so it can never come"
        draft.trouble(row.place, f"{never}. Ask when it can come and add that to its windows.")
    windows = _unbroken(rows, lambda window: _window(draft, window))
    return Party(row.text("id"), row.text("family"), windows, row.text_or_none("language"))


def _window(draft: Draft, row: Row) -> Window:
    window = Window(
        start=row.whole("start", 0, TIME_MAX),
        end=row.whole("end", 0, TIME_MAX),
        level=row.whole("level", 0, COUNT_MAX),
        mode=cast(Mode, row.choice("mode", MODES)),
    )
    _forwards(row, window.start, window.end)
    if not row.broken and draft.levels is not None and window.level >= draft.levels:
        known = f"rules.level_cost knows 0 to {draft.levels - 1}"
        row.refuse("level", f"{row.label} has the level {window.level}; {known}. Use one of them or add a cost there.")
    return window


def _forwards(row: Row, start: int, end: int) -> None:
    if not row.broken and end < start:
        turned = f"{row.label} starts at {clock(start)} and ends before, at {clock(end)}"
        row.refuse("", f"{turned}. Turn the two round, or leave the window out.")


def _unbroken(rows: Iterable[Row], read: Callable[[Row], T]) -> tuple[T, ...]:
    """Windows that read well; a party or a pool may lose one of them and still be compared with the rest."""
    values = [(row, read(row)) for row in rows]
    return tuple(value for row, value in values if not row.broken)


def _of(noun: str, row: Row) -> str:
    return f"{noun} of {row.label[0].lower()}{row.label[1:]}"


def _conference(row: Row) -> Conference:
    return Conference(
        id=row.text("id"),
        student=row.text("student"),
        party=row.text("party"),
        host=row.text("host"),
        needs=tuple(row.all_texts(alternatives) for alternatives in row.nested("needs")),
        minutes=row.whole_or_none("minutes", 1, TIME_MAX),
        private=row.flag("private"),
        redo=row.flag("redo"),
        not_before=row.whole_or_none("not_before", 0, TIME_MAX),
    )


def _apart(row: Row) -> Apart:
    return Apart(row.text("a"), row.text("b"), row.whole("minutes", 0, TIME_MAX))


def _not_meet(row: Row) -> NotMeet:
    return NotMeet(row.text("a"), row.text("b"), row.whole("minutes", 0, TIME_MAX), row.text_or_none("school"))
