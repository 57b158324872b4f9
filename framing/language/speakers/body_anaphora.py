"""Which named organisation a noun takes up: "the airline", "the agency", "the group"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from framing.language.normal_form import normal
from framing.language.speakers.figures import Figure, Mention, Names
from framing.language.speakers.known_bodies import known_body
from framing.language.speakers.source_types import body_type
from framing.language.speakers.source_words import SourceTerm, look_up
from framing.language.speakers.word_lists import words
from framing.language.view import View

_REACH = 12  # sentences of the outlet's own that a noun of the same kind reaches back
_MENTIONS = 60  # and names it looks through at most
_SAME_NOUN, _SAME_KIND, _LIKELY, _POSSIBLE = 4.0, 2.5, 1.5, 1.0
_SPOKE = 2.0  # gained by who was the last to speak
_OFTEN, _MANY = 0.25, 6  # gained by each mention, up to so many: whom the text is about is meant sooner
_FAR = 0.25  # likelihood lost by standing one sentence further back


class NamedBodies:
    """The named organisations of a document, for nouns to look back on; ``heard`` tells which one spoke last."""

    def __init__(self, view: View, bodies: Names, heard: Callable[[int], Figure | None]) -> None:
        self._view, self._heard = view, heard
        self._mentions = list(bodies.mentions)
        self._starts = [mention.low for mention in bodies.mentions]
        self._by_noun: dict[str, list[Mention]] = {}
        for mention in bodies.mentions:
            self._by_noun.setdefault(normal(mention.figure.name.split()[-1]), []).append(mention)

    def note(self, mention: Mention) -> None:
        """Remember a name that was met as a source and that the parser had not seen."""
        at = bisect_left(self._starts, mention.low)
        self._starts.insert(at, mention.low)
        self._mentions.insert(at, mention)

    def taken_up(self, head: int, term: SourceTerm) -> Figure | None:
        """The body a definite singular noun stands for; None where none fits.

        The last one whose name ends in that noun; else, of those that are called so or are of its kind, the most
        prominent and most recent.
        """
        noun = self._view.normal[head]
        found = self._by_noun.get(noun, [])
        last = bisect_left(found, head, key=lambda mention: mention.low)
        if found:
            return found[last - 1].figure if last else found[0].figure
        at = bisect_left(self._starts, head)
        best: tuple[float, int, Figure] | None = None
        spoke = self._heard(head)
        for mention in self._mentions[max(0, at - _MENTIONS) : at]:
            fit = self._fit(mention.figure, noun, term)
            if fit <= 0 or self._distance(mention, head) > _REACH or self._view.quoted(mention.head):
                continue
            score = fit + 0.5 * mention.prominence - _FAR * self._distance(mention, head)
            score += _SPOKE * (mention.figure is spoke) + _OFTEN * min(len(mention.figure.mentions), _MANY)
            if best is None or (score, mention.low) > best[:2]:
                best = (score, mention.low, mention.figure)
        if best is None:
            return None
        figure = best[2]
        if body_type(figure) == "unknown" and term.type != "unknown":
            figure.about.append(term)  # "Marsh Line … the company": now it is told what it is
        return figure

    def _distance(self, mention: Mention, index: int) -> int:
        sentence, clock = self._view.tokens.sentence, self._view.clock
        return clock[sentence[index]] - clock[sentence[mention.head]]

    def _fit(self, figure: Figure, noun: str, term: SourceTerm) -> float:
        """How well a body answers to a noun: 0 is not at all."""
        if figure.place or figure.plural:
            return 0.0
        called = {one.text.split()[-1] for one in figure.about}
        if noun in called:
            return _SAME_NOUN
        kind = body_type(figure)
        broad = noun in words("broad body nouns")
        if called and not broad and kind == term.type and not called <= words("broad body nouns"):
            return 0.0  # a bank is no airline
        if term.type == kind and kind not in ("institution", "unknown"):
            return _SAME_KIND
        if noun in words("nouns for any agency") and kind == "institution":
            return self._agency(figure)
        if broad and kind in ("civil society", "expert"):
            return _LIKELY if term.type != "business" else 0.0
        if kind == "unknown" and term.type not in ("institution", "politician", "media"):
            return _POSSIBLE if self._labelled(figure) else 0.0
        return 0.0

    def _agency(self, figure: Figure) -> float:
        """Whether a body that governs may be called an agency: "the Coast Survey Authority", "the FAA"."""
        last = look_up("institution", [normal(figure.name.split()[-1])])
        if last is not None:
            return _SAME_KIND if last[0].text in words("bodies called an agency") else 0.0
        return _LIKELY if known_body(figure.name) is not None and figure.name.isupper() else 0.0

    def _labelled(self, figure: Figure) -> bool:
        """Whether the parser sees an organisation in most of the places that name it."""
        tokens = self._view.tokens
        labels = [tokens.entity[m.head] for m in self._mentions if m.figure is figure][:_MENTIONS]
        return 2 * labels.count("ORG") >= len(labels)
