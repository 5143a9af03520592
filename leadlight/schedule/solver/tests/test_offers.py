import pytest
from hypothesis import given, settings

from leadlight.schedule.solver.checking.check import check, score
from leadlight.schedule.solver.instance import Booking, Timetable, Window
from leadlight.schedule.solver.telling.desk import Desk
from leadlight.schedule.solver.telling.offers import best_slots
from leadlight.schedule.solver.telling.price import price_of

from .laws import evenings, joint_costs, put, without
from .rows import FIVE, a_class, a_party, an_evening, meeting


def at(name: str, slot: str, mode: str = "in_person") -> Booking:
    return Booking(name, slot, mode)


def booked(*bookings: Booking) -> Timetable:
    return Timetable("evening", {booking.conference: booking for booking in bookings})


IN_PERSON = Window(FIVE, FIVE + 200, 1, "in_person")
BEST = Window(FIVE, FIVE + 20, 0, "in_person")


def shown(offers):
    return [([(b.conference, b.slot) for b in offer.bookings], offer.cost, len(offer.swaps)) for offer in offers]


def test_siblings_are_offered_times_one_after_the_other():
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ali", "Rosa", "4C"), meeting("ben")],
        [a_class(), a_class("4C")],
        parties=(a_party("Rosa", windows=[IN_PERSON]), a_party("adults of ben")),
    )
    offers = best_slots(evening, booked(at("ben", "3B-0")), "Rosa", 2)
    assert shown(offers) == [
        ([("ali", "4C-0"), ("ada", "3B-1")], 2, 0),
        ([("ada", "3B-1"), ("ali", "4C-2")], 2, 0),
    ]


def test_a_swap_that_costs_nobody_anything():
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ben")],
        [a_class(remote_seats=0)],
        parties=(a_party("Rosa", windows=[BEST, IN_PERSON]), a_party("adults of ben", "Bens", windows=[IN_PERSON])),
    )
    offers = best_slots(evening, booked(at("ada", "3B-1"), at("ben", "3B-0")), "Rosa", 1)
    assert shown(offers) == [([("ada", "3B-1")], 1, 0), ([("ada", "3B-0")], 0, 1)]
    assert offers[1].swaps[0].sentence == "free if Bens moves from day 1, 17:00 to day 1, 17:20, at no cost to them"


def test_nobody_is_asked_to_move_from_a_time_they_like_or_have_said_yes_to():
    parties = (a_party("Rosa", windows=[BEST, IN_PERSON]), a_party("adults of ben", windows=[BEST, IN_PERSON]))
    evening = an_evening([meeting("ada", "Rosa"), meeting("ben")], [a_class(remote_seats=0)], parties=parties)
    timetable = booked(at("ada", "3B-1"), at("ben", "3B-0"))
    assert [offer.swaps for offer in best_slots(evening, timetable, "Rosa", 3)] == [(), ()]
    parties = (parties[0], a_party("adults of ben", windows=[IN_PERSON]))
    confirmed = (Booking("ben", "3B-0", "in_person", (), "confirmed"),)
    sure = an_evening(evening.conferences, evening.hosts, parties=parties, previous=confirmed)
    assert [offer.swaps for offer in best_slots(sure, timetable, "Rosa", 3)] == [(), ()]


def test_as_many_children_as_can_be():
    evening = an_evening(
        [meeting("ada", "Rosa"), meeting("ali", "Rosa")],
        [a_class(count=1, remote_seats=0)],
        parties=(a_party("Rosa", windows=[IN_PERSON]),),
    )
    assert shown(best_slots(evening, booked(), "Rosa", 5)) == [
        ([("ali", "3B-0")], 1001, 0),
        ([("ada", "3B-0")], 1001, 0),
    ]


def test_a_family_nobody_knows():
    with pytest.raises(KeyError):
        best_slots(an_evening([meeting("ada")]), booked(), "nobody", 1)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(evenings(max_conferences=4))
def test_no_joint_choice_is_cheaper_and_every_offer_stands(drawn):
    instance, timetable = drawn
    desk, costs = Desk(instance, timetable), score(instance, timetable).family_costs
    for family, own in desk.family.items():
        offers = best_slots(instance, timetable, family, 3, desk=desk)
        if len(own) < 3:
            free = [offer.cost for offer in offers if not offer.swaps]
            assert free == joint_costs(instance, timetable, family)[:3]
        for offer in offers:
            others = without(timetable, {instance.conferences[c].id for c in own})
            swapped = put(others, *offer.bookings, *(swap.new for swap in offer.swaps))
            assert check(instance, swapped) == []
            after = score(instance, swapped).family_costs
            assert after[family] == offer.cost
            assert all(after[swap.family] <= costs[swap.family] for swap in offer.swaps)


# the price of a wish


def test_what_a_wish_costs_others():
    parties = (a_party("Rosa", windows=[BEST, IN_PERSON]), a_party("adults of ben", "Bens", windows=[BEST, IN_PERSON]))
    evening = an_evening([meeting("ada", "Rosa"), meeting("ben")], [a_class(remote_seats=0)], parties=parties)
    timetable = booked(at("ada", "3B-1"), at("ben", "3B-0"))
    price = price_of(evening, timetable, "ada", "3B-0")
    assert (price.losers, price.unplaced, price.cost) == (("Bens",), (), 0)
    assert price.sentence == (
        "It can be had if 1 conference at most had another time; 1 family at most would have a less good one."
    )
    assert price_of(evening, timetable, "ada", "3B-2").sentence == "It can be had at once."
    assert price_of(evening, timetable, "ada", "4C-0") is None


def test_a_wish_that_leaves_somebody_without_a_time():
    evening = an_evening([meeting("ada"), meeting("ben")], [a_class(count=1, remote_seats=0)])
    price = price_of(evening, booked(at("ben", "3B-0")), "ada", "3B-0")
    assert price.unplaced == ("ben",)
    assert price.sentence == (
        "It can be had only if 1 conference at most lost their time; 1 family at most would be worse off."
    )


@settings(max_examples=20, deadline=None, derandomize=True)
@given(evenings())
def test_every_price_is_what_it_says(drawn):
    instance, timetable = drawn
    desk, now = Desk(instance, timetable), score(instance, timetable)
    slots = {host.id: host.slots for host in instance.hosts}
    for conference in instance.conferences:
        for slot in slots[conference.host]:
            price = price_of(instance, timetable, conference.id, slot.id, desk=desk)
            if price is not None:
                moved = put(without(timetable, price.unplaced), *price.bookings)
                assert check(instance, moved) == []
                assert moved.bookings[conference.id].slot == slot.id
                after = score(instance, moved)
                assert after.cost - now.cost == price.cost
                worse = {family for family, cost in after.family_costs.items() if cost > now.family_costs[family]}
                assert worse == set(price.losers)
    assert desk.at == Desk(instance, timetable).at
    assert desk.load.left == Desk(instance, timetable).load.left
