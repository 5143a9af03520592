"""Fixtures everybody uses. The database is a SQLite file, or PostgreSQL when LEADLIGHT_DATABASE is set."""

import os
import tempfile

os.environ.setdefault("LEADLIGHT_DATA", tempfile.mkdtemp(prefix="leadlight-test-"))

import pytest


@pytest.fixture
def cast(db):
    from tests.cast import Cast

    return Cast()
