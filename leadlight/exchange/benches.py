"""How heavy each page is: bytes, queries and time of the processor, beside a bare view of the same run."""

import json
import os
import subprocess
import sys
import tempfile

from leadlight.platform.bench import bench

QUERIES = 15
KB = {"family": 30, "home": 60, "home-little": 60, "meeting-goals": 70, "board": 50}


@bench("pages")
def pages() -> dict:
    """Every page of looks.toml, as its person opens it in the sample, on a data folder of its own.

    {"bare_ms": time of an empty view, "pages": {name: {"queries", "ms", "ratio": ms over bare_ms, "kB": HTML, style
    sheets and scripts together, gzipped}}, "over": what is beyond its budget, in words}
    """
    with tempfile.TemporaryDirectory(prefix="leadlight-bench-") as folder:
        env = {
            name: value for name, value in os.environ.items() if name not in ("LEADLIGHT_DATABASE", "LEADLIGHT_DEBUG")
        }
        env["LEADLIGHT_DATA"] = folder
        for words in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
            subprocess.run([sys.executable, "-m", "leadlight", *words], env=env, check=True, stdout=subprocess.DEVNULL)
        made = subprocess.run(
            [sys.executable, "-m", "leadlight.exchange.bench_pages"],
            env=env,
            check=True,
            capture_output=True,
            text=True,
        )
    found = json.loads(made.stdout)
    return found | {"budget": {"queries": QUERIES, "kB": KB}, "over": over(found["pages"])}


def over(pages) -> list[str]:
    """Pages beyond a budget."""
    heavy = [f"{name}: {pages[name]['kB']} kB" for name, most in KB.items() if pages[name]["kB"] > most]
    return heavy + [f"{name}: {row['queries']} queries" for name, row in pages.items() if row["queries"] > QUERIES]
