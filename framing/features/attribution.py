"""How words are attributed: in whose voice the text speaks, quoted or reported, and with which reporting verbs."""

from __future__ import annotations

from collections.abc import Iterator

from framing.language.attribution.verbs import stances
from framing.language.speakers.credit import is_speech
from framing.language.voice import voice_at
from framing.model import Count, Evidence, Feature, Few, Mark, Measure, Parsed, Span

KEY = "attribution"

_STANCES = stances()
_KINDS = ("direct", "indirect", "mixed")
_CLOSE = 40  # characters between two parts of one cue ("expressed … concern") that are still shown as one


def find(parsed: Parsed) -> Iterator[Evidence]:
    """Evidence of every attribution, in body, headline and captions.

    ``direct``, ``indirect`` or ``mixed``: one an attribution of speech, at its cue, or at its content where it has
    none; grouped by speaker. ``verb.<stance>``: one a cue of speech. ``attitude``: one a cue of what somebody is said
    to think, want or support, where the lexicon knows it: who signs a treaty acts.
    """
    for attribution in parsed.attributions:
        cue = _cue(attribution.cue)
        where = cue or attribution.content[0]
        voice = voice_at(parsed.voices, *where)
        rule = f"{KEY}.{attribution.rule}"
        parts = (
            *(("source", span) for span in attribution.source),
            *(("cue", span) for span in attribution.cue),
            *(("content", span) for span in attribution.content),
        )
        speech = is_speech(attribution)
        if speech:
            yield Evidence(KEY, attribution.kind, *where, voice, rule, 1.0, attribution.speaker, parts)
        if cue:
            kind = f"verb.{attribution.stance or 'neutral'}" if speech else "attitude"
            if speech or attribution.stance is not None:
                yield Evidence(KEY, kind, *cue, voice, rule, 1.0, attribution.speaker, parts)


def _cue(spans: tuple[Span, ...]) -> Span | None:
    """The words of the cue as one span; only the first part where the parts stand far apart."""
    if not spans:
        return None
    end = spans[0].end
    for span in spans[1:]:
        if span.start - end > _CLOSE:
            break
        end = max(end, span.end)
    return Span(spans[0].start, end)


_WORDS = Count("text", ("word",))
_LINKED = "attribution.linked.all"
_EACH = {kind: Count(KEY, (kind,)) for kind in _KINDS}


def _share(voice: str, key: str, label: str, meaning: str) -> Measure:
    return Measure(
        key=key,
        label=label,
        unit="%",
        formula="100 * inside / words",
        counts={"inside": Count("text", ("word",), (voice,)), "words": _WORDS},  # type: ignore[arg-type]  # a Voice
        meaning=meaning,
        basis="{inside} of {words} words",
        caveat="Indirect speech ends where the parse ends the reported clause; its edges are less sure than marks.",
        accuracy="attribution.content-iou.5.all",
    )


def _verbs(stance: str) -> Measure:
    told = _STANCES[stance]
    return Measure(
        key=f"attribution.{stance}",
        label=told.label,
        unit="verbs",
        formula="verbs",
        counts={"verbs": Count(KEY, (f"verb.{stance}",)), "all": Count(KEY, tuple(f"verb.{s}" for s in _STANCES))},
        meaning=f"How many verbs and phrases {told.does}.",
        basis="{verbs} of {all} reporting verbs",
        caveat="The class is that of the verb in general; the sentence around it may weaken or strengthen it.",
        exact=True,
        decimals=0,
    )


FEATURE = Feature(
    key=KEY,
    title="Attribution style",
    version="1",
    languages=("en",),
    find=find,
    measures=(
        _share(
            "outlet",
            "attribution.outlet",
            "Words in the outlet’s own voice",
            "How much of the text nobody is credited with; higher: the outlet tells more itself.",
        ),
        _share(
            "direct",
            "attribution.direct",
            "Words in direct quotation",
            "How much of the text stands inside quotation marks; higher: more is told in the sources’ own words.",
        ),
        _share(
            "indirect",
            "attribution.indirect",
            "Words in indirect speech",
            "How much of the text is somebody’s words as the outlet puts them; higher: more paraphrase.",
        ),
        Measure(
            key="attribution.count",
            label="Attributions of speech",
            unit="attributions",
            formula="direct + indirect + mixed",
            counts=_EACH,
            meaning="How often the text says that somebody said something.",
            basis="{direct} direct, {indirect} indirect, {mixed} mixed",
            exact=True,
            decimals=0,
            grows=1.0,
            accuracy=_LINKED,
        ),
        Measure(
            key="attribution.quoted",
            label="Attributions with quoted words",
            unit="%",
            formula="100 * (direct + mixed) / (direct + indirect + mixed)",
            counts=_EACH,
            meaning="Of all attributions, how many carry words inside quotation marks; higher: less is paraphrased.",
            basis="{direct} direct and {mixed} mixed, {indirect} indirect",
            few=Few(("direct", "mixed"), ("direct", "mixed", "indirect"), 100, share=True),
            minimum=3,
            accuracy=_LINKED,
        ),
        *map(_verbs, _STANCES),
        Measure(
            key="attribution.coloured",
            label="Reporting verbs that are not neutral",
            unit="%",
            formula="100 * coloured / verbs",
            counts={
                "coloured": Count(KEY, tuple(f"verb.{s}" for s in _STANCES if s != "neutral")),
                "verbs": Count(KEY, tuple(f"verb.{s}" for s in _STANCES)),
            },
            meaning="How many reporting verbs do more than report; higher: more of the outlet’s reading.",
            basis="{coloured} of {verbs} reporting verbs",
            few=Few(("coloured",), ("verbs",), 100, share=True),
            caveat="The class is that of the verb in general; the sentence around it may weaken or strengthen it.",
            citation="Thompson and Ye 1991, Applied Linguistics 12(4); Hyland 2002, Applied Linguistics 23(2).",
            minimum=3,
        ),
        Measure(
            key="attribution.attitudes",
            label="Thoughts, wishes and attitudes reported",
            unit="attitudes",
            formula="attitudes",
            counts={"attitudes": Count(KEY, ("attitude",))},
            meaning="How often the text says what somebody thinks, wants or supports, and not that they said so.",
            basis="{attitudes} attitudes",
            caveat="Even trained readers agree less on these than on speech.",
            exact=True,
            decimals=0,
            grows=1.0,
        ),
    ),
    marks=(
        Mark(tuple(f"verb.{stance}" for stance in _STANCES), "V", "cue", "reporting verb", line="dashed", keyed=False),
    ),
    lexicons=("reporting_verbs", "reported_speech", "word_classes", "base_forms"),
    introduction="Whose voice the text speaks in, and how it introduces what others say.",
    order=20,
)
