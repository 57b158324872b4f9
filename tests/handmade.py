"""Documents put together by hand, for tests that need no parser: one paragraph a line, one sentence a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from framing.measure.checked import formula_of
from framing.measure.counts import tally
from framing.measure.formula import evaluate
from framing.model import (
    Count,
    Evidence,
    Feature,
    Few,
    Measure,
    Parsed,
    Profile,
    Sentence,
    Tokens,
    VoiceSpan,
    Word,
    Zone,
)
from framing.read.passage import read_passage

_SENTENCE = re.compile(r"[^.\n]+\.")
_WORD = re.compile(r"\w+")
HEADLINE = "# "  # a line that begins so is a headline


def parsed(text: str, id: str = "test") -> Parsed:
    """A Parsed of ``text``: words of one syllable a vowel, no tokens, everything in the outlet's voice."""
    zones = tuple(
        Zone(line.start(), line.end(), "headline" if line.group().startswith(HEADLINE) else "body", "test")
        for line in re.finditer(r"[^\n]+", text)
    )
    sentences: list[Sentence] = []
    words: list[Word] = []
    for number, zone in enumerate(zones):
        for match in _SENTENCE.finditer(text, zone.start, zone.end):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            sentences.append(Sentence(start, match.end(), number, zone.kind, 0, 0))
            words += [
                Word(
                    w.start(), w.end(), len(sentences) - 1, max(1, len(re.findall("[aeiou]+", w.group().lower()))), True
                )
                for w in _WORD.finditer(text, start, match.end())
            ]
    document = replace(read_passage(text, id), zones=zones)
    nothing = Tokens((), (), (), (), (), (), (), (), (), ())
    voices = (VoiceSpan(0, len(text), "outlet"),)
    return Parsed(document, tuple(sentences), tuple(words), nothing, (), (), (), voices)


def _words(found: Parsed) -> Iterable[Evidence]:
    for word in found.words:
        yield Evidence("plain", "word", word.start, word.end, "outlet", "word")
    for sentence in found.sentences:
        yield Evidence("plain", "sentence", sentence.start, sentence.end, "outlet", "sentence")


def _perhaps(found: Parsed) -> Iterable[Evidence]:
    for match in re.finditer(r"\bperhaps\b", found.document.text):
        yield Evidence("doubt", "perhaps", match.start(), match.end(), "outlet", "perhaps")


WORDS, SENTENCES, DOUBTS = Count("plain", ("word",)), Count("plain", ("sentence",)), Count("doubt")
PLAIN = Feature(
    "plain",
    "Length",
    "1",
    _words,
    (
        Measure(
            "plain.length", "Words per sentence", "words", "words / sentences",
            {"words": WORDS, "sentences": SENTENCES}, "Higher: longer sentences.", "{words} in {sentences} sentences",
        ),
    ),
    order=10,
)  # fmt: skip
DOUBT = Feature(
    "doubt",
    "Doubt",
    "1",
    _perhaps,
    (
        Measure(
            "doubt.rate", "Doubts per 1,000 words", "per 1,000 words", "1000 * doubts / words",
            {"doubts": DOUBTS, "words": WORDS}, "Higher: more doubt.", "{doubts} in {words} words",
            few=Few(("doubts",), ("words",), 1000, share=False),
        ),
        Measure(
            "doubt.count", "Doubts", "", "doubts", {"doubts": DOUBTS}, "How many.", "{doubts}", exact=True, decimals=0
        ),
    ),
    order=20,
)  # fmt: skip


def value_by_formula(found: Profile, measure: Measure) -> float:
    """What the formula gives for the counted evidence, whether or not the text is long enough to print it."""
    table = tally(found.parsed, found.evidence, measure.counts.values())
    totals = {name: table.rows(count).sum(axis=0, keepdims=True) for name, count in measure.counts.items()}
    return float(evaluate(formula_of(measure), totals)[0])
