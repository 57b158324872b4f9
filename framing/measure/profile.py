"""One document measured: its evidence in order, and every measure with its interval, its basis and its evidence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.errors import FeatureError
from framing.language.tongues import knows
from framing.language.tongues import name as name_of
from framing.measure import reference, stats
from framing.measure.counts import Indices, Tally, paragraphs, tally
from framing.measure.few import FEW, events, share
from framing.measure.formula import Formula, compile_formula, evaluate, missing
from framing.measure.spread import is_smooth, resample, spread
from framing.measure.statement import statement
from framing.measure.wording import SLOT, fraction, number, sentences
from framing.model import Evidence, Feature, Measure, Measurement, Parsed, Profile
from framing.settings import Settings

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
        if not knows(feature.languages, parsed.document.language):
            why = _foreign(feature, parsed.document.language or "")
            for measure in feature.measures:
                measurements[measure.key] = Measurement(measure.key, None, None, None, 0, "", why, ())
                spreads.pop(measure.key, None)
    sentence = reference.told(parsed.document.language, measurements)
    if reference.fits(parsed.document.language, measurements):
        placed = {key: reference.placed(key, found) for key, found in measurements.items()}
        measurements.update(
            {key: replace(measurements[key], percentile=rank) for key, rank in placed.items() if rank is not None}
        )
    return Profile(parsed, evidence, measurements, spreads, signature, manifest, statement(parsed), sentence)


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
    resamples = resample(table, unit, measures, sampling.draws, sampling.seed, sampling.key)
    measurements: dict[str, Measurement] = {}
    kept: dict[str, object] = {}
    for measure in measures:
        formula = formula_of(measure)
        found = spread(measure, formula, resamples) if is_smooth(measure) else None
        interval = _interval(measure, table, found, sampling.confidence)
        measurements[measure.key] = _measured(measure, formula, table, interval, names)
        if found is not None and interval is not None and not interval.exact:
            kept[measure.key] = found
    return measurements, kept


def has_paragraphs(paragraph: Indices) -> bool:
    """Whether there are enough paragraphs to resample them."""
    return int(paragraph.max(initial=-1)) + 1 >= stats.FEWEST_PARAGRAPHS


def units_of(paragraph: Indices, *, whole: bool) -> Indices:
    """What is resampled: for each body sentence the number of its paragraph (``whole``), or of itself."""
    return paragraph if whole else np.arange(len(paragraph), dtype=np.int64)


def gather(parsed: Parsed, features: Iterable[Feature]) -> tuple[Evidence, ...]:
    """All evidence of ``features``, sorted by (start, end, feature, kind) and checked against the text's bounds."""
    size = len(parsed.document.text)
    found: list[Evidence] = []
    for feature in features:
        if not knows(feature.languages, parsed.document.language):
            continue
        for item in feature.find(parsed):
            problem = _problem(item, feature.key, size)
            if problem:
                raise FeatureError(
                    f"its evidence {item.kind!r} at {item.start}–{item.end} {problem}",
                    where=f"feature {feature.key}, document {parsed.document.id}",
                    next="Correct the feature's find().",
                )
            found.append(item)
    return tuple(sorted(found, key=lambda item: (item.start, item.end, item.feature, item.kind, item.group or "")))


def formula_of(measure: Measure) -> Formula:
    """The measure's checked formula, with its ``basis`` and ``shows`` checked as well. Raises FeatureError."""
    plain = [name for name, count in measure.counts.items() if not count.grouped]
    grouped = [name for name, count in measure.counts.items() if count.grouped]
    formula = compile_formula(measure.formula, plain, grouped, measure.key)
    for function, name in SLOT.findall(measure.basis):
        if name not in measure.counts or (function and name not in grouped):
            what = f"basis {measure.basis!r} uses {name!r} in a way its counts do not allow"
            raise FeatureError(what, where=measure.key, next="Name one of the measure's counts.")
    for name in (*measure.shows, *(name for name, _ in measure.needs)):
        if name not in measure.counts:
            raise FeatureError(f"shows or needs {name!r}, which is none of its counts", where=measure.key)
    for name in (*measure.few.found, *measure.few.of) if measure.few else ():
        if name not in plain:
            raise FeatureError(f"its rule for few names {name!r}, which is none of its plain counts", where=measure.key)
    return formula


def rows_behind(measure: Measure, table: Tally) -> int:
    """Body sentences with anything in them that the measure counts: the ``n`` its value rests on."""
    touched = np.zeros(table.sentences, dtype=bool)
    for count in measure.counts.values():
        rows = table.rows(count)
        touched |= (rows if rows.ndim == 1 else rows.sum(axis=1)) > 0
    return int(touched.sum())


