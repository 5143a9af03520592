from dataclasses import replace

import pytest
from hypothesis import given, settings

from leadlight.schedule.solver.checking.check import check
from leadlight.schedule.solver.files.reading import open_instance
from leadlight.schedule.solver.instance import (
    Apart,
    Booking,
    NotMeet,
    Pool,
    PoolWindow,
    Timetable,
    Window,
)
from leadlight.schedule.solver.swapping.first_come import first_come
from leadlight.schedule.solver.telling.changes import apply
from leadlight.schedule.solver.telling.desk import Desk
from leadlight.schedule.solver.telling.reasons import Clerk, why_unplaceable

from .laws import can_all_be_held, evenings, has_room, put
from .rows import FIVE, a_class, a_party, an_evening, meeting

EMPTY = Timetable("evening")


def arabic(start: int = FIVE, end: int = FIVE + 60, count: int = 1) -> Pool:
    return Pool("ar", "interpreter", "ar", (PoolWindow(start, end, count),))


def in_person(start: int, end: int) -> Window:
    return Window(FIVE + start, FIVE + end, 0, "in_person")


def booked(*bookings: tuple[str, str], pools: tuple[str, ...] = ()) -> Timetable:
    return Timetable("evening", {name: Booking(name, slot, "in_person", pools) for name, slot in bookings})


def first(evening, timetable=EMPTY, name="ada"):
    """The first reason; it was true, and with its change the conference has a place."""
    reason = why_unplaceable(evening, name, timetable)[0]
    assert not has_room(evening, timetable, name)
    assert reason.change is None or has_room(apply(evening, reason.change), timetable, name)
    return reason


# (a) no time at all


@pytest.mark.parametrize(
    ("fields", "kind", "sentence"),
    [
        (
            {"parties": (a_party("Rosa", windows=[in_person(-60, 15)]),)},
            "availability",
            "The family gave no hours in which a conference with 3B would fit. "
            "It would work if the family could come until 17:20 on day 1.",
        ),
        (
            {"hosts": (a_class(count=0),), "parties": (a_party("Rosa", windows=[in_person(0, 60)]),)},
            "hours",
            "No time with 3B is open at all. It would work if 3B opened day 1, 17:00-17:15.",
        ),
        (
            {"hosts": (a_class(count=2, seats=0),)},
            "closed",
            "The only times that fit have no place at all. It would work if 3B had one more place on day 1, 17:00.",
        ),
        (
            {"hosts": (a_class(count=2, withheld=1),)},
            "reserve",
            "The only times that fit are kept for conferences held once more. "
            "It would work if 3B gave up 1 place kept for conferences held once more on day 1, 17:00.",
        ),
        (
            {
                "parties": (a_party("Rosa", windows=[Window(FIVE, FIVE + 20, 0, "remote")]),),
                "hosts": (a_class(remote_seats=0),),
            },
            "video",
            "The times that fit are for video only, and have no place for that. "
            "It would work if 3B had one more place by video on day 1, 17:00.",
        ),
    ],
)
def test_one_rule_that_leaves_no_time_is_named_with_the_least_that_helps(fields, kind, sentence):
    evening = replace(an_evening([meeting("ada", "Rosa")]), **fields)
    reason = next(reason for reason in why_unplaceable(evening, "ada", EMPTY) if reason.kind == kind)
    assert reason.sentence == sentence
    assert has_room(apply(evening, reason.change), EMPTY, "ada")
    first(evening)


def test_a_teacher_may_open_a_time_next_to_the_others():
    evening = an_evening([meeting("ada", "Rosa")], parties=(a_party("Rosa", windows=[in_person(-60, 0)]),))
    reasons = why_unplaceable(evening, "ada", EMPTY)
    assert [reason.kind for reason in reasons] == ["availability", "availability", "hours"]
    assert reasons[0].change.mode == "in_person"
    assert reasons[1].change.mode == "remote"
    assert reasons[2].sentence == (
        "In the hours the family gave, no time with 3B is open that would fit. It would work if 3B opened day 1, 16:40-17:00."
    )
    assert all(has_room(apply(evening, reason.change), EMPTY, "ada") for reason in reasons)


