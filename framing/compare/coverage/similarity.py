"""How far two passages tell the same, by themselves: two headlines, two sentences, whatever articles they are from.

Coverage asks how much of a sentence a whole article tells, and weighs words by how rare they are among the articles of
one story. Here there are no articles, so words are weighed by how rare they are in news at large. Three readings are
joined, each between 0 and 1 and the same from either side: how much of each passage the other has, the cosine of the
two (both letting words of one family count in part), and how many runs of four letters they share.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache

from framing.compare.terms.content_terms import FUNCTION, force, terms
from framing.compare.terms.stem_families import Kin, kin
from framing.compare.values.printed_numbers import numerals
from framing.compare.wording.log_odds import background
from framing.language.stems import stem
from framing.model import Parsed, Tokens

# Chosen on 3,000 pairs of sentences about events and 1,500 pairs of headlines; what holds on them is pinned by
# ``make validate``. What a word tells beside its rarity: verbs change from one telling to the next, names do not.
NAME, NUMBER, VERB, LITTLE = 1.4, 2.0, 0.7, 0.1
SHARE, COSINE, LETTERS = 0.4, 0.4, 0.2  # what each reading counts in the score
RUN = 4  # letters


@cache
def _numbers() -> Mapping[str, str]:
    """Stems of small numbers in words, and their digits."""
    return {stem(word): str(number) for word, number in numerals().small.items()}


type Weighed = Mapping[str, float]


def alike(one: Parsed, two: Parsed) -> float:
    """0 where nothing is shared, 1 for the same words; the same whichever comes first."""
    here, there = _weighed(one), _weighed(two)
    families = kin({**here, **there}, shortest=RUN)
    mine, theirs = _partners(here, there, families), _partners(there, here, families)
    share = (_share(here, mine) + _share(there, theirs)) / 2
    both = (_product(here, there, mine) + _product(there, here, theirs)) / 2
    length = math.sqrt(math.fsum(v * v for v in here.values()) * math.fsum(v * v for v in there.values()))
    cosine = both / length if length else 0.0
    letters = _letters(one.document.text, two.document.text)
    return round(SHARE * share + COSINE * min(1.0, cosine) + LETTERS * letters, 4)


def _weighed(parsed: Parsed) -> dict[str, float]:
    shares, rarest = background()
    found: dict[str, float] = {}
    for term in terms(parsed, _force):
        word = _numbers().get(term.stem, term.stem)
        value = (NUMBER if word.isdigit() else term.force) * -math.log(shares.get(term.stem, rarest))
        found[word] = max(value, found.get(word, 0.0))
    return found


def _force(tokens: Tokens, index: int) -> float:
    if force(tokens, index) == FUNCTION:
        return LITTLE
    if tokens.entity[index]:
        return NAME
    return VERB if tokens.tag[index].startswith("VB") else 1.0


def _partners(here: Weighed, there: Weighed, families: Kin) -> dict[str, tuple[float, str]]:
    """For each word of ``here`` that ``there`` has, itself or as another of its family: how nearly, and which."""
    found: dict[str, tuple[float, str]] = {}
    for word in here:
        if word in there:
            found[word] = (1.0, word)
        elif near := [(likeness, other) for other, likeness in families.get(word, ()) if other in there]:
            found[word] = max(near)
    return found


def _share(here: Weighed, partners: Mapping[str, tuple[float, str]]) -> float:
    whole = math.fsum(here.values())
    return math.fsum(likeness * here[word] for word, (likeness, _) in partners.items()) / whole if whole else 0.0


def _product(here: Weighed, there: Weighed, partners: Mapping[str, tuple[float, str]]) -> float:
    return math.fsum(likeness * here[word] * there[other] for word, (likeness, other) in partners.items())


def _letters(one: str, two: str) -> float:
    """Dice coefficient of the runs of four letters of both."""
    first, second = _runs(one), _runs(two)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def _runs(text: str) -> Counter[str]:
    plain = "".join(letter if letter.isalnum() else " " for letter in text.lower())
    spaced = f" {' '.join(plain.split())} "
    return Counter(spaced[at : at + RUN] for at in range(len(spaced) - RUN + 1))
