"""Foreign keys and templates point down, as imports do (import-linter sees only imports)."""

import re
import tomllib
from pathlib import Path

from django.apps import apps
from django.urls import get_resolver

ROOT = Path(__file__).resolve().parents[1]
LAYERS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]["layers"]
HEIGHT = {room.strip(): -i for i, row in enumerate(LAYERS) for room in row.split("|")}
ROOMS = ROOT / "leadlight"


def fields_of(model):
    return [field for field in model._meta.get_fields() if field.concrete and field.is_relation and field.related_model]


def test_foreign_keys_point_down():
    upward = []
    for model in apps.get_models():
        room = model._meta.app_label
        for field in fields_of(model):
            target = field.related_model._meta.app_label
            unknown = 99 if field.related_model.__module__.startswith("leadlight.") else -99
            if room in HEIGHT and target != room and HEIGHT.get(target, unknown) >= HEIGHT[room]:
                upward.append(f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}")
    assert upward == []


def test_templates_include_and_extend_downwards():
    upward = []
    for page in ROOMS.glob("*/templates/**/*.html"):
        room = page.relative_to(ROOMS).parts[0]
        for target in re.findall(r"{%\s*(?:include|extends)\s+[\"']([a-z_]+)/", page.read_text()):
            if target in HEIGHT and target != room and HEIGHT[target] > HEIGHT[room]:
                upward.append(f"{page.relative_to(ROOMS)} -> {target}")
    assert upward == []


def room_of_route(name: str) -> str | None:
    return name.split(":")[0] if ":" in name else None


def test_templates_link_downwards():
    """{% url "room:name" %} names the room; a higher room's address reaches a page as data."""
    upward = []
    for page in ROOMS.glob("*/templates/**/*.html"):
        room = page.relative_to(ROOMS).parts[0]
        for name in re.findall(r"{%\s*url\s+[\"']([\w:]+)[\"']", page.read_text()):
            target = room_of_route(name)
            if target in HEIGHT and HEIGHT[target] > HEIGHT[room]:
                upward.append(f"{page.relative_to(ROOMS)} -> {name}")
    assert upward == []


def test_routes_are_named_after_their_room():
    """Each room's addresses live in a namespace called like the room, so that the law above can see them."""
    spaces = {space for space in get_resolver().namespace_dict if space in HEIGHT}
    assert {s for s in get_resolver().namespace_dict if s not in HEIGHT} <= {"mfa"}
    assert spaces <= set(HEIGHT)
