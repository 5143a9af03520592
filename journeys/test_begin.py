"""The first minute on a fresh machine."""

import pytest

pytestmark = pytest.mark.journey


def test_the_first_page_opens_without_asking_anything_from_elsewhere(chromium, empty_server):
    page = chromium.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(empty_server.url)
    assert page.locator("h1").count() == 1
    assert [url for url in asked if not url.startswith(empty_server.url)] == []
    page.close()
