"""leadlight check says what is missing or unsafe, and only that."""

import os

import pytest
from django.core.management import call_command

from leadlight.platform import health


def said(ask):
    return [(finding.words, finding.bad) for finding in ask()]


def test_a_readable_secret_is_named_with_the_line_that_mends_it(settings, tmp_path):
    settings.DATA = tmp_path
    path = tmp_path / "secret-key"
    path.write_text("x" * 50)
    os.chmod(path, 0o644)
    assert said(health.secret_key) == [(f"Others on this machine can read {path}. Type: chmod 600 {path}", True)]
    os.chmod(path, 0o600)
    assert said(health.secret_key) == []


def test_a_data_folder_inside_the_clone_is_known_not_urgent(settings):
    settings.DATA = settings.ROOT / "data"
    ((words, bad),) = [each for each in said(health.data_folder) if "git clean" in each[0]]
    assert "LEADLIGHT_DATA" in words
    assert not bad
    settings.DATA = settings.ROOT.parent
    assert [words for words, _bad in said(health.data_folder) if "git clean" in words] == []


@pytest.mark.parametrize(
    ("url", "secure", "bad"),
    [
        ("http://localhost:8000", False, [False]),
        ("http://school.example", False, [True]),
        ("https://school.example", True, []),
    ],
)
def test_an_address_only_this_machine_knows_or_that_others_can_listen_to(settings, url, secure, bad):
    settings.URL, settings.SECURE = url, secure
    assert [urgent for _words, urgent in said(health.address)] == bad


def test_a_full_disk_is_urgent(monkeypatch, settings):
    settings.DATA = settings.ROOT
    for free, urgent in ((100 * 1024**2, [True]), (1024**3, [False]), (9 * 1024**3, [])):
        usage = type("Usage", (), {"free": free})
        monkeypatch.setattr(health.shutil, "disk_usage", lambda _path, usage=usage: usage)
        assert [bad for _words, bad in said(health.disk)] == urgent


def test_debugging_is_urgent(settings):
    settings.DEBUG = True
    assert [bad for _words, bad in said(health.debugging)] == [True]
    settings.DEBUG = False
    assert said(health.debugging) == []


def test_the_command_ends_with_one_when_something_is_urgent(db, settings, capsys):
    settings.DEBUG = True
    with pytest.raises(SystemExit) as stop:
        call_command("check")
    lines = capsys.readouterr().out.splitlines()
    assert stop.value.code == 1
    assert lines[0].startswith("Now: ")
