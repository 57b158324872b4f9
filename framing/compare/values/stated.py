"""The values one document states: amounts, moments and names, each with the words around it that say of what."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import combining, normalize

from framing.compare.terms.content_terms import CONTENT, ContentTerm, terms, within
from framing.compare.values.ages import aged, owner
from framing.compare.values.datetimes import Moment, moments
from framing.compare.values.printed_numbers import lexemes
from framing.compare.values.quantities import Amount, amounts
from framing.compare.values.tallies import nothing, of_the_rest, tally
from framing.language.stems import stem
from framing.language.view import View
from framing.lexicons.closed_lists import paired, word_list
from framing.model import Parsed, Place, Span, Tokens

_FADES = 3.0  # words after which a neighbour says half as much about a value
_WINDOW = 60  # words to either side that are looked at, and values of one sentence: sentences can be made very long
_GOVERNS = 1.0  # what the verb or noun that a value hangs on says about it
_CLIMB = 3  # steps up the parse from a value to what governs it
# Kinds of names that may stand in one another's place.
_SORTS = {
    "PERSON": "person", "ORG": "group", "NORP": "people", "GPE": "place", "LOC": "place", "FAC": "place",
    "PRODUCT": "thing", "EVENT": "event", "LAW": "law", "WORK_OF_ART": "work",
}  # fmt: skip
_SAY_WHEN = frozenset(("ago", "later", "earlier"))  # they stand beside any span of time and tell of none


@cache
def _one_event() -> Mapping[str, str]:
    return {stem(word): stem(said) for word, said in paired("value_words", "one event").items()}


class Named(NamedTuple):
    """A name as printed; ``words`` leave out articles, forms of address and a possessive."""

    start: int
    end: int
    sort: str
    words: tuple[str, ...]

    @property
    def kind(self) -> str:
        return "name"

    @property
    def normal(self) -> str:
        return " ".join(self.words)

    def agrees(self, other: Named) -> bool:
        """Whether one is the other or a part of it: "Holm" and "Ada Holm"."""
        one, two = (tuple(plain(word) for word in side.words) for side in (self, other))
        short, long = sorted((set(one), set(two)), key=len)
        return (
            short <= long
            or "".join(one) == "".join(two)
            or _initials(one) == "".join(two)
            or (_initials(two) == "".join(one))
        )


def plain(word: str) -> str:
    """A name's word without case, dots and accents: "Inés" and "Ines" are one."""
    return "".join(c for c in normalize("NFKD", word.casefold()) if not combining(c)).replace(".", "")


def _initials(words: Sequence[str]) -> str:
    return "".join(
        word[0]
        for word in words
        if word[:1].isalnum() and word not in word_list("value_words", "small words of a name")
    )


class Value(NamedTuple):
    """What a document states at one place. ``around`` weighs the stems that tell what it is about."""

    document: int
    sentence: int
    what: Amount | Moment | Named
    around: Mapping[str, float]
    whole: Mapping[str, float]  # the words of the sentence by rarity alone
    after: Mapping[str, float]  # the same of the words that follow, which often say what a figure is of
    tally: str = ""  # what a figure tallies, "killed people"
    rest: bool = False  # a figure of the others, of those not counted before
    owner: str | None = None  # whose age it is: a surname, "" for somebody not named beside it, or "a bridge"

    @property
    def place(self) -> Place:
        return Place(self.document, self.what.start, self.what.end)

    @property
    def kind(self) -> str:
        return "amount" if isinstance(self.what, Amount) else self.what.kind

    @property
    def of(self) -> str:
        """What must be the same before two values are compared: a unit, a grain of time, a sort of name."""
        what = self.what
        return what.unit if isinstance(what, Amount) else what.grain if isinstance(what, Moment) else what.sort