def test_an_earliest_start_after_everything():
    reasons = why_unplaceable(an_evening([meeting("ada", not_before=FIVE + 50)]), "ada", EMPTY)
    soonest = next(reason for reason in reasons if reason.kind == "not_before")
    assert soonest.sentence == (
        "It may begin on day 1, 17:50 at the earliest, and no time after that fits. "
        "It would work if it might begin on day 1, 17:40."
    )


def test_too_long_for_the_slots_in_a_row():
    evening = an_evening([meeting("ada", "Rosa", minutes=75)])
    runs = [reason for reason in why_unplaceable(evening, "ada", EMPTY) if reason.kind == "run"]
    assert [reason.change.kind for reason in runs] == ["open"]
    assert runs[0].sentence == (
        "It takes 75 minutes, and no stretch with 3B that is long enough fits. "
        "It would work if 3B opened day 1, 18:00-18:15."
    )
    assert has_room(apply(evening, runs[0].change), EMPTY, "ada")


def test_where_only_a_shorter_one_would_fit_no_interpreter_is_asked_to_stay():
    """She leaves at 17:20, and were she to stay, the teacher would have no break."""
    evening = an_evening(
        [meeting("ada", "Rosa", minutes=40, needs=(("ar",),)), meeting("ben")],
        hosts=(a_class(max_run=2),),
        parties=(a_party("Rosa", windows=[in_person(0, 60)]), a_party("adults of ben")),
        pools=(arabic(end=FIVE + 20),),
    )
    (reason,) = why_unplaceable(evening, "ada", booked(("ben", "3B-2")))
    assert (reason.kind, reason.sentence) == (
        "long",
        "It takes 40 minutes, and with 3B nothing that long fits. It would work if it took 20 minutes.",
    )
    assert has_room(apply(evening, reason.change), booked(("ben", "3B-2")), "ada")


def test_an_interpreter_who_leaves_too_early():
    evening = an_evening(
        [meeting("ada", "Rosa", needs=(("ar",),))],
        parties=(a_party("Rosa", windows=[in_person(20, 60)]),),
        pools=(arabic(end=FIVE + 30),),
    )
    told = [r for r in why_unplaceable(evening, "ada", EMPTY) if r.kind == "helpers"]
    assert [reason.sentence for reason in told] == [
        "No Arabic interpreter is there at a time that fits. It would work with an Arabic interpreter until 17:40 on day 1."
    ]


def test_two_rules_at_once_are_told_together():
    evening = an_evening(
        [meeting("ada", "Rosa", needs=(("ar",),))],
        [a_class(count=1, seats=0)],
        parties=(a_party("Rosa", windows=[in_person(0, 20)]),),
        pools=(arabic(start=FIVE + 300, end=FIVE + 400),),
    )
    reason = first(evening)
    assert reason.kind == "several"
    assert reason.sentence == (
        "Nothing alone stands in the way, but these together: the number of places and the interpreters' or helpers' hours. "
        "It would work if 3B had one more place on day 1, 17:00 and with one more Arabic interpreter on day 1, 17:00-17:20."
    )


def test_somebody_whom_nobody_offers_is_said_without_a_change():
    reason = first(an_evening([meeting("ada", needs=((),))]))
    assert (reason.kind, reason.change) == ("helpers_none", None)


def test_a_conference_with_a_place_needs_no_reason():
    evening = an_evening([meeting("ada")])
    assert why_unplaceable(evening, "ada", booked(("ada", "3B-0"))) == []
    with pytest.raises(KeyError):
        why_unplaceable(evening, "nobody", EMPTY)


# (b) too many


def test_too_many_for_the_seats():
    windows = [in_person(0, 40)]
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ben"), meeting("cleo"), meeting("dan")],
        parties=(
            a_party("Rosa", windows=windows),
            a_party("adults of ben", windows=windows),
            a_party("adults of cleo", windows=windows),
            a_party("adults of dan"),
        ),
    )
    reason = first(evening, booked(("ben", "3B-0"), ("cleo", "3B-1"), ("dan", "3B-2")))
    assert reason.kind == "crowd"
    assert reason.sentence == (
        "3 conferences with 3B can only be held on day 1, 17:00-17:40, where 2 places can be had. "
        "It would work if 3B had one more place on day 1, 17:00."
    )


