"""The handover page tells a colleague what they need, and nobody else anything."""

from datetime import timedelta

import pytest

from leadlight.carryon.actions import ask_follow_up, begin_mini
from leadlight.carryon.handover import handover_of
from leadlight.people.models import Restriction


def pack(cast, who="cora"):
    return handover_of(cast.klass, by=cast.viewer(who))


def test_who_has_a_time_and_who_has_none(cast):
    begin_mini(
        cast.ben, [cast.bea], by=cast.viewer("teo"), starts_at=cast.viewer("teo").now + timedelta(days=2), place="Rug"
    )
    _ = cast.conference
    found = pack(cast)
    assert [(row.learner, row.place) for row in found.sittings] == [("Ben", "Rug")]
    assert found.no_time_yet == ("Ada",)


def test_what_is_open_and_who_must_be_kept_apart_by_effect_only(cast):
    ask_follow_up(cast.ada, "Call Rosa", by=cast.viewer("teo"))
    found = pack(cast)
    assert (found.open_words, found.apart) == ((("Ada", "Call Rosa"),), ("Ada",))
    assert "Bram" not in repr(found)


@pytest.mark.parametrize("who", ["otis", "zoe", "rosa", "ada"])
def test_others_read_nothing_of_the_class(cast, who):
    _ = cast.conference
    ask_follow_up(cast.ada, "Call Rosa", by=cast.viewer("teo"))
    found = pack(cast, who)
    assert (found.open_words, found.near, found.practising, found.apart) == ((), (), (), ())
    assert Restriction.objects.visible_to(cast.viewer(who)).count() == 0
