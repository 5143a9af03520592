"""Work done after the answer: rows of django-tasks-db with a lease, three tries and one winner each.

    from django_tasks import task
    from leadlight.platform.jobs import Later, every, fenced, given_up

    @task()
    def draw_letter(letter_id): ...          # must be safe to run twice
    draw_letter.enqueue(letter.pk)           # in the same transaction as the row it is about

    every(hours=24)(tidy)                    # comes round; started once, however many workers there are
    given_up(draw_letter)(tell_the_teacher)  # called with the same arguments after the last try

Each room's `jobs.py` is loaded at start. Inside a job, `with fenced():` opens a transaction that only
the newest try gets into: a worker that slept past its lease and wakes up again changes nothing.
"""

from leadlight.platform.jobs.lease import Later, Outrun, fenced
from leadlight.platform.jobs.rules import every, given_up

__all__ = ["Later", "Outrun", "every", "fenced", "given_up"]
