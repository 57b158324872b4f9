"""The table of sentences: what has to be added up to recount words, syllables and the like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from framing.measure.counts import Tally
from framing.model import Comparison, Count
from framing.number_format import printed
from framing.render.anchors import Anchors, Link
from framing.render.clean import excerpt, visible
from framing.render.sections.ledgers import VOICES
from framing.render.sections.texts import crediting

_FIGURE_SPACE = "\u2007"  # as wide as a figure
_AT_A_GLANCE = 3  # of a thing in one sentence: as many as a reader counts without a table
_SENTENCE = 42  # characters by which a sentence is recognised in the table of sentences


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One body sentence with its counts, one a column of the table."""

    anchor: str
    key: Link  # to the sentence in the text
    where: Link
    text: str
    credit: str
    counts: tuple[str, ...]
    aligned: str  # the same as one line, padded with figure spaces


@dataclass(frozen=True, slots=True)
class SentenceTable:
    """A document sentence by sentence: what has to be added up to recount its words, syllables and the like."""

    anchor: str
    letter: str
    columns: tuple[str, ...]
    rows: tuple[SentenceRow, ...]
    totals: tuple[str, ...]
    firsts: tuple[str, ...]  # anchor of the first sentence that adds to each total; "" where none does
    numbers: str  # of the columns, and the totals, as lines aligned with those of the rows
    aligned: str
    again: str  # the column that marks sentences counted once more; "" where there is none
    repeated: tuple[str, ...]  # what is counted once more there


def sentence_tables(
    comparison: Comparison, names: Sequence[Anchors], found: Sequence[Tally]
) -> tuple[SentenceTable, ...]:
    """One table a document, with a column for every count that is too high to be read off the marked text.

    Counts over several voices are sums of columns that are there.
    """
    columns, again = without_repeats(_columns(comparison, found), found)
    return tuple(_sentence_table(columns, again, side, table) for side, table in zip(names, found, strict=True))


def _columns(comparison: Comparison, found: Sequence[Tally]) -> dict[Count, str]:
    in_ledgers = {kind for mark in comparison.marks for kind in mark.kinds}
    columns: dict[Count, str] = {}
    for measure in comparison.measures.values():
        for name, count in measure.counts.items():
            if count.grouped or len(count.voices or ()) > 1 or in_ledgers.intersection(count.kinds or ()):
                continue
            columns.setdefault(count, _column(name, count))
    return columns


class _Again(NamedTuple):
    """A column of ones and noughts, and the columns it stands for: they repeat others where it has a one."""

    mark: str
    columns: tuple[str, ...]


def without_repeats(columns: Mapping[Count, str], found: Sequence[Tally]) -> tuple[dict[Count, str], _Again | None]:
    """The columns too high to count at a glance, and one mark in place of those that only repeat others or are empty.

    A page of paper has no room for a number that a reader knows already.
    """
    values = {count: np.concatenate([table.plain[count] for table in found]) for count in columns}
    high = [count for count in columns if values[count].max(initial=0) > _AT_A_GLANCE]
    for mark in columns:
        ones = values[mark]
        if mark in high or not (ones == 1).any() or (ones == 1).all() or ((ones != 0) & (ones != 1)).any():
            continue
        repeats = [
            count
            for count in high
            if any(other != count and np.array_equal(values[count], values[other] * ones) for other in high)
        ]
        if len(repeats) > 1:
            shown = {count: label for count, label in columns.items() if count == mark or count in high}
            again = _Again(columns[mark], tuple(columns[count] for count in repeats))
            return {count: label for count, label in shown.items() if count not in repeats}, again
    return {count: columns[count] for count in high}, None


def _column(name: str, count: Count) -> str:
    if not count.voices or not count.kinds:
        sort = next((kind.partition(".")[0] for kind in count.kinds or () if "." in kind), "")
        return f"{sort} {name}".strip().replace("_", " ")
    return f"{' '.join(count.kinds)}s {' or '.join(VOICES[voice] for voice in count.voices)}"


def _sentence_table(columns: Mapping[Count, str], again: _Again | None, names: Anchors, table: Tally) -> SentenceTable:
    parsed = names.profile.parsed
    credit = _credits(names)
    plain = [table.plain[count].tolist() for count in columns]
    totals = tuple(printed(sum(column), 0) for column in plain)
    numbers = [str(at) for at in range(1, len(columns) + 1)]
    bare = [total.replace(",", "") for total in totals]  # a comma is not as wide as a figure
    widths = [max(len(total), len(head)) for total, head in zip(bare, numbers, strict=True)]
    rows = []
    for row, index in enumerate(names.sentences):
        sentence = parsed.sentences[index]
        link = names.sentence(row)
        counts = tuple(printed(column[row], 0) for column in plain)
        rows.append(
            SentenceRow(
                anchor=link.anchor,
                key=Link(link.text, link.text),
                where=names.paragraph(sentence.start),
                text=excerpt(parsed.document.text[sentence.start : sentence.end], _SENTENCE),
                credit=credit[row],
                counts=counts,
                aligned=_aligned(counts, widths),
            )
        )
    return SentenceTable(
        anchor=f"{names.letter}-sentences",
        letter=names.letter,
        columns=tuple(columns.values()),
        rows=tuple(rows),
        totals=totals,
        firsts=tuple(_first_row(column, names) for column in plain),
        numbers=_aligned(numbers, widths),
        aligned=_aligned(bare, widths),
        again=again.mark if again else "",
        repeated=again.columns if again else (),
    )


def _first_row(column: Sequence[float], names: Anchors) -> str:
    return next((names.sentence(row).anchor for row, count in enumerate(column) if count), "")


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    return " ".join(cell.rjust(width, _FIGURE_SPACE) for cell, width in zip(cells, widths, strict=True))


def _credits(names: Anchors) -> list[str]:
    speakers = {speaker.id: visible(speaker.name) for speaker in names.profile.parsed.speakers}
    found: list[str] = list(crediting(names))
    told: dict[int, list[str]] = {}
    for item, row in zip(names.profile.evidence, names.evidence_rows, strict=True):
        if item.kind in ("credited", "joint") and row is not None:
            told.setdefault(row, []).append(speakers.get(item.group or "", found[row]))
    for row, who in told.items():
        found[row] = " and ".join(who)
    return found
