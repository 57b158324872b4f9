"""What a report keeps so that it can be verified: the parse, the markup, and a digest of each part."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from framing.model import Parsed, Sentence, Tokens

# Half of a surrogate pair has no UTF-8 form, and these three end a line for some readers of JSON Lines.
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
SCHEMA = 2  # the records' number: it changes when a field goes or changes its meaning, not when one is added
_DECIMALS = 6
_NOT_ONE = ("digests", "documents")
_DIGITS = 12  # hex digits of a digest: against slips and single edits, not against whoever writes a report anew


def kept(parsed: Parsed) -> dict[str, Any]:
    """The members of a document's record that only a comparison has: its markup, and its tokens as columns.

    ``head`` is relative to the token; ``begins`` are the tokens with which a named entity begins; ``printed`` are
    those the parser was given otherwise than they stand in the text.
    """
    whole, tokens = parsed.document.text, parsed.tokens
    return {
        "markup": parsed.document.markup,
        "tokens": {
            "start": tokens.start,
            "end": tokens.end,
            "tag": tokens.tag,
            "dep": tokens.dep,
            "head": [head - index for index, head in enumerate(tokens.head)],
            "entity": tokens.entity,
            "begins": [index for index, begins in enumerate(tokens.entity_begins) if begins],
            "printed": [
                (index, word)
                for index, (word, start, end) in enumerate(zip(tokens.text, tokens.start, tokens.end, strict=True))
                if word != whole[start:end]
            ],
        },
    }


def tokens_of(columns: Mapping[str, Any], whole: str, sentences: Sequence[Sentence]) -> Tokens:
    """The tokens back from what ``kept`` wrote."""
    start, end = tuple(columns["start"]), tuple(columns["end"])
    words = [whole[first:last] for first, last in zip(start, end, strict=True)]
    for index, word in columns["printed"]:
        words[index] = word
    begins = set(columns["begins"])
    return Tokens(
        start=start,
        end=end,
        text=tuple(words),
        lower=tuple(word.lower() for word in words),
        tag=tuple(columns["tag"]),
        dep=tuple(columns["dep"]),
        head=tuple(index + head for index, head in enumerate(columns["head"])),
        entity=tuple(columns["entity"]),
        entity_begins=tuple(index in begins for index in range(len(start))),
        sentence=tuple(max(0, bisect_right(sentences, at, key=lambda s: s.start) - 1) for at in start),
    )


def digests(records: Mapping[str, Any]) -> dict[str, Any]:
    """A digest of every member of a comparison's records as it is written; of each document, member by member."""
    found: dict[str, Any] = {key: _digest(value) for key, value in records.items() if key not in _NOT_ONE}
    found["documents"] = [{key: _digest(value) for key, value in item.items()} for item in records["documents"]]
    return found


def _digest(value: object) -> str:
    return sha256(text(value).encode("utf-8")).hexdigest()[:_DIGITS]


def text(value: object) -> str:
    """``value`` as JSON on one line, in the one form that framing writes."""
    plain = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if plain.isprintable():  # as almost all are; asking costs a fraction of looking for what is escaped
        return plain
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", plain)


def rounded(value: float | None) -> float | None:
    """``value`` as it is written: finer than any interval, coarser than the last bits in which machines may differ."""
    return None if value is None else round(float(value), _DECIMALS) + 0.0  # adding zero turns -0.0 into 0.0
