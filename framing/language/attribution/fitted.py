"""Who says what by fitted weights: likely cues and nodes, a second reading of both, and one chance for the whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np

from framing.language.attribution import cues, nodes
from framing.language.attribution.choose import choose
from framing.language.attribution.columns import Columns
from framing.language.attribution.cue_relation import Relation
from framing.language.attribution.cues import CueSummary, Use
from framing.language.attribution.second_reading import FirstReading, cue_numbers, node_numbers
from framing.language.attribution.verbs import VerbTerm
from framing.language.attribution.weights import Weights
from framing.language.token_ranges import Range
from framing.lexicons.closed_lists import word_list

_UNSEEN = Use(0, 0)


def find(columns: Columns, weights: Weights) -> list[Relation]:
    """All relations the weights hold likely, by the position of their cue; cue class and stance are not yet known."""
    chance, summaries = _cues(columns, weights)
    kept = [index for index in summaries if chance[index] >= weights.limits["keep"]]
    found: list[list[nodes.Node]] = []
    looks: list[list[str]] = []
    for index in kept:
        around = nodes.nodes(columns, index)
        context = nodes.Context(columns, index, around, summaries[index], chance)
        looks += (nodes.features(columns, index, node, context) for node in around)
        found.append(around)
    pairs = iter(weights.node.chances(looks))
    read: list[FirstReading] = []
    for index, around in zip(kept, found, strict=True):
        own = list(islice(pairs, len(around)))
        read.append(FirstReading(index, summaries[index], around, [p for p, _ in own], [p for _, p in own]))
    table = node_numbers(columns, read, chance, claimed(read, chance))
    sources, contents = weights.source.chances(table), weights.content.chances(table)
    chosen: list[tuple[list[Range], list[Range]]] = []
    whole: list[list[float]] = []
    at = 0
    for one in read:
        second = sources[at : at + len(one.nodes)], contents[at : at + len(one.nodes)]
        at += len(one.nodes)
        chosen.append(choose(columns, one.token, one.nodes, *second, weights.limits))
        whole.append(cue_numbers(columns, one, second, chosen[-1], chance))
    scores = weights.whole.chances(np.array(whole, dtype=np.float32))
    return [
        Relation(index, ((index, index + 1),), tuple(source), tuple(content), "speech", None, None, "fitted", score)
        for index, (source, content), score in zip(kept, chosen, scores, strict=True)
        if content and score >= weights.limits["whole"] and not _pointing(columns, source)
    ]


def _pointing(columns: Columns, source: list[Range]) -> bool:
    """Whether the source is a bare "this" or "that": a turn of the argument and nobody who speaks."""
    return (
        len(source) == 1
        and source[0][1] - source[0][0] == 1
        and columns.tokens.lower[source[0][0]] in word_list("function_words", "demonstratives")
    )


def _cues(columns: Columns, weights: Weights) -> tuple[list[float], dict[int, CueSummary]]:
    """Every token's chance to be a cue, and how the candidates look."""
    chance = [0.0] * len(columns.tokens)
    summaries: dict[int, CueSummary] = {}
    found = candidates(columns, weights)
    known: dict[int, tuple[VerbTerm, tuple[int, ...]]] = cues.terms(columns, list(found))
    looks = []
    for index, use in found.items():
        row, summaries[index] = cues.features(columns, index, use, known[index][0] if index in known else None)
        looks.append(row)
    for index, (likely,) in zip(found, weights.cue.chances(looks), strict=True):
        chance[index] = likely
    return chance, summaries


def candidates(columns: Columns, weights: Weights) -> dict[int, Use]:
    """The tokens that may be a cue, with the uses of their base form."""
    found: dict[int, Use] = {}
    for index, tag in enumerate(columns.tokens.tag):
        if columns.skipped[index]:
            continue
        if cues.is_verb(columns, index) or columns.tokens.text[index] in cues.COLONS:
            found[index] = weights.uses.get(cues.key(columns, index), _UNSEEN)
        elif tag[:1] in cues.OTHERS:
            use = weights.uses.get(cues.key(columns, index), _UNSEEN)
            if cues.worth_a_look(use):
                found[index] = use
    return found


def claimed(read: Sequence[FirstReading], chance: Sequence[float]) -> dict[int, tuple[float, int]]:
    """The strongest claim on each quotation, and the cue that makes it."""
    claims: dict[int, tuple[float, int]] = {}
    for one in read:
        for node, likely in zip(one.nodes, one.content, strict=True):
            if node.quote >= 0:
                claim = round(likely * chance[one.token], 6)
                if claim > claims.get(node.quote, (0.0, -1))[0]:
                    claims[node.quote] = (claim, one.token)
    return claims
