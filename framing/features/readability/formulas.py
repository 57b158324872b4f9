"""The formulas: each with its source, what it was made for, and below what it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from framing.model import Count, Measure
from framing.number_format import printed

KEY = "readability"
# What the sentences of the outlet's own prose are counted in; "sentence" is the sentence itself.
OWN = ("sentence", "word", "syllables", "letters", "strokes", "long", "polysyllable", "difficult", "complex")
_KINDS = {"sentences": "sentence", "words": "word", "polysyllables": "polysyllable"}  # where a formula's name differs
_FEWEST = 3  # sentences; with fewer, one of them decides a grade
_SAMPLE = (("words", 100),)  # the length of the samples that the formulas were made on; SMOG goes by sentences


def _counts(*names: str) -> Mapping[str, Count]:
    return {name: Count(*_WHOLE[name]) if name in _WHOLE else Count(KEY, (_KINDS.get(name, name),)) for name in names}


_WHOLE = {"words": ("text", ("word",)), "sentences": ("text", ("sentence",))}


def measures() -> tuple[Measure, ...]:
    """Each formula over the body, and the same over the outlet's own prose right after it."""
    return tuple(measure for body in _BODY for measure in (body, _own(body)))


def _own(body: Measure) -> Measure:
    return replace(
        body,
        key=f"{KEY}.own.{body.key.removeprefix(f'{KEY}.')}",
        label=f"{body.label}, own prose",
        meaning=f"The same over sentences that stand mostly outside quotation marks;{body.meaning.rpartition(';')[2]}",
        counts={name: Count(KEY, (f"own.{_KINDS.get(name, name)}",)) for name in body.counts},
        caveat="Own prose is counted in whole sentences; reported speech is the outlet’s wording and belongs to it.",
        page_one=False,
        weight=1.0,
    )


