"""Nothing a child looks at jumps when the letters come late, and nothing is cut off or falls into a second row."""

import time
from itertools import pairwise

import pytest

pytestmark = pytest.mark.journey

MOST_SHIFT = 0.1  # Core Web Vitals, "good": https://web.dev/articles/cls
LATE_S = 1.0
UPRIGHT = (744, 820)
WATCH = """window.shifts = []; new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts.push(one.value)
}).observe({ type: "layout-shift", buffered: true })"""

# of all at one moment: the live line may put others in their place between two looks
MIDDLES = """all => all.map(each => each.getBoundingClientRect()).filter(box => box.height > 0)
  .map(box => box.y + box.height / 2)"""


def late(route):
    time.sleep(LATE_S)
    route.continue_()


def test_a_family_sees_all_four_things_to_do_above_what_it_answered(somebody, sample_server):
    mama = somebody(sample_server, "family", "Mama of Lina", width=390, height=844)
    mama.goto(f"{sample_server.url}/invitations/")
    mama.locator("article.next").filter(has_text="Lina").locator("a[href^='/invitations/']").last.click()
    four, dock = mama.locator(".four").bounding_box(), mama.locator(".dock").bounding_box()
    assert dock["y"] - (four["y"] + four["height"]) >= 8


@pytest.mark.parametrize("where", ["/window/", "/conference/", "meeting"])
def test_a_childs_page_stands_still_while_its_letters_come_late(somebody, sample_server, where):
    lina = somebody(sample_server, "learner", "Lina", is_mobile=True, has_touch=True)
    if where == "meeting":
        lina.goto(f"{sample_server.url}/conference/")
        lina.get_by_role("link", name="I begin my conference").click()
        lina.get_by_role("button", name="Begin", exact=True).click()
        lina.wait_for_url("**/meetings/**")
        lina.locator(".conf__nav .next:visible button").click()
        where = lina.url.removeprefix(sample_server.url)
    lina.add_init_script(WATCH)
    lina.context.route("**/*.woff2*", late)
    line = lina.context.new_cdp_session(lina)
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})

    lina.goto(sample_server.url + where)
    lina.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")

    assert lina.evaluate("document.fonts.size") > 0
    assert sum(lina.evaluate("window.shifts")) < MOST_SHIFT
    if "/meetings/" in where:
        assert {width: rows_of_bar(lina, width) for width in UPRIGHT} == dict.fromkeys(UPRIGHT, 1)


def rows_of_bar(page, width):
    """In how many rows the buttons of a meeting stand on an upright tablet that wide."""
    page.set_viewport_size({"width": width, "height": 1180})
    middles = sorted(page.locator(".conf__nav .btn").evaluate_all(MIDDLES))
    assert len(middles) > 1
    return 1 + sum(after - before > 20 for before, after in pairwise(middles))


def test_what_a_child_chooses_from_is_shown_whole(somebody, sample_server):
    lina = somebody(sample_server, "learner", "Lina")
    lina.goto(f"{sample_server.url}/conference/")
    lina.locator("a[href*='/conference/parts/']").first.click()
    fits = lina.locator(".choose__panes img").evaluate_all("all => all.map(img => getComputedStyle(img).objectFit)")
    assert (len(fits) > 3, set(fits)) == (True, {"contain"})


def test_a_window_fetches_no_picture_larger_than_its_pane(somebody, sample_server):
    lina = somebody(sample_server, "learner", "Lina", device_scale_factor=2)
    lina.goto(f"{sample_server.url}/window/")
    lina.wait_for_load_state("networkidle")
    fetched = "all => all.filter(img => img.width < 250).map(img => img.currentSrc.split('/').at(-2))"
    sizes = lina.locator(".mywindow .panes:not(.one) img").evaluate_all(fetched)
    assert (len(sizes) > 3, set(sizes)) == (True, {"small"})
