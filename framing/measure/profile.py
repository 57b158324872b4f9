"""One document measured: its evidence in order, and every measure with its interval, its basis and its evidence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from framing.errors import FeatureError
from framing.measure import stats
from framing.measure.counts import Indices, Tally, body, paragraphs, tally
from framing.measure.formula import Formula, compile_formula, evaluate, missing
from framing.model import Evidence, Feature, Measure, Measurement, Parsed, Profile
from framing.settings import Settings

_SLOT = re.compile(r"\{(?:(largest|largest_name):)?(\w+)\}")
_ONE_OF_MANY = re.compile(r"(?<![\d.,])(1 (?:[a-z]+ )?[a-z]+[a-rt-z])s\b")  # "1 words", "1 reporting verbs"


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
    counts = [count for measure in measures for count in measure.counts.values()]
    table = tally(parsed, evidence, counts)
    columns = table.columns(counts, units_of(parsed, whole=has_paragraphs(parsed)))
    draws = stats.resampled(columns.sums, settings.draws, settings.seed, parsed.document.sha256)
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    measurements: dict[str, Measurement] = {}
    kept: dict[str, object] = {}
    for measure in measures:
        if measure.key in measurements:
            raise FeatureError("is declared twice", where=measure.key, next="Give each measure a key of its own.")
        values = None if measure.exact else evaluate(formula_of(measure), columns.named(measure, draws))
        interval = None if values is None else stats.interval(values, settings.confidence, len(columns.sums))
        measurements[measure.key] = _measured(measure, table, interval, names)
        if values is not None and interval is not None and measurements[measure.key].n >= stats.FEWEST_SENTENCES:
            kept[measure.key] = values
    return Profile(parsed, evidence, measurements, kept, signature, manifest)


def has_paragraphs(parsed: Parsed) -> bool:
    """Whether there are enough paragraphs to resample them."""
    return int(paragraphs(parsed).max(initial=-1)) + 1 >= stats.FEWEST_PARAGRAPHS


def units_of(parsed: Parsed, *, whole: bool) -> Indices:
    """What is resampled: for each body sentence the number of its paragraph (``whole``), or of itself."""
    return paragraphs(parsed) if whole else np.arange(len(body(parsed)), dtype=np.int64)


def gather(parsed: Parsed, features: Iterable[Feature]) -> tuple[Evidence, ...]:
    """All evidence of ``features``, sorted by (start, end, feature, kind) and checked against the text's bounds."""
    size = len(parsed.document.text)
    found: list[Evidence] = []
    for feature in features:
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
    for function, name in _SLOT.findall(measure.basis):
        if name not in measure.counts or (function and name not in grouped):
            what = f"basis {measure.basis!r} uses {name!r} in a way its counts do not allow"
            raise FeatureError(what, where=measure.key, next="Name one of the measure's counts.")
    for name in measure.shows:
        if name not in measure.counts:
            raise FeatureError(f"shows {name!r}, which is none of its counts", where=measure.key)
    return formula


def rows_behind(measure: Measure, table: Tally) -> int:
    """Body sentences with anything in them that the measure counts: the ``n`` its value rests on."""
    touched = np.zeros(table.sentences, dtype=bool)
    for count in measure.counts.values():
        rows = table.rows(count)
        touched |= (rows if rows.ndim == 1 else rows.sum(axis=1)) > 0
    return int(touched.sum())


def _measured(
    measure: Measure, table: Tally, interval: tuple[float, float] | None, names: Mapping[str, str]
) -> Measurement:
    formula = formula_of(measure)
    totals = {name: table.rows(count).sum(axis=0, keepdims=True) for name, count in measure.counts.items()}
    value = float(evaluate(formula, totals)[0])
    n = rows_behind(measure, table)
    low = high = why = None
    if math.isnan(value):
        why = missing(formula, {name: float(np.sum(total)) for name, total in totals.items()})
    elif n < measure.minimum:
        why = f"{_sentences(n)}; {measure.label} needs {measure.minimum}"
    elif measure.exact:
        why = "counted, not estimated: no interval"
    elif n < stats.FEWEST_SENTENCES:
        why = f"{_sentences(n)}; an interval needs {stats.FEWEST_SENTENCES}"
    elif interval is None:
        why = "no interval: too many resamples leave nothing to divide by"
    elif interval[0] == interval[1]:
        why = "no interval: every resample gives the same value"
    else:
        # Resampling favours the largest of several, so that a share of the leading group may fall short of all of
        # its resamples; an interval that leaves out the value it is about would only puzzle.
        low, high = min(interval[0], stats.tidy(value)), max(interval[1], stats.tidy(value))
    given = not math.isnan(value) and n >= measure.minimum
    if given and n < measure.extrapolated_below:
        remark = f"{_sentences(n)}; made for {measure.extrapolated_below}, so this value is extrapolated"
        why = f"{remark}; {why}" if why else remark
    return Measurement(
        measure=measure.key,
        value=stats.tidy(value) if given else None,
        low=low,
        high=high,
        n=n,
        basis=_basis(measure, table, totals, names),
        why=why,
        evidence=_evidence(measure, formula, table),
    )


def _evidence(measure: Measure, formula: Formula, table: Tally) -> tuple[int, ...]:
    shown = measure.shows or formula.shown
    return tuple(sorted({index for name in shown for index in table.evidence[measure.counts[name]]}))


def _basis(measure: Measure, table: Tally, totals: Mapping[str, NDArray[np.float64]], names: Mapping[str, str]) -> str:
    def fill(match: re.Match[str]) -> str:
        function, name = match.groups()
        total = totals[name]
        if not function:
            return _number(float(np.sum(total)))
        if not total.size:
            return "0" if function == "largest" else "nobody"
        leader = int(np.argmax(total[0]))
        if function == "largest":
            return _number(float(total[0, leader]))
        group = table.groups[measure.counts[name]][leader]
        return names.get(group, group)

    return _ONE_OF_MANY.sub(r"\1", _SLOT.sub(fill, measure.basis))


def _number(value: float) -> str:
    return f"{int(value):,}" if value.is_integer() else f"{value:,.1f}"


def _sentences(number: int) -> str:
    return f"{number} sentence" if number == 1 else f"{number} sentences"


def _problem(item: Evidence, key: str, size: int) -> str | None:
    if item.feature != key:
        return f"is signed by feature {item.feature!r}"
    spans = [(item.start, item.end), *((span.start, span.end) for _, span in item.parts)]
    if any(not 0 <= start < end <= size for start, end in spans):
        return "lies outside the text or is empty"
    if not (math.isfinite(item.weight) and item.weight >= 0):
        return f"weighs {item.weight}"
    return None
