from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as house
from django.test import Client
from django.utils import timezone

from leadlight.people.actions import devices
from leadlight.people.codes import class_code_of, grouped
from leadlight.people.models import Device, Key
from leadlight.people.queries import doors
from leadlight.platform.models import Audit


def ask(code, client=None, **headers):
    client = client or Client()
    return client, client.post("/come-in/device/", {"code": code}, **headers)


def asking(cast):
    return Device.objects.for_system("a test looks").filter(approved_at=None, ends_at=None)


@pytest.fixture
def code(cast):
    return class_code_of(devices.make_class_code(cast.klass, by=cast.viewer("teo")).pk)


def test_a_device_asks_with_the_class_code_and_opens_nothing_until_the_teacher_says_yes(cast, code):
    ipad, answer = ask(grouped(code).upper())
    assert answer["Location"] == "/come-in/device/waiting/"
    cookie = ipad.cookies[house.DEVICE_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], len(cookie.value)) == (True, "Lax", 43)
    assert ipad.get("/come-in/class/").status_code == 302
    assert "Ada" not in ipad.get("/come-in/device/waiting/").content.decode()

    device = asking(cast).get()
    cast.browser("teo").post(f"/devices/{device.pk}/approval/", {"name": "Window iPad"})

    page = ipad.get("/come-in/class/").content.decode()
    assert all(name in page for name in ("Ada", "Ben", "Pia", "Window iPad"))
    assert ipad.get("/come-in/device/waiting/")["Location"] == "/come-in/class/"
    assert ipad.get("/come-in/")["Location"] == "/come-in/class/"


def test_both_pages_show_the_same_two_pictures(cast, code):
    ipad, _ = ask(code)
    pair = doors.pictures_of(asking(cast).get())

    assert len(set(pair)) == 2
    there = ipad.get("/come-in/device/waiting/").context["pictures"]
    here = cast.browser("teo").get(f"/class/{cast.klass.pk}/signing-in/").context["door"].asking[0].pictures
    assert (list(there), list(here)) == (pair, pair)


def test_the_row_keeps_no_token_and_no_code(cast, code):
    ipad, _ = ask(code)

    rows = str(list(Device.objects.for_system("a test looks").values())) + str(
        list(Key.objects.for_system("a test looks").values())
    )
    assert ipad.cookies[house.DEVICE_COOKIE_NAME].value not in rows
    assert code not in rows


def test_typing_twice_asks_once(cast, code):
    ipad, _ = ask(code)
    ask(code, ipad)

    assert asking(cast).count() == 1


@pytest.mark.parametrize("when", ["unknown", "ended", "over"])
def test_a_code_that_does_not_live_lets_nobody_ask(cast, code, when):
    rows = Key.objects.for_system("a test's clock").filter(purpose="device")
    if when == "ended":
        devices.end_class_code(cast.klass, by=cast.viewer("teo"))
    if when == "over":
        rows.update(ends_at=timezone.now() - timedelta(minutes=1))

    _, answer = ask("zzzz2222" if when == "unknown" else code)

    assert (answer.status_code, asking(cast).count()) == (422, 0)
    assert "We do not know this code" in answer.content.decode()


def test_a_second_code_stops_the_first(cast, code):
    devices.make_class_code(cast.klass, by=cast.viewer("teo"))

    assert ask(code)[1].status_code == 422


def test_guessing_codes_is_slowed_down_for_the_address_and_not_for_others(cast, code):
    for number in range(20):
        ask(f"zzzz22{number:02}", REMOTE_ADDR="192.0.2.7")

    assert ask(code, REMOTE_ADDR="192.0.2.7")[1].status_code == 429
    assert ask(code, REMOTE_ADDR="198.51.100.7")[1].status_code == 302


def test_the_teacher_says_no(cast, code):
    ipad, _ = ask(code)
    device = asking(cast).get()

    cast.browser("teo").post(f"/devices/{device.pk}/ending/")

    assert "stays outside" in ipad.get("/come-in/device/waiting/").content.decode()
    assert ipad.get("/come-in/class/").status_code == 302
    devices.approve_device(device, by=cast.viewer("teo"))
    assert Device.objects.for_system("a test looks").get(pk=device.pk).approved_at is None


