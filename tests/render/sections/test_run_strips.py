"""How an article runs: every sentence has one bar, and the words of the chart count what is drawn."""

from __future__ import annotations

import re

import pytest

from framing.render.anchors import LETTERS, name
from framing.render.sections.run_strips import heard, run_strips
from tests.render.invented import story


@pytest.mark.parametrize("size", [2, 3, 5])
def test_every_sentence_has_one_bar(size: int) -> None:
    comparison = story(size)
    sides = [name(letter, p, comparison.marks) for letter, p in zip(LETTERS, comparison.profiles, strict=False)]
    _, states = heard(comparison, sides)
    for strip, side, told in zip(run_strips(comparison, sides, width=400.0), sides, states, strict=True):
        bars = [len(re.findall("M", path)) for path in (strip.leading, strip.other, strip.nobody)]
        assert sum(bars) == len(side.sentences) == len(told)
        assert len(re.findall("M", strip.lower)) == bars[1]
        assert f" {bars[2]} to nobody" in strip.title
        assert strip.width <= 400.5


def test_with_more_articles_than_share_a_source_no_name_leads() -> None:
    comparison = story(5)
    sides = [name(letter, p, comparison.marks) for letter, p in zip(LETTERS, comparison.profiles, strict=False)]
    leader, states = heard(comparison, sides)
    assert leader == ""
    assert "other" not in {state for side in states for state in side}
