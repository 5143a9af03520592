"""Ctrl-C while a timetable is sought: the first time ends the search, the second time ends the program.

Python looks at a signal only between two of its own steps, and a library may be at work for seconds. So a
thread listens at the pipe that signals are written to at once (signal.set_wakeup_fd).
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def asked_to_stop(say: Callable[[str], None]) -> Iterator[Callable[[], bool]]:
    """Inside, SIGINT and SIGTERM make the function it gives answer True; the second one ends the process at once.

    say    told in a sentence that the first one was heard, from another thread

    Only in the main thread, as signals are. Outside, signals are answered as before.
    """
    told = Event()
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    before = {number: signal.signal(number, lambda *_: None) for number in SIGNALS}
    pipe_before = signal.set_wakeup_fd(writing)
    listener = Thread(target=listen, args=(reading, told, say), daemon=True)
    listener.start()
    try:
        yield told.is_set
    finally:
        signal.set_wakeup_fd(pipe_before)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(writing)  # the listener reads the end of the pipe, and goes
        listener.join()
        os.close(reading)


def listen(reading: int, told: Event, say: Callable[[str], None]) -> None:
    while heard := os.read(reading, 1):
        if heard[0] not in SIGNALS:
            continue
        if told.is_set():
            os._exit(128 + heard[0])
        told.set()
        say("Stopping. The best so far is kept. (Ctrl and C once more: keep nothing.)")


@contextmanager
def undisturbed() -> Iterator[None]:
    """Inside, SIGINT and SIGTERM are not answered: for the moment in which a file is written. Only in the main thread."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
