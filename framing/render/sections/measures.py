"""Measures as rows of a table: values side by side, dots with intervals on one axis, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.model import Comparison, Contrast, Measure, Verdict
from framing.number_format import printed
from framing.render.anchors import Anchors, Link, slug
from framing.render.clean import visible
from framing.render.numbers import axis, ordinal, value_text

_WIDTH = 190  # units of a plot's axis; a unit is a CSS pixel at the size the page is designed for

# From the verdict that asks for attention to the one that does not.
_VERDICTS: tuple[Verdict, ...] = (
    "differs",
    "no measurable difference",
    "too short to say",
    "not tested",
    "as counted",
    "not measured",
)
_PAIRS = 4  # pairs of documents that are listed; of more, their number is given


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """One document's value of a measure: the number leads to its evidence, the fraction to how it was computed."""

    letter: str
    text: str
    basis: str
    href: str
    how: str
    why: str
    rank: str  # "82nd percentile" among news articles; empty where they are no measure


@dataclass(frozen=True, slots=True)
class PlotPoint:
    """A value on a plot, in units of the plot's width; ``low`` and ``high`` are None where there is no interval."""

    letter: str
    at: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Plot:
    """Dots with intervals on one rounded axis; ``title`` says the same as a sentence."""

    width: int
    ticks: tuple[tuple[float, str], ...]
    dots: tuple[PlotPoint, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the pairs of documents it holds for; ``pairs`` is empty where it holds for all."""

    verdict: str
    pairs: str
    brief: str  # the pairs, or how many they are: page one has no room for a long list
    why: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure: its values side by side, their plot, and what may be said of the difference."""

    anchor: str
    label: str
    note: str
    values: tuple[PrintedValue, ...]
    plot: Plot | None
    instead: str  # what stands in the plot's place
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class MeasureSection:
    """A section of measures; ``none`` are those that count nothing in any document, which need no row."""

    anchor: str
    title: str
    introduction: str
    rows: tuple[MeasureRow, ...]
    none: tuple[MeasureRow, ...]


def groups(comparison: Comparison, names: Sequence[Anchors]) -> tuple[MeasureSection, ...]:
    """The sections that have measures, in order."""
    contrasts: dict[str, list[Contrast]] = {}
    for contrast in comparison.contrasts:
        contrasts.setdefault(contrast.measure, []).append(contrast)
    found = []
    for section in comparison.sections:
        rows: tuple[list[MeasureRow], list[MeasureRow]] = ([], [])
        for key in section.measures:
            measure = comparison.measures[key]
            row = _row(measure, names, contrasts.get(key, []))
            rows[measure.exact and all(side.profile.measurements[key].value == 0 for side in names)].append(row)
        if section.measures:
            title, introduction = visible(section.title), visible(section.introduction)
            found.append(
                MeasureSection(f"section-{slug(section.key)}", title, introduction, tuple(rows[0]), tuple(rows[1]))
            )
    return tuple(found)


def _row(measure: Measure, names: Sequence[Anchors], contrasts: Sequence[Contrast]) -> MeasureRow:
    plot = None if measure.exact else _plot(measure, names)
    instead = "exact count, no interval" if measure.exact else ""
    if plot is None and not measure.exact:
        reasons = {found.profile.measurements[measure.key].why or "" for found in names}
        instead = min(reasons) if len(reasons) == 1 else "too few sentences for an interval"
    return MeasureRow(
        anchor=anchor(measure.key),
        label=measure.label,
        note=measure.meaning,
        values=tuple(_value(measure, found) for found in names),
        plot=plot,
        instead=instead,
        judgements=_judgements(contrasts, names),
    )


def _value(measure: Measure, names: Anchors) -> PrintedValue:
    found = names.profile.measurements[measure.key]
    links: list[Link] = names.links(found.evidence)
    how = f"how-{slug(measure.key)}"
    return PrintedValue(
        letter=names.letter,
        text=value_text(found.value, measure),
        basis=visible(found.basis) + ("; extrapolated" if found.extrapolated else ""),
        href=links[0].anchor if links else how,
        how=how,
        why=(found.why or "") if found.value is None else "",
        rank="" if found.percentile is None else f"{ordinal(found.percentile)} percentile",
    )


def _plot(measure: Measure, names: Sequence[Anchors]) -> Plot | None:
    found = [(item.letter, item.profile.measurements[measure.key]) for item in names]
    if all(item.low is None for _, item in found):
        return None
    numbers = [part for _, item in found for part in (item.value, item.low, item.high) if part is not None]
    scale = axis(numbers, percent=measure.unit == "%")
    if scale is None:
        return None
    dots, told = [], []
    for letter, item in found:
        if item.value is None:
            told.append(f"{letter} not measured")
            continue
        bounds = [None if part is None else scale.place(part, _WIDTH) for part in (item.low, item.high)]
        dots.append(PlotPoint(letter, scale.place(item.value, _WIDTH), *bounds))
        text = f"{letter} {value_text(item.value, measure)}"
        if item.low is not None and item.high is not None:
            low, high = (printed(part, measure.decimals) for part in (item.low, item.high))
            text += f" (95% interval {low} to {high})"
        told.append(text)
    ticks = tuple((scale.place(at, _WIDTH), label) for at, label in scale.ticks)
    return Plot(_WIDTH, ticks, tuple(dots), f"{measure.label}: {', '.join(told)}.")


def _judgements(contrasts: Sequence[Contrast], names: Sequence[Anchors]) -> tuple[Judgement, ...]:
    found: list[Judgement] = []
    for verdict in _VERDICTS:
        same = [contrast for contrast in contrasts if contrast.verdict == verdict]
        if same:
            pairs = [f"{names[item.a].letter}–{names[item.b].letter}" for item in same]
            why = visible(same[0].why) if len(same) == 1 else ""
            everywhere = len(same) == len(contrasts)
            # Beside pairs that differ, the others need no list of their own.
            listed = "otherwise" if found and verdict != "differs" else ", ".join(pairs)
            size = f"{len(pairs)} of {len(contrasts)} pairs"
            if len(pairs) > _PAIRS and verdict != "differs" and not found:
                listed = size
            brief = size if len(pairs) > _PAIRS and listed != "otherwise" else listed
            found.append(Judgement(verdict, *(("", "") if everywhere else (listed, brief)), why))
    return tuple(found)


def anchor(key: str) -> str:
    """Id of a measure's row."""
    return f"measure-{slug(key)}"
