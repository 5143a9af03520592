"""One conference from its practice to the words after it, on five devices at once, over https on a network address.

python -m journeys.ten says how many of ten runs are green while every core is kept busy.
"""

import pytest
from playwright.sync_api import expect

from journeys.conftest import Server, busy
from journeys.people import promise, word_a_goal

pytestmark = pytest.mark.journey

PHONE = {"width": 390, "height": 844}
WITHIN_MS = 1000
GOAL = "I explain halves to Sami"
SAID_IN_ARABIC = "أنا فخورة بكِ يا لينا"
PROMISED_IN_ARABIC = "نقصّ الخبز معًا كل جمعة"
AFTER_IN_ARABIC = "رأيتُ كيف جرّبتِ أربع مرات"

WATCH_FOR_A_LAMP = """() => { window.lit = []
  new MutationObserver(() => document.querySelector('.call.help') && window.lit.push(Date.now()))
    .observe(document.querySelector('#calls'), { childList: true, subtree: true }) }"""
WATCH_THE_PRESS = """() => document.addEventListener('click', event =>
  event.target.closest('[data-lamp=help]') && (window.pressed = Date.now()), true)"""


@pytest.fixture(scope="module")
def sample_server(tmp_path_factory):
    """`bin/start --share --sample`: its own, for the devices come over the network."""
    server = Server(tmp_path_factory.mktemp("shared"), "--sample", "--share").start()
    yield server
    server.stop()


@pytest.fixture
def lina(somebody, sample_server):
    return somebody(sample_server, "learner", "Lina")


def heading(page):
    return page.locator("h1").first


def part(page) -> str:
    return heading(page).inner_text()


def next_part(page):
    page.locator(".conf__nav .next:visible button").click()


def a_classmate(somebody, server, name):
    """Another of the class's iPads. The teacher lets all choose their secret pictures; this child does, and is in."""
    teacher = somebody(server, "teacher", "Ms Okafor")
    teacher.locator("summary", has_text="More for this class").click()
    teacher.get_by_role("link", name="iPads, secret pictures and badges").click()
    teacher.get_by_role("button", name="Let all without a secret choose now").click()
    page = somebody(server, "learner", "Lina")
    page.get_by_role("button", name="Bye").click()
    page.get_by_role("link", name=name, exact=True).click()
    names = [page.locator("button.secret-tile").nth(tile).get_attribute("aria-label") for tile in (7, 2, 10, 5)]
    for words in ("Pick four secret pictures, in order.", "Once more, the same."):
        expect(page.get_by_text(words)).to_be_visible()
        for picture in names:
            page.get_by_role("button", name=picture, exact=True).click()
    page.wait_for_url(lambda url: "/come-in/" not in url)
    return page


class Table:
    """Everybody around Lina's conference: her iPad, her friend's, Mama's phone, Teta far away, the teacher's board."""

    def __init__(self, somebody, server, lina):
        self.url, self.lina = server.url, lina
        self.mama = somebody(server, "family", "Mama of Lina", **PHONE)
        self.teta = somebody(server, "family", "Teta", **PHONE)
        self.board = somebody(server, "teacher", "Ms Okafor", width=1180, height=820)
        self.partner = a_classmate(somebody, server, "Ada")
        self.all = [self.lina, self.partner, self.mama, self.teta, self.board]

    def meet(self):
        """Lina begins; the others were waiting on their pages."""
        self.lina.goto(f"{self.url}/conference/")
        self.lina.get_by_role("link", name="I begin my conference").click()
        number = self.lina.url.rstrip("/").split("/")[-1]
        for page in (self.mama, self.teta):
            page.goto(f"{self.url}/conferences/{number}/together/")
            expect(page.locator("ll-live[kind=wait]")).to_have_attribute("state", "live")
        self.board.get_by_role("link", name="Conferences", exact=True).click()
        expect(self.board.locator("ll-live")).to_have_attribute("state", "live")
        self.lina.get_by_role("button", name="Begin", exact=True).click()

    def lamp(self):
        return self.lina.locator("[data-lamp=help] button")


@pytest.fixture
def table(somebody, sample_server, lina):
    return Table(somebody, sample_server, lina)


