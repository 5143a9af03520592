"""One command with two hearts: the timetable without Django, everything else with it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def asked(*words: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "leadlight", *words], cwd=ROOT, capture_output=True, text=True)


def test_benches_other_than_the_timetables_are_djangos():
    told = asked("bench", "nothing", "timetable")
    assert told.returncode == 1
    assert "There is no measurement nothing." in told.stderr


def test_the_timetable_and_its_bench_answer_without_django():
    for words in (["timetable", "--help"], ["bench", "timetable", "--help"]):
        told = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "leadlight", *words], cwd=ROOT, capture_output=True, text=True
        )
        loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in told.stderr.splitlines()}
        assert told.stdout.startswith(f"usage: leadlight {' '.join(words[:-1])} ")
        assert loaded & {"django", "leadlight", "argparse"} == {"leadlight", "argparse"}
