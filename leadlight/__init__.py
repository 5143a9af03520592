"""Leadlight: the home of student-led conferences.

Puts a sound SQLite in place before Django asks for one (docs/decisions/0002): SQLite before
3.51.3 can corrupt a database in WAL mode, and most machines still carry an older one.
"""

import sys

OLDEST_SQLITE = (3, 51, 3)


def _choose_sqlite() -> None:
    import sqlite3

    if sqlite3.sqlite_version_info >= OLDEST_SQLITE:
        return
    try:
        import pysqlite3
    except ImportError:
        return  # settings refuse to start with a sentence that names the platform
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


_choose_sqlite()
