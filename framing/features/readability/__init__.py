"""How hard the text is to read, by the formulas in common use over our own counts of sentences, words and syllables.

Every formula is computed twice: over the whole body, and over the outlet's own prose, so that a quoted speech cannot
pass for the outlet's style. Its own prose are the sentences that stand mostly outside quotation marks, whole: half a
sentence has no length that a formula could use. What the outlet reports in its own words is its prose as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from framing.errors import LexiconError
from framing.features.readability.formulas import KEY, OWN, measures
from framing.language.voice import voice_at
from framing.language.word_voices import word_voices
from framing.model import Evidence, EvidenceFields, Feature, Parsed, many_evidence

_LONG = 6  # letters; a longer word is a long word of LIX
_SUMMED = {kind: int(kind == "sentence") for kind in OWN}  # of a sentence, before its words are counted
_RULES = {kind: f"readability.{kind}" for kind in OWN}
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
    sums = {i: _SUMMED.copy() for i, s in enumerate(parsed.sentences) if s.kind == "body"}
    rows: list[EvidenceFields] = []
    for (start, end, sentence, syllables, _), voice in zip(parsed.words, word_voices(parsed), strict=True):
        counted = sums.get(sentence)
        if counted is None:
            continue
        size, kinds = _spelled(text[start:end], syllables)
        rows.append((KEY, "syllables", start, end, voice, "readability.syllables", float(syllables), None, ()))
        counted["word"] += 1
        counted["letters"] += size
        counted["syllables"] += syllables
        for kind, rule in kinds:
            rows.append((KEY, kind, start, end, voice, rule, 1.0, None, ()))
            counted[kind] += 1
    yield from many_evidence(rows)
    for index, counted in sums.items():
        start, end = parsed.sentences[index][:2]
        voice = voice_at(parsed.voices, start, end)
        counted["strokes"] = sum(map(len, text[start:end].split()))
        where = (start, end, voice)
        yield Evidence(KEY, "letters", *where, "readability.letters", float(counted["letters"]))
        yield Evidence(KEY, "strokes", *where, "readability.strokes", float(counted["strokes"]))
        if voice != "direct":
            for kind in OWN:
                if counted[kind]:
                    yield Evidence(KEY, f"own.{kind}", *where, "readability.own", float(counted[kind]))


@lru_cache(maxsize=1 << 14)
def _spelled(word: str, syllables: int) -> tuple[int, tuple[tuple[str, str], ...]]:
    """How many letters and digits a word has, and the kinds of hard words that it is, each with its rule."""
    easy, plain = familiar_words(), word.lower().replace("’", "'")
    familiar = plain in easy or plain.rstrip(".") in easy or any(map(str.isdigit, plain))
    size = sum(map(str.isalnum, word))
    kinds = {
        "long": size > _LONG,
        "polysyllable": syllables >= _MANY,
        "difficult": not familiar,
        "complex": not familiar and syllables >= _MANY,
    }
    return size, tuple((kind, _RULES[kind]) for kind, holds in kinds.items() if holds)


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
