"""`bin/start`: make everything ready, say where it is, and serve. Imports Django only when something changed.

bin/start                 http://localhost:8000, for this computer
bin/start --port 8001     when 8000 is taken
bin/start --sample        with the made-up school loaded
bin/start --share         https on the local network, for iPads and phones (docs/hosting.md)
bin/start --timetable     with the libraries that prove a timetable best, from then on (docs/timetable.md)
"""

import argparse
import hashlib
import importlib.util
import os
import socket
import sys
from pathlib import Path
from urllib.parse import urlparse

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "leadlight"


def data_folder() -> Path:
    """LEADLIGHT_DATA, from the environment or `.env`, as settings read it."""
    found = os.environ.get("LEADLIGHT_DATA", "")
    dotenv = ROOT / ".env"
    if not found and dotenv.exists():
        lines = [line.partition("=") for line in dotenv.read_text().splitlines()]
        found = next((value.strip().strip("'\"") for name, _, value in lines if name.strip() == "LEADLIGHT_DATA"), "")
    return Path(found or ROOT / "data").resolve()


def fingerprint() -> str:
    """Changes whenever a migration, a static file, a translation or a locked part does."""
    seal = hashlib.sha256()
    kinds = ("migrations/*.py", "static/**/*", "locale/**/*.mo")
    files = [path for kind in kinds for path in PACKAGE.glob(f"**/{kind}") if path.is_file()]
    for path in [*sorted(files), ROOT / "requirements" / "run.txt"]:
        found = path.stat()
        seal.update(f"{path}:{found.st_mtime_ns}:{found.st_size};".encode())
    return seal.hexdigest()


def prepare(data: Path) -> None:
    """Bring database and static files up to date, if anything changed since the last start."""
    data.mkdir(parents=True, exist_ok=True)
    stamp, now = data / "ready", fingerprint()
    if stamp.exists() and stamp.read_text() == now and (data / "leadlight.sqlite3").exists():
        return
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(now)


def load_sample() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("sample")


def free(host: str, port: int) -> bool:
    with socket.socket() as knock:
        knock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            knock.bind((host, port))
        except OSError:
            return False
    return True


def options(argv):
    reader = argparse.ArgumentParser(prog="bin/start", description="Start Leadlight on this computer.")
    reader.add_argument("--port", type=int, default=0, help="8000, or 8443 with --share")
    reader.add_argument("--share", action="store_true", help="https on the local network, for iPads and phones")
    reader.add_argument("--sample", action="store_true", help="load the made-up school")
    reader.add_argument("--timetable", action="store_true", help="fetch what proves a timetable best (once, 65 MB)")
    reader.add_argument("--host", default="", help="the name or number other devices use, with --share")
    return reader.parse_args(argv)


def address(chosen, data: Path) -> tuple[str, str, list[str]]:
    """(address to tell people, host to listen on, extra words for the server)."""
    port = chosen.port or (8443 if chosen.share else 8000)
    told = os.environ.get("LEADLIGHT_URL", "")
    if not chosen.share:
        host = "127.0.0.1" if not told else "0.0.0.0"  # noqa: S104 a name of its own means other machines ask
        return told or f"http://localhost:{port}", host, ["--port", str(port)]
    from leadlight.site.certificate import certificate_for, own_address

    name = chosen.host or urlparse(told).hostname or own_address()
    certificate, key = certificate_for(name, data / "share")
    words = ["--port", str(port), "--ssl-certificate", str(certificate), "--ssl-keyfile", str(key)]
    return told or f"https://{name}:{port}", "0.0.0.0", words  # noqa: S104 sharing is the point


def greet(url: str, chosen, data: Path) -> None:
    print(f"\n  Leadlight is here:  {url}\n", file=sys.stderr)
    if chosen.share:
        print(f"  On an iPad or phone, open {url}/trust/ once (the page can be printed).", file=sys.stderr)
    print(f"  Everything is kept in {data}. Stop with Ctrl and C.\n", file=sys.stderr)


def main(argv: list[str]) -> None:
    chosen = options(argv)
    if chosen.timetable and not importlib.util.find_spec("highspy"):
        sys.exit("The libraries of the timetable are fetched by bin/start. Type: bin/start --timetable")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadlight.site.settings")
    data = data_folder()
    data.mkdir(parents=True, exist_ok=True)
    url, host, words = address(chosen, data)
    port = int(words[1])
    if not free(host, port):
        sys.exit(f"Port {port} is taken, perhaps by a Leadlight that already runs. Try: bin/start --port {port + 1}")
    os.environ["LEADLIGHT_URL"] = url
    if chosen.share:
        os.environ["LEADLIGHT_SHARED"] = str(data / "share" / "leadlight-root.crt")
    prepare(data)
    if chosen.sample:
        load_sample()
    greet(url, chosen, data)
    serve = [
        sys.executable, "-m", "granian", "--interface", "asgi", "--host", host, *words, "--workers", "1",
        "--workers-kill-timeout", "5", "--respawn-failed-workers", "--log-level", "warning",
        "leadlight.site.asgi:application",
    ]  # fmt: skip
    os.chdir(ROOT)
    os.execv(sys.executable, serve)
