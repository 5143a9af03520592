"""A newcomer's way, from the first page of an empty server to printed invitations and to a conference held.

Every press is counted; `docs/newcomer.md` tells how it went with a clock in the hand."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from journeys.conftest import watched
from journeys.people import Newcomer, promise, word_a_goal

pytestmark = pytest.mark.journey

PRESSES_TO_LETTERS = 6
FIRST = "Amara Beau Cleo Dara Eli Farah Gus Hana Idris Jude Kaya Leo Mina Noor Otis Pia Quinn Rafi Suri Tomas Uma Vito Wren Xena Yusuf Zara"
LAST = (
    "Okoro Brandt Castell Doyle Ekberg Farouk Garland Hadid Iyer Jensen Kowal Lindqvist Moreau Nasser Ortega Petrov "
    "Quayle Rahman Solano Tamm Ueda Varga Whitlock Xiang Yilmaz Zeman"
)
TONGUES = ("English", "English", "Spanish", "Arabic", "English", "French")
PEOPLE = list(zip(FIRST.split(), LAST.split(), strict=True))
PASTED = "Child\tFamily\tPhone\tHome language\n" + "\n".join(
    f"{first} {last}\tMx {last}\t07700 900{number:03}\t{TONGUES[number % len(TONGUES)]}"
    for number, (first, last) in enumerate(PEOPLE)
)
CODE = re.compile(r"\b(?:[2-9a-z]{4} ){3}[2-9a-z]{4}\b")
GOAL = "Reading a whole book by myself"


@pytest.fixture
def rooms(chromium):
    """A browser of its own for each person, closed at the end."""
    opened = []

    def room(width=1180, height=820):
        made = chromium.new_context(viewport={"width": width, "height": height})
        made.set_default_timeout(30_000)
        opened.append(made)
        return watched(made.new_page())

    yield room
    for each in opened:
        each.close()


def test_from_an_empty_server_to_letters_and_to_a_conference_with_three_promises(rooms, empty_server):
    newcomer = Newcomer(rooms(), empty_server.url)
    letters = print_letters(newcomer)
    assert len(newcomer.presses) <= PRESSES_TO_LETTERS, newcomer.presses
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(letters)).pages]
    codes = [CODE.search(page)[0] for page in pages]
    assert len(pages) == len(set(codes)) == len(PEOPLE)
    assert not any("localhost" in page for page in pages)

    of_beau = next(code for code, page in zip(codes, pages, strict=True) if "Mx Brandt" in page)
    family = family_door(rooms(390, 844), empty_server.url, of_beau)
    expect(family.get_by_text("Beau invites you")).to_be_visible()
    beau = ipad(rooms(), newcomer)
    hold(newcomer, beau, family)
    assert [page.complaints for page in (newcomer.page, beau, family)] == [[], [], []]


def print_letters(newcomer) -> bytes:
    """From the first page to the letters' PDF: what the browser was given."""
    page, got = newcomer.page, []

    def keep(route):
        answer = route.fetch()
        got.append(answer.body())
        route.fulfill(status=200, content_type="text/plain", body="printed")

    newcomer.begin("Bridge Street School", "Mr Vale", "m.vale@bridge.example", "green lamp quiet river")
    newcomer.paste("Oak class", PASTED)
    newcomer.press("link", "Choose the days")
    newcomer.press("button", "Make this round")
    page.context.route("**/families/letters/", keep)
    with page.context.expect_page() as printed:
        newcomer.press("button", "Print letters")
    printed.value.wait_for_load_state()
    printed.value.close()
    assert got[0].startswith(b"%PDF-")
    return got[0]


def family_door(page, url, code):
    """The code from the letter, typed."""
    page.goto(url)
    page.get_by_role("link", name="A family").click()
    page.get_by_label("Code from the letter").fill(code)
    page.get_by_role("button", name="Open", exact=True).click()
    return page


def ipad(page, newcomer):
    """A class iPad is let in; Beau chooses four secret pictures and is inside."""
    teacher = newcomer.page
    newcomer.press("link", "Class")
    teacher.locator("summary", has_text="More for this class").click()
    newcomer.press("link", "iPads, secret pictures and badges")
    newcomer.press("button", "Show a class code")
    code = teacher.locator(".class-code__words").inner_text()
    page.goto(newcomer.url)
    page.get_by_role("link", name="A child").click()
    page.get_by_label("Class code").fill(code)
    page.get_by_role("button", name="Ask the teacher").click()
    newcomer.press("button", "Yes, let it in")
    page.wait_for_url("**/come-in/class/")
    page.get_by_role("link", name="Beau").click()
    names = [page.locator("button.secret-tile").nth(tile).get_attribute("aria-label") for tile in (7, 2, 10, 5)]
    for words in ("Pick four secret pictures, in order.", "Once more, the same."):
        expect(page.get_by_text(words)).to_be_visible()
        for picture in names:
            page.get_by_role("button", name=picture, exact=True).click()
    expect(page.get_by_text("My window is waiting for light.")).to_be_visible()
    return page


def hold(newcomer, beau, family):
    """Begun when the child likes, with nothing in the window yet: a goal, three promises, and it is over."""
    beau.get_by_role("link", name="My conference").click()
    beau.get_by_role("link", name="I begin my conference").click()
    beau.get_by_role("button", name="Begin").click()
    beau.locator("button.guest").first.click()
    family.goto(newcomer.url)
    family.get_by_role("link", name="Be there").click()
    newcomer.press("link", "Conferences")
    card = newcomer.page.locator(".t").filter(has_text="Beau")
    expect(card).to_be_visible()
    go_to(beau, "goals")
    word_a_goal(beau, GOAL, "I choose it on Monday")
    promise(beau.locator(".prom.glass-honey form.prom__form"), "Ten pages every evening")
    promise(family.locator("#promise"), "I listen after supper")
    card.locator("summary", has_text="Jot").click()
    card.locator("summary", has_text="My promise").click()
    promise(card.locator("form[action$='/promise/']"), "I keep a shelf for you")
    for words in ("Ten pages every evening", "I listen after supper", "I keep a shelf for you"):
        expect(beau.locator(".prom__txt").filter(has_text=words)).to_have_count(1)
    go_to(beau, "thanks")
    beau.get_by_role("button", name="Lovely").click()
    beau.get_by_role("button", name="Take it home").click()
    expect(beau.locator("h1").first).to_have_text("My window is lit.")
    expect(card).to_have_count(0)


def go_to(page, name):
    for _ in range(8):
        if page.locator(f".conf__part.{name}").is_visible():
            return
        before = page.locator("ll-hold").get_attribute("part")
        page.locator(".conf__nav .next:visible button").click()
        expect(page.locator("ll-hold")).not_to_have_attribute("part", before)
    raise AssertionError(f"there is no part {name}")
