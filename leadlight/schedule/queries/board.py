"""The timetable of a round as the class's adults see it: times across, tables down."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from leadlight.invite.models import Invitation
from leadlight.people.models import Person
from leadlight.platform.language_names import name_here
from leadlight.platform.languages import forms
from leadlight.rounds.models import Conference, Participant
from leadlight.schedule.models import Booking, Seat, Slot, Wish

LEVEL = {"good": 0, "possible": 1, "if_needed": 2}


@dataclass(frozen=True, slots=True)
class Child:
    """One conference on the timetable.

    how, wanted        what the adults said: by video; the language somebody is to interpret
    voice              who interprets, once somebody is asked
    speaks             the language of its adults, where it is another than the reader's
    turns              how many conferences the child has in this round
    beside             what an adult is first called, where the child has more than one
    """

    pk: int
    learner: Person
    household: int
    minutes: int
    how: tuple[str, ...] = ()
    wanted: str = ""
    answered: bool = False
    fixed: bool = False
    note: str = ""
    untold: bool = False
    seat: int = 0
    wishes: dict = field(default_factory=dict)
    beside: str = ""
    turns: int = 1
    speaks: str = ""
    voice: str = ""

    @property
    def interpreter(self) -> str:
        """Who interprets; while nobody is asked, the language wanted."""
        return self.voice or self.wanted


@dataclass(frozen=True, slots=True)
class Cell:
    seat: int
    place: str
    child: Child | None
    there: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """One time, with its tables."""

    slot: Slot
    at: datetime
    cells: tuple[Cell, ...]

    @property
    def interpreted(self) -> list[tuple[Child, datetime]]:
        """(child, until when) of each conference that somebody interprets then."""
        return [
            (c.child, self.at + timedelta(minutes=c.child.minutes))
            for c in self.cells
            if c.child and c.child.interpreter
        ]


@dataclass(frozen=True, slots=True)
class Board:
    tables: tuple[str, ...]
    columns: tuple[Column, ...]
    left: tuple[Child, ...]

    def days(self) -> list[tuple[date, int]]:
        """(day, how many times it has), for the head of the table."""
        found: dict[date, int] = {}
        for column in self.columns:
            found[column.at.date()] = found.get(column.at.date(), 0) + 1
        return list(found.items())

    def rows(self) -> list[tuple[str, list]]:
        """(table, its cells), each cell with its column."""
        return [
            (place, [(column, column.cells[number]) for column in self.columns])
            for number, place in enumerate(self.tables)
        ]

    def find(self, pk) -> Child | None:
        """The conference `pk` wherever it stands, placed or left."""
        placed = (cell.child for column in self.columns for cell in column.cells if cell.child)
        return next((child for child in (*self.left, *placed) if child.pk == pk), None)

    def where(self, pk) -> Column | None:
        """The time a conference has, or None."""
        return next(
            (each for each in self.columns if any(cell.child and cell.child.pk == pk for cell in each.cells)), None
        )

    @property
    def placed(self) -> int:
        return sum(cell.child is not None for column in self.columns for cell in column.cells)

    @property
    def said(self) -> tuple[Child, ...]:
        """Those without a time whose families have said what suits."""
        return tuple(child for child in self.left if child.answered)

    @property
    def unsaid(self) -> tuple[Child, ...]:
        return tuple(child for child in self.left if not child.answered)

    @property
    def untold(self) -> bool:
        return any(cell.child and cell.child.untold for column in self.columns for cell in column.cells)


def children_of(round, viewer) -> dict[int, Child]:
    """{conference: Child} of everybody in a round who has not met yet."""
    rows = Conference.objects.visible_to(viewer).filter(round=round, called_off_at=None).order_by("household", "pk")
    every: dict[int, list] = {}
    for row in rows:
        every.setdefault(row.learner_id, []).append(row.pk)
    conferences = {row.pk: row for row in rows if row.held_at is None}
    learners = Person.objects.visible_to(viewer).in_bulk({row.learner_id for row in conferences.values()})
    seated = _seated(conferences, viewer)
    letters = {row.pk: row for row in Invitation.objects.visible_to(viewer).filter(conference__in=conferences)}
    held = {row.conference_id: row for row in Booking.objects.visible_to(viewer).filter(conference__in=conferences)}
    wishes = _wishes(letters, viewer)
    children = {}
    for pk, row in conferences.items():
        if row.learner_id not in learners:
            continue
        mine = [letter for letter in letters.values() if letter.conference_id == pk]
        theirs = every[row.learner_id]
        wanted = next((_language(letter.interpreter, seated[pk]) for letter in mine if letter.interpreter), "")
        booking = held.get(pk)
        children[pk] = Child(
            pk=pk, learner=learners[row.learner_id], household=row.household, how=tuple(seated[pk].hows),
            turns=len(theirs), speaks=seated[pk].speaks, voice=seated[pk].voice,
            beside=seated[pk].adult.partition(" ")[0] if len(theirs) > 1 else "",
            wanted=wanted, minutes=(round.interpreted_min or row.minutes) if wanted or seated[pk].voice else row.minutes,
            answered=any(letter.answered_at for letter in mine) or pk in wishes, wishes=wishes.get(pk, {}),
            fixed=bool(booking and booking.fixed), note=booking.note if booking else "",
            untold=bool(booking and booking.told < booking.edition), seat=booking.seat_id if booking else 0,
        )  # fmt: skip
    return children


@dataclass(slots=True)
class Seated:
    """Of one conference: how its adults come, where not to school; its first adult; another language; who interprets."""

    hows: list[str] = field(default_factory=list)
    adult: str = ""
    speaks: str = ""
    voice: str = ""


def _seated(conferences, viewer) -> dict[int, Seated]:
    found = {pk: Seated() for pk in conferences}
    seats = Participant.objects.visible_to(viewer).filter(conference__in=conferences, ended_at=None)
    seats = seats.filter(role__in=("family", "interpreter")).order_by("pk")
    rows = seats.values_list("conference_id", "role", "how", "person__display", "language")
    for conference, role, how, name, language in rows:
        seated = found[conference]
        if role == "interpreter":
            seated.voice = seated.voice or name
            continue
        seated.adult = seated.adult or name
        if language and forms(language)[-1] != forms(viewer.language)[-1]:
            seated.speaks = seated.speaks or name_here(language)
        if how not in ("", "here", *seated.hows):
            seated.hows.append(how)
    return found


def _language(code, seated) -> str:
    """The language wanted; who only said yes wants the one they read."""
    return name_here(code) if code != "yes" else seated.speaks or _("a language they will say")


def _wishes(letters, viewer) -> dict[int, dict[int, str]]:
    """{conference: {slot: the least happy wish of its adults}}."""
    found: dict[int, dict[int, str]] = {}
    rows = Wish.objects.visible_to(viewer).filter(invitation__in=letters)
    for letter, slot, suits in rows.values_list("invitation_id", "slot_id", "suits"):
        mine = found.setdefault(letters[letter].conference_id, {})
        mine[slot] = max(mine.get(slot, suits), suits, key=lambda said: LEVEL[said])
    return found


def board(round, viewer) -> Board:
    children = children_of(round, viewer)
    slots = list(Slot.objects.visible_to(viewer).filter(round=round))
    seats = list(Seat.objects.visible_to(viewer).filter(slot__in=[slot.pk for slot in slots]))
    held = {child.seat: child for child in children.values() if child.seat}
    tables = tuple(dict.fromkeys(seat.place for seat in sorted(seats, key=lambda seat: (seat.position, seat.pk))))
    columns, placed = [], set()
    for slot in slots:
        there = {seat.place: seat for seat in seats if seat.slot_id == slot.pk}
        cells = []
        for place in tables:
            seat = there.get(place)
            child = held.get(seat.pk) if seat else None
            if child:
                placed.add(child.pk)
            cells.append(Cell(seat.pk if seat else 0, place, child, seat is not None))
        columns.append(Column(slot, slot.wall_time, tuple(cells)))
    left = tuple(child for child in children.values() if child.pk not in placed)
    return Board(
        tables, tuple(columns), tuple(sorted(left, key=lambda child: (child.learner.first_name_order, child.household)))
    )
