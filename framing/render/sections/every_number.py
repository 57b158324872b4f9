"""The last page's tables: every measure with its formula, its values and differences, and the totals behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.measure.checked import formula_of
from framing.measure.counts import Tally, tally
from framing.measure.formula import readable
from framing.model import Comparison, Contrast, Measure, Measurement
from framing.number_format import printed
from framing.render.anchors import Anchors
from framing.render.clean import visible
from framing.render.numbers import value_text
from framing.render.sections.measures import anchor, fraction

_OWN = ".own."  # in the key of a measure of what stands outside quotation marks
_SIZES = ("text",)  # sections whose measures come first


@dataclass(frozen=True, slots=True)
class NumberCell:
    """One document's value, what was divided, and where the counted words begin."""

    letter: str
    text: str
    basis: str
    href: str


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One measure; ``own`` are the values outside quotation marks, where it has them."""

    anchor: str
    told: bool  # a plain count that the pages of measures and voices tell already
    echo: str  # "as words quoted": the row above that has the same fractions, or what it leaves of the whole
    own_anchor: str
    label: str
    formula: str
    meaning: str
    cells: tuple[NumberCell, ...]
    difference: str
    own: tuple[NumberCell, ...]
    own_difference: str


@dataclass(frozen=True, slots=True)
class Total:
    """A name in a formula, and its total in each document; ``own`` is what stands outside quotation marks."""

    name: str
    totals: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EveryNumber:
    """Rows whose value is a count or a fraction; rows of formulas over several totals, and those totals."""

    plain: tuple[NumberRow, ...]
    formulas: tuple[NumberRow, ...]
    totals: tuple[Total, ...]
    none: tuple[tuple[str, str], ...]  # anchor and label of what was found in no document
    difference: str  # heading of the column of differences
    person_count: tuple[tuple[str, str], ...]  # a measure, and what a person would count in each document


def tallies(comparison: Comparison, names: Sequence[Anchors]) -> list[Tally]:
    """The counts behind the measures, a Tally a document."""
    counts = [count for measure in comparison.measures.values() for count in measure.counts.values()]
    return [tally(found.profile.parsed, found.profile.evidence, counts) for found in names]


def every_number(comparison: Comparison, names: Sequence[Anchors], found: Sequence[Tally]) -> EveryNumber:
    """All measures in the order of their sections, sizes first."""
    sections = sorted(comparison.sections, key=lambda section: section.key not in _SIZES)
    keys = [key for section in sections for key in section.measures]
    contrasts: dict[str, list[Contrast]] = {}
    for contrast in comparison.contrasts:
        contrasts.setdefault(contrast.measure, []).append(contrast)
    plain: list[NumberRow] = []
    formulas: list[NumberRow] = []
    none: list[tuple[str, str]] = []
    echoes: dict[tuple[tuple[float | None, float | None], ...], str] = {}
    for key in keys:
        measure = comparison.measures[key]
        values = [each.profile.measurements[key] for each in names]
        if _OWN in key and key.replace(_OWN, ".", 1) in comparison.measures:
            continue
        if measure.exact and not any(value.value for value in values):
            none.append((anchor(key), _lower(visible(measure.label))))
            continue
        own = f"{key.partition('.')[0]}{_OWN}{key.partition('.')[2]}"
        row = _row(comparison, key, own if own in comparison.measures else "", names, contrasts)
        if row.own:
            formulas.append(row)
            continue
        parts = tuple((value.numerator, value.denominator) for value in values)
        plain.append(replace(row, echo=echoes.get(parts, "")))
        if all(n is not None and d is not None for n, d in parts):
            rest = tuple((None if n is None or d is None else d - n, d) for n, d in parts)
            echoes.setdefault(parts, f"as {_lower(row.label)}")
            echoes.setdefault(rest, f"the rest of {_lower(row.label)}")
    return EveryNumber(
        tuple(plain),
        tuple(formulas),
        _totals(comparison, [key for key in keys if "readability" in key or _OWN in key], found),
        tuple(none),
        "B − A [95%]" if len(names) == 2 else "Differs",
        tuple(
            (_lower(visible(comparison.measures[key].label)), told)
            for key in keys
            if (told := _person_count(key, names))
        ),
    )


def _person_count(key: str, names: Sequence[Anchors]) -> str:
    """ "A 57% (36 to 77), B 83% (62 to 100)"; empty where annotated articles tell nothing of the measure."""
    told = []
    for each in names:
        measured = each.profile.measurements[key]
        if (found := measured.person_count) is None:
            continue
        percent = measured.unit == "%"
        value, low, high = (printed(number, 0 if percent else 1) for number in (found.value, found.low, found.high))
        mind = f"; {found.why}" if found.why else ""
        told.append(f"{each.letter} {value}{'%' if percent else ''} ({low} to {high}{mind})")
    return ", ".join(told)


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _row(
    comparison: Comparison, key: str, own: str, names: Sequence[Anchors], contrasts: dict[str, list[Contrast]]
) -> NumberRow:
    measure = comparison.measures[key]
    formula = readable(formula_of(measure))
    plain = measure.formula in measure.counts or measure.formula in ("distinct(by_source)", "effective(by_source)")
    difference = _difference(measure, contrasts.get(key, []), names)
    return NumberRow(
        anchor=anchor(key),
        told=plain and not difference and key.partition(".")[0] not in _SIZES,
        echo="",
        own_anchor=anchor(own) if own else "",
        label=visible(measure.label),
        formula="" if plain else formula,
        meaning=visible(measure.meaning),
        cells=tuple(_cell(measure, each, divided=not own) for each in names),
        difference=difference,
        own=tuple(_cell(comparison.measures[own], each, divided=False) for each in names) if own else (),
        own_difference=_difference(comparison.measures[own], contrasts.get(own, []), names) if own else "",
    )


def _cell(measure: Measure, names: Anchors, *, divided: bool) -> NumberCell:
    found: Measurement = names.profile.measurements[measure.key]
    basis = fraction(found, measure) if divided and not _is_count(measure) else ""
    basis = basis.replace(" of ", "/").replace(" in ", "/").replace(" words", "")
    href = names.words(found.evidence) or f"{names.letter}-text"
    return NumberCell(names.letter, value_text(found.value, measure), basis, href)


def _is_count(measure: Measure) -> bool:
    return measure.exact and measure.unit != "%"


def _difference(measure: Measure, contrasts: Sequence[Contrast], names: Sequence[Anchors]) -> str:
    """Of two documents the difference and its interval; of more, the pairs that differ."""
    if len(names) > 2:
        apart = [item for item in contrasts if item.verdict == "differs"]
        pairs = [f"{names[item.a].letter}–{names[item.b].letter}" for item in apart]
        return ", ".join(pairs)
    told = [
        item for item in contrasts if item.difference is not None and item.low is not None and item.high is not None
    ]
    if not told:
        return ""
    item = told[0]
    numbers = [part for part in (item.difference, item.low, item.high) if part is not None]
    value, low, high = (printed(part, measure.decimals) for part in numbers)
    sign = "+" if not value.startswith("−") and float(value.replace(",", "")) else ""
    star = "*" if item.verdict == "differs" else ""
    return f"{sign}{value} [{low}, {high}]{star}"


def _totals(comparison: Comparison, keys: Sequence[str], found: Sequence[Tally]) -> tuple[Total, ...]:
    """What the formulas of several totals add up, each name once."""
    totals: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]] = ({}, {})
    for key in keys:
        for name, count in comparison.measures[key].counts.items():
            summed = tuple(printed(float(table.rows(count).sum()), 0) for table in found)
            totals[_OWN in key].setdefault(name.replace("_", " "), summed)
    none = ("–",) * len(found)
    return tuple(Total(name, values, totals[1].get(name, none)) for name, values in totals[0].items())
