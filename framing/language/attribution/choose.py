"""From the chances of nodes to a source and a content: bigger nodes first, smaller ones painted over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.language.attribution.columns import Columns
from framing.language.attribution.nodes import Node
from framing.language.token_ranges import Range, minus, overlap, size, union

_WORD_OR_TWO = 4  # tokens, marks included: such a quotation is not taken whole


def choose(
    columns: Columns,
    index: int,
    found: Sequence[Node],
    source: Sequence[float],
    content: Sequence[float],
    limits: Mapping[str, float],
) -> tuple[list[Range], list[Range]]:
    """Source and content of the cue at ``index``; the content is empty where nothing is likely enough."""
    said = _paint(found, content, limits["content"], limits["cut"]) or _best(found, content, limits["last"])
    said = minus(_whole(columns, said), (index, index + 1))
    named = _paint(found, source, limits["source"], limits["cut"]) or _best(found, source, limits["name"])
    if len(named) > 1:
        named = _best(found, source, limits["name"])
    for cut in (*said, (index, index + 1)):
        named = minus(named, cut)
    return named, said


def _paint(found: Sequence[Node], chances: Sequence[float], take: float, cut: float) -> list[Range]:
    """The tokens of likely nodes, less those of smaller nodes that are surely none."""
    ranges: list[Range] = []
    order = sorted(range(len(found)), key=lambda k: (-size(found[k].ranges), k))
    for k in order:
        if chances[k] >= take:
            ranges = union([*ranges, *found[k].ranges])
        elif chances[k] < cut and ranges:
            for low_high in found[k].ranges:
                ranges = minus(ranges, low_high)
    return ranges


def _best(found: Sequence[Node], chances: Sequence[float], least: float) -> list[Range]:
    """The likeliest node, if it is likely enough."""
    best = max(range(len(found)), key=lambda k: chances[k], default=None)
    return list(found[best].ranges) if best is not None and chances[best] >= least else []


def _whole(columns: Columns, ranges: list[Range]) -> list[Range]:
    """``ranges`` with every longer quotation that mostly lies in them taken whole."""
    added: list[Range] = []
    for low, high in ranges:
        for number in range(max(0, columns.quotes_from(low) - 1), len(columns.quoted)):
            quote = columns.quoted[number]
            if quote[0] >= high:
                break
            if quote[1] - quote[0] > _WORD_OR_TWO and overlap([quote], ranges) * 2 > size([quote]):
                added.append(quote)
    return union([*ranges, *added])
