"""The program whose power is cut: keeps, encodes and forgets pictures, and notes in the log what it acknowledged.

python -m faults.writer HOW ROUNDS      HOW: sound | no-fsync | normal
"""

import hashlib
import os
import sys

import django
from django.conf import settings

HOW, ROUNDS = sys.argv[1], int(sys.argv[2])


def break_something():
    """Two well-known ways to lose what was acknowledged. The tests must notice both."""
    if HOW == "normal":
        options = settings.DATABASES["default"]["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=NORMAL")
        assert "NORMAL" in options["init_command"]
    django.setup()
    if HOW == "no-fsync":
        from leadlight.platform import store

        store.sync = lambda handle: None


def acknowledge(*words):
    log = os.open(os.environ["AMNESIA_LOG"] + "/log", os.O_WRONLY | os.O_APPEND)
    os.write(log, (" ".join(["said", *map(str, words)]) + "\n").encode())
    os.close(log)


def work():
    from django.core.files.base import ContentFile

    from leadlight.platform.jobs.runner import run_due
    from leadlight.platform.media import forget, keep
    from leadlight.platform.models import File, Once
    from leadlight.platform.tests import things

    files = []
    for number in range(ROUNDS):
        content = things.written(things.kite(80 + number, 60), quality=80 + number % 10)
        files.append(keep(ContentFile(content), kind="image", holder="tests.Thing", school=1))
        acknowledge("kept", files[-1].pk, hashlib.sha256(content).hexdigest())
        Once.objects.create(key=f"form {number}", owner=1, body="")
        acknowledge("once", f"form {number}")
        if number % 4 == 3:
            run_due()
            for file in File.objects.exclude(ready_at=None):
                acknowledge("ready", file.pk)
            first = files[number - 3].pk
            acknowledge("going", first)
            forget(files[number - 3])
            acknowledge("gone", first)


break_something()
work()
