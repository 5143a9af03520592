"""Pictures and sounds: taken in, encoded anew, served with a permission check each time.

    from leadlight.platform.media import Refused, forget, keep

No byte that a person sent is ever sent to another person: what is served is what our own encoder wrote.
The encoder runs as a program of its own (`python -m leadlight.platform.media.encode`) that knows no
Django, so this page loads nothing before it is asked for.
"""

import importlib

HOMES = {"Refused": "refusals", "keep": "keeping", "forget": "keeping"}
__all__ = ["Refused", "forget", "keep"]


def __getattr__(name):
    if name not in HOMES:
        raise AttributeError(f"{__name__} has no {name}")
    return getattr(importlib.import_module(f"{__name__}.{HOMES[name]}"), name)
