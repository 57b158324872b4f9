"""The stored accuracy: what a report prints of it has its interval, and lies inside it."""

from __future__ import annotations

from framing.measure.accuracy import statements, table


def test_every_score_of_who_says_what_has_its_interval() -> None:
    scores = [score for key, score in table().items() if key.startswith(("attribution.", "speakers."))]
    assert len(scores) > 10
    for score in scores:
        assert score.low is not None, score.what
        assert score.high is not None, score.what
        assert score.low <= score.percent <= score.high, score.what


def test_the_printed_figure_names_the_interval() -> None:
    printed = [score.figure for score in statements() if score.what.startswith("who said what")]
    assert len(printed) == 3
    assert all("95 % interval" in figure for figure in printed)
