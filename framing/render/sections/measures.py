"""Measures as panels of rows on shared axes: values side by side, dots with intervals, and what may be said of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from framing.language.attribution.verbs import stances
from framing.model import Comparison, Contrast, Measure, Measurement, Verdict
from framing.number_format import printed
from framing.render.anchors import Anchors, slug
from framing.render.clean import visible
from framing.render.numbers import Axis, axis, value_text

# From the verdict that asks for attention to the one that does not, with the tag that says it.
TAGS: dict[Verdict, str] = {
    "differs": "differs",
    "no measurable difference": "too close to call",
    "too short to say": "too short to say",
    "not tested": "not tested",
    "as counted": "in these texts",
    "not measured": "not measured",
}
_PAIRS = 3  # pairs of documents that a tag lists; of more, their number is given
_FRACTION = re.compile(r"[\d,]+ (?:of|in|to) [\d,]+(?: words)?")
_OWN = ".own."  # in the key of a measure of what stands outside quotation marks; the last page has them
# Parts of the report that tell of one dimension together: title, sections of measures, the measures page one prefers.
DIMENSIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("Source emphasis", ("sources",), ("sources.leading", "sources.distinct", "sources.attributed")),
    (
        "Attribution style",
        ("attribution", "quotation"),
        ("quotation.words", "attribution.indirect", "attribution.direct", "attribution.outlet"),
    ),
    ("Hedging", ("hedging",), ("hedging.rate",)),
    ("Readability", ("readability",), ("readability.ari", "readability.flesch_kincaid")),
)
_SIZES = "text"  # the section whose measures are sizes, which every page tells


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """One document's value of a measure: the number leads to the words that were counted."""

    letter: str
    text: str
    basis: str
    href: str
    why: str