def values(
    number: int, parsed: Parsed, weight: Mapping[str, float], every: Sequence[ContentTerm] | None = None
) -> tuple[Value, ...]:
    """Every value in the sentences of one document, in order of the text; ``weight`` says how rare a stem is.

    ``every`` are the document's terms, where they are known already.
    """
    every = terms(parsed) if every is None else every
    found: list[Value] = []
    view = View.of(parsed)
    for index, sentence in enumerate(parsed.sentences):
        if sentence.kind not in ("body", "headline"):
            continue
        words = within(every, sentence.start, sentence.end)
        names = tuple(_names(parsed.tokens, sentence.first, sentence.last))
        zeros = dict(nothing(view, sentence.first, sentence.last))
        told = [*aged(parsed, _told(parsed, index), names), *zeros, *names]
        for what in told[:_WINDOW]:
            near = around(parsed.tokens, words, what.start, what.end, weight)
            following = within(words, what.start, sentence.end)
            after = around(parsed.tokens, following[: 2 * _WINDOW], what.start, what.end, weight)
            whole = {key: weight.get(key, 1.0) for key in near}
            value = Value(number, index, what, near, whole, after)
            if isinstance(what, Amount):
                counted = zeros.get(what) or tally(view, what)
                rest = of_the_rest(view, *view.range_of(Span(what.start, what.end)))
                value = value._replace(tally=counted, rest=rest, owner=owner(view, what, names))
            found.append(value)
    return tuple(found)


def _told(parsed: Parsed, index: int) -> Iterator[Amount | Moment]:
    sentence, tokens, text = parsed.sentences[index], parsed.tokens, parsed.document.text
    found = lexemes(text, sentence.start, sentence.end)
    if not found or not tokens.text:
        return
    token_at = [max(0, bisect_left(tokens.start, item.start + 1) - 1) for item in found]
    taken = [False] * len(found)
    for moment, first, last in moments(text, found, parsed.document.published, tokens, token_at):
        taken[first:last] = [True] * (last - first)
        yield moment
    yield from amounts(found, taken, tokens)


def _names(tokens: Tokens, first: int, last: int) -> Iterator[Named]:
    at = first
    while at < last:
        kind, begin = tokens.entity[at], at
        at += 1
        while kind and at < last and tokens.entity[at] == kind and not tokens.entity_begins[at]:
            at += 1
        if kind not in _SORTS:
            continue
        kept = [k for k in range(begin, at) if tokens.lower[k] not in word_list("value_words", "around a name")]
        if kept and tokens.text[kept[0]][:1].isupper():
            words = tuple(tokens.text[k] for k in range(kept[0], kept[-1] + 1))
            yield Named(tokens.start[kept[0]], tokens.end[kept[-1]], _SORTS[kind], words)


def around(
    tokens: Tokens, sentence: Sequence[ContentTerm], start: int, end: int, weight: Mapping[str, float]
) -> dict[str, float]:
    """The telling words of the sentence, the nearer and the rarer the more; what governs the value counts as near."""
    before = bisect_left(sentence, start, key=lambda term: term.start)
    after = bisect_left(sentence, end, key=lambda term: term.start)
    governors = _governors(tokens, start, end)
    found: dict[str, float] = {}
    first = max(0, before - _WINDOW)
    for place, term in enumerate(sentence[first : after + _WINDOW], first):
        if before <= place < after or term.force < CONTENT or term.stem in _SAY_WHEN:
            continue
        away = before - place if place < before else place - after + 1
        near = _GOVERNS if term.start in governors else 1 / (1 + (away - 1) / _FADES)
        key = _one_event().get(term.stem, term.stem)
        found[key] = max(found.get(key, 0.0), near * weight.get(term.stem, 1.0))
    return found


def _governors(tokens: Tokens, start: int, end: int) -> set[int]:
    """Where the words stand that the value hangs on, a few steps up."""
    last = max(0, bisect_left(tokens.start, end) - 1)
    found: set[int] = set()
    at = last
    for _ in range(_CLIMB):
        up = tokens.head[at]
        if up == at:
            break
        at = up
        if not start <= tokens.start[at] < end:
            found.add(tokens.start[at])
        if tokens.tag[at].startswith("VB"):
            break
    return found


def shared(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """How much two weighted sets of words have in common, 0 to 1."""
    both = math.fsum(min(weight, two[stem]) for stem, weight in one.items() if stem in two)
    whole = math.fsum((*one.values(), *two.values()))
    return 2 * both / whole if whole else 0.0
