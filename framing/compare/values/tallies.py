"""What a figure tallies: who or what was counted and what happened to it, "killed people", "destroyed buildings"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from framing import lexicons
from framing.compare.values.quantities import CURRENCIES, Amount
from framing.language.base_forms import lemma
from framing.language.view import View
from framing.lexicons.closed_lists import word_list
from framing.model import Span

NAME = "tallies"
_CLIMB = 4  # conjuncts and numbers between a figure and the word it stands with
_ENTITIES = frozenset(("NORP", "GPE"))  # "14 Norwegians" are people
_NOBODY = frozenset(("nobody", "none", "no-one"))
_THINGS = ("building", "area", "percent")
_MONEY = "money"
_MISSING = "missing "
_COPULAS = frozenset(("acomp", "attr", "oprd", "xcomp", "ccomp", "advcl", "acl", "amod"))
_CHANGES = frozenset(("up", "down"))  # said of what changes, not of what is counted


@dataclass(frozen=True, slots=True)
class Fate:
    """Something that happens to what is counted, and the words that say so, with sentences the tests read."""

    fate: str
    of: str
    object: tuple[str, ...]
    subject: tuple[str, ...]
    state: tuple[str, ...]
    noun: tuple[str, ...]
    toll: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedThing:
    """Nouns for one sort of what is counted."""

    of: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Words beside a count that make it one of another thing."""

    kind: str
    terms: tuple[str, ...]


class _Words(NamedTuple):
    """The lexicon by what is looked up: the fate of each verb, state and noun; the sort of each thing counted."""

    object: dict[str, Fate]
    subject: dict[str, Fate]
    state: dict[str, Fate]
    noun: dict[str, Fate]
    toll: dict[str, Fate]
    counted: dict[str, str]
    beside: dict[str, frozenset[str]]


@cache
def _words() -> _Words:
    fates = lexicons.load(NAME, Fate, ("counted", "beside")).entries
    counted = {word: row.of for row in lexicons.tables(NAME, "counted", CountedThing) for word in row.terms}
    beside = {row.kind: frozenset(row.terms) for row in lexicons.tables(NAME, "beside", Beside)}

    def by(terms: Callable[[Fate], tuple[str, ...]]) -> dict[str, Fate]:
        return {word: fate for fate in fates for word in terms(fate)}

    return _Words(
        object=by(lambda fate: fate.object),
        subject=by(lambda fate: fate.subject),
        state=by(lambda fate: fate.state),
        noun=by(lambda fate: fate.noun),
        toll=by(lambda fate: fate.toll),
        counted=counted,
        beside=beside,
    )


def tally(view: View, amount: Amount) -> str:
    """What this amount tallies, "killed people"; "" where it is no tally, or one of the rest, of a part, or denied."""
    first, last = view.range_of(Span(amount.start, amount.end))
    if first >= last:
        return ""
    number = next((k for k in range(first, last) if view.tag[k] == "CD"), first)
    found = "" if _at_another_time(view, number) else _fate(view, _counted(view, number), last, amount.unit)
    # Those missing are always others than the dead.
    return "" if of_the_rest(view, number, last) and not found.startswith(_MISSING) else found


def is_person(noun: str) -> bool:
    """Whether a noun, in its base form, is one for people."""
    return _words().counted.get(noun, "area") not in _THINGS


def nothing(view: View, first: int, last: int) -> Iterator[tuple[Amount, str]]:
    """The zeros of the sentence ``[first, last)`` and what they tally: "nobody was hurt", "no deaths"."""
    for at in range(first, last):
        word = view.lower[at]
        if word in _NOBODY:
            head, end = at, at + 1
        elif word == "no" and at + 1 < last and view.lower[at + 1] == "one":
            head, end = at + 1, at + 2
        elif word == "no" and at < view.head[at] < last and view.tag[view.head[at]].startswith("NN"):
            head, end = view.head[at], view.head[at] + 1
        else:
            continue
        if of_the_rest(view, at, end) or _part(view, at, end) or _at_another_time(view, at):
            continue
        found = _fate(view, head, end, "")
        if found:
            place = view.span(at, end)
            noun = view.lower[head] if word == "no" and view.lower[head] != "one" else ""
            zero = Decimal(0)
            yield Amount(place.start, place.end, zero, zero, Decimal(1), found, noun, ""), found


def _counted(view: View, number: int) -> int:
    """The word for what a number counts: its noun, or itself."""
    at = number
    for _ in range(_CLIMB):
        if view.dep[at] not in ("nummod", "quantmod", "compound", "amod") or view.head[at] == at:
            break
        at = view.head[at]
        if view.tag[at].startswith("NN"):
            break
    return at


def _fate(view: View, noun: int, end: int, unit: str) -> str:
    """What is counted at ``noun`` and what happened to it; ``end`` is the token behind, ``unit`` the amount's."""
    words = _words()
    base = lemma(view.lower[noun], view.tag[noun])
    fate = words.noun.get(base)
    if fate is not None:
        return f"{fate.fate} {fate.of}" if (fate.of == _MONEY) is (unit in CURRENCIES) else ""
    fate = words.state.get(view.lower[noun]) or _happened(view, noun)
    if fate is None and end < view.bounds(noun)[1]:
        # "nine missing", "two wounded", however it was parsed.
        fate = None if view.objects(end) or _open(view, end) else words.state.get(view.lower[end])
    if fate is None:
        return ""
    sort = _sort(view, noun, "percent" if unit == "percent" else base, unit, fate)
    return f"{fate.fate} {sort}" if sort else ""