@dataclass(frozen=True, slots=True)
class PlotPoint:
    """A value on a plot, in points; ``low`` and ``high`` are None where there is no interval."""

    letter: str
    at: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Plot:
    """Dots with intervals on an axis; ``title`` says the same as a sentence."""

    width: int
    ticks: tuple[tuple[float, str], ...]
    dots: tuple[PlotPoint, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict's tag and the pairs of documents it holds for; ``pairs`` is empty where it holds for all."""

    verdict: Verdict
    tag: str
    pairs: str
    why: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure: its values side by side, their plot, and what may be said of the difference."""

    key: str
    anchor: str  # id of its row among all numbers
    label: str
    meaning: str
    values: tuple[PrintedValue, ...]
    plot: Plot | None
    judgements: tuple[Judgement, ...]

    @property
    def fractions(self) -> bool:
        """Whether the values have something printed under them that tells them apart."""
        return len({value.basis for value in self.values if value.basis}) > 0


@dataclass(frozen=True, slots=True)
class AxisGroup:
    """Rows that share one axis, whose ticks stand under the last of them."""

    unit: str
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One dimension: rates on shared axes, then plain counts."""

    anchor: str
    title: str
    introduction: str
    groups: tuple[AxisGroup, ...]
    counts: tuple[MeasureRow, ...]


class Rows:
    """Makes rows of measures; every page asks it, so that a number reads the same everywhere."""

    def __init__(self, comparison: Comparison, names: Sequence[Anchors]) -> None:
        self.comparison = comparison
        self.names = names
        self.contrasts: dict[str, list[Contrast]] = {}
        for contrast in comparison.contrasts:
            self.contrasts.setdefault(contrast.measure, []).append(contrast)

    def row(self, key: str, *, scale: Axis | None = None, width: int = 0) -> MeasureRow:
        """A measure as a row; with a ``width`` it has a plot, on ``scale`` or on an axis of its own."""
        measure = self.comparison.measures[key]
        scale = scale or (self.scale([key]) if width else None)
        return MeasureRow(
            key=key,
            anchor=anchor(key),
            label=visible(measure.label),
            meaning=visible(measure.meaning),
            values=tuple(_value(measure, each) for each in self.names),
            plot=_plot(measure, self.names, scale, width) if scale and width else None,
            judgements=judgements(self.contrasts.get(key, []), self.names),
        )

    def scale(self, keys: Iterable[str]) -> Axis | None:
        """One axis for all values and intervals of some measures; percentages have the whole of theirs."""
        keys = list(keys)
        units = {self.comparison.measures[key].unit for key in keys}
        found = [each.profile.measurements[key] for each in self.names for key in keys]
        values = [item.value for item in found if item.value is not None]
        bounds = [part for item in found for part in (item.low, item.high) if part is not None]
        if not values:
            return None
        if units == {"%"}:
            return Axis(0.0, 100.0, ((0.0, "0%"), (50.0, "50%"), (100.0, "100%")))
        return axis([*values, *bounds], percent=False, signed=min(values) < 0)

    def measured(self, key: str) -> bool:
        """Whether any document has a value above zero."""
        return any(each.profile.measurements[key].value for each in self.names)


def panels(comparison: Comparison, rows: Rows, *, width: int) -> tuple[Panel, ...]:
    """The dimensions that have measures, in order; other sections of measures after them, one a panel."""
    sections = {section.key: section for section in comparison.sections}
    known = {key for _, keys, _ in DIMENSIONS for key in keys}
    wanted = [(title, keys) for title, keys, _ in DIMENSIONS]
    wanted += [(sections[key].title, (key,)) for key in sections if key not in known and key != _SIZES]
    found = []
    for title, keys in wanted:
        held = [sections[key] for key in keys if key in sections]
        measures = [measure for section in held for measure in section.measures]
        if measures:
            about = visible(held[0].introduction)
            found.append(_panel(visible(title), about, comparison, rows, measures, width))
    return tuple(found)


def _panel(title: str, about: str, comparison: Comparison, rows: Rows, keys: Sequence[str], width: int) -> Panel:
    told = set(stances())  # the table of reporting verbs has these
    shown = [key for key in keys if _OWN not in key and key.rpartition(".")[2] not in told]
    rates = _without_echoes([key for key in shown if _plotted(comparison.measures[key], rows)], rows)
    rates.sort(key=lambda key: _UNITS.index(unit) if (unit := comparison.measures[key].unit) in _UNITS else len(_UNITS))
    groups = []
    for unit, some in groupby(rates, key=lambda key: comparison.measures[key].unit):
        members = list(some)
        scale = rows.scale(members)
        groups.append(AxisGroup(unit, tuple(rows.row(key, scale=scale, width=width) for key in members)))
    counts = [key for key in shown if not _plotted(comparison.measures[key], rows) and rows.measured(key)]
    return Panel(f"panel-{slug(title.lower())}", title, about, tuple(groups), tuple(rows.row(key) for key in counts))


def _without_echoes(keys: Sequence[str], rows: Rows) -> list[str]:
    """The rates less those that repeat one before them, or are what it leaves of the whole; the last page has all."""
    kept: list[str] = []
    parts: list[tuple[tuple[float | None, float | None], ...]] = []
    for key in keys:
        found = [each.profile.measurements[key] for each in rows.names]
        own = tuple((item.numerator, item.denominator) for item in found)
        rest = tuple((None if n is None or d is None else d - n, d) for n, d in own)
        known = all(n is not None for n, _ in own)
        if not known or (own not in parts and rest not in parts):
            kept.append(key)
            parts.append(own)
    return kept


# In this order, each on an axis of its own; other units are told in figures.
_UNITS = ("%", f"per {printed(1000)} words", "grade")


def _plotted(measure: Measure, rows: Rows) -> bool:
    """Whether a measure is drawn: a share, a rate or a grade that is above zero somewhere or has an interval."""
    found = [each.profile.measurements[measure.key] for each in rows.names]
    drawn = any(item.value for item in found) or any(item.high for item in found)
    return measure.unit in _UNITS and drawn


def _value(measure: Measure, names: Anchors) -> PrintedValue:
    found = names.profile.measurements[measure.key]
    return PrintedValue(
        letter=names.letter,
        text=value_text(found.value, measure, 0 if measure.unit == "%" else None),
        basis=fraction(found, measure),
        href=names.words(found.evidence) or f"{names.letter}-text",
        why=visible(found.why or "") if found.value is None else "",
    )


def fraction(found: Measurement, measure: Measure) -> str:
    """What was divided: "13 of 22", "3 in 243 words"; "" where a formula is no single fraction."""
    if found.numerator is not None and found.denominator is not None:
        between = "of" if measure.unit == "%" else "in"
        return f"{printed(found.numerator)} {between} {printed(found.denominator)}"
    told = _FRACTION.findall(found.basis)
    return visible(told[-1]) if told and measure.unit != "grade" else ""


def _plot(measure: Measure, names: Sequence[Anchors], scale: Axis, width: int) -> Plot | None:
    found = [(item.letter, item.profile.measurements[measure.key]) for item in names]
    dots, told = [], []
    for letter, item in found:
        if item.value is None:
            told.append(f"{letter} not measured")
            continue
        bounds = [None if part is None else scale.place(part, width) for part in (item.low, item.high)]
        dots.append(PlotPoint(letter, scale.place(item.value, width), *bounds))
        text = f"{letter} {value_text(item.value, measure)}"
        if item.low is not None and item.high is not None:
            low, high = (printed(part, measure.decimals) for part in (item.low, item.high))
            text += f" (95% interval {low} to {high})"
        told.append(text)
    ticks = tuple((scale.place(at, width), label) for at, label in scale.ticks)
    return Plot(width, _three(ticks), tuple(dots), f"{visible(measure.label)}: {', '.join(told)}.")


def _three(ticks: tuple[tuple[float, str], ...]) -> tuple[tuple[float, str], ...]:
    """The ticks of a small axis: its ends, and the one halfway where there is one."""
    if len(ticks) < 4:
        return ticks
    return (ticks[0], ticks[len(ticks) // 2], ticks[-1]) if len(ticks) % 2 else (ticks[0], ticks[-1])


def judgements(contrasts: Sequence[Contrast], names: Sequence[Anchors]) -> tuple[Judgement, ...]:
    """The verdicts on all pairs of documents, the one that asks for attention first."""
    found: list[Judgement] = []
    for verdict, tag in TAGS.items():
        same = [contrast for contrast in contrasts if contrast.verdict == verdict]
        if not same or (found and verdict != "differs"):
            continue
        pairs = [f"{names[item.a].letter}–{names[item.b].letter}" for item in same]
        why = visible(same[0].why) if len(same) == 1 else ""
        listed = ", ".join(pairs) if len(pairs) <= _PAIRS else f"{len(pairs)} of {len(contrasts)} pairs"
        found.append(Judgement(verdict, tag, "" if len(same) == len(contrasts) else listed, why))
    return tuple(found)


def anchor(key: str) -> str:
    """Id of a measure's row among all numbers."""
    return f"measure-{slug(key)}"
