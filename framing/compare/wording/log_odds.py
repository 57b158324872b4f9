"""The words a document's own voice prefers: log-odds under an informative Dirichlet prior.

After Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16 (2008), section 3.5.1: the prior is how often
the word stands in news at large, so that a word that is common everywhere has to differ by much, and a word seen once
or twice never looks certain.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from framing.compare.terms.content_terms import CONTENT, ContentTerm
from framing.data import BACKGROUND
from framing.language.stems import stem
from framing.lexicons.closed_lists import word_list
from framing.model import Parsed, Place, Wording

# Words that the prior is worth: a word that is one in 10,000 in news counts as seen once beforehand on each side.
MASS = 10_000
CONFIDENCE = 1.959964  # standard deviations to either side of a 95 % interval
_FEWEST = 2  # a word must stand so often in the document
_LEAST = 0.4  # standard errors that a preference must measure to be listed at all
_MOST = 12  # words shown for a document
_PLACES = 12  # places of one word that are kept for a document


@cache
def _calendar() -> frozenset[str]:
    """Stems of days, months and forms of address, which tell nothing of a voice; "may" is a verb too."""
    named = (("calendar", "weekdays"), ("calendar", "months"), ("story_words", "forms of address"))
    words = (word for lexicon, name in named for word in word_list(lexicon, name))
    return frozenset(stem(word) for word in words if word != "may")


class _Own(NamedTuple):
    """The words of one document's own voice, by stem."""

    counts: Counter[str]
    total: int
    places: Mapping[str, tuple[Place, ...]]
    printed: Mapping[str, Counter[str]]


def wording(documents: Sequence[Parsed], every: Sequence[Sequence[ContentTerm]]) -> tuple[Wording, ...]:
    """For each document the words its own voice prefers to that of the others, the clearest first.

    ``every`` are the terms of each document. Names, numbers, function words and what anybody is quoted or reported as
    saying are left out.
    """
    own = [_own(number, parsed, every[number]) for number, parsed in enumerate(documents)]
    return tuple(
        item for number in range(len(own)) for item in _preferred(number, own[number], own[:number] + own[number + 1 :])
    )


def log_odds(count: int, of: int, others: int, of_others: int, share: float) -> tuple[float, float]:
    """The log-odds ratio of a word and its standard error; ``share`` is the word's share of news at large."""
    prior = MASS * share
    here, there = count + prior, others + prior
    ratio = math.log(here / (of + MASS - here)) - math.log(there / (of_others + MASS - there))
    return ratio, math.sqrt(1 / here + 1 / there)


@cache
def background() -> tuple[Mapping[str, float], float]:
    """The share of each stem in news at large, and the share taken for one that is not in the table."""
    first, *lines = BACKGROUND.read_text(encoding="ascii").splitlines()
    shares: Counter[str] = Counter()
    for line in lines:
        word, count = line.split(" ")
        shares[stem(word)] += int(count)
    total = int(first)
    return {key: count / total for key, count in shares.items()}, min(shares.values()) / total


def _preferred(number: int, mine: _Own, others: Sequence[_Own]) -> list[Wording]:
    shares, rarest = background()
    of_others = sum(side.total for side in others)
    found: list[tuple[float, str, Wording]] = []
    for key, count in mine.counts.items():
        if count < _FEWEST or not of_others:
            continue
        elsewhere = sum(side.counts[key] for side in others)
        ratio, error = log_odds(count, mine.total, elsewhere, of_others, shares.get(key, rarest))
        if ratio < _LEAST * error:
            continue
        low, high = ratio - CONFIDENCE * error, ratio + CONFIDENCE * error
        places = mine.places[key] + tuple(place for side in others for place in side.places.get(key, ()))
        word = min(mine.printed[key], key=lambda form: (-mine.printed[key][form], form))
        item = Wording(
            number, word, count, mine.total, elsewhere, of_others,
            round(ratio, 4), round(low, 4), round(high, 4), tuple(sorted(places)),
        )  # fmt: skip
        found.append((-ratio / error, key, item))
    return [item for _, _, item in sorted(found, key=lambda entry: entry[:2])[:_MOST]]


def _own(number: int, parsed: Parsed, every: Sequence[ContentTerm]) -> _Own:
    counts: Counter[str] = Counter()
    places: dict[str, list[Place]] = {}
    printed: dict[str, Counter[str]] = {}
    total = at = sentence = 0
    text = parsed.document.text
    for term in every:
        while at + 1 < len(parsed.voices) and parsed.voices[at].end <= term.start:
            at += 1
        while sentence + 1 < len(parsed.sentences) and parsed.sentences[sentence].end <= term.start:
            sentence += 1
        if not parsed.voices or parsed.voices[at].voice != "outlet" or parsed.sentences[sentence].kind != "body":
            continue
        total += 1
        if _telling(term, text):
            counts[term.stem] += 1
            printed.setdefault(term.stem, Counter())[text[term.start : term.end].lower()] += 1
            kept = places.setdefault(term.stem, [])
            if len(kept) < _PLACES:
                kept.append(Place(number, term.start, term.end))
    return _Own(counts, total, {key: tuple(found) for key, found in places.items()}, printed)


def _telling(term: ContentTerm, text: str) -> bool:
    return (
        term.force == CONTENT
        and term.stem.isalpha()
        and len(term.stem) > 1
        and term.stem not in _calendar()
        and (not text[term.start].isupper() or _begins(text, term.start))
    )


def _begins(text: str, start: int) -> bool:
    """Whether a capital may be the sentence's and not a name's."""
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in ".!?:”\"'’\n" or start == 0 or "\n" in text[max(0, start - 2) : start]
