"""Relations in tokens → Attributions in characters: doubles dropped, edges trimmed, kinds told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from framing.language.attribution.channel import with_channels
from framing.language.attribution.continuation import carried
from framing.language.attribution.cue_relation import Relation
from framing.language.attribution.interviews import with_turns
from framing.language.attribution.without_cue import bare
from framing.language.token_ranges import Range, overlap, size, spans, trimmed
from framing.language.view import View
from framing.model import Attribution, AttributionKind, Parsed, Quotation, Span

_SAME = 0.5  # two contents that share this much of their union are one attribution; the better cue keeps it
_DIRECT, _INDIRECT = 0.95, 0.05  # share of the content's letters and digits inside quotation marks


def assemble(parsed: Parsed, view: View, relations: Iterable[Relation]) -> tuple[Attribution, ...]:
    """The attributions of ``relations``, sorted by the start of their content."""
    found = []
    marks = _Marks(parsed.document.text, parsed.quotations)
    for relation in _distinct(with_channels(view, relations)):
        content = trimmed(view.tokens, relation.content)
        if not content:
            continue
        where = spans(view.tokens, content)
        found.append(
            Attribution(
                source=spans(view.tokens, trimmed(view.tokens, relation.source)),
                cue=spans(view.tokens, relation.cue),
                content=where,
                kind=marks.kind(where),
                cue_class=relation.cue_class,
                verb=relation.verb,
                stance=relation.stance,
                speaker=None,
                link=None,
                via=(),
                rule=relation.rule,
                score=relation.score,
                channel=spans(view.tokens, trimmed(view.tokens, relation.channel)),
            )
        )
    found = [a._replace(kind=marks.kind(a.content)) for a in carried(parsed, found)]
    found = with_turns(parsed, found)
    found += bare(parsed, found)
    return tuple(sorted(found, key=lambda a: (a.content[0].start, a.content[-1].end, a.cue)))


def _distinct(relations: Iterable[Relation]) -> list[Relation]:
    """One relation a content, the better scored first, else the earlier one."""
    kept: list[Relation] = []
    by_bucket: dict[int, list[Relation]] = {}
    for relation in sorted(relations, key=lambda r: (-(r.score or 0.0), r.head)):
        # Contents that share half of their tokens share the token in the middle of one of them.
        near = {id(r): r for low, high in relation.content for r in by_bucket.get(low // _BUCKET, ())}
        if any(_alike(relation.content, other.content) and not _nested(relation, other) for other in near.values()):
            continue
        kept.append(relation)
        for bucket in sorted({low // _BUCKET + step for low, _ in relation.content for step in (-1, 0, 1)}):
            by_bucket.setdefault(bucket, []).append(relation)
    return sorted(kept, key=lambda r: (r.content, r.head))


_BUCKET = 64


def _alike(a: Sequence[Range], b: Sequence[Range]) -> bool:
    shared = overlap(a, b)
    return shared >= _SAME * (size(a) + size(b) - shared)


def _nested(one: Relation, two: Relation) -> bool:
    """Whether one of two tells what the other says: "The tram sped up, Orlo said, the Kelby Post reports"."""
    if not one.source or not two.source or overlap(one.source, two.source):
        return False
    return any(
        overlap(outer.content, inner.cue) >= size(inner.cue)
        and overlap(outer.content, inner.source) >= size(inner.source)
        for outer, inner in ((one, two), (two, one))
    )


class _Marks:
    """The letters and digits of a text, and how many of them stand inside quotation marks.

    Counted once from the beginning: contents that lie inside each other would be read again and again.
    """

    def __init__(self, text: str, quotations: Iterable[Quotation]) -> None:
        inner = [quotation.inner for quotation in quotations]
        self._starts = [span.start for span in inner]
        self._ends = [span.end for span in inner]
        self._letters = [0, *accumulate(map(str.isalnum, text))]
        self._before = [0, *accumulate(self._letters[end] - self._letters[start] for start, end in inner)]

    def kind(self, content: Iterable[Span]) -> AttributionKind:
        """Direct, indirect or mixed, by the letters and digits inside and outside the marks."""
        inside = total = 0
        for start, end in content:
            total += self._letters[end] - self._letters[start]
            inside += self._inside(end) - self._inside(start)
        share = inside / total if total else 0.0
        return "direct" if share >= _DIRECT else "indirect" if share <= _INDIRECT else "mixed"

    def _inside(self, at: int) -> int:
        """Letters and digits inside marks before position ``at``."""
        last = bisect_right(self._starts, at) - 1
        if last < 0:
            return 0
        return self._before[last] + self._letters[min(at, self._ends[last])] - self._letters[self._starts[last]]
