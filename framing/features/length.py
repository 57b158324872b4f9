"""The text itself: one piece of evidence a body word and one a body sentence, which most rates are divided by."""

from __future__ import annotations

from collections.abc import Iterator

from framing.language.voice import voice_at
from framing.language.word_voices import word_voices
from framing.model import Count, Evidence, Feature, Measure, Parsed, many_evidence

KEY = "text"


def find(parsed: Parsed) -> Iterator[Evidence]:
    """``word`` for each word of the body in the voice it stands in, ``sentence`` for each sentence of the body."""
    for sentence in parsed.sentences:
        if sentence.kind == "body":
            voice = voice_at(parsed.voices, sentence.start, sentence.end)
            yield Evidence(KEY, "sentence", sentence.start, sentence.end, voice, "text.sentence")
    body = [sentence.kind == "body" for sentence in parsed.sentences]
    yield from many_evidence(
        (KEY, "word", start, end, voice, "text.word", 1.0, None, ())
        for (start, end, sentence, _, _), voice in zip(parsed.words, word_voices(parsed), strict=True)
        if body[sentence]
    )


_WORDS = Count(KEY, ("word",))
_SENTENCES = Count(KEY, ("sentence",))

FEATURE = Feature(
    key=KEY,
    title="Text",
    version="1",
    find=find,
    measures=(
        Measure(
            key="text.words",
            label="Words",
            unit="words",
            formula="words",
            counts={"words": _WORDS},
            meaning="How many words the body has; a hyphenated word, a number or an initialism is one.",
            basis="{words} words",
            exact=True,
            decimals=0,
        ),
        Measure(
            key="text.sentences",
            label="Sentences",
            unit="sentences",
            formula="sentences",
            counts={"sentences": _SENTENCES},
            meaning="How many sentences the body has; every line break ends one.",
            basis="{sentences} sentences",
            exact=True,
            decimals=0,
        ),
    ),
    order=0,
)
