"""leadlight worker: do jobs in a process of its own."""

import signal
import threading

from django.core.management.base import BaseCommand

from leadlight.platform.jobs.runner import Runner, run_due


class Command(BaseCommand):
    help = (
        "Does the work that comes after an answer: encoding pictures and sounds, letters, timetables. The web process does "
        "it itself unless LEADLIGHT_WORKERS=0. Stop it with Ctrl-C; what it was doing comes to its end or is done again. "
        "Example: LEADLIGHT_WORKERS=0 leadlight worker --threads 4"
    )

    def add_arguments(self, parser):
        parser.add_argument("--threads", type=int, default=2, metavar="N", help="jobs at the same time (default 2)")
        parser.add_argument("--once", action="store_true", help="do what is due now, then leave")

    def handle(self, *, threads, once, **options):
        if once:
            self.stderr.write(f"Done: {run_due()}")
            return
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        runner = Runner(threads).start()
        self.stderr.write(f"Working as {runner.name}, {threads} at a time. Ctrl-C ends it.")
        stop.wait()
        runner.stop()