def test_a_child_practises_leads_and_everybody_stays_in_step_until_the_words_after(table):
    assert table.url.startswith("https://")
    a_friend_plays_the_family_and_says_what_they_noticed(table)
    table.meet()
    the_friend_finds_no_meeting(table)
    everybody_arrives(table)
    words_and_hearts_reach_the_child(table)
    a_reload_finds_the_same_part(table)
    a_lamp_calls_the_teacher(table)
    three_promise(table)
    thanks_and_home(table)
    the_family_leaves_words(table)
    the_child_says_how_it_was(table)
    assert [page.complaints for page in table.all] == [[], [], [], [], []]


def a_friend_plays_the_family_and_says_what_they_noticed(table):
    lina, partner, url = table.lina, table.partner, table.url
    lina.goto(f"{url}/practice/")
    lina.locator(".mates__one").filter(has_text="Ada").click()
    lina.get_by_role("button", name="Ask", exact=True).click()
    expect(lina.get_by_text("I asked Ada.")).to_be_visible()
    partner.goto(f"{url}/practice/")
    asked = partner.locator(".pairing").filter(has_text="Lina asks: will you play my family?")
    asked.get_by_role("button", name="Yes", exact=True).click()

    lina.reload()
    lina.locator(".pairing").filter(has_text="Ada").get_by_role("link").click()
    lina.get_by_role("button", name="Lead it now").click()
    expect(lina.locator(".ribbon")).to_be_visible()
    partner.reload()
    partner.get_by_role("link", name="Follow in step").click()
    next_part(lina)
    expect(heading(partner)).to_have_text(part(lina))

    partner.go_back()
    partner.get_by_label("I noticed…", exact=True).fill("You waited before the volcano. I liked the waiting.")
    partner.get_by_label("One question", exact=True).fill("How did you make it come out of the top?")
    partner.get_by_role("button", name="Give it to Lina").click()
    lina.goto(f"{url}/practice/")
    said = lina.locator("article.note").filter(has_text="You waited before the volcano.")
    expect(said).to_contain_text("How did you make it come out of the top?")
    lina.locator(".pairing").filter(has_text="Ada").get_by_role("button", name="Finish").click()
    expect(lina.get_by_text("Ada plays my family.")).to_have_count(0)
    partner.goto(f"{url}/practice/")
    expect(partner.get_by_text("I play the family of Lina.")).to_have_count(0)


def the_friend_finds_no_meeting(table):
    """Who played the family in the practice is not at the table: for the friend there is no such page."""
    number = table.lina.url.rstrip("/").split("/")[-1]
    ways = (f"/meetings/{number}/", f"/meetings/{number}/beside/", "/meetings/999999/")
    answers = [table.partner.request.get(table.url + way, ignore_https_errors=True) for way in ways]
    assert ({answer.status for answer in answers}, len({answer.text() for answer in answers})) == ({404}, 1)


def everybody_arrives(table):
    """Mama is seated by a tap; the phones open by themselves, in Arabic; the board shows a card."""
    lina, mama = table.lina, table.mama
    lina.locator("button.guest").filter(has_text="Rania").click()
    expect(lina.locator("button.guest").filter(has_text="Rania")).to_have_attribute("aria-pressed", "true")
    for page in (mama, table.teta):
        expect(page.locator("ll-live[kind=follow]")).to_be_visible()
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    expect(table.board.locator(".t").filter(has_text="Lina")).to_be_visible()
    next_part(lina)
    follows(table)


def follows(table):
    """The part on Lina's iPad is the part the phones show and answer to, and the one on her card of the board."""
    number = table.lina.locator("ll-hold").get_attribute("part")
    for page in (table.mama, table.teta):
        expect(page.locator("#dock-part input[name=part]")).to_have_value(number)
    expect(table.board.locator(".t").filter(has_text="Lina").locator(".t__hd")).to_have_attribute("data-part", number)


def words_and_hearts_reach_the_child(table):
    lina, mama, teta = table.lina, table.mama, table.teta
    next_part(lina)
    follows(table)
    mama.locator(".dock textarea[name=words]").fill(SAID_IN_ARABIC)
    mama.locator(".dock__send").click()
    note = lina.locator(".note").filter(has_text=SAID_IN_ARABIC).locator("visible=true")
    expect(note).to_have_count(1)
    assert note.locator(".spoken").get_attribute("lang") == "ar"
    teta.locator(".dock button[name=heart]").click()
    expect(lina.locator(".note:visible .said__heart")).to_have_count(1)
    expect(mama.locator(".bubble.mine")).to_contain_text(SAID_IN_ARABIC)


