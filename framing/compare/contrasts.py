"""What may be said of every difference: each pair of documents, each measure, two answers.

What the texts show is counted and is a fact. Whether it is more than such texts vary is tested for the few measures of
page one, which were chosen before any article was seen; all others describe. How often a report calls something
different that is not, and how long two articles must be to tell a difference, is measured by ``make calibrate`` and
stands in docs/calibration.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.compare.matched_passages import matched, matched_share, passages
from framing.measure import stats
from framing.measure.checked import formula_of
from framing.measure.counts import Indices, Tally, paragraphs, tally
from framing.measure.english import letter, unit_after
from framing.measure.few import FEW, uneven
from framing.measure.permutation import TestedFormula, UnitBlocks, p_values, variance_left
from framing.measure.profile import limits, units_of
from framing.measure.spread import is_smooth
from framing.model import Contrast, Measure, Measurement, Profile, Verdict
from framing.number_format import p_value, printed
from framing.settings import Settings

type Array = NDArray[np.float64]

FALSE_ALARMS = 0.05  # of reports on texts that do not differ, at most this share may call anything different
SEEN = 0.8  # of pairs that differ by as much, those in which the smallest difference shows
_LEAST_SHARE = 0.01
_FEWEST_DEALT = 5  # paragraphs on either side: 252 ways and more to deal them out; with fewer, sentences are dealt


def contrasts(
    profiles: Sequence[Profile],
    measures: Mapping[str, Measure],
    settings: Settings,
    words: Sequence[Sequence[frozenset[str]]] = (),
) -> tuple[Contrast, ...]:
    """Every measure for every pair (a before b): the difference b − a with its interval and verdict.

    ``words`` are the telling words of each body sentence of each document, by which passages that tell the same are
    found; without them none are. The tests of a report share its false alarms by Holm's step-down correction, each
    measure having its weight; what equal texts imply of each other is used among the pairs of one measure.
    """
    counts = [count for measure in measures.values() for count in measure.counts.values()]
    sides = [
        ContrastSide(
            item.measurements,
            item.draws,
            tally(item.parsed, item.evidence, counts),
            paragraphs(item.parsed),
            item.parsed.document.sha256,
            tuple(words[at]) if words else (),
        )
        for at, item in enumerate(profiles)
    ]
    return between(sides, measures, settings)


class ContrastSide(NamedTuple):
    """What of a document is compared: its measurements, their spreads, its counts and the paragraph of each row."""

    measurements: Mapping[str, Measurement]
    spreads: Mapping[str, object]
    table: Tally
    paragraph: Indices
    key: str  # the document's sha256
    words: tuple[frozenset[str], ...] = ()  # the telling words of each row


def between(sides: Sequence[ContrastSide], measures: Mapping[str, Measure], settings: Settings) -> tuple[Contrast, ...]:
    """The contrasts of every two of ``sides``."""
    found: list[_Compared] = []
    asked = _TestedRates(measures)
    # Sentences of one paragraph are alike, so whole paragraphs change sides wherever that leaves enough ways.
    whole = [int(side.paragraph.max(initial=-1)) + 1 >= _FEWEST_DEALT for side in sides]
    dealt: dict[tuple[int, bool], _Dealt] = {}
    for a, b in combinations(range(len(sides)), 2):
        by_paragraph = whole[a] and whole[b]
        for at in (a, b):
            if (at, by_paragraph) not in dealt:
                dealt[at, by_paragraph] = _Dealt(sides[at], asked, whole=by_paragraph)
        pair = _SideBySide(sides[a], sides[b], (dealt[a, by_paragraph], dealt[b, by_paragraph]), asked, settings)
        found.extend(_compare(measure, a, b, sides, pair, settings) for measure in measures.values())
    tests: dict[str, dict[tuple[int, int], float]] = {}
    for item in found:
        if item.tested:
            contrast = item.contrast
            tests.setdefault(contrast.measure, {})[contrast.a, contrast.b] = contrast.p or 0.0
    weights = {key: measures[key].weight for key in tests}
    adjusted = dict(zip(tests, stats.holm_of_pairs(list(tests.values()), list(weights.values())), strict=True))
    many = sum(map(len, tests.values()))
    shared = math.fsum(weights[key] * len(pairs) for key, pairs in tests.items())
    return tuple(
        _judge(
            item,
            stats.tidy(adjusted[item.contrast.measure][item.contrast.a, item.contrast.b]),
            many,
            shared,
            settings,
        )
        if item.tested
        else item.contrast
        for item in found
    )


class _Compared(NamedTuple):
    """A contrast; where it is one of the report's tests, still without its verdict."""

    contrast: Contrast
    measure: Measure
    tested: bool = False


