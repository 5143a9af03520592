"""Staff come in, prove themselves twice, change hats, see where they are signed in, and get back in when locked out."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache.backends import locmem
from django.core.management import call_command
from django.test import Client

from leadlight.people.models import Account, Post, SignIn, Teaching
from leadlight.people.second_step import second_step_needed
from leadlight.platform.models import Audit

PASSWORD = "a long wall of glass"
DOOR = "/come-in/staff/"


@pytest.fixture(autouse=True)
def clock_of_the_app(monkeypatch):
    """The app's half minute does not turn over in the middle of a test, however slow the machine is."""
    now = list(totp.yield_hotp_counters_from_time())
    monkeypatch.setattr(totp, "yield_hotp_counters_from_time", lambda: iter(now))


@pytest.fixture
def teo(cast):
    """Teo's account without a second step yet."""
    Authenticator.objects.filter(user=cast.teo.account).delete()
    return cast.teo.account


def come_in(account, client=None, password=PASSWORD, **more):
    client = client or Client()
    return client, client.post(DOOR, {"login": account.email, "password": password, **more})


def digits(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))


def with_app(account):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(account, secret)
    return secret


def test_mail_and_password_open_the_desk(teo):
    client, answer = come_in(teo)
    assert answer["Location"] == "/"
    assert client.get("/")["Location"] == "/desk/"


def test_the_door_leads_on_to_the_page_that_was_asked(teo):
    _client, answer = come_in(teo, next="/you/")
    assert answer["Location"] == "/you/"


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_the_door_leads_nowhere_else(teo, elsewhere):
    _client, answer = come_in(teo, next=elsewhere)
    assert answer["Location"] == "/"


def test_an_unknown_address_and_a_wrong_password_get_the_same_page(teo):
    pages = []
    for login in (teo.email, "nobody@hill.example"):
        page = Client().post(DOOR, {"login": login, "password": "not this one"})
        text = re.sub(r'(csrfmiddlewaretoken" value=")[^"]*', r"\1", page.content.decode()).replace(login, "")
        pages.append((page.status_code, text))
    assert pages[0] == pages[1]
    assert pages[0][0] == 422
    assert "do not belong together" in pages[0][1]


def test_after_five_wrong_tries_even_the_right_password_waits(teo):
    client = Client()
    for _turn in range(5):
        come_in(teo, client, password="not this one")
    _client, answer = come_in(teo, client)
    assert answer.status_code == 422
    assert "many tries" in answer.content.decode()


def test_with_an_authenticator_app_the_password_alone_opens_nothing(teo):
    secret = with_app(teo)
    client, answer = come_in(teo)
    assert answer["Location"] == "/come-in/staff/second-step/"
    assert client.get("/desk/").status_code == 302
    assert client.post(answer["Location"], {"code": "000000"}).status_code == 422
    assert client.post(answer["Location"], {"code": digits(secret)})["Location"] == "/"
    assert client.get("/desk/").status_code == 302
    assert client.get("/you/").status_code == 200


def in_another_process():
    """What a second process knows: nothing but the rows."""
    locmem._caches.clear()


def test_a_code_of_the_app_opens_once_whichever_process_is_asked(teo):
    code, answers = digits(with_app(teo)), []
    for client in (Client(), Client()):
        client, answer = come_in(teo, client)
        answers.append(client.post(answer["Location"], {"code": code}).status_code)
        in_another_process()
    assert answers == [302, 422]


def test_tries_at_the_staff_door_are_counted_for_all_processes(teo):
    for _ in range(20):
        answer = come_in(teo, password="not this one")[1]
        in_another_process()
    assert (answer.status_code, "many tries" in answer.content.decode()) == (422, True)


def test_a_recovery_code_opens_once(teo):
    with_app(teo)
    code = RecoveryCodes.activate(teo).get_unused_codes()[0]
    client, answer = come_in(teo)
    assert client.post(answer["Location"], {"code": code})["Location"] == "/"
    again, answer = come_in(teo)
    assert again.post(answer["Location"], {"code": code}).status_code == 422


def test_secrets_of_the_second_step_are_sealed_in_the_database(teo):
    secret = with_app(teo)
    kept = Authenticator.objects.get(user=teo, type="totp").data["secret"]
    assert secret not in kept
    assert totp.decrypt(kept) == secret


def test_setting_up_an_app_ends_with_codes_to_print_and_leads_back(teo):
    client, _answer = come_in(teo)
    page = client.get("/you/second-step/app/?next=/class/1/signing-in/")
    secret = client.session["mfa.totp.secret"]
    assert secret in page.content.decode()
    answer = client.post("/you/second-step/app/", {"code": digits(secret), "next": "/class/1/signing-in/"})
    assert answer["Location"] == "/you/second-step/codes/?next=%2Fclass%2F1%2Fsigning-in%2F"
    codes = client.get(answer["Location"])
    assert [code for code in codes.context["codes"] if code not in codes.content.decode()] == []
    assert len(codes.context["codes"]) == 10


def test_letting_a_colleague_in_waits_for_the_second_step_and_leads_back(cast, teo):
    client, _answer = come_in(teo)
    assert second_step_needed(cast.viewer("teo"))
    answer = client.post(f"/class/{cast.klass.pk}/team/new/", {"person": cast.otis.pk})
    assert answer["Location"].startswith("/you/second-step/?next=")
    assert not Teaching.objects.filter(klass=cast.klass, person=cast.otis).exists()
    with_app(teo)
    client.post(f"/class/{cast.klass.pk}/team/new/", {"person": cast.otis.pk})
    assert Teaching.objects.filter(klass=cast.klass, person=cast.otis).exists()


