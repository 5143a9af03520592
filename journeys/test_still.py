"""Nothing a child looks at jumps when the letters come late, as on a slow line."""

import time

import pytest

pytestmark = pytest.mark.journey

MOST_SHIFT = 0.1  # Core Web Vitals, "good": https://web.dev/articles/cls
LATE_S = 1.0
WATCH = """window.shifts = []; new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts.push(one.value)
}).observe({ type: "layout-shift", buffered: true })"""


def late(route):
    time.sleep(LATE_S)
    route.continue_()


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
