"""Pictures of our pages as people meet them: every size, two languages, day and night, on one sheet to look at."""

import html
import os
import re
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PIL import Image, ImageDraw

from leadlight.confer.models import Meeting
from leadlight.goals.models import Goal
from leadlight.invite.models import Invitation
from leadlight.people.models import Class, Person
from leadlight.plan.models import Part
from leadlight.portfolio.models import Artifact
from leadlight.rounds.models import Conference, Round

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SIZES = {"ipad": (1180, 820), "ipad-tall": (820, 1180), "phone": (390, 844), "narrow": (320, 640)}
LANGUAGES, THEMES = ("en", "ar"), ("day", "night")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-color-profile=srgb", "--font-render-hinting=none",
]  # fmt: skip
# An iPad, a Chromebook and a phone have voices that read aloud; the browser that takes the pictures has none. Pages hide
# "read this page to me" where no voice speaks their language, so this one is given the voices that a child's device has.
VOICES = """if ("speechSynthesis" in window)
  speechSynthesis.getVoices = () => ["en-GB", "ar-SA", "es-ES", "fr-FR"].map(lang => ({ lang, name: lang }))"""
COLOURS = 12  # a page with fewer is blank, or did not get its style sheet
PICTURES_CAME = """() => [...document.images].every(picture => {
  const box = picture.getBoundingClientRect()
  const seen = box.top < innerHeight && box.bottom > 0 && box.width
  return !seen || (picture.complete && picture.naturalWidth)
})"""
THUMB, COLUMNS, LABEL = 300, 8, 16
AFTERNOON = 16
WHY = "the sample's own, for a picture"


@dataclass(frozen=True, slots=True)
class Look:
    """One page as one person sees it in one setting."""

    name: str
    who: str
    path: str
    tall: bool
    press: tuple[str, ...]
    size: str
    language: str
    theme: str

    @property
    def file(self) -> str:
        return f"{self.name}-{self.size}-{self.language}-{self.theme}.png"


def keys_of(school) -> dict:
    """How the words in braces of looks.toml become keys."""

    def one(rows, **lookup):
        return rows.for_system(WHY).filter(**lookup).order_by("pk").values_list("pk", flat=True).first()

    return {
        "class": lambda name: Class.objects.for_system(WHY).get(school=school, name=name).pk,
        "person": lambda name: Person.objects.for_system(WHY).get(school=school, full=name).pk,
        "piece": lambda who, title: one(Artifact.objects, learner__full=who, learner__school=school, title=title),
        "part": lambda who, seven: one(
            Part.objects, plan__learner__full=who, plan__learner__school=school, seven=seven
        ),
        "invitation": lambda adult, who: one(
            Invitation.objects, adult__full=adult, conference__learner__full=who, adult__school=school
        ),
        "round": lambda name: one(Round.objects, klass__name=name, klass__school=school),
        "conference": lambda who: one(Conference.objects, learner__full=who, learner__school=school),
        "meeting": lambda who: one(Meeting.objects, conference__learner__full=who, closed_at=None),
        "goal": lambda who: one(Goal.objects, learner__full=who, learner__school=school),
    }


def pages(school) -> list[dict]:
    """Rows of looks.toml with their addresses filled in."""
    keys = keys_of(school)

    def fill(hole):
        return str(keys[hole[1]](*hole[2].split("/")))

    return [row | {"path": re.sub(r"{(\w+):([^}]+)}", fill, row["path"])} for row in _told()]


def _told() -> list[dict]:
    return tomllib.loads((HERE / "looks.toml").read_text(encoding="utf-8"))["page"]


def stages() -> dict[str, str]:
    """How far the story has gone on each page: {name: a name of sample/stages.py, or empty}."""
    return {row["name"]: row.get("stage", "") for row in _told()}


def in_the_evening(look) -> bool:
    """The evening changes times and places, so its pictures come last."""
    return stages()[look.name] == "evening"


def people_in(rows, school) -> dict[str, int]:
    """{"teacher Adaeze Okafor": key} of everybody who looks."""
    find = keys_of(school)["person"]
    return {row["as"]: find(row["as"].partition(" ")[2]) for row in rows if row["as"] != "nobody"}


def settings_of(rows, sizes=tuple(SIZES), languages=LANGUAGES, themes=THEMES) -> list[Look]:
    return [
        Look(
            row["name"],
            row["as"],
            row["path"],
            row.get("tall", False),
            tuple(row.get("press", ())),
            size,
            language,
            theme,
        )
        for row, size, language, theme in product(rows, sizes, languages, themes)
    ]


def where_it_is_afternoon(now) -> str:
    """A zone in which it is four in the afternoon just now, when conferences are: whoever looks, a board says so."""
    ahead = (AFTERNOON - now.hour + 9) % 24 - 9
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


