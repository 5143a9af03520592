from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.files.reading import read_instance
from leadlight.schedule.solver.instance import Booking, Instance, Pool, PoolWindow, Timetable, Window
from leadlight.schedule.solver.telling.desk import Desk
from leadlight.schedule.solver.telling.explain import Better, explain
from leadlight.schedule.solver.telling.reasons import Clerk

from .laws import evenings, loose, put, relaxed
from .rows import FIVE, a_class, a_party, an_evening, meeting
from .strategies import bookings_of, instances

NO_PRICE = ("free", "wait", "day", "costs")  # blockers that block nothing


def liked(best: int, fine: int = 200) -> list[Window]:
    """Best from minute `best` on for 20 minutes, fine until `fine`."""
    return [
        Window(FIVE + best, FIVE + best + 20, 0, "in_person"),
        Window(FIVE, FIVE + fine, 1, "in_person"),
    ]


def booked(*bookings: tuple[str, str] | tuple[str, str, str]) -> Timetable:
    rows = [Booking(name, slot, "in_person", tuple(pools)) for name, slot, *pools in bookings]
    return Timetable("evening", {booking.conference: booking for booking in rows})


def test_a_full_time_and_what_would_open_it():
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ben")], parties=(a_party("Rosa", windows=liked(0)), a_party("adults of ben"))
    )
    explanation = explain(evening, booked(("ada", "3B-1"), ("ben", "3B-0")), "Rosa")
    assert explanation.lines() == [
        "learner of ada's conference with 3B: day 1, 17:20, in person, a time that suits.",
        "  day 1, 17:00: full (1 of 1 place).",
    ]
    better = explanation.conferences[0].better[0]
    assert (better.gain, better.blockers[0].kind, better.blockers[0].others) == (1, "seats", ("ben",))
    assert better.blockers[0].change.slots == ("3B-0",)


def test_the_best_time_is_said_to_be_just_that():
    evening = an_evening([meeting("ada", "Rosa")], parties=(a_party("Rosa", windows=liked(20)),))
    assert explain(evening, booked(("ada", "3B-1")), "Rosa").lines() == [
        "learner of ada's conference with 3B: day 1, 17:20, in person, a time the family likes best.",
        "  Of the times it could have, none suits this family better.",
    ]


def test_where_a_child_has_two_households_each_is_named():
    mother, father = replace(meeting("ada", "Rosa"), student="ada"), replace(meeting("ben", "Carl"), student="ada")
    parties = (a_party("Rosa", windows=liked(0)), replace(a_party("Carl", windows=liked(20)), family="Rosa"))
    lines = explain(
        an_evening([mother, father], parties=parties), booked(("ada", "3B-0"), ("ben", "3B-1")), "Rosa"
    ).lines()
    assert [line.split(" with ")[0] for line in lines[::2]] == ["ada's conference (Rosa)", "ada's conference (Carl)"]


def test_a_free_better_time_is_not_hidden():
    evening = an_evening([meeting("ada", "Rosa")], parties=(a_party("Rosa", windows=liked(20)),))
    assert explain(evening, booked(("ada", "3B-2")), "Rosa").lines()[1:] == [
        "  day 1, 17:20: free: it can be had at once."
    ]


def test_interpreters_who_are_busy():
    pool = Pool("ar", "interpreter", "ar", (PoolWindow(FIVE, FIVE + 60, 1),))
    needs = (("ar",),)
    evening = an_evening(
        [meeting("ada", "Rosa", needs=needs), meeting("ben", host="4C", needs=needs)],
        [a_class(), a_class("4C")],
        parties=(a_party("Rosa", windows=liked(0)), a_party("adults of ben")),
        pools=(pool,),
    )
    lines = explain(evening, booked(("ada", "3B-1", "ar"), ("ben", "4C-0", "ar")), "Rosa").lines()
    assert lines == [
        "learner of ada's conference with 3B: day 1, 17:20, in person, a time that suits, Arabic interpreter.",
        "  day 1, 17:00: the Arabic interpreter is busy.",
    ]


def test_the_teachers_break_and_the_family_itself():
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ali", "Rosa", "4C"), meeting("ben"), meeting("cleo")],
        [a_class(count=4, max_run=2), a_class("4C", count=4)],
        parties=(a_party("Rosa", windows=liked(40)), a_party("adults of ben"), a_party("adults of cleo")),
    )
    timetable = booked(("ada", "3B-3"), ("ali", "4C-2"), ("ben", "3B-0"), ("cleo", "3B-1"))
    assert explain(evening, timetable, "Rosa").lines()[2:] == [
        "learner of ada's conference with 3B: day 1, 18:00, in person, a time that suits.",
        "  day 1, 17:40: would take the teacher's break; learner of ali's conference is held at that time (day 1, 17:40).",
    ]


