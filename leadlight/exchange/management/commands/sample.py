"""leadlight sample: load the sample school."""

import time

from leadlight.exchange.sample.loading import SIZES, forget, load, sample_school
from leadlight.platform.commands import Plain, bring_up_to_date


class Command(Plain):
    help = "Load the sample school: invented children, families and staff in the middle of a year. Run again, it changes nothing."
    example = "leadlight sample --restart"

    def add_arguments(self, parser):
        parser.add_argument("--size", choices=list(SIZES), default="school", help="one class, or the school with two")
        parser.add_argument("--restart", action="store_true", help="throw away what is there and load it again")
        parser.add_argument("--remove", action="store_true", help="only take the sample school away")

    def work(self, *, size, restart, remove, **options):
        bring_up_to_date()
        if (restart or remove) and forget():
            self.say("The sample school was taken away.")
        if remove:
            return
        if sample_school() is not None:
            self.say("The sample school is here already.")
            return
        begun = time.monotonic()
        school = load(size)
        self.say(f"{school.name} is here ({time.monotonic() - begun:.0f} s). Open /sample/ to look around.")
