"""How sure a text is, and in whose voice: hedges and boosters by category, each with what it bears on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from framing.language.hedges import hedges
from framing.language.hedges.contexts import LEXICON as CONTEXTS
from framing.language.hedges.entries import LEXICONS, Matcher, compile_, with_own
from framing.language.hedges.entries import lexicons as shipped
from framing.language.hedges.nouns import LEXICON as NOUNS
from framing.language.reported import LEXICON as REPORTED
from framing.language.voice import voice_at
from framing.model import Count, Evidence, Feature, Few, Mark, Measure, Parsed, Span
from framing.number_format import printed

KEY = "hedging"
_HEDGES = ("modal", "lexical", "verb", "evidential", "weasel", "approximator", "negated")
_BOOSTER = ("booster",)
_PER = f"per {printed(1000)} words"


def find(parsed: Parsed, known: Matcher | None = None) -> Iterator[Evidence]:
    """One piece of evidence a cue, its category as the kind.

    ``rule`` names the term, and for an estimative expression the band of ICD 203. Parts: ``scope``, what the cue
    bears on; ``holder``, who is given as the source of the words it stands in.
    """
    holders = _Holders(parsed)
    for hedge in hedges(parsed, known):
        if _is_none(parsed, hedge.start, hedge.end):
            continue
        voice = voice_at(parsed.voices, hedge.start, hedge.end)
        rule = f"{hedge.category}: {hedge.term}" + (f" ({hedge.band})" if hedge.band else "")
        parts: tuple[tuple[str, Span], ...] = (("scope", hedge.scope),)
        holder = holders.at(hedge.start) if voice in ("direct", "indirect") else None
        if holder is not None:
            parts += (("holder", holder),)
        yield Evidence(KEY, hedge.category, hedge.start, hedge.end, voice, rule, parts=parts)


def _is_none(parsed: Parsed, start: int, end: int) -> bool:
    """Whether somebody said by hand that a cue is no hedge: its words, in a sentence that holds the words around it."""
    document = parsed.document
    ruled_out = [one for one in document.corrections if one.kind == "hedge"]
    if not ruled_out:
        return False
    at = bisect_right(parsed.sentences, start, key=lambda sentence: sentence.start) - 1
    first, last = (parsed.sentences[at].start, parsed.sentences[at].end) if at >= 0 else (start, end)
    cue, around = (" ".join(document.text[low:high].split()).casefold() for low, high in ((start, end), (first, last)))
    return any(one.on.casefold() == cue and one.where.casefold() in around for one in ruled_out)


class _Holders:
    """Who is given as the source of the words at an offset: that of the innermost attribution around it."""

    def __init__(self, parsed: Parsed) -> None:
        spans = sorted(
            (content.start, -content.end, attribution.source[0])
            for attribution in parsed.attributions
            if attribution.source
            for content in attribution.content
        )
        self._starts = [start for start, _, _ in spans]
        self._spans = spans

    def at(self, offset: int) -> Span | None:
        last = bisect_right(self._starts, offset)
        for at in range(last - 1, max(-1, last - 1 - _NESTED), -1):
            _, minus_end, source = self._spans[at]
            if offset < -minus_end:
                return source
        return None


_NESTED = 8  # contents that begin before an offset and are looked at


def _count(kinds: tuple[str, ...], *voices: str) -> Count:
    return Count(KEY, kinds, voices or None)  # type: ignore[arg-type]


_OUTLET_WORDS = Count("text", ("word",), ("outlet",))
_REPORTED_WORDS = Count("text", ("word",), ("direct", "indirect"))
_CATEGORIES = {
    "modal": ("Modal verbs", "“may”, “could”, “would” that leave a statement open"),
    "lexical": ("Words of likelihood or doubt", "“perhaps”, “likely”, “unclear”, “possibility”"),
    "verb": ("Verbs of seeming and inferring", "“seems”, “appears to”, “suggests”, “I think”"),
    "evidential": ("Hearsay", "“allegedly”, “reportedly”, “so-called”"),
    "weasel": ("Vague crowds", "“critics say”, “is widely seen”, “is expected to”, with nobody named"),
    "approximator": ("Approximators", "“about 40”, “nearly”, “largely”"),
    "negated": ("Certainty denied", "“not clear”, “no evidence that”, “cannot rule out”"),
    "booster": ("Boosters", "“clearly”, “in fact”, “of course”, which raise the commitment"),
}
_ACCURACY = "hedging.all"


def _by_category(kind: str) -> Measure:
    label, examples = _CATEGORIES[kind]
    return Measure(
        key=f"hedging.{kind}",
        label=label,
        unit="",
        formula="found",
        counts={"found": _count((kind,))},
        meaning=f"How often the body uses {examples}, in any voice.",
        basis="{found} in the body",
        exact=True,
        decimals=0,
        grows=1.0,  # hedges are strewn as by chance: halves of 166 articles differ no more often than they may
        accuracy=f"hedging.{kind}",
    )


FEATURE = Feature(
    key=KEY,
    title="Hedging",
    version="1",
    languages=("en",),
    find=find,
    measures=(
        Measure(
            key="hedging.rate",
            label=f"Hedges {_PER}, outlet’s voice",
            unit=_PER,
            formula="1000 * hedges / words",
            counts={"hedges": _count(_HEDGES, "outlet"), "words": _OUTLET_WORDS},
            meaning="How often the outlet, in its own words, commits itself less than fully; higher is more cautious.",
            basis="{hedges} in {words} words",
            few=Few(("hedges",), ("words",), 1000, share=False),
            caveat="Hedges inside quotations and reported speech are the sources’ and are counted apart.",
            citation="Hyland 1998, Hedging in Scientific Research Articles",
            page_one=True,
            accuracy=_ACCURACY,
        ),
        Measure(
            key="hedging.attributed.rate",
            label=f"Hedges {_PER}, sources’ voices",
            unit=_PER,
            formula="1000 * hedges / words",
            counts={"hedges": _count(_HEDGES, "direct", "indirect"), "words": _REPORTED_WORDS},
            meaning="How often the sources, quoted or reported, commit themselves less than fully.",
            basis="{hedges} in {words} words",
            few=Few(("hedges",), ("words",), 1000, share=False),
            accuracy=_ACCURACY,
        ),
        Measure(
            key="hedging.boosters",
            label=f"Boosters {_PER}, outlet’s voice",
            unit=_PER,
            formula="1000 * boosters / words",
            counts={"boosters": _count(_BOOSTER, "outlet"), "words": _OUTLET_WORDS},
            meaning="How often the outlet, in its own words, raises its commitment (“clearly”, “in fact”).",
            basis="{boosters} in {words} words",
            few=Few(("boosters",), ("words",), 1000, share=False),
            citation="Hyland 2005, Metadiscourse",
            accuracy="hedging.booster",
        ),
        Measure(
            key="hedging.attributed.boosters",
            label=f"Boosters {_PER}, sources’ voices",
            unit=_PER,
            formula="1000 * boosters / words",
            counts={"boosters": _count(_BOOSTER, "direct", "indirect"), "words": _REPORTED_WORDS},
            meaning="How often the sources, quoted or reported, raise their commitment.",
            basis="{boosters} in {words} words",
            accuracy="hedging.booster",
        ),
        Measure(
            key="hedging.balance",
            label="Hedges to one booster, outlet’s voice",
            unit="hedges to one booster",
            formula="hedges / boosters",
            counts={"hedges": _count(_HEDGES, "outlet"), "boosters": _count(_BOOSTER, "outlet")},
            meaning="How far caution outweighs emphasis in the outlet’s own words; higher is more cautious.",
            basis="{hedges} to {boosters}",
            exact=True,
            caveat="Without a booster there is no ratio.",
            accuracy=_ACCURACY,
        ),
        *(_by_category(kind) for kind in _CATEGORIES),
    ),
    marks=(
        Mark(_HEDGES, "H", "hedge", "hedge", ground="#fff0b3", line="dotted", ink="#6b5200"),
        Mark(_BOOSTER, "E", "booster", "booster", ground="#fbe0cf", line="double", ink="#8a3b06"),
    ),
    lexicons=(*LEXICONS, NOUNS, CONTEXTS, REPORTED),
    extend=lambda files: with_lexicons(files),
    introduction="Words that lower or raise how far a text commits itself to what it states, by the voice they are in.",
    order=40,
)


def with_lexicons(files: Iterable[Path]) -> Feature:
    """The feature with a user's own lexicons; ``own`` tells their names and digests.

    A file named like a shipped lexicon replaces it, any other is added. Raises LexiconError, by file and line.
    """
    lexicons = with_own(files)
    own = tuple(f"{lexicon.name}-{lexicon.digest}" for lexicon in lexicons if lexicon not in shipped())
    kept = tuple(lexicon.name for lexicon in lexicons if lexicon in shipped())
    return replace(
        FEATURE, lexicons=(*kept, NOUNS, CONTEXTS, REPORTED), own=own, find=partial(find, known=compile_(lexicons))
    )
