"""Sources without a name: "the port chief", "two officials", "the committee", "court papers".

A description is taken up by the person whose role it repeats, by an earlier description of the same words, or it
stands as a source of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from framing.language.speakers.figures import Figure, Names, Role
from framing.language.speakers.source_words import Gender, SourceTerm
from framing.language.speakers.word_lists import words
from framing.language.token_ranges import Range
from framing.language.view import View

_OTHER = 2  # words of a role beside those of a description, from which it is told as another body's
_CAST = 400  # places that name persons, looked back over from a description
_GOVERN = ("official", "politician")  # types a "chief", a "head" or a "leader" may belong to
_SEEN = 12  # sources of one noun that are looked back over
_COUNTRY = frozenset({"GPE", "NORP"})


class Described:
    """Remembers every unnamed source by its words, its last word and its family of words."""

    def __init__(self, persons: Names) -> None:
        self._persons = persons
        self._by_text: dict[tuple[str, ...], Figure] = {}
        self._by_family: dict[tuple[int, bool], list[_Met]] = {}
        self._by_noun: dict[str, list[_Met]] = {}
        self._person_starts = [mention.low for mention in persons.mentions]
        self._times: dict[str, int] = {}
        self.figures: list[Figure] = []

    def person(self, view: View, where: Range, head: int, term: SourceTerm, at: int) -> Figure | None:
        """The named person whose role these words repeat best; of several the one named last before them."""
        low, high = where
        filler = words("no part of who is described")
        wanted = frozenset(word for word in view.normal[low:high] if word and word not in filler)
        countries = {view.normal[i] for i in range(low, high) if view.tokens.entity[i] in _COUNTRY}
        bodies = {
            view.normal[i]
            for i in range(low, head)
            if view.tokens.entity[i] == "ORG" and view.tokens.text[i][:1].isupper() and view.normal[i] not in filler
        } - set(view.normal[head : head + 1])
        own = set(view.normal[max(low, head - 2) : head + 1])
        last = bisect_left(self._person_starts, at)
        recent: dict[int, tuple[int, Figure]] = {}
        for mention in self._persons.mentions[max(0, last - _CAST) : last] or self._persons.mentions[:_CAST]:
            recent[id(mention.figure)] = (mention.low, mention.figure)
        scored = [
            (score, when, figure)
            for when, figure in recent.values()
            if _gender_fits(figure, term.gender)
            and (
                score := max(
                    (
                        _match(role, term, wanted, countries, own)
                        for role in figure.roles
                        if not _elsewhere(role, wanted, bodies)
                    ),
                    default=0.0,
                )
            )
            > 0
        ]
        return max(scored, key=lambda found: found[:2])[2] if scored else None

    def earlier(
        self, key: tuple[str, ...], noun: str, term: SourceTerm | None, *, plural: bool, definite: bool
    ) -> Figure | None:
        """An unnamed source met before: by the same words, or, for "the spokesman", by the same kind of words.

        Words that tell one from another must agree: "the Tarnish government" is not "the Norlandish government".
        """
        found = self._by_text.get(key)
        if found is None and definite:
            more = _more(key, noun, term)
            found = _last(self._by_noun.get(noun, ()), more, plural=plural)
            if found is None and term is not None and term.type != "document":
                found = _last(self._by_family.get((term.family, plural), ()), more, plural=plural)
        return found if found is not None and found.plural == plural else None

    def numbered(self, name: str) -> str:
        """The name for one more unnamed source of this description: "official", then "official (2)"."""
        self._times[name] = self._times.get(name, 0) + 1
        return name if self._times[name] == 1 else f"{name} ({self._times[name]})"

    def add(self, figure: Figure, key: tuple[str, ...], noun: str) -> Figure:
        """Remember a new unnamed source."""
        self._by_text[key] = figure
        met = _Met(figure, _more(key, noun, figure.term))
        self._by_noun.setdefault(noun, []).append(met)
        if figure.term is not None:
            self._by_family.setdefault((figure.term.family, figure.plural), []).append(met)
        self.figures.append(figure)
        return figure


class _Met(NamedTuple):
    """An unnamed source, and the words of its description beside the noun that names it."""

    figure: Figure
    more: frozenset[str]


def _more(key: tuple[str, ...], noun: str, term: SourceTerm | None) -> frozenset[str]:
    named = {noun, *(term.text.split() if term is not None else ())}
    spelled = frozenset(word.removesuffix("'s").removesuffix("’s") for word in key)
    return spelled - words("no part of who is described") - words("ordinals") - named


def _last(found: Sequence[_Met], more: frozenset[str], *, plural: bool) -> Figure | None:
    """The last one of which the words tell no other: one has none beside its noun, or all of them are the other's."""
    for met in reversed(found[-_SEEN:]):
        if met.figure.plural == plural and (not met.more or not more or more <= met.more or met.more <= more):
            return met.figure
    return None


def _match(role: Role, term: SourceTerm, wanted: frozenset[str], countries: Iterable[str], own: set[str]) -> float:
    """How well a role answers to a description: 0 is not at all."""
    if role.term is None:
        return 0.0
    shared = len(wanted & role.words)
    if role.term.family == term.family or term.text.split()[-1] in role.core & own:
        score = 2.0 + shared + (1.0 if role.term.text == term.text else 0.0)
    elif term.broad and (role.term.type in _GOVERN if term.generic else role.term.type == term.type):
        if term.generic and not shared:
            return 0.0
        score = 1.0 + shared
    else:
        return 0.0
    if any(country not in role.words for country in countries):
        score -= 1.5
    if role.former and "former" not in wanted:
        score -= 1.0
    if "former" in wanted and not role.former:
        score -= 1.5
    # "the president" is sooner a bare "President Orlo" than "Ruritanian President Marsh".
    return score - 0.1 * len(role.words - wanted)


def _elsewhere(role: Role, wanted: frozenset[str], bodies: frozenset[str] | set[str]) -> bool:
    """Whether a description names a body and the role another: "the White House secretary" is no cabinet's."""
    return bool(bodies) and not bodies & role.words and len(role.words - wanted) >= _OTHER


def _gender_fits(figure: Figure, gender: Gender | None) -> bool:
    return gender is None or figure.gender in (None, gender)
