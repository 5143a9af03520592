"""Random small evenings, as documents that `read_instance` reads (hypothesis strategies).

    instances(max_conferences=6, extended=True)   a document of schema slc-instance/1
    bookings_of(document)                         bookings for it, each possible by itself, together mostly not
    quickly(50)                                   settings for a test of so many examples, the same ones each time

Small and crowded on purpose: two schools, three classes, two days and half an hour too few, so that every
rule binds now and then. What is fixed never contradicts itself. `extended=False` leaves out every field
that the first checker did not know.
"""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

Document = dict[str, Any]
Draw = Any
FIVE_O_CLOCK = 17 * 60
DAY = 24 * 60
MODES = ("in_person", "remote")


def quickly(examples: int) -> settings:
    """The same examples on every run and no clock, so that a busy machine fails no test; commands draw new ones."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(max_examples=examples, derandomize=True, database=None, deadline=None, suppress_health_check=slow)


@st.composite
def instances(draw: Draw, max_conferences: int = 6, extended: bool = True) -> Document:
    schools = [{"id": f"S{i}"} for i in range(draw(st.integers(1, 2)))]
    document: Document = {"schema": "slc-instance/1", "name": "random", "schools": schools}
    document["rules"] = draw(_rules(extended))
    document["travel"] = [[0 if a == b else draw(st.sampled_from([10, 25])) for b in schools] for a in schools]
    document["hosts"] = [draw(_host(f"H{i}", schools, extended)) for i in range(draw(st.integers(1, 3)))]
    document["pools"] = [draw(_pool(f"I{i}")) for i in range(draw(st.integers(0, 2)))]
    document["parties"] = [draw(_party(i)) for i in range(draw(st.integers(1, 4)))]
    count = draw(st.sampled_from([*range(max_conferences + 1), max_conferences, max_conferences]))
    document["conferences"] = [draw(_conference(i, document, extended)) for i in range(count)]
    document["apart"] = draw(_apart(document))
    if extended:
        document["must_not_meet"] = draw(_not_meet(document))
    document["fixed"] = draw(_fixed(document, extended))
    document["previous"] = draw(_previous(document, extended))
    return document


@st.composite
def bookings_of(draw: Draw, document: Document, damage: bool = False) -> list[Document]:
    """Bookings at places each conference could have if it were alone; with `damage` also at wrong ones."""
    bookings = []
    for conference in document["conferences"]:
        places = places_alone(document, conference)
        if damage and draw(st.integers(0, 3)) == 0:
            bookings.append(draw(_anywhere(document, conference)))
        elif places and draw(st.integers(0, 4)):
            bookings.append(draw(st.sampled_from(places)))
    return bookings


def places_alone(document: Document, conference: Document) -> list[Document]:
    """Every booking this conference could have if nobody else came."""
    party = next(p for p in document["parties"] if p["id"] == conference["party"])
    host = next(h for h in document["hosts"] if h["id"] == conference["host"])
    found = []
    for index, slot in enumerate(host["slots"]):
        held = held_slots(host["slots"], index, conference.get("minutes"))
        if held is None or not _has_room(held, conference) or slot["start"] < (conference.get("not_before") or 0):
            continue
        if len(held) > host["max_run"]:
            continue
        start, end = slot["start"], held[-1]["end"]
        pools = _pools_present(document, conference, start, end)
        for mode in MODES:
            open_to = mode == "in_person" or all(s["remote_seats"] for s in held)
            if open_to and pools is not None and _covered(party["windows"], start, end, mode):
                found.append({"conference": conference["id"], "slot": slot["id"], "mode": mode, "pools": pools})
    return found


def held_slots(slots: list[Document], first: int, minutes: int | None) -> list[Document] | None:
    """The slots a conference of `minutes` holds from number `first` on; None where too few follow."""
    held = [slots[first]]
    while minutes and held[-1]["end"] - held[0]["start"] < minutes:
        following = first + len(held)
        if following == len(slots) or slots[following]["start"] != held[-1]["end"]:
            return None
        held.append(slots[following])
    return held


@st.composite
def _rules(draw: Draw, extended: bool) -> Document:
    rules = {
        "level_cost": draw(st.sampled_from([[0, 1, 4], [0, 0, 9], [1, 2, 3]])),
        "catchup_cost": draw(st.sampled_from([0, 3])),
        "extra_day_cost": draw(st.sampled_from([0, 4])),
        "wait_free_minutes": draw(st.sampled_from([0, 10])),
        "wait_unit_minutes": draw(st.sampled_from([7, 15])),
        "wait_unit_cost": draw(st.sampled_from([0, 1])),
        "remote_switch_minutes": draw(st.sampled_from([0, 20])),
        "unplaced_cost": 1000,
    }
    return rules | ({"move_cost": draw(st.sampled_from([0, 2, 5]))} if extended else {})


@st.composite
def _host(draw: Draw, id: str, schools: list[Document], extended: bool) -> Document:
    slots: list[Document] = []
    length = draw(st.sampled_from([20, 30]))
    for day in draw(st.sampled_from([[0], [0, 1], [0, 5]])):
        time = day * DAY + FIVE_O_CLOCK + draw(st.sampled_from([0, 0, 10]))
        for _ in range(draw(st.integers(1, 4))):
            time += draw(st.sampled_from([0, 0, 0, 5, 10]))
            slots.append(draw(_slot(f"{id}-{len(slots)}", time, length, day == 5, extended)))
            time += length
    school = draw(st.sampled_from(schools))["id"]
    return {"id": id, "school": school, "teachers": [], "max_run": draw(st.integers(1, 3)), "slots": slots}


@st.composite
def _slot(draw: Draw, id: str, start: int, length: int, catchup: bool, extended: bool) -> Document:
    seats = draw(st.sampled_from([1, 1, 2, 2, 3, 0]))
    remote = min(seats, draw(st.integers(0, 2)))
    slot = {"id": id, "start": start, "end": start + length, "seats": seats, "remote_seats": remote, "catchup": catchup}
    return slot | ({"withheld": draw(st.sampled_from([0, 0, 0, 0, 1]))} if extended else {})


@st.composite
def _pool(draw: Draw, id: str) -> Document:
    windows = [
        {"start": start, "end": end, "count": draw(st.sampled_from([1, 1, 2, 0]))}
        for start, end in draw(st.lists(_times(), min_size=draw(st.sampled_from([1, 1, 1, 0])), max_size=3))
    ]
    return {"id": id, "kind": "interpreter", "key": "es", "cost": draw(st.integers(0, 1)), "windows": windows}


def _times() -> st.SearchStrategy[tuple[int, int]]:
    """From when to when, in minutes since day 0, 00:00: around the evenings on which there are slots."""
    starts = st.sampled_from([-30, -30, 0, 0, 10, 20, 45])
    some = st.builds(
        lambda day, start, length: (day * DAY + FIVE_O_CLOCK + start, day * DAY + FIVE_O_CLOCK + start + length),
        st.sampled_from([0, 0, 0, 1, 5]),
        starts,
        st.sampled_from([30, 60, 90, 180]),
    )
    return st.one_of(st.just((FIVE_O_CLOCK - 30, FIVE_O_CLOCK + 180)), some)


@st.composite
def _party(draw: Draw, number: int) -> Document:
    windows = []
    for start, end in draw(st.lists(_times(), min_size=1, max_size=4)):
        mode = draw(st.sampled_from(["in_person", "in_person", "remote"]))
        windows.append({"start": start, "end": end, "level": draw(st.integers(0, 2)), "mode": mode})
    family = f"F{draw(st.integers(0, number))}"
    return {"id": f"P{number}", "family": family, "language": draw(st.sampled_from([None, "es"])), "windows": windows}


@st.composite
def _conference(draw: Draw, number: int, document: Document, extended: bool) -> Document:
    pools = [pool["id"] for pool in document["pools"]]
    alternatives = st.lists(st.sampled_from(pools), min_size=1, unique=True) if pools else st.nothing()
    needs = draw(st.sampled_from([0, 0, 1, 2])) if pools else 0
    conference = {
        "id": f"C{number}",
        "student": f"K{draw(st.integers(0, number))}",
        "party": draw(st.sampled_from(document["parties"]))["id"],
        "host": draw(st.sampled_from(document["hosts"]))["id"],
        "needs": [draw(alternatives) for _ in range(needs)],
    }
    return conference | (draw(_more()) if extended else {})


@st.composite
def _more(draw: Draw) -> Document:
    more: Document = {}
    if draw(st.integers(0, 3)) == 0:
        more["minutes"] = draw(st.sampled_from([20, 25, 40, 60]))
    if draw(st.integers(0, 5)) == 0:
        more["private"] = True
    if draw(st.integers(0, 4)) == 0:
        more["redo"] = True
    if draw(st.integers(0, 5)) == 0:
        more["not_before"] = FIVE_O_CLOCK + draw(st.sampled_from([20, 60, DAY]))
    return more


@st.composite
def _apart(draw: Draw, document: Document) -> list[Document]:
    ids = [conference["id"] for conference in document["conferences"]]
    pairs = [(a, b) for a in ids for b in ids if a < b]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True)) if pairs else []
    return [{"a": a, "b": b, "minutes": draw(st.sampled_from([0, 15, 30]))} for a, b in chosen]


@st.composite
def _not_meet(draw: Draw, document: Document) -> list[Document]:
    ids = [party["id"] for party in document["parties"]]
    pairs = [(a, b) for a in ids for b in ids if a < b]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=1)) if pairs else []
    schools = [None, document["schools"][0]["id"]]
    return [
        {"a": a, "b": b, "minutes": draw(st.sampled_from([0, 15, 30])), "school": draw(st.sampled_from(schools))}
        for a, b in chosen
    ]


@st.composite
def _fixed(draw: Draw, document: Document, extended: bool) -> list[Document]:
    """Up to two bookings that cannot disturb each other: other family, other class, other interpreters, no pair."""
    paired = {rule[side] for name in ("apart", "must_not_meet") for rule in document.get(name, []) for side in "ab"}
    chosen: list[Document] = []
    taken: set[str] = set()
    for conference in document["conferences"]:
        about = {conference["party"], conference["host"]}.union(*conference["needs"])
        places = places_alone(document, conference)
        alone = not about & taken and not (about | {conference["id"]}) & paired
        if alone and places and len(chosen) < 2 and draw(st.integers(0, 3)) == 0:
            booking = draw(st.sampled_from(places))
            names_pools = extended and draw(st.booleans())
            chosen.append(booking if names_pools else {k: v for k, v in booking.items() if k != "pools"})
            taken |= about
    return chosen


@st.composite
def _previous(draw: Draw, document: Document, extended: bool) -> list[Document]:
    """What families were told before: some of it no longer possible, some of conferences and slots that are gone."""
    bookings = draw(bookings_of(document)) if draw(st.booleans()) else []
    for booking in bookings:
        if extended:
            booking["state"] = draw(st.sampled_from(["proposed", "published", "published", "confirmed"]))
        if draw(st.integers(0, 9)) == 0:
            booking[draw(st.sampled_from(["conference", "slot"]))] += "-gone"
    return bookings


@st.composite
def _anywhere(draw: Draw, document: Document, conference: Document) -> Document:
    """A booking at any slot of the evening, or nearly one, with any pools."""
    slots = [slot["id"] for host in document["hosts"] for slot in host["slots"]]
    pools = [pool["id"] for pool in document["pools"]]
    needs = [draw(st.sampled_from(pools)) for _ in conference["needs"]]
    return {
        "conference": conference["id"] + draw(st.sampled_from(["", "", "", "", "", "x"])),
        "slot": draw(st.sampled_from([*slots, "nowhere"])),
        "mode": draw(st.sampled_from(MODES)),
        "pools": needs[: draw(st.integers(0, 2))] if draw(st.integers(0, 3)) == 0 else needs,
    }


def _has_room(held: list[Document], conference: Document) -> bool:
    free = [slot["seats"] - (0 if conference.get("redo") else slot.get("withheld", 0)) for slot in held]
    return min(free) >= 1


def _covered(windows: list[Document], start: int, end: int, mode: str) -> bool:
    return any(w["mode"] == mode and w["start"] <= start and end <= w["end"] for w in windows)


def _pools_present(document: Document, conference: Document, start: int, end: int) -> list[str] | None:
    """One pool for each need with somebody free the whole time; None where there is none."""
    free = {
        pool["id"]: max([w["count"] for w in pool["windows"] if w["start"] <= start and end <= w["end"]], default=0)
        for pool in document["pools"]
    }
    chosen = []
    for alternatives in conference["needs"]:
        pool = next((id for id in alternatives if free[id] > 0), None)
        if pool is None:
            return None
        free[pool] -= 1
        chosen.append(pool)
    return chosen
