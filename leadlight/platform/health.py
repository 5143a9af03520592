"""What is missing or unsafe on this machine, in plain words. `leadlight check` says it."""

import os
import shutil
import sqlite3
import stat
from dataclasses import dataclass

from django.conf import settings
from django.core import checks
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from leadlight import OLDEST_SQLITE
from leadlight.platform.address import reachable
from leadlight.platform.models import Audit, chain_is_whole

LOW_SPACE = 2 * 1024**3
GONE = 200 * 1024**2


@dataclass(frozen=True)
class Finding:
    """One thing to know. `bad` ones make the command end with 1: work or secrets are in danger."""

    words: str
    bad: bool = False


def findings():
    """Every Finding of this machine, the bad ones first."""
    asked = (sqlite_version, data_folder, secret_key, disk, debugging, migrations, address, mail, trail, djangos_own)
    found = [finding for ask in asked for finding in ask()]
    return sorted(found, key=lambda finding: not finding.bad)


def sqlite_version():
    if connection.vendor == "sqlite" and sqlite3.sqlite_version_info < OLDEST_SQLITE:
        yield Finding(
            f"SQLite is {sqlite3.sqlite_version}: it can damage the database. Use bin/start, which brings 3.51.3.", True
        )


def data_folder():
    if settings.DATA.is_relative_to(settings.ROOT):
        yield Finding(
            f"Everything is kept in {settings.DATA}, inside the program's own folder. `git clean` would delete it. "
            "Choose another place: LEADLIGHT_DATA=/somewhere/safe in the file .env, and move the folder there."
        )
    if not os.access(settings.DATA, os.W_OK):
        yield Finding(f"{settings.DATA} cannot be written to. Give it to the person who runs Leadlight.", True)


def secret_key():
    path = settings.DATA / "secret-key"
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield Finding(f"Others on this machine can read {path}. Type: chmod 600 {path}", True)
    if len(settings.SECRET_KEY) < 40:
        yield Finding(
            "LEADLIGHT_SECRET_KEY is short. Take it out, and a good one is made; or write 50 random letters.", True
        )


def disk():
    free = shutil.disk_usage(settings.DATA).free
    if free < GONE:
        yield Finding("The disk is almost full: nothing new can be kept safely. Make room now.", True)
    elif free < LOW_SPACE:
        yield Finding("Less than two gigabytes are free on the disk. Make room soon.")


def debugging():
    if settings.DEBUG:
        yield Finding(
            "LEADLIGHT_DEBUG is on: pages of trouble show what is inside. Take it out before anybody else comes in.",
            True,
        )


def migrations():
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as why:
        yield Finding(f"The database does not answer ({why}). Look at LEADLIGHT_DATABASE and the data folder.", True)
        return
    if waiting:
        yield Finding(
            "The database is older than the program. Type: leadlight migrate (bin/start does it by itself).", True
        )


def address():
    if not reachable():
        yield Finding(
            f"Leadlight is reached at {settings.URL}, which only this computer can follow. iPads and phones need "
            "bin/start --share, or the school's own name in LEADLIGHT_URL. Until then letters carry no link."
        )
    elif not settings.SECURE:
        yield Finding(
            f"{settings.URL} is not https: microphones and passkeys do not work, and others can listen.", True
        )


def mail():
    if not settings.SMTP:
        yield Finding("No mail server is set (LEADLIGHT_SMTP). Letters are printed, and mail waits on the outbox page.")


def trail():
    """The audit trail, line by line. Not asked while the database waits for its tables."""
    if not any(migrations()):
        schools = Audit.objects.order_by("school").values_list("school", flat=True).distinct()
        if not all(chain_is_whole(school) for school in schools):
            yield Finding(
                "A line of the audit trail was changed or taken away behind Leadlight's back. Keep a copy of the database "
                "as it is, and find out who can reach it.", True
            )  # fmt: skip


def djangos_own():
    """Django's own checks; those for public servers only where this is one."""
    for message in checks.run_checks():
        yield Finding(f"{message.msg} ({message.id})", message.level >= checks.ERROR)
