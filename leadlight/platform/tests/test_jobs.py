"""Jobs: done once when all is well, again when a worker dies, said so when they do not work out."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from leadlight.platform.jobs import rules, runner
from leadlight.platform.models import Once, Periodic, Worker
from leadlight.platform.tests import work_for_tests as work


@pytest.fixture(autouse=True)
def told(db):
    work.told.clear()
    yield work.told
    work.meanwhile = work.nothing


def job():
    return DBTaskResult.objects.get()


def now_due():
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())


def test_a_job_is_done_once(run_jobs, told):
    work.write_down.enqueue("kite")
    assert (run_jobs(), run_jobs()) == (1, 0)
    assert told == ["kite"]
    assert (job().status, job().return_value, job().worker_ids) == ("SUCCESSFUL", "kite", ["by hand"])


def test_a_job_lives_and_dies_with_its_transaction(run_jobs):
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        work.write_down.enqueue("kite")
        raise RuntimeError
    assert run_jobs() == 0


def test_three_tries_each_later_then_said_so(run_jobs, told):
    work.stumble.enqueue("kite")
    waits = []
    for _ in range(3):
        assert run_jobs() == 1
        assert run_jobs() == 0
        waits.append(round((job().run_after - timezone.now()).total_seconds()))
        now_due()
    assert waits[:2] == [2, 8]
    assert told == ["kite", "kite", "kite", "gave up kite"]
    assert (job().status, job().exception_class_path) == ("FAILED", "builtins.RuntimeError")


def test_not_now_is_not_a_try(run_jobs, told):
    work.not_now.enqueue()
    for _ in range(5):
        assert run_jobs() == 1
        assert job().run_after > timezone.now() + timedelta(seconds=50)
        now_due()
    assert (job().status, job().worker_ids, len(told)) == ("READY", [], 5)


def test_a_job_of_a_dead_worker_goes_back(told, run_jobs):
    work.write_down.enqueue("kite")
    runner.claim("dead")
    runner.reap()
    assert (job().status, job().worker_ids) == ("READY", ["dead"])
    now_due()
    run_jobs()
    assert (told, job().worker_ids) == (["kite"], ["dead", "by hand"])


def test_a_job_of_a_living_worker_stays(settings):
    work.write_down.enqueue("kite")
    runner.pulse("alive")
    runner.claim("alive")
    runner.reap()
    assert (job().status, job().worker_ids) == ("RUNNING", ["alive"])
    Worker.objects.update(seen_at=timezone.now() - timedelta(seconds=settings.LEASE_S + 1))
    runner.reap()
    assert job().status == "READY"


def test_three_dead_workers_and_it_is_said_so(told):
    work.stumble.enqueue("kite")
    for name in ("one", "two", "three"):
        now_due()
        assert runner.claim(name)
        runner.reap()
    assert (job().status, told) == ("FAILED", ["gave up kite"])


def test_who_slept_past_the_lease_writes_nothing(told):
    """Frozen in the middle, taken over and done by another; then the first wakes up."""
    work.slow.enqueue("kite")
    frozen = runner.claim("frozen")

    def taken_over():
        work.meanwhile = work.nothing
        runner.reap()
        now_due()
        assert runner.run_due("fresh") == 1

    work.meanwhile = taken_over
    runner.perform(frozen)

    assert told == ["begun", "begun", "kite"]
    assert Once.objects.count() == 1
    assert (job().status, job().worker_ids) == ("SUCCESSFUL", ["frozen", "fresh"])


@pytest.mark.parametrize("woken", [work.write_down, work.stumble], ids=["done", "failed"])
def test_who_slept_past_the_lease_settles_nothing_of_whoever_has_it_now(told, woken):
    """The newest try is still at work: a sleeper that is done, or failed, neither ends it nor gives it to a third."""
    woken.enqueue("kite")
    frozen = runner.claim("frozen")
    runner.reap()
    now_due()
    assert runner.claim("fresh")
    runner.perform(frozen)
    assert (job().status, job().worker_ids) == ("RUNNING", ["frozen", "fresh"])


def test_the_fence_is_needed(told, monkeypatch):
    """The control: without it the sleeper writes a second time."""
    import contextlib

    monkeypatch.setattr(work, "fenced", contextlib.nullcontext)
    work.slow.enqueue("kite")
    frozen = runner.claim("frozen")

    def taken_over():
        work.meanwhile = work.nothing
        runner.reap()
        now_due()
        runner.run_due("fresh")

    work.meanwhile = taken_over
    runner.perform(frozen)
    assert Once.objects.count() == 2


def test_what_comes_round_is_begun_once_each_time(monkeypatch):
    path = "leadlight.platform.tests.work_for_tests.not_now"
    monkeypatch.setattr(runner, "ROUND", {path: 3600})
    for _ in range(3):
        runner.come_round()
    assert DBTaskResult.objects.count() == 1
    Periodic.objects.update(next_at=timezone.now() - timedelta(seconds=1))
    runner.come_round()
    assert DBTaskResult.objects.count() == 2


def test_everything_that_comes_round_can_be_begun():
    from django.utils.module_loading import import_string

    assert {"sweep", "scrub", "forget_old"} <= {import_string(path).name for path in rules.ROUND}


@pytest.mark.django_db(transaction=True)
def test_two_runners_do_sixty_jobs_once_each(told):
    for number in range(60):
        work.write_down.enqueue(f"kite {number}")
    runners = [runner.Runner(threads=2, poll_s=0.05).start() for _ in range(2)]
    try:
        done = threading.Event()
        for _ in range(200):
            if not DBTaskResult.objects.exclude(status="SUCCESSFUL").exclude(task_path__contains="order").exists():
                break
            done.wait(0.1)
    finally:
        for one in runners:
            one.stop()
    assert sorted(told) == sorted(f"kite {number}" for number in range(60))
    assert all(len(row.worker_ids) == 1 for row in DBTaskResult.objects.all())
    assert Worker.objects.count() == 0
    connection.close()
