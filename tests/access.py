"""How the access table is asked through HTTP. Rooms put their probes into `<room>/tests/probes.py`.

A probe prepares rows with the cast and says what to ask:

    @probe("artifact_in_progress", "read")
    def _(cast):
        kite = cast.artifact("Kite")
        return Ask(f"/pieces/{kite.pk}/", canary="Kite")

`who` is the role being asked for, for the few probes whose address depends on it. For a change, `done`
tells whether the thing happened: it must for a yes, and must not for a no.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

PROBES = {}


@dataclass
class Ask:
    """One request. `canary` must stand in the answer to a yes and nowhere in the answer to a no."""

    url: str
    method: str = "GET"
    data: dict = field(default_factory=dict)
    canary: str = ""
    done: Callable[[], bool] | None = None


def probe(thing: str, action: str):
    """Register what to ask for one object and action. Several probes may stand for one cell (channels)."""

    def keep(make):
        PROBES.setdefault((thing, action), []).append(make)
        return make

    return keep
