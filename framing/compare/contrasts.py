"""What may be said of every difference: each pair of documents, each measure, one verdict with its reason.

How often a report calls something different that is not, and how long two articles must be to tell a difference, is
measured by ``make calibrate`` and stands in docs/calibration.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.measure import stats
from framing.measure.checked import formula_of
from framing.measure.counts import Indices, Tally, paragraphs, tally
from framing.measure.english import letter
from framing.measure.formula import evaluate
from framing.measure.profile import limits, units_of
from framing.model import Contrast, Count, Measure, Measurement, Profile, Verdict
from framing.number_format import printed
from framing.settings import Settings

type Array = NDArray[np.float64]

_UNITS = {"%": " percentage points", "": "", "grade": " grades"}
_FEWEST_SHUFFLED = 5  # paragraphs on either side: 252 ways and more to deal them out; with fewer, sentences are dealt
FALSE_DISCOVERIES = 0.05  # of the differences a report calls one, at most this share may be chance


def contrasts(profiles: Sequence[Profile], measures: Mapping[str, Measure], settings: Settings) -> tuple[Contrast, ...]:
    """Every measure for every pair (a before b): the difference b − a with its interval and verdict.

    A difference is called one only when its interval excludes zero and shuffling the paragraphs between the two
    documents seldom gives one as large, after Benjamini and Hochberg's correction. The few measures of page one are
    corrected among themselves and all others among themselves, each for half of the false discoveries: they were
    chosen before any article was seen, and a clear difference in one of them must not be drowned by dozens of formulas
    that say nearly the same.
    """
    counts = [count for measure in measures.values() for count in measure.counts.values()]
    sides = [
        ContrastSide(
            item.measurements,
            item.draws,
            tally(item.parsed, item.evidence, counts),
            paragraphs(item.parsed),
            item.parsed.document.sha256,
        )
        for item in profiles
    ]
    return between(sides, measures, settings)


class ContrastSide(NamedTuple):
    """What of a document is compared: its measurements, their spreads, its counts and the paragraph of each row."""

    measurements: Mapping[str, Measurement]
    spreads: Mapping[str, object]
    table: Tally
    paragraph: Indices
    key: str  # the document's sha256


def between(sides: Sequence[ContrastSide], measures: Mapping[str, Measure], settings: Settings) -> tuple[Contrast, ...]:
    """The contrasts of every two of ``sides``."""
    plain = [c for measure in measures.values() if not measure.exact for c in measure.counts.values() if not c.grouped]
    found: list[_Compared] = []
    for a, b in combinations(range(len(sides)), 2):
        shuffled = _Shuffled(sides[a], sides[b], plain, settings)
        found.extend(_compare(measure, a, b, sides, shuffled, settings.confidence) for measure in measures.values())
    families = {
        first: [item.p for item in found if item.p is not None and item.measure.page_one is first]
        for first in (True, False)
    }
    rates = {first: iter(stats.false_discovery_rates(tested)) for first, tested in families.items()}
    return tuple(
        item.contrast
        if item.p is None
        else _judge(item, stats.tidy(min(1.0, len(families) * next(rates[first]))), len(families[first]), settings)
        for item in found
        for first in (item.measure.page_one,)
    )


class _Compared(NamedTuple):
    """A contrast, and for a rate with intervals its p-value, its sentence so far still without a verdict."""

    contrast: Contrast
    measure: Measure
    p: float | None = None
    low: float = 0.0
    high: float = 0.0


class _Shuffled:
    """Two documents' paragraphs pooled and dealt out again at random, as often as the settings say."""

    def __init__(self, a: ContrastSide, b: ContrastSide, plain: Sequence[Count], settings: Settings) -> None:
        # Sentences of one paragraph are alike, so whole paragraphs change sides wherever that leaves enough ways.
        whole = min(int(side.paragraph.max(initial=-1)) for side in (a, b)) + 1 >= _FEWEST_SHUFFLED
        sides = [side.table.columns(plain, units_of(side.paragraph, whole=whole)) for side in (a, b)]
        self.columns = sides[0]
        # The pool is dealt in the order of the digests, so that B against A has the same deals as A against B.
        first, second = reversed(sides) if b.key < a.key else sides
        key = ":".join(sorted((a.key, b.key)))
        self.first, self.second = stats.shuffled(first.sums, second.sums, settings.draws, settings.seed, key)

    def differences(self, measure: Measure) -> Array | None:
        """The measure's difference for every deal; None for counts by group, whose groups are not comparable."""
        if any(count.grouped for count in measure.counts.values()):
            return None
        one, two = (
            evaluate(formula_of(measure), self.columns.named(measure, sums)) for sums in (self.first, self.second)
        )
        return two - one


