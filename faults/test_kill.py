"""kill -9 in the middle: what was acknowledged is there, what was begun is done again, once."""

import os
import signal
import subprocess
import sys
import time

import pytest

from faults.ground import ROOT, School, encoder_of, end, freeze, wake
from leadlight.platform.tests import things


@pytest.fixture
def school(tmp_path, fresh):
    return School(tmp_path / "data", LEADLIGHT_WORKERS="0", LEADLIGHT_LEASE_S="3").open(fresh)


@pytest.fixture
def begin(school):
    """Start workers; whatever the test does with them, none is left."""
    workers = []

    def start():
        workers.append(school.start("-m", "leadlight", "worker", stderr=subprocess.DEVNULL))
        return workers[-1]

    yield start
    for worker in workers:
        end(worker)


def test_an_encoder_that_is_killed_is_begun_again_once(school, photo, begin):
    file = school.keep(photo)
    os.kill(encoder_of(begin()), signal.SIGKILL)
    assert school.until(file) == [True, "", 2, "SUCCESSFUL"]


def test_a_worker_that_is_killed_with_its_encoder_is_replaced_once(school, photo, begin):
    file = school.keep(photo)
    first = begin()
    encoder_of(first)
    end(first)
    assert school.state(file)[0] is False
    begin()
    assert school.until(file) == [True, "", 2, "SUCCESSFUL"]
    assert list((school.folder / "files" / "quarantine").iterdir()) == []


def test_a_worker_that_sleeps_past_its_lease_writes_nothing_when_it_wakes(school, photo, begin):
    file = school.keep(photo)
    frozen = begin()
    encoder = encoder_of(frozen)
    freeze(school, frozen.pid, encoder)
    time.sleep(3.2)
    begin()
    assert school.until(file) == [True, "", 2, "SUCCESSFUL"]
    run = school.ask(f"say(File.objects.get(pk={file!r}).run)")
    wake(encoder, frozen.pid)
    time.sleep(3)
    assert school.ask(f"say(File.objects.get(pk={file!r}).run)") == run
    homes = list((school.folder / "files" / "kept").glob("*/*/*/*"))
    assert [home.name for home in homes] == [run]
    assert school.state(file) == [True, "", 2, "SUCCESSFUL"]


def test_an_encoder_that_always_dies_ends_in_a_sentence(school, photo, tmp_path):
    """Killed on every try: said so after the third, and the original still waits for somebody to ask."""
    file = school.keep(photo)
    school.ask(
        "import subprocess, sys\nfrom django.utils import timezone\nfrom leadlight.platform.jobs.runner import run_due\n"
        "from leadlight.platform.media import work\n"
        "work.PATIENCE_S = {'image': 0.05}\n"
        "for _ in range(3):\n    run_due()\n    DBTaskResult.objects.filter(status='READY').update(run_after=timezone.now())\n"
        "say(1)"
    )
    ready, refused, tries, status = school.state(file)
    assert (ready, tries, status) == (False, 3, "FAILED")
    assert refused == "This picture does not open. Take a new photo, or a screenshot of it."
    assert len(list((school.folder / "files" / "quarantine").iterdir())) == 1


@pytest.mark.parametrize("after_ms", range(0, 120, 15))
def test_a_killed_server_loses_nothing_it_acknowledged(school, photo, after_ms):
    """The keeper is killed at some moment; a whole original with its row and job is there, or nothing a reader could meet."""
    lines = (
        "import django\ndjango.setup()\nfrom django.core.files import File as Given\nfrom leadlight.platform.media import keep\n"
        "print('begin', flush=True)\n"
        f"file = keep(Given(open({str(photo)!r}, 'rb')), kind='image', holder='tests.Thing', school=1)\n"
        "print(file.pk, flush=True)\nimport time; time.sleep(9)"
    )
    keeper = school.start("-c", lines, stdout=subprocess.PIPE, text=True)
    assert keeper.stdout.readline() == "begin\n"
    time.sleep(after_ms / 1000)
    end(keeper)
    acknowledged = keeper.stdout.read().split()
    rows = school.ask("say([str(f.pk) for f in File.objects.all()])")
    jobs = school.ask("say([j.args_kwargs['args'][0] for j in DBTaskResult.objects.all()])")
    assert set(acknowledged) <= set(rows)
    assert rows == jobs
    for row in rows:
        assert (school.folder / "files" / "quarantine" / row).read_bytes() == photo.read_bytes()


DROPPED = """
import os, resource, sys
sys.path.insert(0, {root!r})
import pillow_heif
from PIL import Image
Image.init()
from leadlight.platform.media import encode, picture, sound
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
sys.exit(encode.main(*sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("kind", "name", "make"),
    [
        ("image", "heif", things.heic),
        ("image", "avif", lambda: things.written(things.kite(), "AVIF")),
        ("image", "jpeg", things.jpeg),
        ("sound", "webm", things.sound),
    ],
)
def test_the_limits_leave_room_for_an_ordinary_person(tmp_path_factory, kind, name, make):
    """Limits on threads do not count for root: so ask as nobody, whose machine may have any number of them."""
    folder = tmp_path_factory.mktemp("encoder")
    for place in (folder, *folder.parents[:2]):
        place.chmod(0o777)
    (folder / "source").write_bytes(make())
    (folder / "source").chmod(0o644)
    ended = subprocess.run(
        [sys.executable, "-c", DROPPED.format(root=str(ROOT)), kind, name, str(folder / "source"), str(folder)],
        capture_output=True, text=True,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
