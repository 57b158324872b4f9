"""Comparisons of invented articles, understood by hand-made features so that no parser has to be loaded."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from framing.compare import compare
from framing.measure.profile import profile
from framing.model import (
    Attribution,
    Comparison,
    Count,
    Document,
    Evidence,
    Feature,
    Few,
    Finding,
    Mark,
    Measure,
    Parsed,
    Place,
    Profile,
    Quotation,
    QuotationRow,
    Sentence,
    Span,
    Speaker,
    Tokens,
    Voice,
    VoiceSpan,
    Word,
    Zone,
)
from framing.settings import Settings

SETTINGS = Settings(draws=200)

LANTERN = """\
The Quayside Lantern
Bridge at Vellmar shut after cracks are found
By Ilsa Marrow
VELLMAR — The Tern Bridge was closed on Monday after inspectors found cracks in two of its piers.
Engineer Joren Pell said the bridge may stay closed until spring. “We cannot let a single lorry over,” Pell said.
Mayor Adela Voss said the city could lose about 40,000 crowns a day. She warned that shops in the east would suffer.
Critics say the council ignored a report from 2019. The report described “serious wear” in the northern pier.
The bridge carries 12,000 cars on a weekday. It opened in 1961.
Sign up for our newsletter
"""
COURIER = """\
# Vellmar loses its bridge
The Tern Bridge in Vellmar is closed, and nobody knows for how long.
“We cannot let one lorry across,” engineer Joren Pell said Monday. He added that divers would possibly begin soon.
The closure splits the city in two. Ferries cross every hour, but they hold 60 people at most.
Fishmonger Odo Brandt said he lost half of his customers. “It is clearly a disaster for us,” Brandt said.
The province pays for the repair. It set aside 3 million crowns in June.
"""
GAZETTE = """\
Ferry operators prepare for extra passengers.
Ferry captain Runa Skei said two more boats will run from Thursday. “We are ready,” Skei said.
The Tern Bridge closed on Monday. Inspectors found cracks in it.
The boats perhaps carry 400 people an hour. A ticket costs 3 crowns.
Pupils of the Vellmar school crossed by boat on Tuesday. Their first lesson began at ten.
"""

_SOURCES = {
    "Joren Pell": ("official", "Harbour engineer"),
    "Adela Voss": ("politician", "Mayor"),
    "Critics": ("unnamed", None),
    "Odo Brandt": ("citizen", "Fishmonger"),
    "Runa Skei": ("business", "Ferry captain"),
}
_CUES = {"said": "neutral", "warned": "emphatic", "added": "neutral", "say": "neutral"}
_HEDGES = {
    "may": "modal",
    "could": "modal",
    "about": "approximator",
    "possibly": "lexical",
    "perhaps": "lexical",
    "at most": "approximator",
    "clearly": "booster",
}


def document(text: str, id: str, *, title: str | None = None, outlet: str | None = None) -> Document:
    """A Document whose first lines may be furniture: a line is body when it ends like a sentence."""
    zones = []
    for line in re.finditer(r"[^\n]+", text):
        body = line.group().rstrip().endswith((".", "”", "”.", "?", "!"))
        kind = "body" if body else ("byline" if line.group().startswith("By ") else "furniture")
        zones.append(Zone(line.start(), line.end(), kind, "no sentence ends here" if kind == "furniture" else "test"))  # type: ignore[arg-type]
    return Document(
        id=id,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title,
        outlet=outlet,
        byline=None,
        published="2031-03-04",
        url=None,
        language="en",
        encoding="utf-8",
        format="text",
        zones=tuple(zones),
        markup=(),
        provenance={"title": "given" if title else "none found"},
        notes=("made up for a test",),
    )


def parse(found: Document) -> Parsed:
    """Sentences end at a full stop and a space; words are runs of letters and digits; speakers are those listed."""
    sentences: list[Sentence] = []
    words: list[Word] = []
    for index, zone in enumerate(found.zones):
        for match in re.finditer(r"\S.*?(?:[.!?]”?(?=\s|$)|$)", found.text[zone.start : zone.end], re.DOTALL):
            start = zone.start + match.start()
            number = len(sentences)
            sentences.append(Sentence(start, zone.start + match.end(), index, zone.kind, 0, 0))
            for word in re.finditer(r"[\w’-]+", match.group()):
                syllables = max(1, len(re.findall(r"[aeiouy]+", word.group().lower())))
                words.append(Word(start + word.start(), start + word.end(), number, syllables, True))
    quotations = tuple(
        Quotation(m.start(), m.end(), Span(m.start() + 1, m.end() - 1), "curly", True, len(m.group().split()) < 3)
        for m in re.finditer("“[^”]+”", found.text)
    )
    speakers, attributions = _speech(found.text, sentences, quotations)
    return Parsed(
        document=found,
        sentences=tuple(sentences),
        words=tuple(words),
        tokens=Tokens((), (), (), (), (), (), (), (), (), ()),
        quotations=quotations,
        attributions=attributions,
        speakers=speakers,
        voices=_voices(found.text, quotations, attributions),
    )


def _speech(
    text: str, sentences: list[Sentence], quotations: tuple[Quotation, ...]
) -> tuple[tuple[Speaker, ...], tuple[Attribution, ...]]:
    mentions: dict[str, list[Span]] = {}
    attributions = []
    last = None
    for sentence in sentences:
        printed = text[sentence.start : sentence.end]
        cue = re.search(r"\b(said|warned|added|say)\b", printed)
        if cue is None or sentence.kind != "body":
            continue
        named = next((name for name in _SOURCES if re.search(rf"\b{name.split()[-1]}\b", printed)), last)
        if named is None:
            continue
        last = named
        name = re.search(rf"\b(?:{named}|{named.split()[-1]}|He|She|he)\b", printed)
        source = Span(sentence.start + name.start(), sentence.start + name.end()) if name else None
        if source:
            mentions.setdefault(named, []).append(source)
        quoted = [q for q in quotations if sentence.start <= q.start < sentence.end]
        content = quoted[0].inner if quoted else Span(sentence.start + cue.end() + 1, sentence.end)
        attributions.append(
            Attribution(
                source=(source,) if source else (),
                cue=(Span(sentence.start + cue.start(), sentence.start + cue.end()),),
                content=(Span(*content),),
                kind="direct" if quoted else "indirect",
                cue_class="speech",
                verb=cue.group(),
                stance=_CUES[cue.group()],
                speaker=named.lower().replace(" ", "-"),
                link="name",
                via=(),
                rule="test",
                score=None,
            )
        )
    speakers = tuple(
        Speaker(name.lower().replace(" ", "-"), name, *_SOURCES[name], (), tuple(spans), True)  # type: ignore[arg-type]
        for name, spans in mentions.items()
    )
    return speakers, tuple(attributions)


def _voices(
    text: str, quotations: tuple[Quotation, ...], attributions: tuple[Attribution, ...]
) -> tuple[VoiceSpan, ...]:
    letters: list[Voice] = ["outlet"] * len(text)
    for attribution in attributions:
        for span in attribution.content:
            letters[span.start : span.end] = ["indirect"] * (span.end - span.start)
    for quotation in quotations:
        letters[quotation.start : quotation.end] = ["direct"] * (quotation.end - quotation.start)
    spans: list[VoiceSpan] = []
    for at, voice in enumerate(letters):
        if spans and spans[-1].voice == voice:
            spans[-1] = VoiceSpan(spans[-1].start, at + 1, voice)
        else:
            spans.append(VoiceSpan(at, at + 1, voice))
    return tuple(spans)


def _voice(parsed: Parsed, at: int) -> Voice:
    return next((span.voice for span in parsed.voices if span.start <= at < span.end), "outlet")


def _feature(key: str, title: str, find: Callable[[Parsed], Iterator[Evidence]], **rest: object) -> Feature:
    return Feature(key=key, title=title, version="1", find=find, **rest)  # type: ignore[arg-type]


def _text(parsed: Parsed) -> Iterator[Evidence]:
    for sentence in parsed.sentences:
        if sentence.kind == "body":
            yield Evidence("text", "sentence", *sentence[:2], _voice(parsed, sentence.start), "test")
    for word in parsed.words:
        yield Evidence("text", "word", word.start, word.end, _voice(parsed, word.start), "test")


def _readability(parsed: Parsed) -> Iterator[Evidence]:
    for word in parsed.words:
        voice = _voice(parsed, word.start)
        yield Evidence("readability", "syllables", word.start, word.end, voice, "test", float(word.syllables))
        if word.syllables >= 3:
            yield Evidence("readability", "polysyllable", word.start, word.end, voice, "test")


def _quotation(parsed: Parsed) -> Iterator[Evidence]:
    for quotation in parsed.quotations:
        kind = "scare" if quotation.scare else "quotation"
        yield Evidence("quotation", kind, quotation.start, quotation.end, "direct", quotation.style)


def _sources(parsed: Parsed) -> Iterator[Evidence]:
    credited = set()
    for item in parsed.attributions:
        span = (item.source or item.cue)[0]
        credited.add(next(i for i, s in enumerate(parsed.sentences) if s.start <= span.start < s.end))
        yield Evidence("sources", "credited", *span, "outlet", item.rule, group=item.speaker)
    for index, sentence in enumerate(parsed.sentences):
        if sentence.kind == "body" and index not in credited:
            yield Evidence("sources", "uncredited", sentence.start, sentence.end, "outlet", "test")


def _attribution(parsed: Parsed) -> Iterator[Evidence]:
    for item in parsed.attributions:
        yield Evidence("attribution", f"verb.{item.stance}", *item.cue[0], "outlet", item.rule, group=item.speaker)


def _hedging(parsed: Parsed) -> Iterator[Evidence]:
    for match in re.finditer(rf"\b(?:{'|'.join(_HEDGES)})\b", parsed.document.text):
        after = re.compile(r"\s+\w+").match(parsed.document.text, match.end())
        scope = (("scope", Span(match.end() + 1, after.end())),) if after else ()
        kind = _HEDGES[match.group()]
        yield Evidence(
            "hedging", kind, *match.span(), _voice(parsed, match.start()), f"list: {match.group()}", parts=scope
        )


_HEDGE_KINDS = ("modal", "approximator", "lexical")
_WORDS = Count("text", ("word",))
_SENTENCES = Count("text", ("sentence",))
FEATURES = (
    _feature(
        "sources",
        "Sources",
        _sources,
        order=10,
        marks=(Mark(("credited",), "N", "source", "source", keyed=False),),
        measures=(
            Measure(
                "sources.distinct",
                "Distinct sources",
                "sources",
                "distinct(by_source)",
                {"by_source": Count("sources", ("credited",), grouped=True)},
                "People, institutions and documents credited.",
                "{by_source} credited sentences",
                exact=True,
                decimals=0,
                page_one=True,
            ),
            Measure(
                "sources.credited",
                "Credited sentences",
                "%",
                "100 * credited / sentences",
                {"credited": Count("sources", ("credited",)), "sentences": _SENTENCES},
                "Share of sentences credited to somebody.",
                "{credited} of {sentences} sentences",
                page_one=True,
            ),
        ),
    ),
    _feature(
        "quotation",
        "Quotation",
        _quotation,
        order=20,
        marks=(Mark(("quotation", "scare"), "Q", "quotation", "quotation"),),
        measures=(
            Measure(
                "quotation.words",
                "Words inside quotation marks",
                "%",
                "100 * quoted / words",
                {"quoted": Count("text", ("word",), ("direct",)), "words": _WORDS},
                "Share of all words.",
                "{quoted} of {words} words",
                page_one=True,
            ),
        ),
    ),
    _feature(
        "attribution",
        "Reporting verbs",
        _attribution,
        order=30,
        marks=(Mark(("verb.neutral", "verb.emphatic"), "V", "cue", "reporting verb", keyed=False),),
    ),
    _feature(
        "hedging",
        "Hedging",
        _hedging,
        order=40,
        marks=(Mark(_HEDGE_KINDS, "H", "hedge", "hedge"), Mark(("booster",), "E", "booster", "booster")),
        measures=(
            Measure(
                "hedging.rate",
                "Hedges per 1,000 words",
                "per 1,000 words",
                "1000 * hedges / words",
                {"hedges": Count("hedging", _HEDGE_KINDS), "words": _WORDS},
                "Higher means that the text commits itself less.",
                "{hedges} in {words} words",
                few=Few(("hedges",), ("words",), 1000, share=False),
                page_one=True,
                caveat="Short texts have few hedges.",
            ),
        ),
    ),
    _feature(
        "readability",
        "Readability",
        _readability,
        order=50,
        measures=(
            Measure(
                "readability.grade",
                "Reading grade",
                "grade",
                "0.39 * words / sentences + 11.8 * syllables / words - 15.59",
                {"words": _WORDS, "sentences": _SENTENCES, "syllables": Count("readability", ("syllables",))},
                "Flesch–Kincaid; higher means harder.",
                "{words} words in {sentences} sentences",
                citation="Kincaid and others 1975",
                page_one=True,
            ),
            Measure(
                "readability.smog",
                "SMOG grade",
                "grade",
                "1.043 * sqrt(30 * polysyllables / sentences) + 3.1291",
                {"polysyllables": Count("readability", ("polysyllable",)), "sentences": _SENTENCES},
                "Higher means harder.",
                "{polysyllables} words of three syllables in {sentences} sentences",
                minimum=30,
            ),
        ),
    ),
    _feature("text", "Text", _text, order=90),
)


def measured(found: Document) -> Profile:
    """A profile of one article, its signature short and made up."""
    return profile(parse(found), FEATURES, SETTINGS, "zones:1|sentences:2|seed:3")


def story(documents: int = 2) -> Comparison:
    """A comparison of two to six articles about one closed bridge; from the fourth on they repeat the first three."""
    given = [
        document(
            LANTERN, "lantern", title="Bridge at Vellmar shut after cracks are found", outlet="The Quayside Lantern"
        ),
        document(COURIER, "courier"),
        document(GAZETTE, "gazette", outlet="Vellmar Gazette"),
    ]
    chosen = [replace(given[n % 3], id=f"{given[n % 3].id}-{n}") for n in range(documents)]
    found = of(*chosen)
    texts = [profile.parsed.document.text for profile in found.profiles]
    alone = "Ferries cross every hour, but they hold 60 people at most."
    start = texts[1].index(alone)
    passage = Finding("only-in", "", alone, True, (Place(1, start, start + len(alone)),), (0,))
    told = [item for item in found.findings if item.kind != "only-in"]
    return replace(found, quotations=_quotations(texts), findings=(*told, passage))


def _quotations(texts: list[str]) -> tuple[QuotationRow, ...]:
    """By hand: one remark that the first two papers quote differently, and one that stands alone."""

    def place(document: int, words: str) -> Place:
        start = texts[document].index(words)
        return Place(document, start, start + len(words))

    def change(document: int, words: str) -> tuple[Span, ...]:
        found = place(document, words)
        return (Span(found.start, found.end),)

    rest = len(texts) - 2
    return (
        QuotationRow(
            places=(place(0, "“We cannot let a single lorry over,”"), place(1, "“We cannot let one lorry across,”"))
            + (None,) * rest,
            speakers=("Joren Pell", "Joren Pell") + (None,) * rest,
            score=0.81,
            relation="reworded",
            changes=(change(0, "a single"), change(1, "one"), *[()] * rest),
            note="One remark, two wordings: at most one of them is verbatim.",
        ),
        QuotationRow(
            places=(None, place(1, "“It is clearly a disaster for us,”")) + (None,) * rest,
            speakers=(None, "Odo Brandt") + (None,) * rest,
            score=None,
            relation=None,
        ),
    )


def of(
    *documents: Document, name: str = "vellmar-bridge", title: str | None = "One bridge, closed twice over"
) -> Comparison:
    """A comparison of any documents by the invented features, through the real measuring and comparing."""
    return compare([measured(item) for item in documents], SETTINGS, name=name, title=title, features=FEATURES)