def test_too_many_once_the_teacher_has_had_a_break():
    evening = an_evening(
        [meeting(name) for name in ("ada", "ben", "cleo")],
        [a_class(count=3, max_run=2, remote_seats=0)],
    )
    reason = first(evening, booked(("ben", "3B-0"), ("cleo", "3B-1")))
    assert reason.kind == "crowd_break"
    assert reason.sentence == (
        "3 conferences with 3B can only be held on day 1, 17:00-18:00, where 2 places can be had once the teacher has had "
        "a break. It would work if 3B had one more place on day 1, 17:00."
    )


def test_too_many_for_one_interpreter():
    evening = an_evening(
        [meeting(name, needs=(("ar",),)) for name in ("ada", "ben", "cleo")],
        [a_class(seats=3, remote_seats=3)],
        pools=(arabic(end=FIVE + 40),),
    )
    reason = first(evening, booked(("ben", "3B-0"), ("cleo", "3B-1"), pools=("ar",)))
    assert reason.kind == "crowd_helpers"
    assert reason.sentence == (
        "3 conferences with an Arabic interpreter can only be held on day 1, 17:00-17:40, where that is possible for 2 of "
        "them. It would work with one more Arabic interpreter on day 1, 17:00-17:20."
    )


def test_who_is_in_a_crowd_is_known():
    evening = an_evening([meeting(name) for name in ("ada", "ben", "cleo")], [a_class(count=2, remote_seats=0)])
    reason = first(evening, booked(("ben", "3B-0"), ("cleo", "3B-1")))
    assert reason.about == ("ada", "ben", "cleo")
    assert not can_all_be_held(evening, reason.about)
    assert all(can_all_be_held(evening, set(reason.about) - {name}) for name in reason.about)


def test_without_a_timetable_only_what_is_fixed_stands():
    evening = an_evening([meeting("ada"), meeting("ben")], [a_class(count=1, remote_seats=0, seats=2)])
    assert [reason.kind for reason in why_unplaceable(evening, "ada")] == ["free"]
    fixed = replace(evening, fixed=(Booking("ben", "3B-0", "in_person"),), hosts=(a_class(count=1, remote_seats=0),))
    reasons = why_unplaceable(fixed, "ada")
    assert [(reason.kind, reason.change.kind) for reason in reasons] == [("crowd", "seat"), ("seats", "seat")]


# (c) the family in its own way


def test_two_children_at_one_time():
    windows = [in_person(0, 20)]
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ali", "Rosa", "4C")],
        [a_class(), a_class("4C")],
        parties=(a_party("Rosa", windows=windows),),
    )
    reason = first(evening, booked(("ali", "4C-0")))
    assert reason.kind == "pair"
    assert reason.sentence == (
        "Whatever times are chosen, learner of ali's conference is at the same time or leaves too little time between. "
        "It would work if the family could come until 17:40 on day 1."
    )


def test_two_households_that_come_too_near():
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ada again", "Omar")],
        [a_class(count=4, remote_seats=0)],
        apart=(Apart("ada", "ada again", 30),),
    )
    reason = first(evening, booked(("ada again", "3B-1")))
    assert (reason.kind, reason.change.kind) == ("apart", "nearer")
    assert reason.change.number == 20
    assert reason.sentence == (
        "day 1, 18:00: leaves 20 minutes to learner of ada again's conference in the other household (day 1, 17:20), "
        "30 minutes are wanted. It would work there if 20 minutes between the two were enough."
    )


def test_two_households_for_whom_the_evening_is_too_short():
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ada again", "Omar")], [a_class()], apart=(Apart("ada", "ada again", 30),)
    )
    reason = first(evening, booked(("ada again", "3B-0")))
    assert reason.sentence == (
        "Whatever times are chosen, learner of ada again's conference is too near to it. "
        "It would work if 3B opened day 1, 18:00-18:20."
    )


def test_three_children_and_two_times():
    rooms = [a_class(name, count=3, remote_seats=0) for name in ("3B", "4C", "5D")]
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ali", "Rosa", "4C"), meeting("amy", "Rosa", "5D")],
        rooms,
        parties=(a_party("Rosa", windows=[in_person(0, 40)]),),
    )
    reason = first(evening, booked(("ali", "4C-0"), ("amy", "5D-1")))
    assert reason.sentence == (
        "The family's 3 conferences cannot all be held: whatever times are chosen, one is left over. "
        "It would work if the family could come until 18:00 on day 1."
    )