class _TestedRates:
    """The rates of a report, and their counts as columns."""

    def __init__(self, measures: Mapping[str, Measure]) -> None:
        smooth = [measure for measure in measures.values() if is_smooth(measure)]
        self.counts = list(dict.fromkeys(count for measure in smooth for count in measure.counts.values()))
        at = {count: number for number, count in enumerate(self.counts)}
        self.rates = {
            measure.key: TestedFormula(formula, {name: at[measure.counts[name]] for name in formula.names})
            for measure in smooth
            for formula in (formula_of(measure),)
        }
        self.of_page_one = [measure.key for measure in smooth if measure.page_one]


class _Dealt:
    """A document as what is dealt: its paragraphs, or its sentences, with their counts and their telling words."""

    def __init__(self, side: ContrastSide, asked: _TestedRates, *, whole: bool) -> None:
        self.unit = units_of(side.paragraph, whole=whole)
        self.rows = side.table.columns(asked.counts, self.unit).sums
        self.words = passages(side.words, self.unit)


class _SideBySide:
    """Two documents laid side by side: which of their passages tell the same, and what chance makes of the others."""

    def __init__(
        self, a: ContrastSide, b: ContrastSide, dealt: tuple[_Dealt, _Dealt], asked: _TestedRates, settings: Settings
    ):
        self.asked = asked
        self.sentences = (a.table.sentences, b.table.sentences)
        # In the order of the digests, so that B against A has the same deals as A against B.
        self.sides = dealt[::-1] if b.key < a.key else dealt
        first, second = self.sides
        self.pairs = matched(first.words, second.words)
        self.blocks = _blocks(self.pairs, len(first.rows), len(second.rows))
        self.matched = stats.tidy(matched_share(self.pairs, (first.unit, second.unit)))
        key = ":".join(sorted((a.key, b.key)))
        tested = [asked.rates[name] for name in asked.of_page_one]
        found = p_values(first.rows, second.rows, self.blocks, tested, settings.draws, settings.seed, key)
        self.p = dict(zip(asked.of_page_one, found, strict=True))
        self.halves = _halves(a, b, list(asked.rates), settings.confidence)

    def variance_left(self, measure: Measure) -> float:
        """Of the difference, as a share of what it would be between texts that tell nothing in common."""
        first, second = self.sides
        return variance_left(first.rows, second.rows, self.blocks, self.asked.rates[measure.key])


def _blocks(pairs: tuple[tuple[int, int], ...], first: int, second: int) -> UnitBlocks:
    mine, theirs = ({pair[side] for pair in pairs} for side in (0, 1))
    return UnitBlocks(
        pairs,
        tuple(at for at in range(first) if at not in mine),
        tuple(at for at in range(second) if at not in theirs),
    )


def _halves(a: ContrastSide, b: ContrastSide, keys: Sequence[str], confidence: float) -> dict[str, float]:
    """Half the interval of each difference whose values were both resampled."""
    spreads = {
        key: stats.between(left, right)
        for key in keys
        for left, right in ((a.spreads.get(key), b.spreads.get(key)),)
        if isinstance(left, stats.Spread) and isinstance(right, stats.Spread)
    }
    found = stats.half_widths(list(spreads.values()), confidence) if spreads else []
    return {key: half for key, half in zip(spreads, found, strict=True) if half is not None}


