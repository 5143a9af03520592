"""What a first `bin/start` costs on a machine that has nothing, and a second one: `python -m journeys.cold`. Prints JSON.

A copy of the last commit in a folder of its own, no package cache, an empty home. Fetched bytes are those of the whole
machine's network in that time, so let nothing else fetch meanwhile; the clock and the processor are of `bin/start` alone.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from journeys.conftest import free_port

ROOT = Path(__file__).resolve().parents[1]
IDLE_S = 20


def fetched() -> int:
    rows = [line.split(":") for line in Path("/proc/net/dev").read_text().splitlines()[2:]]
    return sum(int(numbers.split()[0]) for name, numbers in rows if name.strip() != "lo")


def family_of(pid: int) -> list[int]:
    found = [pid]
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        if parent == pid:
            found += family_of(int(stat.parent.name))
    return found


def memory_mb(pid: int) -> float:
    """What the processes hold, shared pages counted once (PSS)."""
    lines = [line for each in family_of(pid) for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()]
    return round(sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024, 1)


def start(folder, env) -> tuple:
    """(process, seconds until the first page)."""
    port = free_port()
    began = time.perf_counter()
    words = ["bin/start", "--port", str(port)]
    with (Path(env["HOME"]) / "start.log").open("ab") as log:
        server = subprocess.Popen(words, cwd=folder, env=env, stdout=log, stderr=log)
    while True:
        try:
            urllib.request.urlopen(f"http://localhost:{port}/", timeout=5).close()
            return server, round(time.perf_counter() - began, 1)
        except OSError:
            if server.poll() is not None:
                raise RuntimeError((Path(env["HOME"]) / "start.log").read_text()[-2000:]) from None
            time.sleep(0.05)


def stop(server):
    server.terminate()
    server.wait(timeout=30)


def main():
    with tempfile.TemporaryDirectory(prefix="leadlight-cold-") as room:
        folder, home = Path(room) / "leadlight", Path(room) / "home"
        home.mkdir()
        subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{ROOT}", str(folder)], check=True)
        env = {name: value for name, value in os.environ.items() if not name.startswith(("LEADLIGHT_", "VIRTUAL_ENV"))}
        env |= {
            "HOME": str(home),
            "UV_CACHE_DIR": str(home / "uv"),
            "PIP_NO_CACHE_DIR": "1",
            "PYTHONDONTWRITEBYTECODE": "",
        }
        before = fetched()
        server, cold_s = start(folder, env)
        mb = round((fetched() - before) / 1e6, 1)
        stop(server)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        server, warm_s = start(folder, env)
        time.sleep(IDLE_S)
        memory = memory_mb(server.pid)
        stop(server)
    found = {
        "fetched_mb": mb, "cold_s": cold_s, "cold_cpu_s": round(used.ru_utime + used.ru_stime, 1), "warm_s": warm_s,
        "idle_mb": memory, "load": [round(each, 1) for each in os.getloadavg()],
    }  # fmt: skip
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
