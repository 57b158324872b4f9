"""What only those look up who recount: ledgers, tables of sentences, what tells the same, textstat's values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.measure.counts import Tally
from framing.model import Comparison
from framing.number_format import printed
from framing.render.anchors import Anchors
from framing.render.numbers import ordinal
from framing.render.sections import ledgers, nearest, sentences, who_tells_what
from framing.render.textstat_values import textstat_values


@dataclass(frozen=True, slots=True)
class Annex:
    """The whole of it."""

    ledgers: tuple[ledgers.EvidenceLedger, ...]
    sentences: tuple[sentences.SentenceTable, ...]
    nearest: tuple[nearest.NearestRow, ...]
    carried: tuple[who_tells_what.CarriedSentences, ...]
    shared: tuple[who_tells_what.SharedRow, ...]
    floor: str
    whole: str
    percentiles: tuple[tuple[str, tuple[str, ...]], ...]  # of a measure: its rank among news articles in each
    oracle: tuple[tuple[str, tuple[str, ...]], ...]


def annex(comparison: Comparison, names: Sequence[Anchors], tallies: Sequence[Tally]) -> Annex:
    """Lay it out."""
    return Annex(
        ledgers=ledgers.ledgers(comparison, names),
        sentences=sentences.sentence_tables(comparison, names, tallies),
        nearest=nearest.nearest(comparison, names),
        carried=who_tells_what.carried(comparison, names),
        shared=who_tells_what.shared(comparison, names),
        floor=printed(comparison.floor, 2),
        whole=printed(comparison.whole, 2),
        percentiles=_percentiles(comparison, names),
        oracle=_oracle(comparison),
    )


def _percentiles(comparison: Comparison, names: Sequence[Anchors]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = []
    for key, measure in comparison.measures.items():
        ranks = [each.profile.measurements[key].percentile for each in names]
        if any(rank is not None for rank in ranks):
            found.append((measure.label, tuple("–" if rank is None else ordinal(rank) for rank in ranks)))
    return tuple(found)


def _oracle(comparison: Comparison) -> tuple[tuple[str, tuple[str, ...]], ...]:
    told = textstat_values(comparison)
    keys = sorted({key for values in told for key in values})
    return tuple((key, tuple(printed(values[key], 2) if key in values else "–" for values in told)) for key in keys)
