"""Which source each body sentence is credited to: what "who is quoted" counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from framing.language.speakers.nesting import enclosing
from framing.language.speakers.other_senses import in_another_sense
from framing.language.speakers.unsaid import unsaid
from framing.language.speakers.word_lists import words
from framing.language.view import View
from framing.model import Attribution, Parsed, Span, Speaker

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_CARRIED = 1 / 3  # share of a medium's report that another's words must fill for the sentence to be theirs


class Credit(NamedTuple):
    """A body sentence, the attribution that credits it, and where the source is named in that sentence."""

    sentence: int  # index into Parsed.sentences
    attribution: int  # index into Parsed.attributions
    span: Span


def is_speech(attribution: Attribution) -> bool:
    """Whether somebody said, wrote or voiced it; what people only think, want or support is not speech."""
    return attribution.cue_class == "speech" or (attribution.verb or "").split(" ")[0] in words("verbs of voicing")


def is_told(view: View, attribution: Attribution, speaker: Speaker) -> bool:
    """Whether words of the speaker are told, and not only a stand on a thing ("hailed her") or what some thing does.

    Of whom nothing tells that they can speak ("the towers welcome sailors"), a clause or a quotation must be told.
    """
    verb = attribution.verb
    if unsaid(view, attribution) or in_another_sense(view, attribution):
        return False
    if verb in words("verbs of going on or beginning") and _begins_with_to(view, attribution):
        return False
    judged = speaker.type != "document" and verb in words("verbs that judge or act")
    nobody = speaker.type == "unknown" and not speaker.named
    return not (judged or nobody) or any(
        view.quoted(token) or (view.tag[token] in _FINITE and view.dep[token] != "relcl")
        for span in attribution.content
        for token in range(*view.range_of(span))
    )


def _begins_with_to(view: View, attribution: Attribution) -> bool:
    low, high = view.range_of(attribution.content[0])
    return low < high and view.lower[low] == "to"


def credits(parsed: Parsed) -> Iterator[Credit]:
    """One credit a body sentence that credits somebody, in order.

    Of several sources in a sentence it is the outermost, and of those the one given most of the sentence's words;
    where a medium passes on what somebody said, it is whoever said it. Linear in the attributions but for those of one
    sentence.
    """
    view = View.of(parsed)
    speakers = {speaker.id: speaker for speaker in parsed.speakers}
    outer = enclosing(parsed.attributions)
    starts = [sentence.start for sentence in parsed.sentences]
    shares: dict[int, dict[int, int]] = {}
    for index, attribution in enumerate(parsed.attributions):
        if attribution.speaker is None or not is_speech(attribution):
            continue
        if not is_told(view, attribution, speakers[attribution.speaker]):
            continue
        for sentence, size in _reach(parsed, attribution, starts):
            found = shares.setdefault(sentence, {})
            found[index] = found.get(index, 0) + size
    for sentence in sorted(shares):
        if parsed.sentences[sentence].kind == "body":
            index = _main(parsed, shares[sentence], outer, speakers)
            yield Credit(sentence, index, _where(parsed, sentence, parsed.attributions[index], speakers))


def further(parsed: Parsed) -> Iterator[Credit]:
    """Whoever else a body sentence credits beside its main source, each once: within its words, or beside them."""
    speakers = {speaker.id: speaker for speaker in parsed.speakers}
    view = View.of(parsed)
    starts = [sentence.start for sentence in parsed.sentences]
    told = {credit.sentence: credit.attribution for credit in credits(parsed)}
    heard: dict[int, set[str]] = {}
    for at, index in told.items():
        main = parsed.attributions[index]
        heard[at] = {str(main.speaker), *main.joint}
    for index, attribution in enumerate(parsed.attributions):
        if attribution.speaker is None or not is_speech(attribution) or not attribution.cue or not attribution.source:
            continue
        if not is_told(view, attribution, speakers[attribution.speaker]):
            continue
        at = bisect_right(starts, attribution.cue[0].start) - 1
        if parsed.sentences[at].kind != "body" or attribution.speaker in heard.setdefault(at, set()):
            continue
        heard[at].add(attribution.speaker)
        yield Credit(at, index, _where(parsed, at, attribution, speakers))


def _reach(parsed: Parsed, attribution: Attribution, starts: list[int]) -> Iterator[tuple[int, int]]:
    """The sentences an attribution stands in, with the characters of content in each."""
    contents = [_whole(parsed, attribution, span) for span in attribution.content]
    for span, weighs in [*((s, True) for s in contents), *((s, False) for s in attribution.cue)]:
        at = max(0, bisect_right(starts, span.start) - 1)
        while at < len(starts) and starts[at] < span.end:
            shared = min(span.end, parsed.sentences[at].end) - max(span.start, starts[at])
            if shared > 0:
                yield at, shared if weighs else 0
            at += 1


def _whole(parsed: Parsed, attribution: Attribution, span: Span) -> Span:
    """A content inside a quotation, widened to all of it: who says its last sentence says its first."""
    at = bisect_right(parsed.quotations, span.start, key=lambda quotation: quotation.start) - 1
    if at < 0:
        return span
    quotation = parsed.quotations[at]
    holds = quotation.start <= span.start and span.end <= quotation.end
    if not holds or any(quotation.start <= cue.start < quotation.end for cue in attribution.cue):
        return span
    return Span(quotation.start, quotation.end)


def _main(parsed: Parsed, shares: Mapping[int, int], outer: list[int | None], speakers: Mapping[str, Speaker]) -> int:
    def rank(index: int) -> tuple[bool, int, int]:
        around = outer[index]
        inner = around in shares
        if around is not None and inner:
            medium = speakers[str(parsed.attributions[around].speaker)].type == "media"
            own = parsed.attributions[index].speaker != parsed.attributions[around].speaker
            if medium and own and shares[index] >= _CARRIED * shares[around]:
                return True, shares[around] + 1, -index
        return not inner, shares[index], -index

    return max(shares, key=rank)


def _where(parsed: Parsed, sentence: int, attribution: Attribution, speakers: Mapping[str, Speaker]) -> Span:
    """The source's name in the sentence, else the cue, else the content."""
    low, high = parsed.sentences[sentence].start, parsed.sentences[sentence].end
    inside = [span for span in attribution.source if low <= span.start and span.end <= high]
    mentions = speakers[str(attribution.speaker)].mentions
    if inside:
        # The name alone, where it stands inside the source's words ("a statement from the ministry").
        at = bisect_right(mentions, inside[0].start, key=lambda span: span.end)
        exact = mentions[at : at + 1]
        fits = exact and inside[0].start <= exact[0].start and exact[0].end <= inside[-1].end
        return exact[0] if fits and attribution.link != "description" else inside[0]
    for span in (*attribution.cue, *attribution.content):
        start, end = max(span.start, low), min(span.end, high)
        if start < end:
            return Span(start, end)
    return Span(low, high)
