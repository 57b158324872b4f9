"""Finding: which person or body is named first in each article's lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.passages import interleaved, lead, printed
from framing.compare.findings.universal import every
from framing.measure.english import in_quotes, letter, listed, say
from framing.model import Comparison, FindingExample, FindingRule, Found, Parsed, Place, Tokens

_TITLE = "Named first in the lead: {names}."
_NAME = "{words} in {side}"
_SIDE = "{side} names {words}."
_WHO = ("PERSON", "ORG")  # whom a lead may be about; groups, places and dates are left out
_WHERE = ("GPE", "LOC", "FAC")
_LOCATIVE = ("in", "at")  # behind these even a person's name is a place
_SENTENCES = 2
_OF_EACH = 2  # places of an article
_LISTED = 4  # names of an article


def _find(made: Comparison) -> Iterable[Found]:
    where = _where(made)
    known = _last_words(made) - where
    named = {side: _names(made, side, where) for side in range(len(made.profiles))}
    named = {side: [] if _is_open(made, side, places, known) else places for side, places in named.items()}
    sides = [side for side, places in named.items() if places]
    if len(sides) < 2:
        return
    words = {side: [_words(made, place) for place in named[side]] for side in sides}
    first = [words[side][0] for side in sides]
    if every(first, lambda one: _is_one(one, first[0])):
        return  # all begin with the same
    told = [say(_NAME, words=in_quotes(words[side][0]), side=letter(side)) for side in sides]
    title = say(_TITLE, names=listed(told))
    text = " ".join(
        say(_SIDE, side=letter(side), words=listed([in_quotes(one) for one in dict.fromkeys(words[side])], _LISTED))
        for side in words
    )
    yield Found(title, text, interleaved([named[side][:_OF_EACH] for side in sides]))


def _where(made: Comparison) -> frozenset[str]:
    """Words that the articles together print as a place at least as often as for somebody."""
    votes: Counter[str] = Counter()
    for profile in made.profiles:
        tokens = profile.parsed.tokens
        for word, kind in zip(tokens.lower, tokens.entity, strict=True):
            votes[word] += (kind in _WHERE) - (kind in _WHO)
    known = {word for profile in made.profiles for word in _printed_as_place(profile.parsed)}
    return frozenset(word for word in known if votes[word] >= 0)


def _last_words(made: Comparison) -> frozenset[str]:
    """The last words of the persons and bodies whom the articles name."""
    return frozenset(
        tokens.lower[at]
        for tokens in (profile.parsed.tokens for profile in made.profiles)
        for at in range(len(tokens))
        if tokens.entity[at] in _WHO
        and tokens.tag[at].startswith("NNP")
        and (at + 1 == len(tokens) or tokens.entity[at + 1] != tokens.entity[at] or tokens.entity_begins[at + 1])
    )


def _is_open(made: Comparison, side: int, places: Sequence[Place], known: Collection[str]) -> bool:
    """Whether somebody stands in the lead before the first in a way that is no name by itself ("the Holm plan")."""
    if not places:
        return False
    start, tokens = lead(made, side, _SENTENCES)[0].start, made.profiles[side].parsed.tokens
    return any(
        start <= tokens.start[at] < places[0].start
        and tokens.lower[at] in known
        and tokens.tag[at].startswith("NNP")
        and not _is_behind(tokens, at, tokens.entity[at])
        and not _is_one(tokens.text[at], _words(made, places[0]))
        for at in range(len(tokens))
    )


def _printed_as_place(parsed: Parsed) -> Iterable[str]:
    tokens = parsed.tokens
    return (word for word, kind in zip(tokens.lower, tokens.entity, strict=True) if kind in _WHERE)


def _names(made: Comparison, side: int, where: frozenset[str]) -> list[Place]:
    """Whom the lead names, in its order, once each."""
    places = lead(made, side, _SENTENCES)
    if not places:
        return []
    parsed = made.profiles[side].parsed
    found: list[Place] = []
    for place in _entities(parsed, side, where):
        words = _words(made, place)
        known = any(_is_one(words, _words(made, other)) for other in found)
        if places[0].start <= place.start < places[-1].end and not known:
            found.append(place)
    return found


def _entities(parsed: Parsed, side: int, where: frozenset[str]) -> Iterable[Place]:
    tokens = parsed.tokens
    at = 0
    while at < len(tokens):
        kind, first = tokens.entity[at], at
        at += 1
        while kind and at < len(tokens) and tokens.entity[at] == kind and not tokens.entity_begins[at]:
            at += 1
        last = at - 1 if at - 1 > first and tokens.tag[at - 1] == "POS" else at
        place = tokens.lower[last - 1] in where or _is_behind(tokens, last - 1, kind)
        found = Place(side, tokens.start[first], tokens.end[last - 1])
        numbered = any(letter.isdigit() for letter in parsed.document.text[found.start : found.end])  # "Bill 8"
        joined = tokens.dep[last - 1] in ("compound", "amod", "nmod")
        if kind in _WHO and not (place or joined or numbered):
            yield found


def _is_behind(tokens: Tokens, at: int, kind: str) -> bool:
    """Whether a name stands behind a preposition as a place does ("in Kestrel") or a medium ("told on Chatter")."""
    return tokens.dep[at] == "pobj" and (kind != "PERSON" or tokens.lower[tokens.head[at]] in _LOCATIVE)


def _words(made: Comparison, place: Place) -> str:
    return " ".join(printed(made, place).split())


def _is_one(one: str, two: str) -> bool:
    """Whether two names are one: the same last word."""
    return _last(one.casefold().split()) == _last(two.casefold().split())


def _last(words: Sequence[str]) -> str:
    return words[-1].strip(".,’'") if words else ""


FINDING = FindingRule(
    kind="lead-names",
    aspect="label",
    strength="telling",
    order=30,
    reads=("profiles",),
    find=_find,
    examples=(
        FindingExample(
            lambda: comparison("Yesterday Ada Holm spoke to Dag Lund.", "Yesterday Dag Lund was silent."),
            "Named first in the lead: “Ada Holm” in A and “Dag Lund” in B.",
        ),
        FindingExample(lambda: comparison("Yesterday Ada Holm spoke.", "Yesterday Mrs Holm was silent."), None),
        FindingExample(lambda: comparison("Yesterday Ada Holm spoke.", "it rained all day."), None),
    ),
)
