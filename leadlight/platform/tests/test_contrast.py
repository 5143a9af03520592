"""Every colour of the house can be read on every other it is put on, in all four looks."""

import pytest

from leadlight.platform import contrast
from leadlight.platform.contrast import LOOKS, colours, report, rules


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21), ("#fff", "#fff", 1), ("#777777", "#fff", 4.48), ("#25222c", "#ffd060", 10.8)],
)
def test_the_arithmetic_is_that_of_wcag(one, other, ratio):
    assert contrast.contrast(one, other) == pytest.approx(ratio, abs=0.06)
    assert contrast.contrast(other, one) == contrast.contrast(one, other)


@pytest.mark.parametrize("look", LOOKS)
def test_every_pair_can_be_read(look):
    assert [(pair.front, pair.back, pair.ratio) for pair in report(look) if not pair.holds] == []


def test_a_pale_ink_would_be_noticed(monkeypatch):
    monkeypatch.setattr(contrast, "colours", lambda look: {**colours(look), "color-ink-3": "#9a95a5"})
    assert {pair.front for pair in report("day") if not pair.holds} == {"color-ink-3"}


def test_night_by_choice_and_night_by_device_are_the_same():
    chosen = [t for media, selector, t in rules() if selector == ':root[data-theme="night"]']
    device = [t for media, selector, t in rules() if selector == ':root:not([data-theme="day"])']
    assert len(chosen) == 2
    assert chosen == device


def test_night_never_reaches_paper():
    for media, selector, _ in rules():
        if "night" in selector or "prefers-color-scheme" in media:
            assert "screen" in media, selector
