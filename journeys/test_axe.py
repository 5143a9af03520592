"""Every page that anybody of the sample school can reach, read by a machine's eyes.

    python -m pytest journeys/test_axe.py            each kind of page once by day, its colours by night too, and a
                                                     part of them, another one each day, mirrored and with high contrast
    python -m pytest journeys/test_axe.py --whole    every page of everybody, by day, night and high contrast, both ways
    python -m pytest journeys/test_axe.py --whole -k "teacher"

Nothing is found by axe (WCAG 2.2 A and AA, and best practice), nothing runs out of a screen of 320 px, every control is
at least 44 px, the console is quiet and the content policy was never broken.
"""

import datetime
import json
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe

from journeys.conftest import ROOT, Server, watched
from journeys.reach import PEOPLE

pytestmark = pytest.mark.journey

SIZE, SMALL = {"width": 1180, "height": 820}, {"width": 320, "height": 640}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # what another look can break
ONE_IN = 8  # of the pages are read mirrored and with high contrast in the short form
RUN = """only => axe.run(document, {runOnly: only, resultTypes: ['violations'], elementRef: false}).then(found =>
  found.violations.map(each => [each.id, each.nodes.slice(0, 3).map(node => node.target.join(' '))]))"""
NARROW = """() => { const wide = document.documentElement.scrollWidth
  if (wide <= innerWidth) return []
  return [`${wide} px wide`, ...[...document.body.querySelectorAll('*')].filter(each => {
    const box = each.getBoundingClientRect(); return box.width && (box.right > innerWidth + 1 || box.left < -1) })
    .slice(0, 4).map(each => each.tagName.toLowerCase() + '.' + each.className)] }"""
# A control is as large as itself, the label that is pressed for it, or the pane its ::after is stretched over. Links inside
# a sentence are exempt, as in WCAG; a wedge of the fan is a shape, for which 24 px stand on the smallest screen.
CONTROLS = """least => { const inside = each => each.tagName === 'A' && getComputedStyle(each).display === 'inline'
  const size = each => { const box = each.getBoundingClientRect(); return [box.width, box.height] }
  const over = each => { const after = getComputedStyle(each, '::after')
    return after.content !== 'none' && after.position === 'absolute' && after.top === '0px' && each.offsetParent }
  const whole = each => { const all = [each, each.labels && each.labels[0], over(each)].filter(Boolean).map(size)
    return [Math.max(...all.map(one => one[0])), Math.max(...all.map(one => one[1]))] }
  const shown = each => each.checkVisibility({opacityProperty: false, visibilityProperty: true}) && !each.closest('[inert]')
  const small = each => { const [w, h] = whole(each), px = each instanceof SVGElement ? 24 : least - 0.5
    return w && h && (w < px || h < px) }
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]')]
    .filter(each => shown(each) && (!inside(each) || over(each)) && !each.classList.contains('skip') && small(each)).slice(0, 5)
    .map(each => `${each.tagName.toLowerCase()}.${each.getAttribute('class')} "${(each.innerText || each.name || '').trim().slice(0, 20)}" ` +
      whole(each).map(Math.round).join('x')) }"""
