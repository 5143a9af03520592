"""`leadlight bench`: it measures what is really done, and leaves nothing behind."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from leadlight.platform import benches, store
from leadlight.platform.models import File

pytestmark = pytest.mark.django_db


def test_a_photo_is_really_kept_and_encoded(settings, tmp_path, monkeypatch, django_capture_on_commit_callbacks):
    settings.FILES = tmp_path / "files"
    monkeypatch.setattr(benches, "ROUNDS", 1)
    out = io.StringIO()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("bench", "media", stdout=out, stderr=io.StringIO())
    measured = json.loads(out.getvalue())["media"]
    assert measured["photo_bytes"] > 1_000_000
    assert 0 < measured["kept_ms"] < measured["ready_ms"]
    assert File.objects.count() == 0
    assert [path for path in store.make_folder(settings.FILES).rglob("*") if path.is_file()] == []


def test_what_there_is_not_is_said_with_what_there_is():
    with pytest.raises(CommandError, match=r"There is no measurement kites\. There are: .*media"):
        call_command("bench", "kites")
