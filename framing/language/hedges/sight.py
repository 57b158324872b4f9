"""What a condition may see of a text: tokens, their tree sentence by sentence, subjects and negation."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from framing.language.attribution.base_forms import lemma
from framing.model import Parsed

_CLIMB = 5  # how many verbs up a subject is inherited from
_MOST_CHILDREN = 64  # looked at of one token; only text without sentences has more
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
NEGATORS = frozenset({"not", "n't", "never", "cannot", "hardly", "scarcely", "barely"})


class Cue(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive); ``anchor`` is the one of them that hangs on a token outside."""

    first: int
    last: int
    anchor: int


class Sight:
    """A parsed document seen from its tokens. Trees are grown only for sentences that somebody asks about."""

    def __init__(self, parsed: Parsed) -> None:
        tokens = parsed.tokens
        self.parsed = parsed
        self.lower, self.tag, self.dep, self.head = tokens.lower, tokens.tag, tokens.dep, tokens.head
        self.entity, self.sentence, self.text = tokens.entity, tokens.sentence, tokens.text
        self._children: dict[int, list[int]] = {}
        self._low: dict[int, int] = {}
        self._high: dict[int, int] = {}
        self._grown: set[int] = set()
        self._quoted: tuple[list[int], list[int]] | None = None

    def bounds(self, index: int) -> tuple[int, int]:
        """First token and end of the sentence of token ``index``."""
        sentence = self.parsed.sentences[self.sentence[index]]
        return sentence.first, sentence.last

    def word(self, index: int, here: int) -> str:
        """The lower-case word at ``index`` where that lies in the sentence of token ``here``, else ""."""
        first, last = self.bounds(here)
        return self.lower[index] if first <= index < last else ""

    def tag_at(self, index: int, here: int) -> str:
        first, last = self.bounds(here)
        return self.tag[index] if first <= index < last else ""

    def children(self, index: int) -> list[int]:
        self._grow(index)
        return self._children.get(index, [])

    def child(self, index: int, *deps: str) -> int | None:
        """The first child with one of these dependency labels."""
        return next((child for child in self.children(index) if self.dep[child] in deps), None)

    def subtree(self, index: int) -> tuple[int, int]:
        """The stretch of tokens that ``index`` stands over, itself included."""
        self._grow(index)
        return self._low[index], self._high[index]

    def lemma(self, index: int) -> str:
        return lemma(self.lower[index], self.tag[index])

    def negated(self, verb: int) -> bool:
        return any(self.lower[child] in NEGATORS for child in self.children(verb))

    def subject(self, verb: int) -> int | None:
        """The subject of a verb: its own, that of the clause it is coordinated with or a complement of, or, in a
        relative or participle clause, the noun the clause describes."""
        for _ in range(_CLIMB):
            own = self.child(verb, *_SUBJECTS)
            head = self.head[verb]
            if own is not None:
                if self.lower[own] in ("that", "which", "who") and self.dep[verb] == "relcl":
                    return head
                return own
            if head == verb:
                return None
            if self.dep[verb] == "ccomp" and self._modal(verb):
                return None  # "a march that they said could draw thousands": its subject stands before the reporter
            if self.dep[verb] in ("relcl", "acl") and self.tag[head].startswith(("NN", "PRP", "DT", "CD")):
                return head
            if self.dep[verb] not in ("conj", "xcomp", "advcl", "ccomp", "dep", "aux", "auxpass", "pcomp", "prep"):
                return None
            verb = head
        return None

    def _modal(self, verb: int) -> bool:
        return any(self.tag[child] == "MD" for child in self.children(verb))

    def quoted(self, index: int) -> bool:
        """Whether token ``index`` stands inside quotation marks."""
        if self._quoted is None:
            spans = sorted(quotation.inner for quotation in self.parsed.quotations)
            self._quoted = [start for start, _ in spans], [end for _, end in spans]
        starts, ends = self._quoted
        at = bisect_right(starts, self.parsed.tokens.start[index]) - 1
        return at >= 0 and self.parsed.tokens.start[index] < ends[at]

    def _grow(self, index: int) -> None:
        number = self.sentence[index]
        if number in self._grown:
            return
        self._grown.add(number)
        first, last = self.bounds(index)
        head, waiting = self.head, dict.fromkeys(range(first, last), 0)
        self._low.update((token, token) for token in range(first, last))
        self._high.update((token, token + 1) for token in range(first, last))
        for token in range(first, last):
            if head[token] != token:
                below = self._children.setdefault(head[token], [])
                if len(below) < _MOST_CHILDREN:
                    below.append(token)
                waiting[head[token]] += 1
        leaves = [token for token, count in waiting.items() if not count]
        while leaves:
            token = leaves.pop()
            parent = head[token]
            if parent != token:
                self._low[parent] = min(self._low[parent], self._low[token])
                self._high[parent] = max(self._high[parent], self._high[token])
                waiting[parent] -= 1
                if not waiting[parent]:
                    leaves.append(parent)