def _compare(
    measure: Measure, a: int, b: int, compared: Sequence[ContrastSide], pair: _SideBySide, settings: Settings
) -> _Compared:
    one, two = (compared[side].measurements[measure.key] for side in (a, b))
    if one.value is None or two.value is None:
        sides = ((a, one), (b, two))
        reasons = "; ".join(f"{letter(side)}: {found.why}" for side, found in sides if found.value is None)
        why = f"Not compared ({reasons})."
        return _Compared(Contrast(measure.key, a, b, None, None, None, "not measured", why), measure)
    difference = stats.tidy(two.value - one.value)
    counted = f"{letter(a)} {_counted(measure, one)}, {letter(b)} {_counted(measure, two)}"
    if measure.exact:
        return _as_counted(measure, (a, b), (one.value, two.value), counted, pair)
    effect = _effect(measure, a, b, difference)
    bounds = _bounds(measure, one, two, pair)
    p = _of_few(measure, one, two, pair.p.get(measure.key))

    def said(verdict: Verdict, why: str) -> Contrast:
        low, high = bounds or (None, None)
        return Contrast(measure.key, a, b, difference, low, high, verdict, why, counted, p, matched=pair.matched)

    if bounds is None or (p is None and measure.key in pair.p):
        p = bounds = None
        return _Compared(said("too short to say", f"{effect} {_too_short(a, one, b, two)}"), measure)
    if p is None:
        # What is counted by group has no interval either, so whatever comes here is a rate that only describes.
        clear = bounds[0] > 0 or bounds[1] < 0
        zero = "leaves out zero" if clear else "takes in zero"
        why = f"{effect} It describes and is not tested; {_interval(*bounds, measure, settings)}, {zero}."
        return _Compared(said("not tested" if clear else "no measurable difference", why), measure)
    return _Compared(said("no measurable difference", effect), measure, tested=True)


def _of_few(measure: Measure, one: Measurement, two: Measurement, p: float | None) -> float | None:
    """Of a handful of events chance is asked as their exact interval is: which words they stand among says nothing."""
    if p is None or measure.few is None or measure.few.share or not one.denominator or not two.denominator:
        return p
    events = (round(one.numerator or 0), round(two.numerator or 0))
    if max(events) > FEW:
        return p
    return max(p, uneven(*events, one.denominator / (one.denominator + two.denominator)))


def _counted(measure: Measure, found: Measurement) -> str:
    """ "7", "52.0% (13 of 25 sentences)"."""
    value = printed(found.value or 0.0, measure.decimals)
    if measure.exact and measure.unit != "%":
        return value
    return f"{value}{'%' if measure.unit == '%' else ''} ({found.basis})" if found.basis else value


def _as_counted(
    measure: Measure, pair_of: tuple[int, int], values: tuple[float, float], counted: str, pair: _SideBySide
) -> _Compared:
    """A count is what it is; where it is known how it grows with a text, chance is asked as well."""
    told = " and ".join(
        f"{letter(side)} has {printed(value, measure.decimals)}" for side, value in zip(pair_of, values, strict=True)
    )
    asked = measure.grows is not None and min(pair.sentences) >= stats.FEWEST_SENTENCES
    p = None
    if asked and measure.grows is not None and any(values):
        one, two = (size**measure.grows for size in pair.sentences)
        p = stats.tidy(uneven(*map(round, values), one / (one + two)))
    why = f"{told}: counted in the texts at hand, not estimated."
    if p is not None and not measure.page_one:
        why += f" Beyond them: texts of such length differ as much by chance in {_share(p)}."
    difference = stats.tidy(values[1] - values[0])
    contrast = Contrast(measure.key, *pair_of, difference, None, None, "as counted", why, counted, p)
    return _Compared(contrast, measure, tested=p is not None and measure.page_one)


