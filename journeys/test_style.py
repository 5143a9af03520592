"""The kit in a real browser: read by a machine's eyes for everybody's, by day, by night, mirrored, and on small screens."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from journeys.conftest import Server

pytestmark = pytest.mark.journey
KINDS = ["", "desk", "family"]
LEAST_TOUCH_PX = 44


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("kit"))
    server.env["LEADLIGHT_DEBUG"] = "1"
    yield server.start()
    server.stop()


@pytest.fixture
def visit(chromium, kit):
    """visit(kind, width=…, language=…, **looks) -> a page with the kit on it, and what it complained of."""
    opened = []

    def go(kind="", width=1180, height=820, language="en", script=True, contrast=None, colors=None, **looks):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=script,
            contrast=contrast,
            forced_colors=colors,
        )
        context.grant_permissions(["microphone"], origin=kit.url)
        context.add_cookies([{"name": "language", "value": language, "url": kit.url}])
        page = context.new_page()
        page.complaints = []
        page.on(
            "console", lambda said: page.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda why: page.complaints.append(str(why)))
        query = "&".join(f"{name}={value}" for name, value in {"page": kind, **looks}.items())
        page.goto(f"{kit.url}/style/?{query}")
        opened.append(context)
        return page

    yield go
    for context in opened:
        context.close()


def faults(page):
    found = Axe().run(page).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]][:4]) for each in found]


def soon(page, question):
    """Whether `question` becomes true within five seconds. Playwright's own waiting is stopped by our content policy."""
    for _ in range(50):
        if page.evaluate(question):
            return True
        page.wait_for_timeout(100)
    return False


LOOKS = [
    {"theme": "day"},
    {"theme": "night"},
    {"theme": "night", "language": "ar"},
    {"theme": "day", "contrast": "more"},
    {"theme": "night", "contrast": "more"},
    {"theme": "day", "colors": "active"},
]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(look.values()))
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind or "child")
def test_a_machine_finds_no_fault_for_anybody(visit, kind, look):
    page = visit(kind, **look)
    assert faults(page) == []
    assert page.complaints == []


def test_the_machine_would_notice_a_fault(visit):
    page = visit()
    page.evaluate("document.querySelector('.btn.round.small, .bar .btn').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/x\">')")
    assert "image-alt" in [name for name, _ in faults(page)]


@pytest.mark.parametrize("age", ["5-7", "11-14"])
def test_other_ages_have_no_fault_either(visit, age):
    assert faults(visit(age=age)) == []


@pytest.mark.parametrize("width", [320, 390, 820, 1180])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind or "child")
def test_nothing_runs_out_of_the_page(visit, kind, width):
    page = visit(kind, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind or "child")
def test_everything_to_press_is_large_enough_for_a_finger(visit, kind):
    small = visit(kind, width=390).evaluate(
        """least => [...document.querySelectorAll('.btn, .tile, .tabs a, .swatch, .choice, summary, select, input:not([type=hidden], [type=checkbox], [type=radio])')]
        .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < least)
        .map(each => each.className + ' ' + each.textContent.trim().slice(0, 20))""",
        LEAST_TOUCH_PX,
    )
    assert small == []


def test_how_words_look_can_be_chosen_without_script(visit, kit):
    page = visit(script=False)
    page.goto(kit.url)
    page.context.request.get(kit.url)
    page.goto(f"{kit.url}/style/")
    page.locator("summary[aria-label='How words look']").first.click()
    page.get_by_role("button", name="Night").click()
    assert {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}["theme"] == "night"


def test_at_night_the_glass_still_glows_and_paper_is_day(visit):
    page = visit(theme="night")
    ink = "getComputedStyle(document.body).color"
    glass = "getComputedStyle(document.querySelector('.lit .fan__wedge')).fill"
    expect(page.locator(".lit .fan__wedge").first).to_have_css("fill", "rgb(255, 208, 96)")  # it comes to light slowly
    night, lit = page.evaluate(ink), page.evaluate(glass)
    page.emulate_media(media="print", reduced_motion="reduce")
    expect(page.locator(".lit .fan__wedge").first).to_have_css("fill", "rgb(255, 208, 96)")
    assert (night, page.evaluate(ink)) == ("rgb(245, 239, 227)", "rgb(37, 34, 44)")
    assert lit == page.evaluate(glass) == "rgb(255, 208, 96)"


