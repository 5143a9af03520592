"""The budgets of the four pages that matter most, read by Lighthouse: `bin/lighthouse`. Prints JSON; 1 when one is missed.

Slow 4G and a processor four times slower, as Lighthouse plays them; signed in through the doors of the sample school.
Chromium runs once for each page; nothing of the person's own browser is touched.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from journeys.conftest import FLAGS, Server, free_port

VERSION = "12.8.2"
TOOLS = Path(os.environ.get("LEADLIGHT_TOOLS", "build")) / "lighthouse"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PHONE, TABLET = (390, 844), (1180, 820)
SLOWER = 4
WANTED = {"accessibility": 100, "best-practices": 100, "performance": 95, "interaction_ms": 100}
BUDGETS = {  # page: (kilobytes of HTML, CSS and JS as sent; largest paint in milliseconds or None)
    "family": (30, 1300), "home": (60, 1500), "conference": (70, None), "board": (50, None),
}  # fmt: skip
TAPS = {  # page: what is tapped, with a processor four times slower, until the next paint
    "family": [".talk > summary"],
    "home": ["summary:visible"],
    "conference": [".conf__nav .next:visible button"],
    "board": ["summary:visible"],
}
WATCH_TAPS = """() => {
  window.took = []
  new PerformanceObserver(list => window.took.push(...list.getEntries().filter(one => one.interactionId).map(one => one.duration)))
    .observe({ type: "event", durationThreshold: 16 })
}"""


def install():
    """Lighthouse as pinned, below build/, without a browser of its own."""
    if (TOOLS / "node_modules/lighthouse/package.json").exists():
        return
    TOOLS.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    words = ["npm", "install", "--prefix", str(TOOLS), "--no-save", "--no-audit", "--no-fund", f"lighthouse@{VERSION}"]
    subprocess.run(words, env=env, check=True, stdout=sys.stderr)


@contextmanager
def rooms():
    """(tool, come): come(server, hat, name, size) -> the page of somebody who has just come in, in a room of their own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=CHROMIUM, args=FLAGS)

        def come(server, hat, name, size):
            page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
            page.set_default_timeout(60_000)
            page.goto(f"{server.url}/sample/")
            page.locator(f"form[action^='/sample/{hat}/']").filter(has_text=name).first.get_by_role("button").click()
            page.wait_for_url(lambda url: "/sample/" not in url)
            return page

        yield tool, come
        browser.close()


def four_pages(server, come) -> dict:
    """{name: (page standing there, size)}: Lina leads, her mother follows on a phone, her teacher has the board."""
    lina = come(server, "learner", "Lina", TABLET)
    home = come(server, "learner", "Lina", TABLET)
    home.goto(f"{server.url}/window/")
    lina.goto(f"{server.url}/conference/")
    lina.get_by_role("link", name="I begin my conference").click()
    number = re.search(r"/conferences/(\d+)/", lina.url).group(1)
    lina.get_by_role("button", name="Begin", exact=True).click()
    lina.wait_for_url("**/meetings/**")
    lina.locator(".conf__nav .next:visible button").click()
    teacher = come(server, "teacher", "Ms Okafor", TABLET)
    teacher.goto(f"{server.url}/board/")
    mama = come(server, "family", "Mama of Lina", PHONE)
    mama.goto(f"{server.url}/conferences/{number}/together/")
    return {"family": (mama, PHONE), "home": (home, TABLET), "conference": (lina, TABLET), "board": (teacher, TABLET)}


def read(tool, page, size) -> dict:
    """What Lighthouse says of the page, in a browser of its own that has this page's cookies."""
    port, cookies = free_port(), page.context.cookies()
    with tempfile.TemporaryDirectory() as folder:
        flags = [*FLAGS, f"--remote-debugging-port={port}"]
        room = tool.chromium.launch_persistent_context(f"{folder}/browser", executable_path=CHROMIUM, args=flags)
        room.add_cookies(cookies)
        words = [
            str(TOOLS / "node_modules/.bin/lighthouse"), page.url, "--quiet", "--output=json",
            f"--output-path={folder}/found.json", f"--port={port}", "--disable-storage-reset", "--form-factor=mobile",
            "--only-categories=performance,accessibility,best-practices", "--no-enable-error-reporting",
            "--screenEmulation.mobile", f"--screenEmulation.width={size[0]}", f"--screenEmulation.height={size[1]}",
        ]  # fmt: skip
        subprocess.run(words, check=True, stdout=sys.stderr)
        room.close()
        return json.loads(Path(folder, "found.json").read_text())


def told(report) -> dict:
    audits, kinds = report["audits"], ("Document", "Stylesheet", "Script")
    largest = audits["largest-contentful-paint-element"].get("details", {}).get("items", [])
    sent = audits["network-requests"]["details"]["items"]
    scores = {name: round(100 * (each["score"] or 0)) for name, each in report["categories"].items()}
    low = [ref["id"] for name in ("accessibility", "best-practices") for ref in report["categories"][name]["auditRefs"]
           if ref["weight"] and audits[ref["id"]]["score"] == 0]  # fmt: skip
    return {
        **scores,
        "lcp_ms": round(audits["largest-contentful-paint"]["numericValue"]),
        "largest": [row["items"][0]["node"]["snippet"][:140] for row in largest[:1]],
        "kb": round(sum(each["transferSize"] for each in sent if each.get("resourceType") in kinds) / 1000, 1),
        "all_kb": round(audits["total-byte-weight"]["numericValue"] / 1000, 1),
        "layout_shift": round(audits["cumulative-layout-shift"]["numericValue"], 3),
        "low": low,
    }


def tapped_ms(page, places) -> float:
    """The longest time from a tap to the next paint, of these taps."""
    line = page.context.new_cdp_session(page)
    page.reload()
    page.evaluate(WATCH_TAPS)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    for place in places:
        box = page.locator(
            place
        ).first.bounding_box()  # a plain tap: click() would run its own check inside the time we take
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(700)
    took = page.evaluate("Math.max(16, ...window.took)")
    line.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return took


def missed(name, said) -> list:
    most_kb, most_ms = BUDGETS[name]
    wrong = [key for key, least in WANTED.items() if key != "interaction_ms" and said[key] < least]
    wrong += ["kb"] if said["kb"] > most_kb else []
    wrong += ["lcp_ms"] if most_ms and said["lcp_ms"] > most_ms else []
    return wrong + (["interaction_ms"] if said["interaction_ms"] >= WANTED["interaction_ms"] else [])


def main() -> int:
    install()
    with tempfile.TemporaryDirectory(prefix="leadlight-lighthouse-") as folder, rooms() as (tool, come):
        server = Server(Path(folder))
        server.run("migrate", "-v0")
        server.run("sample")
        server.start()
        try:
            found = {}
            for name, (page, size) in four_pages(server, come).items():
                found[name] = told(read(tool, page, size))
                found[name]["interaction_ms"] = tapped_ms(page, TAPS[name])
                found[name]["missed"] = missed(name, found[name])
                sys.stderr.write(f"{name}: {json.dumps(found[name])}\n")
        finally:
            server.stop()
    load = [round(each, 1) for each in os.getloadavg()]
    sys.stdout.write(json.dumps({"load": load, **found}, indent=1) + "\n")
    return 1 if any(each["missed"] for each in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
