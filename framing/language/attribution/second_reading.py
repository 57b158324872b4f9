"""The second reading in numbers: each node beside its rivals, each cue with what was chosen for it.

The first models look at one node alone. What decides a close call is the others: whether a better source stands
inside this one, whether the quotation is claimed by another cue. Chances enter as logits rounded to three places, so
that two machines that differ in the last bit agree here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from framing.language.attribution import features
from framing.language.attribution.columns import Columns
from framing.language.attribution.cues import CueSummary
from framing.language.attribution.logit import NONE, logit
from framing.language.attribution.nodes import Node
from framing.language.token_ranges import Range, size

_LABELS = ("nsubj", "dobj", "ccomp", "xcomp", "prep", "pobj", "advcl", "relcl", "acl", "conj", "parataxis", "q")


def node_numbers(
    columns: Columns,
    index: int,
    cue: CueSummary,
    found: Sequence[Node],
    source: Sequence[float],
    content: Sequence[float],
    chance: Sequence[float],
    claims: dict[int, tuple[float, int]],
) -> list[list[float]]:
    """One row of numbers a node of the cue at ``index``.

    ``source`` and ``content`` are the first chances of the nodes, ``chance`` of every token to be a cue, and
    ``claims`` the strongest claim on each quotation with the cue that makes it.
    """
    tokens = columns.tokens
    low = [node.ranges[0][0] for node in found]
    high = [node.ranges[-1][1] for node in found]
    sizes = [size(node.ranges) for node in found]
    src, con = [logit(p) for p in source], [logit(p) for p in content]
    best_source, best_content = max(src, default=NONE), max(con, default=NONE)
    likely = logit(chance[index])
    own_features = features.of_cue(columns, index, cue)
    stretches = list(zip(low, high, sizes, src, con, strict=True))
    rows = []
    for k, node in enumerate(found):
        lo, hi, own = low[k], high[k], sizes[k]
        apart_s = apart_c = over_s = over_c = under_s = under_c = NONE
        # Comparing and not max(): this is the innermost loop of all.
        for m, (a, b, other, s, c) in enumerate(stretches):
            if m == k:
                continue
            if b <= lo or hi <= a:
                apart_s = max(apart_s, s)
                apart_c = max(apart_c, c)
            elif other >= own:
                over_s = max(over_s, s)
                over_c = max(over_c, c)
            else:
                under_s = max(under_s, s)
                under_c = max(under_c, c)
        head = node.head
        inside = max(chance[lo:hi], default=0.0) if hi - lo < 200 else 1.0
        claim, by = claims.get(node.quote, (0.0, -1))
        rival = logit(claim) if node.quote >= 0 and by != index else NONE
        climbs, parts, labels = _way(node.path)
        tag = tokens.tag[head] if head >= 0 else ""
        rows.append([
            src[k], con[k], likely, apart_s, apart_c, over_s, over_c, under_s, under_c, best_source, best_content,
            math.log1p(own), float(lo - index if lo > index else hi - index - 1 if hi <= index else 0) / 10,
            float(lo > index), float(hi <= index), columns.share(node.ranges), float(node.quote >= 0),
            climbs, parts, float(len(node.ranges)), rival,
            logit(chance[head]) if head >= 0 else NONE, logit(inside),
            float(lo == columns.sentence_low[lo]), float(hi == columns.sentence_high[lo]),
            float(lo > 0 and tokens.text[lo - 1] in _COMMAS), float(hi < len(tokens) and tokens.text[hi] in _COMMAS),
            float(len(found)),
            float(tag[:2] == "NN"), float(tag[:3] == "NNP"), float(tag[:2] == "PR"), float(tag[:1] == "V"), *labels,
            *own_features, *features.of_node(columns, node),
        ])  # fmt: skip
    return rows


@lru_cache(maxsize=1 << 14)
def _way(path: str) -> tuple[float, float, tuple[float, ...]]:
    """Of a node's path: how often it climbs, its steps, and which label it ends in."""
    parts = path.replace("/", ">").replace("^", ">").split(">")
    last = parts[-1].split("_")[0].rstrip("=<~")
    return float(path.count("^")), float(len(parts)), tuple(float(last.startswith(label)) for label in _LABELS)


_COMMAS = frozenset({",", "—", "–", "--", ":", ";"})


def cue_numbers(
    columns: Columns,
    index: int,
    cue: CueSummary,
    found: Sequence[Node],
    source: Sequence[float],
    content: Sequence[float],
    chance: list[float],
    chosen: tuple[Sequence[Range], Sequence[Range]],
    first: tuple[Sequence[float], Sequence[float]],
) -> list[float]:
    """One row of numbers for a cue with the ``chosen`` source and content; ``first`` are the first models' chances."""
    tokens = columns.tokens
    picked, said = chosen
    by_content = sorted((logit(p) for p in content), reverse=True)[:3] + [NONE] * 3
    by_source = sorted((logit(p) for p in source), reverse=True)[:3] + [NONE] * 3
    doubt_c = sum(min(p, 1 - p) for p in content)
    doubt_s = sum(min(p, 1 - p) for p in source)
    length, named = size(said), size(picked)
    low = columns.sentence_low[index]
    around = sorted(chance[max(low, index - 30) : index] + chance[index + 1 : index + 31], reverse=True)[:2] + [0.0] * 2
    said_low = said[0][0] if said else index
    return [
        logit(chance[index]), *by_content[:3], *by_source[:3], doubt_c, doubt_s, math.log1p(length), math.log1p(named),
        float(len(said)), float(len(picked)), columns.share(list(said)), float(said_low > index),
        float(abs(said_low - index)) / 20, logit(around[0]), logit(around[1]), float(len(found)),
        max((logit(p) for p in first[0]), default=NONE), max((logit(p) for p in first[1]), default=NONE),
        float(tokens.tag[index][:1] == "V"), float(tokens.tag[index][:1] == "N"),
        float(tokens.tag[index] == "VBD"), float(tokens.tag[index] == "VBG"), float(tokens.tag[index] == "VBN"),
        float(tokens.head[index] == index), float(columns.subject[index] >= 0), float(len(columns.quoted) > 0),
        *(float(tokens.dep[index] == dep) for dep in ("ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp")),
        max((max(chance[at : min(end, at + 60)], default=0.0) for at, end in said[:2]), default=0.0),
        *features.of_cue(columns, index, cue), *features.of_choice(columns, index, found, source, content, chance),
    ]  # fmt: skip
