"""Texts that are cited: "a report by the ministry", "the letter"; and whose words a statement is."""

from __future__ import annotations

from framing.language.speakers.figures import Figure, Follow, Names, Resolved
from framing.language.speakers.pronouns import Memory
from framing.language.speakers.source_words import look_up
from framing.language.speakers.unnamed_sources import NEW, UnnamedSources
from framing.language.speakers.word_lists import words
from framing.language.view import View

NOT_NAMED = frozenset({"DATE", "TIME", "MONEY", "QUANTITY", "ORDINAL"})  # entities that nobody is
_LOOK_BACK = 800  # tokens looked back over for the first mention of a text


class CitedTexts:
    """Reads the texts of one document; ``follow`` reads the source that is named beside one."""

    def __init__(self, view: View, bodies: Names, memory: Memory, unnamed: UnnamedSources, follow: Follow) -> None:
        self._view, self._bodies, self._memory = view, bodies, memory
        self._unnamed, self._follow = unnamed, follow
        self._words_of: dict[str, Figure] = {}  # "statement": whose it was when one was last spoken of

    def read(self, low: int, high: int, head: int, verb: str | None, depth: int) -> Resolved | None:
        """A text that is cited; words of somebody ("a statement from the ministry") are credited to whose they are."""
        view = self._view
        if look_up("utterance", [view.normal[head]]) is not None:
            owner = self._owner(low, high, head, depth) or self._maker(head)
            word, bare = (
                view.normal[head],
                low == head or (low + 1 == head and view.normal[low] in words("definite determiners")),
            )
            if owner is None and bare and low < head:
                whose = self._words_of.get(word) or self._sender(head, depth)
                if whose is None and word in words("words that were just said"):
                    whose = self._memory.last_speaker(head)
                if whose is not None:
                    return Resolved(whose, "words of the source, repeated", (low, head + 1))
            if owner is not None:
                self._words_of[word] = owner.figure
                return Resolved(owner.figure, f"words of the source, {owner.link}", owner.where)
            self._words_of.pop(word, None)  # a statement of somebody else, or of nobody
        if verb not in words("what texts can do"):
            return None
        hit = look_up("document", [view.normal[head]]) or look_up("utterance", [view.normal[head]])
        term = hit[0] if hit else None
        return self._unnamed.add(
            "document", low, high, head, term, plural=False, definite=view.normal[low] in words("definite determiners")
        )

    def _owner(self, low: int, high: int, head: int, depth: int) -> Resolved | None:
        """Whose words they are: "the ministry's report", "a report by the ministry"."""
        view = self._view
        for child in view.children(head):
            owner: int | None = None
            if view.tokens.dep[child] == "poss" and child < head:
                owner = child
            elif view.normal[child] in ("by", "from") and child > head:
                owner = view.child(child, "pobj")
            if owner is not None and low <= owner < high and view.tokens.entity[owner] not in NOT_NAMED:
                found = self._follow(max(low, view.low[owner]), min(high, view.high[owner]), "say", depth + 1)
                if found is not None:
                    return found
        return None

    def _sender(self, head: int, depth: int) -> Figure | None:
        """Who was the subject when a text was first spoken of: "Nurses sent a letter to the ward … The letter said"."""
        view, tokens = self._view, self._view.tokens
        for index in range(head - 1, max(-1, head - _LOOK_BACK), -1):
            new = view.normal[view.low[index]] in NEW
            if view.normal[index] != view.normal[head] or view.quoted(index) or not new:
                continue
            verb = tokens.head[index]
            for _ in range(2):  # "wrote in a letter", "fired off a joint letter"
                verb = tokens.head[verb] if tokens.dep[verb] == "prep" else verb
            subject = view.child(verb, "nsubj") if tokens.tag[verb].startswith("V") else None
            if subject is not None and subject < index and view.normal[subject] not in ("it", "that", "which"):
                found = self._follow(view.low[subject], view.high[subject], "say", depth + 1)
                if found is not None and found.figure.form != "document":
                    return found.figure
        return None

    def _maker(self, head: int) -> Resolved | None:
        """The named body right before the text: "a Harbour Post report"."""
        if head == 0 or self._view.tokens.dep[head - 1] not in ("compound", "nmod", "amod", "poss"):
            return None
        mention = self._bodies.at.get(head - 1)
        if mention is None or self._view.tokens.entity[head - 1] != "ORG":
            return None
        return Resolved(mention.figure, "name", (mention.low, mention.high))
