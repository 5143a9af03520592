"""The job that turns what a person sent into our own encoding, and the ones that keep the store in order."""

import json
import logging
import subprocess
import sys
import uuid
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from leadlight.platform import store
from leadlight.platform.jobs import Later, fenced, given_up
from leadlight.platform.live import tell
from leadlight.platform.media import proof
from leadlight.platform.media.encode import NO_ROOM, REFUSED
from leadlight.platform.media.refusals import SENTENCES
from leadlight.platform.models import File

log = logging.getLogger("leadlight.media")
ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S = {"image": 60, "sound": 600}


class EncoderDied(Exception):
    """The encoder's process ended without a word: killed, out of memory, no room on the disk."""


@task()
def encode_file(file_id: str, name: str) -> str:
    """Encode the quarantined original of a File, which really is a `name` ("jpeg", "webm"). Safe to run twice."""
    file = File.objects.filter(pk=file_id).first()
    if file is None or file.ready_at or file.refused:
        return "nothing to do"
    if store.free_mb() < settings.LOW_WATER_MB / 4:
        raise Later(60)
    if not store.quarantined(file.pk).exists():
        return refuse(file, f"part_{file.kind}")
    run = uuid.uuid4().hex[:12]
    try:
        made = encode(file, name, run)
        return refuse(file, made["refused"]) if "refused" in made else show(file, run, made)
    except BaseException:
        store.drop_run(file.pk, run)
        raise


def encode(file, name, run) -> dict:
    """Run the encoder on a file; returns what it says. Raises EncoderDied, or Later when the disk is full."""
    folder = store.make_folder(store.making(file.pk, run))
    source = store.quarantined(file.pk)
    command = [sys.executable, "-m", "leadlight.platform.media.encode", file.kind, name, str(source), str(folder)]
    try:
        ended = subprocess.run(command, cwd=ROOT, env={}, capture_output=True, timeout=PATIENCE_S[file.kind])
    except subprocess.TimeoutExpired:
        raise EncoderDied("took too long") from None
    if ended.returncode == NO_ROOM:
        raise Later(60)
    if ended.returncode not in (0, REFUSED):
        raise EncoderDied(f"left with {ended.returncode}: {ended.stderr.decode(errors='replace')[-600:]}")
    return json.loads(ended.stdout)


def show(file, run, made) -> str:
    """Check what was made, put it where it is served from, and say so in the row."""
    folder = store.making(file.pk, run)
    for part in made["parts"].values():
        part |= proof.check(folder / part["name"])
    store.publish(file.pk, run)
    main = made["parts"].get("master") or made["parts"]["sound"]
    with fenced():
        File.objects.filter(pk=file.pk, ready_at=None).update(
            ready_at=timezone.now(), run=run, parts=made["parts"], bytes=main["bytes"], sha256=main["sha256"],
            width=made.get("width", 0), height=made.get("height", 0),
            seconds=made.get("seconds", 0), wave=made.get("wave", []),
        )  # fmt: skip
        tell(f"file-{file.pk}", ready=True)
    store.drop_original(file.pk)
    return "ready"


def refuse(file, why) -> str:
    """Say why it will never be there. The original waits three days for somebody to ask, then the sweeper comes."""
    with fenced():
        File.objects.filter(pk=file.pk, ready_at=None).update(refused=SENTENCES[why])
        tell(f"file-{file.pk}", ready=False)
    return why


@given_up(encode_file)
def say_so(file_id: str, name: str) -> None:
    file = File.objects.filter(pk=file_id).first()
    if file:
        File.objects.filter(pk=file_id, ready_at=None).update(refused=SENTENCES[f"broken_{file.kind}"])
        tell(f"file-{file_id}", ready=False)
