"""The first Ctrl-C is heard while work goes on, the second one ends it at once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leadlight.schedule.solver.commands.interrupt import asked_to_stop, undisturbed

ROOT = Path(__file__).resolve().parents[4]
DEAF = """
import hashlib
from leadlight.schedule.solver.commands.interrupt import asked_to_stop, undisturbed
with asked_to_stop(lambda line: print(line, flush=True)):
    print("at work", flush=True)
    hashlib.pbkdf2_hmac("sha256", b"", b"", 10**9)  # minutes inside a library, where Python sees no signal
"""


def waits_until(happened, seconds: float = 5.0) -> bool:
    until = time.monotonic() + seconds
    while not happened() and time.monotonic() < until:
        time.sleep(0.005)
    return happened()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_is_told_and_the_work_goes_on_until_it_looks(number):
    said: list[str] = []
    before = signal.getsignal(number)
    with asked_to_stop(said.append) as stop:
        assert not stop()
        os.kill(os.getpid(), number)
        assert waits_until(stop)
    assert said == ["Stopping. The best so far is kept. (Ctrl and C once more: keep nothing.)"]
    assert signal.getsignal(number) is before


def test_the_second_signal_ends_the_program_also_from_within_a_library():
    with subprocess.Popen([sys.executable, "-c", DEAF], cwd=ROOT, stdout=subprocess.PIPE, text=True) as work:
        assert work.stdout.readline() == "at work\n"
        work.send_signal(signal.SIGINT)
        assert work.stdout.readline().startswith("Stopping.")
        work.send_signal(signal.SIGINT)
        assert work.wait(timeout=5) == 130


def test_while_a_file_is_written_no_signal_is_answered_and_afterwards_they_are_as_before():
    before = signal.getsignal(signal.SIGTERM)
    with undisturbed():
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.01)
    assert signal.getsignal(signal.SIGTERM) is before