def _sort(view: View, noun: int, base: str, unit: str, fate: Fate) -> str:
    """What sort of thing is counted; "" where it is of a sort this fate is not told of."""
    if unit in CURRENCIES or fate.of == _MONEY:
        return fate.of if unit in CURRENCIES and fate.of == _MONEY else ""
    known = _words().counted.get(base)
    if fate.of != "people":
        return fate.of if known == fate.of else ""
    if known in _THINGS:
        return ""
    if known is not None:
        return known
    bare = view.tag[noun] in ("CD", "DT", "NN", "PRP") and (view.tag[noun] == "CD" or base in _words().state)
    people = view.tokens.entity[noun] in _ENTITIES or view.tag[noun] == "JJ" or view.tag[noun] == "VBN"
    return "people" if bare or people else base if view.tag[noun] == "NNS" else ""


def _happened(view: View, noun: int) -> Fate | None:
    """What happened to the thing: by what stands beside it, or by the verb it hangs on."""
    words = _words()
    for child in view.children(noun):
        if view.dep[child] in ("amod", "acl", "relcl", "advcl"):
            state = words.state.get(view.lower[child])
            if state is not None and not _open(view, child):
                return state
            done = words.object.get(lemma(view.lower[child], "VBN")) if view.tag[child] == "VBN" else None
            itself = words.subject.get(view.lemma(child)) if view.tag[child].startswith("VB") else None
            if (done or itself) is not None and not _open(view, child):
                return done or itself
    at = noun
    for _ in range(_CLIMB):
        if view.dep[at] not in ("conj", "appos"):
            break
        at = view.head[at]
    verb, dep = view.head[at], view.dep[at]
    if dep in ("pobj", "npadvmod", "dobj", "attr") and _over(view, verb, dep) is not None:
        return _over(view, verb, dep)
    if not view.tag[verb].startswith("VB"):
        state = words.state.get(view.lower[verb])
        return (
            state if dep in ("nsubj", "nsubjpass", "npadvmod") and state is not None and not _open(view, verb) else None
        )
    if _open(view, verb):
        return None
    if dep == "nsubjpass" or (dep == "dobj" and not view.passive(verb)):
        found = words.object.get(view.lemma(verb))
        if found is not None and found.fate not in _CHANGES:
            return found
    if dep in ("dobj", "npadvmod"):
        found = words.object.get(view.lemma(verb))
        if found is not None and found.fate in _CHANGES:
            return found
    if dep.startswith("nsubj"):
        state = None if view.objects(verb) else words.state.get(view.lower[verb])
        found = words.subject.get(view.lemma(verb)) or state
        if found is not None:
            return found
    if dep in ("nsubj", "nsubjpass", "dobj"):
        for child in view.children(verb):
            if view.dep[child] in _COPULAS and child > at and view.lower[child] in words.state:
                return words.state[view.lower[child]]
    return None


def _over(view: View, above: int, dep: str) -> Fate | None:
    """What stands over the figure: "the toll rose to 31", "a crowd of 600", "the killing of 14", "rose by 4 %"."""
    words = _words()
    if dep == "pobj":
        word, over = view.lower[above], view.head[above]
        if word == "of":
            gerund = lemma(view.lower[over], "VBG") if view.lower[over].endswith("ing") else ""
            return words.toll.get(view.lower[over]) or words.object.get(gerund)
        if word == "by" and view.tag[over].startswith("VB"):
            found = words.object.get(view.lemma(over))
            if found is not None and found.fate in _CHANGES and not _open(view, over):
                return found
        if word not in word_list("value_words", "before a level"):
            return None
        above = over
    if not view.tag[above].startswith("VB") or _open(view, above):
        return None
    roles = ("nsubj", "nsubjpass", "dobj")
    tolls = [words.toll.get(view.lower[child]) for child in view.children(above) if view.dep[child] in roles]
    return next((fate for fate in tolls if fate is not None), None)


def _open(view: View, verb: int) -> bool:
    """Denied, or only possible or intended: "were not hurt", "could kill", "to arrest"."""
    if view.negated(verb):
        return True
    above = [verb, *([view.head[verb]] if view.dep[verb] in ("acomp", "attr", "oprd") else [])]
    return any(
        (view.tag[child] == "MD" and view.lower[child] not in ("will", "’ll", "'ll"))
        or (view.lower[child] == "to" and view.dep[child] == "aux" and view.tag[at] == "VB")
        for at in above
        for child in view.children(at)
    )


def of_the_rest(view: View, first: int, last: int) -> bool:
    """Whether the count beside these tokens is of the rest: "22 others", "another 22", "no one else"."""
    low, high = view.bounds(first)
    rest = _words().beside["rest"]
    return any(view.lower[k] in rest for k in range(max(low, first - 1), min(high, last + 2)))


def _part(view: View, first: int, last: int) -> bool:
    part = _words().beside["part"]
    return any(view.lower[k] in part for k in range(first, last))


def _at_another_time(view: View, at: int) -> bool:
    """Whether what the figure hangs on is told of another time: "a year ago", "previously"."""
    low, high = view.bounds(at)
    other, mine = _words().beside["other time"], _verb(view, at)
    return any(view.lower[k] in other and _verb(view, k) == mine for k in range(low, high))


def _verb(view: View, at: int) -> int:
    """The verb that a word hangs on."""
    while view.head[at] != at and not view.tag[at].startswith("VB"):
        at = view.head[at]
    return at
