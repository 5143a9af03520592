from dataclasses import replace

from leadlight.schedule.solver.instance import Apart, Pool, PoolWindow, Slot, Window
from leadlight.schedule.solver.telling.changes import Change, apply, phrase, together

from .rows import FIVE, a_class, a_party, an_evening, meeting

ARABIC = Pool("ar", "interpreter", "ar", (PoolWindow(FIVE, FIVE + 60, 2),))


def evening():
    room = a_class(count=3, max_run=2, withheld=1)
    party = a_party("Rosa", windows=[Window(FIVE, FIVE + 20, 0, "in_person")])
    ada = meeting("ada", "Rosa", minutes=40, not_before=FIVE + 20, needs=(("ar",),))
    return an_evening([ada], [room], pools=(ARABIC,), parties=(party,), apart=(Apart("ada", "ben", 30),))


def test_a_family_can_come_at_one_more_time():
    change = Change("come", party="Rosa", start=FIVE + 20, end=FIVE + 40)
    assert apply(evening(), change).parties[0].windows[1:] == (Window(FIVE + 20, FIVE + 40, 2, "in_person"),)
    assert phrase(evening(), change) == "if the family could come until 17:40 on day 1"
    early = replace(change, start=FIVE - 20, end=FIVE)
    assert phrase(evening(), early) == "if the family could come from 16:40 on day 1"
    assert phrase(evening(), replace(change, start=FIVE + 60, end=FIVE + 80)) == (
        "if the family could come on day 1, 18:00-18:20"
    )
    assert (
        phrase(evening(), replace(change, mode="remote")) == "if the family could come by video on day 1, 17:20-17:40"
    )


def test_a_teacher_opens_one_more_slot_in_its_place():
    change = Change("open", host="3B", start=FIVE - 20, end=FIVE)
    slots = apply(evening(), change).hosts[0].slots
    assert [slot.id for slot in slots] == [f"3B+{FIVE - 20}", "3B-0", "3B-1", "3B-2"]
    assert slots[0] == Slot(f"3B+{FIVE - 20}", FIVE - 20, FIVE, 1, 0)
    assert phrase(evening(), change) == "if 3B opened day 1, 16:40-17:00"
    video = replace(change, mode="remote")
    assert apply(evening(), video).hosts[0].slots[0].remote_seats == 1
    assert phrase(evening(), video) == "if 3B opened day 1, 16:40-17:00 by video"


def test_seats_are_added_and_given_up():
    more = apply(evening(), Change("seat", slots=("3B-0", "3B-2"), number=2)).hosts[0]
    assert [slot.seats for slot in more.slots] == [3, 1, 3]
    video = apply(evening(), Change("seat_remote", slots=("3B-1",))).hosts[0]
    assert [slot.remote_seats for slot in video.slots] == [1, 2, 1]
    given = apply(evening(), Change("release", slots=("3B-0",))).hosts[0]
    assert [slot.withheld for slot in given.slots] == [0, 1, 1]
    assert phrase(evening(), Change("seat", slots=("3B-0",))) == "if 3B had one more place on day 1, 17:00"
    assert phrase(evening(), Change("release", slots=("3B-0",))) == (
        "if 3B gave up 1 place kept for conferences held once more on day 1, 17:00"
    )


def test_one_more_interpreter_comes():
    change = Change("helper", pool="ar", start=FIVE + 40, end=FIVE + 80)
    assert apply(evening(), change).pools[0].windows == (*ARABIC.windows, PoolWindow(FIVE + 40, FIVE + 80, 1))
    assert phrase(evening(), change) == "with one more Arabic interpreter on day 1, 17:40-18:20"


def test_an_interpreter_who_stays_is_not_one_more_before():
    change = Change("stay", pool="ar", start=FIVE + 40, end=FIVE + 80)
    windows = apply(evening(), change).pools[0].windows
    assert windows == (PoolWindow(FIVE, FIVE + 60, 1), PoolWindow(FIVE, FIVE + 80, 1))
    assert phrase(evening(), change) == "with an Arabic interpreter until 18:20 on day 1"
    early = replace(change, start=FIVE - 20, end=FIVE + 20)
    assert phrase(evening(), early) == "with an Arabic interpreter from 16:40 on day 1"


def test_a_conference_may_be_sooner_or_shorter():
    assert apply(evening(), Change("sooner", conference="ada", start=FIVE)).conferences[0].not_before == FIVE
    assert apply(evening(), Change("shorter", conference="ada", number=20)).conferences[0].minutes == 20
    assert phrase(evening(), Change("shorter", conference="ada", number=20)) == "if it took 20 minutes"


def test_a_teacher_goes_on_longer_and_households_come_nearer():
    assert apply(evening(), Change("longer_run", host="3B", number=3)).hosts[0].max_run == 3
    assert apply(evening(), Change("nearer", conference="ben", other="ada", number=10)).apart == (
        Apart("ada", "ben", 10),
    )


def test_several_changes_are_one_and_touch_nothing_else():
    seat, helper = Change("seat", slots=("3B-0",)), Change("helper", pool="ar", start=FIVE, end=FIVE + 20)
    both = together([seat, helper])
    assert apply(evening(), both) == apply(apply(evening(), seat), helper)
    assert phrase(evening(), both) == (
        "if 3B had one more place on day 1, 17:00 and with one more Arabic interpreter on day 1, 17:00-17:20"
    )
    assert (together([]), together([seat])) == (None, seat)
    unchanged = apply(evening(), seat)
    assert replace(unchanged, hosts=evening().hosts) == evening()


def test_one_of_two_households_is_named():
    come = Change("come", party="Rosa", start=FIVE, end=FIVE + 20)
    parties = (a_party("Rosa", windows=()), a_party("Carl", family="Rosa"))
    assert phrase(an_evening([], parties=parties[:1]), come) == "if the family could come on day 1, 17:00-17:20"
    assert phrase(an_evening([], parties=parties), come) == "if the household Rosa could come on day 1, 17:00-17:20"
