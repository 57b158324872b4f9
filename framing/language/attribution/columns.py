"""What the fitted models look at: words of closed classes, quotations and paragraphs as columns, one entry a token."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from framing.language.token_ranges import Range, quoted_ranges
from framing.language.view import View
from framing.lexicons.closed_lists import word_list
from framing.model import Tokens

# Word classes so small that the word itself may be a feature; all other words are told by their tag.
_FUNCTION = frozenset({"IN", "TO", "DT", "PRP", "PRP$", "WDT", "WP", "WP$", "WRB", "MD", "CC", "EX", "RP", "PDT"})
_SCARE = 4  # tokens of a quotation, marks included, up to which a cue inside may be the article's own
_LOOKED_AT = 200  # tokens of a range


@dataclass(frozen=True, slots=True)
class Columns:
    """One document as columns. ``region[i]`` is the quotation token ``i`` stands in, or -1."""

    view: View
    tokens: Tokens
    stem: list[str]
    word: list[str]  # the word of a closed class, else the tag
    quoted: list[Range]
    quoted_starts: list[int]
    region: list[int]
    before: list[int]  # how many tokens stand in quotations before each, and one entry more for the end
    skipped: bytearray  # 1 at tokens inside somebody's quotation, where no cue of the article can be
    sentence_low: list[int]  # per token: first token of its sentence
    sentence_high: list[int]
    paragraph_low: list[int]  # per token: first token of its paragraph
    paragraph_high: list[int]
    subject: list[int]  # per token: its own subject, or -1

    def share(self, ranges: list[Range] | tuple[Range, ...]) -> float:
        """How much of ``ranges`` stands in quotation marks, 0 to 1, looking at some tokens of a long range."""
        inside = total = 0
        for low, high in ranges:
            step = (high - low) // _LOOKED_AT
            if step < 2:
                total += high - low
                inside += self.before[high] - self.before[low]
            else:
                total += -(-(high - low) // step)
                inside += sum(self.region[index] >= 0 for index in range(low, high, step))
        return inside / total if total else 0.0

    def quotes_from(self, index: int) -> int:
        """The first quotation that begins at or after token ``index``."""
        return bisect_left(self.quoted_starts, index)


def columns_of(view: View) -> Columns:
    """The columns of a document that has its quotations."""
    tokens, count = view.tokens, len(view.tokens)
    words = word_list("attribution_words", "words told by themselves")
    word = [
        lower if tag in _FUNCTION or lower in words else tag
        for lower, tag in zip(tokens.lower, tokens.tag, strict=True)
    ]
    quoted = quoted_ranges(tokens, view.quotations)
    region, skipped = [-1] * count, bytearray(count)
    for number, (low, high) in enumerate(quoted):
        region[low:high] = [number] * (high - low)
        if high - low > _SCARE:
            skipped[low:high] = b"\x01" * (high - low)
    bounds = np.array([(sentence.first, sentence.last) for sentence in view.sentences], dtype=np.intp).reshape(-1, 2)
    zone = np.array([sentence.zone for sentence in view.sentences], dtype=np.intp)
    first, last = np.full(zone.max(initial=-1) + 1, count), np.zeros(zone.max(initial=-1) + 1, dtype=np.intp)
    np.minimum.at(first, zone, bounds[:, 0])
    np.maximum.at(last, zone, bounds[:, 1])
    each = np.repeat(
        np.stack((bounds[:, 0], bounds[:, 1], first[zone], last[zone])), bounds[:, 1] - bounds[:, 0], axis=1
    )
    lows = each.tolist()
    return Columns(
        view=view,
        tokens=tokens,
        stem=view.lemmas,
        word=word,
        quoted=quoted,
        quoted_starts=[low for low, _ in quoted],
        region=region,
        before=list(accumulate((number >= 0 for number in region), initial=0)),
        skipped=skipped,
        sentence_low=lows[0],
        sentence_high=lows[1],
        paragraph_low=lows[2],
        paragraph_high=lows[3],
        subject=view.first_subject,
    )
