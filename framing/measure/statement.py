"""What a document's account rests on, stated from facts as an analyst would state it of a report's sources.

The form follows the source summary statement of Intelligence Community Directive 206 (2015): how many sources, of what
kinds, how far they are named, and whether the account hangs on one source, one occasion or one channel. It states what
the text shows and judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from framing.language.normal_form import normal
from framing.language.speakers.credit import credits
from framing.language.speakers.occasions import main_occasion
from framing.language.speakers.resolver import INFERRED
from framing.language.speakers.source_words import find
from framing.language.tongues import is_foreign, name
from framing.measure.counts import body
from framing.measure.english import counted, in_quotes, listed, number, stop, upper_first
from framing.measure.english import named as in_sentence
from framing.model import Attribution, Parsed, SourceStatement, SourceType, Speaker

_TYPES: Mapping[SourceType, tuple[str, str]] = {
    "official": ("official", "officials"),
    "politician": ("politician", "politicians"),
    "expert": ("expert", "experts"),
    "business": ("business source", "business sources"),
    "civil society": ("civil society source", "civil society sources"),
    "citizen": ("citizen", "citizens"),
    "media": ("media source", "media sources"),
    "document": ("document", "documents"),
    "institution": ("institution", "institutions"),
    "unnamed": ("of whom nothing is told", "of whom nothing is told"),
    "unknown": ("whose role is not told", "whose role is not told"),
}
_LISTED = 3  # descriptions quoted in full
_HALF = 0.5  # share of the credited sentences from which one occasion or one channel is one the account depends on


def statement(parsed: Parsed) -> SourceStatement:
    """The source summary statement of a document. Linear in its length."""
    found = list(credits(parsed))
    said = [parsed.attributions[credit.attribution] for credit in found]
    speakers = {speaker.id: speaker for speaker in parsed.speakers}
    heard = Counter(id for a in said for id in dict.fromkeys((str(a.speaker), *a.joint)))
    most = heard.most_common(2)
    leads = bool(most) and (len(most) == 1 or most[0][1] > most[1][1])
    types = Counter(speakers[id].type for id in heard)
    carriers = Counter(carrier for attribution in said for carrier in dict.fromkeys(attribution.via))
    channel = min(carriers, key=lambda id: (-carriers[id], id), default=None)
    facts = SourceStatement(
        sentences=len(body(parsed)),
        credited=len(said),
        types=tuple(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        named=sum(speakers[str(attribution.speaker)].named for attribution in said),
        leading=most[0][0] if leads else None,
        leading_sentences=most[0][1] if most else 0,
        anonymous=tuple(id for id in heard if speakers[id].anonymity == "anonymous"),
        vague=tuple(id for id in heard if speakers[id].anonymity == "vague"),
        inferred=sum(_inferred(attribution) for attribution in said),
        occasion=main_occasion(parsed, found),
        channel=channel,
        relayed=sum(bool(attribution.via) for attribution in said),
        channel_sentences=carriers[channel] if channel is not None else 0,
        agency=_agency(parsed),
        text="",
    )
    language = parsed.document.language
    if is_foreign(language):
        return replace(facts, text=f"The text is in {name(language or '')}; who is credited is told of English only.")
    return _with_text(facts, speakers)


def _inferred(attribution: Attribution) -> bool:
    return INFERRED in (attribution.link or "")


def _agency(parsed: Parsed) -> str | None:
    """The news agency a dateline or a byline names, as it is printed there."""
    for zone in parsed.document.zones:
        if zone.kind in ("dateline", "byline"):
            words = parsed.document.text[zone.start : zone.end].replace("(", " ").replace(")", " ").split()
            hits = find("agency", [normal(word) for word in words])
            if hits:
                return " ".join(words[hits[0].start : hits[0].end]).strip(",;:–—-/")
    return None


def _with_text(facts: SourceStatement, speakers: Mapping[str, Speaker]) -> SourceStatement:
    return replace(facts, text=" ".join(map(stop, map(upper_first, _sentences(facts, speakers)))))


def _sentences(facts: SourceStatement, speakers: Mapping[str, Speaker]) -> Iterator[str]:
    if facts.credited:
        yield from _who(facts, speakers)
        yield from _kept_back(facts, speakers)
        yield from _dependence(facts, speakers)
    else:
        yield f"none of the {counted(facts.sentences, 'sentence')} credits anybody with saying something"
    if facts.agency is not None:
        yield f"the dateline or the byline names a news agency, {facts.agency}"


def _who(facts: SourceStatement, speakers: Mapping[str, Speaker]) -> Iterator[str]:
    sources = sum(size for _, size in facts.types)
    kinds = listed([f"{number(size)} {_TYPES[kind][size > 1]}" for kind, size in facts.types])
    if sources == 1:
        (kind, _), *_ = facts.types
        plain = kind in ("unnamed", "unknown")
        kinds = _TYPES[kind][0] if plain else f"{'an' if kind[0] in 'aeiou' else 'a'} {_TYPES[kind][0]}"
    yield (
        f"{number(facts.credited)} of {counted(facts.sentences, 'sentence')} "
        f"{'is' if facts.credited == 1 else 'are'} credited to {counted(sources, 'source')}: {kinds}"
    )
    if facts.credited == 1:
        yield "the source is named" if facts.named else "the source is not named"
        return
    yield f"sources with a name account for {_of(facts.named, facts)}"
    if facts.leading is None:
        yield f"no source leads: the most heard have {counted(facts.leading_sentences, 'sentence')} each"
    elif sources > 1:
        leading = in_sentence(speakers[facts.leading].name)
        yield f"the leading source, {leading}, accounts for {_of(facts.leading_sentences, facts)}"


def _of(count: int, facts: SourceStatement) -> str:
    """ "six of the eight (75%)"."""
    if count == facts.credited:
        return "all of them"
    return f"{number(count)} of the {number(facts.credited)} ({100 * count / facts.credited:.0f}%)"


def _kept_back(facts: SourceStatement, speakers: Mapping[str, Speaker]) -> Iterator[str]:
    for ids, word in ((facts.anonymous, "anonymous"), (facts.vague, "vague")):
        if ids:
            described = [in_quotes(speakers[id].name) for id in ids[:_LISTED]]
            if len(ids) > _LISTED:
                described.append(f"{number(len(ids) - _LISTED)} more")
            yield f"{counted(len(ids), 'source')} {'is' if len(ids) == 1 else 'are'} {word}: {listed(described)}"
    if not facts.anonymous and not facts.vague:
        yield "no source is anonymous or vague"
    if facts.inferred:
        verb = "has" if facts.inferred == 1 else "have"
        yield f"{counted(facts.inferred, 'sentence')} {verb} a source inferred from who spoke before"


def _dependence(facts: SourceStatement, speakers: Mapping[str, Speaker]) -> Iterator[str]:
    occasion = facts.occasion
    if occasion is not None and occasion.sentences > 1 and occasion.sentences >= _HALF * facts.credited:
        rest = occasion.sentences - occasion.named
        names = "names" if occasion.named == 1 else "name"
        onward = f", {number(rest)} by the same source going on" if rest else ""
        yield (
            f"{_of(occasion.sentences, facts)} come from one occasion, "
            f"{in_quotes(occasion.name)}: {number(occasion.named)} {names} it{onward}"
        )
    elif facts.credited > 1:
        yield "no single occasion is given for half of them"
    if facts.channel is not None:
        through = in_sentence(speakers[facts.channel].name)
        if facts.channel_sentences == facts.relayed:
            yield f"{_of(facts.relayed, facts)} came through {through}"
        else:
            part = number(facts.channel_sentences)
            yield f"{_of(facts.relayed, facts)} came through another’s hands, {part} of these through {through}"
    elif facts.credited > 1:
        yield "none is given as relayed by a medium or another speaker"
