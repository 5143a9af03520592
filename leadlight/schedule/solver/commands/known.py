"""What families were told already: it keeps its state where it stands, and where it does not somebody has to tell them."""

from dataclasses import dataclass, replace

from leadlight.schedule.solver.instance import Booking, Instance, State, Timetable
from leadlight.schedule.solver.telling import words


@dataclass(frozen=True, slots=True)
class Changed:
    """A booking that a family knows and that is another one now.

    state          what it was: published or confirmed
    before, now    when it was and is, in words; None: there is no time now
    """

    conference: str
    family: str
    state: State
    before: str
    now: str | None


def with_states(instance: Instance, timetable: Timetable) -> Timetable:
    """The timetable in which each booking that stands as the family knows it keeps its state: who said yes has said yes.

    What is new or moved is proposed: nobody has heard of it yet.
    """
    known = {booking.conference: booking for booking in (*instance.fixed, *instance.previous)}
    kept = {name: _with_state(now, known.get(name)) for name, now in timetable.bookings.items()}
    return replace(timetable, bookings=kept)


def _with_state(now: Booking, before: Booking | None) -> Booking:
    stands = before is not None and (before.slot, before.mode) == (now.slot, now.mode)
    return replace(now, state=before.state if before is not None and stands else "proposed")


def changed(instance: Instance, timetable: Timetable, moved: tuple[str, ...]) -> list[Changed]:
    """Whom to tell of another time or of none: first those who had said yes, then in the order given.

    moved    conferences of the instance with a previous booking
    """
    party_of = {conference.id: conference.party for conference in instance.conferences}
    family_of = {party.id: party.family for party in instance.parties}
    before = {booking.conference: booking for booking in instance.previous}
    starts = {slot.id: slot.start for host in instance.hosts for slot in host.slots}
    rows = [
        Changed(
            name,
            family_of[party_of[name]],
            before[name].state,
            _when(before[name], starts),
            _when(timetable.bookings[name], starts) if name in timetable.bookings else None,
        )
        for name in moved
    ]
    return sorted(rows, key=lambda row: row.state != "confirmed")


def _when(booking: Booking, starts: dict[str, int]) -> str:
    if booking.slot not in starts:
        return words.say("gone", slot=booking.slot)
    return f"{words.time(starts[booking.slot])}, {words.how(booking.mode)}"
