"""Whom a pronoun takes up: the most prominent, most recent figure that fits it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from framing.language.speakers.figures import Figure, Mention, Names
from framing.language.speakers.genders import of_pronoun
from framing.language.speakers.source_words import Gender
from framing.language.speakers.word_lists import words
from framing.language.view import SUBJECTS, View

_SENTENCES = 5  # how far back a pronoun reaches
_MENTIONS = 40  # and past how many names at most
_STATED = 2  # how far back the source of "the statement" stands
_CLIMB = 4  # clauses above the pronoun's own
_RULES = 1.0  # the subject of the clause above
SPOKE = 1.0  # who was quoted last is likely to be quoted on


class Memory:
    """The figures met so far, for pronouns to look back on."""

    def __init__(self, view: View, persons: Names, bodies: Names) -> None:
        self._view = view
        self._persons, self._bodies = persons.mentions, bodies.mentions
        self._person_starts = [m.low for m in self._persons]
        self._body_starts = [m.low for m in self._bodies]
        self._heard: list[Mention] = []
        self.voices: dict[
            int, set[Gender]
        ] = {}  # tokens at which a spokesman or a spokeswoman speaks for somebody else

    def heard(self, mention: Mention) -> None:
        """A source or the subject of a clause was found; mentions come in the order of the text."""
        self._heard.append(mention)

    def person(self, index: int) -> Figure | None:
        """Whom "he" or "she" at a token stands for."""
        gender = of_pronoun()[self._view.normal[index]]
        found = [
            *self._window(self._persons, self._person_starts, index),
            *self._last(index, lambda f: (f.form == "person" or _somebody(f)) and not f.plural),
        ]
        below = self._below(index)
        fitting = [m for m in found if m.figure.gender in (None, gender) and id(m.figure) not in below]
        fitting += [m for m in self._last(index, lambda f: True) if gender in self.voices.get(m.head, ())]
        # A person of whom the text tells the gender is a better guess than one of whom it does not.
        return self._best(
            index,
            fitting,
            lambda m: (0.5 if m.figure.gender == gender else 0.0) + (_RULES if self._rules(m.head, index) else 0.0),
        )

    def _below(self, index: int) -> set[int]:
        """Figures named later in the pronoun's own clause, which it cannot stand for: "he asked Orlo to leave"."""
        view, verb = self._view, self._view.head[index]
        if view.dep[index] not in SUBJECTS:
            return set()
        _, high = view.subtree(verb)
        at = bisect_left(self._person_starts, index + 1)
        later: set[int] = set()
        while at < len(self._persons) and self._persons[at].low < high:
            if not view.quoted(self._persons[at].low):
                later.add(id(self._persons[at].figure))
            at += 1
        return later

    def _rules(self, head: int, index: int) -> bool:
        """Whether a name is the subject of the clause that the pronoun's clause hangs on: "Orlo laughed when he …"."""
        view = self._view
        at = view.head[index]
        for _ in range(_CLIMB):
            above = view.head[at]
            if above == at:
                return False
            if view.own_subject(above) == head and view.dep[at] == "advcl":
                return True
            at = above
        return False

    def group(self, index: int) -> Figure | None:
        """Whom "they" stands for: the last group or body that was a source."""
        found = self._last(index, lambda f: f.plural or f.form == "institution")
        found = [m for m in found if m.head not in self.voices]
        # Whoever spoke last is meant, however the parser hung them.
        return self._best(index, found, lambda m: SPOKE if m is found[-1] else 0.0)

    def thing(self, index: int) -> Figure | None:
        """What "it" stands for: a body or a text, not a group."""
        found = [
            *[
                m
                for m in self._window(self._bodies, self._body_starts, index)
                if m.prominence >= 1 and not m.figure.place
            ],
            *self._last(index, lambda f: f.form in ("institution", "document") and not f.plural),
        ]
        return self._best(index, found)

    def last_speaker(self, index: int) -> Figure | None:
        """Whoever was the last source before a token, if that is not too far back; a text is nobody."""
        found = self._last(index, lambda f: f.form != "document")
        return found[-1].figure if found and self._distance(found[-1], index) <= _STATED else None

    def near_person(self, index: int, within: int) -> Figure | None:
        """The person most prominent before a token within so many sentences; who spoke last comes first."""
        named = self._window(self._persons, self._person_starts, index)
        found = [*named, *self._last(index, lambda f: f.form == "person")]
        return self._best(index, [m for m in found if self._distance(m, index) <= within and m.prominence >= 1])

    def last_body(self, index: int) -> Figure | None:
        """The named body that was the last to speak before a token, not too far back."""
        found = self._last(index, lambda f: f.form == "institution" and f.named and not f.place)
        return found[-1].figure if found else None

    def _window(self, mentions: tuple[Mention, ...], starts: list[int], index: int) -> list[Mention]:
        at = bisect_left(starts, index)
        return [m for m in mentions[max(0, at - _MENTIONS) : at] if self._near(m, index)]

    def _last(self, index: int, fits: Callable[[Figure], bool]) -> list[Mention]:
        return [m for m in self._heard[-_MENTIONS:] if m.low < index and self._near(m, index) and fits(m.figure)]

    def _near(self, mention: Mention, index: int) -> bool:
        return self._distance(mention, index) <= _SENTENCES

    def _distance(self, mention: Mention, index: int) -> int:
        sentence, clock = self._view.tokens.sentence, self._view.clock
        return clock[sentence[index]] - clock[sentence[mention.head]]

    def _best(
        self, index: int, found: Iterable[Mention], bonus: Callable[[Mention], float] | None = None
    ) -> Figure | None:

        def score(mention: Mention) -> tuple[float, int]:
            extra = bonus(mention) if bonus else 0.0
            return mention.prominence + extra - self._distance(mention, index), mention.low

        best = max(found, key=score, default=None)
        return best.figure if best else None


def _somebody(figure: Figure) -> bool:
    """Described as a person, so that "he" or "she" may take it up."""
    term = figure.term
    return figure.form == "description" and term is not None and term.text not in words("anybody at all")
