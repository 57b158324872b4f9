"""One document measured: its evidence in order, and every measure with its interval, its basis and its evidence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.errors import FeatureError
from framing.language.tongues import knows
from framing.language.tongues import name as name_of
from framing.measure import reference, stats
from framing.measure.checked import formula_of
from framing.measure.counts import Indices, Tally, paragraphs, tally
from framing.measure.few import FEW, events, share
from framing.measure.formula import Formula, evaluate, missing
from framing.measure.formula import fraction as divided
from framing.measure.fractions import fraction, number, sentences
from framing.measure.gather import gather
from framing.measure.person_count import person_count
from framing.measure.spread import MeasureSpread, spreads
from framing.measure.statement import statement
from framing.model import MARKS_LOST, Count, Document, Evidence, Feature, Measure, Measurement, Parsed, Profile
from framing.settings import Settings

_MARKED = frozenset(("direct", "indirect", "mixed"))  # kinds of attributions that quotation marks tell apart
_SCARCE = 4  # sentences: what stands in fewer is missing from too many resamples


def profile(
    parsed: Parsed, features: Sequence[Feature], settings: Settings, signature: str, manifest: str = ""
) -> Profile:
    """Find the evidence of every feature and compute every measure from it.

    Raises FeatureError, naming the feature, for evidence outside the text or a formula that cannot be used.
    """
    return measured(parsed, gather(parsed, features), features, settings, signature, manifest)


def measured(
    parsed: Parsed,
    evidence: tuple[Evidence, ...],
    features: Sequence[Feature],
    settings: Settings,
    signature: str,
    manifest: str = "",
) -> Profile:
    """Compute every measure of ``features`` from evidence that has been found. Raises FeatureError."""
    measures = [measure for feature in features for measure in feature.measures]
    twice = [key for key, times in Counter(measure.key for measure in measures).items() if times > 1]
    if twice:
        raise FeatureError("is declared twice", where=twice[0], next="Give each measure a key of its own.")
    table = tally(parsed, evidence, (count for measure in measures for count in measure.counts.values()))
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    sampling = Sampling(settings.draws, settings.confidence, settings.seed, parsed.document.sha256)
    measurements, spreads = estimates(table, paragraphs(parsed), measures, sampling, names)
    for feature in features:
        foreign = None
        if not knows(feature.languages, parsed.document.language):
            foreign = _foreign(feature, parsed.document.language or "")
        for measure in feature.measures:
            why = foreign or _unmarked(measure, parsed.document)
            if why:
                measurements[measure.key] = Measurement(
                    measure.key, None, None, None, 0, "", why, (), label=measure.label, unit=measure.unit
                )
                spreads.pop(measure.key, None)
    sentence = reference.told(parsed.document.language, measurements)
    if reference.fits(parsed.document.language, measurements):
        placed = {key: reference.placed(key, found) for key, found in measurements.items()}
        measurements.update(
            {key: replace(measurements[key], percentile=rank) for key, rank in placed.items() if rank is not None}
        )
    return Profile(parsed, evidence, measurements, spreads, signature, manifest, statement(parsed), sentence)


def _unmarked(measure: Measure, document: Document) -> str | None:
    """Why a measure that tells voices or quotations apart is not given for a text without its quotation marks."""
    needed = any(
        count.voices is not None or count.feature == "quotation" or _MARKED.intersection(count.kinds or ())
        for count in measure.counts.values()
    )
    return MARKS_LOST if needed and MARKS_LOST in document.notes else None


def _foreign(feature: Feature, language: str) -> str:
    known = " and ".join(map(name_of, feature.languages))
    return f"the text is in {name_of(language)}; {feature.title.lower()} is measured in {known} only"


class Sampling(NamedTuple):
    """How a text is resampled; ``key`` (the document's sha256) and ``seed`` settle the draws."""

    draws: int
    confidence: float
    seed: int
    key: str


def estimates(
    table: Tally, paragraph: Indices, measures: Sequence[Measure], sampling: Sampling, names: Mapping[str, str]
) -> tuple[dict[str, Measurement], dict[str, object]]:
    """Each measure's value with its interval, and the spreads that contrasts are made from.

    ``paragraph`` numbers the paragraph of each row of ``table``; ``names`` are those of the groups.
    """
    unit = units_of(paragraph, whole=has_paragraphs(paragraph))
    found = spreads(table, unit, measures, sampling.draws, sampling.seed, sampling.key, sampling.confidence)
    counted = _Counted(table, measures)
    measurements: dict[str, Measurement] = {}
    kept: dict[str, object] = {}
    for measure in measures:
        estimate, formula = found.get(measure.key), formula_of(measure)
        interval = _interval(measure, formula, counted, estimate, sampling.confidence)
        measurements[measure.key] = _measured(measure, formula, counted, estimate, interval, names)
        if estimate is not None and interval is not None and not interval.exact:
            kept[measure.key] = estimate.spread
    return measurements, kept


class _Counted:
    """Of each count its total, by group where it is grouped, and the sentences with any of it as bits of a number."""

    def __init__(self, table: Tally, measures: Iterable[Measure]) -> None:
        self.table = table
        counts = dict.fromkeys(count for measure in measures for count in measure.counts.values())
        plain = [count for count in counts if not count.grouped]
        rows = np.array([table.plain[count] for count in plain]).reshape(len(plain), table.sentences)
        sums = rows.sum(axis=1)
        self._arrays = dict(zip(plain, sums[:, None], strict=True))
        self._totals: dict[Count, float] = dict(zip(plain, sums.tolist(), strict=True))
        self._touched = dict(zip(plain, _bits(rows > 0), strict=True))
        for count in counts:
            if count.grouped:
                matrix = table.grouped[count]
                self._arrays[count] = matrix.sum(axis=0, keepdims=True)
                self._totals[count] = float(matrix.sum())
                (self._touched[count],) = _bits(matrix.sum(axis=1)[None, :] > 0)

    def arrays(self, measure: Measure) -> dict[str, NDArray[np.float64]]:
        """The totals of a measure's counts as its formula takes them."""
        return {name: self._arrays[count] for name, count in measure.counts.items()}

    def total(self, measure: Measure, name: str) -> float:
        return self._totals[measure.counts[name]]

    def rows(self, measure: Measure, names: Iterable[str] | None = None) -> int:
        """How many body sentences have anything in them of the counts of those names, all where none are given."""
        touched = 0
        for name in measure.counts if names is None else names:
            touched |= self._touched[measure.counts[name]]
        return touched.bit_count()


def _bits(rows: NDArray[np.bool_]) -> list[int]:
    return [int.from_bytes(row.tobytes()) for row in np.packbits(rows, axis=1)]


def has_paragraphs(paragraph: Indices) -> bool:
    """Whether there are enough paragraphs to resample them."""
    return int(paragraph.max(initial=-1)) + 1 >= stats.FEWEST_PARAGRAPHS


def units_of(paragraph: Indices, *, whole: bool) -> Indices:
    """What is resampled: for each body sentence the number of its paragraph (``whole``), or of itself."""
    return paragraph if whole else np.arange(len(paragraph), dtype=np.int64)


class _Interval(NamedTuple):
    low: float
    high: float
    exact: bool  # by few.py, not by resampling


def _interval(
    measure: Measure, formula: Formula, counted: _Counted, found: MeasureSpread | None, confidence: float
) -> _Interval | None:
    """Exact where few were counted or too few vary to resample, by resampling otherwise; within what is possible."""
    if found is None or not math.isfinite(found.spread.value):
        return None
    value, half = stats.tidy(found.spread.value), found.half
    if measure.few is not None:
        rule = measure.few
        cases, of = (round(sum(counted.total(measure, name) for name in names)) for names in (rule.found, rule.of))
        few = min(cases, of - cases) if rule.share else cases
        if few <= FEW or half is None:
            low, high = share(cases, of, confidence) if rule.share else events(cases, confidence)
            scale = rule.per if rule.share else rule.per / of
            return _Interval(min(stats.tidy(scale * low), value), max(stats.tidy(scale * high), value), True)
    if half is None:
        return None
    least, most = _limits(measure, formula)
    return _Interval(max(stats.tidy(value - half), least), min(stats.tidy(value + half), most), False)


def limits(measure: Measure) -> tuple[float, float]:
    """Below and above what no value of the measure can lie: a share has 0 and 100, what is never subtracted from 0."""
    return _limits(measure, formula_of(measure))


def _limits(measure: Measure, formula: Formula) -> tuple[float, float]:
    if measure.unit == "%":
        return 0.0, 100.0
    return (-math.inf if formula.subtracts else 0.0), math.inf


def _measured(
    measure: Measure,
    formula: Formula,
    counted: _Counted,
    found: MeasureSpread | None,
    interval: _Interval | None,
    names: Mapping[str, str],
) -> Measurement:
    totals = counted.arrays(measure)
    value = float(evaluate(formula, totals)[0]) if found is None else found.spread.value
    n = counted.rows(measure)
    refused = _refused(measure, formula, value, n, counted)
    low = high = None
    why = refused
    if refused is not None:
        pass
    elif measure.exact:
        why = "counted, not estimated: no interval"
    elif n < stats.FEWEST_SENTENCES:
        why = f"{sentences(n)}; an interval needs {stats.FEWEST_SENTENCES}"
    elif found is None:
        why = "counted by source or group: no interval"
    elif interval is None:
        why = f"no interval: {_steady(measure, formula, counted)}"
    elif _limits(measure, formula) == (interval.low, interval.high):
        why = "no interval: it would take in every value there is"
    else:
        low, high = interval.low, interval.high
    remark = None if refused else _extrapolated(measure, value, n)
    numerator, denominator = divided(formula, totals)
    return Measurement(
        measure=measure.key,
        value=None if refused else stats.tidy(value),
        low=low,
        high=high,
        n=n,
        basis=fraction(measure, counted.table, totals, names),
        why="; ".join(filter(None, (remark, why))) or None,
        evidence=_evidence(measure, formula, counted.table),
        extrapolated=remark is not None,
        label=measure.label,
        unit=measure.unit,
        numerator=numerator,
        denominator=denominator,
        person_count=None if refused else person_count(measure.key, stats.tidy(value), numerator, denominator),
    )


def _refused(measure: Measure, formula: Formula, value: float, n: int, counted: _Counted) -> str | None:
    """Why there is no value, None where there is one."""
    if not math.isfinite(value):
        return missing(formula, {name: counted.total(measure, name) for name in measure.counts})
    if n < measure.minimum:
        return f"{sentences(n)}; {measure.label} needs {measure.minimum}"
    for name, least in measure.needs:
        total = counted.total(measure, name)
        if total < least:
            return f"{number(total)} {name}; {measure.label} needs {least}"
    return None


def _extrapolated(measure: Measure, value: float, n: int) -> str | None:
    """What to mind about a value outside what its formula was made for."""
    if n < measure.extrapolated_below:
        return f"{sentences(n)}; made for {measure.extrapolated_below}, so this value is extrapolated"
    if measure.scale is not None and not measure.scale[0] <= value <= measure.scale[1]:
        low, high = (f"{end:g}" for end in measure.scale)
        return f"outside the formula’s scale of {low} to {high}, so this value is extrapolated"
    return None


def _steady(measure: Measure, formula: Formula, counted: _Counted) -> str:
    """Why resampling gives no interval."""
    few = counted.rows(measure, measure.shows or formula.shown)
    return f"what is counted stands in {sentences(few)} alone" if 0 < few < _SCARCE else "too little varies"


def _evidence(measure: Measure, formula: Formula, table: Tally) -> tuple[int, ...]:
    first, *others = (table.evidence[measure.counts[name]] for name in measure.shows or formula.shown)
    return tuple(sorted({*first, *chain(*others)})) if others else first
