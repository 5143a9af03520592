"""Whose job it is. The list of workers that tried is the fence: longer than it was, somebody newer has it."""

import contextlib
import contextvars
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult


class Outrun(Exception):
    """This try slept too long: another one has the job now. Nothing may be written any more."""


class Later(Exception):
    """Not now (the disk is full, a server is away): come back in `seconds`, without counting this try."""

    def __init__(self, seconds: int):
        super().__init__(f"in {seconds} s")
        self.seconds = seconds


@dataclass(frozen=True)
class Lease:
    """One try at one job."""

    job: object
    workers: tuple

    def rows(self):
        return DBTaskResult.objects.filter(pk=self.job, status="RUNNING", worker_ids=list(self.workers))

    @property
    def tries(self) -> int:
        return len(self.workers)

    def settle(self, **fields) -> bool:
        """Write how it went, if the job is still ours."""
        return bool(self.rows().update(**fields))

    def put_back(self, *, in_s: float, counted: bool = True) -> bool:
        workers = list(self.workers if counted else self.workers[:-1])
        return self.settle(status="READY", run_after=timezone.now() + timedelta(seconds=in_s), worker_ids=workers)


_mine: contextvars.ContextVar[Lease | None] = contextvars.ContextVar("mine", default=None)


@contextlib.contextmanager
def holding(lease: Lease):
    token = _mine.set(lease)
    try:
        yield lease
    finally:
        _mine.reset(token)


@contextlib.contextmanager
def fenced():
    """A transaction that only the newest try of the running job gets into. Raises Outrun.

    Outside a job (a test, a command) it is a plain transaction.
    """
    lease = _mine.get()
    with transaction.atomic():
        if lease and not lease.rows().select_for_update(of=("self",)).exists():
            raise Outrun
        yield
