"""How hard the text is to read, by the formulas in common use over our own counts of sentences, words and syllables.

Every formula is computed twice: over the whole body, and over the outlet's own prose, so that a quoted speech cannot
pass for the outlet's style. Its own prose are the sentences that stand mostly outside quotation marks, whole: half a
sentence has no length that a formula could use. What the outlet reports in its own words is its prose as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from framing.errors import LexiconError
from framing.features.readability.formulas import KEY, OWN, measures
from framing.language.voice import voice_at
from framing.language.word_voices import word_voices
from framing.model import Evidence, Feature, Parsed

_LONG = 6  # letters; a longer word is a long word of LIX
_MANY = 3  # syllables of a complex word (Fog) and a polysyllable (SMOG)


def find(parsed: Parsed) -> Iterator[Evidence]:
    """Evidence of the body's words and sentences.

    ``syllables``: one a word, weighing as many as it has. ``polysyllable``: three syllables or more when read aloud,
    numbers included, as SMOG wants. ``difficult``: not on Dale and Chall's list of familiar words; numerals are
    familiar. ``complex``: three syllables or more, no numeral and not on that list. ``long``: more than six letters.
    ``letters`` and ``strokes``: one a sentence, weighing the letters and digits of its words, and all its characters
    that are no spaces. ``own.word``, ``own.sentence``, ``own.syllables`` and so on: one each a sentence of the outlet's
    own prose, weighing as many as the sentence has.
    """
    text = parsed.document.text
    sums: dict[int, Counter[str]] = {i: Counter() for i, s in enumerate(parsed.sentences) if s.kind == "body"}
    for index, item in _of_words(parsed, text, sums):
        sums[index][item.kind] += int(item.weight)
        yield item
    for index, counted in sums.items():
        sentence = parsed.sentences[index]
        voice = voice_at(parsed.voices, sentence.start, sentence.end)
        counted["strokes"] = sum(map(len, text[sentence.start : sentence.end].split()))
        where = (sentence.start, sentence.end, voice)
        yield Evidence(KEY, "letters", *where, "readability.letters", float(counted["letters"]))
        yield Evidence(KEY, "strokes", *where, "readability.strokes", float(counted["strokes"]))
        if voice != "direct":
            for kind in OWN:
                weight = 1 if kind == "sentence" else counted[kind]
                if weight:
                    yield Evidence(KEY, f"own.{kind}", *where, "readability.own", float(weight))


def _of_words(parsed: Parsed, text: str, sums: dict[int, Counter[str]]) -> Iterator[tuple[int, Evidence]]:
    """Evidence of each word of the body with the number of its sentence; words and letters go to ``sums`` alone."""
    easy = familiar_words()
    for word, voice in zip(parsed.words, word_voices(parsed), strict=True):
        index = word.sentence
        if index not in sums:
            continue
        start, end = word.start, word.end
        yield index, Evidence(KEY, "syllables", start, end, voice, "readability.syllables", float(word.syllables))
        spelled = text[start:end]
        size = sum(map(str.isalnum, spelled))
        sums[index]["word"] += 1
        sums[index]["letters"] += size
        if size > _LONG:
            yield index, Evidence(KEY, "long", start, end, voice, "readability.long")
        many = word.syllables >= _MANY
        if many:
            yield index, Evidence(KEY, "polysyllable", start, end, voice, "readability.polysyllable")
        if _is_familiar(spelled, easy):
            continue
        yield index, Evidence(KEY, "difficult", start, end, voice, "readability.difficult")
        if many:
            yield index, Evidence(KEY, "complex", start, end, voice, "readability.complex")


def _is_familiar(spelled: str, easy: frozenset[str]) -> bool:
    word = spelled.lower().replace("’", "'")
    return word in easy or word.rstrip(".") in easy or any(map(str.isdigit, word))


@cache
def familiar_words() -> frozenset[str]:
    """Dale and Chall's familiar words, in small letters, from the file that textstat ships (textstat stays unimported).

    Raises LexiconError when textstat is not installed.
    """
    spec = find_spec("textstat")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "resources" / "en" / "easy_words.txt"
        if path.is_file():
            return frozenset(path.read_text(encoding="utf-8").split())
    raise LexiconError("the list of familiar words is missing", where="textstat", next="Install the package textstat.")


FEATURE = Feature(
    key=KEY,
    title="Readability",
    version="2",
    languages=("en",),
    find=find,
    measures=measures(),
    introduction=(
        "Formulas over counts of sentences, words and syllables. They were made to match texts to school years, and "
        "two texts that differ by less than their intervals are equally hard as far as anybody can say."
    ),
    order=50,
)
