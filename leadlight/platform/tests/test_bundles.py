"""Style sheets as served: whole, fresh, small."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from leadlight.platform.bundles import HERE, PARTS, all_bundles, joined, pieces_of, squeeze

BUDGET_KB = {"child": 9, "desk": 9, "family": 6}


@pytest.mark.parametrize("name", PARTS)
def test_a_bundle_is_served_as_its_parts_stand_now(client, db, name):
    answer = client.get(f"/static/platform/{name}.css")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).decode() == joined(f"platform/{name}.css")


@pytest.mark.parametrize("name", PARTS)
def test_a_bundle_keeps_to_its_budget(name):
    assert len(gzip.compress(joined(f"platform/{name}.css").encode())) <= BUDGET_KB[name] * 1024


def test_every_part_is_in_some_bundle():
    used = {piece for name in PARTS for piece in pieces_of(f"platform/{name}.css")}
    assert set(HERE.glob("*.css")) | set(HERE.glob("parts/*.css")) == used


def test_a_changed_part_changes_what_is_served(tmp_path, monkeypatch):
    finder = finders.get_finder("leadlight.platform.bundles.Bundles")
    piece = tmp_path / "one.css"
    monkeypatch.setattr("leadlight.platform.bundles.pieces_of", lambda path: [piece])
    piece.write_text(".a { color: red; }")
    assert Path(finder.find("platform/child.css")).read_text() == ".a{color:red}"
    piece.write_text(".a { color: blue; }")
    assert Path(finder.find("platform/child.css")).read_text() == ".a{color:blue}"


def test_whatever_is_no_bundle_is_left_to_other_finders():
    finder = finders.get_finder("leadlight.platform.bundles.Bundles")
    assert finder.find("platform/art/logo.svg") == []
    assert finder.find("platform/../../secret.css") == []
    assert finders.find("nothing/here.css") is None


def test_collecting_lists_every_bundle():
    finder = finders.get_finder("leadlight.platform.bundles.Bundles")
    assert [path for path, _ in finder.list([])] == all_bundles()


def test_squeezing_changes_no_meaning():
    css = "/* why */ a:is(b, c) > d { color : red ; margin: 0 auto; }\n@media (min-width: 3em) { a b { inset: 0 } }"
    assert re.sub(r"\s", "", squeeze(css)) == re.sub(r"\s", "", css.replace("/* why */", "").replace("; }", "}"))
    assert "0 auto" in squeeze(css)
    assert "a b{" in squeeze(css)
    assert "(min-width:3em)" in squeeze(css)


PAGE = "/style/?page=family"


@pytest.mark.django_db
def test_the_familys_sheet_stands_in_a_first_view_and_not_in_what_a_script_fetches(client):
    first = client.get(PAGE)
    (nonce,) = re.findall(r'<style nonce="([^"]+)">', first.content.decode())
    assert f"'nonce-{nonce}'" in first.headers["Content-Security-Policy"]
    assert joined("platform/family.css") in first.content.decode()
    again = client.get(PAGE, headers={"Sec-Fetch-Dest": "empty"})
    assert "<style" not in again.content.decode()
    assert re.search(r'<link rel="stylesheet" href="/static/platform/family[^"]*">', again.content.decode())
    assert "nonce" not in again.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_two_first_views_never_share_a_nonce_and_a_page_of_nothing_has_none(client):
    pages = [client.get(PAGE).content.decode() for _view in range(2)]
    assert len({re.search(r'nonce="([^"]+)"', page)[1] for page in pages}) == 2
    assert "nonce" not in client.get("/nothing-is-here/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["", "desk"])
def test_every_other_page_links_its_sheet(client, page):
    found = client.get("/style/", {"page": page}).content.decode()
    assert re.search(r'<link rel="stylesheet" href="/static/platform/(child|desk)[^"]*">', found)
    assert "&lt;link" not in found
