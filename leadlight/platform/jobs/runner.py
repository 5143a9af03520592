"""Threads that do jobs, inside the web process or alone (`leadlight worker`).

Each process has a pulse (a Worker row). A job whose last worker has no pulse any more goes back to the
queue, and after three tries it is set aside and whoever waits for it is told. Rows change hands only by
compare-and-set, so any number of workers may look after each other. The promise is "at least once".
"""

import logging
import os
import threading
import uuid
from datetime import timedelta
from traceback import format_exception

from django.conf import settings
from django.db import close_old_connections, connections, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from leadlight.platform import store
from leadlight.platform.jobs.lease import Later, Lease, Outrun, holding
from leadlight.platform.jobs.rules import LAST_WORDS, MOST_TRIES, ROUND, wait_s
from leadlight.platform.models import Periodic, Worker

log = logging.getLogger("leadlight.jobs")
wake = threading.Event()
_running = None


# ---- one job
def claim(worker: str) -> DBTaskResult | None:
    """The next job that is due, now this worker's."""
    due = DBTaskResult.objects.ready()
    if not due.exists():
        return None
    with transaction.atomic():
        row = due.get_locked()
        if row:
            row.claim(worker)
    return row


def perform(row: DBTaskResult) -> None:
    """Do a claimed job and write down how it went, if nobody newer has it by then."""
    lease = Lease(row.pk, tuple(row.worker_ids))
    with holding(lease):
        try:
            value = row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        except Outrun:
            log.warning("%s woke up after its lease had ended and wrote nothing", row.task_path)
        except Later as later:
            lease.put_back(in_s=later.seconds, counted=False)
        except Exception as trouble:
            log.warning("%s, try %s: %s", row.task_path, lease.tries, type(trouble).__name__)
            after(row, lease, trouble)
        else:
            lease.settle(status="SUCCESSFUL", finished_at=timezone.now(), return_value=value)


def after(row, lease, trouble) -> None:
    """A try that did not work out: again a little later, or set aside and said so."""
    if lease.tries < MOST_TRIES:
        lease.put_back(in_s=wait_s(lease.tries))
        return
    with transaction.atomic():
        ours = lease.settle(
            status="FAILED",
            finished_at=timezone.now(),
            exception_class_path=f"{type(trouble).__module__}.{type(trouble).__qualname__}",
            traceback="".join(format_exception(trouble)),
        )
        if ours and row.task_path in LAST_WORDS:
            LAST_WORDS[row.task_path](*row.args_kwargs["args"], **row.args_kwargs["kwargs"])


class WorkerLost(Exception):
    """The worker died in the middle."""


# ---- looking after each other
def pulse(worker: str) -> None:
    Worker.objects.update_or_create(pk=worker, defaults={"seen_at": timezone.now()})


def reap() -> None:
    """Take jobs from workers without a pulse."""
    late = timezone.now() - timedelta(seconds=settings.LEASE_S)
    Worker.objects.filter(seen_at__lt=late - timedelta(days=1)).delete()
    running = list(DBTaskResult.objects.running())  # before the living: who claims has a pulse already
    alive = set(Worker.objects.filter(seen_at__gte=late).values_list("pk", flat=True))
    for row in running:
        if not row.worker_ids or row.worker_ids[-1] not in alive:
            lease = Lease(row.pk, tuple(row.worker_ids))
            after(row, lease, WorkerLost(row.worker_ids[-1:]))


def come_round() -> None:
    """Begin what is due; of many workers the one that moves the time on begins it."""
    now = timezone.now()
    for path, every_s in ROUND.items():
        row, _ = Periodic.objects.get_or_create(path=path, defaults={"next_at": now})
        if row.next_at > now:
            continue
        with transaction.atomic():
            mine = Periodic.objects.filter(path=path, next_at=row.next_at)
            if mine.update(next_at=now + timedelta(seconds=every_s)):
                import_string(path).enqueue()


class Runner:
    """`threads` that work and one that keeps the pulse."""

    def __init__(self, threads=2, poll_s=1.0):
        self.name = f"{os.uname().nodename[:40]}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self.poll_s = poll_s
        self.stopping, self.known = threading.Event(), threading.Event()
        self.threads = [threading.Thread(target=self._work, daemon=True, name=f"job-{n}") for n in range(threads)]
        self.threads.append(threading.Thread(target=self._keep, daemon=True, name="job-pulse"))

    def start(self):
        for thread in self.threads:
            thread.start()
        return self

    def stop(self, patience_s=10):
        """Begin nothing new, let what runs come to its end, and give the rest to others at once."""
        self.stopping.set()
        wake.set()
        for thread in self.threads:
            thread.join(patience_s)
        Worker.objects.filter(pk=self.name).delete()
        close_old_connections()

    def _keep(self):
        while True:
            self._calmly(self._look_after)
            if self.stopping.wait(settings.LEASE_S / 4):
                return connections.close_all()

    def _look_after(self):
        store.mind_reserve()
        pulse(self.name)
        self.known.set()
        reap()
        come_round()

    def _work(self):
        """Nothing is claimed before the first pulse: without one, another worker would take it away again."""
        while not self.stopping.is_set():
            if not self.known.wait(self.poll_s) or not self._calmly(self._one):
                wake.wait(self.poll_s)
                wake.clear()
        connections.close_all()

    def _one(self):
        row = claim(self.name)
        if row:
            perform(row)
        return row

    def _calmly(self, step):
        """A database that is away for a minute must not end the threads."""
        close_old_connections()
        try:
            return step()
        except Exception:
            log.exception("the job runner goes on after")
            self.stopping.wait(1)
        finally:
            close_old_connections()


def run_due(worker="by hand", most=1000) -> int:
    """Do all that is due here and now, in this thread; for tests and commands. Returns how many."""
    for done in range(most):
        row = claim(worker)
        if row is None:
            return done
        perform(row)
    return most


# ---- inside the web process
def start_here() -> None:
    global _running
    if settings.WORKERS and _running is None:
        _running = Runner(settings.WORKERS).start()


def stop_here() -> None:
    global _running
    if _running is not None:
        _running.stop()
        _running = None


def wake_after_commit(**kwargs) -> None:
    """A new job is begun at once, not at the next look."""
    transaction.on_commit(wake.set)
