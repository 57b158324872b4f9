"""How each measure was computed: its formula, the total of each name in it, and where to find what was counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from framing.measure.accuracy import accuracy
from framing.measure.checked import formula_of
from framing.measure.counts import Tally, tally
from framing.measure.formula import readable
from framing.model import Comparison, Count, Measure
from framing.number_format import printed
from framing.render.anchors import Anchors, Link, slug
from framing.render.clean import visible
from framing.render.sections.ledgers import VOICES

_LINE = 55  # characters of a line in the column of formulas


@dataclass(frozen=True, slots=True)
class Operand:
    """A name in a formula, what it counts, and per document its total with links to what was counted."""

    name: str
    counts: str  # the kinds it counts, where the name does not say it
    cells: tuple[tuple[str, str, tuple[Link, ...]], ...]  # letter, total, links (none where it is in every sentence)


@dataclass(frozen=True, slots=True)
class Trace:
    """How one measure was computed, down to the evidence."""

    anchor: str
    label: str
    unit: str
    formula: str
    meaning: str
    caveat: str
    citation: str
    accuracy: str
    plain: bool  # the formula is one count and nothing more
    operands: tuple[Operand, ...]
    verdicts: tuple[tuple[str, str], ...]  # pair of documents, the sentence that explains the verdict


def tallies(comparison: Comparison, names: Sequence[Anchors]) -> list[Tally]:
    """The counts behind the measures, a Tally a document."""
    counts = [count for measure in comparison.measures.values() for count in measure.counts.values()]
    return [tally(found.profile.parsed, found.profile.evidence, counts) for found in names]


def traces(comparison: Comparison, names: Sequence[Anchors], found: Sequence[Tally]) -> tuple[Trace, ...]:
    """One a measure, in the order of the sections."""
    keys = [key for section in comparison.sections for key in section.measures]
    return tuple(_trace(comparison.measures[key], comparison, names, found) for key in keys)


def halves(found: Sequence[Trace]) -> tuple[tuple[Trace, ...], ...]:
    """The traces in two columns of about the same height: cut where half of their text has passed."""
    sizes = [
        len(item.label + item.formula + item.caveat + item.citation + item.accuracy)
        + sum(len(why) for _, why in item.verdicts)
        + _LINE * (2 if item.plain else 4)
        for item in found
    ]
    passed = list(accumulate(sizes))
    cut = bisect_right(passed, sum(sizes) / 2)
    return tuple(found[:cut]), tuple(found[cut:])


def _trace(measure: Measure, comparison: Comparison, names: Sequence[Anchors], found: Sequence[Tally]) -> Trace:
    operands = []
    for name, count in measure.counts.items():
        cells = []
        for side, table in zip(names, found, strict=True):
            total = printed(float(table.rows(count).sum()), 0)
            links = tuple(side.links(table.evidence[count]))
            everywhere = [link.text for link in links] == [f"s1–s{len(side.sentences)}"]
            cells.append((side.letter, total, () if everywhere else links))
        operands.append(Operand(name.replace("_", " "), _in_words(name, count), tuple(cells)))
    verdicts = tuple(
        (f"{names[contrast.a].letter}–{names[contrast.b].letter}", visible(contrast.why))
        for contrast in comparison.contrasts
        if contrast.measure == measure.key and contrast.verdict != "as counted"
    )
    return Trace(
        anchor=f"how-{slug(measure.key)}",
        label=measure.label,
        unit=measure.unit,
        formula=readable(formula_of(measure)),
        meaning=measure.meaning,
        caveat=measure.caveat,
        citation=measure.citation.rstrip("."),
        accuracy=accuracy(measure.accuracy) or "",
        plain=measure.formula in measure.counts,
        operands=tuple(operands),
        verdicts=verdicts,
    )


def _in_words(name: str, count: Count) -> str:
    """What a name counts, where the name alone does not say it: "authorities (official, politician)"."""
    kinds = [kind.rpartition(".")[2] for kind in count.kinds or ()]
    voices = [VOICES[voice] for voice in count.voices or ()]
    if not voices and (not kinds or (len(kinds) == 1 and name.startswith(kinds[0]))):
        return ""
    return ", ".join([" or ".join(kinds), *voices])
