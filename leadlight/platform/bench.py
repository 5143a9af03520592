"""Measurements by name: rooms write `@bench("name")` over a function in their `benches.py` that returns what it measured."""

from collections.abc import Callable

BENCHES: dict[str, Callable[[], dict]] = {}


def bench(name: str):
    def keep(function):
        BENCHES[name] = function
        return function

    return keep
