"""Three simulations: reports on nothing, intervals against a known truth, and differences that are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from framing.compare.contrasts import ContrastSide, between
from framing.features import chosen
from framing.measure.checked import formula_of
from framing.measure.counts import Indices, Tally
from framing.measure.formula import evaluate
from framing.measure.profile import Sampling, estimates
from framing.model import Contrast, Count, Measure
from framing.settings import Settings
from tests.calibrate.articles import Article, drawn, measures

SETTINGS = Settings()
MEASURES = measures(chosen(None))
TABLE = {measure.key: measure for measure in MEASURES}
GRADE = "readability.flesch_kincaid"
GRADES = 2.0  # the difference that is looked for
_EDGE = 1e-9


class Counted(NamedTuple):
    """How often something held, of how many."""

    held: int
    of: int


def deal(article: Article, stream: np.random.RandomState) -> tuple[list[Indices], list[Indices]]:
    """The article's paragraphs dealt to two sides at random, half of them each."""
    order = stream.permutation(len(article.members)).tolist()
    half = len(order) // 2
    return [article.members[at] for at in order[:half]], [article.members[at] for at in order[half:]]


def sample(article: Article, sentences: int, stream: np.random.RandomState) -> list[Indices]:
    """Paragraphs of the article drawn with replacement until there are about ``sentences`` sentences."""
    rows: list[Indices] = []
    while sum(map(len, rows)) < sentences:
        rows.append(article.members[stream.randint(len(article.members))])
    return rows


def side(table: Tally, rows: Sequence[Indices], key: str, measured: Sequence[Measure] = MEASURES) -> ContrastSide:
    """A text made of those paragraphs, measured as the program measures any."""
    taken = drawn(table, np.concatenate(rows))
    paragraph = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    sampling = Sampling(SETTINGS.draws, SETTINGS.confidence, SETTINGS.seed, key)
    return ContrastSide(*estimates(taken, paragraph, measured, sampling, {}), taken, paragraph, key)


def stream_of(*key: object) -> np.random.RandomState:
    """A stream that hangs on the key alone."""
    return np.random.RandomState(np.frombuffer(" ".join(map(str, key)).encode().ljust(80), dtype="<u4").tolist())


def against_itself(article: Article, number: int) -> tuple[Contrast, ...]:
    """The contrasts of one A-against-A report."""
    halves = deal(article, stream_of("deal", article.key, number))
    sides = [side(article.table, rows, f"{article.key}:{number}:{at}") for at, rows in enumerate(halves)]
    return between(sides, TABLE, SETTINGS)


def truth(article: Article, measure: Measure) -> float:
    """The measure's value for the whole article; NaN where it has none."""
    totals = {name: article.table.rows(count).sum(axis=0, keepdims=True) for name, count in measure.counts.items()}
    return float(evaluate(formula_of(measure), totals)[0])


def covered(article: Article, sentences: int, number: int) -> dict[str, bool]:
    """For each interval of a text sampled from the article, whether it holds the article's own value."""
    rates = [measure for measure in MEASURES if not measure.exact]
    rows = sample(article, sentences, stream_of("cover", article.key, number, sentences))
    found = side(article.table, rows, f"{article.key}:{number}:{sentences}", rates).measurements
    held: dict[str, bool] = {}
    for measure in rates:
        value, interval = truth(article, measure), found[measure.key]
        if not np.isnan(value) and interval.low is not None and interval.high is not None:
            held[measure.key] = interval.low - _EDGE <= value <= interval.high + _EDGE
    return held


def seen(article: Article, sentences: int, number: int) -> bool:
    """Whether a report tells two texts apart that differ by two grades, each of about ``sentences`` sentences.

    The second text is another sample of the same article, its sentences longer by as much as makes two grades: every
    count grows with the words, and only words per sentence change.
    """
    sizes = {name: float(article.table.rows(count).sum()) for name, count in TABLE[GRADE].counts.items()}
    longer = 1 + GRADES / (0.39 * sizes["words"] / sizes["sentences"])
    table = replace(article.table, plain=_stretched(article.table.plain, longer))
    sides = [
        side(
            counts, sample(article, sentences, stream_of("see", article.key, number, at)), f"{number}:{sentences}:{at}"
        )
        for at, counts in enumerate((article.table, table))
    ]
    return any(c.verdict == "differs" for c in between(sides, TABLE, SETTINGS) if c.measure == GRADE)


def _stretched(plain: Mapping[Count, np.ndarray], times: float) -> dict[Count, np.ndarray]:
    return {count: np.rint(rows * times) if _is_of_words(count) else rows for count, rows in plain.items()}


def _is_of_words(count: Count) -> bool:
    kinds = count.kinds or ()
    return (count.feature == "readability" and "own.sentence" not in kinds) or (count.feature, kinds) == (
        "text",
        ("word",),
    )


def summed(results: Iterable[Mapping[str, bool]]) -> dict[str, Counted]:
    """How often each held, over all results."""
    held: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for result in results:
        held.update(key for key, holds in result.items() if holds)
        of.update(result.keys())
    return {key: Counted(held[key], of[key]) for key in sorted(of)}