POLICY = "addEventListener('securitypolicyviolation', broke => console.error('policy: ' + broke.violatedDirective + ' ' + broke.blockedURI))"


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A sample school of its own, with a meeting that runs; and who can go where."""
    server = Server(tmp_path_factory.mktemp("everybody"), "--sample").start()
    command = [sys.executable, "-m", "journeys.reach"]
    told = subprocess.run(
        command, cwd=ROOT, env=server.env, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    server.reach = json.loads(told.stdout)
    yield server
    server.stop()


def kind_of(who):
    """Whose pages look alike: the little ones', the other children's, families', desks'."""
    hat = PEOPLE[who][0]
    return {"learner": "six" if "six" in who else "child", "family": "family", "device": "door", "": "door"}.get(
        hat, "desk"
    )


@pytest.fixture
def pages(school, request):
    """pages(who) -> [(route, address)]: all of them, or in the short form those nobody of the same kind had before."""

    def of(who):
        mine = school.reach[who]["pages"]
        if request.config.getoption("whole"):
            return mine
        before = {
            (kind_of(other), route)
            for other in list(PEOPLE)[: list(PEOPLE).index(who)]
            for route, _ in school.reach[other]["pages"]
        }
        return [(route, address) for route, address in mine if (kind_of(who), route) not in before]

    return of


@pytest.fixture
def come(chromium, school):
    """come(who, language) -> a page in which that person is inside."""
    rooms = []

    def inside(who, language):
        room = chromium.new_context(viewport=SIZE, reduced_motion="reduce")
        rooms.append(room)
        room.set_default_timeout(20_000)
        cookies = school.reach[who]["cookies"] | {"language": language, "theme": "day"}
        room.add_cookies([{"name": name, "value": value, "url": school.url} for name, value in cookies.items()])
        room.add_init_script(POLICY)
        return watched(room.new_page())

    yield inside
    for room in rooms:
        room.close()


def read_by(page, *rules):
    """What axe finds, by all rules or by some."""
    page.evaluate(Axe().axe_script)
    return page.evaluate(RUN, {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS})


def dressed(page, look):
    """The same page by night, or with more contrast."""
    page.emulate_media(contrast="more" if look == "contrast" else "no-preference", reduced_motion="reduce")
    page.evaluate("night => document.documentElement.dataset.theme = night ? 'night' : 'day'", look == "night")


def faults(page, looks):
    """What is wrong with the page that is open, by the name of the look."""
    found = {"axe": read_by(page)}
    for look in looks:
        dressed(page, look)
        found[look] = read_by(page, *COLOURS)
    dressed(page, "day")
    page.set_viewport_size(SMALL)
    found["320 px"] = page.evaluate(NARROW)
    found["small controls"] = page.evaluate(CONTROLS, 44)
    page.set_viewport_size(SIZE)
    found["console"], page.complaints[:] = list(page.complaints), []
    return {name: wrong for name, wrong in found.items() if wrong}


def mirrored_today(number) -> bool:
    return number % ONE_IN == datetime.date.today().toordinal() % ONE_IN


def visits(whole, all_pages):
    """(language, looks, route, address): how each page is looked at."""
    for number, (route, address) in enumerate(all_pages):
        often = whole or mirrored_today(number)
        yield "en", ("night", "contrast") if often else ("night",), route, address
        if often:
            yield "ar", ("night", "contrast") if whole else (), route, address


@pytest.mark.parametrize("who", list(PEOPLE))
def test_a_machine_finds_no_fault_on_any_page(who, come, pages, school, request):
    assert school.reach[who]["broken"] == []
    inside, found = {}, {}
    for language, looks, route, address in visits(request.config.getoption("whole"), pages(who)):
        if language not in inside:
            inside[language] = come(who, language)
        page = inside[language]
        answer = page.goto(school.url + address)
        if answer.status != 200:
            found[route, address, language] = answer.status
        elif wrong := faults(page, looks):
            found[route, address, language] = wrong
    assert found == {}


FORMS = """() => [...document.querySelectorAll('main form[method=post]')].findIndex(form => form.querySelector('[required]'))"""
EMPTY = """at => { const form = document.querySelectorAll('main form[method=post]')[at]
  form.noValidate = true
  for (const each of form.querySelectorAll('[required]')) each.type === 'radio' || each.type === 'checkbox' ? each.checked = false : each.value = ''
  form.submit() }"""


@pytest.mark.parametrize("who", ["teacher", "office", "leader", "family", "nobody"])
def test_a_form_that_comes_back_is_whole_as_well(who, come, pages, school, request):
    """Sent empty past the browser's own check: the page with its sentence is read like any other."""
    language = "ar" if request.config.getoption("whole") else "en"
    page, found, back = come(who, language), {}, 0
    for route, address in pages(who):
        page.goto(school.url + address)
        at = page.evaluate(FORMS)
        if at < 0:
            continue
        with page.expect_navigation():
            page.evaluate(EMPTY, at)
        page.wait_for_load_state()
        page.complaints[:] = [said for said in page.complaints if "status of 4" not in said]  # the refusal itself
        back += 1
        if wrong := faults(page, ("night",)):
            found[route, address] = wrong
    assert found == {}
    assert back or not pages(who)
