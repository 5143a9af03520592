"""What cannot be true in a file: each contradiction named once, with its place and what to do."""

import copy

import pytest

from leadlight.schedule.solver.files.reading import read_instance
from leadlight.schedule.solver.tests.documents import FIVE, changed, fixing, party, troubles
from leadlight.schedule.solver.tests.strategies import Document

CONTRADICTIONS: list[tuple[Document, str, str]] = [
    (
        changed("hosts.0.slots.1.end", FIVE + 20),
        "hosts[0].slots[1]",
        "Slot H0-1 starts at day 1, 17:30 and ends at day 1, 17:20. Put the end after the start.",
    ),
    (
        changed("hosts.0.slots.1.start", FIVE + 20),
        "hosts[0].slots[1]",
        "Slot H0-1 starts at day 1, 17:20, while slot H0-0 of the same host lasts until day 1, 17:30. Let one begin when "
        "the other ends; two at once are two seats.",
    ),
    (
        changed("parties.1.windows.0.end", FIVE - 10),
        "parties[1].windows[0]",
        "This window of party bea starts at day 1, 17:00 and ends before, at day 1, 16:50. Turn the two round, or leave "
        "the window out.",
    ),
    (
        changed("parties.1.windows", []),
        "parties[1]",
        'Party bea of family "F-bea" has no window, so it can never come. Ask when it can come and add that to its windows.',
    ),
    (
        changed("parties.1.windows.0.level", 3),
        "parties[1].windows[0].level",
        "This window of party bea has the level 3; rules.level_cost knows 0 to 2. Use one of them or add a cost there.",
    ),
    (changed("hosts.1.school", "S7"), "hosts[1].school", "There is no school S7 in this file. Correct the id, or add the school."),
    (changed("conferences.1.host", "H7"), "conferences[1].host", "There is no host H7 in this file. Correct the id, or add the host."),
    (changed("conferences.1.party", "zoe"), "conferences[1].party", "There is no party zoe in this file. Correct the id, or add the party."),
    (changed("conferences.2.needs.0.0", "it"), "conferences[2].needs[0][0]", "There is no pool it in this file. Correct the id, or add the pool."),
    (changed("apart.0.a", "zoe"), "apart[0].a", "There is no conference zoe in this file. Correct the id, or add the conference."),
    (changed("apart.0.a", "dan"), "apart[0]", "Conference dan cannot keep apart from itself. Name two conferences."),
    (changed("must_not_meet.0.school", "S7"), "must_not_meet[0].school", "There is no school S7 in this file. Correct the id, or add the school."),
    (changed("must_not_meet.0.a", "bea"), "must_not_meet[0]", "Party bea cannot keep from meeting itself. Name two parties."),
    (fixing(("zoe", "H0-0")), "fixed[0].conference", "There is no conference zoe in this file. Correct the id, or add the conference."),
    (fixing(("ada", "H9-9")), "fixed[0].slot", "There is no slot H9-9 in this file. Correct the id, or add the slot."),
    (fixing(("ada", "H0-0", ["it"])), "fixed[0].pools[0]", "There is no pool it in this file. Correct the id, or add the pool."),
    (
        fixing(("ada", "H1-0")),
        "fixed[0]",
        "Conference ada is held with H0, and is fixed in a slot of H1 (H1-0). Name a slot of H0, or release the booking.",
    ),
    (
        fixing(("cleo", "H1-0"), ("cleo", "H1-3")),
        "fixed[1]",
        "Conference cleo is fixed twice, also at fixed[0]. Keep one of the two.",
    ),
    (
        changed("previous", [{"conference": "ada", "slot": slot, "mode": "remote"} for slot in ("H0-0", "H0-1")]),
        "previous[1]",
        "Conference ada has two earlier bookings, also at previous[0]. Keep one of the two.",
    ),
    (
        fixing(("dan", "H0-0"), ("ben", "H0-1")),
        "fixed[1]",
        "These fixed bookings cannot all stand: fixed[0], fixed[1]. Slot H0-1 (day 1, 17:30) has 1 seat and 2 conferences. "
        "Release one, or add a seat.",
    ),
    (
        fixing(("dan", "H0-3")),
        "fixed[0]",
        "This fixed booking cannot stand. Conference dan lasts 60 minutes; the slots from day 1, 18:30 on end at day 1, "
        "19:00. Fix an earlier slot, or shorten the conference.",
    ),
    (
        fixing(("cleo", "H1-0"), parties=[party("bea"), party("dora"), party("rosa") | {"windows": party("rosa")["windows"][1:]}]),
        "fixed[0]",
        "This fixed booking cannot stand. Party rosa did not say that it can come in person from day 1, 17:00 to day 1, 17:30 "
        "(conference cleo). Ask the family and add a window, or release the booking.",
    ),
    (
        fixing(("ada", "H0-0", ["fr"])),
        "fixed[0]",
        "This fixed booking cannot stand. Nobody of fr is there for all of conference ada at day 1, 17:00. Release the "
        "booking, or add a window to the pool.",
    ),
    (
        fixing(("ben", "H0-2")),
        "fixed[0]",
        "This fixed booking cannot stand. Conference ben needs es; nobody is left at day 1, 18:00. Release the booking, or "
        "add a window to the pool.",
    ),
    (
        fixing(("cleo", "H1-0", ["es"])),
        "fixed[0]",
        "This fixed booking cannot stand. Conference cleo has 0 needs and 1 pool for that. Name one pool for each need, or "
        "none at all.",
    ),
    (
        fixing(("ada", "H0-0"), ("cleo", "H1-1")),
        "fixed[1]",
        "These fixed bookings cannot all stand: fixed[0], fixed[1]. Party rosa needs 15 minutes between ada and cleo; there "
        "are 0. Release one of the two.",
    ),
    (
        fixing(("cleo", "H1-2"), ("dan", "H0-0")),
        "fixed[1]",
        "These fixed bookings cannot all stand: fixed[0], fixed[1]. Conferences cleo and dan need 30 minutes between them; "
        "there are 0. Release one of the two.",
    ),
    (
        fixing(("ada", "H0-1"), ("ben", "H0-0")),
        "fixed[1]",
        "These fixed bookings cannot all stand: fixed[0], fixed[1]. Parties rosa and bea must not meet, and come to S0 within "
        "15 minutes of each other (ada, ben). Release one of the two.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("document", "place", "sentence"), CONTRADICTIONS)
def test_a_contradiction_is_named_once_with_its_place_and_what_to_do(document, place, sentence):
    assert troubles(document) == {place: sentence}


def test_fixed_bookings_leave_the_teacher_a_break():
    document = fixing(("dan", "H0-1"), ("ben", "H0-0"), must_not_meet=[])
    assert troubles(document)["fixed[1]"].endswith(
        "H0 has no break before day 1, 18:00: 3 slots in a row, 2 allowed. Release one, or raise max_run."
    )


def test_interpreters_booked_over_count_are_seen_whether_the_bookings_name_them_or_not():
    """Both need somebody at 17:00; only one who speaks Spanish is there, and nobody who speaks French."""
    other_class = changed("conferences.2.host", "H1")
    unnamed = fixing(("ada", "H0-0"), ("ben", "H1-0"), conferences=other_class["conferences"])
    named = fixing(("ada", "H0-0", ["es"]), ("ben", "H1-0", ["es"]), conferences=other_class["conferences"])
    enough = copy.deepcopy(unnamed)
    enough["pools"][1]["windows"] = [{"start": FIVE, "end": FIVE + 30, "count": 1}]

    assert "needs es; nobody is left at day 1, 17:00" in troubles(unnamed)["fixed[1]"]
    assert "conferences that need somebody of es: 2; people there: 1" in troubles(named)["fixed[1]"]
    assert len(read_instance(enough).fixed) == 2


def test_all_troubles_are_told_at_once_and_none_because_of_another():
    document = fixing(("ben", "H0-0"), ("ada", "H0-0"))
    document["hosts"][0]["slots"][3]["end"] = FIVE
    document["parties"][0]["windows"] = []
    document["conferences"][2]["needs"] = [["it"]]

    assert sorted(troubles(document)) == ["conferences[2].needs[0][0]", "fixed[1]", "hosts[0].slots[3]", "parties[0]"]


def test_bookings_too_close_are_not_told_while_the_way_or_the_rules_are_in_doubt():
    """Cleo begins, by video, the minute when Ada ends at the other school."""
    document = fixing(("ada", "H0-0"), ("cleo", "H1-1"))
    assert list(troubles(document | {"travel": [[0]]})) == ["travel"]

    document["fixed"][1]["mode"] = "remote"
    assert list(troubles(document | {"rules": {"level_cost": "none"}})) == ["rules.level_cost"]
    assert list(troubles(document)) == ["fixed[1]"]


def test_a_fixed_booking_of_nobody_is_told_once():
    document = fixing(("cleo", "H1-3"))
    document["conferences"][1]["party"] = "zoe"
    assert list(troubles(document)) == ["conferences[1].party"]


def test_interpreters_over_count_are_not_told_while_it_is_in_doubt_who_else_could_help():
    document = fixing(("ada", "H0-0", ["es"]), ("ben", "H1-0", ["es"]))
    document["conferences"][2]["host"] = "H1"
    document["conferences"][0]["needs"] = [["es", "it"]]
    assert list(troubles(document)) == ["conferences[0].needs[0][1]"]


def test_one_person_stays_for_a_whole_conference_and_is_gone_when_their_window_ends():
    """Two windows of half a conference serve nobody; and who goes at 17:30 helps nobody who begins then."""
    halves = fixing(("ben", "H0-0"))
    halves["pools"][0]["windows"] = [{"start": t, "end": t + 15, "count": 1} for t in (FIVE, FIVE + 15)]
    assert list(troubles(halves)) == ["fixed[0]"]

    shift = fixing(("ada", "H0-1"), ("ben", "H1-1"), must_not_meet=[])
    shift["conferences"][2]["host"] = "H1"
    shift["pools"][0]["windows"] = [{"start": t, "end": t + 30, "count": 1} for t in (FIVE, FIVE + 30)]
    assert list(troubles(shift)) == ["fixed[1]"]
