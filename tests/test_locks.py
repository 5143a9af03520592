"""The locked parts agree with each other: whoever adds the timetable's libraries to a running house changes nothing in it."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def locked(name: str) -> dict[str, set[str]]:
    """Versions by library; a library may have one for each Python."""
    found: dict[str, set[str]] = {}
    lines = (ROOT / "requirements" / f"{name}.txt").read_text()
    for library, version in re.findall(r"^([\w.-]+)==(\S+)", lines, re.MULTILINE):
        found.setdefault(library, set()).add(version)
    return found


def test_every_lock_has_the_versions_of_the_house_it_is_added_to():
    test = locked("test")
    for parts in (locked("run"), locked("timetable")):
        assert len(parts) > 0
        assert {library: test[library] for library in parts} == parts


def test_the_extra_names_what_the_lock_was_made_from():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    asked = (ROOT / "requirements" / "timetable.in").read_text().split("\n")
    assert extras["timetable"] == [line for line in asked if line and not line.startswith("-c")]


def test_start_says_who_fetches_the_timetables_libraries():
    """Where they are absent: `leadlight start` itself fetches nothing."""
    blocked = "import sys; sys.modules['highspy'] = None; from leadlight.site.start import main; main(['--timetable'])"
    told = subprocess.run([sys.executable, "-c", blocked], capture_output=True, text=True, cwd=ROOT)
    assert (told.returncode, told.stderr) == (
        1,
        "The libraries of the timetable are fetched by bin/start. Type: bin/start --timetable\n",
    )
