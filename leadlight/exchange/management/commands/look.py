"""leadlight look: pictures of our pages with the sample school in them, to be looked at by a person."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from leadlight.exchange import looking
from leadlight.exchange.sample.loading import load
from leadlight.exchange.sample.stages import go_to
from leadlight.exchange.sample.tables import lay_tables
from leadlight.people.actions.begin import begun
from leadlight.platform.commands import Plain, Refused, bring_up_to_date


class Command(Plain):
    help = "Take pictures of our pages in four sizes, two languages, day and night, and put them on one sheet."
    example = "LEADLIGHT_DATA=/tmp/look leadlight look --only home --size ipad"

    def add_arguments(self, parser):
        parser.add_argument("--out", default="build/look", help="folder for the pictures and the sheet")
        parser.add_argument("--only", action="append", default=[], help="name of a page; may be said several times")
        parser.add_argument("--size", action="append", choices=list(looking.SIZES), help="only this size")
        parser.add_argument("--language", action="append", choices=looking.LANGUAGES, help="only this language")
        parser.add_argument("--theme", action="append", choices=looking.THEMES, help="only day, or only night")

    def work(self, *, out, only, size, language, theme, **options):
        bring_up_to_date()
        if begun():
            raise Refused(
                "A real school lives in this data folder. Name another one: LEADLIGHT_DATA=/tmp/look leadlight look"
            )
        school = load(zone=looking.where_it_is_afternoon(datetime.now(UTC)))
        lay_tables(school)
        rows = [row for row in looking.pages(school) if not only or row["name"] in only]
        if not rows:
            raise Refused(f"No page is called {' or '.join(only)}. The names stand in leadlight/exchange/looks.toml.")
        looks = looking.settings_of(rows, size or looking.SIZES, language or looking.LANGUAGES, theme or looking.THEMES)
        looks.sort(key=looking.in_the_evening)
        folder = Path(out)
        folder.mkdir(parents=True, exist_ok=True)
        troubles = self.take(looks, folder, looking.people_in(rows, school), school)
        self.stdout.write(str(looking.sheet(looks, troubles, folder)))
        for look, words in troubles.items():
            self.say(f"{look.file} {'; '.join(words)}")
        if troubles:
            raise Refused(f"{len(troubles)} of {len(looks)} pictures are not as they have to be. Look at the sheet.")

    def take(self, looks, folder, people, school):
        """Every picture, each at its stage of the story; returns {look: what is not as it has to be}."""
        chromium = shutil.which(looking.browser_path())
        if chromium is None:
            raise Refused("No browser is at CHROMIUM or /usr/bin/chromium. Install Chromium, or name where it is.")
        try:
            from playwright.sync_api import sync_playwright
        except ImportError:
            raise Refused("This needs what the tests need: run bin/test once, then try again.") from None
        troubles, stages = {}, looking.stages()
        with looking.server() as url, ThreadPoolExecutor(1) as aside, sync_playwright() as tool:
            browser = tool.chromium.launch(executable_path=chromium, args=looking.FLAGS)
            eye = looking.Eye(browser, url, folder, people)
            for turn, look in enumerate(looks, 1):
                self.say(f"{turn} of {len(looks)}: {look.file}")
                # the browser's loop runs in this thread, and the database will not be asked beside it
                aside.submit(go_to, stages[look.name], school).result()
                if found := eye.take(look):
                    troubles[look] = found
            browser.close()
        return troubles
