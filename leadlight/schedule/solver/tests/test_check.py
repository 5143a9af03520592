"""The checker against good timetables with exactly one thing broken."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from leadlight.schedule.solver.checking.__main__ import main
from leadlight.schedule.solver.checking.check import KINDS, check, score
from leadlight.schedule.solver.instance import (
    Apart,
    Booking,
    Conference,
    Host,
    Instance,
    NotMeet,
    Party,
    Pool,
    PoolWindow,
    Rules,
    School,
    Slot,
    Timetable,
    Window,
)
from leadlight.schedule.solver.tests.documents import FIVE, evening


def slots_of(host: str, seats: int, last_withheld: int = 0) -> tuple[Slot, ...]:
    """Five half hours from 17:00 to 19:30."""
    starts = [FIVE + 30 * number for number in range(5)]
    kept = [0, 0, 0, 0, last_withheld]
    return tuple(Slot(f"{host}-{n}", t, t + 30, seats, 1, False, kept[n]) for n, t in enumerate(starts))


def party(id: str, *windows: Window) -> Party:
    whole = Window(FIVE, FIVE + 150, 0, "in_person"), Window(FIVE, FIVE + 150, 1, "remote")
    return Party(id, f"family of {id}", windows or whole)


# Every rule is kept, and where minutes count, with none to spare: 30 to walk, 30 apart, 30 not to meet.
EVENING = Instance(
    name="evening",
    rules=Rules(),
    schools=(School("S0"), School("S1")),
    travel=((0, 30), (30, 0)),
    hosts=(Host("H0", "S0", slots_of("H0", 2, last_withheld=1), 3), Host("H1", "S1", slots_of("H1", 1), 1)),
    pools=(
        Pool("es", "interpreter", "es", (PoolWindow(FIVE, FIVE + 30, 1),)),
        Pool("fr", "interpreter", "fr", (PoolWindow(FIVE, FIVE + 30, 1),)),
    ),
    parties=(party("rosa"), party("bea"), party("dora"), party("dirk"), party("emil"), party("finn")),
    conferences=(
        Conference("ada", "Ada", "rosa", "H0", needs=(("es",),)),
        Conference("cleo", "Cleo", "rosa", "H1"),
        Conference("ben", "Ben", "bea", "H0"),
        Conference("dan", "Dan", "dora", "H0", minutes=60),
        Conference("dan-too", "Dan", "dirk", "H1"),
        Conference("eli", "Eli", "emil", "H1", private=True),
        Conference("fay", "Fay", "finn", "H0", redo=True, not_before=FIVE + 120),
    ),
    apart=(Apart("dan", "dan-too", 30),),
    not_meet=(NotMeet("emil", "rosa", 30, "S1"),),
    fixed=(Booking("ada", "H0-0", "in_person"),),
)
BOOKINGS = (
    Booking("ada", "H0-0", "in_person", ("es",)),
    Booking("ben", "H0-0", "remote"),
    Booking("dan", "H0-1", "in_person"),
    Booking("fay", "H0-4", "in_person"),
    Booking("eli", "H1-0", "in_person"),
    Booking("cleo", "H1-2", "in_person"),
    Booking("dan-too", "H1-4", "in_person"),
)
GOOD = Timetable("evening", {booking.conference: booking for booking in BOOKINGS})

Case = tuple[Instance, Timetable]


def book(key: str, booking: Booking) -> Case:
    return EVENING, Timetable("evening", GOOD.bookings | {key: booking})


def rebook(conference: str, **changes: object) -> Case:
    return book(conference, replace(GOOD.bookings[conference], **changes))


def with_conference(id: str, **changes: object) -> Case:
    rows = [replace(row, **changes) if row.id == id else row for row in EVENING.conferences]
    return replace(EVENING, conferences=tuple(rows)), GOOD


def with_slot(id: str, **changes: object) -> Case:
    hosts = [
        replace(host, slots=tuple(replace(slot, **changes) if slot.id == id else slot for slot in host.slots))
        for host in EVENING.hosts
    ]
    return replace(EVENING, hosts=tuple(hosts)), GOOD


def with_windows(*windows: tuple[int, int, int]) -> Case:
    """The Spanish pool is there from, until (minutes after five), with so many."""
    there = tuple(PoolWindow(FIVE + start, FIVE + end, count) for start, end, count in windows)
    return replace(EVENING, pools=(replace(EVENING.pools[0], windows=there), EVENING.pools[1])), GOOD


def two_in_spanish() -> Case:
    """Ben needs Spanish as well; one of the two who speak it goes home after a quarter of an hour."""
    conferences = [replace(c, needs=(("es",),)) if c.id == "ben" else c for c in EVENING.conferences]
    instance = replace(with_windows((0, 30, 1), (0, 15, 1))[0], conferences=tuple(conferences))
    return instance, rebook("ben", pools=("es",))[1]


def misfiled() -> Case:
    bookings = {("bob" if key == "ben" else key): booking for key, booking in GOOD.bookings.items()}
    return EVENING, Timetable("evening", bookings)


def bea_leaves_early() -> Case:
    early = party("bea", Window(FIVE, FIVE + 29, 0, "remote"), Window(FIVE, FIVE + 150, 0, "in_person"))
    return replace(EVENING, parties=tuple(early if p.id == "bea" else p for p in EVENING.parties)), GOOD


MUTATIONS: dict[str, Callable[[], Case]] = {
    "unknown-conference": lambda: book("zoe", Booking("zoe", "H0-3", "in_person")),
    "booked-twice": lambda: book("ben once more", Booking("ben", "H0-3", "in_person")),
    "wrong-key": misfiled,
    "unknown-slot": lambda: rebook("ben", slot="H9-9"),
    "wrong-host": lambda: rebook("ben", slot="H1-1"),
    "bad-mode": lambda: rebook("ben", mode="phone"),
    "too-long": lambda: with_slot("H0-2", start=FIVE + 61),
    "too-early": lambda: with_conference("fay", not_before=FIVE + 121),
    "family-not-available": bea_leaves_early,
    "need-not-met": lambda: rebook("ada", pools=()),
    "wrong-pool": lambda: rebook("ada", pools=("fr",)),
    "slot-overfull": lambda: with_slot("H0-0", seats=1),
    "remote-overfull": lambda: with_slot("H0-0", remote_seats=0),
    "not-private": lambda: with_conference("ben", private=True),
    "withheld-taken": lambda: with_slot("H0-0", withheld=1),
    "no-break": lambda: (replace(EVENING, hosts=(replace(EVENING.hosts[0], max_run=2), EVENING.hosts[1])), GOOD),
    "pool-overbooked": lambda: with_windows((0, 30, 0)),
    "pool-leaves-early": two_in_spanish,
    "pool-absent": lambda: with_windows((0, 15, 1), (15, 30, 1)),
    "family-overlap-or-travel": lambda: (replace(EVENING, travel=((0, 31), (30, 0))), GOOD),
    "not-apart": lambda: (replace(EVENING, apart=(Apart("dan-too", "dan", 31),)), GOOD),
    "parties-meet": lambda: (replace(EVENING, not_meet=(NotMeet("rosa", "emil", 31),)), GOOD),
    "confirmed-booking-moved": lambda: (replace(EVENING, fixed=(Booking("ada", "H0-0", "remote"),)), GOOD),
}


def kinds(instance: Instance, timetable: Timetable) -> list[str]:
    return [violation.kind for violation in check(instance, timetable)]


def test_a_good_timetable_breaks_no_rule():
    assert check(EVENING, GOOD) == []


def test_every_kind_is_tried():
    assert set(MUTATIONS) == set(KINDS)


@pytest.mark.parametrize("kind", MUTATIONS)
def test_one_broken_rule_is_named_and_no_other(kind):
    assert kinds(*MUTATIONS[kind]()) == [kind]


def test_a_sentence_says_who_when_and_how_many():
    (violation,) = check(*MUTATIONS["slot-overfull"]())

    assert violation.where == ("H0-0",)
    assert violation.sentence == "Slot H0-0 (day 1, 17:00) has 1 seat and 2 conferences."


def test_a_long_conference_is_there_in_its_last_slot_too():
    finn_in_person = rebook("fay", slot="H0-2")[1]
    one_seat = with_slot("H0-2", seats=1)[0]
    fay_may = replace(one_seat, conferences=tuple(replace(c, not_before=None) for c in one_seat.conferences))

    assert kinds(fay_may, finn_in_person) == ["slot-overfull"]


def test_a_pause_of_six_minutes_is_a_break_and_one_of_five_is_none():
    tight = replace(EVENING, hosts=(replace(EVENING.hosts[0], max_run=2), EVENING.hosts[1]))
    dan_is_short = replace(tight, conferences=tuple(replace(c, minutes=None) for c in tight.conferences))
    third = replace(dan_is_short.hosts[0].slots[2], start=FIVE + 66)
    host = dan_is_short.hosts[0]
    with_pause = replace(host, slots=(*host.slots[:2], third, *host.slots[3:]))
    bookings = Timetable("evening", GOOD.bookings | {"fay": Booking("fay", "H0-2", "in_person")})
    no_limit = tuple(replace(c, not_before=None) for c in dan_is_short.conferences)
    six = replace(dan_is_short, conferences=no_limit, hosts=(with_pause, EVENING.hosts[1]))
    five = replace(
        six, hosts=(replace(with_pause, slots=(*host.slots[:2], replace(third, start=FIVE + 65))), six.hosts[1])
    )

    assert kinds(six, bookings) == []
    assert kinds(five, bookings) == ["no-break"]


def test_a_fixed_booking_may_sit_in_a_withheld_seat():
    all_kept = with_slot("H1-0", withheld=1)[0]
    fixed = replace(all_kept, fixed=(*EVENING.fixed, Booking("eli", "H1-0", "in_person")))

    assert kinds(all_kept, GOOD) == ["withheld-taken"]
    assert kinds(fixed, GOOD) == []


def test_a_fixed_booking_keeps_the_pool_it_names():
    spanish = replace(EVENING, fixed=(Booking("ada", "H0-0", "in_person", ("es",)),))
    french = replace(EVENING, fixed=(Booking("ada", "H0-0", "in_person", ("fr",)),))

    assert kinds(spanish, GOOD) == []
    assert kinds(french, GOOD) == ["confirmed-booking-moved"]


def test_parties_may_be_at_two_schools_at_once_or_one_of_them_on_a_screen():
    strict = replace(EVENING, not_meet=(NotMeet("emil", "dora", 60), NotMeet("bea", "rosa", 60)))
    other_school = replace(EVENING, not_meet=(NotMeet("emil", "rosa", 60, "S0"),))

    assert kinds(strict, GOOD) == []
    assert kinds(other_school, GOOD) == []


def test_changing_from_a_room_to_a_screen_takes_its_time():
    by_video = rebook("cleo", mode="remote")
    slow = replace(EVENING, rules=Rules(remote_switch_min=31))

    assert kinds(*by_video) == []
    assert kinds(slow, by_video[1]) == ["family-overlap-or-travel"]


def test_nobody_asked_for_and_nobody_placed_is_no_trouble():
    assert check(replace(EVENING, fixed=()), Timetable("evening")) == []
    nobody = Instance("nobody", Rules(), (), (), (), (), (), ())
    assert check(nobody, Timetable("nobody")) == []
    assert score(nobody, Timetable("nobody")).placed_share == 1.0


def test_an_auditor_is_told_the_score_and_every_broken_rule(tmp_path, capsys):
    files = evening_and_timetable(tmp_path)
    assert main(files) == 0
    whole = json.loads(capsys.readouterr().out)
    assert (whole["instance"], whole["violations"], whole["placed"], whole["move_cost"]) == ("evening", 0, 1, 0)

    files = evening_and_timetable(tmp_path, slot="H1-0")
    assert main(files) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["first_violations"] == [["wrong-host", "ada"]]
    assert said.err == "wrong-host: Conference ada belongs to H0, and is booked with H1.\n"


def test_an_auditor_with_a_file_that_cannot_be_read_is_told_why(tmp_path, capsys):
    files = evening_and_timetable(tmp_path)
    assert main([files[0], files[0]]) == 2
    assert "slc-timetable/1" in capsys.readouterr().err
    assert main(files[:1]) == 2
    assert capsys.readouterr().err.startswith("usage: ")


def evening_and_timetable(folder, slot="H0-0"):
    """An evening of which one conference is placed, as two files."""
    booking = {"conference": "ada", "slot": slot, "mode": "in_person", "pools": ["es"]}
    documents = {"evening": evening(), "timetable": {"schema": "slc-timetable/1", "bookings": [booking]}}
    for name, document in documents.items():
        (folder / name).write_text(json.dumps(document))
    return [str(folder / name) for name in documents]
