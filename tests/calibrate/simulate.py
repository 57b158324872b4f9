"""Simulations: reports on nothing, intervals against a known truth, and differences that are there."""

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
from framing.measure.spread import is_smooth
from framing.model import Contrast, Count, Measure
from framing.settings import Settings
from tests.calibrate.articles import Article, drawn, measures

SETTINGS = Settings()
FEATURES = chosen(None)
MEASURES = measures(FEATURES)
TABLE = {measure.key: measure for measure in MEASURES}
TESTED = {key: measure for key, measure in TABLE.items() if measure.page_one and (is_smooth(measure) or measure.grows)}
GRADE = "readability.ari"
GRADES = 2.0  # the difference that is looked for
CREDITED, QUOTED, HEDGES = "sources.attributed", "quotation.words", "hedging.rate"
POINTS = 25.0  # per cent of the sentences, the differences looked for in what is credited and in what is quoted
MORE_HEDGES = 15.0  # per 1,000 words
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


def side(
    table: Tally,
    rows: Sequence[Indices],
    key: str,
    measured: Sequence[Measure] = MEASURES,
    words: Sequence[frozenset[str]] = (),
) -> ContrastSide:
    """A text made of those paragraphs, measured as the program measures any; ``words`` are those of the table's rows.

    Without words no passage tells the same as one of another text: two samples of one article may hold one paragraph.
    """
    taken = drawn(table, np.concatenate(rows))
    paragraph = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    sampling = Sampling(SETTINGS.draws, SETTINGS.confidence, SETTINGS.seed, key)
    kept = tuple(words[row] for row in np.concatenate(rows)) if words else (frozenset(),) * taken.sentences
    return ContrastSide(*estimates(taken, paragraph, measured, sampling, {}), taken, paragraph, key, kept)


def stream_of(*key: object) -> np.random.RandomState:
    """A stream that hangs on the key alone."""
    return np.random.RandomState(np.frombuffer(" ".join(map(str, key)).encode().ljust(80), dtype="<u4").tolist())


def against_itself(article: Article, number: int) -> tuple[Contrast, ...]:
    """The contrasts of one A-against-A report."""
    halves = deal(article, stream_of("deal", article.key, number))
    sides = [
        side(article.table, rows, f"{article.key}:{number}:{at}", words=article.words) for at, rows in enumerate(halves)
    ]
    return between(sides, TABLE, SETTINGS)


def sampled_twice(article: Article, sentences: int, number: int) -> bool:
    """Whether a report calls anything different between two samples of one article, each of about ``sentences``."""
    sides = [
        side(
            article.table,
            sample(article, sentences, stream_of("twice", article.key, number, at)),
            f"{article.key}:{number}:{sentences}:{at}",
            list(TESTED.values()),
        )
        for at in range(2)
    ]
    return any(contrast.verdict == "differs" for contrast in between(sides, TESTED, SETTINGS))


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


def seen(article: Article, sentences: int, number: int, key: str) -> bool:
    """Whether a report tells two texts apart that differ in a measure, each of about ``sentences`` sentences.

    The second text is another sample of the same article with a difference planted. Where it is one of grades, its
    sentences are made longer: every count grows with the words, and only words per sentence change.
    """
    stream = stream_of("plant", article.key, number)
    sides = [
        side(
            counts,
            sample(article, sentences, stream_of("see", article.key, number, at)),
            f"{article.key}:{number}:{sentences}:{at}",
            list(TESTED.values()),
        )
        for at, counts in enumerate((article.table, replace(article.table, plain=_PLANTED[key](article.table, stream))))
    ]
    return any(c.verdict == "differs" for c in between(sides, TESTED, SETTINGS) if c.measure == key)


def _longer(table: Tally, stream: np.random.RandomState) -> dict[Count, np.ndarray]:
    sizes = {name: float(table.rows(count).sum()) for name, count in TABLE[GRADE].counts.items()}
    times = 1 + GRADES / (0.5 * sizes["words"] / sizes["sentences"])
    return {count: np.rint(rows * times) if _is_of_words(count) else rows for count, rows in table.plain.items()}


def _credited(table: Tally, stream: np.random.RandomState) -> dict[Count, np.ndarray]:
    """Sentences that credit nobody are made to credit somebody, as many as makes the difference."""
    rows = table.plain[TABLE[CREDITED].counts["credited"]]
    open_to = 100 * (1 - rows.mean())
    turned = (rows == 0) & (stream.random_sample(len(rows)) < POINTS / max(POINTS, open_to))
    return {**table.plain, TABLE[CREDITED].counts["credited"]: np.where(turned, 1.0, rows)}


def _quoted(table: Tally, stream: np.random.RandomState) -> dict[Count, np.ndarray]:
    """Sentences are put inside quotation marks whole."""
    quoted, words = (table.plain[TABLE[QUOTED].counts[name]] for name in ("quoted", "words"))
    open_to = 100 * (1 - quoted.sum() / words.sum())
    turned = stream.random_sample(len(words)) < POINTS / max(POINTS, open_to)
    return {**table.plain, TABLE[QUOTED].counts["quoted"]: np.where(turned, words, quoted)}


def _hedged(table: Tally, stream: np.random.RandomState) -> dict[Count, np.ndarray]:
    """Hedges are added anywhere, each without regard to the others."""
    hedges, words = (table.plain[TABLE[HEDGES].counts[name]] for name in ("hedges", "words"))
    return {**table.plain, TABLE[HEDGES].counts["hedges"]: hedges + stream.poisson(words * MORE_HEDGES / 1000)}


_PLANTED = {GRADE: _longer, CREDITED: _credited, QUOTED: _quoted, HEDGES: _hedged}
PLANTED = {
    GRADE: f"{GRADES:g} grades",
    CREDITED: f"{POINTS:g} points of sentences credited",
    QUOTED: f"{POINTS:g} points of words quoted",
    HEDGES: f"{MORE_HEDGES:g} hedges per 1,000 words",
}


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
