"""Every route says who may enter, stands in the access table, and answers strangers the same."""

import csv
from pathlib import Path

from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.grants import ROLES_OF

TABLE = Path(__file__).resolve().parents[1] / "docs" / "access.csv"
DOORS = Path(__file__).resolve().parents[1] / "docs" / "doors.csv"
ROUTES = Path(__file__).resolve().parents[1] / "docs" / "routes.csv"


def routes(patterns=None, before="", space=""):
    """Every (name, view) below the root."""
    for pattern in patterns or get_resolver().url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", pattern.callback
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern.url_patterns, before, inner)


def test_every_view_has_a_door():
    assert [name for name, view in routes() if not getattr(view, "open_to", None)] == []


def test_every_route_stands_in_the_table_of_routes():
    """docs/routes.csv: route, object, action. A route that touches no child's thing names the object "none"."""
    listed = {row["route"] for row in csv.DictReader(ROUTES.open())}
    real = {name for name, _ in routes()}
    assert real - listed == set(), "add these routes to docs/routes.csv with the object and action they serve"
    assert listed - real == set(), "these routes are gone: take them out of docs/routes.csv"


def test_every_routes_object_and_action_stand_in_the_access_table():
    table = {(row["object"], row["action"]) for row in csv.DictReader(TABLE.open())}
    missing = []
    for row in csv.DictReader(ROUTES.open()):
        if row["object"] != "none" and (row["object"], row["action"]) not in table:
            missing.append(f"{row['route']}: {row['object']} {row['action']}")
    assert missing == []


def test_every_door_is_open_to_the_hats_of_the_table_and_to_no_other():
    """docs/doors.csv: written by hand, a line for each route. A hat given or taken in the code alone is noticed here."""
    said = {row["route"]: set(row["hats"].split()) for row in csv.DictReader(DOORS.open())}
    real = {name: set(view.open_to) for name, view in routes()}
    assert {name: hats for name, hats in real.items() if said.get(name) != hats} == {}
    assert said.keys() - real.keys() == set()


# A hat everybody wears, and a first secret that is chosen before the child is in: no role of the table says yes to these.
NO_YES = {"people:hat": {"cover", "office", "leader", "division", "interpreter"}, "people:choose_secret": {"device"}}


def test_no_door_is_open_to_a_hat_that_may_do_nothing_with_what_is_behind():
    """At least one role of each hat has a yes for the route's object or one of its kin (artifact_…, media_…)."""
    cells, kin = csv.DictReader(TABLE.open()), lambda thing: thing.split("_")[0]
    yes = {(row["role"], kin(row["object"])) for row in cells if row["allowed"] == "yes"}
    behind = {row["route"]: row["object"] for row in csv.DictReader(ROUTES.open())}
    idle = {}
    for name, view in routes():
        hats = set(view.open_to) - NO_YES.get(name, set()) if behind[name] != "none" else set()
        if left := {hat for hat in hats if not any((role, kin(behind[name])) in yes for role in ROLES_OF[hat])}:
            idle[name] = left
    assert idle == {}


def test_every_object_has_a_cell_for_every_role_and_action():
    rows = list(csv.DictReader(TABLE.open()))
    roles = {row["role"] for row in rows}
    assert len(roles) == 20
    cells = {(row["role"], row["object"], row["action"]) for row in rows}
    wanted = {
        (role, row["object"], action)
        for row in rows
        for role in roles
        for action in ("read", "comment", "change", "delete")
    }
    assert wanted - cells == set()
    assert len(cells) == len(rows), "a cell stands twice"


def test_a_stranger_is_sent_to_sign_in_alike_for_what_is_and_what_is_not(client, db):
    there, nowhere = client.get("/nothing/here/"), client.get("/also/nothing/")
    assert (there.status_code, nowhere.status_code) == (302, 302)
    assert there["Location"].startswith("/come-in/")


def test_no_view_takes_a_form_from_another_site():
    assert [name for name, view in routes() if getattr(view, "csrf_exempt", False)] == []


def test_a_form_of_another_site_changes_neither_language_nor_look(db):
    browser = Client(enforce_csrf_checks=True)

    answers = [
        browser.post(to, sent) for to, sent in (("/language/", {"language": "ar"}), ("/look/", {"theme": "night"}))
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert not {"language", "theme"} & set(browser.cookies)


def test_looking_changes_neither_language_nor_look(client, db):
    answers = [client.get(to, {"language": "ar", "theme": "night"}) for to in ("/language/", "/look/")]

    assert [answer.status_code for answer in answers] == [405, 405]
    assert not {"language", "theme"} & set(client.cookies)
