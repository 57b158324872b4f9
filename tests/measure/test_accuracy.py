"""The stored accuracy: what a report prints of it has its interval, and lies inside it."""

from __future__ import annotations

import re

from framing.measure.accuracy import Score, accuracy, statements, table


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


def test_hedges_and_sources_are_scored_on_articles_nobody_looked_at() -> None:
    scores = {key: score for key, score in table().items() if key.startswith(("hedging.", "sources."))}
    unseen = {key: score for key, score in scores.items() if "wikipedia" not in key}
    assert {"hedging.all", "hedging.voice-accuracy", "sources.all", "sources.type"} <= unseen.keys()
    for score in unseen.values():
        assert re.fullmatch(r"\d+ unseen news articles of \d+ outlets \(\d+ events\)", score.on)
        assert score.low is not None
        assert score.high is not None
        assert score.low <= score.percent <= score.high < 100.1


def test_no_score_of_the_articles_the_rules_were_made_on_is_printed() -> None:
    assert not [score.what for score in table().values() if "developed on" in score.on]


def test_what_is_not_scored_has_no_figure() -> None:
    assert accuracy("hedging.nothing") is None
    assert accuracy(None) is None


def test_an_interval_of_no_width_is_none() -> None:
    assert Score("x", 100.0, "F1", "y", 100.0, 100.0).figure == "100.0 % (no interval: too few to show an error)"
    assert Score("x", 99.9, "F1", "y", 99.96, 100.0).figure == "99.9 % (no interval: too few to show an error)"
    assert Score("x", 99.0, "F1", "y", 97.0, 100.0).figure == "99.0 % (95 % interval 97.0 to 100.0)"
