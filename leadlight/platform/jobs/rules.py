"""Which jobs come round, and who is told when one is given up. Filled while rooms' `jobs.py` load."""

from collections.abc import Callable

ROUND: dict[str, float] = {}  # path of a task -> seconds between two beginnings
LAST_WORDS: dict[str, Callable] = {}  # path of a task -> function called with the task's arguments
MOST_TRIES = 3


def every(*, hours: float = 0, seconds: float = 0):
    """Mark a task (without arguments) that comes round."""

    def mark(task):
        ROUND[task.module_path] = hours * 3600 + seconds
        return task

    return mark


def given_up(task):
    """Mark a function that does what is left to do when `task` did not work out in three tries."""

    def mark(function):
        LAST_WORDS[task.module_path] = function
        return function

    return mark


def wait_s(tries: int) -> int:
    """How long to wait after the `tries`-th try: 2, 8, 32 seconds."""
    return 2 * 4 ** (tries - 1)