def a_reload_finds_the_same_part(table):
    next_part(table.lina)
    follows(table)
    before = part(table.lina), table.lina.locator("ll-hold").get_attribute("part")
    table.lina.reload()
    assert (part(table.lina), table.lina.locator("ll-hold").get_attribute("part")) == before
    expect(table.lina.locator("ll-live")).to_have_attribute("state", "live")


def a_lamp_calls_the_teacher(table):
    """Lit three times; the quickest counts, for what slows the others down here is the five browsers on one machine."""
    lina, board = table.lina, table.board
    lina.evaluate(WATCH_THE_PRESS)
    waits = []
    for turn in range(3):
        board.evaluate(WATCH_FOR_A_LAMP)
        table.lamp().click()
        call = board.locator(".call.help").filter(has_text="Lina would like help")
        expect(call).to_be_visible()
        waits.append(board.evaluate("window.lit[0]") - lina.evaluate("window.pressed"))
        if turn < 2:
            expect(table.lamp()).to_have_attribute("aria-pressed", "true")
            table.lamp().click()
            expect(call).to_have_count(0)
            expect(table.lamp()).not_to_have_attribute("aria-pressed", "true")  # her page may be later than the board
    assert min(waits) < WITHIN_MS * busy()
    call.get_by_role("button", name="In a minute").click()
    expect(lina.locator(".lamps__say")).to_contain_text("Ms Okafor comes in a minute.")
    call.get_by_role("button", name="I’m going").click()
    expect(call).to_contain_text("You are going.")
    expect(lina.locator(".lamps__say")).to_contain_text("Ms Okafor is coming.")


def go_to(table, name):
    """Through the parts one by one, as a child does, until the one that is sought."""
    for _ in range(7):
        if table.lina.locator(f".conf__part.{name}").is_visible():
            return
        next_part(table.lina)
        follows(table)
    raise AssertionError(f"there is no part {name}")


def three_promise(table):
    """A goal in the child's words, and a promise of each, in each one's own words."""
    lina, mama, board = table.lina, table.mama, table.board
    go_to(table, "goals")
    word_a_goal(lina, GOAL, "I draw the pizza first")
    promise(lina.locator(".prom.glass-honey form.prom__form"), "Two pizzas every Tuesday")
    expect(mama.locator(".goalband .big")).to_have_text(GOAL)
    promise(mama.locator("#promise"), PROMISED_IN_ARABIC)
    card = board.locator(".t").filter(has_text="Lina")
    card.locator("summary", has_text="Jot").click()
    card.locator("summary", has_text="My promise").click()
    promise(card.locator("form[action$='/promise/']"), "I bring a chocolate bar to cut")
    for glass, words in (("honey", "Two pizzas"), ("iris", PROMISED_IN_ARABIC), ("lagoon", "I bring a chocolate bar")):
        expect(lina.locator(f".prom.glass-{glass} .prom__txt").filter(has_text=words)).to_have_count(1)
    expect(mama.locator(".card.glass-lagoon")).to_contain_text("I bring a chocolate bar to cut")


def thanks_and_home(table):
    lina = table.lina
    go_to(table, "thanks")
    lina.get_by_role("button", name="Lovely").click()
    expect(lina.get_by_role("button", name="Lovely")).to_have_attribute("aria-pressed", "true")
    lina.get_by_role("button", name="Take it home").click()
    expect(heading(lina)).to_have_text("My window is lit.")
    expect(lina.locator(".over")).to_contain_text(SAID_IN_ARABIC)
    expect(table.board.locator(".t").filter(has_text="Lina")).to_have_count(0)
    expect(table.mama.locator(".dock")).to_have_count(0)


def the_family_leaves_words(table):
    mama = table.mama
    mama.locator("a[href$='/words-after/']").click()
    mama.locator("#after-words").fill(AFTER_IN_ARABIC)
    mama.locator("main form .btn.go.block").last.click()
    expect(mama.get_by_text(AFTER_IN_ARABIC)).to_be_visible()


def the_child_says_how_it_was(table):
    lina = table.lina
    lina.get_by_role("link", name="A few words about it").click()
    expect(lina.get_by_text(AFTER_IN_ARABIC)).to_be_visible()
    lina.locator("label", has_text="Lovely").click()
    lina.get_by_label("In my words, if I like").fill("Teta laughed. I was not wobbly at the end.")
    lina.locator("main form .btn.go").first.click()
    expect(lina.get_by_text("Teta laughed. I was not wobbly at the end.").first).to_be_visible()