def test_an_ended_device_shows_nobody_at_its_next_page_and_its_child_is_out(cast):
    ipad, ada = cast.browser("ipad"), cast.browser("ada")
    assert (ipad.get("/come-in/class/").status_code, ada.get("/my-emblem/").status_code) == (200, 200)

    devices.end_device(cast.device, by=cast.viewer("teo"))

    assert ipad.get("/come-in/class/").status_code == 302
    assert ada.get("/my-emblem/").status_code == 302


def test_a_device_lasts_until_the_class_year_is_over_in_the_schools_own_zone(cast, code):
    cast.klass.ends_on = cast.today + timedelta(days=30)
    cast.klass.save()
    ask(code)

    device = devices.approve_device(asking(cast).get(), by=cast.viewer("teo"))

    assert device.ends_at.isoformat().startswith(f"{cast.klass.ends_on}T00:00:00+1")
    assert device.name == "iPad 1"


def test_saying_yes_needs_the_teachers_second_step(cast, code):
    ask(code)
    device = asking(cast).get()
    Authenticator.objects.all().delete()

    answer = cast.browser("teo").post(f"/devices/{device.pk}/approval/")

    assert (answer["Location"].partition("?")[0], asking(cast).count()) == ("/you/second-step/", 1)


def test_a_device_belongs_to_one_class_only(cast, code):
    """A classmate of nobody: the other class's child is not on this device, by name or by number."""
    from leadlight.people.models import Enrolment, Person

    stranger = Person.objects.create(school=cast.school, display="Wilhelmina", sort_key="w")
    Enrolment.objects.create(klass=cast.other_class, learner=stranger, starts_on=cast.begun)
    ipad = cast.browser("ipad")

    assert "Wilhelmina" not in ipad.get("/come-in/class/").content.decode()
    assert ipad.get(f"/come-in/class/{stranger.pk}/")["Location"].startswith("/come-in/?next=")


def test_every_yes_and_no_stands_in_the_audit(cast, code):
    ask(code)
    device = devices.approve_device(asking(cast).get(), by=cast.viewer("teo"))
    devices.end_device(device, by=cast.viewer("tia"))

    lines = list(Audit.objects.values_list("what", "person"))
    teo, tia = cast.teo.pk, cast.tia.pk
    assert lines == [("class_code.made", teo), ("device.approved", teo), ("device.ended", tia)]


def test_the_page_asks_the_same_number_of_questions_for_one_child_and_for_many(cast):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from leadlight.people.models import Enrolment, Person

    teo, counts = cast.browser("teo"), []
    for _round in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            teo.get(f"/class/{cast.klass.pk}/signing-in/")
        counts.append(len(asked))
        for number in range(5):
            person = Person.objects.create(school=cast.school, display=f"Kid {number}", sort_key="k")
            Enrolment.objects.create(klass=cast.klass, learner=person, starts_on=cast.begun)
    assert counts[0] == counts[1] <= 15


def test_with_its_first_ipad_a_class_chooses_its_secrets_and_later_ones_open_nothing(cast, code):
    from leadlight.people.models import Secret

    def choosing():
        rows = Secret.objects.for_system("a test looks").exclude(choose_until=None)
        return set(rows.values_list("learner_id", flat=True))

    ask(code)
    cast.browser("teo").post(f"/devices/{asking(cast).get().pk}/approval/", {"name": "First"})
    assert {cast.ada.pk, cast.ben.pk} <= choosing()
    Secret.objects.for_system("a test").update(choose_until=None)
    Secret.objects.for_system("a test").filter(learner=cast.ada).update(hash="chosen")
    ask(code)
    cast.browser("teo").post(f"/devices/{asking(cast).get().pk}/approval/", {"name": "Second"})
    assert choosing() == set()


def test_the_plain_address_leads_a_class_ipad_to_its_class(cast):
    assert cast.browser("ipad").get("/")["Location"] == "/come-in/class/"