def test_waiting_and_the_way_between_two_schools():
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("sam", "Rosa", "4C")],
        [a_class(count=6), a_class("4C", count=6, school="Lake")],
        parties=(a_party("Rosa", windows=liked(80)),),
    )
    lines = explain(evening, booked(("ada", "3B-2"), ("sam", "4C-0")), "Rosa").lines()
    assert lines[3] == ("  day 1, 18:20: would leave 45 minutes of waiting after learner of sam's conference at Lake.")
    near = explain(evening, booked(("ada", "3B-5"), ("sam", "4C-3")), "Rosa").lines()
    assert near[3] == (
        "  day 1, 18:20: leaves no time between this and learner of sam's conference at Lake (day 1, 18:00), "
        "15 minutes are needed on the way."
    )


def test_no_more_than_asked_for_and_the_rest_counted():
    evening = an_evening(
        [meeting("ada", "Rosa"), *(meeting(f"ben{n}") for n in range(4))],
        [a_class(count=5)],
        parties=(
            a_party(
                "Rosa", windows=[Window(FIVE, FIVE + 80, 0, "in_person"), Window(FIVE, FIVE + 100, 2, "in_person")]
            ),
            *(a_party(f"adults of ben{n}") for n in range(4)),
        ),
    )
    timetable = booked(("ada", "3B-4"), *((f"ben{n}", f"3B-{n}") for n in range(4)))
    lines = explain(evening, timetable, "Rosa").lines(most=2)
    assert [len(lines), lines[-1]] == [4, "  and 2 more times."]


def test_who_has_no_time_is_told_why():
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ben")],
        [a_class(count=1, remote_seats=0)],
        parties=(a_party("Rosa"), a_party("adults of ben")),
    )
    lines = explain(evening, booked(("ben", "3B-0")), "Rosa").lines()
    assert lines == [
        "learner of ada's conference with 3B: no time yet.",
        "  2 conferences with 3B can only be held on day 1, 17:00-17:20, where 1 place can be had. "
        "It would work if 3B had one more place on day 1, 17:00.",
        "  day 1, 17:00: full (1 of 1 place). It would work there if 3B had one more place on day 1, 17:00.",
    ]


def test_a_family_nobody_knows():
    with pytest.raises(KeyError):
        explain(an_evening([meeting("ada")]), Timetable("evening"), "nobody")


def keep_their_word(instance: Instance, timetable: Timetable, family: str, better: Better) -> None:
    """A better time is as blocked, and as free, as it is said to be."""
    moved = put(timetable, better.booking)
    instance = loose(instance, [better.booking.conference])
    if better.blockers[0].kind in NO_PRICE:
        assert check(instance, moved) == []
        gain = score(instance, timetable).family_costs[family] - score(instance, moved).family_costs[family]
        assert (gain, gain > 0) == (better.gain, better.blockers[0].kind == "free")
        return
    assert check(instance, moved) != []
    asked = relaxed(instance, moved, better.blockers, asking=True)
    assert check(*asked) == []
    if all(blocker.others for blocker in better.blockers):
        assert check(*relaxed(instance, moved, better.blockers, asking=False)) == []


@settings(max_examples=40, deadline=None, derandomize=True)
@given(evenings())
def test_every_better_time_is_as_blocked_and_as_free_as_it_is_said_to_be(drawn):
    instance, timetable = drawn
    clerk = Clerk(Desk(instance, timetable))
    for family in clerk.desk.family:
        for told in explain(instance, timetable, family, clerk=clerk).conferences:
            for better in told.better:
                keep_their_word(instance, timetable, family, better)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.data())
def test_a_timetable_that_broke_since_can_still_be_explained(data):
    document = data.draw(instances(max_conferences=5, extended=True))
    instance = replace(read_instance(document | {"fixed": []}), fixed=())
    rows = data.draw(bookings_of(document, damage=True))
    bookings = [Booking(row["conference"], row["slot"], row["mode"], tuple(row["pools"])) for row in rows]
    timetable = Timetable("random", {booking.conference: booking for booking in bookings})
    clerk = Clerk(Desk(instance, timetable))
    for family, own in clerk.desk.family.items():
        explanation = explain(instance, timetable, family, clerk=clerk)
        assert len(explanation.lines()) >= 2 * len(own)
