"""Pages of the sample school, read by a machine's eyes for everybody's: by day and night, in English and mirrored, small and large."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.journey

WIDTHS = [320, 390, 820, 1180]
LOOKS = [("day", ""), ("night", ""), ("day", "ar")]
CHILD = [
    "/window/",
    "/pieces/new/",
    "/conference/",
    "/conference/cards/",
    "/practice/",
    "/window/words/",
    "/my-emblem/",
]
FAMILY = ["/invitations/", "/shared/"]
DESK = ["", "rounds/", "timetable/", "families/", "follow-ups/", "board/", "signing-in/", "who-chose/", "criteria/"]
OFFICE = ["/office/", "/staff/", "/school/"]


def class_of(page) -> str:
    """The class's own address, for a teacher who has just come in."""
    return page.url.split("/class/")[0] + "/class/" + page.url.split("/class/")[1].split("/")[0] + "/"


@pytest.fixture
def pages(somebody, sample_server):
    """pages(who) -> (page, the addresses that person has)."""

    def of(who):
        hat, name, paths = {
            "child": ("learner", "Lina", CHILD),
            "young child": ("learner", "Sami", CHILD[:3]),
            "family": ("family", "Mama of Lina", FAMILY),
            "teacher": ("teacher", "Ms Okafor", DESK),
            "office": ("office", "office", OFFICE),
        }[who]
        page = somebody(sample_server, hat, name)
        base = class_of(page) if who == "teacher" else sample_server.url
        return page, [base + path for path in paths]

    return of


def look(page, theme, language):
    url = page.url.split("/", 3)
    cookies = {"theme": theme, "language": language or "en"}
    page.context.add_cookies([{"name": k, "value": v, "url": "/".join(url[:3])} for k, v in cookies.items()])


def faults(page):
    found = Axe().run(page).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found]


def too_wide(page):
    """The widths at which something runs out of this page, in the direction one reads."""
    wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 820})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(width)
    return wide


@pytest.mark.parametrize("who", ["child", "young child", "family", "teacher", "office"])
def test_a_machine_finds_no_fault_for_anybody(pages, who):
    page, addresses = pages(who)
    found = {}
    for theme, language in LOOKS:
        look(page, theme, language)
        for address in addresses:
            assert page.goto(address).status == 200, address
            page.set_viewport_size({"width": 1180, "height": 820})
            if wrong := faults(page):
                found[address, theme, language, "axe"] = wrong
            if theme == "day" and (wide := too_wide(page)):
                found[address, language, "too wide"] = wide
    assert found == {}
