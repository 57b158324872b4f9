"""Page one of four to six articles: a row an article, four figures with their intervals, who tells what of whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.model import Comparison
from framing.render.anchors import Anchors, Link
from framing.render.clean import excerpt, visible
from framing.render.numbers import Axis
from framing.render.sections.measures import MeasureRow, Plot, Rows
from framing.render.sections.run_strips import told_elsewhere

# The figures of the scoreboard: of each the measures that may stand for it, the first that is there.
_COLUMNS = (
    ("sources.attributed", "sources.credited"),
    ("quotation.words", "attribution.direct"),
    ("hedging.rate",),
    ("readability.ari", "readability.flesch_kincaid", "readability.grade"),
)
_MANY = 3  # articles from which one that is unlike them stands out
_NAME = 40
_PASSAGE = 96


@dataclass(frozen=True, slots=True)
class ScoreboardFigure:
    """One article's figure, those it differs from, and its place on the column's axis."""

    text: str
    href: str
    unlike: tuple[str, ...]
    strong: bool  # unlike three or more
    plot: Plot | None


@dataclass(frozen=True, slots=True)
class ScoreColumn:
    """A figure: its name and the ends of its axis."""

    label: str
    low: str
    high: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One article."""

    letter: str
    sources: int
    scores: tuple[ScoreboardFigure, ...]
    loudest: str
    share: str  # "3 of 21 credited sentences"
    leads: bool  # whether it is heard more than any other
    told: tuple[str, ...]  # per document: percent of the sentences that it tells; "" for itself
    nowhere: str  # "37 of 57"
    adds: tuple[str, Link] | None


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """The whole table."""

    columns: tuple[ScoreColumn, ...]
    rows: tuple[ScoreRow, ...]


def scoreboard(comparison: Comparison, names: Sequence[Anchors], rows: Rows, *, width: int) -> Scoreboard:
    """Lay out the figures; the axes are those of all articles together."""
    keys = [key for choice in _COLUMNS for key in [next((k for k in choice if k in comparison.measures), "")] if key]
    scales = [rows.scale([key]) for key in keys]
    drawn = [rows.row(key, scale=scale, width=width) for key, scale in zip(keys, scales, strict=True)]
    columns = tuple(_column(row, scale) for row, scale in zip(drawn, scales, strict=True))
    tellings = told_elsewhere(comparison, names)
    made = []
    for side, each in enumerate(names):
        loudest, share, leads = _loudest(comparison, side)
        made.append(
            ScoreRow(
                letter=each.letter,
                sources=sum(bool(row.sentences[side]) for row in comparison.sources),
                scores=tuple(_score(comparison, row, side, names) for row in drawn),
                loudest=loudest,
                share=share,
                leads=leads,
                told=tuple(_told_by(comparison, side, other) for other in range(len(names))),
                nowhere=f"{tellings[side].count('no')} of {len(each.sentences)}",
                adds=_adds(comparison, side, names),
            )
        )
    return Scoreboard(columns, tuple(made))


def _column(row: MeasureRow, scale: Axis | None) -> ScoreColumn:
    ends = (scale.ticks[0][1], scale.ticks[-1][1]) if scale else ("", "")
    return ScoreColumn(row.label, *ends, row.anchor)


def _score(comparison: Comparison, row: MeasureRow, side: int, names: Sequence[Anchors]) -> ScoreboardFigure:
    apart = [c for c in comparison.contrasts if c.measure == row.key and c.verdict == "differs" and side in (c.a, c.b)]
    unlike = tuple(names[other].letter for other in sorted(c.b if c.a == side else c.a for c in apart))
    value = row.values[side]
    plot = None
    if row.plot is not None:
        own = tuple(dot for dot in row.plot.dots if dot.letter == value.letter)
        title = next((part for part in row.plot.title.split(", ") if part.startswith(f"{value.letter} ")), "")
        plot = Plot(row.plot.width, row.plot.ticks, own, f"{row.label}: {title or value.text}")
    return ScoreboardFigure(value.text, value.href, unlike, len(unlike) >= _MANY, plot)


def _loudest(comparison: Comparison, side: int) -> tuple[str, str, bool]:
    heard = sorted(
        (row for row in comparison.sources if row.sentences[side]), key=lambda row: -len(row.sentences[side])
    )
    said = comparison.profiles[side].statement
    if not heard or said is None:
        return "", "", False
    leads = said.leading is not None
    first = next((row for row in heard if row.speakers[side] == said.leading), heard[0]) if leads else heard[0]
    return excerpt(first.name, _NAME), f"{len(first.sentences[side])} of {said.credited}", leads


def _told_by(comparison: Comparison, side: int, other: int) -> str:
    told = [
        counterpart.found
        for item in comparison.coverage
        if item.document == side
        for counterpart in item.counterparts
        if counterpart.document == other
    ]
    return f"{100 * sum(told) / len(told):.0f}" if told else ""


def _adds(comparison: Comparison, side: int, names: Sequence[Anchors]) -> tuple[str, Link] | None:
    for item in comparison.findings:
        if item.kind == "only-in" and item.places[0].document == side and len(item.absent) == len(names) - 1:
            return excerpt(visible(item.text), _PASSAGE), names[side].paragraph(item.places[0].start)
    return None
