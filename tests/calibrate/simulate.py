"""Three simulations: reports on nothing, intervals against a known truth, and differences that are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from framing.compare.contrasts import contrasts
from framing.features import chosen
from framing.measure.formula import evaluate
from framing.measure.profile import Sampling, estimates, formula_of, measured
from framing.model import Measure
from framing.settings import Settings
from tests.calibrate.articles import Article, drawn, measures, part

SETTINGS = Settings()
EDGE = 1e-9


class Counted(NamedTuple):
    """How often something held, of how many."""

    held: int
    of: int


def _deal(article: Article, stream: np.random.RandomState) -> tuple[set[int], set[int]]:
    """The article's paragraphs dealt to two sides, of as many sentences as chance allows."""
    order = stream.permutation(int(article.paragraph.max()) + 1).tolist()
    sizes = np.bincount(article.paragraph)
    sides: tuple[set[int], set[int]] = (set(), set())
    filled = [0, 0]
    for number in order:
        side = 0 if filled[0] <= filled[1] else 1
        sides[side].add(number)
        filled[side] += int(sizes[number])
    return sides


def against_itself(article: Article, number: int) -> tuple[bool, dict[str, Counted], list[str]]:
    """One A-against-A report: whether anything differs, intervals of differences that hold zero, what differs."""
    stream = np.random.RandomState([number, *article.parsed.document.sha256.encode()[:16]])
    features = chosen(None)
    table = {measure.key: measure for measure in measures(features)}
    profiles = []
    for name, side in zip("ab", _deal(article, stream), strict=True):
        parsed, evidence = part(article, side, f"{article.parsed.document.sha256}:{number}:{name}")
        profiles.append(measured(parsed, evidence, features, SETTINGS, ""))
    found = contrasts(profiles, table, SETTINGS)
    held = {c.measure: Counted(c.low <= 0 <= c.high, 1) for c in found if c.low is not None and c.high is not None}
    return any(c.verdict == "differs" for c in found), held, [c.measure for c in found if c.verdict == "differs"]


def truth(article: Article, measure: Measure) -> float | None:
    """The measure's value for the whole article; None where it has none."""
    totals = {name: article.table.rows(count).sum(axis=0, keepdims=True) for name, count in measure.counts.items()}
    value = float(evaluate(formula_of(measure), totals)[0])
    return None if np.isnan(value) else value


def covered(article: Article, sentences: int, number: int) -> dict[str, Counted]:
    """One text of about ``sentences`` sentences, made of the article's paragraphs drawn with replacement.

    For each measure with an interval: whether it holds the value of the article, which is what is drawn from.
    """
    stream = np.random.RandomState([number, sentences, *article.parsed.document.sha256.encode()[:16]])
    rows: list[np.ndarray] = []
    while sum(map(len, rows)) < sentences:
        rows.append(article.members[stream.randint(len(article.members))])
    chosen_rows = np.concatenate(rows)
    paragraph = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    rates = [measure for measure in measures(chosen(None)) if not measure.exact]
    key = f"{article.parsed.document.sha256}:{number}:{sentences}"
    sampling = Sampling(SETTINGS.draws, SETTINGS.confidence, SETTINGS.seed, key)
    found, _ = estimates(drawn(article.table, chosen_rows), paragraph, rates, sampling, {})
    held: dict[str, Counted] = {}
    for measure in rates:
        value, interval = truth(article, measure), found[measure.key]
        if value is not None and interval.low is not None and interval.high is not None:
            held[measure.key] = Counted(interval.low - EDGE <= value <= interval.high + EDGE, 1)
    return held


def summed(parts: Sequence[dict[str, Counted]]) -> dict[str, Counted]:
    held: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for part_ in parts:
        for key, counted in part_.items():
            held[key] += counted.held
            of[key] += counted.of
    return {key: Counted(held[key], of[key]) for key in of}
