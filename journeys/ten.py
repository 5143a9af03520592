"""The story on five devices, again and again, while every core is kept busy: how many runs are green?

    python -m journeys.ten          ten times
    python -m journeys.ten 2        twice
    python -m journeys.ten --idle   without keeping the cores busy

Each run has a server, a sample school and a browser of its own. Ends with 1 unless all are green.
"""

import argparse
import os
import subprocess
import sys
import time
from contextlib import contextmanager

from journeys.conftest import ROOT

BURN = "while True: sum(range(10_000))"


@contextmanager
def burners(how_many):
    """Programs that do nothing, as hard as they can, at the same rank as everybody else."""
    going = [subprocess.Popen([sys.executable, "-c", BURN]) for _ in range(how_many)]
    try:
        yield
    finally:
        for each in going:
            each.kill()
            each.wait()


def one(number) -> bool:
    began, command = time.monotonic(), [sys.executable, "-m", "pytest", "-q", "-x", "journeys/test_story.py"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    said = "green" if ended.returncode == 0 else ended.stdout[-3000:]
    print(f"{number}: {time.monotonic() - began:.0f} s, load {os.getloadavg()[0]:.1f}: {said}", flush=True)  # noqa: T201
    return ended.returncode == 0


def main():
    reader = argparse.ArgumentParser(prog="python -m journeys.ten", description=__doc__.splitlines()[0])
    reader.add_argument("times", nargs="?", type=int, default=10)
    reader.add_argument("--idle", action="store_true")
    chosen = reader.parse_args()
    with burners(0 if chosen.idle else os.cpu_count() or 1):
        green = sum(one(number) for number in range(1, chosen.times + 1))
    print(f"{green} of {chosen.times} green")  # noqa: T201
    return 0 if green == chosen.times else 1


if __name__ == "__main__":
    sys.exit(main())
