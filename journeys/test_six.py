"""A child of six who reads no word yet goes through the year's round: by icon, by place and by ear.

All text on these pages is made transparent. Line drawings are stroked in the colour of the text, so the text is hidden by
its fill alone. Nothing is found by words: only by a drawing, by where it stands, or by what the page said aloud.
"""

import pytest
from playwright.sync_api import expect

from journeys.conftest import watched

pytestmark = pytest.mark.journey

IPAD = {"width": 820, "height": 1180}
NO_WORDS = """addEventListener('DOMContentLoaded', () => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`
  * { -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important }
  ::placeholder { -webkit-text-fill-color: transparent !important }
  svg text { fill: transparent !important }`); document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet] })"""
A_VOICE = """(() => { window.said = []
  const voice = { name: 'A voice', lang: document.documentElement?.lang || 'en-GB' }
  class Utterance { constructor(text) { this.text = text } }
  const speech = { speaking: false, getVoices: () => [voice], addEventListener() {}, removeEventListener() {},
    cancel() { this.speaking = false }, speak(each) { this.speaking = true; window.said.push(each.text); each.onstart?.() } }
  Object.defineProperty(window, 'speechSynthesis', { value: speech })
  window.SpeechSynthesisUtterance = Utterance })()"""

# Every control that can be seen: what it shows, how large it is, what it is called.
CONTROLS = """() => { return [...document.querySelectorAll('a[href], button, summary, label:has(input, textarea)')]
  .filter(each => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !each.closest('.skip, .vh, ll-read'))
  .filter(each => each.getBoundingClientRect().width > 2)
  .filter(each => !each.matches('label:has(textarea, input:not([type=radio], [type=checkbox], [type=file]))'))
  .map(each => { const box = each.getBoundingClientRect(), after = getComputedStyle(each, '::after')
    const whole = after.position === 'absolute' ? (each.closest('.pane, li') ?? each).getBoundingClientRect() : box
    const drawings = [...((after.position === 'absolute' && each.closest('.pane, li')) || each).querySelectorAll('svg, img, .pot, canvas, .dot, .pane__empty')]
    const largest = Math.max(0, ...drawings.map(one => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height)))
    const drawn = each.matches('.draw__pot') ? box.width : largest
    return { what: each.outerHTML.replace(/<svg[^]*?data-icon="(\\w+)"[^]*?<\\/svg>/g, '[$1]').slice(0, 220), drawn: Math.round(drawn),
      wide: Math.round(whole.width), tall: Math.round(whole.height),
      name: each.getAttribute('aria-label') || words(each) } })
  function words(each) { const copy = each.cloneNode(true)
    copy.querySelectorAll('[aria-hidden=true], [hidden], .vh, input, textarea').forEach(one => one.remove())
    copy.querySelectorAll('*').forEach(one => one.before(' '))
    return copy.textContent.replace(/\\s+/g, ' ').trim() } }"""


@pytest.fixture
def ipad(chromium, sample_server):
    """ipad(door) -> a page on an iPad of the class that one of the sample's doors leads to, its words hidden."""
    rooms = []

    def of(hat="learner", name="Sami", words=False):
        room = chromium.new_context(viewport=IPAD, permissions=["microphone"])
        room.set_default_timeout(15_000)
        rooms.append(room)
        page = watched(room.new_page())
        page.goto(f"{sample_server.url}/sample/")
        page.locator(f"form[action^='/sample/{hat}/']").filter(has_text=name).first.get_by_role("button").click()
        page.wait_for_url(lambda url: "/sample/" not in url)
        if not words:
            room.add_init_script(A_VOICE)
            room.add_init_script(NO_WORDS)
            page.reload()
        return page

    yield of
    for room in rooms:
        room.close()


def page_of(place):
    """The page that a part of a page is on."""
    return getattr(place, "page", place)


def seen(place, drawing, which="first"):
    """The control that shows this drawing; of several the `first` or `last` in this place."""
    kinds = "a:visible, button:visible, summary:visible, label:visible"
    shown = page_of(place).locator(f"[data-icon='{drawing}']:visible")
    return getattr(place.locator(kinds).filter(has=shown), which)


def press(place, drawing, which="first"):
    seen(place, drawing, which).click()