class _Interval(NamedTuple):
    low: float
    high: float
    exact: bool  # by few.py, not by resampling


def _interval(measure: Measure, table: Tally, found: stats.Spread | None, confidence: float) -> _Interval | None:
    """Exact where few were counted or too few vary to resample, by resampling otherwise; within what is possible."""
    if found is None or not math.isfinite(found.value):
        return None
    value, half = stats.tidy(found.value), stats.half_width(found, confidence)
    if measure.few is not None:
        rule = measure.few
        counted, of = (_total(measure, table, names) for names in (rule.found, rule.of))
        few = min(counted, of - counted) if rule.share else counted
        if few <= FEW or half is None:
            low, high = share(counted, of, confidence) if rule.share else events(counted, confidence)
            scale = rule.per if rule.share else rule.per / of
            return _Interval(min(stats.tidy(scale * low), value), max(stats.tidy(scale * high), value), True)
    if half is None:
        return None
    least, most = limits(measure)
    return _Interval(max(stats.tidy(value - half), least), min(stats.tidy(value + half), most), False)


def _total(measure: Measure, table: Tally, names: Iterable[str]) -> int:
    return round(sum(float(table.rows(measure.counts[name]).sum()) for name in names))


def limits(measure: Measure) -> tuple[float, float]:
    """Below and above what no value of the measure can lie: a share has 0 and 100, what is never subtracted from 0."""
    if measure.unit == "%":
        return 0.0, 100.0
    return (-math.inf if formula_of(measure).subtracts else 0.0), math.inf


def _measured(
    measure: Measure, formula: Formula, table: Tally, interval: _Interval | None, names: Mapping[str, str]
) -> Measurement:
    totals = {name: table.rows(count).sum(axis=0, keepdims=True) for name, count in measure.counts.items()}
    value = float(evaluate(formula, totals)[0])
    n = rows_behind(measure, table)
    refused = _refused(measure, formula, value, n, totals)
    low = high = None
    why = refused
    if refused is not None:
        pass
    elif measure.exact:
        why = "counted, not estimated: no interval"
    elif n < stats.FEWEST_SENTENCES:
        why = f"{sentences(n)}; an interval needs {stats.FEWEST_SENTENCES}"
    elif not is_smooth(measure):
        why = "counted by source or group: no interval"
    elif interval is None:
        why = f"no interval: {_steady(measure, table)}"
    elif limits(measure) == (interval.low, interval.high):
        why = "no interval: it would take in every value there is"
    else:
        low, high = interval.low, interval.high
    remark = None if refused else _extrapolated(measure, value, n)
    return Measurement(
        measure=measure.key,
        value=None if refused else stats.tidy(value),
        low=low,
        high=high,
        n=n,
        basis=fraction(measure, table, totals, names),
        why="; ".join(filter(None, (remark, why))) or None,
        evidence=_evidence(measure, formula, table),
        extrapolated=remark is not None,
    )


def _refused(
    measure: Measure, formula: Formula, value: float, n: int, totals: Mapping[str, NDArray[np.float64]]
) -> str | None:
    """Why there is no value, None where there is one."""
    if math.isnan(value):
        return missing(formula, {name: float(np.sum(total)) for name, total in totals.items()})
    if n < measure.minimum:
        return f"{sentences(n)}; {measure.label} needs {measure.minimum}"
    for name, least in measure.needs:
        total = float(np.sum(totals[name]))
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


def _steady(measure: Measure, table: Tally) -> str:
    """Why resampling gives no interval."""
    touched = np.zeros(table.sentences, dtype=bool)
    for name in measure.shows or formula_of(measure).shown:
        touched |= table.rows(measure.counts[name]) > 0
    few = int(touched.sum())
    return f"what is counted stands in {sentences(few)} alone" if 0 < few < _SCARCE else "too little varies"


def _evidence(measure: Measure, formula: Formula, table: Tally) -> tuple[int, ...]:
    shown = measure.shows or formula.shown
    return tuple(sorted({index for name in shown for index in table.evidence[measure.counts[name]]}))


def _problem(item: Evidence, key: str, size: int) -> str | None:
    if item.feature != key:
        return f"is signed by feature {item.feature!r}"
    inside = 0 <= item.start < item.end <= size
    if item.parts:  # asked first: most evidence has none, and there is much of it
        inside = inside and all(0 <= start < end <= size for _, (start, end) in item.parts)
    if not inside:
        return "lies outside the text or is empty"
    if not (math.isfinite(item.weight) and item.weight >= 0):
        return f"weighs {item.weight}"
    return None