def test_what_matters_asks_again_after_ten_minutes(cast, teo):
    client, _answer = come_in(teo)
    assert client.get("/you/password/").status_code == 200
    session = client.session
    session["began"] -= 700
    session["seen"] -= 30
    session.save()
    answer = client.get("/you/password/")
    assert answer["Location"] == "/you/again/?next=%2Fyou%2Fpassword%2F"
    assert client.post("/you/again/", {"password": "no", "next": "/you/password/"}).status_code == 422
    assert client.post("/you/again/", {"password": PASSWORD, "next": "/you/password/"})["Location"] == "/you/password/"
    assert client.get("/you/password/").status_code == 200


def test_hats_are_changed_openly_and_only_ones_own(cast):
    Post.objects.create(school=cast.school, person=cast.teo, hat="office")
    client = cast.browser("teo")
    before = client.session.session_key
    assert client.get("/office/").status_code == 404
    client.post("/you/hats/office/")
    assert client.session.session_key != before
    assert client.get("/office/").status_code == 200
    assert client.post("/you/hats/leader/").status_code == 404
    assert client.get("/office/").status_code == 200


def test_a_hat_that_has_ended_comes_off_at_once(cast):
    client = cast.browser("olga")
    assert client.get("/office/").status_code == 200
    Post.objects.filter(person=cast.olga).update(ends_on=cast.today)
    assert client.get("/office/").status_code == 302


def test_a_new_machine_is_told_by_mail_and_a_known_one_is_not(teo):
    first, _answer = come_in(teo)
    come_in(teo, first)
    assert mail.outbox == []
    come_in(teo)
    assert [message.to for message in mail.outbox] == [[teo.email]]
    assert "/you/" in mail.outbox[0].body


def test_sessions_are_listed_and_ended_by_their_owner_only(cast, teo):
    here, _answer = come_in(teo)
    there, _answer = come_in(teo)
    other = SignIn.objects.get(session=there.session.session_key)
    assert cast.browser("tia").post(f"/you/sign-ins/{other.pk}/ending/").status_code == 404
    assert there.get("/you/").status_code == 200
    here.post(f"/you/sign-ins/{other.pk}/ending/")
    assert there.get("/you/").status_code == 302
    assert here.get("/you/").status_code == 200


def test_a_new_password_ends_every_other_session(teo):
    here, _answer = come_in(teo)
    there, _answer = come_in(teo)
    here.post("/you/password/", {"password": "four words you like"})
    assert here.get("/you/").status_code == 200
    assert there.get("/you/").status_code == 302
    assert come_in(teo)[1].status_code == 422


def test_signing_out_ends_the_session_on_the_server(teo):
    client, _answer = come_in(teo)
    old = client.cookies["leadlight"].value
    answer = client.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache"'
    thief = Client()
    thief.cookies["leadlight"] = old
    assert thief.get("/you/").status_code == 302


def test_a_teacher_locked_out_gets_back_in_by_the_keeper_of_the_machine(teo, capsys):
    """Password forgotten and phone lost: `leadlight key`, a new password, and the lost phone is taken away."""
    with_app(teo)
    call_command("key", teo.email)
    address = capsys.readouterr().out.strip().removeprefix("http://localhost:8000")
    client = Client()
    assert client.get(address).status_code == 200
    assert client.get(address).status_code == 200
    answer = client.post(address, {"password": "four words you like"})
    assert answer["Location"] == "/you/second-step/"
    step = Authenticator.objects.get(user=teo)
    assert client.post(f"/you/second-step/{step.pk}/removal/").status_code == 302
    assert not Authenticator.objects.filter(user=teo).exists()
    assert Client().get(address).status_code == 404
    assert come_in(teo, password="four words you like")[1]["Location"] == "/"
    assert list(Audit.objects.filter(what__startswith="way_back").values_list("what", flat=True)) == [
        "way_back.made",
        "way_back.used",
    ]


def test_a_way_back_is_over_after_ten_minutes(teo, capsys):
    from leadlight.people.actions.staff import make_way_back
    from leadlight.people.models import Key
    from leadlight.people.viewer import Viewer

    code = make_way_back(teo.person, by=Viewer(school_id=teo.person.school_id))
    key = Key.objects.for_system("a test moves the clock").get(purpose="way_back")
    key.ends_at = key.made_at
    key.save()
    assert Client().get(f"/come-in/staff/back/{code}/").status_code == 404


def test_unknown_codes_stop_being_tried(db):
    client = Client()
    for turn in range(20):
        assert client.get(f"/come-in/staff/back/{'a' * 15}{turn}/").status_code == 404
    assert Account.objects.count() == 0


def test_no_second_step_is_asked_while_only_this_computer_is_reached(cast, teo, settings):
    settings.URL = "http://localhost:8000"
    assert not second_step_needed(cast.viewer("teo"))
    client, _answer = come_in(teo)
    client.post(f"/class/{cast.klass.pk}/team/new/", {"person": cast.otis.pk})
    assert Teaching.objects.filter(klass=cast.klass, person=cast.otis).exists()


def test_a_passkey_is_not_offered_where_none_can_be_made(cast, teo, settings):
    client, _answer = come_in(teo)
    assert "/you/second-step/passkey/" in client.get("/you/second-step/").content.decode()
    settings.URL = "https://192.168.1.7:8443"
    page = client.get("/you/second-step/?next=/class/1/").content.decode()
    assert "/you/second-step/passkey/" not in page
    assert '<a class="link" href="/class/1/">Not now</a>' in page
