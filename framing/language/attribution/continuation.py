"""A quotation that goes on over several paragraphs, an opening mark on each and the last alone closed, is one content.

Printers leave a quotation open at the end of a paragraph to say that the same speaker goes on in the next.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from framing.model import Attribution, Parsed, Quotation, Span


def carried(parsed: Parsed, found: Sequence[Attribution]) -> list[Attribution]:
    """``found`` with the paragraphs of a quotation that nobody is given for added to whom its others are given to.

    Linear in quotations and attributions. The kinds of the attributions are left as they were.
    """
    claims = sorted((span.start, span.end, index) for index, a in enumerate(found) for span in (*a.content, *a.cue))
    begins = [start for start, _, _ in claims]
    joined: dict[int, list[Span]] = {}
    for chain in chains(parsed):
        owners = [_owner(found, claims, begins, quotation) for quotation in chain]
        given = next((owner for owner in owners if owner is not None and owner >= 0), None)
        if given is not None and found[given].cue_class == "speech":
            bare = [Span(q.start, q.end) for q, owner in zip(chain, owners, strict=True) if owner is None]
            joined.setdefault(given, []).extend(bare)
    return [
        a._replace(content=tuple(sorted((*a.content, *joined[index])))) if joined.get(index) else a
        for index, a in enumerate(found)
    ]


def chains(parsed: Parsed) -> Iterator[list[Quotation]]:
    """Quotations of which each is left open at its paragraph's end and the next one begins the next paragraph.

    A caption or a page's line between two paragraphs of the body is passed over, and paragraphs that a page has run
    together are taken for what they were.
    """
    zones = [zone for zone in parsed.document.zones if zone.kind == "body"]
    starts = [zone.start for zone in zones]
    chain: list[Quotation] = []
    last = -1
    for quotation in parsed.quotations:
        at = bisect_right(starts, quotation.start) - 1
        if at < 0 or quotation.start >= zones[at].end:
            continue
        follows = bool(chain) and not chain[-1].closed and chain[-1].style == quotation.style
        next_one = quotation.start == zones[at].start and at == last + 1
        run_in = at == last and bool(chain) and not parsed.document.text[chain[-1].end : quotation.start].strip()
        if not (follows and (next_one or run_in)):
            if len(chain) > 1:
                yield chain
            chain = []
        chain.append(quotation)
        last = at
    if len(chain) > 1:
        yield chain


def _owner(
    found: Sequence[Attribution], claims: list[tuple[int, int, int]], begins: list[int], quotation: Quotation
) -> int | None:
    """The attribution a quotation is content of; None where no attribution has any part in it, -1 where none has all.

    Looks at the first content that begins inside the quotation, and at the last that begins before it.
    """
    at = bisect_left(begins, quotation.start)
    inside = claims[at] if at < len(claims) and claims[at][0] < quotation.end else None
    before = claims[at - 1] if at and claims[at - 1][1] > quotation.start else None
    hit = inside or before
    if hit is None:
        return None
    shared = min(hit[1], quotation.end) - max(hit[0], quotation.start)
    whole = 2 * shared > quotation.end - quotation.start
    return hit[2] if whole and any(hit[0] == span.start for span in found[hit[2]].content) else -1
