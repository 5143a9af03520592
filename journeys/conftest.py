"""A real server on a real port, a real browser, and the sample school or an empty one."""

import os
import socket
import ssl
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from leadlight.site.certificate import own_address

ROOT = Path(__file__).resolve().parents[1]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream", "--force-color-profile=srgb", "--font-render-hinting=none",
]  # fmt: skip

PATIENCE_MS = 20_000  # for a state to come on a machine whose every core is busy; nothing waits that long that is well


def busy() -> float:
    """How many times slower than an idle machine this one is just now, by its load: 1 when idle. Limits in time grow by it."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def free_port() -> int:
    with socket.socket() as knock:
        knock.bind(("127.0.0.1", 0))
        return knock.getsockname()[1]


class Server:
    """`leadlight start` on its own data folder. With "--share": https on this machine's address in its network."""

    def __init__(self, data: Path, *words: str):
        self.port, self.data = free_port(), data
        self.url = f"http://localhost:{self.port}"
        if "--share" in words:
            self.url = f"https://{own_address()}:{self.port}"
        self.env = {**os.environ, "LEADLIGHT_DATA": str(data)}
        for name in ("LEADLIGHT_URL", "DJANGO_SETTINGS_MODULE"):
            self.env.pop(name, None)
        self.words = words

    def run(self, *words: str) -> str:
        """A `leadlight` command on this server's data; returns what it printed."""
        command = [sys.executable, "-m", "leadlight", *words]
        return subprocess.run(command, cwd=ROOT, env=self.env, check=True, capture_output=True, text=True).stdout

    def start(self):
        command = [sys.executable, "-m", "leadlight", "start", "--port", str(self.port), *self.words]
        self.log = (self.data / "server.log").open("ab")
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=self.log, stderr=self.log)
        for _ in range(1200):
            try:
                urllib.request.urlopen(self.url, timeout=2, context=self._trust()).close()
                return self
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError((self.data / "server.log").read_text()[-2000:]) from None
                time.sleep(0.1)
        raise RuntimeError("the server did not answer in two minutes")

    def _trust(self):
        """What a phone trusts that has opened /trust/: the school's own root, and names that it vouches for."""
        root = self.data / "share" / "leadlight-root.crt"
        return ssl.create_default_context(cafile=root) if root.exists() else None

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)

    where = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=where, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def somebody(chromium):
    """somebody(server, "teacher", "Ms Okafor", width=…) -> their page, inside, in a browser of their own.

    The page notes what it complained of in `page.complaints`, and each GET that failed."""
    rooms = []

    def come(server, hat, name, width=1180, height=820, **how):
        secure = server.url.startswith("https:")  # its certificate was verified with the school's root, in Server.start
        room = chromium.new_context(viewport={"width": width, "height": height}, ignore_https_errors=secure, **how)
        room.set_default_timeout(PATIENCE_MS)
        rooms.append(room)
        page = watched(room.new_page())
        page.goto(f"{server.url}/sample/")
        page.locator(f"form[action^='/sample/{hat}/']").filter(has_text=name).first.get_by_role("button").click()
        page.wait_for_url(lambda url: "/sample/" not in url)
        return page

    yield come
    for room in rooms:
        room.close()


def watched(page):
    """`page`, keeping what its console complained of."""
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda why: page.complaints.append(str(why)))
    return page


@pytest.fixture
def empty_server(tmp_path):
    """A fresh machine: no school yet."""
    server = Server(tmp_path).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def sample_server(tmp_path_factory):
    """The sample school, loaded once for all stories."""
    server = Server(tmp_path_factory.mktemp("sample"), "--sample").start()
    yield server
    server.stop()


def pytest_addoption(parser):
    parser.addoption("--whole", action="store_true", help="journeys/test_axe.py: every page of everybody in every look")


def pytest_collection_modifyitems(config, items):
    """Every page of everybody takes minutes and has its own command: it runs where its file is named."""
    if config.getoption("whole") or any("test_axe" in word for word in config.args):
        return
    left_out = [item for item in items if item.path.name == "test_axe.py"]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
