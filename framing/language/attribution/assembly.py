"""Relations in tokens → Attributions in characters: doubles dropped, edges trimmed, kinds told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from framing.language.attribution.bare import bare
from framing.language.attribution.channel import with_channels
from framing.language.attribution.relation import Relation
from framing.language.attribution.tree import Range, Tree, overlap, size, spans, trimmed
from framing.model import Attribution, AttributionKind, Parsed, Quotation, Span

_SAME = 0.5  # two contents that share this much of their union are one attribution; the better cue keeps it
_DIRECT, _INDIRECT = 0.95, 0.05  # share of the content's letters and digits inside quotation marks


def assemble(parsed: Parsed, tree: Tree, relations: Iterable[Relation]) -> tuple[Attribution, ...]:
    """The attributions of ``relations``, sorted by the start of their content."""
    found = []
    marks = _Marks(parsed.quotations)
    for relation in _distinct(with_channels(tree, relations)):
        content = trimmed(tree.tokens, relation.content)
        if not content:
            continue
        where = spans(tree.tokens, content)
        found.append(
            Attribution(
                source=spans(tree.tokens, trimmed(tree.tokens, relation.source)),
                cue=spans(tree.tokens, relation.cue),
                content=where,
                kind=marks.kind(parsed.document.text, where),
                cue_class=relation.cue_class,
                verb=relation.verb,
                stance=relation.stance,
                speaker=None,
                link=None,
                via=(),
                rule=relation.rule,
                score=relation.score,
                channel=spans(tree.tokens, trimmed(tree.tokens, relation.channel)),
            )
        )
    found += bare(parsed, found)
    return tuple(sorted(found, key=lambda a: (a.content[0].start, a.content[-1].end, a.cue)))


def _distinct(relations: Iterable[Relation]) -> list[Relation]:
    """One relation a content, the better scored first, else the earlier one."""
    kept: list[Relation] = []
    by_bucket: dict[int, list[Relation]] = {}
    for relation in sorted(relations, key=lambda r: (-(r.score or 0.0), r.head)):
        # Contents that share half of their tokens share the token in the middle of one of them.
        near = {id(r): r for low, high in relation.content for r in by_bucket.get(low // _BUCKET, ())}
        if any(_alike(relation.content, other.content) for other in near.values()):
            continue
        kept.append(relation)
        for bucket in sorted({low // _BUCKET + step for low, _ in relation.content for step in (-1, 0, 1)}):
            by_bucket.setdefault(bucket, []).append(relation)
    return sorted(kept, key=lambda r: (r.content, r.head))


_BUCKET = 64


def _alike(a: Sequence[Range], b: Sequence[Range]) -> bool:
    shared = overlap(a, b)
    return shared >= _SAME * (size(a) + size(b) - shared)


class _Marks:
    """The insides of quotation marks, to ask how much of a span stands there."""

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        self._inner = [quotation.inner for quotation in quotations]
        self._starts = [span.start for span in self._inner]

    def kind(self, text: str, content: Iterable[Span]) -> AttributionKind:
        """Direct, indirect or mixed, by the letters and digits inside and outside the marks."""
        inside = total = 0
        for start, end in content:
            total += sum(map(str.isalnum, text[start:end]))
            at = max(0, bisect_right(self._starts, start) - 1)
            while at < len(self._inner) and self._inner[at].start < end:
                low, high = max(start, self._inner[at].start), min(end, self._inner[at].end)
                inside += sum(map(str.isalnum, text[low:high])) if low < high else 0
                at += 1
        share = inside / total if total else 0.0
        return "direct" if share >= _DIRECT else "indirect" if share <= _INDIRECT else "mixed"
