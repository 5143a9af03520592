from datetime import timedelta
from re import sub

import pytest
from django.conf import settings as house
from django.test import Client
from django.utils import timezone

from leadlight.people.actions import family_keys
from leadlight.people.codes import grouped
from leadlight.people.models import Device, Key, Restriction, Tie
from leadlight.people.queries import doors

UNKNOWN = "We do not know this code"


def phone(**headers):
    return Client(**headers)


def give(client, code, **headers):
    return client.post("/come-in/family/", {"code": code}, **headers)


def signed_in(client):
    return client.session.get("hat"), client.session.get("person")


@pytest.fixture
def letter(cast):
    """Rosa's code, not typed anywhere yet."""
    return family_keys.make_family_key(cast.ada, cast.rosa, by=cast.viewer("teo"))[1]


def phones():
    return Device.objects.for_system("a test looks").filter(kind="family")


def test_the_first_phone_that_types_the_code_is_in_and_remembered(cast, letter):
    rosa = phone()

    answer = give(rosa, grouped(letter).upper())

    assert (answer.status_code, signed_in(rosa)) == (302, ("family", cast.rosa.pk))
    cookie = rosa.cookies[house.DEVICE_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert phones().get().approved_at is not None

    rosa.post("/bye/")
    assert signed_in(rosa) == (None, None)
    give(rosa, letter)
    assert signed_in(rosa) == ("family", cast.rosa.pk)


def test_the_link_in_a_mail_shows_a_button_and_looking_changes_nothing(cast, letter):
    rosa = phone()
    known, strange = rosa.get(f"/k/{letter}/"), rosa.get("/k/aaaabbbbccccdddd/")
    assert (known.status_code, strange.status_code, phones().count()) == (200, 200, 0)

    rosa.post(f"/k/{letter}/")

    assert signed_in(rosa) == ("family", cast.rosa.pk)


@pytest.mark.parametrize("who", ["teacher", "child"])
def test_a_further_phone_waits_for_a_yes(cast, letter, who):
    give(phone(), letter)
    second = phone()
    assert give(second, letter)["Location"] == "/come-in/family/waiting/"
    assert signed_in(second) == (None, None)
    asking = phones().get(approved_at=None)
    assert list(second.get("/come-in/family/waiting/").context["pictures"]) == doors.pictures_of(asking)
    second.post("/come-in/family/waiting/")
    assert signed_in(second) == (None, None)

    cast.browser("teo" if who == "teacher" else "ada").post(f"/phones/{asking.pk}/answer/", {"yes": "1"})
    second.post("/come-in/family/waiting/")

    assert signed_in(second) == ("family", cast.rosa.pk)


def test_no_means_no_and_a_later_yes_does_not_turn_it(cast, letter):
    give(phone(), letter)
    second = phone()
    give(second, letter)
    asking = phones().get(approved_at=None)
    cast.browser("ada").post(f"/phones/{asking.pk}/answer/", {"no": "1"})
    cast.browser("teo").post(f"/phones/{asking.pk}/answer/", {"yes": "1"})

    second.post("/come-in/family/waiting/")

    assert signed_in(second) == (None, None)
    assert "stays outside" in second.get("/come-in/family/waiting/").content.decode()


def test_a_classmate_cannot_answer_for_ada(cast, letter):
    give(phone(), letter)
    give(phone(), letter)
    asking = phones().get(approved_at=None)

    assert cast.browser("ben").post(f"/phones/{asking.pk}/answer/", {"yes": "1"}).status_code == 404
    assert phones().get(pk=asking.pk).approved_at is None


def test_ada_and_her_teacher_see_which_phone_asks_and_ben_does_not(cast, letter):
    give(phone(), letter)
    give(phone(), letter)

    seen = {who: [each.who for each in doors.phones_asking(cast.viewer(who))] for who in ("ada", "teo", "ben", "otis")}

    assert seen == {"ada": ["Rosa"], "teo": ["Rosa"], "ben": [], "otis": []}


def no_code(cast, letter, why):
    rows = Key.objects.for_system("a test's clock")
    if why == "unknown":
        return "aaaabbbbccccdddd"
    if why == "over":
        rows.update(ends_at=timezone.now() - timedelta(seconds=1))
    if why == "taken back":
        family_keys.end_family_keys(cast.ada, cast.rosa, by=cast.viewer("teo"))
    if why == "removed":
        Tie.objects.filter(adult=cast.rosa).update(ends_on=cast.today)
    if why == "barred":
        Restriction.objects.create(learner=cast.ada, adult=cast.rosa, reference="cabinet", entered_by=cast.olga)
    return letter


@pytest.mark.parametrize("why", ["over", "taken back", "removed", "barred"])
def test_the_answer_is_that_of_an_unknown_code_letter_for_letter(cast, letter, why):
    def said(code):
        client = phone()
        answer = give(client, code)
        assert signed_in(client) == (None, None)
        return answer.status_code, answer.content.decode().replace(grouped(code), "CODE")

    unknown = said("aaaabbbbccccdddd")
    mine = said(no_code(cast, letter, why))

    assert UNKNOWN in mine[1]
    assert without_tokens(mine) == without_tokens(unknown)


def without_tokens(answer):
    return answer[0], sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer[1])