def test_a_family_and_a_teacher_may_both_have_to_make_room():
    rooms = [a_class(name, count=1, remote_seats=0) for name in ("3B", "4C")]
    children = [meeting("ada", "Rosa"), meeting("ali", "Rosa", "4C")]
    evening = an_evening(children, rooms, parties=(a_party("Rosa", windows=[in_person(0, 20)]),))
    reason = first(evening, booked(("ali", "4C-0")))
    assert [part.kind for part in reason.change.parts] == ["open", "come"]


def test_people_who_must_not_meet_are_not_named_and_the_rule_is_never_bent():
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ben", "Omar")],
        [a_class(count=1, seats=2)],
        parties=(a_party("Rosa", windows=[in_person(0, 20)]), a_party("Omar", windows=[in_person(0, 20)])),
        not_meet=(NotMeet("Rosa", "Omar", 20),),
    )
    timetable = booked(("ben", "3B-0"))
    for reason in why_unplaceable(evening, "ada", timetable):
        assert "ben" not in reason.sentence.split()
        assert reason.change is None or reason.change.kind != "nearer"
        assert reason.change is None or apply(evening, reason.change).not_meet == evening.not_meet
    assert first(evening, timetable).change.kind == "come"


# (d) as the timetable stands


def test_each_time_with_what_blocks_it():
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ben"), meeting("cleo"), meeting("ali", "Rosa", "4C")],
        [a_class(remote_seats=0), a_class("4C", remote_seats=0)],
        parties=(a_party("Rosa", windows=[in_person(0, 60)]), a_party("adults of ben"), a_party("adults of cleo")),
    )
    timetable = booked(("ben", "3B-0"), ("cleo", "3B-1"), ("ali", "4C-2"))
    reasons = why_unplaceable(evening, "ada", timetable)
    assert [(reason.kind, reason.change.slots if reason.change else None) for reason in reasons] == [
        ("seats", ("3B-0",)),
        ("seats", ("3B-1",)),
        ("overlap", None),
    ]
    assert reasons[0].sentence == (
        "day 1, 17:00: full (1 of 1 place). It would work there if 3B had one more place on day 1, 17:00."
    )
    assert reasons[2].sentence == "day 1, 17:40: learner of ali's conference is held at that time (day 1, 17:40)."
    assert reasons[2].blockers[0].others == ("ali",)


def test_a_free_time_is_said_honestly():
    evening = an_evening([meeting("ada"), meeting("ben")], [a_class(count=2, remote_seats=0)])
    reasons = why_unplaceable(evening, "ada", booked(("ben", "3B-0")))
    assert [reason.kind for reason in reasons] == ["free", "seats"]
    assert reasons[0].sentence == "day 1, 17:20 is free: it can be had at once."


@settings(max_examples=40, deadline=None, derandomize=True)
@given(evenings())
def test_whatever_is_told_helps_and_everybody_without_a_place_is_told(drawn):
    instance, timetable = drawn
    clerk = Clerk(Desk(instance, timetable))
    for conference in instance.conferences:
        reasons = clerk.why_unplaceable(conference.id)
        assert bool(reasons) == (conference.id not in timetable.bookings)
        if reasons:
            assert has_room(instance, timetable, conference.id) == any(reason.kind == "free" for reason in reasons)
        for reason in reasons:
            assert not reason.about or not can_all_be_held(instance, reason.about)
        for change in {reason.change for reason in reasons} - {None}:
            assert has_room(apply(instance, change), timetable, conference.id)


def test_everybody_without_a_time_in_a_school_is_told_what_would_help():
    instance = open_instance("tight-school-1")
    timetable = first_come(instance, 0)
    clerk = Clerk(Desk(instance, timetable))
    left = [conference.id for conference in instance.conferences if conference.id not in timetable.bookings]
    assert len(left) > 30
    for name in left[::12]:
        first_told = clerk.why_unplaceable(name)[0]
        eased = apply(instance, first_told.change)
        desk = Desk(eased, timetable)
        place = next(place for place in desk.places(desk.ground.number[name]) if desk.admits(place))
        assert check(eased, put(timetable, desk.ground.booking(place))) == []
