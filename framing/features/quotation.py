"""Words inside quotation marks: how many quotations there are and how much of the text they take."""

from __future__ import annotations

from collections.abc import Iterator

from framing.language.voice import voice_at
from framing.model import Count, Evidence, Feature, Mark, Measure, Parsed

KEY = "quotation"


def find(parsed: Parsed) -> Iterator[Evidence]:
    """``quotation`` for each quoted run, marks included; ``scare`` for a word or two that nobody is credited with."""
    for quotation in parsed.quotations:
        kind = "scare" if quotation.scare else "quotation"
        voice = voice_at(parsed.voices, *quotation.inner)
        parts = (("words", quotation.inner),) if quotation.inner.start < quotation.inner.end else ()
        yield Evidence(KEY, kind, quotation.start, quotation.end, voice, f"{KEY}.{quotation.style}", 1.0, None, parts)


_QUOTED = Count("text", ("word",), ("direct",))
_WORDS = Count("text", ("word",))
_RUNS = Count(KEY, ("quotation", "scare"))

FEATURE = Feature(
    key=KEY,
    title="Quotation",
    version="1",
    find=find,
    measures=(
        Measure(
            key="quotation.words",
            label="Words inside quotation marks",
            unit="%",
            formula="100 * quoted / words",
            counts={"quoted": _QUOTED, "words": _WORDS},
            meaning="How much of the text is given as the very words of somebody; higher: more is quoted.",
            basis="{quoted} of {words} words",
            caveat="Titles and single words in quotation marks count too.",
            page_one=True,
        ),
        Measure(
            key="quotation.count",
            label="Quotations",
            unit="quotations",
            formula="quotations",
            counts={"quotations": Count(KEY, ("quotation",))},
            meaning="How many runs of words stand in quotation marks; single words that nobody says are counted apart.",
            basis="{quotations} quotations",
            exact=True,
            decimals=0,
        ),
        Measure(
            key="quotation.scare",
            label="Single words in quotation marks",
            unit="words",
            formula="scare",
            counts={"scare": Count(KEY, ("scare",))},
            meaning="How often a word or two stand in quotation marks and nobody is credited with them.",
            basis="{scare} such words",
            caveat="The marks alone do not tell distance from a mere name or title.",
            exact=True,
            decimals=0,
        ),
        Measure(
            key="quotation.length",
            label="Words per quotation",
            unit="words",
            formula="quoted / runs",
            counts={"quoted": _QUOTED, "runs": _RUNS},
            meaning="How long the quoted runs are on average; lower: fragments rather than whole sentences.",
            basis="{quoted} words in {runs} runs",
            minimum=3,
        ),
    ),
    marks=(Mark(("quotation", "scare"), "Q", "quotation", "quotation", ground="#dcebf9", ink="#1f5a94", beneath=True),),
    introduction="What stands inside quotation marks, and how much of the text it is.",
    order=30,
)
