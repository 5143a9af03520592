"""The first minute on a fresh machine, and the first quarter of an hour of a teacher on it."""

import time

import pytest
from playwright.sync_api import expect

from journeys.conftest import busy, watched
from journeys.people import Newcomer

pytestmark = pytest.mark.journey

MOST_SECONDS = 60
MOST_PRESSES = 6
NAMES = """Ada Lovell, Amara Diallo, Bilal Haq, Chiara Conti, Daniel Weiss, Elif Demir, Finn Byrne, Grace Osei, Hugo Marín,
Idris Warsame, Ines Duarte, Jonah Reid, Jun Sato, Kaia Tamihana, Kofi Boateng, Leo Berg, Lina Haddad, Maja Nowak,
Mei Chen, Nia Evans, Noor Aziz, Omar Nur, Priya Shah, Sam Fisher, Tomás Silva, Yusuf Kaya""".replace(",\n", ", ").split(
    ", "
)
FAMILIES = {"Ada Lovell": "Grace Lovell; aunt; en", "Lina Haddad": "Rania Haddad; Mama; ar"}
PASTED = "\n".join(["Name;Family;Relation;Language"] + [f"{name};{FAMILIES.get(name, ';;')}" for name in NAMES])


def test_the_first_page_opens_without_asking_anything_from_elsewhere(chromium, empty_server):
    page = chromium.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(empty_server.url)
    assert page.locator("h1").count() == 1
    assert [url for url in asked if not url.startswith(empty_server.url)] == []
    page.close()


@pytest.fixture
def newcomer(chromium, empty_server):
    page = watched(chromium.new_page(viewport={"width": 1180, "height": 820}))
    page.set_default_timeout(15_000)
    yield Newcomer(page, empty_server.url)
    page.close()


def test_a_newcomer_has_a_class_a_round_and_its_families_within_a_minute(newcomer):
    began, page = time.monotonic(), newcomer.page
    newcomer.begin("Hill School", "Ms Okafor", "okafor@hill.example", "amber kite over lagoon")
    newcomer.paste("4B", PASTED)
    expect(page.locator(".windows__one:not(.windows__new)")).to_have_count(len(NAMES))

    newcomer.press("link", "Round")
    newcomer.press("button", "Make this round")
    expect(page.get_by_role("link", name="Timetable").first).to_be_visible()
    newcomer.press("link", "Families")

    expect(page.locator("tbody tr")).to_have_count(len(FAMILIES))
    expect(page.locator("tbody tr").filter(has_text="Rania Haddad")).to_contain_text("Arabic")
    took = time.monotonic() - began
    assert len(newcomer.presses) <= MOST_PRESSES, newcomer.presses
    assert took < MOST_SECONDS * busy()
    assert page.complaints == []
