"""One document measured: its evidence in order, and every measure with its interval, its basis and its evidence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from framing.errors import FeatureError
from framing.measure import stats
from framing.measure.counts import Tally, tally
from framing.measure.formula import Formula, compile_formula, evaluate, missing
from framing.model import Evidence, Feature, Measure, Measurement, Parsed, Profile
from framing.settings import Settings

type Array = NDArray[np.float64]

_SLOT = re.compile(r"\{(?:(largest|largest_name):)?(\w+)\}")


def profile(parsed: Parsed, features: Sequence[Feature], settings: Settings, signature: str) -> Profile:
    """Find the evidence of every feature and compute every measure from it.

    Raises FeatureError, naming the feature, for evidence outside the text or a formula that cannot be used.
    """
    evidence = gather(parsed, features)
    measures = [measure for feature in features for measure in feature.measures]
    table = tally(parsed, evidence, (count for measure in measures for count in measure.counts.values()))
    weights = stats.resamples(table.sentences, settings.draws, settings.seed, parsed.document.sha256)
    measurements: dict[str, Measurement] = {}
    draws: dict[str, object] = {}
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    for measure in measures:
        if measure.key in measurements:
            raise FeatureError("is declared twice", where=measure.key, next="Give each measure a key of its own.")
        measurements[measure.key], values = _measure(measure, table, weights, settings.confidence, names)
        if values is not None:
            draws[measure.key] = values
    return Profile(parsed, evidence, measurements, draws, signature)


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


def value_of(measure: Measure, table: Tally, weights: Array) -> Array:
    """The measure for every row of ``weights`` (draws, sentences): shape (draws,), NaN where it has no value."""
    sums = {name: weights @ table.rows(count) for name, count in measure.counts.items()}
    return evaluate(formula_of(measure), sums)


def _measure(
    measure: Measure, table: Tally, weights: Array, confidence: float, names: Mapping[str, str]
) -> tuple[Measurement, Array | None]:
    formula = formula_of(measure)
    totals = {name: table.rows(count).sum(axis=0) for name, count in measure.counts.items()}
    value = float(value_of(measure, table, np.ones((1, table.sentences)))[0])
    n = rows_behind(measure, table)
    low = high = values = why = None
    if math.isnan(value):
        why = missing(formula, {name: float(np.sum(total)) for name, total in totals.items()})
    elif n < measure.minimum:
        why = f"{n} {_sentences(n)}; {measure.label} needs {measure.minimum}"
    elif measure.exact:
        why = "counted, not estimated: no interval"
    elif n < stats.FEWEST_SENTENCES:
        why = f"{n} {_sentences(n)} are too few for an interval, which needs {stats.FEWEST_SENTENCES}"
    else:
        values = value_of(measure, table, weights)
        bounds = stats.interval(values, confidence)
        if bounds is None:
            values, why = None, "too many resamples of the sentences leave nothing to divide by"
        else:
            low, high = bounds
    given = not math.isnan(value) and n >= measure.minimum
    measurement = Measurement(
        measure=measure.key,
        value=stats.tidy(value) if given else None,
        low=low,
        high=high,
        n=n,
        basis=_basis(measure, table, totals, names),
        why=why,
        evidence=_evidence(measure, formula, table),
    )
    return measurement, values


def _evidence(measure: Measure, formula: Formula, table: Tally) -> tuple[int, ...]:
    shown = measure.shows or formula.shown
    return tuple(sorted({index for name in shown for index in table.evidence[measure.counts[name]]}))


def _basis(measure: Measure, table: Tally, totals: Mapping[str, Array], names: Mapping[str, str]) -> str:
    def fill(match: re.Match[str]) -> str:
        function, name = match.groups()
        total = totals[name]
        if not function:
            return _number(float(np.sum(total)))
        if not total.size:
            return "0" if function == "largest" else "nobody"
        leader = int(np.argmax(total))
        if function == "largest":
            return _number(float(total[leader]))
        group = table.groups[measure.counts[name]][leader]
        return names.get(group, group)

    return _SLOT.sub(fill, measure.basis)


def _number(value: float) -> str:
    return f"{int(value):,}" if value.is_integer() else f"{value:,.1f}"


def _sentences(number: int) -> str:
    return "sentence" if number == 1 else "sentences"


def _problem(item: Evidence, key: str, size: int) -> str | None:
    if item.feature != key:
        return f"is signed by feature {item.feature!r}"
    spans = [(item.start, item.end), *((span.start, span.end) for _, span in item.parts)]
    if any(not 0 <= start < end <= size for start, end in spans):
        return "lies outside the text or is empty"
    if not (math.isfinite(item.weight) and item.weight >= 0):
        return f"weighs {item.weight}"
    return None
