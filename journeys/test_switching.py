"""Two children share one iPad: nothing of the first is left for the second."""

import subprocess
import sys

import pytest

from journeys.conftest import ROOT, Server

CHOSEN = ["kite", "bell", "sock", "drum"]

pytestmark = pytest.mark.journey

ADA_AND_BEN = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadlight.site.settings")
import django
django.setup()
from leadlight.people.tests.probes import with_secret
from tests.cast import Cast
cast = Cast()
with_secret(cast), with_secret(cast, cast.ben)
print(cast.device.pk and cast.device_token)
"""


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A served school with one approved iPad; its cookie is `school.cookie`."""
    server = Server(tmp_path_factory.mktemp("switching")).start()
    made = subprocess.run(
        [sys.executable, "-c", ADA_AND_BEN], cwd=ROOT, env=server.env, check=True, capture_output=True, text=True
    )
    server.cookie = {"name": "device", "value": made.stdout.split()[-1], "url": server.url, "httpOnly": True}
    yield server
    server.stop()


def ipad(chromium, school, **how):
    room = chromium.new_context(viewport={"width": 1180, "height": 820}, **how)
    room.add_cookies([school.cookie])
    return room.new_page()


def come_in(page, school, name):
    page.goto(f"{school.url}/come-in/")
    page.get_by_role("link", name=name).click()
    for picture in CHOSEN:
        page.get_by_role("button", name=picture, exact=True).click()
    page.wait_for_url(lambda url: "/come-in/" not in url)


def at_the_class(page) -> bool:
    return page.get_by_role("heading", name="Who are you?").is_visible()


def test_after_bye_the_back_button_shows_the_class_and_never_the_child_before(chromium, school):
    page = ipad(chromium, school)
    come_in(page, school, "Ada")
    page.goto(f"{school.url}/my-emblem/")
    assert page.get_by_role("heading", name="My emblem").is_visible()

    page.get_by_role("button", name="Bye").click()
    assert at_the_class(page)

    for _ in range(4):
        page.go_back()
        assert page.get_by_role("heading", name="My emblem").count() == 0
        assert page.get_by_role("button", name="Bye").count() == 0
    page.context.close()


def test_the_next_child_finds_only_their_own_pages(chromium, school):
    page = ipad(chromium, school)
    come_in(page, school, "Ada")
    adas = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    page.goto(f"{school.url}/my-emblem/")
    page.get_by_role("button", name="Bye").click()
    come_in(page, school, "Ben")

    bens = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    assert bens["device"] == adas["device"]
    assert bens["leadlight"] != adas["leadlight"]
    for _ in range(6):
        page.go_back()
        assert "Ada’s" not in page.content()
    page.context.close()


def test_a_child_who_walks_away_is_out_after_ten_minutes_by_itself(chromium, school):
    page = ipad(chromium, school)
    come_in(page, school, "Ada")
    page.clock.install()
    page.goto(f"{school.url}/my-emblem/")
    page.clock.fast_forward("09:30")
    page.keyboard.press("Tab")
    page.clock.fast_forward("09:30")
    assert page.get_by_role("heading", name="My emblem").is_visible()

    page.clock.fast_forward("00:40")

    page.wait_for_url("**/come-in/class/")
    page.context.close()


def test_a_child_comes_in_without_script_by_the_same_taps(chromium, school):
    page = ipad(chromium, school, java_script_enabled=False)
    come_in(page, school, "Ben")

    page.goto(f"{school.url}/my-emblem/")
    assert page.get_by_role("heading", name="My emblem").is_visible()
    page.context.close()


def test_the_doors_can_be_used_by_keyboard_alone(chromium, school):
    page = ipad(chromium, school)
    page.goto(f"{school.url}/come-in/class/")
    page.get_by_role("link", name="Ada").focus()
    page.keyboard.press("Enter")
    for picture in CHOSEN:
        page.get_by_role("button", name=picture, exact=True).focus()
        page.keyboard.press("Enter")

    page.wait_for_url(lambda url: "/come-in/" not in url)
    page.context.close()


@pytest.mark.parametrize("path", ["/come-in/", "/come-in/class/", "/come-in/family/", "/come-in/device/", "/k/abc/"])
def test_a_machine_finds_nothing_to_put_right_at_the_doors(chromium, school, path):
    from axe_playwright_python.sync_playwright import Axe

    page = ipad(chromium, school)
    page.goto(school.url + path)

    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
    page.context.close()
