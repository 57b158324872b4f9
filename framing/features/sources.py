"""Who is heard: the source each sentence is credited to, how many there are, and how the sentences are shared out."""

from __future__ import annotations

from collections.abc import Iterator

from framing.language.speakers.credit import credits, further
from framing.language.speakers.source_types import governs
from framing.language.voice import voice_at
from framing.model import Count, Evidence, Feature, Few, Mark, Measure, Parsed, Sentence, Span, Speaker

KEY = "sources"


def find(parsed: Parsed) -> Iterator[Evidence]:
    """Evidence of the body's sentences.

    ``credited``: one a sentence that credits somebody with saying something, grouped by the speaker's id; a sentence
    counts once, for its main source. ``joint``: one for each further speaker who is given as saying it together with
    that one, or as saying something of it besides. ``named`` or ``nameless``, ``type.<type>``, ``governs`` and
    ``relayed`` (the words came through somebody else) say more of the same sentence. ``uncredited``: one a sentence
    that credits nobody.
    """
    speakers = {speaker.id: speaker for speaker in parsed.speakers}
    credited = set()
    for credit in credits(parsed):
        attribution = parsed.attributions[credit.attribution]
        speaker = speakers[str(attribution.speaker)]
        credited.add(credit.sentence)
        start, end = credit.span
        voice = voice_at(parsed.voices, start, end)
        parts = (
            *(("source", span) for span in attribution.source),
            *(("cue", span) for span in attribution.cue),
            *(("content", span) for span in attribution.content),
        )
        rule = f"sources.{attribution.link or 'speaker'}"
        yield Evidence(KEY, "credited", start, end, voice, rule, 1.0, speaker.id, parts)
        for id in dict.fromkeys(attribution.joint):
            if id != speaker.id:
                where = _named(speakers[id], attribution.source, parsed.sentences[credit.sentence]) or credit.span
                yield Evidence(KEY, "joint", *where, voice_at(parsed.voices, *where), "sources.joint", 1.0, id, parts)
        more = ["named" if speaker.named else "nameless", f"type.{speaker.type}"]
        if governs(speaker):
            more.append("governs")
        for kind in [*more, "relayed"] if attribution.via else more:
            yield Evidence(KEY, kind, start, end, voice, f"sources.{kind}", 1.0, speaker.id)
    for credit in further(parsed):
        attribution = parsed.attributions[credit.attribution]
        start, end = credit.span
        voice = voice_at(parsed.voices, start, end)
        yield Evidence(KEY, "joint", start, end, voice, "sources.within", 1.0, str(attribution.speaker))
    for index, sentence in enumerate(parsed.sentences):
        if sentence.kind == "body" and index not in credited:
            where = Span(sentence.start, sentence.end)
            yield Evidence(KEY, "uncredited", *where, voice_at(parsed.voices, *where), "sources.uncredited")


def _named(speaker: Speaker, source: tuple[Span, ...], sentence: Sentence) -> Span | None:
    """Where the words of the source name one of those who speak together, if they stand in the sentence."""
    for low, high in source:
        for mention in speaker.mentions:
            if max(low, sentence.start) <= mention.start and mention.end <= min(high, sentence.end):
                return mention
    return None


_BY_SOURCE = Count(KEY, ("credited", "joint"), grouped=True)
_CREDITED = Count(KEY, ("credited",))
_UNCREDITED = Count(KEY, ("uncredited",))
_SENTENCES = Count("text", ("sentence",))
_CAVEAT = "Sources are found by rules over a parse; a source the rules miss or split moves this figure."
_LINKED = "attribution.linked.all"
_WHO = "speakers.all"
_GROWS = 0.71  # distinct sources grow as so high a power of the sentences; on 90 news articles and their halves
_FEWEST = 3  # credited sentences; with fewer, a share of them says nothing

