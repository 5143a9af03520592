"""The store over time: nothing left behind, nothing lost unnoticed, room kept for what matters."""

import os
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from leadlight.platform import store
from leadlight.platform.media import keep, order
from leadlight.platform.models import File
from leadlight.platform.tests import things

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_store(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    return settings.FILES


@pytest.fixture
def file(own_store):
    return keep(things.sent(things.jpeg()), kind="image", holder="tests.Thing", school=1)


def aged(path, days):
    os.utime(path, (time.time() - days * 86400,) * 2)


def everything(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_an_original_without_a_row_goes_after_a_day(file, own_store):
    File.objects.all().delete()
    assert order.sweep_originals() == 0
    aged(store.quarantined(file.pk), 2)
    assert (order.sweep_originals(), everything(own_store)) == (1, [])


def test_an_original_that_waits_for_its_encoding_stays(file):
    aged(store.quarantined(file.pk), 9)
    assert order.sweep_originals() == 0


def test_an_original_that_did_not_open_waits_three_days(file):
    File.objects.update(refused="This picture does not open.")
    aged(store.quarantined(file.pk), 2)
    assert order.sweep_originals() == 0
    aged(store.quarantined(file.pk), 4)
    assert order.sweep_originals() == 1


def test_what_is_served_stays_and_other_tries_go(file, run_jobs, own_store):
    run_jobs()
    file.refresh_from_db()
    served = store.home(file.pk) / file.run
    for other in (store.home(file.pk) / "overtaken", store.making(file.pk, "died")):
        store.make_folder(other)
        (other / "small.webp").write_bytes(b"RIFF")
        aged(other, 2)
    aged(served, 2)
    assert order.sweep_left() == 2
    assert [path.split("/")[-2:] for path in everything(own_store)] == [
        [file.run, f"{name}.webp"] for name in ("large", "master", "middle", "phone", "small")
    ]
    File.objects.all().delete()
    aged(store.home(file.pk), 2)
    assert (order.sweep_left(), everything(own_store)) == (1, [])


def test_a_forgotten_file_is_begun_again(file, run_jobs):
    DBTaskResult.objects.all().delete()
    assert order.again() == 0
    File.objects.update(added_at=timezone.now() - timedelta(hours=2))
    assert (order.again(), order.again()) == (1, 0)
    run_jobs()
    file.refresh_from_db()
    assert file.ready_at is not None


def test_one_changed_bit_is_found_and_not_served(file, run_jobs, monkeypatch):
    run_jobs()
    file.refresh_from_db()
    monkeypatch.setattr(order, "NIGHTS", 1)
    assert order.scrub.func() == []
    path = store.path_of(file.pk, file.run, "small.webp")
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    assert order.scrub.func() == [f"{file.pk}/small"]
    assert not path.exists()
    assert order.scrub.func() == [f"{file.pk}/small"]


def test_every_file_is_read_once_in_thirty_nights(file, run_jobs, monkeypatch):
    run_jobs()
    store.path_of(file.pk, File.objects.get().run, "small.webp").unlink()
    today, found = timezone.now(), 0
    for night in range(30):
        monkeypatch.setattr(timezone, "now", lambda night=night: today + timedelta(days=night))
        found += len(order.scrub.func())
    assert found == 1


def test_the_reserve_is_held_given_up_and_held_again(own_store, settings, monkeypatch):
    settings.RESERVE_MB, settings.LOW_WATER_MB = 2, 100
    assert store.mind_reserve() == "held"
    assert store.reserve().stat().st_size == 2 * store.MIB
    assert store.mind_reserve() == ""
    monkeypatch.setattr(store, "free_mb", lambda: 1)
    assert store.mind_reserve() == "released"
    assert not store.reserve().exists()
    assert store.mind_reserve() == ""


def test_an_encoding_waits_while_the_disk_is_full(file, run_jobs, monkeypatch):
    with monkeypatch.context() as full:
        full.setattr(store, "free_mb", lambda: 1)
        for _ in range(4):
            run_jobs()
            DBTaskResult.objects.update(run_after=timezone.now())
    file.refresh_from_db()
    assert (file.ready_at, file.refused) == (None, "")
    run_jobs()
    file.refresh_from_db()
    assert file.ready_at is not None
