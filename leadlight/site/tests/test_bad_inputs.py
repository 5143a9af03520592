"""Wrong numbers, long names, other schools' keys: a clear sentence or nothing at all, and what was typed stays."""

import pytest
from django.urls import reverse

from leadlight.confer.tests.room import all_of, opened
from leadlight.people.models import Class, Person
from leadlight.plan.models import Part
from leadlight.rehearse import actions as rehearse
from leadlight.rounds.models import Participant, Round

LONG = "Anastasia-" * 40
NO_NUMBERS = ["", "x", "-1", "²", "٣", "\x00", "1.5", "9" * 30, LONG]
ENGLISH_OF_DJANGO = ("Enter a valid", "Enter a whole", "Select a valid", "Ensure this value", "This field")


def page(cast, who, url, data=None, **more):
    browser = cast.browser(who)
    answer = browser.get(url, **more) if data is None else browser.post(url, data, **more)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("sent", [sent for sent in NO_NUMBERS if sent != "٣"])
def test_a_follow_up_about_nobody_keeps_its_words(cast, sent):
    url = reverse("carryon:follow_ups", args=[cast.klass.pk])
    status, words = page(cast, "teo", url, {"learner": sent, "words": "Bring the fraction strips"})
    assert status in (404, 422)
    assert status == 404 or "Bring the fraction strips" in words


@pytest.mark.parametrize("who", ["zoe", "otis"])
def test_a_follow_up_about_a_child_of_another_class_or_school_is_nobodys(cast, who):
    for klass in (cast.klass, cast.other_class, cast.class_elsewhere):
        url = reverse("carryon:follow_ups", args=[klass.pk])
        assert page(cast, who, url, {"learner": cast.ada.pk, "words": "Call"})[0] == 404


@pytest.mark.parametrize(
    ("name", "sent"), [("channel", LONG), ("by_day", "soon"), ("by_day", "2026-02-31"), ("words", "x" * 3000)]
)
def test_a_follow_up_that_cannot_be_kept_says_why_and_keeps_what_was_typed(cast, name, sent):
    url = reverse("carryon:follow_ups", args=[cast.klass.pk])
    typed = {"learner": cast.ada.pk, "words": "Bring the fraction strips", name: sent}
    status, words = page(cast, "teo", url, typed)
    assert status == 422
    assert typed["words"] in words
    assert [said for said in ENGLISH_OF_DJANGO if said in words] == []


@pytest.mark.parametrize("tables", [[], [""], ["  ", ""], ["Rug", "Rug"]])
def test_a_round_without_a_table_or_with_one_twice_says_so_and_keeps_its_name(cast, tables):
    url = reverse("schedule:round_new", args=[cast.klass.pk])
    typed = {"make": "1", "name": "Winter", "minutes": "20", "gap_min": "5", "jot_min": "5", "table": tables}
    day = {"day": (cast.today.replace(year=cast.today.year + 1)).isoformat(), "first": "15:00", "until": "16:30"}
    status, words = page(cast, "teo", url, {**typed, **day})
    assert (status, "Name at least one place, and each place once." in words, "Winter" in words) == (422, True, True)
    assert not all_of(Round).exists()


@pytest.mark.parametrize("sent", ["x", "", "-5", "9" * 30, "1.5", "²"])
def test_a_round_with_odd_minutes_makes_nothing_and_keeps_its_places(cast, sent):
    url = reverse("schedule:round_new", args=[cast.klass.pk])
    for name in ("minutes", "gap_min", "jot_min", "day", "first", "reply_by"):
        typed = {
            "make": "1",
            "name": "Winter",
            "minutes": "20",
            "gap_min": "5",
            "jot_min": "5",
            "table": ["By the sink"],
        }
        status, words = page(
            cast, "teo", url, {**typed, "day": "2031-05-06", "first": "15:00", "until": "16:30", name: sent}
        )
        assert status in (422, 302) if name == "reply_by" and not sent else status == 422
        assert status == 302 or "By the sink" in words
    assert all_of(Round).count() <= 1


@pytest.mark.parametrize("key", [0, 99, 10**17])
def test_a_guest_who_is_none_is_nowhere(cast, key):
    meeting = opened(cast)
    assert page(cast, "teo", reverse("confer:guest", args=[meeting.pk, key]), {})[0] == 404
    rosa = all_of(Participant).get(conference=cast.conference, person=cast.rosa)
    for who in ("zoe", "otis", "rosa", "ada", "olga"):
        assert page(cast, who, reverse("confer:guest", args=[meeting.pk, rosa.pk]), {})[0] == 404
    assert page(cast, "teo", reverse("confer:guest", args=[meeting.pk, rosa.pk]))[0] == 405


