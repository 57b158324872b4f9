"""The second reading in numbers: each node beside its rivals, each cue with what was chosen for it.

The first models look at one node alone. What decides a close call is the others: whether a better source stands
inside this one, whether the quotation is claimed by another cue. Chances enter as logits rounded to three places, so
that two machines that differ in the last bit agree here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import batched
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.language.attribution import features
from framing.language.attribution.columns import Columns
from framing.language.attribution.cues import CueSummary
from framing.language.attribution.logit import NONE, logit
from framing.language.attribution.nodes import Node
from framing.language.token_ranges import Range, size

_LABELS = ("nsubj", "dobj", "ccomp", "xcomp", "prep", "pobj", "advcl", "relcl", "acl", "conj", "parataxis", "q")
_CUES = 256  # whose nodes are compared at once, which bounds memory
_LOOKED_AT = 200  # tokens of a node; of a longer one it is taken for granted that a cue stands in it

type Numbers = NDArray[np.float64]


class FirstReading(NamedTuple):
    """A likely cue with its nodes, and what the first models say of each."""

    token: int
    cue: CueSummary
    nodes: Sequence[Node]
    source: Sequence[float]  # the chance of each node to be the source
    content: Sequence[float]


def node_numbers(
    columns: Columns, read: Sequence[FirstReading], chance: Sequence[float], claims: dict[int, tuple[float, int]]
) -> NDArray[np.float32]:
    """One row of numbers a node, cue by cue, for all cues of a document.

    ``chance`` is of every token to be a cue, and ``claims`` the strongest claim on each quotation with the cue that
    makes it.
    """
    some = [one for one in read if one.nodes]
    tables = [_numbers(columns, block, chance, claims) for block in batched(some, _CUES)]
    return np.concatenate(tables) if tables else np.zeros((0, 0), dtype=np.float32)


def _numbers(
    columns: Columns, read: Sequence[FirstReading], chance: Sequence[float], claims: dict[int, tuple[float, int]]
) -> NDArray[np.float32]:
    found = [(one.token, node) for one in read for node in one.nodes]
    tokens = columns.tokens
    counts = np.array([len(one.nodes) for one in read])
    owner = np.repeat(np.arange(len(read)), counts)
    index = np.array([at for at, _ in found])
    low = np.array([node.ranges[0][0] for _, node in found])
    high = np.array([node.ranges[-1][1] for _, node in found])
    sizes = [size(node.ranges) for _, node in found]
    source = np.array([logit(p) for one in read for p in one.source])
    content = np.array([logit(p) for one in read for p in one.content])
    likely = np.array([logit(chance[one.token]) for one in read])
    bests = [np.maximum.reduceat(of, np.cumsum(counts) - counts)[owner] for of in (source, content)]
    heads = [node.head for _, node in found]
    paths = [_way(node.path) for _, node in found]
    text, words = tokens.text, len(tokens)
    facts = [
        (
            columns.share(node.ranges), node.quote >= 0, *paths[k][:2], len(node.ranges), _rival(node, at, claims),
            logit(chance[heads[k]]) if heads[k] >= 0 else NONE,
        )
        for k, (at, node) in enumerate(found)
    ]  # fmt: skip
    edges = [
        (
            lo == columns.sentence_low[lo], hi == columns.sentence_high[lo], lo > 0 and text[lo - 1] in _COMMAS,
            hi < words and text[hi] in _COMMAS,
        )
        for lo, hi in zip(low.tolist(), high.tolist(), strict=True)
    ]  # fmt: skip
    looks = [
        (*_tag(tokens.tag[head] if head >= 0 else ""), *way[2], *features.of_node(columns, node))
        for head, way, (_, node) in zip(heads, paths, found, strict=True)
    ]
    cues = np.array([features.of_cue(columns, one.token, one.cue) for one in read])
    tags, labels = len(_tag("")), len(_LABELS)
    looked = np.array(looks, dtype=np.float64)
    distance = np.where(low > index, low - index, np.where(high <= index, high - index - 1, 0)) / 10
    table = np.column_stack([
        source, content, likely[owner], *_rivals(counts, low, high, np.array(sizes), source, content), *bests,
        [math.log1p(own) for own in sizes], distance, low > index, high <= index,
        np.array(facts, dtype=np.float64), _likeliest(chance, low, high), np.array(edges, dtype=np.float64),
        counts[owner], looked[:, : tags + labels], cues[owner], looked[:, tags + labels :],
    ])  # fmt: skip
    return table.astype(np.float32)


def _rivals(
    counts: NDArray[np.int64], low: NDArray[np.int64], high: NDArray[np.int64], sizes: NDArray[np.int64],
    source: Numbers, content: Numbers,
) -> list[Numbers]:  # fmt: skip
    """For each node, the likeliest source and content among the other nodes of its cue: those beside it, those that
    are as large and those that are smaller."""
    start = np.repeat(np.cumsum(counts) - counts, counts)
    partners = np.repeat(counts, counts)
    block = np.cumsum(partners) - partners
    one = np.repeat(np.arange(len(low)), partners)
    other = np.arange(len(one)) - np.repeat(block, partners) + np.repeat(start, partners)
    apart = (high[other] <= low[one]) | (high[one] <= low[other])
    larger = sizes[other] >= sizes[one]
    found = []
    for group in (apart, ~apart & larger & (one != other), ~apart & ~larger):
        found += [np.maximum.reduceat(np.where(group, of[other], NONE), block) for of in (source, content)]
    return found


def _likeliest(chance: Sequence[float], low: NDArray[np.int64], high: NDArray[np.int64]) -> list[float]:
    """The logit of the likeliest cue inside each node."""
    bounds = np.column_stack([low, np.minimum(high, low + _LOOKED_AT)]).ravel()
    inside = np.maximum.reduceat(np.array([*chance, 0.0]), bounds)[::2]
    return [logit(p) for p in np.where(high - low < _LOOKED_AT, inside, 1.0).tolist()]


def _rival(node: Node, index: int, claims: dict[int, tuple[float, int]]) -> float:
    """The strongest claim of another cue on a quotation."""
    claim, by = claims.get(node.quote, (0.0, -1))
    return logit(claim) if node.quote >= 0 and by != index else NONE


@lru_cache(maxsize=1 << 8)
def _tag(tag: str) -> tuple[float, ...]:
    return float(tag[:2] == "NN"), float(tag[:3] == "NNP"), float(tag[:2] == "PR"), float(tag[:1] == "V")


@lru_cache(maxsize=1 << 14)
def _way(path: str) -> tuple[float, float, tuple[float, ...]]:
    """Of a node's path: how often it climbs, its steps, and which label it ends in."""
    parts = path.replace("/", ">").replace("^", ">").split(">")
    last = parts[-1].split("_")[0].rstrip("=<~")
    return float(path.count("^")), float(len(parts)), tuple(float(last.startswith(label)) for label in _LABELS)