def _compare(
    measure: Measure, a: int, b: int, compared: Sequence[ContrastSide], shuffled: _Shuffled, confidence: float
) -> _Compared:
    one, two = (compared[side].measurements[measure.key] for side in (a, b))

    def plain(difference: float | None, verdict: Verdict, why: str) -> _Compared:
        return _Compared(Contrast(measure.key, a, b, difference, None, None, verdict, why), measure)

    if one.value is None or two.value is None:
        sides = ((a, one), (b, two))
        reasons = "; ".join(f"{letter(side)}: {found.why}" for side, found in sides if found.value is None)
        return plain(None, "not measured", f"Not compared ({reasons}).")
    difference = stats.tidy(two.value - one.value)
    if measure.exact:
        counts = " and ".join(
            f"{letter(side)} has {printed(value, measure.decimals)}" for side, value in ((a, one.value), (b, two.value))
        )
        return plain(difference, "as counted", f"{counts}: counted in the texts at hand, not estimated.")
    effect = _effect(measure, a, b, difference)
    null = shuffled.differences(measure)
    p = None if null is None else stats.p_value(difference, null)
    bounds = _bounds(compared[a], compared[b], measure, confidence)
    if p is None or bounds is None:
        return plain(difference, "too short to say", f"{effect} {_too_short(a, one, b, two)}")
    contrast = Contrast(measure.key, a, b, difference, *bounds, "no measurable difference", effect)
    return _Compared(contrast, measure, p, *bounds)


def _bounds(a: ContrastSide, b: ContrastSide, measure: Measure, confidence: float) -> tuple[float, float] | None:
    """The interval of the difference b − a: from the resamples of both, or from both intervals where one is exact."""
    one, two = _of_three(a.measurements[measure.key]), _of_three(b.measurements[measure.key])
    if one is None or two is None:
        return None
    low, high = stats.bounds_of_difference(one, two)
    left, right = a.spreads.get(measure.key), b.spreads.get(measure.key)
    if isinstance(left, stats.Spread) and isinstance(right, stats.Spread):
        half = stats.half_width(stats.between(left, right), confidence)
        if half is not None:
            low, high = stats.tidy(two[0] - one[0] - half), stats.tidy(two[0] - one[0] + half)
    least, most = limits(measure)
    return max(low, least - most), min(high, most - least)


def _of_three(found: Measurement) -> tuple[float, float, float] | None:
    """Value, low and high, where there are all three."""
    if found.value is None or found.low is None or found.high is None:
        return None
    return found.value, found.low, found.high


def _judge(item: _Compared, q: float, tested: int, settings: Settings) -> Contrast:
    clear = item.low > 0 or item.high < 0
    verdict: Verdict = "differs" if clear and q <= FALSE_DISCOVERIES else "no measurable difference"
    span = " to ".join(printed(bound, item.measure.decimals) for bound in (item.low, item.high))
    interval = f"the {settings.confidence * 100:g}% interval of the difference, {span},"
    if verdict == "differs":
        why = f"More than variation: {interval} leaves out zero, and q = {_q(q)} among {_many(tested)}."
    elif clear:
        chance = f"among {_many(tested)} one that does comes up by chance (q = {_q(q)})"
        why = f"Within variation: {interval} leaves out zero, but {chance}."
    else:
        why = f"Within variation: {interval} takes in zero (q = {_q(q)})."
    return replace(item.contrast, verdict=verdict, why=f"{item.contrast.why} {why}", q=q)


def _effect(measure: Measure, a: int, b: int, difference: float) -> str:
    if difference == 0:
        return f"{letter(a)} and {letter(b)} have the same value."
    size = printed(abs(difference), measure.decimals)
    unit = _UNITS.get(measure.unit, f" {measure.unit}")
    return f"{letter(b)} is {'higher' if difference > 0 else 'lower'} than {letter(a)} by {size}{unit}."


def _too_short(a: int, one: Measurement, b: int, two: Measurement) -> str:
    reasons = [f"{letter(side)}: {found.why}" for side, found in ((a, one), (b, two)) if found.low is None]
    reason = "; ".join(reasons) or "too many ways to shuffle the paragraphs leave nothing to divide by"
    return f"Too short to say whether this is more than chance ({reason})."


def _q(q: float) -> str:
    return "0.001" if q < 0.0015 else f"{q:.3f}" if q < 0.0995 else f"{q:.2f}"


def _many(tested: int) -> str:
    return "the one difference tested" if tested == 1 else f"{tested} differences tested"
