""" "According to reports from X, the minister said …": the minister is the source, and X the channel.

Two cues stand over one clause. The speech verb keeps the relation; what "according to" names goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from framing.language.attribution.cue_relation import Relation
from framing.language.token_ranges import Range, overlap, union
from framing.language.view import View
from framing.language.word_classes import words_of

_CLIMB = 4  # steps from "according" up to the verb of its clause


@dataclass(frozen=True, slots=True)
class _Frame:
    """An "according to" by the token of "according", and the stretch that it names."""

    index: int
    named: Range


def with_channels(view: View, relations: Iterable[Relation]) -> list[Relation]:
    """``relations`` where a speech verb under an "according to" takes that one's source as its channel."""
    relations = list(relations)
    frames = _frames(view)
    if not frames:
        return relations
    framed = {
        relation.head: frames[relation.head]
        for relation in relations
        if relation.head in frames and relation.cue_class == "speech" and relation.source
    }
    covered = {frame.index for frame in framed.values()}
    return [
        relation if relation.head not in framed else _joined(view, relation, framed[relation.head])
        for relation in relations
        if relation.head not in covered
    ]


def _joined(view: View, relation: Relation, frame: _Frame) -> Relation:
    if overlap(relation.source, [frame.named]):
        return relation
    if any(
        view.tokens.lower[index] in words_of("part")
        for low, high in relation.source
        for index in range(low, min(high, low + 3))
    ):
        cue = union([*relation.cue, (frame.index, frame.index + 2)])
        return relation._replace(source=(frame.named,), cue=tuple(cue))
    return relation._replace(channel=(frame.named,))


def _frames(view: View) -> dict[int, _Frame]:
    """Every "according to" by the verb of the clause it stands in."""
    tokens = view.tokens
    found: dict[int, _Frame] = {}
    for index, word in enumerate(tokens.lower):
        if word != "according" or index + 1 >= len(tokens) or tokens.lower[index + 1] != "to":
            continue
        named = view.child(index + 1, "pobj")
        at = index
        for _ in range(_CLIMB):
            at = tokens.head[at]
            if tokens.tag[at][:1] == "V":
                break
        if named is not None and tokens.tag[at][:1] == "V" and at != index:
            found.setdefault(at, _Frame(index, view.subtree(named)))
    return found