_COMMAS = frozenset({",", "—", "–", "--", ":", ";"})


def cue_numbers(
    columns: Columns,
    read: FirstReading,
    second: tuple[Sequence[float], Sequence[float]],
    chosen: tuple[Sequence[Range], Sequence[Range]],
    chance: list[float],
) -> list[float]:
    """One row of numbers for a cue with the ``chosen`` source and content.

    ``second`` are the second models' chances of its nodes to be source and content.
    """
    index, found = read.token, read.nodes
    source, content = second
    tokens = columns.tokens
    picked, said = chosen
    by_content = [logit(p) for p in (*sorted(content, reverse=True)[:3], 0.0, 0.0, 0.0)[:3]]
    by_source = [logit(p) for p in (*sorted(source, reverse=True)[:3], 0.0, 0.0, 0.0)[:3]]
    doubt_c = sum([min(p, 1 - p) for p in content])
    doubt_s = sum([min(p, 1 - p) for p in source])
    length, named = size(said), size(picked)
    low = columns.sentence_low[index]
    around = sorted(chance[max(low, index - 30) : index] + chance[index + 1 : index + 31], reverse=True)[:2] + [0.0] * 2
    said_low = said[0][0] if said else index
    return [
        logit(chance[index]), *by_content, *by_source, doubt_c, doubt_s, math.log1p(length), math.log1p(named),
        float(len(said)), float(len(picked)), columns.share(list(said)), float(said_low > index),
        float(abs(said_low - index)) / 20, logit(around[0]), logit(around[1]), float(len(found)),
        logit(max(read.source, default=0.0)), logit(max(read.content, default=0.0)),
        float(tokens.tag[index][:1] == "V"), float(tokens.tag[index][:1] == "N"),
        float(tokens.tag[index] == "VBD"), float(tokens.tag[index] == "VBG"), float(tokens.tag[index] == "VBN"),
        float(tokens.head[index] == index), float(columns.subject[index] >= 0), float(len(columns.quoted) > 0),
        *(float(tokens.dep[index] == dep) for dep in ("ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp")),
        max((max(chance[at : min(end, at + 60)], default=0.0) for at, end in said[:2]), default=0.0),
        *features.of_cue(columns, index, read.cue), *features.of_choice(columns, index, found, source, content, chance),
    ]  # fmt: skip
