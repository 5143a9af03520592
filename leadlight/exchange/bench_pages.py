"""The measuring half of `leadlight bench pages`: a process of its own, with an empty data folder."""

import gzip
import json
import os
import re
import statistics
import sys
import time
from pathlib import Path

TURNS = 7
LINKED = re.compile(r'(?:href|src)="/static/([^"?]+\.(?:css|js))')
IMPORTED = re.compile(r"""(?:import|from)\s*["'](\.{1,2}/[^"']+\.js)""")


def bare(request):
    """A view that does nothing, behind the same middleware as every page."""
    from django.http import HttpResponse

    return HttpResponse("bare")


bare.open_to = frozenset({"anyone"})  # type: ignore[attr-defined]


def zipped(data: bytes) -> int:
    return len(gzip.compress(data, 6))


def linked(page: str) -> dict[str, bytes]:
    """{path: bytes} of the style sheets and scripts a page calls for, and of what those scripts import."""
    from django.contrib.staticfiles import finders

    found: dict[str, bytes] = {}
    waiting = [re.sub(r"\.[0-9a-f]{12}(\.\w+)$", r"\1", path) for path in LINKED.findall(page)]
    while waiting:
        path = waiting.pop()
        file = finders.find(path)
        if path in found or not file:
            continue
        found[path] = Path(file).read_bytes()
        if path.endswith(".js"):
            here = Path("/", path).parent
            waiting += [os.path.normpath(here / each).lstrip("/") for each in IMPORTED.findall(found[path].decode())]
    return found


def weigh(client, path) -> dict:
    """{"queries", "ms", "kB"} of one page: the median of some turns, after one that fills the caches."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path, follow=True)
    times = []
    for _turn in range(TURNS):
        began = time.process_time()
        client.get(path, follow=True)
        times.append(1000 * (time.process_time() - began))
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path, follow=True)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    page = answer.content
    weight = zipped(page) + sum(zipped(data) for data in linked(page.decode()).values())
    return {"queries": len(asked), "ms": round(statistics.median(times), 1), "kB": round(weight / 1000, 1)}


def measured(school) -> dict:
    """Every page of looks.toml for the person who looks."""
    from django.test import Client

    from leadlight.exchange.looking import pages, people_in

    rows, clients = pages(school), {"nobody": Client()}
    for who, key in people_in(rows, school).items():
        clients[who] = Client()
        clients[who].post(f"/sample/{who.partition(' ')[0]}/{key}/")
    nothing = weigh(Client(), "/bare/")["ms"]
    found = {row["name"]: weigh(clients[row["as"]], row["path"]) for row in rows}
    for row in found.values():
        row["ratio"] = round(row["ms"] / max(nothing, 0.1), 1)
    return {"bare_ms": nothing, "pages": found}


def urls():
    """The school's addresses and the bare one, as a module of their own."""
    from types import ModuleType

    from django.conf import settings
    from django.urls import include, path

    module = ModuleType("leadlight_bench_urls")
    module.urlpatterns = [path("bare/", bare), path("", include(settings.ROOT_URLCONF))]  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    return module.__name__


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadlight.site.settings")
    import django

    django.setup()
    from django.test.utils import override_settings

    from leadlight.exchange.sample.loading import load
    from leadlight.exchange.sample.tables import lay_tables

    school = load()
    lay_tables(school)
    with override_settings(ROOT_URLCONF=urls(), ALLOWED_HOSTS=["*"]):
        sys.stdout.write(json.dumps(measured(school)))
