"""What the rows of an instance say of each other that cannot be true, as sentences with their place.

Only what makes the evening impossible or was surely not meant is refused. A class without slots, a pool that is
never there or a party nobody asks for only leaves conferences unplaced; and what families were told earlier may
name slots and conferences that are gone since.
"""

from difflib import get_close_matches

from leadlight.schedule.solver.checking.evening import clock
from leadlight.schedule.solver.files.draft import Draft, Placed
from leadlight.schedule.solver.instance import Booking, Conference, Host, NotMeet

ALIKE = 0.6  # of an id: P22 may be P2
TABLE = {  # where each kind of row stands; if the table itself is missing, that is told once
    "school": "schools",
    "host": "hosts",
    "slot": "hosts",
    "pool": "pools",
    "party": "parties",
    "conference": "conferences",
}


def compare(draft: Draft) -> None:
    """Add to the draft's troubles what its rows contradict in each other; fixed bookings are weighed in standing.py."""
    for host in draft.hosts:
        _compare_host(draft, host)
    for conference in draft.conferences:
        _compare_conference(draft, conference)
    for apart in draft.apart:
        _know(draft, f"{apart.place}.a", "conference", apart.row.a)
        _know(draft, f"{apart.place}.b", "conference", apart.row.b)
        if apart.row.a == apart.row.b:
            draft.trouble(apart.place, f"Conference {apart.row.a} cannot keep apart from itself. Name two conferences.")
    for rule in draft.not_meet:
        _compare_not_meet(draft, rule)
    wanted = {conference.row.id: conference.row.host for conference in draft.conferences}
    found = {slot.id: host.row.id for host in draft.hosts for slot in host.row.slots}
    for fixed in draft.fixed:
        _compare_fixed(draft, fixed, wanted.get(fixed.row.conference), found.get(fixed.row.slot))
    _name_twice(draft, draft.fixed, "is fixed twice")
    _name_twice(draft, draft.previous, "has two earlier bookings")


def _compare_host(draft: Draft, host: Placed[Host]) -> None:
    _know(draft, f"{host.place}.school", "school", host.row.school)
    latest = None
    for slot in host.row.slots:
        if latest is not None and slot.start < latest.end:
            both = f"Slot {slot.id} starts at {clock(slot.start)}, while slot {latest.id} of the same host lasts until"
            place = draft.places["slot", slot.id]
            draft.trouble(
                place, f"{both} {clock(latest.end)}. Let one begin when the other ends; two at once are two seats."
            )
        if latest is None or slot.end > latest.end:
            latest = slot


def _compare_conference(draft: Draft, conference: Placed[Conference]) -> None:
    _know(draft, f"{conference.place}.party", "party", conference.row.party)
    _know(draft, f"{conference.place}.host", "host", conference.row.host)
    for need, alternatives in enumerate(conference.row.needs):
        for index, pool in enumerate(alternatives):
            _know(draft, f"{conference.place}.needs[{need}][{index}]", "pool", pool)


def _compare_not_meet(draft: Draft, rule: Placed[NotMeet]) -> None:
    _know(draft, f"{rule.place}.a", "party", rule.row.a)
    _know(draft, f"{rule.place}.b", "party", rule.row.b)
    if rule.row.a == rule.row.b:
        draft.trouble(rule.place, f"Party {rule.row.a} cannot keep from meeting itself. Name two parties.")
    if rule.row.school is not None:
        _know(draft, f"{rule.place}.school", "school", rule.row.school)


def _compare_fixed(draft: Draft, fixed: Placed[Booking], wanted: str | None, found: str | None) -> None:
    booking = fixed.row
    _know(draft, f"{fixed.place}.conference", "conference", booking.conference)
    _know(draft, f"{fixed.place}.slot", "slot", booking.slot)
    for index, pool in enumerate(booking.pools):
        _know(draft, f"{fixed.place}.pools[{index}]", "pool", pool)
    if wanted is not None and found is not None and wanted != found:
        astray = (
            f"Conference {booking.conference} is held with {wanted}, and is fixed in a slot of {found} ({booking.slot})"
        )
        draft.trouble(fixed.place, f"{astray}. Name a slot of {wanted}, or release the booking.")


def _name_twice(draft: Draft, bookings: list[Placed[Booking]], what: str) -> None:
    first: dict[str, str] = {}
    for booking in bookings:
        other = first.setdefault(booking.row.conference, booking.place)
        if other != booking.place:
            draft.trouble(
                booking.place, f"Conference {booking.row.conference} {what}, also at {other}. Keep one of the two."
            )


def _know(draft: Draft, place: str, noun: str, id: str) -> None:
    if draft.knows(noun, id) or any(trouble.place == TABLE.get(noun) for trouble in draft.troubles):
        return
    like = {known.lower(): known for what, known in draft.places if what == noun}
    near = get_close_matches(id.lower(), like, n=1, cutoff=ALIKE)
    todo = f"Did you mean {like[near[0]]}? If not, add" if near else "Correct the id, or add"
    draft.trouble(place, f"There is no {noun} {id} in this file. {todo} the {noun}.")
