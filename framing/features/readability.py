"""How hard the text is to read, by the formulas in common use over our own counts of sentences, words and syllables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from framing.errors import LexiconError
from framing.language.voice import voice_at
from framing.language.word_voices import word_voices
from framing.model import Count, Evidence, Feature, Measure, Parsed

KEY = "readability"
_LONG = 6  # letters; a longer word is a long word of LIX
_MANY = 3  # syllables of a complex word (Fog) and a polysyllable (SMOG)


def find(parsed: Parsed) -> Iterator[Evidence]:
    """Evidence of the body's words and sentences.

    ``syllables``: one a word, weighing as many as it has. ``polysyllable``: three syllables or more when read aloud,
    numbers included, as SMOG wants. ``difficult``: not on Dale and Chall's list of familiar words; numerals are
    familiar. ``complex``: three syllables or more, no numeral and not on that list. ``long``: more than six letters.
    ``letters`` and ``strokes``: one a sentence, weighing the letters and digits of its words, and all its characters
    that are no spaces.
    """
    text, easy = parsed.document.text, familiar_words()
    body = [sentence.kind == "body" for sentence in parsed.sentences]
    letters = [0] * len(body)
    for word, voice in zip(parsed.words, word_voices(parsed), strict=True):
        if not body[word.sentence]:
            continue
        start, end = word.start, word.end
        yield Evidence(KEY, "syllables", start, end, voice, "readability.syllables", float(word.syllables))
        spelled = text[start:end]
        size = sum(map(str.isalnum, spelled))
        letters[word.sentence] += size
        if size > _LONG:
            yield Evidence(KEY, "long", start, end, voice, "readability.long")
        many = word.syllables >= _MANY
        if many:
            yield Evidence(KEY, "polysyllable", start, end, voice, "readability.polysyllable")
        if _is_familiar(spelled, easy):
            continue
        yield Evidence(KEY, "difficult", start, end, voice, "readability.difficult")
        if many:
            yield Evidence(KEY, "complex", start, end, voice, "readability.complex")
    for index, sentence in enumerate(parsed.sentences):
        if body[index]:
            voice = voice_at(parsed.voices, sentence.start, sentence.end)
            strokes = sum(map(len, text[sentence.start : sentence.end].split()))
            where = (sentence.start, sentence.end, voice)
            yield Evidence(KEY, "letters", *where, "readability.letters", float(letters[index]))
            yield Evidence(KEY, "strokes", *where, "readability.strokes", float(strokes))


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


_WORDS = Count("text", ("word",))
_SENTENCES = Count("text", ("sentence",))


def _own(kind: str) -> Count:
    return Count(KEY, (kind,))


_PER_SENTENCE = "{words} words in {sentences} sentences"
_SYLLABLES = {"sentences": _SENTENCES, "words": _WORDS, "syllables": _own("syllables")}
_SYLLABLE_BASIS = "{words} words, {sentences} sentences"
_FEWEST = 3  # sentences; with fewer, one of them decides a grade
_SAMPLE = "Made for running prose of at least 100 words."

_MEASURES = (
    Measure(
        key="readability.flesch_kincaid",
        label="Flesch–Kincaid grade",
        unit="grade",
        formula="0.39 * words / sentences + 11.8 * syllables / words - 15.59",
        counts=_SYLLABLES,
        meaning="US school year in which the text would be read with ease; higher is harder.",
        basis=_SYLLABLE_BASIS,
        caveat=f'Fitted on Navy training manuals; beyond grade 16 it only says "very hard". {_SAMPLE}',
        citation=(
            "Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of New Readability Formulas for Navy Enlisted "
            "Personnel, Research Branch Report 8-75"
        ),
        minimum=_FEWEST,
        page_one=True,
    ),
    Measure(
        key="readability.flesch_reading_ease",
        label="Flesch Reading Ease",
        unit="points",
        formula="206.835 - 1.015 * words / sentences - 84.6 * syllables / words",
        counts=_SYLLABLES,
        meaning="Points from 0 (very hard) to 100 (very easy); higher is easier.",
        basis=_SYLLABLE_BASIS,
        caveat=f"Values below 0 and above 100 occur and only mean the end of the scale. {_SAMPLE}",
        citation="Flesch (1948), A new readability yardstick, Journal of Applied Psychology 32(3), 221–233",
        minimum=_FEWEST,
    ),
    Measure(
        key="readability.gunning_fog",
        label="Gunning Fog",
        unit="grade",
        formula="0.4 * (words / sentences + 100 * complex / words)",
        counts={"words": _WORDS, "sentences": _SENTENCES, "complex": _own("complex")},
        meaning="Years of schooling needed to follow the text at first reading; higher is harder.",
        basis="{complex} complex of {words} words",
        caveat=(
            "Complex is a word of three syllables or more that is not on Dale and Chall's list. Gunning also left out "
            f"names and syllables added by -ed and -es; they are counted here, as software commonly does. {_SAMPLE}"
        ),
        citation="Gunning (1952), The Technique of Clear Writing, McGraw-Hill",
        minimum=_FEWEST,
    ),
    Measure(
        key="readability.smog",
        label="SMOG",
        unit="grade",
        formula="1.043 * sqrt(30 * polysyllables / sentences) + 3.1291",
        counts={"polysyllables": _own("polysyllable"), "sentences": _SENTENCES},
        meaning="US school year of readers who fully understand the text; higher is harder.",
        basis="{polysyllables} long words, {sentences} sentences",
        caveat="Made for samples of 30 sentences; from fewer the value is extrapolated.",
        citation="McLaughlin (1969), SMOG grading: a new readability formula, Journal of Reading 12(8), 639–646",
        minimum=_FEWEST,
        extrapolated_below=30,
    ),
    Measure(
        key="readability.dale_chall",
        label="Dale–Chall",
        unit="points",
        # The last factor is 1 where more than 5 % of the words are unfamiliar, else 0: both counts are whole numbers.
        formula=(
            "0.1579 * 100 * difficult / words + 0.0496 * words / sentences"
            " + 3.6365 * min(1, max(0, 20 * difficult - words))"
        ),
        counts={"difficult": _own("difficult"), "words": _WORDS, "sentences": _SENTENCES},
        meaning="Below 5 is read by pupils of 10, 9 to 10 by students; higher is harder.",
        basis="{difficult} unfamiliar of {words}",
        caveat=(
            "The coefficients of 1948, made for grades 4 to 16, with the list of some 3,000 words revised in 1995; "
            "3.6365 is added where more than 5 % of the words are unfamiliar. Names and inflections that are not on "
            "the list count as unfamiliar, "
            f"numerals do not. {_SAMPLE}"
        ),
        citation=(
            "Dale and Chall (1948), A formula for predicting readability, Educational Research Bulletin 27(1), 11–20"
        ),
        minimum=_FEWEST,
    ),
    Measure(
        key="readability.dale_chall_cloze",
        label="New Dale–Chall cloze",
        unit="points",
        formula="64 - 0.95 * 100 * difficult / words - 0.69 * words / sentences",
        counts={"difficult": _own("difficult"), "words": _WORDS, "sentences": _SENTENCES},
        meaning="Share of left-out words that readers would guess, in percent; higher is easier.",
        basis="{difficult} unfamiliar of {words}",
        caveat=(
            "Made for school texts of grades 1 to 16. Names and inflections that are not on the list count as "
            f"unfamiliar, so news scores low. {_SAMPLE}"
        ),
        citation="Chall and Dale (1995), Readability Revisited: The New Dale–Chall Readability Formula, Brookline",
        minimum=_FEWEST,
    ),
    Measure(
        key="readability.coleman_liau",
        label="Coleman–Liau",
        unit="grade",
        formula="0.0588 * 100 * letters / words - 0.296 * 100 * sentences / words - 15.8",
        counts={"letters": _own("letters"), "words": _WORDS, "sentences": _SENTENCES},
        meaning="US school year, from letters instead of syllables; higher is harder.",
        basis="{letters} letters, {words} words",
        caveat=f"Fitted on passages of 150 words, from first grade to college. {_SAMPLE}",
        citation=(
            "Coleman and Liau (1975), A computer readability formula designed for machine scoring, Journal of Applied "
            "Psychology 60(2), 283–284"
        ),
        minimum=_FEWEST,
    ),
    Measure(
        key="readability.ari",
        label="Automated Readability Index",
        unit="grade",
        formula="4.71 * strokes / words + 0.5 * words / sentences - 21.43",
        counts={"strokes": _own("strokes"), "words": _WORDS, "sentences": _SENTENCES},
        meaning="US school year, from characters instead of syllables; higher is harder.",
        basis="{strokes} characters, {words} words",
        caveat=f"Counts every character that is no space, as the original counted a typewriter's strokes. {_SAMPLE}",
        citation="Smith and Senter (1967), Automated Readability Index, AMRL-TR-66-220",
        minimum=_FEWEST,
    ),
    Measure(
        key="readability.lix",
        label="LIX",
        unit="points",
        formula="words / sentences + 100 * long / words",
        counts={"words": _WORDS, "sentences": _SENTENCES, "long": _own("long")},
        meaning="Below 30 is for children, above 60 for specialists; higher is harder.",
        basis="{long} long of {words} words",
        caveat=f"Made for Swedish and used unchanged for other languages. {_SAMPLE}",
        citation="Björnsson (1968), Läsbarhet, Liber; for English, Anderson (1983), Journal of Reading 26(6), 490–496",
        minimum=_FEWEST,
        shows=("long",),
    ),
    Measure(
        key="readability.words_per_sentence",
        label="Words per sentence",
        unit="words",
        formula="words / sentences",
        counts={"words": _WORDS, "sentences": _SENTENCES},
        meaning="Mean length of a sentence; higher is harder.",
        basis=_PER_SENTENCE,
    ),
    Measure(
        key="readability.syllables_per_word",
        label="Syllables per word",
        unit="syllables",
        formula="syllables / words",
        counts={"syllables": _own("syllables"), "words": _WORDS},
        meaning="Mean length of a word read aloud, numbers as a person says them; higher is harder.",
        basis="{syllables} syllables in {words} words",
        decimals=2,
    ),
    Measure(
        key="readability.long_words",
        label="Long words",
        unit="%",
        formula="100 * long / words",
        counts={"long": _own("long"), "words": _WORDS},
        meaning="Share of words of more than six letters; higher is harder.",
        basis="{long} of {words} words",
        citation="Björnsson (1968), Läsbarhet, Liber",
    ),
    Measure(
        key="readability.difficult_words",
        label="Unfamiliar words",
        unit="%",
        formula="100 * difficult / words",
        counts={"difficult": _own("difficult"), "words": _WORDS},
        meaning="Share of words that are not on Dale and Chall's list of familiar words; higher is harder.",
        basis="{difficult} of {words} words",
        caveat="Names and inflections that are not on the list count as unfamiliar, numerals do not.",
        citation="Chall and Dale (1995), Readability Revisited: The New Dale–Chall Readability Formula, Brookline",
    ),
)

FEATURE = Feature(
    key=KEY,
    title="Readability",
    version="1",
    find=find,
    measures=_MEASURES,
    introduction=(
        "Formulas over counts of sentences, words and syllables. They were made to match texts to school years, and "
        "two texts that differ by less than their intervals are equally hard as far as anybody can say."
    ),
    order=50,
)