def can_be_used(page):
    """Every control shows a drawing of 24 px or a picture, is 72 px high and wide, and is said aloud."""
    page.wait_for_load_state()
    controls = page.evaluate(CONTROLS)
    assert controls
    bare = [each["what"] for each in controls if each["drawn"] < 24]
    small = [(each["what"], each["wide"], each["tall"]) for each in controls if min(each["wide"], each["tall"]) < 72]
    said = heard(page)
    mute = [each["name"] for each in controls if each["name"] not in said]
    assert (bare, small, mute) == ([], [], []), (page.url, bare, small, mute)


def heard(page) -> str:
    """What the page says when the loudspeaker is pressed."""
    page.evaluate("window.said = []")
    press(page, "speaker")
    said = page.evaluate("window.said")
    assert said
    press(page, "speaker")
    return " · ".join(said)


def come_in_by_emblem_and_pictures(page, motif, pictures=None):
    """Tap my animal, then my two secret pictures. The first time they are chosen: by place, twice the same."""
    page.locator(f"a.kid:has([data-icon='{motif}'])").click()
    can_be_used(page)
    if pictures is None:
        pictures = [page.locator(".secret-tile").nth(tile).get_attribute("value") for tile in (4, 1)]
        tap_pictures(page, pictures)
        expect(page.locator(".dot--lit")).to_have_count(0)
    tap_pictures(page, pictures)
    page.wait_for_url(lambda url: "/come-in/" not in url)
    return pictures


def tap_pictures(page, pictures):
    for picture in pictures:
        page.locator(f"button:has([data-icon='{picture}'])").click()


def kept(page):
    """The big tick: the piece hangs on a page of its own."""
    press(page, "check", "last")
    page.wait_for_url("**/pieces/*/")
    can_be_used(page)


def home(page):
    press(page, "back")
    expect(page.locator(".window .pane").first).to_be_visible()


def test_a_child_who_reads_no_word_collects_and_says_how_it_was(ipad, tmp_path):
    page = ipad()
    can_be_used(page)
    panes = page.locator(".window .pane:has(img), .window .pane:has([data-icon='mic'])")
    before = panes.count()

    press(page, "camera")
    can_be_used(page)
    with page.expect_file_chooser() as chooser:
        press(page, "camera")
    chooser.value.set_files(a_picture(tmp_path))
    page.locator(".swatch.glass-leaf").click()
    kept(page)
    home(page)

    press(page, "brush")
    can_be_used(page)
    page.locator(".draw__pot.colour-lagoon").click()
    scribble(page, page.locator("canvas"))
    kept(page)
    home(page)

    press(page, "mic")
    can_be_used(page)
    speak(page)
    kept(page)
    tap = page.locator("label.choice:has([data-icon])")
    tap.nth(1).click()
    tap.nth(2).click()
    seen(page, "check", "last").click()
    expect(page.locator(".note .tapped [data-icon]")).to_have_count(2)
    home(page)
    assert panes.count() == before + 3
    assert page.complaints == []


def a_picture(folder):
    from PIL import Image

    where = folder / "leaf.jpg"
    Image.new("RGB", (640, 480), "seagreen").save(where)
    return where


def scribble(page, sheet):
    box = sheet.bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(box["x"] + 60 + 50 * step, box["y"] + 60 + (step % 2) * 90, steps=4)
    page.mouse.up()


def speak(place):
    """Tap the microphone, talk, tap the square."""
    place.locator(".voice__button:visible").click()
    expect(place.locator("ll-voice[data-state=listening]")).to_have_count(1)
    page_of(place).wait_for_timeout(1500)
    place.locator(".voice__button:visible").click()
    expect(place.locator("ll-voice[data-state=heard]")).to_have_count(1)


def let_in(teacher):
    """Their teacher, who reads, lets everybody choose secret pictures."""
    teacher.locator("summary", has_text="More for this class").click()
    teacher.get_by_role("link", name="iPads, secret pictures and badges").click()
    teacher.get_by_role("button", name="Let all without a secret choose now").click()


def bye(page):
    """My own emblem in the corner, and the way out."""
    press(page, "bye")
    expect(page.locator("a.kid").first).to_be_visible()


def test_a_child_comes_in_by_emblem_and_secret_pictures_and_goes_again(ipad):
    let_in(ipad("teacher", "Mr Reyes", words=True))
    page = ipad()
    bye(page)
    can_be_used(page)
    mine = come_in_by_emblem_and_pictures(page, "sun")
    can_be_used(page)
    bye(page)
    come_in_by_emblem_and_pictures(page, "sun", mine)
    expect(seen(page, "sun")).to_be_visible()
    bye(page)


