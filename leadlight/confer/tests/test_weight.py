"""What a phone, an iPad and a board load: page, styles and scripts together, compressed (docs: the budgets of every page)."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders

from leadlight.confer import actions
from leadlight.confer.tests.room import opened


def weight(html: str) -> int:
    """Bytes of the page and of each style sheet and script it names, each compressed."""
    total = len(gzip.compress(html.encode()))
    for address in set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', html)):
        with open(finders.find(address), "rb") as file:
            total += len(gzip.compress(file.read()))
    return total


@pytest.mark.parametrize(
    ("who", "path", "most_kb"),
    [
        ("rosa", "/conferences/{conference}/together/", 30),
        ("ada", "/meetings/{meeting}/", 70),
        ("teo", "/class/{klass}/board/", 50),
    ],
)
def test_a_page_stays_light(cast, who, path, most_kb):
    meeting = opened(cast)
    actions.move(meeting, part=cast.part("proud"), by=cast.viewer("ada"))
    url = path.format(conference=meeting.conference_id, meeting=meeting.pk, klass=cast.klass.pk)
    kilobytes = weight(cast.browser(who).get(url).content.decode()) / 1000
    assert kilobytes <= most_kb