def _bounds(measure: Measure, one: Measurement, two: Measurement, pair: _SideBySide) -> tuple[float, float] | None:
    """The interval of the difference b − a: from the resamples of both, or from both intervals where one is exact.

    It is narrower where passages tell the same: what they share makes no difference.
    """
    (value, other), (first, second) = (one.value, two.value), (_of_three(one), _of_three(two))
    if value is None or other is None or first is None or second is None:
        return None
    difference, half = other - value, pair.halves.get(measure.key)
    ends = stats.bounds_of_difference(first, second) if half is None else (difference - half, difference + half)
    narrower = math.sqrt(pair.variance_left(measure)) if pair.pairs and is_smooth(measure) else 1.0
    low, high = (stats.tidy(difference + narrower * (end - difference)) for end in ends)
    least, most = limits(measure)
    return max(low, least - most), min(high, most - least)


def _of_three(found: Measurement) -> tuple[float, float, float] | None:
    """Value, low and high, where there are all three."""
    if found.value is None or found.low is None or found.high is None:
        return None
    return found.value, found.low, found.high


def _share(p: float) -> str:
    """ "31 of 100 cases"."""
    return "less than 1 of 100 cases" if p < _LEAST_SHARE else f"{100 * p:.0f} of 100 cases"


def _judge(item: _Compared, adjusted: float, tested: int, shared: float, settings: Settings) -> Contrast:
    contrast, measure = item.contrast, item.measure
    differs = adjusted <= FALSE_ALARMS
    verdict: Verdict = "differs" if differs else "no measurable difference"
    corrected = f", {p_value(adjusted)} as one of {tested} tests" if tested > 1 else ""
    p = f"p = {p_value(contrast.p or 0.0)}{corrected}"
    if measure.exact:
        beyond = (
            f"Beyond them it is {'more than' if differs else 'within'} what texts of such length vary by chance ({p})."
        )
        return replace(contrast, verdict=verdict, adjusted=adjusted, why=f"{contrast.why} {beyond}")
    if contrast.low is None or contrast.high is None:
        raise AssertionError("unreachable: a rate is tested where its difference has an interval")
    smallest = _smallest(contrast.high - contrast.low, measure.weight / shared, settings.confidence)
    interval = _interval(contrast.low, contrast.high, measure, settings)
    size = f"{printed(smallest, measure.decimals)}{unit_after(measure.unit)}"
    why = (
        f"{contrast.why} {'More than' if differs else 'Within'} variation: {p}; {interval}. "
        f"The smallest difference that eight of ten such pairs show is {size}."
    )
    if contrast.matched:
        why += f" {100 * contrast.matched:.0f}% of the sentences stand in passages that tell the same."
    return replace(contrast, verdict=verdict, adjusted=adjusted, smallest=smallest, why=why)


def _interval(low: float, high: float, measure: Measure, settings: Settings) -> str:
    ends = " to ".join(printed(end, measure.decimals) for end in (low, high))
    return f"{settings.confidence * 100:g}% interval of the difference {ends}"


def _smallest(width: float, share: float, confidence: float) -> float:
    """From the interval's width: so many standard errors lie between no difference and one seen in 8 of 10 pairs.

    ``share`` is the test's part of the report's false alarms.
    """
    normal = NormalDist()
    errors = normal.inv_cdf(1 - FALSE_ALARMS * share / 2) + normal.inv_cdf(SEEN)
    return stats.tidy(width / 2 * errors / normal.inv_cdf((1 + confidence) / 2))


def _effect(measure: Measure, a: int, b: int, difference: float) -> str:
    if difference == 0:
        return f"{letter(a)} and {letter(b)} have the same value."
    size = printed(abs(difference), measure.decimals)
    unit = unit_after(measure.unit)
    return f"{letter(b)} is {'higher' if difference > 0 else 'lower'} than {letter(a)} by {size}{unit}."


def _too_short(a: int, one: Measurement, b: int, two: Measurement) -> str:
    reasons = [f"{letter(side)}: {found.why}" for side, found in ((a, one), (b, two)) if found.low is None]
    reason = "; ".join(reasons) or "too many ways to deal the passages leave nothing to divide by"
    return f"Too short to say whether this is more than chance ({reason})."