def friend(ipad, motif):
    """A second iPad, in the hands of a classmate with this emblem."""
    page = ipad()
    bye(page)
    come_in_by_emblem_and_pictures(page, motif)
    return page


def test_a_child_chooses_practises_and_leads_the_conference_to_its_end(ipad):
    let_in(ipad("teacher", "Mr Reyes", words=True))
    page = ipad()
    puts_a_piece_into_the_fan(page)
    practises_with_a_friend(page, friend(ipad, "snail"))
    leads(page)
    bye(page)
    assert page.complaints == []


def puts_a_piece_into_the_fan(page):
    press(page, "people")
    can_be_used(page)
    mountain = page.locator(".fan a:has([data-icon='mountain'])")
    expect(page.locator(".fan a.lit:has([data-icon='mountain'])")).to_have_count(0)
    mountain.click()
    can_be_used(page)
    page.locator(".choose__panes label.pane:has(img)").first.click()
    page.locator(".choose__whys label:has([data-icon])").first.click()
    page.locator(".choose__done .btn.go").click()
    expect(page.locator(".picks .pick__picture img")).to_have_count(1)
    can_be_used(page)
    press(page, "back")
    expect(page.locator(".fan a.lit:has([data-icon='mountain'])")).to_have_count(1)


def practises_with_a_friend(page, partner):
    press(page, "friends")
    can_be_used(page)
    seen(page, "snail").click()
    press(page, "friends", "last")
    can_be_used(page)
    partner_says_yes(partner)
    page.reload()
    pairing = page.locator(".pairing:has([data-icon='snail'])")
    press(pairing, "forward")
    can_be_used(page)
    press(page, "play")
    can_be_used(page)
    press(page, "forward", "last")
    partner.reload()
    press(partner, "play")
    expect(partner.locator("ll-live")).to_have_attribute("state", "live")
    page.go_back()
    press(page, "flag")


def partner_says_yes(partner):
    """The friend goes the same way: Show, two children, the tick."""
    press(partner, "people")
    press(partner, "friends")
    can_be_used(partner)
    press(partner.locator(".pairing:has([data-icon='sun'])"), "check")
    can_be_used(partner)


def leads(page):
    page.goto("/".join(page.url.split("/")[:3]))
    press(page, "people")
    press(page, "play")
    can_be_used(page)
    press(page, "forward")
    can_be_used(page)
    page.locator("button.guest:has(.face)").first.click()
    expect(page.locator("button.guest [data-icon='check']:visible").first).to_be_visible()
    for _ in range(12):
        press(page.locator(".conf__nav"), "forward", "last")
        expect(page.locator(".conf__part:visible")).to_have_count(1)
        can_be_used(page)
        if page.locator(".goalband:visible").count():
            gives_a_goal(page)
        if seen(page.locator(".conf__nav"), "home").count():
            break
    page.locator(".faces-how [data-icon='smile']").click()
    expect(page.locator(".faces-how [aria-pressed='true'] [data-icon='smile']")).to_have_count(1)
    press(page, "home")
    expect(page.locator(".over .fan .lit").first).to_be_visible()
    can_be_used(page)
    press(page, "home")


def gives_a_goal(page):
    """Tap the microphone, say what I want to learn, tick."""
    press(page.locator(".goalband"), "mic")
    speak(page.locator(".goalform"))
    press(page.locator(".goalform"), "check", "last")
    expect(page.locator(".goalband__words audio, .goalband__words ll-soon")).to_have_count(1)


def test_five_minutes_come_by_themselves_and_go_again(ipad, sample_server):
    teacher = ipad("teacher", "Mr Reyes", words=True)
    page = ipad()
    press(page, "brush")
    expect(page.locator("ll-call")).to_have_attribute("state", "live")
    teacher.goto(teacher.url.rstrip("/") + "/five-minutes/")
    teacher.get_by_role("button", name="Begin five minutes").click()
    door = page.locator(".five-door:has([data-icon='sun'])")
    expect(door).to_be_visible()
    scribble(page, page.locator("canvas"))
    press(page, "check", "last")
    page.wait_for_url("**/pieces/*/")

    press(page, "back")
    door.click()
    can_be_used(page)
    press(page, "mic")
    speak(page)
    press(page, "check", "last")
    page.wait_for_url("**/window/words/**")
    expect(page.locator("ll-call")).to_have_attribute("state", "live")
    teacher.get_by_role("button", name="End the five minutes").click()
    expect(door).to_have_count(0)
    assert page.complaints == []