@contextmanager
def server():
    """This Leadlight on a free port, for as long as the pictures take."""
    with socket.socket() as knock:
        knock.bind(("127.0.0.1", 0))
        port = knock.getsockname()[1]
    command = [sys.executable, "-m", "leadlight", "start", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://localhost:{port}"
    try:
        _wait(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(url, process):
    for _ in range(900):
        with suppress(OSError):
            urllib.request.urlopen(f"{url}/come-in/", timeout=2).close()  # noqa: S310
            return
        if process.poll() is not None:
            break
        time.sleep(0.2)
    raise RuntimeError("The server did not start.")


class Eye:
    """A browser that comes in as somebody and takes pictures."""

    def __init__(self, browser, url, folder, people):
        self.browser, self.url, self.folder, self.people = browser, url, folder, people
        self.states: dict[str, dict] = {}

    def state(self, who):
        """What a browser holds after coming in through that person's door."""
        if who == "nobody":
            return None
        if who not in self.states:
            context = self.browser.new_context()
            page = context.new_page()
            page.goto(f"{self.url}/sample/")
            hat = who.partition(" ")[0]
            page.locator(f'form[action$="/sample/{hat}/{self.people[who]}/"] button').click()
            page.wait_for_load_state()
            self.states[who] = context.storage_state()
            context.close()
        return self.states[who]

    def take(self, look: Look) -> list[str]:
        """Take the picture. Returns what is not as it has to be, in words."""
        from playwright.sync_api import TimeoutError as TooSlow

        width, height = SIZES[look.size]
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            storage_state=self.state(look.who),
            reduced_motion="reduce",
            locale="en-GB",
        )
        context.add_init_script(VOICES)
        cookies = {"language": look.language, "theme": look.theme}
        context.add_cookies([{"name": name, "value": value, "url": self.url} for name, value in cookies.items()])
        try:
            return self._shoot(context.new_page(), look)
        except TooSlow:
            return ["did not come, or a picture in it"]
        finally:
            context.close()

    def _shoot(self, page, look):
        broken: list[str] = []
        page.on("pageerror", lambda error: broken.append(f"a script stumbled: {error.message[:80]}"))
        answer = page.goto(self.url + look.path)
        if answer is None or answer.status >= 400:
            return [f"answers {answer.status if answer else 'nothing'}"]
        for control in look.press:
            page.locator(control).first.click()
        page.evaluate("document.fonts.ready")
        page.wait_for_function(PICTURES_CAME, timeout=15_000)
        file = self.folder / look.file
        page.screenshot(path=file, animations="disabled", caret="hide", full_page=look.tall)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 1:
            broken.append(f"is {over} px too wide")
        return broken + ([] if _colourful(file) else ["is blank"])


def _colourful(file) -> bool:
    with Image.open(file) as picture:
        small = picture.convert("RGB").resize((200, 200))
    colours = small.getcolors(200 * 200) or []
    return len(colours) >= COLOURS


def sheet(looks, troubles, folder) -> Path:
    """All pictures on one page (HTML), and small on one picture (PNG). Returns the HTML file."""
    cells = []
    for look in looks:
        name = html.escape(f"{look.name} · {look.size} · {look.language} · {look.theme}")
        words = html.escape("; ".join(troubles.get(look, [])))
        picture = f'<img loading="lazy" width="{THUMB}" src="{look.file}" alt="{name}">'
        cells.append(
            f'<figure><a href="{look.file}">{picture}</a><figcaption>{name}<br><b>{words}</b></figcaption></figure>'
        )
    style = "body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:12px}figure{margin:0}b{color:#b00}"
    page = folder / "index.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><title>Looks</title><style>{style}</style>{''.join(cells)}")
    _small(looks, folder)
    return page


def _small(looks, folder):
    """The contact sheet: of each picture what a screen shows first."""
    taken = [look for look in looks if (folder / look.file).exists()]
    high = THUMB
    rows = -(-len(taken) // COLUMNS)
    paper = Image.new("RGB", (COLUMNS * (THUMB + 8), max(1, rows) * (high + LABEL + 8)), "white")
    pen = ImageDraw.Draw(paper)
    for turn, look in enumerate(taken):
        across, down = turn % COLUMNS * (THUMB + 8), turn // COLUMNS * (high + LABEL + 8)
        with Image.open(folder / look.file) as picture:
            first = picture.convert("RGB").crop((0, 0, *SIZES[look.size]))
        first.thumbnail((THUMB, high))
        paper.paste(first, (across, down + LABEL))
        pen.text((across, down), f"{look.name} {look.size} {look.language} {look.theme}", fill="black")
    paper.save(folder / "sheet.png")


def browser_path() -> str:
    return os.environ.get("CHROMIUM", "/usr/bin/chromium")