FEATURE = Feature(
    key=KEY,
    title="Sources",
    version="2",
    languages=("en",),
    find=find,
    measures=(
        Measure(
            key="sources.distinct",
            label="Distinct sources",
            unit="sources",
            formula="distinct(by_source)",
            counts={"by_source": _BY_SOURCE, "credited": _CREDITED},
            meaning="How many people, institutions and documents are credited with saying something.",
            basis="{credited} credited sentences",
            caveat="What several say together, and what one tells of another, counts for each of them who is named.",
            exact=True,
            decimals=0,
            page_one=True,
            grows=_GROWS,
            accuracy=_WHO,
        ),
        Measure(
            key="sources.per_ten",
            label="Sources in ten credited sentences",
            unit="sources",
            formula="in_ten(by_source)",
            counts={"by_source": _BY_SOURCE, "credited": _CREDITED},
            meaning="How many sources ten of the credited sentences, drawn at random, would name; higher: more voices.",
            basis="{credited} credited sentences",
            caveat="A long text names more sources than a short one; of ten sentences each has as many to name.",
            citation="Rarefaction: Hurlbert (1971), Ecology 52(4), 577–586",
            exact=True,
            needs=(("credited", 10),),
            accuracy=_WHO,
        ),
        Measure(
            key="sources.leading",
            label="Share of the leading source",
            unit="%",
            formula="100 * largest(by_source) / credited",
            counts={"by_source": _BY_SOURCE, "credited": _CREDITED},
            meaning="Of the credited sentences, how many go to the source heard most; higher: one voice dominates.",
            basis="{largest_name:by_source}, {largest:by_source} of {credited}",
            caveat=_CAVEAT,
            exact=True,
            minimum=_FEWEST,
            page_one=True,
            accuracy=_WHO,
        ),
        Measure(
            key="sources.effective",
            label="Effective number of sources",
            unit="sources",
            formula="effective(by_source)",
            counts={"by_source": _BY_SOURCE, "credited": _CREDITED},
            meaning="How many sources heard equally often would spread the sentences as widely; 1: a single source.",
            basis="{credited} credited sentences",
            caveat=_CAVEAT,
            citation="Inverse Simpson index; Laakso and Taagepera 1979, Comparative Political Studies 12(1).",
            exact=True,
            accuracy=_WHO,
        ),
        Measure(
            key="sources.attributed",
            label="Sentences credited to a source",
            unit="%",
            formula="100 * credited / sentences",
            counts={"credited": _CREDITED, "sentences": _SENTENCES},
            meaning="How much of the text is told as somebody’s words; higher: more of it rests on a source.",
            basis="{credited} of {sentences} sentences",
            few=Few(("credited",), ("sentences",), 100, share=True),
            caveat=_CAVEAT,
            accuracy=_LINKED,
            page_one=True,
        ),
        Measure(
            key="sources.unattributed",
            label="Sentences that credit nobody",
            unit="%",
            formula="100 * uncredited / sentences",
            counts={"uncredited": _UNCREDITED, "sentences": _SENTENCES},
            meaning="How much of the text is stated without a source; background and common knowledge belong here too.",
            basis="{uncredited} of {sentences} sentences",
            few=Few(("uncredited",), ("sentences",), 100, share=True),
            caveat=_CAVEAT,
            accuracy=_LINKED,
        ),
        Measure(
            key="sources.named",
            label="Credited to a source with a name",
            unit="%",
            formula="100 * named / credited",
            counts={"named": Count(KEY, ("named",)), "credited": _CREDITED},
            meaning="How many credited sentences go to a source called by name; lower: more that no reader can check.",
            basis="{named} of {credited} credited sentences",
            few=Few(("named",), ("credited",), 100, share=True),
            caveat="“Party leaders” or “two officials” have no name; a document has none either.",
            minimum=_FEWEST,
            accuracy=_LINKED,
        ),
        Measure(
            key="sources.authorities",
            label="Credited to those who govern",
            unit="%",
            formula="100 * authorities / credited",
            counts={"authorities": Count(KEY, ("governs",)), "credited": _CREDITED},
            meaning=(
                "How many credited sentences go to politicians, officials and bodies that govern; "
                "higher: fewer other voices."
            ),
            basis="{authorities} of {credited} credited sentences",
            few=Few(("authorities",), ("credited",), 100, share=True),
            caveat="A source of which nothing tells what it is has no type and is not counted; nor are armed groups.",
            minimum=_FEWEST,
        ),
        Measure(
            key="sources.relayed",
            label="Credited sentences that came through somebody else",
            unit="sentences",
            formula="relayed",
            counts={"relayed": Count(KEY, ("relayed",)), "credited": _CREDITED},
            meaning="How many credited sentences say that a medium or another speaker passed the words on.",
            basis="{relayed} of {credited} credited sentences",
            exact=True,
            decimals=0,
        ),
    ),
    marks=(Mark(("credited", "joint"), "N", "source", "source", ground="#d9f0e3", line="", bold=True, keyed=False),),
    lexicons=(
        "source_types",
        "known_bodies",
        "body_aliases",
        "given_names",
        "nicknames",
        "speaker_words",
        "reporting_verbs",
    ),
    introduction="Who is credited with saying something, sentence by sentence; thoughts and wishes are not counted.",
    order=10,
)
