"""Who speaks for whom: an unnamed spokesman counts as the body he speaks for, never as the person he serves."""

from __future__ import annotations

from framing.language.speakers.figures import Figure, Follow, Names, Resolved
from framing.language.speakers.source_words import Gender, SourceTerm, look_up
from framing.language.speakers.word_lists import words
from framing.language.view import View


class Spokespeople:
    """The unnamed spokespeople of one document; ``follow`` reads the body they are said to speak for."""

    def __init__(self, view: View, bodies: Names, voices: dict[int, set[Gender]], follow: Follow) -> None:
        self._view, self._bodies, self._follow = view, bodies, follow
        self._voices = voices
        self._last: list[tuple[Gender | None, Figure]] = []

    def read(self, low: int, high: int, head: int, term: SourceTerm, *, plural: bool, depth: int) -> Resolved | None:
        """The body behind "a spokesman for the ministry", "the firm's spokeswoman", "NTA officials"; else None."""
        speaks = term.text in words("who speaks for a body")
        staff = plural and self._view.normal[head] in words("staff that stand for a body") and head - low <= 1
        if not speaks and not staff:
            return None
        figure = self._employer(low, high, head, depth, staff=staff)
        if figure is None and speaks and not plural and self._bare(low, high, head):
            figure = next((f for g, f in reversed(self._last) if g is None or term.gender in (None, g)), None)
        if figure is None:
            return None
        if speaks:
            self._last.append((term.gender, figure))
            for gender in (term.gender,) if term.gender else ("male", "female"):
                self._voices.setdefault(head, set()).add(gender)
        return Resolved(figure, "speaks for a body", (low, head + 1))

    def _bare(self, low: int, high: int, head: int) -> bool:
        view = self._view
        return (
            view.normal[low] == "the" and low + 1 == head and not any(c > head for c in view.children(head) if c < high)
        )

    def _employer(self, low: int, high: int, head: int, depth: int, *, staff: bool) -> Figure | None:
        view = self._view
        for child in view.children(head):
            if low <= child < head and view.tokens.dep[child] in ("compound", "nmod", "poss", "amod"):
                found = self._named(child) or (None if staff else self._noun(low, child, depth))
                if found is not None:
                    return found
            if head < child < high and view.normal[child] in words("before whom somebody speaks for"):
                noun = view.child(child, "pobj")
                if noun is not None and noun < high:
                    named = self._named(noun) or self._proper(noun, depth)
                    return named if named or staff else self._noun(view.low[noun], noun, depth, high)
        return None

    def _named(self, index: int) -> Figure | None:
        mention = self._bodies.at.get(index)
        return mention.figure if mention is not None and not mention.figure.place else None

    def _proper(self, index: int, depth: int) -> Figure | None:
        """A name the parser did not see: "a spokesman for Tarn Air"."""
        if not self._view.proper(index):
            return None
        found = self._follow(self._view.low[index], index + 1, "say", depth + 1)
        body = found is not None and found.figure.form == "institution" and not found.figure.place
        return found.figure if found is not None and body else None

    def _noun(self, low: int, head: int, depth: int, high: int | None = None) -> Figure | None:
        """ "the company" of "a spokesman for the company", "police" of "a police spokesman"."""
        hit = look_up("institution", [self._view.normal[head]]) or look_up("role", [self._view.normal[head]])
        if hit is None or (hit[0].type == "politician") or self._view.normal[head] in words("too broad to speak for"):
            return None
        police = self._view.normal[head] == "police"
        if not police and look_up("institution", [self._view.normal[head]]) is None:
            return None
        end = head + 1 if high is None else min(high, self._view.high[head])
        found = self._follow(max(low, self._view.low[head]), end, "say", depth + 1)
        return found.figure if found is not None and (police or found.figure.form == "institution") else None