@pytest.mark.parametrize("sent", [*NO_NUMBERS, "9" * 5000])
def test_a_form_of_a_meeting_leads_back_whatever_board_it_names(cast, sent):
    meeting = opened(cast)
    assert page(cast, "teo", f"/meetings/{meeting.pk}/visit/", {"board": sent})[0] == 302
    assert page(cast, "teo", f"/meetings/{meeting.pk}/jots/", {"board": sent, "words": "x" * 9000})[0] in (
        302,
        404,
        422,
    )
    address = f"/conferences/{cast.conference.pk}/together/"
    assert cast.browser("rosa").get(address, {"part": sent}).status_code == 200


@pytest.mark.parametrize("who", ["teo", "olga", "lea", "zoe"])
def test_a_door_list_of_another_school_or_of_no_round_is_no_list(cast, who):
    theirs = Round.objects.create(klass=cast.class_elsewhere, name="Theirs")
    other = cast.round if who == "zoe" else theirs
    for key in (other.pk, 0, 10**17):
        assert page(cast, who, reverse("schedule:arrivals", args=[key]))[0] == 404


@pytest.mark.parametrize("sent", NO_NUMBERS)
def test_the_little_ones_page_opens_whatever_stands_in_its_address(cast, sent):
    all_of(Class).filter(pk=cast.klass.pk).update(band="5-7")
    cast.pick("Kite")
    for query in ({"part": sent}, {"list": sent}, {"part": sent, "list": ""}):
        assert cast.browser("ada").get(reverse("plan:mine"), query).status_code == 200


@pytest.mark.parametrize("sent", NO_NUMBERS[1:])
def test_a_friend_who_is_none_is_asked_nothing(cast, sent):
    assert page(cast, "ada", reverse("rehearse:asked"), {"partner": sent})[0] in (302, 404)
    elsewhere = cast._person("Noa", cast.elsewhere)
    assert page(cast, "ada", reverse("rehearse:asked"), {"partner": elsewhere.pk})[0] == 404


def test_another_childs_practice_is_not_mine_to_end_or_to_lead(cast):
    pairing = rehearse.ask_partner(cast.pia, by=cast.viewer("ada"))
    for name in ("yes", "lead", "instead", "no-thanks", "end", "advice"):
        for who in ("ben", "rosa", "zoe"):
            assert page(cast, who, f"/practice/{pairing.pk}/{name}/", {})[0] == 404


@pytest.mark.parametrize("who", ["ada", "teo"])
def test_a_name_of_four_hundred_letters_makes_nothing_and_is_said_to_be_long(cast, who):
    asked = {
        "ada": [reverse("plan:new_part"), reverse("plan:part_name", args=[cast.part().pk])],
        "teo": [reverse("people:new_child", args=[cast.klass.pk])],
    }[who]
    before = all_of(Person).count(), all_of(Part).count(), cast.part().name
    for url in asked:
        answer = cast.browser(who).post(url, {"name": LONG}, follow=True)
        assert any(said in answer.content.decode() for said in ("very long", "at most 120")), url
    assert (all_of(Person).count(), all_of(Part).count(), cast.part().name) == before


@pytest.mark.parametrize("name", ["", LONG])
def test_a_childs_name_that_cannot_be_kept_is_said_in_our_own_words(cast, name):
    before = all_of(Person).count()
    status, words = page(cast, "teo", reverse("people:new_child", args=[cast.klass.pk]), {"name": name})
    assert (status, all_of(Person).count()) == (422, before)
    assert [said for said in ENGLISH_OF_DJANGO if said in words] == []
    assert ("This is very long. 120 letters fit here." if name else "Nothing is written here yet.") in words
    assert not name or f'value="{name}"' in words


def test_a_card_with_a_very_long_name_keeps_what_was_typed(cast):
    emblem = {"motif": "owl", "one": "lagoon", "other": "honey", "segments": "10"}
    typed = {"display": LONG, "full": LONG, "spoken": LONG, **emblem}
    status, words = page(cast, "teo", reverse("people:card", args=[cast.ada.pk]), typed)
    assert status == 422
    assert [said for said in ENGLISH_OF_DJANGO if said in words] == []
    assert (words.count("120 letters fit here."), words.count("160 letters fit here.")) == (2, 1)
    assert words.count(LONG) >= 3


@pytest.mark.parametrize(
    ("line", "answer"),
    [(LONG, {"answer-3": "name"}), (f"Kofi Boateng\tAma {LONG}", {"answer-3": "person"})],
    ids=["child", "family"],
)
def test_a_list_with_a_very_long_name_brings_nobody_in_and_stays_in_the_box(cast, line, answer):
    before = all_of(Person).count()
    typed = {"next": "1", "list": f"Name\tFamily\nMaja Nowak\tEwa Nowak\n{line}", **answer}
    status, words = page(cast, "teo", reverse("people:more_children", args=[cast.klass.pk]), typed)
    assert (status, all_of(Person).count()) == (422, before)
    assert "Line 3 has a very long name" in words
    assert LONG in words