def test_a_voice_goes_into_the_field_it_wraps(visit):
    page = visit()
    voice = page.locator("ll-voice")
    voice.get_by_role("button", name="Talk").click()
    voice.get_by_role("button", name="Stop").wait_for()
    assert voice.locator(".voice__say").text_content() == "I am listening…"
    page.wait_for_timeout(1500)
    voice.get_by_role("button", name="Stop").click()
    voice.get_by_role("button", name="Again").wait_for()
    kept = page.evaluate(
        "(() => { const [file] = document.querySelector('ll-voice input').files; return [file.name, file.type, file.size > 500] })()"
    )
    assert kept == ["voice.webm", "audio/webm", True]
    assert page.evaluate("document.querySelector('ll-voice audio').src.startsWith('blob:')")


def test_sending_while_it_listens_takes_the_last_words_along(visit):
    page = visit()
    page.evaluate(
        """() => { const form = document.querySelector('ll-voice').closest('form')
        window.sent = []; form.noValidate = true
        form.addEventListener('submit', event => { if (event.defaultPrevented) return
          event.preventDefault(); window.sent.push(new FormData(form).get('sound').size > 500) }) }"""
    )
    page.get_by_role("button", name="Talk").click()
    page.get_by_role("button", name="Stop").wait_for()
    page.wait_for_timeout(1300)
    page.evaluate("document.querySelector('ll-voice').closest('form').requestSubmit()")
    assert soon(page, "window.sent.length === 1")
    assert page.evaluate("window.sent") == [True]


def test_without_a_microphone_the_file_picker_stays(chromium, kit):
    context = chromium.new_context()
    context.add_init_script("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })")
    page = context.new_page()
    page.goto(f"{kit.url}/style/")
    assert page.locator("ll-voice input").is_visible()
    assert page.locator(".voice__why").text_content().startswith("Talking here needs a safe connection")
    context.close()


def order(page):
    return page.locator(".order [data-name]").all_text_contents()


def test_order_is_made_by_button_by_key_and_by_hand(visit):
    page = visit()
    page.route(
        "**/style/**", lambda route: route.fulfill(status=204) if route.request.method == "POST" else route.continue_()
    )
    page.get_by_role("button", name="Hello down").click()
    assert order(page) == ["Proud", "Hello", "Tricky"]
    page.get_by_role("button", name="Move Tricky").focus()
    page.keyboard.press("ArrowUp")
    assert order(page) == ["Proud", "Tricky", "Hello"]
    handle, first = page.get_by_role("button", name="Move Hello"), page.locator(".order > li").first
    handle.scroll_into_view_if_needed()
    grip, top = handle.bounding_box(), first.bounding_box()
    page.mouse.move(grip["x"] + 10, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(top["x"] + 20, top["y"] + 5, steps=8)
    page.mouse.up()
    assert order(page) == ["Hello", "Proud", "Tricky"]
    assert page.locator("ll-order output").text_content() == "Hello: place 1"


def test_the_order_sent_is_the_order_seen(visit):
    page = visit()
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="Hello down").click()
    values = [line for line in sent.value.post_data.split("\r\n") if line in "123" and line]
    assert values == ["2", "1", "3"]


FOLLOWER = """every => { const follower = document.createElement('ll-follow')
  follower.setAttribute('fragment', '/follow/'); follower.setAttribute('every', every)
  document.querySelector('main').prepend(follower)
  return import('/static/platform/elements/ll-follow.js').then(() => true) }"""


def test_a_follower_shows_what_is_new_but_never_under_a_finger_or_a_pen(visit):
    page, answers = visit(), ["<input id='jot'><b>one</b>"]
    page.route("**/follow/", lambda route: route.fulfill(body=answers[0], content_type="text/html"))
    page.evaluate(FOLLOWER, 1)
    shown = page.locator("ll-follow b")
    shown.wait_for()
    page.locator("#jot").focus()
    answers[0] = "<input id='jot'><b>two</b>"
    page.wait_for_timeout(1500)
    assert shown.text_content() == "one"
    page.locator("h1").first.click()
    page.locator("#jot").blur()
    assert soon(page, "document.querySelector('ll-follow b').textContent === 'two'")


def test_a_follower_that_reaches_nobody_says_so_and_comes_back(visit):
    page, reached = visit(), []
    page.route("**/follow/", lambda route: route.fulfill(body="<b>here</b>") if reached else route.abort())
    page.evaluate(FOLLOWER, 1)
    assert soon(page, "document.querySelector('ll-follow').getAttribute('state') === 'away'")
    reached.append(True)
    page.locator("ll-follow b").wait_for()
    assert page.locator("ll-follow").get_attribute("state") == "asking"


def test_pictures_of_the_kit_can_be_looked_at(visit, tmp_path):
    """Not an assertion of taste: the picture is whole, and the fan is drawn in its colours."""
    page = visit(theme="day")
    place = Path(tmp_path) / "kit.png"
    page.locator(".window").screenshot(path=place)
    assert place.stat().st_size > 20_000
