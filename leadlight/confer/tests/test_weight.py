"""What a phone, an iPad and a board load: page, styles and scripts together, compressed (docs: the budgets of every page)."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone

from leadlight.confer import actions
from leadlight.confer.tests.room import opened
from leadlight.platform.models import File
from leadlight.portfolio.models import Version


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


def test_a_phone_paints_before_anything_else_has_come_and_takes_a_picture_of_its_own_size(cast):
    """A family's page stands with its styles in it, so nothing is waited for; the picture comes in a phone's dots."""
    meeting = opened(cast)
    Version.objects.for_system("a test's picture").filter(artifact_id=cast.kite.artifact_id).update(
        picture=drawn(cast.school.pk)
    )
    actions.move(meeting, part=cast.part("proud"), by=cast.viewer("ada"))
    page = cast.browser("rosa").get(f"/conferences/{meeting.conference_id}/together/").content.decode()
    assert re.findall(r'<link rel="stylesheet"', page) == []
    assert ".stage__do{" in re.search(r"<style nonce=[^>]*>(.*?)</style>", page, re.S)[1]
    [picture] = re.findall(r'<img src="/file/[^>]*>', page)
    assert re.findall(r"/(\w+)/ (\d+)w", picture) == [("small", "360"), ("phone", "560"), ("middle", "720")]
    assert ('sizes="20rem"' in picture, 'fetchpriority="high"' in picture) == (True, True)
    leads = cast.browser("ada").get(f"/meetings/{meeting.pk}/").content.decode()
    assert re.findall(r'<img src="/file/[^/]*/(\w+)/"', leads)[0] == "large"


def drawn(school):
    sizes = {"small": 360, "phone": 560, "middle": 720, "large": 1280, "master": 1600}
    parts = {name: {"name": f"{name}.webp", "width": edge, "height": edge} for name, edge in sizes.items()}
    fields = {"kind": "image", "holder": "portfolio.Version", "ready_at": timezone.now(), "parts": parts}
    return File.objects.create(school=school, **fields)
