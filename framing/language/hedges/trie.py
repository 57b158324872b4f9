"""All terms of all lexicons in one trie over tokens, walked once along the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from framing.language.hedges.term_syntax import Slot, TermSlots
from framing.model import Tokens


class Match(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) are the cue of a term of entry ``entry``.

    ``length`` counts all tokens of the term, those around the cue included.
    """

    entry: int
    first: int
    last: int
    length: int


class _TrieNode:
    __slots__ = ("ends", "slots", "tags", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[_TrieNode]] = {}
        self.tags: list[tuple[tuple[str, ...], _TrieNode]] = []
        self.ends: list[tuple[int, int, int]] = []  # entry, first and last of the cue within the term
        self.slots: dict[Slot, _TrieNode] = {}

    def child(self, slot: Slot) -> _TrieNode:
        if slot not in self.slots:
            node = self.slots[slot] = _TrieNode()
            for word in sorted(slot.words):
                self.words.setdefault(word, []).append(node)
            if slot.tags:
                self.tags.append((slot.tags, node))
        return self.slots[slot]


class Trie:
    """Built once of terms that begin with a word.

    ``matches`` takes time linear in the tokens, because the depth of the trie is bounded.
    """

    def __init__(self, entries: Iterable[tuple[int, TermSlots]]) -> None:
        self._root = _TrieNode()
        for entry, term in entries:
            node = self._root
            for slot in term.slots:
                node = node.child(slot)
            node.ends.append((entry, term.first, term.last))

    def matches(self, tokens: Tokens) -> Iterator[Match]:
        """Every place where a term stands within one sentence, in the order of the text."""
        lower, tag, sentence, begins = tokens.lower, tokens.tag, tokens.sentence, self._root.words
        for start in [index for index, word in enumerate(lower) if word in begins]:
            here = sentence[start]
            waiting = [(node, start + 1) for node in begins[lower[start]]]
            while waiting:
                node, at = waiting.pop()
                for entry, first, last in node.ends:
                    yield Match(entry, start + first, start + last, at - start)
                if at == len(lower) or sentence[at] != here:
                    continue
                waiting += [(child, at + 1) for child in node.words.get(lower[at], ())]
                waiting += [(child, at + 1) for tags, child in node.tags if tag[at].startswith(tags)]
