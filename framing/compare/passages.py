"""The passages that one document prints and others do not: which to show, and how much of each."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from framing.compare.words import Term, terms, weights, within
from framing.model import Coverage, Parsed, Place

PER_DOCUMENT = 4  # passages shown for each document that has no counterpart
_LONGEST = 24  # words of a passage before it is cut to its most telling clauses
_BREAK = re.compile(r"[,;:—–]\s|\s[—–-]\s|(?<=\S)\s(?=(?:which|who|while|but|because|although|after|before|and)\s)")


class Passage(NamedTuple):
    """A passage as printed (cut ends shown by "…"), where it stands, and the documents in which nothing comes near."""

    text: str
    place: Place
    absent: tuple[int, ...]


def unmatched(documents: Sequence[Parsed], coverage: Sequence[Coverage]) -> tuple[Passage, ...]:
    """For each document, the most telling passages of the others for which it has no counterpart, as they stand.

    A passage is the more telling the more weight its words have that the document nowhere prints, and the more of
    the other documents tell it.
    """
    every = [terms(parsed) for parsed in documents]
    weight = weights(
        [term.stem for term in within(side, s.start, s.end)]
        for side, parsed in zip(every, documents, strict=True)
        for s in parsed.sentences
    )
    stems = [frozenset(term.stem for term in side) for side in every]
    ranked: dict[int, list[tuple[float, str, int, int]]] = {}
    absent: dict[tuple[int, int], tuple[int, ...]] = {}
    for item in coverage:
        lacking = tuple(found.document for found in item.counterparts if not found.found)
        absent[item.document, item.sentence] = lacking
        sentence = documents[item.document].sentences[item.sentence]
        mine = _value(within(every[item.document], sentence.start, sentence.end), weight)
        for other in lacking:
            novel = math.fsum(value for stem, value in mine.items() if stem not in stems[other])
            told = len(item.counterparts) - len(lacking)
            # Equally telling passages are ordered by their words, never by the order of the documents.
            words = " ".join(mine)
            ranked.setdefault(other, []).append((-novel * (1 + told), words, item.document, item.sentence))
    chosen = {(document, sentence) for found in ranked.values() for _, _, document, sentence in _best(found)}
    return tuple(
        _passage(documents[document], document, sentence, absent[document, sentence], every, stems, weight)
        for document, sentence in sorted(chosen)
    )


def _best(found: list[tuple[float, str, int, int]]) -> list[tuple[float, str, int, int]]:
    return sorted(found)[:PER_DOCUMENT]


def _value(found: Sequence[Term], weight: Mapping[str, float]) -> dict[str, float]:
    return {term.stem: term.force * weight[term.stem] for term in found}


def _passage(
    parsed: Parsed,
    document: int,
    sentence: int,
    absent: tuple[int, ...],
    every: Sequence[Sequence[Term]],
    stems: Sequence[frozenset[str]],
    weight: Mapping[str, float],
) -> Passage:
    whole = parsed.sentences[sentence]
    text = parsed.document.text[whole.start : whole.end]
    cuts = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    clauses = [within(every[document], whole.start + a, whole.start + b) for a, b in pairwise(cuts)]
    told = frozenset[str]().union(*(stems[other] for other in absent))
    value = [math.fsum(v for stem, v in _value(clause, weight).items() if stem not in told) for clause in clauses]
    size = [len(clause) for clause in clauses]
    best = (-1.0, 0, 0, 1)
    for first in range(len(clauses)):
        last = first + 1
        while last < len(clauses) and sum(size[first : last + 1]) <= _LONGEST:
            last += 1
        best = max(best, (math.fsum(value[first:last]), -sum(size[first:last]), -first, last))
    start, end = whole.start + cuts[-best[2]], whole.start + cuts[best[3]]
    printed = parsed.document.text[start:end].rstrip(" ,;:—–-\n\t")
    shown = " ".join(printed.split())
    shown = f"{'…' * (start > whole.start)}{shown}{'…' * (end < whole.end)}"
    return Passage(shown, Place(document, start, start + len(printed)), absent)
