"""The trail of what happened is a chain: what is changed or taken out of it is found."""

from types import SimpleNamespace

import pytest

from leadlight.platform import health
from leadlight.platform.models import Audit, audit, chain_is_whole

HILL = SimpleNamespace(hat="teacher", person_id=1, school_id=1)
LAKE = SimpleNamespace(hat="office", person_id=2, school_id=2)


@pytest.fixture
def trail(db):
    for viewer in (HILL, LAKE, HILL, HILL, LAKE):
        audit(viewer, "guest.taken_out", "rounds.Participant 7")
    return Audit.objects.filter(school=1).order_by("pk")


def said():
    return [finding for finding in health.trail() if finding.bad]


def test_what_was_written_is_whole_for_each_school_by_itself(trail):
    assert (chain_is_whole(1), chain_is_whole(2), chain_is_whole(3), said()) == (True, True, True, [])


@pytest.mark.parametrize("field", ["what", "person", "hat", "subject", "result", "alone", "at"])
def test_a_line_that_was_changed_is_found(trail, field):
    line = trail[1]
    other = {"person": 3, "alone": True, "at": trail[0].at}.get(field, "another")
    Audit.objects.filter(pk=line.pk).update(**{field: other})
    assert (chain_is_whole(1), chain_is_whole(2), len(said())) == (False, True, 1)


@pytest.mark.parametrize("which", [0, 1])
def test_a_line_that_was_taken_out_is_found(trail, which):
    Audit.objects.filter(pk=trail[which].pk).delete()
    assert (chain_is_whole(1), len(said())) == (False, 1)
