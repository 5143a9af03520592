"""Fixtures everybody uses. The database is a SQLite file, or PostgreSQL when LEADLIGHT_DATABASE is set."""

import os
import tempfile

os.environ.setdefault("LEADLIGHT_DATA", tempfile.mkdtemp(prefix="leadlight-test-"))

import pytest
from django.middleware import csrf

# "Ben is not on this page" must not hang on what the token of a form happens to spell
csrf.CSRF_ALLOWED_CHARS = "bcdfghjklmnpqrstvwxz"


@pytest.fixture
def cast(db, settings):
    """Hill School and everybody in it, reached by an address that other devices can follow."""
    from tests.cast import Cast

    settings.URL = "http://hill.example"
    return Cast()


@pytest.fixture
def run_jobs(django_capture_on_commit_callbacks):
    """Call it to do every job that is due, for real, as a worker would. Returns how many there were."""
    from leadlight.platform.jobs.runner import run_due

    def run():
        with django_capture_on_commit_callbacks(execute=True):
            return run_due()

    return run