@pytest.mark.parametrize("why", ["over", "taken back", "removed", "barred"])
def test_who_was_in_is_out_at_the_next_page(cast, letter, why):
    rosa = phone()
    give(rosa, letter)
    assert rosa.get("/somewhere/of/no/one/").status_code == 404  # in: the house's own page for what is not there
    no_code(cast, letter, why)

    assert rosa.get("/somewhere/of/no/one/").status_code == 302


def test_ending_one_phone_ends_its_session_and_no_other(cast, letter):
    first, second = phone(), phone()
    give(first, letter)
    give(second, letter)
    asking = phones().get(approved_at=None)
    family_keys.answer_phone(asking, True, by=cast.viewer("teo"))
    second.post("/come-in/family/waiting/")
    phones().filter(pk=asking.pk).update(ends_at=timezone.now())

    assert (first.get("/x/").status_code, second.get("/x/").status_code) == (404, 302)


def test_a_stolen_session_cookie_alone_opens_nothing(cast, letter):
    rosa, thief = phone(), phone()
    give(rosa, letter)
    thief.cookies[house.SESSION_COOKIE_NAME] = rosa.cookies[house.SESSION_COOKIE_NAME].value

    assert (rosa.get("/x/").status_code, thief.get("/x/").status_code) == (404, 302)


def test_two_adults_share_a_phone_and_do_not_share_a_door(cast, letter):
    raul_code = family_keys.make_family_key(cast.ada, cast.raul, by=cast.viewer("teo"))[1]
    shared = phone()
    give(shared, letter)
    give(shared, raul_code)

    assert signed_in(shared) == ("family", cast.raul.pk)
    raul = Key.objects.for_system("a test looks").get(person=cast.raul)
    assert shared.session["keys"] == [raul.pk]


def test_one_adult_with_two_children_has_both_after_two_letters(cast, letter):
    Tie.objects.create(learner=cast.ben, adult=cast.rosa, starts_on=cast.begun)
    second = family_keys.make_family_key(cast.ben, cast.rosa, by=cast.viewer("teo"))[1]
    rosa = phone()
    give(rosa, letter)
    give(rosa, second)

    assert len(rosa.session["keys"]) == 2


def test_a_class_ipad_refuses_a_family_kindly(cast, letter):
    ipad = cast.browser("ipad")

    answer = give(ipad, letter)

    assert (answer.status_code, signed_in(ipad), phones().count()) == (409, (None, None), 0)
    assert "own phone" in answer.content.decode()


def test_guessing_is_slowed_down_and_a_full_hall_is_not(cast, letter):
    for _ in range(20):
        give(phone(), "aaaabbbbccccdddd", REMOTE_ADDR="192.0.2.7")
    assert give(phone(), letter, REMOTE_ADDR="192.0.2.7").status_code == 429

    for _ in range(25):
        code = family_keys.make_family_key(cast.ada, cast.rosa, by=cast.viewer("teo"))[1]
        assert give(phone(), code, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_the_code_is_kept_nowhere_readable(cast, letter):
    give(phone(), letter)

    rows = list(Key.objects.for_system("a test looks").values()) + list(phones().values())
    assert letter not in str(rows)


@pytest.mark.parametrize("who", ["inga", "bram"])
def test_no_code_is_made_for_a_removed_or_barred_adult(cast, who):
    with pytest.raises(family_keys.NotForThisAdult):
        family_keys.make_family_key(cast.ada, getattr(cast, who), by=cast.viewer("teo"))

    Tie.objects.filter(adult=cast.inga).update(
        ends_on=cast.school_day
    )  # the day on which a teacher still sees her name
    page = cast.browser("teo").post(f"/learners/{cast.ada.pk}/families/{getattr(cast, who).pk}/key/")
    assert page.status_code == 409


def test_a_new_code_stops_the_old_letter_and_its_phones(cast, letter):
    rosa = phone()
    give(rosa, letter)

    page = cast.browser("teo").post(f"/learners/{cast.ada.pk}/families/{cast.rosa.pk}/key/")

    code = page.context["code"]
    assert rosa.get("/x/").status_code == 302
    assert UNKNOWN in give(phone(), letter).content.decode()
    assert give(phone(), code).status_code == 302


def test_the_language_can_be_chosen_before_anything_else(db):
    page = phone().get("/come-in/family/").content.decode()

    assert page.index("te reo Māori") < page.index('id="code"')