_BODY = (
    Measure(
        key="readability.flesch_kincaid",
        label="Flesch–Kincaid grade",
        unit="grade",
        formula="0.39 * words / sentences + 11.8 * syllables / words - 15.59",
        counts=_counts("words", "sentences", "syllables"),
        meaning="US school year in which the text would be read with ease; higher is harder.",
        basis="{words} words, {sentences} sentences",
        caveat='Fitted on Navy training manuals; beyond grade 16 it only says "very hard".',
        citation=(
            "Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of New Readability Formulas for Navy Enlisted "
            "Personnel, Research Branch Report 8-75"
        ),
        minimum=_FEWEST,
        needs=_SAMPLE,
        scale=(0, 16),
    ),
    Measure(
        key="readability.flesch_reading_ease",
        label="Flesch Reading Ease",
        unit="points",
        formula="206.835 - 1.015 * words / sentences - 84.6 * syllables / words",
        counts=_counts("words", "sentences", "syllables"),
        meaning="Points from 0 (very hard) to 100 (very easy); higher is easier.",
        basis="{words} words, {sentences} sentences",
        caveat="Values below 0 and above 100 occur and only mean the end of the scale.",
        citation="Flesch (1948), A new readability yardstick, Journal of Applied Psychology 32(3), 221–233",
        minimum=_FEWEST,
        needs=_SAMPLE,
        scale=(0, 100),
    ),
    Measure(
        key="readability.gunning_fog",
        label="Gunning Fog",
        unit="grade",
        formula="0.4 * (words / sentences + 100 * complex / words)",
        counts=_counts("words", "sentences", "complex"),
        meaning="Years of schooling needed to follow the text at first reading; higher is harder.",
        basis="{complex} complex of {words} words",
        caveat=(
            "Complex is a word of three syllables or more that is not on Dale and Chall's list. Gunning also left out "
            "names and syllables added by -ed and -es; they are counted here, as software commonly does."
        ),
        citation="Gunning (1952), The Technique of Clear Writing, McGraw-Hill",
        minimum=_FEWEST,
        needs=_SAMPLE,
        scale=(0, 17),
    ),
    Measure(
        key="readability.smog",
        label="SMOG",
        unit="grade",
        formula="1.043 * sqrt(30 * polysyllables / sentences) + 3.1291",
        counts=_counts("polysyllables", "sentences"),
        meaning="US school year of readers who fully understand the text; higher is harder.",
        basis="{polysyllables} long words, {sentences} sentences",
        caveat="Made for samples of 30 sentences; from fewer the value is extrapolated.",
        citation="McLaughlin (1969), SMOG grading: a new readability formula, Journal of Reading 12(8), 639–646",
        minimum=_FEWEST,
        scale=(0, 18),
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
        counts=_counts("difficult", "words", "sentences"),
        meaning="Below 5 is read by pupils of 10, 9 to 10 by students; higher is harder.",
        basis="{difficult} unfamiliar of {words}",
        caveat=(
            "The coefficients of 1948, made for grades 4 to 16, with the list of some "
            f"{printed(3000)} words revised in 1995; "
            "3.6365 is added where more than 5 % of the words are unfamiliar. Names and inflections that are not on "
            "the list count as unfamiliar, "
            "numerals do not."
        ),
        citation=(
            "Dale and Chall (1948), A formula for predicting readability, Educational Research Bulletin 27(1), 11–20"
        ),
        minimum=_FEWEST,
        needs=_SAMPLE,
        scale=(0, 10),
    ),
    Measure(
        key="readability.dale_chall_cloze",
        label="New Dale–Chall cloze",
        unit="points",
        formula="64 - 0.95 * 100 * difficult / words - 0.69 * words / sentences",
        counts=_counts("difficult", "words", "sentences"),
        meaning="Share of left-out words that readers would guess, in percent; higher is easier.",
        basis="{difficult} unfamiliar of {words}",
        caveat=(
            "Made for school texts of grades 1 to 16. Names and inflections that are not on the list count as "
            "unfamiliar, so news scores low."
        ),
        citation="Chall and Dale (1995), Readability Revisited: The New Dale–Chall Readability Formula, Brookline",
        minimum=_FEWEST,
        needs=_SAMPLE,
        scale=(0, 100),
    ),
    Measure(
        key="readability.coleman_liau",
        label="Coleman–Liau",
        unit="grade",
        formula="0.0588 * 100 * letters / words - 0.296 * 100 * sentences / words - 15.8",
        counts=_counts("letters", "words", "sentences"),
        meaning="US school year, from letters instead of syllables; higher is harder.",
        basis="{letters} letters, {words} words",
        caveat="Fitted on passages of 150 words, from first grade to college.",
        citation=(
            "Coleman and Liau (1975), A computer readability formula designed for machine scoring, Journal of Applied "
            "Psychology 60(2), 283–284"
        ),
        minimum=_FEWEST,
        needs=_SAMPLE,
        scale=(0, 16),
    ),
    Measure(
        key="readability.ari",
        label="Automated Readability Index",
        unit="grade",
        formula="4.71 * strokes / words + 0.5 * words / sentences - 21.43",
        counts=_counts("strokes", "words", "sentences"),
        meaning="US school year, from characters instead of syllables; higher is harder.",
        basis="{strokes} characters, {words} words",
        caveat="Counts every character that is no space, as the original counted a typewriter's strokes.",
        citation="Smith and Senter (1967), Automated Readability Index, AMRL-TR-66-220",
        minimum=_FEWEST,
        needs=_SAMPLE,
        scale=(0, 14),
        # Of all formulas it puts the three levels of one story in order most often, on two thirds of 102 stories:
        # 99.5 in 100 pairs. It has twice the weight because accounts of one event share their matter, so most is seen.
        page_one=True,
        weight=2.0,
    ),
    Measure(
        key="readability.lix",
        label="LIX",
        unit="points",
        formula="words / sentences + 100 * long / words",
        counts=_counts("words", "sentences", "long"),
        meaning="Below 30 is for children, above 60 for specialists; higher is harder.",
        basis="{long} long of {words} words",
        caveat="Made for Swedish and used unchanged for other languages.",
        citation="Björnsson (1968), Läsbarhet, Liber; for English, Anderson (1983), Journal of Reading 26(6), 490–496",
        minimum=_FEWEST,
        needs=_SAMPLE,
        scale=(0, 65),
        shows=("long",),
    ),
    Measure(
        key="readability.words_per_sentence",
        label="Words per sentence",
        unit="words",
        formula="words / sentences",
        counts=_counts("words", "sentences"),
        meaning="Mean length of a sentence; higher is harder.",
        basis="{words} words in {sentences} sentences",
    ),
    Measure(
        key="readability.syllables_per_word",
        label="Syllables per word",
        unit="syllables",
        formula="syllables / words",
        counts=_counts("syllables", "words"),
        meaning="Mean length of a word read aloud, numbers as a person says them; higher is harder.",
        basis="{syllables} syllables in {words} words",
        decimals=2,
    ),
    Measure(
        key="readability.long_words",
        label="Long words",
        unit="%",
        formula="100 * long / words",
        counts=_counts("long", "words"),
        meaning="Share of words of more than six letters; higher is harder.",
        basis="{long} of {words} words",
        citation="Björnsson (1968), Läsbarhet, Liber",
    ),
    Measure(
        key="readability.difficult_words",
        label="Unfamiliar words",
        unit="%",
        formula="100 * difficult / words",
        counts=_counts("difficult", "words"),
        meaning="Share of words that are not on Dale and Chall's list of familiar words; higher is harder.",
        basis="{difficult} of {words} words",
        caveat="Names and inflections that are not on the list count as unfamiliar, numerals do not.",
        citation="Chall and Dale (1995), Readability Revisited: The New Dale–Chall Readability Formula, Brookline",
    ),
)
