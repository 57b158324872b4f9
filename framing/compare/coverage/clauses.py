"""A sentence in its clauses: each may be a fact of its own, which another document tells or does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from framing.compare.terms.content_terms import CONTENT, ContentTerm, within
from framing.model import Parsed

LEAST = 4  # telling words of a clause; shorter ones stay with their neighbour
_BREAK = re.compile(r"[,;:]\s|\s[—–-]\s|—|(?<=\S)\s(?=(?:which|who|while|but|because|although|after|before|and)\s)")
# What ties words into one part of a sentence, unless they hang on a verb.
_CLOSE = frozenset(("conj", "cc", "det", "amod", "compound", "poss", "nummod", "nmod", "quantmod"))


class Clause(NamedTuple):
    """Where a clause stands, and its words. Neighbouring clauses touch."""

    start: int
    end: int
    terms: tuple[ContentTerm, ...]

    @property
    def telling(self) -> int:
        """How many of its words are no function words."""
        return sum(term.force >= CONTENT for term in self.terms)


def clauses(parsed: Parsed, sentence: int, every: Sequence[ContentTerm]) -> tuple[Clause, ...]:
    """The clauses of a sentence whose terms are ``every``; one at least."""
    whole = parsed.sentences[sentence]
    text = parsed.document.text
    breaks = [match.end() for match in _BREAK.finditer(text, whole.start, whole.end) if match.end() < whole.end]
    found: list[Clause] = []
    for start, end in pairwise([whole.start, *_between(parsed, sentence, breaks), whole.end]):
        clause = Clause(start, end, within(every, start, end))
        if found and min(clause.telling, found[-1].telling) < LEAST:
            clause = Clause(found[-1].start, end, found.pop().terms + clause.terms)
        found.append(clause)
    return tuple(found)


def _between(parsed: Parsed, sentence: int, breaks: Sequence[int]) -> list[int]:
    """The breaks that do not part what belongs to one noun: "nuclear and missile programmes", "oil, coal and gas"."""
    if not breaks:
        return []
    tokens, here = parsed.tokens, parsed.sentences[sentence]
    close = [
        (tokens.start[min(index, head)], tokens.start[max(index, head)])
        for index in range(here.first, here.last)
        for head in (tokens.head[index],)
        if tokens.dep[index] in _CLOSE and not tokens.tag[head].startswith("VB")
    ]
    return [cut for cut in breaks if not any(start < cut <= end for start, end in close)]
